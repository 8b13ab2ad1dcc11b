"""The order in which a page's lines are read, and their paragraphs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from gan.handwriting.document import Box
from gan.handwriting.pages.values import LineRegion

_SHARED = 0.12  # of the narrower line's width: lines that share less stand beside one another
_ROW = 0.55  # pitches: pieces that differ less in height stand in one row
_INDENT = 0.8  # pitches
_GAP = 1.45  # times the usual distance of lines: an empty line, or half of one


def in_reading_order(regions: list[LineRegion], gutters: list[Box]) -> tuple[LineRegion, ...]:
    """Order lines by columns and rows, and number their paragraphs.

    Pairs of lines are put in order in the manner of Breuel, "High Performance Document Layout Analysis"
    (2003): the left one first where a gutter lies between them, else the upper one. What a cycle of
    such pairs leaves open goes from top to bottom.

    Args:
        regions: in any order.
        gutters: empty strips between columns, in pixels of the page.
    """
    order = _sorted(regions, gutters)
    return number_paragraphs([regions[number] for number in order])


def _sorted(regions: list[LineRegion], gutters: list[Box]) -> list[int]:
    count = len(regions)
    before = np.zeros((count, count), dtype=bool)  # [a, b]: a is read before b
    for a, first in enumerate(regions):
        for b in range(a + 1, count):
            before[a, b] = _comes_before(first, regions[b], gutters)
            before[b, a] = not before[a, b]
    remaining, order = list(range(count)), []
    while remaining:
        # The fewest lines still to be read before it: none, where there is no contradiction.
        chosen = min(remaining, key=lambda a: (int(before[remaining, a].sum()), _row(regions[a])))
        remaining.remove(chosen)
        order.append(chosen)
    return order


def _comes_before(first: LineRegion, second: LineRegion, gutters: list[Box]) -> bool:
    left, right = (first, second) if first.box.left < second.box.left else (second, first)
    if any(_is_between(gutter, left, right) for gutter in gutters):
        return left is first
    if not _shares_columns(first, second) and _same_row(first, second):
        return left is first
    return _row(first) < _row(second)


def _is_between(gutter: Box, left: LineRegion, right: LineRegion) -> bool:
    slack = 0.5 * left.pitch
    across = left.box.right <= gutter.left + slack and right.box.left >= gutter.right - slack
    return across and all(gutter.top < _row(line) < gutter.bottom for line in (left, right))


def _same_row(first: LineRegion, second: LineRegion) -> bool:
    left, right = (first, second) if first.box.left < second.box.left else (second, first)
    return abs(left.middle[-1, 1] - right.middle[0, 1]) < _ROW * max(first.pitch, second.pitch)


def _row(region: LineRegion) -> float:
    return float(region.middle[:, 1].mean())


def _shares_columns(first: LineRegion, second: LineRegion) -> bool:
    shared = min(first.box.right, second.box.right) - max(first.box.left, second.box.left)
    return shared > _SHARED * min(first.box.width, second.box.width)


def number_paragraphs(regions: list[LineRegion]) -> tuple[LineRegion, ...]:
    """Number the paragraphs of lines in reading order.

    A paragraph starts at an indent, after a gap, and at the top of a column.
    """
    steps = [
        _row(below) - _row(above)
        for above, below in zip(regions[:-1], regions[1:], strict=True)
        if _shares_columns(above, below) and _row(below) > _row(above)
    ]
    usual = float(np.median(steps)) if steps else 0.0
    numbered, paragraph = [], 0
    for place, region in enumerate(regions):
        if place and _starts_paragraph(regions[place - 1], region, regions, usual):
            paragraph += 1
        numbered.append(replace(region, paragraph=paragraph))
    return tuple(numbered)


def _starts_paragraph(above: LineRegion, region: LineRegion, regions: list[LineRegion], usual: float) -> bool:
    step = _row(region) - _row(above)
    if step < 0.4 * region.pitch:
        return not (abs(step) < 0.4 * region.pitch)  # the next column, or the same row
    if not _shares_columns(above, region) or step > _GAP * max(usual, region.pitch):
        return True
    beside = [other.box.left for other in regions if _shares_columns(other, region)]
    margin = float(np.quantile(beside, 0.25))
    indented = region.box.left - margin > _INDENT * region.pitch
    return indented and above.box.left - margin < _INDENT * region.pitch
