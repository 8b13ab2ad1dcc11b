"""Segments of film laid over a set: scaled into their boxes, matched in light and edge, in their order.

After the fusion step of "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018), which
copies masked pixels into the boxes; light, soft edges and contact shadows come beside that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from gan.cartoon.base.annotation import FRAMES

_STRENGTH = 0.45  # of the way from a segment's own light to that of its place
_LEAST, _MOST = 0.72, 1.35  # times that light changes at most
_SHADOW = 0.3
_FEATHER = 0.6  # pixels of the segment's own frame over which edges fade


@dataclass(frozen=True, eq=False)
class Part:
    """One entity to lay over a set.

    Attributes:
        frames: (K, S, S, 3) uint8 RGB of the clip that it is from.
        masks: (K, S, S) bool, where it is in them.
        boxes: (FRAMES, 4) float32, where it is to be, in shares of the frame; NaN where nowhere.
        stands: whether it stands on a floor, and throws a shadow there.
    """

    frames: np.ndarray
    masks: np.ndarray
    boxes: np.ndarray
    stands: bool = True


def fused(background: np.ndarray, parts: Sequence[Part], width: int, height: int) -> Iterator[np.ndarray]:
    """The frames of a clip, (height, width, 3) uint8 RGB each.

    Args:
        background: (S, S, 3) uint8 RGB.
        parts: in any order: whoever stands lower in the frame is nearer, and painted later.
        width, height: of the frames.
    """
    set_picture = cv2.resize(background, (width, height), interpolation=cv2.INTER_CUBIC)
    gains = [_gain(part, background) for part in parts]
    for number in range(FRAMES):
        frame = set_picture.astype(np.float32)
        now = [n for n, part in enumerate(parts) if not np.isnan(part.boxes[number]).any()]
        for n in sorted(now, key=lambda n: parts[n].boxes[number][3]):
            _lay(frame, parts[n], number, gains[n])
        yield np.clip(frame, 0, 255).astype(np.uint8)


def kept_in_shape(boxes: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Boxes of the same centre and height that are as wide as their segment's own shape says.

    Args:
        boxes: (FRAMES, 4) in shares, where it is to be.
        source: (FRAMES, 4), where the segment is in its own clip.
    """
    size = source[:, 2:] - source[:, :2]
    shape = float(np.nanmedian(size[:, 0] / np.maximum(size[:, 1], 1e-4)))
    middle, high = (boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 3] - boxes[:, 1]
    half = np.stack([high * shape, high], 1) / 2
    return np.concatenate([middle - half, middle + half], 1).astype(np.float32)


def _lay(frame: np.ndarray, part: Part, number: int, gain: np.ndarray) -> None:
    """Lay a part over a frame, in place."""
    row = round(number * (len(part.frames) - 1) / (FRAMES - 1)) if len(part.frames) != FRAMES else number
    mask = part.masks[row]
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return
    height, width = frame.shape[:2]
    left, top, right, bottom = part.boxes[number] * (width, height, width, height)
    if right - left < 1 or bottom - top < 1:
        return
    cut = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    pixels = np.pad(part.frames[row][cut].astype(np.float32), ((1, 1), (1, 1), (0, 0)), mode="edge")
    inside = np.pad(mask[cut].astype(np.float32), 1)
    pixels = _spread_colours(pixels, inside)
    alpha = cv2.GaussianBlur(inside, (3, 3), _FEATHER)
    # Alpha is drawn inwards, so that nothing of the old ground shines at the edge.
    alpha = np.clip(alpha * 1.6 - 0.5, 0, 1) * (inside > 0)
    scale = ((right - left) / (inside.shape[1] - 2), (bottom - top) / (inside.shape[0] - 2))
    matrix = np.float32([[scale[0], 0, left - scale[0]], [0, scale[1], top - scale[1]]])
    if part.stands:
        _shade(frame, (left + right) / 2, bottom, 0.55 * (right - left))
    colours = cv2.warpAffine(pixels * gain, matrix, (width, height), flags=cv2.INTER_CUBIC)
    cover = cv2.warpAffine(alpha, matrix, (width, height), flags=cv2.INTER_LINEAR)[..., None]
    frame *= 1 - cover
    frame += np.clip(colours, 0, 255) * cover


def _spread_colours(pixels: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Colours of the inside carried a little beyond its edge: what is outside would bleed in when scaled."""
    weight = cv2.blur(inside, (3, 3))
    spread = cv2.blur(pixels * inside[..., None], (3, 3)) / np.maximum(weight, 1e-3)[..., None]
    return np.where(inside[..., None] > 0, pixels, spread)


def _shade(frame: np.ndarray, x: float, y: float, half: float) -> None:
    """A soft shadow on the floor."""
    height, width = frame.shape[:2]
    tall = max(1.0, 0.16 * half)
    top, bottom = max(0, int(y - 2 * tall)), min(height, int(y + 2 * tall) + 1)
    left, right = max(0, int(x - 1.6 * half)), min(width, int(x + 1.6 * half) + 1)
    if top >= bottom or left >= right:
        return
    down, across = np.mgrid[top:bottom, left:right].astype(np.float32)
    away = ((across - x) / half) ** 2 + ((down - y) / tall) ** 2
    frame[top:bottom, left:right] *= 1 - _SHADOW * np.exp(-away)[..., None]


def _gain(part: Part, background: np.ndarray) -> np.ndarray:
    """(3,) factors that bring a segment's light some way towards that of the set."""
    masks = part.masks & True
    if not masks.any():
        return np.ones(3, np.float32)
    around = part.frames[~masks].reshape(-1, 3).astype(np.float32)
    own = around.mean(0) if len(around) else part.frames[masks].astype(np.float32).mean(0)
    there = background.reshape(-1, 3).astype(np.float32).mean(0)
    ratio = (there + 8) / (own + 8)
    return np.clip(ratio**_STRENGTH, _LEAST, _MOST).astype(np.float32)
