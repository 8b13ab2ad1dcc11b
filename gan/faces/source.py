"""What the works of Faces share: the model, its edits, the size, and steps from latents to pictures."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

import numpy as np
import torch
from torch import Tensor

from gan.engine import Job, Step
from gan.faces.cards import find_card
from gan.faces.edits import load_directions
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.latents import LatentShape, resolve_all
from gan.faces.model import EnlargedFaceModel, FaceModel, pieces_of
from gan.faces.request import ENLARGED_AT_MOST, Enlarge


class FaceSource:
    """Makes the pictures of one job.

    Attributes:
        name: of the model that is used.
        side: of the pictures that come out.
        shape: of the latents.
        piece: how many faces make one step.
    """

    def __init__(self, model: str, size: int | None, enlarge: Enlarge | None = None) -> None:
        """Find the model and see whether it can make the size.

        Raises:
            FacesError: no model is installed, or the size is none that it can make; the sentence says
                which it can.
            ModelError: there is no model of this name.
        """
        self._started = time.monotonic()
        card = find_card(model)
        self.name = card.name
        self.shape = LatentShape.of(card)
        self._card = card
        self._directions: dict[str, np.ndarray] | None = None
        self.side = size or self.shape.side
        self._model: FaceModel | EnlargedFaceModel = FaceModel(card.name, card.sha256, self.shape.side)
        if self.side > self.shape.side:
            self._enlarge(enlarge)
        self.piece = pieces_of(self._model.side)

    @property
    def seconds(self) -> float:
        """Since the start of the job."""
        return time.monotonic() - self._started

    def latents(self, faces: Iterable[Face]) -> np.ndarray:
        """(N, levels, length) float32; see `gan.faces.latents.resolve`."""
        return resolve_all(tuple(faces), self.shape, self.directions)

    @property
    def directions(self) -> dict[str, np.ndarray]:
        """The model's edits, read when they are first needed."""
        if self._directions is None:
            self._directions = load_directions(self._card)
        return self._directions

    def note_truncation(self, job: Job, faces: Iterable[float]) -> None:
        """Say so where truncations below 1 are asked of a model that has none."""
        if not self.shape.truncates and min(faces) < 1:
            job.note(f"The model {self.name} knows no truncation, so its faces are those of truncation 1.")

    def step(self, latents: np.ndarray) -> Step:
        """The step of (n, levels, length) latents."""
        return Step(self._model, torch.from_numpy(np.ascontiguousarray(latents, dtype=np.float32)))

    def pictures(self, outputs: Iterator[tuple[Step, Tensor]]) -> Iterator[np.ndarray]:
        """What the steps gave, each (n, side, side, 3) uint8."""
        for _, output in outputs:
            yield shrink(output.permute(0, 2, 3, 1).numpy(), self.side)

    def _enlarge(self, enlarge: Enlarge | None) -> None:
        """Put enlarging networks behind the generator."""
        own = self.shape.side
        factor = self.side // own
        if enlarge is None or factor > ENLARGED_AT_MOST:
            highest = own * ENLARGED_AT_MOST if enlarge is not None else own
            sizes = [str(4 << level) for level in range(highest.bit_length() - 2)]
            raise FacesError(
                f"The size is {self.side}, and with the model {self.name} it can be {', '.join(sizes)}."
            )
        while factor > 1:
            step = 4 if factor % 4 == 0 else 2
            self._model = EnlargedFaceModel(self._model, enlarge(step), self._model.side * step)
            factor //= step


def shrink(pictures: np.ndarray, side: int) -> np.ndarray:
    """Mean of whole blocks of pixels.

    Args:
        pictures: (N, S, S, 3) uint8.
        side: a divisor of S.

    Returns:
        (N, side, side, 3) uint8, C order.
    """
    number, whole = pictures.shape[:2]
    if side == whole:
        return np.ascontiguousarray(pictures)
    factor = whole // side
    blocks = pictures.reshape(number, side, factor, side, factor, 3)
    return np.rint(blocks.mean(axis=(2, 4), dtype=np.float32)).astype(np.uint8)
