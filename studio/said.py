"""What the window has said, and how each text came about, so that it can be said in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

# Texts of one kind with something filled in that are remembered; the oldest are forgotten.
_MOST_FILLED = 4000


@dataclass(frozen=True)
class Origin:
    """How a text came about.

    Attributes:
        say: the function that said it.
        words: its arguments, literals among them.
        values: what was filled in, by name.
        is_plain: whether it is a text of the source as it stands there, of which there are only so many.
    """

    say: Callable[..., str]
    words: tuple[Any, ...]
    values: dict[str, Any] = field(default_factory=dict)
    is_plain: bool = False


class Said:
    """The texts of every language that was shown. What is said again takes the place of what was."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[tuple[str, bool], dict[str, Origin]]] = {}

    def keep(self, code: str, text: str, origin: Origin) -> str:
        """Remember a text that was said in a language; returns the text."""
        kinds = self._kinds.setdefault(code, {})
        known = kinds.setdefault((origin.say.__name__, origin.is_plain), {})
        known[text] = origin
        if len(known) > _MOST_FILLED and not origin.is_plain:
            for old in list(known)[: _MOST_FILLED // 2]:
                known.pop(old, None)  # another thread may do the same
        return text

    def origin_of(self, codes: Iterable[str], text: str) -> Origin | None:
        """How a text of one of some languages came about; None where nobody said it."""
        for code in codes:
            for known in list(self._kinds.get(code, {}).values()):
                if (origin := known.get(text)) is not None:
                    return origin
        return None
