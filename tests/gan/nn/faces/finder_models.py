"""Face finders for tests: one with random weights among the user's own, one that finds drawn discs."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.models import save_model
from gan.nn.faces.aligner import TASK
from gan.nn.faces.alignment import FoundFace
from gan.nn.faces.finder import (
    LARGEST_EYES,
    OFFSET_UNIT,
    SMALLEST_EYES,
    FaceFinder,
    FinderConfig,
    place_centres,
)
from gan.paths import user_folder


def install_finder() -> None:
    """Save a finder with random weights in the user folder; it takes the place of the shipped one."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        finder = FaceFinder(FinderConfig(4, 6, 8))
    save_model(
        user_folder() / "models",
        finder.state_dict(),
        name=TASK,
        task=TASK,
        version="1",
        summary="A small finder.",
        license="MIT",
        config=finder.config.to_card(),
        trained_on=(),
        recipe="random weights",
        figures=(),
        limits="for tests",
    )


def draw_disc(picture: np.ndarray, face: FoundFace) -> None:
    """Paint what `DiscFinder` takes for this face, in place: a red disc."""
    centre = (np.mean(face.eyes, axis=0) + face.mouth) / 2
    place = tuple(int(round(value * 16)) for value in centre)
    cv2.circle(picture, place, int(face.eye_distance * 8), (255, 0, 0), -1, cv2.LINE_AA, 4)


def face_at(x: float, y: float, size: float, score: float = 1.0) -> FoundFace:
    """An upright face whose eyes and mouth are `size` apart, with its centre at (x, y)."""
    half = size / 2
    return FoundFace(((x - half, y - half), (x + half, y - half)), (x, y + half), score)


class DiscFinder(FaceFinder):
    """Finds red discs whose diameter is one that it knows: as wide as the eyes are apart."""

    def __init__(self) -> None:
        super().__init__(FinderConfig(4, 6, 8))
        self.sides: list[tuple[int, int]] = []

    def forward(self, pictures: Tensor) -> Tensor:
        """As in `FaceFinder`."""
        height, width = (-(-side // 8) for side in pictures.shape[2:])
        outputs = torch.zeros(len(pictures), 7, height, width)
        outputs[:, 0] = -9.0
        self.sides.append((pictures.shape[2], pictures.shape[3]))
        for output, picture in zip(outputs, pictures, strict=True):
            red = (picture[0] > 0).numpy().astype(np.uint8)
            count, _, stats, centres = cv2.connectedComponentsWithStats(red)
            for index in range(1, count):
                size = 2 * float(np.sqrt(stats[index, cv2.CC_STAT_AREA] / np.pi))
                if SMALLEST_EYES <= size <= LARGEST_EYES:
                    _mark(output, face_at(*centres[index], size))
        return outputs


def _mark(output: Tensor, face: FoundFace) -> None:
    """Write a face into the places near its centre."""
    places = place_centres(*output.shape[1:])
    points = torch.tensor([*face.eyes, face.mouth], dtype=torch.float32)
    centre = (points[:2].mean(dim=0) + points[2]) / 2
    near = (places - centre).norm(dim=-1) <= 6
    offsets = (points - places[near][:, None]) / OFFSET_UNIT
    output[0][near] = 6.0
    output[1:, near] = offsets.flatten(1).T
