"""Whose ink is whose: every stroke of a page given to one line, strokes that touch cut between lines."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.pages.ridges import Ridge

# All lengths in pitches, the distance from line to line.
_WHOLE = 0.8  # a stroke with this share of its ink in one line's valley is that line's altogether
_FAR_ABOVE = 0.75  # from the middle of a line's small letters to ink that can be its own
_FAR_ASIDE = 0.9  # beyond the ends of its crest
_OUTSIDE = 0.25  # what ink above and below the small letters counts when strokes are given away
_CORE = 0.22  # half the height of the small letters
_SMEAR = (0.22, 0.09)  # along and across: joins the strokes of letters, not lines
_MARKER = 0.16
# A line's own in any case: shift and height. Tops of tall letters make a row of ink of their own, and
# the watershed would part it from the small letters below.
_REALM = (-0.12, 0.5)


def share_out(ink: np.ndarray, lines: list[Ridge], pitch: float) -> np.ndarray:
    """Give the ink to lines.

    Lines grow from their middles over the ink's smear (watershed) and meet where there is least ink;
    a connected stroke mostly in one line's small letters is that line's, others are cut where the lines meet.

    Args:
        ink: (H, W) uint8, 255 for ink.
        lines: middles of the lines.
        pitch: pixels from line to line.

    Returns:
        (H, W) int32: k + 1 where the ink is that of line k, 0 for paper and for ink of no line.
    """
    valleys, is_core = _valleys(ink, lines, pitch)
    count, strokes, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    flat = np.flatnonzero(ink)
    stroke, valley = strokes.ravel()[flat], valleys.ravel()[flat]
    width = len(lines) + 1
    weight = np.where(is_core.ravel()[flat], 1.0, _OUTSIDE)
    shares = np.bincount(stroke * width + valley, weight, minlength=count * width).reshape(count, width)
    owner = shares.argmax(axis=1)
    whole = shares.max(axis=1) >= _WHOLE * shares.sum(axis=1)
    labels = np.zeros(ink.shape, dtype=np.int32)
    labels.ravel()[flat] = np.where(whole[stroke], owner[stroke], valley)
    for number in np.flatnonzero(~whole[1:]) + 1:
        _cut(labels, strokes, stats[number], number, lines, pitch)
    _drop_far_ink(labels, lines, pitch)
    return labels


def _valleys(ink: np.ndarray, lines: list[Ridge], pitch: float) -> tuple[np.ndarray, np.ndarray]:
    """(H, W) int32: to which line a place belongs, 1.. ; (H, W) bool: whether among its small letters.

    Worked out on a reduced copy.
    """
    factor = min(1.0, 16 / pitch)
    small = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    along, across = (max(share * pitch * factor, 0.6) for share in _SMEAR)
    smear = cv2.GaussianBlur(small, (0, 0), sigmaX=along, sigmaY=across)
    level = cv2.normalize(smear, None, 0, 255, cv2.NORM_MINMAX)
    markers, cores = np.zeros(small.shape, dtype=np.int32), np.zeros(small.shape, dtype=np.int32)
    _draw_bands(markers, lines, _REALM, pitch, factor)
    _draw_bands(markers, lines, (0.0, _MARKER), pitch, factor)  # narrow and last: no realm hides them
    _draw_bands(cores, lines, (0.0, 2 * _CORE), pitch, factor)
    cv2.watershed(cv2.cvtColor(255 - level, cv2.COLOR_GRAY2BGR), markers)
    # The watershed leaves -1 on the divides and at the edge: a neighbour's number goes there.
    divides = markers <= 0
    grown = cv2.dilate(markers.astype(np.float32), np.ones((3, 3), np.uint8))
    markers[divides] = np.maximum(grown[divides], 1)
    return _enlarged(markers, ink.shape), _enlarged(markers * (markers == cores), ink.shape) > 0


def _draw_bands(
    picture: np.ndarray, lines: list[Ridge], band: tuple[float, float], pitch: float, factor: float
) -> None:
    """Draw each line's number along it; `band` is how far below its middle and how high, in pitches."""
    shift, height = band
    for number, line in enumerate(lines, start=1):
        course = np.stack([line.xs, line.ys + shift * pitch], axis=1) * factor
        width = max(round(height * pitch * factor), 1)
        cv2.polylines(picture, [np.round(course).astype(np.int32)], False, number, width)


def _enlarged(numbers: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    size = shape[::-1]
    return cv2.resize(numbers.astype(np.float32), size, interpolation=cv2.INTER_NEAREST).astype(np.int32)


def _cut(
    labels: np.ndarray, strokes: np.ndarray, stat: np.ndarray, number: int, lines: list[Ridge], pitch: float
) -> None:
    """Tidy a stroke that was cut: parts that do not reach their line's small letters go to the largest part.

    Such a part is the end of a loop that only hangs into the next line's valley.
    """
    left, top, width, height = (int(value) for value in stat[:4])
    window = (slice(top, top + height), slice(left, left + width))
    own = strokes[window] == number
    there = np.where(own, labels[window], 0)
    present = np.unique(there[own])
    largest = max(present, key=lambda label: int((there == label).sum()))
    for label in present:
        if label == largest or label == 0:
            continue
        count, parts = cv2.connectedComponents((there == label).astype(np.uint8), connectivity=8)
        for part in range(1, count):
            ys, xs = np.nonzero(parts == part)
            distance = np.abs(ys + top - lines[label - 1].at(xs + left))
            if distance.min() > _CORE * pitch:
                there[ys, xs] = largest
    labels[window][own] = there[own]


def _drop_far_ink(labels: np.ndarray, lines: list[Ridge], pitch: float) -> None:
    """Set to 0, in place, connected ink that is too far from its line to be part of it."""
    flat = np.flatnonzero(labels)
    numbers = labels.ravel()[flat]
    order = np.argsort(numbers, kind="stable")
    ys, xs = np.divmod(flat[order], labels.shape[1])
    edges = np.searchsorted(numbers[order], np.arange(1, len(lines) + 2))
    for line, start, stop in zip(lines, edges[:-1], edges[1:], strict=True):
        if start < stop:
            far = _is_far(ys[start:stop], xs[start:stop], line, pitch)
            labels.ravel()[flat[order[start:stop][far]]] = 0


def _is_far(ys: np.ndarray, xs: np.ndarray, line: Ridge, pitch: float) -> np.ndarray:
    """(n,) bool for a line's pixels."""
    left, top = xs.min(), ys.min()
    picture = np.zeros((ys.max() - top + 1, xs.max() - left + 1), dtype=np.uint8)
    picture[ys - top, xs - left] = 1
    count, parts = cv2.connectedComponents(picture, connectivity=8)
    part = parts[ys - top, xs - left]
    off = np.abs(ys - line.at(xs)) / pitch / _FAR_ABOVE
    aside = np.maximum(line.xs[0] - xs, xs - line.xs[-1]) / pitch / _FAR_ASIDE
    nearest = np.full(count, np.inf)
    np.minimum.at(nearest, part, np.maximum(off, aside))
    return nearest[part] > 1
