"""Asking for the face of a photo as the generator would make it; importing this imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.faces.errors import FacesError
from gan.faces.face import Face

if TYPE_CHECKING:
    import numpy as np

    from gan.engine import Work
    from gan.nn.faces.alignment import FoundFace

MOST_STEPS = 2000
# Distances, as shares of that of a random face, below which a likeness deserves the words.
_LIKENESS = ((0.12, "very close"), (0.25, "close"), (0.4, "similar"), (0.7, "only roughly alike"))


class SeveralFacesError(FacesError):
    """A photo with several faces, of which none was chosen.

    Attributes:
        faces: those that were found, from left to right.
    """

    def __init__(self, sentence: str, faces: tuple[FoundFace, ...]) -> None:
        super().__init__(sentence)
        self.faces = faces


@dataclass(frozen=True)
class InvertPhoto:
    """Find the latents from which the generator makes a face most like one in a photo.

    Attributes:
        photo: a picture with at least one face.
        which: which of its faces, counted from left to right from 1; needed where there are several.
        model: name of a model card of the task "faces", or "auto".
        steps: of the optimisation.

    Raises:
        FacesError: a value is out of its range; the sentence names it.
    """

    photo: Path
    which: int | None = None
    model: str = "auto"
    steps: int = 150

    def __post_init__(self) -> None:
        if self.which is not None and self.which < 1:
            raise FacesError(f"Face {self.which} is asked for; they count from 1, from left to right.")
        if not 1 <= self.steps <= MOST_STEPS:
            raise FacesError(f"The number of steps is {self.steps}; it can be 1 to {MOST_STEPS}.")

    def work(self) -> Work:
        """How the engine carries it out; this imports torch. The result is `Inverted`."""
        from gan.faces.inversion_work import InvertWork

        return InvertWork(self)


@dataclass(frozen=True, eq=False)
class Inverted:
    """What came of `InvertPhoto`.

    Attributes:
        face: with the latents that were found; it can be mixed and edited like any other.
        aligned: (S, S, 3) uint8, the photo's face as it was looked for.
        rebuilt: (S, S, 3) uint8, the generator's face.
        distance: between the two, as a share of the usual distance of a random face: 0 the same, 1 anybody.
        candidates: the faces of the photo, from left to right.
        which: the one that was taken, from 1.
        seconds: from the start of the job.
        model: name of the model that was used.
    """

    face: Face
    aligned: np.ndarray
    rebuilt: np.ndarray
    distance: float
    candidates: tuple[FoundFace, ...]
    which: int
    seconds: float
    model: str

    @property
    def likeness(self) -> str:
        """The distance in words."""
        return likeness_of(self.distance)


def likeness_of(distance: float) -> str:
    """Words for a distance as of `Inverted`."""
    return next((words for limit, words in _LIKENESS if distance < limit), "hardly alike")
