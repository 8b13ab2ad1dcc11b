"""Make a clip out of somebody's own base of clips; importing this imports neither torch nor Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Scene
from gan.media.films.formats import WRITABLE_FILMS

if TYPE_CHECKING:
    from gan.engine import Work

_SMALLEST, _LARGEST = 64, 3840


@dataclass(frozen=True)
class CollageRequest:
    """A clip of three seconds a shot, cut out of a base's clips: composed, retrieved and fused.

    Attributes:
        target: .mp4, .webm, .gif, .webp or .png.
        clips: folder of the base: our own, or one in the layout of FLINTSTONES.
        text: English; "" where `scene` is given.
        scene: what is shown, instead of a text.
        size: width and height of the frames in pixels.
        seed: of what is left to chance.
        quality: of the clip, 1..100.
        overwrite: replace what is there instead of taking numbered names beside it.

    Raises:
        CartoonError: a value is out of its range; the sentence names it.
    """

    target: Path
    clips: Path
    text: str = ""
    scene: Scene | None = None
    size: tuple[int, int] = (640, 480)
    seed: int = 0
    quality: int = 85
    overwrite: bool = False

    def __post_init__(self) -> None:
        if self.scene is None and not self.text.strip():
            raise CartoonError("There is no text; write what happens, as in “Ada walks into the kitchen.”")
        if not all(_SMALLEST <= side <= _LARGEST for side in self.size):
            raise CartoonError(
                f"The size is {self.size[0]}x{self.size[1]}; each side can be {_SMALLEST} to "
                f"{_LARGEST} pixels."
            )
        if self.target.suffix.lower() not in WRITABLE_FILMS:
            raise CartoonError(
                f"{self.target.name} has an ending that no clip has; take .mp4, .webm or .gif."
            )

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is a `SavedClip`."""
        from gan.cartoon.learned.collage_work import CollageWork

        return CollageWork(self)
