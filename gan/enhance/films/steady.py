"""Tells what moved in a film, so that what did not can keep the pixels that were computed for it.

A network answers to noise that nobody sees by detail that comes and goes from frame to frame. Where a
frame shows the same as the one that a place was last computed from, the result is kept; in between it is
a weighted mean, so that no border shows. The comparison is with that earlier frame, not with the one
before: what creeps is noticed as soon as it has gone far enough.
"""

from __future__ import annotations

import cv2
import numpy as np

_BLOCK = 8  # pixels; motion is told apart in squares of this side
# Levels of 255 by which the mean of 3x3 pixels differs: noise and compression below, motion above.
_STILL, _MOVED = 3.0, 8.0


class Steadier:
    """Looks at frame after frame.

    Attributes:
        reference: (H, W, 3) uint8, what each place was last computed from; None before the first frame.
    """

    def __init__(self, reference: np.ndarray | None = None) -> None:
        self.reference = reference
        self._soft = None if reference is None else _soften(reference)

    def look(self, frame: np.ndarray) -> np.ndarray:
        """How new each place is.

        Args:
            frame: (H, W, 3) uint8; the reference moves on to it where it is new.

        Returns:
            (H, W) float32, 0 (shows the same as before) to 1 (moved), smooth in between.
        """
        if self.reference is None:
            self.reference, self._soft = frame.copy(), _soften(frame)
            return np.ones(frame.shape[:2], np.float32)
        weights = _weights(cv2.absdiff(_soften(frame), self._soft))
        if weights.any():
            self.reference = mix(frame, self.reference, weights)
            self._soft = _soften(self.reference)
        return weights


def mix(new: np.ndarray, old: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8: `new` as far as `weights`, (H, W) float32, say so, else `old`."""
    if weights.min() == 1:
        return new.copy()
    return cv2.blendLinear(np.ascontiguousarray(new), np.ascontiguousarray(old), weights, 1 - weights)


def _soften(frame: np.ndarray) -> np.ndarray:
    return cv2.blur(frame, (3, 3))


def _weights(difference: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8 differences -> (H, W) float32."""
    height, width = difference.shape[:2]
    rows, columns = -(-height // _BLOCK), -(-width // _BLOCK)
    largest = cv2.max(cv2.max(difference[..., 0], difference[..., 1]), difference[..., 2])
    padding = (0, rows * _BLOCK - height, 0, columns * _BLOCK - width)
    largest = cv2.copyMakeBorder(largest, *padding, cv2.BORDER_REPLICATE)
    blocks = largest.reshape(rows, _BLOCK, columns, _BLOCK).max(axis=(1, 3)).astype(np.float32)
    weights = np.clip((blocks - _STILL) / (_MOVED - _STILL), 0, 1)
    # What a network makes of a place depends on its surroundings, too.
    weights = cv2.dilate(weights, np.ones((3, 3), np.uint8))
    size = (columns * _BLOCK, rows * _BLOCK)
    smooth = cv2.resize(weights, size, interpolation=cv2.INTER_LINEAR)[:height, :width]
    return np.where(smooth > 0.999, np.float32(1), smooth)  # interpolation rounds
