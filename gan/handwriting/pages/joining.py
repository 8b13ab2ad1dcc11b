"""From pieces of ridges to whole lines: pieces in one row joined, echoes of ascenders dropped."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from gan.handwriting.pages.ridges import Ridge

# All lengths in pitches, the distance from line to line.
_LONGEST_GAP = 3.5  # between two pieces of one line
_LARGEST_STEP = 0.45  # up or down from the end of one piece to where the next goes on
_OVERLAP = 1.2  # crests run on beyond the ink, so pieces of one line may lie side by side a little
_END = 4.0  # of a piece: what of it says where the line goes on
_ECHO = 0.6  # a short crest so near a longer one is made of its ascenders or descenders
_STUB = (0.3, 1.7)  # of the longer crest's length, and in all: one tall letter or loop
_STUB_ECHO = 0.85
_GUTTERS = ((1.1, 4.5), (1.6, 2.4))  # least width and height: gaps between words do meet by chance
_BESIDE = 6.0  # text must stand so near the gutter on both sides


@dataclass(frozen=True)
class Gutter:
    """An upright strip of empty paper between columns of text, in pixels.

    Attributes:
        left, right: its sides.
        top, bottom: where text stands on both sides of it.
        start, stop: where it is empty, text or not.
    """

    left: float
    right: float
    top: float
    bottom: float
    start: float
    stop: float


def find_gutters(ink: np.ndarray, pitch: float) -> list[Gutter]:
    """Empty strips, several lines high, with text on both sides.

    Args:
        ink: (H, W) uint8, 255 for ink.
        pitch: pixels from line to line.
    """
    cell = max(pitch / 4, 1.0)  # the page as cells, each a quarter of a line high and wide
    size = tuple(max(1, round(side / cell)) for side in ink.shape[::-1])
    used = cv2.resize(ink, size, interpolation=cv2.INTER_AREA) > 6
    sums = np.cumsum(np.pad(used, ((0, 0), (1, 0))), axis=1)
    found = []
    for width, height in _GUTTERS:
        window = max(round(4 * width), 1)
        empty = sums[:, window:] == sums[:, :-window]  # (rows, places of the window)
        for column in range(empty.shape[1]):
            both = _beside(used, column, window) & empty[:, column]
            for top, bottom in _runs(both, round(4 * height)):
                full = np.flatnonzero(~empty[:, column])
                start = full[full < top].max(initial=-1) + 1
                stop = full[full >= bottom].min(initial=len(empty))
                sides = (column, column + window, top, bottom, start, stop)
                found.append(Gutter(*(float(side * cell) for side in sides)))
    return found


def _beside(used: np.ndarray, column: int, window: int) -> np.ndarray:
    """(rows,) bool: text on both sides of a window of columns, in that row or in one close to it."""
    reach = round(4 * _BESIDE)
    sides = used[:, max(0, column - reach) : column], used[:, column + window : column + window + reach]
    left, right = (_without_gaps(side.any(axis=1), 7) for side in sides)
    return left & right


def _without_gaps(flags: np.ndarray, length: int) -> np.ndarray:
    """(n,) bool: short runs of false values between true ones are made true."""
    column = flags.astype(np.uint8)[:, None]
    return cv2.morphologyEx(column, cv2.MORPH_CLOSE, np.ones((length, 1), np.uint8))[:, 0] > 0


def join_ridges(ridges: list[Ridge], gutters: list[Gutter], pitch: float) -> list[Ridge]:
    """Whole lines, in no order, each with a smooth course.

    Args:
        ridges: pieces as `find_ridges` gives them.
        gutters: which no line crosses.
        pitch: pixels from line to line.
    """
    pieces = [part for ridge in ridges for part in _split(ridge, gutters)]
    pieces = _without_echoes(pieces, pitch)
    lines = [_smooth(chain, pitch) for chain in _chains(pieces, gutters, pitch)]
    return _without_echoes(lines, pitch)


def _runs(flags: np.ndarray, least: int) -> list[tuple[int, int]]:
    """(start, stop) of runs of true values at least so long."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(start, stop) for start, stop in edges.reshape(-1, 2).tolist() if stop - start >= least]


def _split(ridge: Ridge, gutters: list[Gutter]) -> list[Ridge]:
    """The ridge without what lies in gutters: the smear may have bridged them."""
    keep = np.ones(len(ridge.xs), dtype=bool)
    for gutter in gutters:
        inside = (ridge.xs > gutter.left) & (ridge.xs < gutter.right)
        keep &= ~(inside & (ridge.ys > gutter.top) & (ridge.ys < gutter.bottom))
    parts = _runs(keep, 2)
    return [Ridge(ridge.xs[start:stop], ridge.ys[start:stop], ridge.strength) for start, stop in parts]


def _without_echoes(ridges: list[Ridge], pitch: float) -> list[Ridge]:
    kept: list[Ridge] = []
    for ridge in sorted(ridges, key=lambda ridge: -ridge.length * ridge.strength):
        if not any(_is_echo(ridge, longer, pitch) for longer in kept):
            kept.append(ridge)
    return kept


def _is_echo(ridge: Ridge, longer: Ridge, pitch: float) -> bool:
    inside = (ridge.xs > longer.xs[0]) & (ridge.xs < longer.xs[-1])
    if inside.mean() < 0.5:
        return False
    distance = np.abs(ridge.ys[inside] - longer.at(ridge.xs[inside]))
    return float(np.median(distance)) < _echo_reach(ridge.length, longer.length, pitch) * pitch


def _echo_reach(length: float, longer: float, pitch: float) -> float:
    """How far from a ridge its echoes are found, in pitches; the shorter the echo, the farther."""
    if length < min(_STUB[0] * longer, _STUB[1] * pitch):
        return _STUB_ECHO
    return _ECHO if length < 0.5 * longer else _ECHO / 2


def _chains(pieces: list[Ridge], gutters: list[Gutter], pitch: float) -> list[list[Ridge]]:
    """Join the best fitting ends first; every end is used once."""
    slope = _common_slope(pieces)
    fits = []
    for first, left in enumerate(pieces):
        for second, right in enumerate(pieces):
            cost = _misfit(left, right, slope, pitch) if first != second else None
            if cost is not None and not _crosses(left, right, gutters):
                fits.append((cost, first, second))
    following: dict[int, int] = {}
    taken: set[int] = set()
    for _, first, second in sorted(fits):
        if first not in following and second not in taken and not _reaches(following, second, first):
            following[first] = second
            taken.add(second)
    return [_follow(pieces, following, start) for start in range(len(pieces)) if start not in taken]


def _reaches(following: dict[int, int], start: int, target: int) -> bool:
    while start in following:
        start = following[start]
        if start == target:
            return True
    return False


def _follow(pieces: list[Ridge], following: dict[int, int], start: int) -> list[Ridge]:
    chain = [pieces[start]]
    while start in following:
        start = following[start]
        chain.append(pieces[start])
    return chain


def _misfit(left: Ridge, right: Ridge, slope: float, pitch: float) -> float | None:
    """How badly `right` goes on where `left` ends, in pitches; None where it cannot."""
    gap = right.xs[0] - left.xs[-1]
    widest = min(_LONGEST_GAP * pitch, max(left.length, right.length), 2 * min(left.length, right.length))
    if not -_OVERLAP * pitch < gap < max(widest, pitch) or right.xs[-1] <= left.xs[-1]:
        return None
    middle = (right.xs[0] + left.xs[-1]) / 2
    step = abs(_goes_to(left, middle, slope, pitch, -1) - _goes_to(right, middle, slope, pitch, 0)) / pitch
    return step + 0.1 * abs(gap) / pitch if step < _LARGEST_STEP else None


def _goes_to(ridge: Ridge, x: float, slope: float, pitch: float, end: int) -> float:
    """Height at x of the straight line through the ridge's right (-1) or left (0) end."""
    near = np.abs(ridge.xs - ridge.xs[end]) < _END * pitch
    xs, ys = ridge.xs[near], ridge.ys[near]
    piece = Ridge(xs, ys, 0)
    own = piece.length / (piece.length + _END * pitch)  # the shorter, the more its slope is chance
    return float(ys.mean() + (own * piece.slope + (1 - own) * slope) * (x - xs.mean()))


def _crosses(left: Ridge, right: Ridge, gutters: list[Gutter]) -> bool:
    start, stop = sorted((left.xs[-1], right.xs[0]))
    y = (left.ys[-1] + right.ys[0]) / 2
    return any(
        gutter.top < y < gutter.bottom and gutter.right > start and gutter.left < stop for gutter in gutters
    )


def _common_slope(pieces: list[Ridge]) -> float:
    """Mean slope, long pieces counting for more."""
    if not pieces:
        return 0.0
    weights = np.array([piece.length for piece in pieces]) ** 2
    return float(np.average([piece.slope for piece in pieces], weights=weights))


def _smooth(chain: list[Ridge], pitch: float) -> Ridge:
    """One course through the pieces."""
    xs = np.concatenate([piece.xs for piece in chain])
    ys = np.concatenate([piece.ys for piece in chain])
    strength = float(np.average([p.strength for p in chain], weights=[p.length + 1 for p in chain]))
    return fit_course(xs, ys, pitch, strength)


def fit_course(xs: np.ndarray, ys: np.ndarray, pitch: float, strength: float) -> Ridge:
    """A smooth course through (n,) points in any order: a polynomial of a degree that the length can bear."""
    first, last = float(xs.min()), float(xs.max())
    length = (last - first) / pitch
    degree = 0 if length < 1.5 else 1 if length < 6 else 2
    middle, half = (first + last) / 2, max((last - first) / 2, 1.0)
    course = np.polynomial.Polynomial.fit((xs - middle) / half, ys, degree)
    even = np.linspace(first, last, max(round(length * 4), 2))
    return Ridge(even, course((even - middle) / half), strength)
