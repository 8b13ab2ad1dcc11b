"""Lines of text on a straight page, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np

from gan.handwriting.document import Box
from gan.handwriting.pages.ink import ink_of, without_specks
from gan.handwriting.pages.joining import find_gutters, fit_course, join_ridges
from gan.handwriting.pages.light import reduced
from gan.handwriting.pages.reading_order import in_reading_order
from gan.handwriting.pages.ridges import Ridge, find_ridges, measure_scale
from gan.handwriting.pages.sharing import share_out
from gan.handwriting.pages.values import LineRegion, OtherInk, StraightPage

_WORK_SIDE = 1600
_SCALE_SIDE = 800
_SMALLEST_PITCH = 6.0  # pixels of the working copy; what is smaller is grain
_LEAST_INK = 0.6  # pixels of ink for a pixel of pitch
_CORE = 0.25  # pitches: half the height of the small letters
_LEAST_CROSSINGS, _CROSSINGS = 3, 0.8  # strokes across the middle: in all, and to a pitch of length
_SOFTEST = 0.33  # of the usual steepness of the page's strokes; pencil and faint stamps have 0.4 and more
_TRIMMED = 0.01  # of a line's ink, above and below, that its outline may cut: ends of long loops

Places = tuple[np.ndarray, np.ndarray]  # rows and columns of pixels


def find_lines(straight: StraightPage, heed: Callable[[], None] = lambda: None) -> tuple[LineRegion, ...]:
    """Find the lines of handwriting and print on a page.

    Args:
        straight: the page.
        heed: called between two stages; what it raises ends the work.

    Returns:
        In reading order, with their paragraphs; empty for a page without text.
    """
    grey = reduced(straight.grey, _WORK_SIDE)
    ink = ink_of(grey)
    heed()
    pitch = measure_scale(reduced(ink, _SCALE_SIDE)).pitch * max(1.0, max(ink.shape) / _SCALE_SIDE)
    if pitch < _SMALLEST_PITCH:
        return ()
    heed()
    ink = without_specks(ink, pitch)
    gutters = find_gutters(ink, pitch)
    heed()
    ridges = find_ridges(ink, pitch)
    heed()
    lines = join_ridges(ridges, gutters, pitch)
    if not lines:
        return ()
    heed()
    labels = share_out(ink, lines, pitch)
    factor = straight.grey.shape[1] / ink.shape[1], straight.grey.shape[0] / ink.shape[0]
    found = []
    for number, places in _places(labels):
        heed()
        if len(places[0]) > pitch * _LEAST_INK:
            line = _settled(places, lines[number - 1], pitch)
            if _is_text(places, line, pitch):
                found.append((number, places, line))
    written = _without_shadows(grey, [places for _, places, _ in found])
    heed()
    regions = [
        _region(labels, *line, pitch, factor) for line, is_ink in zip(found, written, strict=True) if is_ink
    ]
    across, down = factor
    strips = [Box(g.left * across, g.start * down, g.right * across, g.stop * down) for g in gutters]
    return in_reading_order(regions, strips)


def _places(labels: np.ndarray) -> Iterator[tuple[int, Places]]:
    """The lines' numbers with the pixels of each."""
    flat = np.flatnonzero(labels)
    numbers = labels.ravel()[flat]
    order = np.argsort(numbers, kind="stable")
    ys, xs = np.divmod(flat[order], labels.shape[1])
    found, starts = np.unique(numbers[order], return_index=True)
    for number, start, stop in zip(found, starts, [*starts[1:], len(order)], strict=True):
        yield int(number), (ys[start:stop], xs[start:stop])


def _settled(places: Places, line: Ridge, pitch: float) -> Ridge:
    """The line's course after its own ink, which crests follow only roughly near tall letters and ends."""
    ys, xs = places
    for _ in range(2):
        core = np.abs(ys - line.at(xs)) < _CORE * pitch
        if not core.any():
            return line
        # The mean of short stretches: words weigh by their length, not by their ink.
        stretch = (xs[core] - xs.min()) // max(round(pitch / 2), 1)
        counts = np.bincount(stretch)
        used = counts > 0
        middles, rows = (np.bincount(stretch, values[core])[used] / counts[used] for values in (xs, ys))
        line = fit_course(middles, rows, pitch, line.strength)
    return line


def _is_text(places: Places, line: Ridge, pitch: float) -> bool:
    """Whether strokes cross the middle of the line as letters do; ticks, rules and shadows hardly do."""
    ys, xs = places
    level = np.round(ys - line.at(xs)).astype(int)
    most = 0
    for row in range(-round(_CORE * pitch), round(_CORE * pitch) + 1, max(1, round(pitch / 20))):
        columns = np.sort(xs[level == row])
        most = max(most, int((np.diff(columns) > 1).sum()) + (len(columns) > 0))
    return most >= max(_LEAST_CROSSINGS, _CROSSINGS * float(np.ptp(xs)) / pitch)


def _without_shadows(grey: np.ndarray, lines: list[Places]) -> list[bool]:
    """Which lines are ink: pens leave edges, creases and the shadows of a page's rim go over softly."""
    if not lines:
        return []
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *order, ksize=3) for order in ((1, 0), (0, 1)))
    steepness = cv2.magnitude(across, down)
    edges = [float(np.quantile(steepness[places], 0.95)) for places in lines]
    sizes = np.array([len(ys) for ys, _ in lines])
    order = np.argsort(edges)
    middle = int(np.searchsorted(np.cumsum(sizes[order]), sizes.sum() / 2))  # the median, by ink
    return [edge > _SOFTEST * edges[order[middle]] for edge in edges]


def _region(
    labels: np.ndarray, number: int, places: Places, line: Ridge, pitch: float, factor: tuple[float, float]
) -> LineRegion:
    """The region of one line in pixels of the page."""
    ys, xs = places
    across, down = factor
    columns = np.linspace(xs.min(), xs.max() + 1, max(2, round((xs.max() - xs.min()) / pitch * 2)))
    middle = np.stack([columns * across, line.at(columns) * down], axis=1)
    head, foot = np.quantile(ys - line.at(xs), (_TRIMMED, 1 - _TRIMMED)) * down
    over, under = middle + (0, head), middle + (0, foot)
    return LineRegion(
        box=Box(xs.min() * across, ys.min() * down, (xs.max() + 1) * across, (ys.max() + 1) * down),
        slope=float(np.arctan(line.slope * down / across)),
        paragraph=0,
        polygon=tuple((float(x), float(y)) for x, y in (*over, *under[::-1])),
        middle=middle,
        head=-float(head),
        foot=float(foot),
        pitch=pitch * down,
        others=_others(labels, number, pitch, (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1), factor),
    )


def _others(
    labels: np.ndarray, number: int, pitch: float, box: tuple[int, int, int, int], factor: tuple[float, float]
) -> OtherInk | None:
    """Ink of other lines in and around the box of one."""
    reach = round(pitch)
    left, top = max(box[0] - reach, 0), max(box[1] - reach, 0)
    window = labels[top : box[3] + reach, left : box[2] + reach]
    ink = np.where((window != number) & (window != 0), 255, 0).astype(np.uint8)
    return OtherInk(ink, left, top, factor) if ink.any() else None
