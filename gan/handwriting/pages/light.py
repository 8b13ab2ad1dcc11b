"""Even light: the paper estimated and divided away, white writing on black turned into ink on paper."""

from __future__ import annotations

import cv2
import numpy as np

_PAPER_SIDE = 400  # longest side of the copy on which the paper is estimated: light changes slowly
_VOTE_SIDE = 1600  # of the copy that says which side is ink: strokes must survive the reduction
_BLOCK = 64  # pixels of that copy in which writing covers less than half
_STROKE_REACH = 15  # pixels of the small copy: wider than strokes and small letters, narrower than shadows
_DARKEST_PAPER = 24  # below this, dividing would raise noise to writing


def even_light(grey: np.ndarray) -> np.ndarray:
    """Divide the light on the paper away, so that paper is white all over and ink keeps its contrast.

    Args:
        grey: (H, W) uint8, ink on paper or the other way round, any light.

    Returns:
        (H, W) uint8, dark ink on paper of about 255.
    """
    if is_light_on_dark(grey):
        grey = 255 - grey
    small = reduced(grey, _PAPER_SIDE)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_STROKE_REACH, _STROKE_REACH), np.uint8))
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, _STROKE_REACH), (0, 0), _STROKE_REACH / 3)
    paper = np.maximum(paper, _DARKEST_PAPER)
    whole = cv2.resize(paper, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, whole, scale=255)


def is_light_on_dark(grey: np.ndarray) -> bool:
    """Whether the writing is lighter than what it stands on.

    In a block of a page most pixels are paper, so writing is on the side where the levels reach
    farther from the block's median.
    """
    small = reduced(grey, _VOTE_SIDE)
    rows, columns = (max(side // _BLOCK, 1) for side in small.shape)
    height, width = min(_BLOCK, small.shape[0]), min(_BLOCK, small.shape[1])
    blocks = small[: rows * height, : columns * width].reshape(rows, height, columns, width)
    blocks = np.sort(blocks.swapaxes(1, 2).reshape(rows * columns, -1), axis=1).astype(np.float32)
    dark, middle, light = (blocks[:, int(share * (blocks.shape[1] - 1))] for share in (0.02, 0.5, 0.98))
    return float(np.sum((light - middle) ** 2)) > 1.5 * float(np.sum((middle - dark) ** 2)) + 24**2


def reduced(picture: np.ndarray, side: int) -> np.ndarray:
    """The picture made smaller so that neither side is longer than `side`; as it is where none is."""
    share = side / max(picture.shape[:2])
    if share >= 1:
        return picture
    size = tuple(max(1, round(pixels * share)) for pixels in picture.shape[1::-1])
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
