"""Which pixels of an evenly lit page are ink, without the paper's own rules."""

from __future__ import annotations

import cv2
import numpy as np

_FAINTEST = 28.0  # darkness, of 255, below which nothing is ink however empty the page
_NOISE_REACH = 6.0  # deviations of the paper's noise that ink is stronger than
_OTSU_SHARE = 0.85  # Otsu's threshold lies in the middle; a little lower keeps thin strokes in one piece
_GRAIN = 0.09  # pitches: what is smaller each way may be dust ...
_GRAIN_REACH = 1.0  # ... unless letters are within half of this
_RULE_LENGTH = 14  # a rule holds straight runs longer than its page's side divided by this ...
_RULE_WIDTH = 5  # ... and at most so many pixels thick, on a page of 1600
_RULE_COVER = 0.3  # of the page's side that the runs in one row cover together
_TILTS = np.tan(np.deg2rad(np.linspace(-4, 4, 33)))  # of rules against the picture's rows
_POINTS = 20_000  # of ink that are looked at for the tilt


def ink_of(grey: np.ndarray) -> np.ndarray:
    """Find the ink of an evenly lit page.

    Args:
        grey: (H, W) uint8, dark ink on paper of about 255, longest side about 1600 or less.

    Returns:
        (H, W) uint8, 255 for ink and 0 for paper, rules and squares taken out where they are found.
    """
    dark = 255 - cv2.GaussianBlur(grey, (3, 3), 0)
    otsu, _ = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    threshold = max(otsu * _OTSU_SHARE, _FAINTEST, _NOISE_REACH * _noise(grey))
    ink = cv2.threshold(dark, threshold, 255, cv2.THRESH_BINARY)[1]
    for lying in (True, False):
        cv2.subtract(ink, _rules(ink, lying), dst=ink)
    return ink


def _noise(grey: np.ndarray) -> float:
    """Standard deviation of the paper's grain after a light blur, from the median so that ink has no say."""
    dark = cv2.GaussianBlur(grey, (3, 3), 0)
    change = cv2.absdiff(dark, cv2.GaussianBlur(dark, (0, 0), 4))
    return 1.4826 * float(np.median(change))


def without_specks(ink: np.ndarray, pitch: float) -> np.ndarray:
    """The ink without grains that stand alone; dots near letters stay.

    Args:
        ink: (H, W) uint8, 255 for ink.
        pitch: pixels from line to line.
    """
    count, parts, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    is_small = stats[:, cv2.CC_STAT_AREA] < max(6.0, (_GRAIN * pitch) ** 2)
    small = (is_small.astype(np.uint8) * 255)[parts]
    large = cv2.subtract(ink, small)
    side = max(round(_GRAIN_REACH * pitch), 1)
    near = cv2.dilate(large, np.ones((side, side), np.uint8))
    touched = np.zeros(count, dtype=bool)
    touched[parts[(near > 0) & (small > 0)]] = True
    return cv2.bitwise_and(ink, ((~is_small | touched).astype(np.uint8) * 255)[parts])


def _rules(ink: np.ndarray, lying: bool) -> np.ndarray:
    """The ruling's pixels: long thin runs in rows (or columns) that runs cover to a good part."""
    if not lying:
        return np.ascontiguousarray(_rules(np.ascontiguousarray(ink.T), True).T)
    tilt = _rule_tilt(ink)
    if tilt is None:
        return np.zeros_like(ink)
    size = ink.shape[::-1]
    shear = np.array(((1, 0, 0), (-tilt, 1, tilt * size[0] / 2)), dtype=np.float64)
    level = cv2.warpAffine(ink, shear, size, flags=cv2.INTER_NEAREST)
    return cv2.warpAffine(_level_rules(level), shear, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)


def _rule_tilt(ink: np.ndarray) -> float | None:
    """Rise of the rules along a column, from the rows that they fill; None where nothing fills a row."""
    places = np.flatnonzero(ink)
    places = places[:: max(1, len(places) // _POINTS)]
    if len(places) == 0:
        return None
    ys, xs = np.divmod(places, ink.shape[1])
    full = _RULE_COVER * ink.shape[1] * len(places) / max(cv2.countNonZero(ink), 1)
    scores = []
    for tilt in _TILTS:
        counts = np.bincount((ys - tilt * (xs - ink.shape[1] / 2) + ink.shape[1]).astype(np.int64))
        counts = counts[1:] + counts[:-1]  # a thin rule may lie across two rows
        scores.append(float(counts[counts > full].sum()))
    best = int(np.argmax(scores))
    return float(_TILTS[best]) if scores[best] > 0 else None


def _level_rules(ink: np.ndarray) -> np.ndarray:
    length = max(ink.shape[1] // _RULE_LENGTH, 8)
    # A rule that is tilted a little steps from row to row: thickened, it is one run again.
    thick = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    tall = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((_RULE_WIDTH + 4, 1), np.uint8))
    runs = cv2.subtract(runs, tall)
    covered = cv2.dilate(runs, np.ones((2 * _RULE_WIDTH + 1, 1), np.uint8)).mean(axis=1) / 255 > _RULE_COVER
    runs[~covered] = 0
    # Where a stroke crosses, the ink goes on above and below: that part stays.
    crossing = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_RULE_WIDTH + 4, 1), np.uint8))
    return cv2.subtract(cv2.bitwise_and(ink, runs), crossing)
