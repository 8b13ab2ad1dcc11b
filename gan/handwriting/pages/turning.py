"""Which way the text of a page runs: skew, quarter turns, upside down."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from gan.handwriting.pages.joining import join_ridges
from gan.handwriting.pages.ridges import Ridge, find_ridges, measure_scale, ridge_energies

_POINTS = 12_000  # of ink that are projected
_COARSE, _FINE = 1.0, 0.05  # degrees
_AROUND = 1.5  # degrees about the coarse angle that are searched finely
_LEAST_INK = 60  # points below which no direction is to be seen


@dataclass(frozen=True)
class Direction:
    """How text runs on a page, upside down left aside.

    Attributes:
        sideways: lines run from top to bottom, or from bottom to top.
        skew: degrees by which lines fall to the right, after a quarter turn against the clock where
            `sideways`; -45..45.
    """

    sideways: bool
    skew: float


def find_direction(ink: np.ndarray) -> Direction:
    """Skew of the lines and whether they run sideways.

    Lines projected along themselves make the sharpest profile. Upright strokes do so, too, now and
    then; the ridges of the lines decide between the two.

    Args:
        ink: (H, W) uint8, 255 for ink, longest side some 800.
    """
    ys, xs = np.nonzero(ink)
    if len(xs) < _LEAST_INK:
        return Direction(False, 0.0)
    step = max(1, len(xs) // _POINTS)
    points = np.stack([xs[::step], ys[::step]], axis=1).astype(np.float64) - (xs.mean(), ys.mean())
    lying, standing = _skew(points), _skew(np.stack([points[:, 1], -points[:, 0]], axis=1))
    forth = ridge_energies(_levelled(ink, lying))
    back = ridge_energies(_levelled(np.ascontiguousarray(np.rot90(ink)), standing))
    count = min(len(forth), len(back))
    ratio = np.log(np.maximum(forth[:count], 1e-12)) - np.log(np.maximum(back[:count], 1e-12))
    sideways = bool(ratio.max() + ratio.min() < 0)
    return Direction(sideways, standing if sideways else lying)


def upright_evidence(ink: np.ndarray) -> float:
    """How sure the geometry is that level lines are not upside down.

    Latin script reaches up from its small letters more than down.

    Args:
        ink: (H, W) uint8, 255 for ink, lines level, longest side some 800.

    Returns:
        -1..1; below 0 the page is more likely upside down. 0 where there are no lines.
    """
    pitch = measure_scale(ink).pitch
    if pitch <= 0:
        return 0.0
    reach = max(round(pitch * 0.5), 2)
    profile = np.zeros(2 * reach + 1)
    for line in join_ridges(find_ridges(ink, pitch), [], pitch):
        if line.length > 2 * pitch:
            profile += _profile(ink, line, reach)
    return _lean(profile)


def _skew(points: np.ndarray) -> float:
    """Degrees, -45..45, at which the projection of (n, 2) points is sharpest."""
    coarse = np.arange(-45, 45, _COARSE)
    best = coarse[int(np.argmax([_sharpness(points, angle, 2.0) for angle in coarse]))]
    fine = np.arange(best - _AROUND, best + _AROUND + _FINE / 2, _FINE)
    scores = np.array([_sharpness(points, angle, 1.0) for angle in fine])
    scores = np.convolve(np.pad(scores, 3, mode="edge"), np.full(7, 1 / 7), mode="valid")
    return float(fine[int(scores.argmax())])


def _sharpness(points: np.ndarray, degrees: float, bin_width: float) -> float:
    angle = np.deg2rad(degrees)
    rows = (points[:, 1] * np.cos(angle) - points[:, 0] * np.sin(angle)) / bin_width
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    counts = np.convolve(counts, (0.25, 0.5, 0.25))
    return float((np.diff(counts) ** 2).sum())


def _levelled(ink: np.ndarray, degrees: float) -> np.ndarray:
    if abs(degrees) < 0.3:
        return ink
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(ink, turn, (width, height))


def _profile(ink: np.ndarray, line: Ridge, reach: int) -> np.ndarray:
    """(2 * reach + 1,) ink by distance from the line's middle, from above to below."""
    columns = np.arange(max(int(line.xs[0]), 0), min(int(line.xs[-1]), ink.shape[1] - 1) + 1)
    middle = np.round(line.at(columns)).astype(int)
    rows = np.clip(middle[None] + np.arange(-reach, reach + 1)[:, None], 0, ink.shape[0] - 1)
    return ink[rows, columns[None]].sum(axis=1) / 255


def _lean(profile: np.ndarray) -> float:
    """Ink above the band of small letters against ink below it, -1..1."""
    smooth = np.convolve(profile, np.full(3, 1 / 3), mode="same")
    band = np.flatnonzero(smooth > 0.5 * smooth.max())
    above, below = smooth[: band[0]].sum(), smooth[band[-1] + 1 :].sum()
    return float((above - below) / (above + below)) if above + below > 0 else 0.0
