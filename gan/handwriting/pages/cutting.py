"""One line cut out of a page for the reader: levelled, alone, at an even height."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.pages.values import LineRegion, OtherInk, StraightPage

_PAPER = 255
# Pitches above and below the middle that a strip holds, whatever the line's own loops: so letters have one
# size all over a page, and one long loop does not make them small.
_HEAD, _FOOT = 0.6, 0.45
_MARGIN = 0.08  # pitches of paper before and after the ink
_TALLEST = 160  # rows: more than a reader takes


def cut_line(straight: StraightPage, region: LineRegion) -> np.ndarray:
    """Cut a line out.

    The strip follows the middle of the line's letters, so slopes and curves are levelled; the strokes
    of other lines in it are painted out with paper.

    Returns:
        (H, W) uint8, dark ink on paper of about 255.
    """
    x, y = strip_grid(region)
    strip = cv2.remap(
        straight.grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=_PAPER
    )
    if region.others is not None:
        strip[_is_foreign(region.others, x, y)] = _PAPER
    return strip


def strip_grid(region: LineRegion) -> tuple[np.ndarray, np.ndarray]:
    """Where on the page each pixel of a line's strip lies.

    Returns:
        x and y, both (H, W) float32. A column of the strip is one x; x runs evenly over the columns.
    """
    margin = _MARGIN * region.pitch
    head, foot = _HEAD * region.pitch, _FOOT * region.pitch
    step = max((head + foot) / _TALLEST, 1.0)
    columns = np.arange(region.box.left - margin, region.box.right + margin, step)
    rows = np.arange(-head, foot, step)
    course = np.interp(columns, region.middle[:, 0], region.middle[:, 1])
    x = np.broadcast_to(columns.astype(np.float32), (len(rows), len(columns)))
    return np.ascontiguousarray(x), (course[None] + rows[:, None]).astype(np.float32)


def _is_foreign(others: OtherInk, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """(H, W) bool: where other lines' ink lies in the strip, the faint rim around it included."""
    ink = cv2.dilate(others.ink, np.ones((5, 5), np.uint8))
    across, down = others.factor
    column = (x + 0.5) / np.float32(across) - np.float32(others.left + 0.5)
    row = (y + 0.5) / np.float32(down) - np.float32(others.top + 0.5)
    return cv2.remap(ink, column, row, cv2.INTER_NEAREST) > 0
