"""Lines of text as ridges of ink: how large the writing is, and where the middles of its lines run.

Ink smeared along the lines is a ridge for every line. Which smear makes the strongest ridges tells the
size of the writing (scale selection after Lindeberg, "Edge Detection and Ridge Detection with Automatic
Scale Selection", 1998), and their crests are the middles of the small letters.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

_ALONG = 4.0  # the smear reaches so many times farther along a line than across
_FINEST = 2.0  # pixels, the smallest smear across
_STEPS = 4  # scales to an octave
_OCTAVES = 5
_PITCH = 3.2  # lines are so many times apart as the smear at which their ridges have half gone
_CREST_SIGMA = 1 / 6.5  # of the pitch: the smear whose crests are followed
_WORK_SIGMA = 3.0  # pixels: the page is reduced until that smear is so large
_WEAKEST = 0.16  # of the strong crests: what is weaker lies between lines


@dataclass(frozen=True)
class TextScale:
    """How large writing is.

    Attributes:
        pitch: pixels from line to line; 0 where nothing looks like lines.
        energy: strength of the ridges, for comparing directions of one page.
    """

    pitch: float
    energy: float


@dataclass(frozen=True, eq=False)
class Ridge:
    """The middle of a line or of a part of it.

    Attributes:
        xs: (n,) float, rising.
        ys: (n,) float.
        strength: mean height of the crest.
    """

    xs: np.ndarray
    ys: np.ndarray
    strength: float

    @property
    def length(self) -> float:
        """Pixels from its left to its right end."""
        return float(self.xs[-1] - self.xs[0])

    def at(self, x: np.ndarray | float) -> np.ndarray:
        """Height of the line at columns, straight on beyond the ends."""
        inside = np.interp(x, self.xs, self.ys)
        beyond = np.minimum(x - self.xs[0], 0) + np.maximum(x - self.xs[-1], 0)
        return inside + beyond * self.slope

    @property
    def slope(self) -> float:
        """Mean rise of y along x; 0 for a short piece, whose own would be chance."""
        if len(self.xs) < 8:
            return 0.0
        across = self.xs - self.xs.mean()
        return float((across * (self.ys - self.ys.mean())).sum() / max((across**2).sum(), 1e-6))


def measure_scale(ink: np.ndarray) -> TextScale:
    """Size and strength of horizontal lines of writing.

    Args:
        ink: (H, W) uint8, 255 for ink, longest side some 800.
    """
    energies = ridge_energies(ink)
    sigmas = _FINEST * 2 ** (np.arange(len(energies)) / _STEPS)
    peak = _last_peak(energies)
    half = energies[peak] / 2
    for place in range(peak + 1, len(energies)):
        if energies[place] < half:
            share = (energies[place - 1] - half) / max(energies[place - 1] - energies[place], 1e-12)
            sigma = sigmas[place - 1] + share * (sigmas[place] - sigmas[place - 1])
            return TextScale(float(_PITCH * sigma), float(energies[peak]))
    return TextScale(0.0, float(energies[peak]))


def ridge_energies(ink: np.ndarray) -> np.ndarray:
    """(scales,) mean squared height of horizontal ridges, from fine to coarse in equal ratios.

    Args:
        ink: (H, W) uint8, 255 for ink, longest side some 800.
    """
    energies = []
    level = ink.astype(np.float32) / 255
    for _ in range(_OCTAVES):
        for step in range(_STEPS):
            strength = _ridge_strength(level, _FINEST * 2 ** (step / _STEPS))[1]
            energies.append(float(np.mean(np.maximum(strength, 0) ** 2)))
        if min(level.shape) < 48:
            break
        level = cv2.resize(level, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return np.array(energies)


def find_ridges(ink: np.ndarray, pitch: float) -> list[Ridge]:
    """Middles of lines or of their parts, in no order.

    Args:
        ink: (H, W) uint8, 255 for ink.
        pitch: pixels from line to line.
    """
    factor = min(1.0, _WORK_SIGMA / (pitch * _CREST_SIGMA))
    level = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    sigma = pitch * _CREST_SIGMA * factor
    smear, strength = _ridge_strength(level, sigma)
    crest = strength >= cv2.dilate(strength, np.ones((2 * round(sigma) + 1, 1), np.uint8))
    peaks = strength[crest & (strength > 0)]
    if peaks.size == 0:
        return []
    limit = _WEAKEST * float(np.quantile(peaks, 0.9))
    crest &= (strength > limit) & (smear > 0)
    return [ridge for ridge in _trace(crest, strength, 1 / factor) if ridge.length > 0]


def _ridge_strength(ink: np.ndarray, sigma: float) -> tuple[np.ndarray, np.ndarray]:
    """The smear and its bending across lines, scaled so that sizes compare: two (H, W) float32."""
    smear = cv2.GaussianBlur(ink, (0, 0), sigmaX=_ALONG * sigma, sigmaY=sigma, borderType=cv2.BORDER_CONSTANT)
    padded = cv2.copyMakeBorder(smear, 1, 1, 0, 0, cv2.BORDER_REPLICATE)
    return smear, (2 * smear - padded[:-2] - padded[2:]) * sigma**2


def _last_peak(energies: np.ndarray) -> int:
    """The coarsest scale that is a peak of some height: finer ones are strokes, not lines."""
    least = 0.4 * energies.max()
    for place in range(len(energies) - 2, 0, -1):
        if energies[place] >= max(energies[place - 1], energies[place + 1]) and energies[place] > least:
            return place
    return int(np.argmax(energies))


def _trace(crest: np.ndarray, strength: np.ndarray, factor: float) -> list[Ridge]:
    """Connected crest pixels as curves, in pixels of the larger picture."""
    count, labels = cv2.connectedComponents(crest.astype(np.uint8), connectivity=8)
    ys, xs = np.nonzero(labels)
    order = np.lexsort((xs, labels[ys, xs]))
    ys, xs = ys[order], xs[order]
    edges = np.searchsorted(labels[ys, xs], np.arange(1, count + 1))
    ridges = []
    for start, stop in zip(edges[:-1], edges[1:], strict=True):
        columns, places, counts = np.unique(xs[start:stop], return_index=True, return_counts=True)
        rows = np.add.reduceat(ys[start:stop].astype(np.float64), places) / counts
        force = float(strength[ys[start:stop], xs[start:stop]].mean())
        ridges.append(Ridge((columns + 0.5) * factor, (rows + 0.5) * factor, force))
    return ridges
