"""Faces over an enlarged picture: what the face weights make of them, blended in without a seam.

Each face is computed twice, by the weights of the picture and by those for faces. What differs is laid over
the result within a soft oval, free of everything that is slower than a face: so colours and light are those
of the surroundings, whatever either network does to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.engine import Step
from gan.enhance.model import Enlarger, Shape
from gan.enhance.tiles import Tile, bands, plan_tiles
from gan.nn.faces.alignment import ALIGNED_SIDE, FoundFace, alignment_matrix

# The oval in the aligned face of 128x128: its middle, its half axes, and where along them it fades.
_CENTRE = np.array((64.0, 68.0))
_AXES = np.array((44.0, 58.0))
_FADE = (0.72, 1.12)
# What is slower than this share of the eye distance is left to the surroundings.
_SLOW = 0.6


@dataclass(frozen=True, eq=False)
class Patch:
    """One face: where it is computed, and how much it counts in each pixel of the result.

    Attributes:
        rows, columns: of the source, with the margin that both networks need.
        weights: (scale * rows, scale * columns) float32, 0..1.
        eyes: eye distance in pixels of the result.
    """

    rows: slice
    columns: slice
    weights: np.ndarray
    eyes: float


@dataclass(frozen=True)
class Network:
    """A network, what it needs around a tile, and how many channels of the picture it sees."""

    model: Enlarger
    shape: Shape
    channels: int = 3


@dataclass(frozen=True, eq=False)
class Difference:
    """What is added to the result.

    Attributes:
        top, left: in the result.
        values: (h, w, C) float32, levels.
    """

    top: int
    left: int
    values: np.ndarray


class FaceOverlay:
    """The faces of one picture.

    Args:
        pixels: (H, W, 1, 3 or more), what the networks see; beyond the colours, guides.
        faces: those that are enhanced.
        networks: of the picture, and for faces; the latter may be missing where there are no faces.
        scale: of the result.
        tile: side of a tile; larger where a network needs it.
        channels: of the picture that is painted on, 1 or 3.
    """

    def __init__(
        self,
        pixels: np.ndarray,
        faces: Sequence[FoundFace],
        networks: Sequence[Network],
        scale: int,
        tile: int,
        channels: int,
    ) -> None:
        self._pixels, self._networks, self._scale, self._channels = pixels, networks, scale, channels
        self._shape = common_shape([network.shape for network in networks])
        smallest = max(2 * self._shape.margin + self._shape.multiple, self._shape.minimum, tile)
        self._tile = _rounded_up(smallest, self._shape.multiple)
        patches = [plan_patch(face, pixels.shape[:2], self._shape, scale) for face in faces]
        self._patches = [patch for patch in patches if patch is not None]
        self._differences: list[Difference] = []

    def count_faces(self) -> int:
        """How many there are, without those whose oval lies outside the picture."""
        return len(self._patches)

    def count(self) -> int:
        """How many steps there are."""
        return sum(len(self._tiles(patch)) for patch in self._patches) * len(self._networks)

    def steps(self) -> Iterator[Step]:
        """Every face by both networks, in tiles where it is large."""
        for patch in self._patches:
            window = _window(self._pixels, patch, self._shape)
            for network in self._networks:
                for tile in self._tiles(patch):
                    yield Step(network.model, _inputs(window, tile)[:, : network.channels], tag=tile)

    def take(self, outputs: Iterator[tuple[Step, Tensor]], strength: float = 1.0) -> None:
        """Take the outputs of `steps`, and no more than these; `strength` is how much they count, 0..1."""
        for patch in self._patches:
            plain, better = (self._put_together(patch, outputs) for _ in self._networks)
            values = strength * _without_slow(better - plain, patch.weights, _SLOW * patch.eyes)
            self._differences.append(
                Difference(self._scale * patch.rows.start, self._scale * patch.columns.start, values)
            )

    def paint(self, band: np.ndarray, top: int) -> None:
        """Lay the faces over finished rows of the result, in place.

        Args:
            band: (h, W, C or C + 1) uint8 or uint16; a last channel beyond the picture's is alpha.
            top: where it lies in the result.
        """
        channels = self._channels
        peak = np.iinfo(band.dtype).max
        for difference in self._differences:
            height, width = difference.values.shape[:2]
            first, last = max(top, difference.top), min(top + len(band), difference.top + height)
            if first >= last:
                continue
            place = band[first - top : last - top, difference.left : difference.left + width, :channels]
            part = difference.values[first - difference.top : last - difference.top, : place.shape[1]]
            place[:] = np.clip(np.rint(place + part), 0, peak).astype(band.dtype)

    def _tiles(self, patch: Patch) -> list[Tile]:
        return plan_tiles(*_sides(patch, self._shape), self._tile, self._shape.margin)

    def _put_together(self, patch: Patch, outputs: Iterator[tuple[Step, Tensor]]) -> np.ndarray:
        """(h, w, C) float32 of one network's tiles."""
        pieces = ((step.tag, output[0].numpy()) for step, output in islice(outputs, len(self._tiles(patch))))
        width = _sides(patch, self._shape)[1]
        whole = np.concatenate(list(bands(pieces, width, self._scale))).astype(np.float32)
        whole = whole[: patch.weights.shape[0], : patch.weights.shape[1]]
        return whole if self._channels == 3 else whole.mean(axis=2, keepdims=True)


def common_shape(shapes: Sequence[Shape]) -> Shape:
    """What suits several networks that see the same tiles."""
    return Shape(
        max(shape.network_scale for shape in shapes),
        max(shape.margin for shape in shapes),
        int(np.lcm.reduce([shape.multiple for shape in shapes])),
        max(shape.minimum for shape in shapes),
    )


def plan_patch(face: FoundFace, size: tuple[int, int], shape: Shape, scale: int) -> Patch | None:
    """Where a face lies in a picture of (height, width); None if it lies outside.

    Its corner is a multiple of what the networks work in, so that they see it as they see the whole picture.
    """
    spans = []
    for (low, high), length in zip(_extent(face), size, strict=True):
        if high < 0 or low > length - 1:
            return None
        start = max(0, int(low) - shape.margin) // shape.multiple * shape.multiple
        spans.append(slice(start, min(length, _rounded_up(int(high) + 2 + shape.margin, shape.multiple))))
    rows, columns = spans
    return Patch(rows, columns, oval(face, rows, columns, scale), face.eye_distance * scale)


def oval(face: FoundFace, rows: slice, columns: slice, scale: int) -> np.ndarray:
    """(scale * rows, scale * columns) float32: 1 within the face, falling smoothly to 0 around it."""
    matrix = alignment_matrix(face, ALIGNED_SIDE)
    y = (np.arange(rows.start * scale, rows.stop * scale, dtype=np.float32) + 0.5) / scale - 0.5
    x = (np.arange(columns.start * scale, columns.stop * scale, dtype=np.float32) + 0.5) / scale - 0.5
    squares = np.zeros((len(y), len(x)), np.float32)
    for row, centre, axis in zip(matrix, _CENTRE, _AXES, strict=True):
        place = np.float32(row[0]) * x[None] + np.float32(row[1]) * y[:, None] + np.float32(row[2])
        squares += np.square((place - np.float32(centre)) / np.float32(axis))
    inner, outer = _FADE
    share = np.clip((outer - np.sqrt(squares)) / (outer - inner), 0, 1)
    return share * share * (3 - 2 * share)


def _extent(face: FoundFace) -> tuple[tuple[float, float], tuple[float, float]]:
    """First and last row and column that the oval reaches."""
    matrix = alignment_matrix(face, ALIGNED_SIDE)
    back = np.linalg.inv(matrix[:, :2])
    centre = back @ (_CENTRE - matrix[:, 2])
    reach = np.sqrt(np.square(back * _AXES * _FADE[1]).sum(axis=1))
    (left, top), (right, bottom) = centre - reach, centre + reach
    return (float(top), float(bottom)), (float(left), float(right))


def _without_slow(gap: np.ndarray, weights: np.ndarray, sigma: float) -> np.ndarray:
    """The weighted difference without its slow part, which is that of colour and light."""
    within = weights[..., None]
    # Blurring a large face in full takes long, and what is slow can be seen at a fraction of its size.
    step = max(1, int(sigma // 6))
    size = (max(1, gap.shape[1] // step), max(1, gap.shape[0] // step))
    packed = np.concatenate((gap * within, within), axis=2)
    small = cv2.resize(packed, size, interpolation=cv2.INTER_AREA)
    slow = cv2.GaussianBlur(small, (0, 0), sigma / step, borderType=cv2.BORDER_CONSTANT)
    slow = slow[..., :-1] / np.maximum(slow[..., -1:], 1e-4)
    slow = cv2.resize(slow, gap.shape[1::-1], interpolation=cv2.INTER_LINEAR).reshape(gap.shape)
    return (gap - slow) * within


def _window(pixels: np.ndarray, patch: Patch, shape: Shape) -> np.ndarray:
    """What the networks see; what they want beyond the picture repeats its edge."""
    window = pixels[patch.rows, patch.columns]
    missing = [wanted - there for wanted, there in zip(_sides(patch, shape), window.shape[:2], strict=True)]
    if not any(missing):
        return window
    return np.pad(window, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="edge")


def _sides(patch: Patch, shape: Shape) -> tuple[int, int]:
    """Rows and columns that the networks want."""
    lengths = (part.stop - part.start for part in (patch.rows, patch.columns))
    rows, columns = (max(_rounded_up(length, shape.multiple), shape.minimum) for length in lengths)
    return rows, columns


def _inputs(window: np.ndarray, tile: Tile) -> Tensor:
    """(1, 3 or more, h, w) of a tile."""
    part = window[tile.rows.start : tile.rows.stop, tile.columns.start : tile.columns.stop]
    planes = np.broadcast_to(part, (*part.shape[:2], max(3, part.shape[2]))).transpose(2, 0, 1)
    return torch.from_numpy(np.ascontiguousarray(planes)[None])


def _rounded_up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple
