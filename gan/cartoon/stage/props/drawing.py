"""What the drawing of a prop is given, and the list that drawings are entered in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gan.cartoon.stage.sketch import Sketch, mixed


@dataclass(frozen=True)
class Look:
    """How one prop is to look.

    Attributes:
        colour: its main colour, "#rrggbb".
        variant: 0..1, what differs between two of a kind.
        state: one of the prop's states.
    """

    colour: str
    variant: float
    state: str

    @property
    def dark(self) -> str:
        """A deeper tone of the main colour, for a second part of the same material."""
        return mixed(self.colour, "#4a2f45", 0.28)

    @property
    def pale(self) -> str:
        """A paler tone of it."""
        return mixed(self.colour, "#fff4dc", 0.45)


Draw = Callable[[Sketch, Look], None]


class Drawings(dict[str, Draw]):
    """Drawings by prop id; used as a decorator: `@drawings("ball")`."""

    def __call__(self, *ids: str) -> Callable[[Draw], Draw]:
        """Enter a function as the drawing of these props."""

        def enter(draw: Draw) -> Draw:
            for prop_id in ids:
                self[prop_id] = draw
            return draw

        return enter
