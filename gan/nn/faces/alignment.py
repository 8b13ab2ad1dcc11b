"""Found faces as plain values, and how a face is brought to where the generator's faces are.

Importing this imports no torch; `find_faces` does when it is called.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from gan.media import Picture

Point = tuple[float, float]

FINDER_TASK = "face-finder"
ALIGNED_SIDE = 128
# Left eye, right eye and mouth of the faces that Ganvas trains on, as its finder sees them; in pixels of 128.
ALIGNED_POINTS = ((46.9, 60.4), (81.3, 60.2), (64.0, 95.0))
_EYE_DISTANCE = 34.4
_MOUTH_DISTANCE = 34.7  # from between the eyes
_EYE_CENTRE = (64.1, 60.3)
# Forehead to chin and ear to ear, in an aligned face.
_FACE_CORNERS = ((32.0, 30.0), (96.0, 30.0), (96.0, 116.0), (32.0, 116.0))


@dataclass(frozen=True)
class FoundFace:
    """A face in a picture; all places are (x, y) in its pixels, which begin with the centre of pixel 0 at 0.

    Attributes:
        eyes: the left and the right one, as seen in the picture.
        mouth: its middle.
        score: 0..1, how sure it is.
    """

    eyes: tuple[Point, Point]
    mouth: Point
    score: float = 1.0

    @property
    def eye_centre(self) -> Point:
        """Between the eyes."""
        (left, top), (right, bottom) = self.eyes
        return (left + right) / 2, (top + bottom) / 2

    @property
    def eye_distance(self) -> float:
        """In pixels."""
        return math.dist(*self.eyes)

    @property
    def roll(self) -> float:
        """Degrees by which the line of the eyes sinks to the right."""
        (left, top), (right, bottom) = self.eyes
        return math.degrees(math.atan2(bottom - top, right - left))

    @property
    def scale(self) -> float:
        """Pixels of the picture for a pixel of the aligned face of 128x128: the geometric mean of what the
        eyes and the mouth say."""
        mouth_distance = math.dist(self.eye_centre, self.mouth)
        return math.sqrt(self.eye_distance / _EYE_DISTANCE * mouth_distance / _MOUTH_DISTANCE)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what surrounds forehead, chin and ears."""
        matrix = alignment_matrix(self, ALIGNED_SIDE)
        corners = (np.array(_FACE_CORNERS) - matrix[:, 2]) @ np.linalg.inv(matrix[:, :2]).T
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        return float(left), float(top), float(right), float(bottom)


def find_faces(picture: np.ndarray) -> tuple[FoundFace, ...]:
    """The faces of a picture from left to right, found by the installed model of the task "face-finder".

    Upright faces, turned by up to about 40 degrees, with eyes at least 9 pixels apart after the picture is
    reduced to 1280 pixels a side.

    Args:
        picture: (H, W, 3) uint8 RGB.

    Raises:
        ModelError: the model is missing or damaged.
    """
    from gan.nn.faces.aligner import default_aligner

    return default_aligner().find(picture)


def align(picture: np.ndarray, face: FoundFace, side: int = ALIGNED_SIDE) -> np.ndarray:
    """A face as the generator makes them: eyes level, at (47, 60) and (81, 60) of 128.

    What lies outside the picture is mirrored.

    Args:
        picture: (H, W, 3) uint8 RGB.
        face: one of the picture's faces.
        side: of the result.

    Returns:
        (side, side, 3) uint8.
    """
    return warp(picture, alignment_matrix(face, side), side, cv2.BORDER_REFLECT_101)


def alignment_matrix(face: FoundFace, side: int) -> np.ndarray:
    """(2, 3) matrix from the picture's pixels to those of the aligned face: turn, scale and shift only."""
    share = side / ALIGNED_SIDE
    scale, angle = share / face.scale, -math.radians(face.roll)
    turn = scale * np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    target = (np.array(_EYE_CENTRE) + 0.5) * share - 0.5
    return np.column_stack((turn, target - turn @ face.eye_centre))


def share_outside(picture: np.ndarray, face: FoundFace) -> float:
    """Share of the aligned face that lies outside the picture and would be mirrored, 0..1."""
    inside = np.ones(picture.shape[:2], np.uint8)
    matrix = alignment_matrix(face, ALIGNED_SIDE // 2)
    return 1 - float(warp(inside * 255, matrix, ALIGNED_SIDE // 2, cv2.BORDER_CONSTANT).mean()) / 255


def warp(pixels: np.ndarray, matrix: np.ndarray, side: int, border: int) -> np.ndarray:
    """A picture under a similarity; it is halved first where it would alias.

    Args:
        pixels: (H, W) or (H, W, 3) uint8.
        matrix: (2, 3), from its pixels to those of the result.
        side: of the result.
        border: OpenCV's kind of border.

    Returns:
        (side, side, ...) uint8.
    """
    matrix = matrix.copy()
    scale = math.sqrt(abs(np.linalg.det(matrix[:, :2])))
    while scale <= 0.5 and min(pixels.shape[:2]) >= 16:
        height, width = pixels.shape[:2]
        pixels = cv2.resize(pixels, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
        # The centre of pixel 0 of the half is at 0.5 of the whole.
        matrix[:, 2] += matrix[:, :2].sum(axis=1) * 0.5
        matrix[:, :2] *= 2
        scale *= 2
    smooth = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR
    return cv2.warpAffine(pixels, matrix, (side, side), flags=smooth, borderMode=border)


def plain_pixels(picture: Picture) -> np.ndarray:
    """(H, W, 3) uint8 RGB of any picture: grey or in colours, of any depth; transparent parts on white."""
    pixels = np.repeat(picture.pixels, 3, axis=2) if picture.pixels.shape[2] == 1 else picture.pixels
    peak = 2.0**picture.depth - 1
    if picture.alpha is not None:
        share = picture.alpha[..., None].astype(np.float32) / peak
        pixels = pixels * share + peak * (1 - share)
    if pixels.dtype == np.uint8:
        return pixels
    return np.round(pixels * (255 / peak)).astype(np.uint8)
