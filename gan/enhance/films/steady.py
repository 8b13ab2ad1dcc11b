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
# Where more than this share of a frame moves, the camera does. What seems still then is only flat, and
# kept pixels would stand before the moving picture like dirt on a window.
_ALL_MOVES = 0.75


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
            frame: (H, W, 3) uint8, not changed later; the reference moves on to it where it is new.

        Returns:
            (H, W) uint8, 0 (shows the same as before) to 255 (moved), smooth in between.
        """
        soft = _soften(frame)
        weights = None if self.reference is None else _weights(cv2.absdiff(soft, self._soft))
        if weights is None or weights.mean() > _ALL_MOVES * 255:
            self.reference, self._soft = frame, soft
            return np.full(frame.shape[:2], 255, np.uint8)
        if weights.any():
            self.reference = mix(frame, self.reference, weights)
            self._soft = _soften(self.reference)
        return weights


def mix(new: np.ndarray, old: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8: `new` as far as `weights`, (H, W) uint8, say so (255: all of it), else `old`."""
    shares = cv2.cvtColor(weights, cv2.COLOR_GRAY2BGR)
    first = cv2.multiply(new, shares, scale=1 / 255)
    # Both are rounded, but never both up or both down where new and old are the same: 255 is odd.
    second = cv2.multiply(old, cv2.bitwise_not(shares, shares), scale=1 / 255)
    return cv2.add(first, second, first)


def _soften(frame: np.ndarray) -> np.ndarray:
    return cv2.blur(frame, (3, 3))


def _weights(difference: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8 differences -> (H, W) uint8."""
    height, width = difference.shape[:2]
    rows, columns = -(-height // _BLOCK), -(-width // _BLOCK)
    padding = (0, rows * _BLOCK - height, 0, columns * _BLOCK - width)
    if any(padding):
        difference = cv2.copyMakeBorder(difference, *padding, cv2.BORDER_REPLICATE)
    # Rows first: of these, many numbers are compared at once.
    largest = difference.reshape(rows, _BLOCK, -1).max(axis=1).reshape(rows, columns, -1).max(axis=2)
    weights = np.clip((largest.astype(np.float32) - _STILL) / (_MOVED - _STILL), 0, 1)
    # What a network makes of a place depends on its surroundings, too.
    weights = cv2.dilate(weights, np.ones((3, 3), np.uint8))
    levels = np.round(weights * 255).astype(np.uint8)
    size = (columns * _BLOCK, rows * _BLOCK)
    return np.ascontiguousarray(cv2.resize(levels, size, interpolation=cv2.INTER_LINEAR)[:height, :width])
