"""Point spread functions: what a lens and a hand that shakes make of a point of light.

Every kernel is (k, k) float32 with an odd side, sums to one and has its centre of gravity in the middle,
so that blurred pictures are not moved.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np

PSF_SIDE = 33  # pixels a side of what all blurs of a picture together make of a point of light
_FINE = 4  # subpixels a side, for edges that are not stairs


def point(side: int = PSF_SIDE) -> np.ndarray:
    """What is not blurred at all: (side, side), of which the middle is 1; `side` is odd."""
    result = np.zeros((side, side), np.float32)
    result[side // 2, side // 2] = 1
    return result


def gaussian(sigma: float, stretch: float = 1.0, angle: float = 0.0) -> np.ndarray:
    """A Gaussian.

    Args:
        sigma: standard deviation in pixels, of the geometric mean of both axes.
        stretch: how much longer one axis is than the other.
        angle: of that axis, in radians.
    """
    longer, shorter = sigma * math.sqrt(stretch), sigma / math.sqrt(stretch)
    y, x = _grid(math.ceil(3 * longer), 1)
    along, across = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
    return _normed(np.exp(-0.5 * (np.square(along / longer) + np.square(across / shorter))))


def disc(radius: float) -> np.ndarray:
    """A lens that is out of focus, wide open.

    Args:
        radius: of the circle of confusion, in pixels.
    """
    y, x = _grid(math.ceil(radius), _FINE)
    return _normed(_coarse((np.hypot(x, y) <= radius).astype(np.float32)))


def polygon(radius: float, blades: int, angle: float = 0.0) -> np.ndarray:
    """A lens that is out of focus, with an iris of straight blades.

    Args:
        radius: of the circle around it, in pixels.
        blades: corners, 3 or more.
        angle: by which it is turned, in radians.
    """
    y, x = _grid(math.ceil(radius), _FINE)
    direction, distance = np.arctan2(y, x) - angle, np.hypot(x, y)
    sector = 2 * math.pi / blades
    inner = radius * math.cos(sector / 2)
    edge = inner / np.cos(np.mod(direction, sector) - sector / 2)
    return _normed(_coarse((distance <= edge).astype(np.float32)))


def shake(length: float, random: np.random.Generator, restlessness: float = 0.5) -> np.ndarray:
    """A hand that moves during the exposure: a random path, as in Boracchi and Foi (2012).

    Args:
        length: of the path in pixels, 1 or more; how far apart its ends are depends on how it winds.
        random: draws the path.
        restlessness: 0 (a straight line) to 1 (it winds).
    """
    steps = max(8, math.ceil(4 * length))
    turns = random.normal(0, 1, steps).cumsum() * restlessness * math.pi / math.sqrt(steps)
    headings = random.uniform(0, 2 * math.pi) + turns
    # The hand does not move evenly: where it lingers, the trace is brighter.
    pace = np.abs(1 + 0.5 * restlessness * np.sin(random.uniform(1, 4) * np.linspace(0, math.pi, steps)))
    pace *= length / pace.sum()
    path = np.stack([np.cos(headings) * pace, np.sin(headings) * pace]).cumsum(axis=1)
    path -= path.mean(axis=1, keepdims=True)
    radius = math.ceil(np.abs(path).max()) + 1
    kernel = np.zeros((2 * radius + 1, 2 * radius + 1), np.float32)
    _splat(kernel, path + radius)
    return _normed(_centred(cv2.GaussianBlur(kernel, (3, 3), 0.5)))


def spread(kernel: np.ndarray) -> float:
    """How far a kernel spreads a point: root mean square distance from its centre, in pixels."""
    y, x = _grid(kernel.shape[0] // 2, 1)
    return math.sqrt(float((kernel * (np.square(x) + np.square(y))).sum()))


def combined(kernels: Sequence[np.ndarray], side: int) -> np.ndarray:
    """The point spread function of kernels one behind the other.

    Args:
        kernels: by which a picture was correlated (as `cv2.filter2D` does it), in whatever order.
        side: of the result; odd. What lies beyond is cut off.

    Returns:
        (side, side) float32, one in all, by which the sharp picture is convolved; without kernels a point.
    """
    rim = side // 2
    light = point(side + 2 * rim)
    for kernel in kernels:
        # A point that is correlated with a kernel becomes the kernel turned, which is what light does.
        light = cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_CONSTANT)
    return _normed(np.maximum(light[rim:-rim, rim:-rim], 0))


def _splat(kernel: np.ndarray, points: np.ndarray) -> None:
    """Add a unit of light at each point (2, N), shared out among its four pixels."""
    x, y = points
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    right, lower = (x - left).astype(np.float32), (y - top).astype(np.float32)
    for dx, dy, weight in (
        (0, 0, (1 - right) * (1 - lower)),
        (1, 0, right * (1 - lower)),
        (0, 1, (1 - right) * lower),
        (1, 1, right * lower),
    ):
        np.add.at(kernel, (top + dy, left + dx), weight)


def _centred(kernel: np.ndarray) -> np.ndarray:
    """Move the centre of gravity into the middle."""
    middle = kernel.shape[0] // 2
    total = kernel.sum()
    ramp = np.arange(kernel.shape[0], dtype=np.float32) - middle
    x, y = (kernel.sum(axis=axis) @ ramp / total for axis in (0, 1))
    move = np.float32([[1, 0, -x], [0, 1, -y]])
    return cv2.warpAffine(kernel, move, kernel.shape[::-1], flags=cv2.INTER_LINEAR)


def _grid(radius: int, fine: int) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates y, x of the (sub)pixels of a kernel, from its middle."""
    side = 2 * radius + 1
    places = (np.arange(side * fine, dtype=np.float32) + 0.5) / fine - side / 2
    return np.meshgrid(places, places, indexing="ij")


def _coarse(fine: np.ndarray) -> np.ndarray:
    side = fine.shape[0] // _FINE
    return fine.reshape(side, _FINE, side, _FINE).mean(axis=(1, 3))


def _normed(kernel: np.ndarray) -> np.ndarray:
    return (kernel / kernel.sum()).astype(np.float32)
