"""What a person can ask of Faces, as plain values; importing this does not import torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.faces.errors import FacesError
from gan.faces.face import HIGHEST_SEED, Face, check_seed, check_truncation

if TYPE_CHECKING:
    import numpy as np

    from gan.engine import Model, Work

TASK = "faces"
FORMATS = ("png", "jpg", "webp", "tiff")
ENLARGED_AT_MOST = 16  # times the model's own side
MOST_IN_GRID = 10_000  # larger pictures hardly any program opens

Enlarge = Callable[[int], "Model"]
"""For a scale factor (2 or 4), the engine's model that enlarges (N, 3, H, W) uint8 pictures by it."""


@dataclass(frozen=True)
class MakeFaces:
    """Make faces in memory, for a window. Several of these that wait together run as one batch.

    Attributes:
        faces: at least one.
        model: name of a model card of the task "faces", or "auto".
        size: side of the pictures, a power of two up to the model's own (smaller ones are box-reduced: a
            preview); None for the model's own.

    Raises:
        FacesError: a value is out of its range; the sentence names it.
    """

    faces: tuple[Face, ...]
    model: str = "auto"
    size: int | None = None

    def __post_init__(self) -> None:
        if not self.faces:
            raise FacesError("No face is named; give at least one.")
        _check_size(self.size)

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `FacePictures`."""
        from gan.faces.work import MakeWork

        return MakeWork(self)


@dataclass(frozen=True, eq=False)
class FacePictures:
    """What came of `MakeFaces`.

    Attributes:
        pixels: (N, S, S, 3) uint8 RGB.
        seconds: from the start of the job.
        model: name of the model that was used.
    """

    pixels: np.ndarray
    seconds: float
    model: str = ""


@dataclass(frozen=True)
class SaveFaces:
    """Make faces and save each as a picture; any number, in constant memory.

    Attributes:
        folder: where they go; made if it is not there.
        count: how many seeds.
        seed: the first of them.
        truncation: 0..1.
        grid: save one more picture that shows them all (the first `MOST_IN_GRID` of them).
        size: side of the pictures: the model's own times or by a power of two; None for its own.
        model: name of a model card of the task "faces", or "auto".
        format: "png", "jpg", "webp" or "tiff".
        overwrite: replace existing pictures instead of taking numbered names beside them.
        faces: these instead of `count` seeds; `count`, `seed` and `truncation` do not matter then.
        enlarge: how pictures larger than the model's own are made; None where nothing can.
        quality: of JPEG and WebP, 1..100.

    Raises:
        FacesError: a value is out of its range; the sentence names it.
    """

    folder: Path
    count: int = 16
    seed: int = 0
    truncation: float = 0.7
    grid: bool = False
    size: int | None = None
    model: str = "auto"
    format: str = "png"
    overwrite: bool = False
    faces: tuple[Face, ...] = ()
    enlarge: Enlarge | None = None
    quality: int = 95

    def __post_init__(self) -> None:
        if self.count < 1:
            raise FacesError(f"The number of faces is {self.count}; it can be 1 or more.")
        check_seed(self.seed)
        if self.seed + self.count - 1 > HIGHEST_SEED:
            raise FacesError(f"There are no {self.count} seeds from {self.seed}; start lower.")
        check_truncation(self.truncation)
        if self.format not in FORMATS:
            raise FacesError(f"The format is {self.format!r}; choose one of {', '.join(FORMATS)}.")
        if not 1 <= self.quality <= 100:
            raise FacesError(f"The quality is {self.quality}; it can be 1 to 100.")
        _check_size(self.size)

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `SavedFaces`."""
        from gan.faces.work import SaveWork

        return SaveWork(self)


@dataclass(frozen=True)
class SavedFaces:
    """What came of `SaveFaces`.

    Attributes:
        paths: the pictures in order; the grid, where one was asked for, last.
        seconds: from the start of the job.
        notes: sentences that the person should know.
        model: name of the model that was used.
        size: side of the pictures in pixels.
    """

    paths: tuple[Path, ...]
    seconds: float
    notes: tuple[str, ...] = ()
    model: str = ""
    size: int = 0


@dataclass(frozen=True)
class WalkFaces:
    """Film a walk from face to face: on great circles, slowing down at each face.

    Attributes:
        target: the film; its suffix says the format (see `gan.media.films`).
        faces: at least two.
        seconds: how long the film is.
        loop: go back to the first face at the end, so that the film can repeat without a jump.
        frames_per_second: of the film.
        size: side of the frames; see `SaveFaces`.
        model: name of a model card of the task "faces", or "auto".
        overwrite: replace an existing film instead of taking a numbered name beside it.
        enlarge: see `SaveFaces`.
        quality: of the film, 1..100.

    Raises:
        FacesError: a value is out of its range; the sentence names it.
    """

    target: Path
    faces: tuple[Face, ...]
    seconds: float = 8
    loop: bool = True
    frames_per_second: int = 25
    size: int | None = None
    model: str = "auto"
    overwrite: bool = False
    enlarge: Enlarge | None = None
    quality: int = 85

    def __post_init__(self) -> None:
        if len(self.faces) < 2:
            raise FacesError(f"A walk needs at least two faces, and {len(self.faces)} is named.")
        if not 0 < self.seconds <= 24 * 3600:
            raise FacesError(f"The walk lasts {self.seconds} seconds; it can be above 0, and a day at most.")
        if not 1 <= self.frames_per_second <= 120:
            raise FacesError(f"The film has {self.frames_per_second} frames a second; it can be 1 to 120.")
        if not 1 <= self.quality <= 100:
            raise FacesError(f"The quality is {self.quality}; it can be 1 to 100.")
        if self.frames < 2:
            raise FacesError(f"A walk of {self.seconds} seconds has no two frames; make it longer.")
        _check_size(self.size)

    @property
    def frames(self) -> int:
        """How many frames the film has."""
        return round(self.seconds * self.frames_per_second)

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `SavedFilm`."""
        from gan.faces.walk import WalkWork

        return WalkWork(self)


@dataclass(frozen=True)
class SavedFilm:
    """What came of `WalkFaces`.

    Attributes:
        path: the film.
        frames: how many it has.
        seconds: from the start of the job.
        notes: sentences that the person should know.
        model: name of the model that was used.
        size: side of the frames in pixels.
    """

    path: Path
    frames: int
    seconds: float
    notes: tuple[str, ...] = ()
    model: str = ""
    size: int = 0


def _check_size(size: int | None) -> None:
    if size is not None and (size < 4 or size & (size - 1)):
        raise FacesError(f"The size is {size}; it can be a power of two: 32, 64, 128, 256, 512, 1024, ….")
