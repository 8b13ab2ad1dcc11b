"""What a person can ask of Cartoon, as plain values; importing this imports neither torch nor Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Scene
from gan.media.films.formats import WRITABLE_FILMS

if TYPE_CHECKING:
    from gan.engine import Work

CAPTIONS = ("balloons", "subtitles", "none")
COMPOSERS = ("rules", "learned")
FRAMES_FOLDER = ""
"""The suffix of a target that is a folder: every frame becomes a PNG in it."""

CLIP_SUFFIXES = (*WRITABLE_FILMS, FRAMES_FOLDER)
STILL_SUFFIXES = (".png", ".svg")

_SMALLEST, _LARGEST = 16, 7680
_SEEDS = 2**32


@dataclass(frozen=True)
class ClipRequest:
    """Make a clip of a script or a scene, and save it. Frames stream: memory does not grow with its length.

    Attributes:
        target: the clip; its suffix says the format: .mp4, .webm, .gif, .webp, .png (animated), or none for
            a folder of PNGs, which is made.
        text: English; "" where `scene` is given.
        scene: what is shown, instead of a text.
        size: width and height of the frames in pixels.
        seed: what is left to chance follows from it; None for the scene's own, or 0.
        captions: how speech is shown, one of `CAPTIONS`.
        voices: whether the lines are spoken, where espeak-ng is installed and the format has sound.
        background: False leaves the set out, and everything but the players is transparent (not in MP4).
        scene_file: where what was understood is saved, as JSON; None to leave it.
        composer: what places everybody, one of `COMPOSERS`.
        quality: of the clip, 1..100.
        loop: whether GIF, WebP and PNG start again at their end.
        overwrite: replace what is there instead of taking numbered names beside it.
        sources: the files that the text was read from; nothing is done with them but to remember them.

    Raises:
        CartoonError: a value is out of its range; the sentence names it.
    """

    target: Path
    text: str = ""
    scene: Scene | None = None
    size: tuple[int, int] = (1280, 720)
    seed: int | None = None
    captions: str = "balloons"
    voices: bool = False
    background: bool = True
    scene_file: Path | None = None
    composer: str = "rules"
    quality: int = 85
    loop: bool = True
    overwrite: bool = False
    sources: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        _check_source(self.text, self.scene)
        _check_size(self.size)
        _check_choice("captions", self.captions, CAPTIONS)
        _check_choice("composer", self.composer, COMPOSERS)
        _check_seed(self.seed)
        suffix = self.target.suffix.lower()
        if suffix not in CLIP_SUFFIXES:
            raise CartoonError(
                f"{self.target.name} has an ending that no clip has; take .mp4, .webm, .gif, .webp, "
                ".png, or none for a folder of pictures."
            )
        if not self.background and suffix == ".mp4":
            raise CartoonError(
                f"{self.target.name} cannot be transparent since MP4 is not; take .webm, .gif, .webp or .png."
            )
        if not 1 <= self.quality <= 100:
            raise CartoonError(f"The quality is {self.quality}; it can be 1 to 100.")

    def work(self) -> Work:
        """How the engine carries it out; this imports Qt. The result is `SavedClip`."""
        from gan.cartoon.work import ClipWork

        return ClipWork(self)


@dataclass(frozen=True)
class SavedClip:
    """What came of `ClipRequest`.

    Attributes:
        path: the clip, or the folder of its frames.
        frames: how many it has.
        width, height: of the frames in pixels.
        duration: of the clip in seconds.
        seconds: from the start of the job.
        shots: how many it has.
        scene: where what was understood was saved; None where nobody asked for it.
        voices: whether it speaks.
        notes: sentences that the person should know: words that were not understood, among others.
    """

    path: Path
    frames: int
    width: int
    height: int
    duration: float
    seconds: float
    shots: int = 1
    scene: Path | None = None
    voices: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class StillRequest:
    """Save one frame of a scene, or a storyboard of all its shots.

    Attributes:
        target: the picture: .png, or .svg, which keeps all shapes as vectors.
        text, scene, size, seed, captions, background, composer, overwrite, sources: see `ClipRequest`.
        moment: seconds in the clip; None for a telling one.
        storyboard: a telling moment of every shot on one sheet, each of the given size (PNG only).

    Raises:
        CartoonError: a value is out of its range; the sentence names it.
    """

    target: Path
    text: str = ""
    scene: Scene | None = None
    size: tuple[int, int] = (1280, 720)
    seed: int | None = None
    captions: str = "balloons"
    background: bool = True
    composer: str = "rules"
    moment: float | None = None
    storyboard: bool = False
    overwrite: bool = False
    sources: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        _check_source(self.text, self.scene)
        _check_size(self.size)
        _check_choice("captions", self.captions, CAPTIONS)
        _check_choice("composer", self.composer, COMPOSERS)
        _check_seed(self.seed)
        suffix = self.target.suffix.lower()
        if suffix not in STILL_SUFFIXES:
            raise CartoonError(
                f"{self.target.name} should end in .png or .svg; stills are saved as one of them."
            )
        if self.storyboard and suffix != ".png":
            raise CartoonError(f"{self.target.name} should end in .png; storyboards are saved as PNG.")
        if self.moment is not None and self.moment < 0:
            raise CartoonError(f"The moment is {self.moment} s; it can be 0 or later.")

    def work(self) -> Work:
        """How the engine carries it out; this imports Qt. The result is `SavedStill`."""
        from gan.cartoon.stills import StillWork

        return StillWork(self)


@dataclass(frozen=True)
class SavedStill:
    """What came of `StillRequest`.

    Attributes:
        path: the picture.
        width, height: of it in pixels.
        moment: seconds in the clip; 0 for a storyboard.
        seconds: from the start of the job.
        notes: sentences that the person should know.
    """

    path: Path
    width: int
    height: int
    moment: float
    seconds: float
    notes: tuple[str, ...] = ()


def _check_source(text: str, scene: Scene | None) -> None:
    if scene is None and not text.strip():
        raise CartoonError("There is no text; write what happens, as in “Ada walks into the kitchen.”")


def _check_size(size: tuple[int, int]) -> None:
    if not all(_SMALLEST <= side <= _LARGEST for side in size):
        raise CartoonError(
            f"The size is {size[0]}x{size[1]}; each side can be {_SMALLEST} to {_LARGEST} pixels."
        )
    if not 1 / 4 <= size[0] / size[1] <= 4:
        raise CartoonError(f"The size is {size[0]}x{size[1]}; one side can be four times the other at most.")


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise CartoonError(f"The {name} is {value!r}; choose one of {', '.join(choices)}.")


def _check_seed(seed: int | None) -> None:
    if seed is not None and not 0 <= seed < _SEEDS:
        raise CartoonError(f"The seed is {seed}; it can be 0 to {_SEEDS - 1:,}.")
