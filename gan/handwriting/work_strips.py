"""Lines of a picture as strips for the reader, and what was read in them back in the picture's pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from gan.handwriting.decoding import Reading
from gan.handwriting.decoding import Word as ReadWord
from gan.handwriting.document import Box, Line, Word
from gan.handwriting.glyph_sheets import ink_of_picture
from gan.handwriting.lines import COLUMNS_PER_STEP
from gan.handwriting.prepare import prepare_line
from gan.handwriting.reading import MARGIN

if TYPE_CHECKING:
    from gan.handwriting.pages.values import LineRegion, StraightPage

_WIDEST = 6144  # columns of a strip; longer ones are squeezed, since no line of writing is so long
_INKED = 72  # of 255: from here on a pixel of a prepared strip counts as ink
_LOOSE = 0.75  # a picture whose ink takes a smaller share of its height is cut to the ink


@dataclass(frozen=True, eq=False)
class Strip:
    """One line as the reader takes it, and where its pixels lie in the picture.

    Attributes:
        ink: (height, W) uint8, 255 for ink.
        columns: (w,) float, x of each column as it was cut out, rising.
        course: (w,) float, y of the cut's top in each column.
        tall: height of the cut in pixels of the picture.
        box, slope, paragraph: of the line, as in `Line`.
    """

    ink: np.ndarray
    columns: np.ndarray
    course: np.ndarray
    tall: float
    box: Box
    slope: float = 0.0
    paragraph: int = 0

    def upside_down(self, width: int, height: int) -> Strip:
        """The same line on the picture of this size turned by half a turn."""
        return replace(
            self,
            ink=np.ascontiguousarray(self.ink[::-1, ::-1]),
            columns=width - self.columns[::-1],
            course=height - self.course[::-1] - self.tall,
            box=_half_turn(self.box, width, height),
        )

    def box_of(self, left: int, right: int) -> Box:
        """Where the ink within some columns of `ink` lies in the picture, or all of them if there is none."""
        rows = np.flatnonzero((self.ink[:, left:right] > _INKED).any(axis=1))
        top, bottom = (rows[0], rows[-1] + 1) if len(rows) else (0, len(self.ink))
        places = np.array([left, right]) * (len(self.columns) / self.ink.shape[1])
        numbers = np.arange(len(self.columns))
        x = np.interp(places, numbers, self.columns)
        over = np.interp(np.linspace(*places, 8), numbers, self.course)
        row = self.tall / len(self.ink)
        return Box(float(x[0]), float(over.min() + top * row), float(x[1]), float(over.max() + bottom * row))


def page_strip(straight: StraightPage, region: LineRegion, height: int) -> Strip:
    """A line that was found on a page, cut out and prepared for a reader of so many rows."""
    from gan.handwriting.pages.cutting import cut_line, strip_grid

    grey = cut_line(straight, region)
    grid_x, grid_y = strip_grid(region)
    step = float(grid_y[1, 0] - grid_y[0, 0]) if len(grid_y) > 1 else 1.0
    return Strip(
        _prepared(grey, height),
        grid_x[0].astype(np.float64),
        grid_y[0].astype(np.float64),
        step * len(grid_y),
        region.box,
        region.slope,
        region.paragraph,
    )


def strips_upside_down(
    regions: Sequence[LineRegion], strips: Sequence[Strip], width: int, height: int
) -> list[Strip]:
    """The strips of a page as they are after half a turn of it, in the reading order of then.

    That is the order of now from its end: what was left and above is right and below.

    Args:
        regions: of the page.
        strips: of the regions, in their order.
        width, height: of the page.
    """
    from gan.handwriting.pages.reading_order import number_paragraphs

    mirrored = [
        replace(
            region,
            box=_half_turn(region.box, width, height),
            middle=((width, height) - region.middle)[::-1],
        )
        for region in reversed(regions)
    ]
    return [
        replace(strip.upside_down(width, height), paragraph=region.paragraph)
        for strip, region in zip(reversed(strips), number_paragraphs(mirrored), strict=True)
    ]


def whole_strip(grey: np.ndarray, height: int) -> Strip | None:
    """A picture that holds one line; None where it is blank.

    Args:
        grey: (H, W) uint8.
        height: rows of the reader.
    """
    ink = ink_of_picture(grey) > _INKED
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) == 0:
        return None
    box = Box(float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
    top, bottom, left, right = 0, grey.shape[0], 0, grey.shape[1]
    if box.height < _LOOSE * grey.shape[0]:
        room = max(1, round(0.04 * box.height))
        top, bottom = max(0, rows[0] - room), min(bottom, rows[-1] + 1 + room)
        left, right = max(0, columns[0] - 4 * room), min(right, columns[-1] + 1 + 4 * room)
    cut = grey[top:bottom, left:right]
    across = np.arange(left, right, dtype=np.float64)
    return Strip(_prepared(cut, height), across, np.full(len(across), float(top)), float(len(cut)), box)


def place_words(strip: Strip, reading: Reading, confidences: Sequence[float]) -> Line:
    """A line with its words, and how sure each is, where their ink is.

    A time step says where the reader was surest of a character, which is somewhere in it: each word
    reaches to the middle of the widest gap before and after, and there to its outermost ink.
    """
    words = reading.words
    inked = (strip.ink > _INKED).any(axis=0)  # (W,)
    parted = [_gap(inked, one, two) for one, two in pairwise(words)]
    bounds = [0, *parted, strip.ink.shape[1]] if words else []
    placed = []
    for word, confidence, (low, high) in zip(words, confidences, pairwise(bounds), strict=True):
        found = np.flatnonzero(inked[low:high])
        left, right = (low + found[0], low + found[-1] + 1) if len(found) else (low, max(high, low + 1))
        box = strip.box_of(int(left), int(right))
        placed.append(Word(word.text, box, min(max(float(confidence), 0.0), 1.0)))
    return Line(tuple(placed), strip.box, strip.slope, strip.paragraph)


def _half_turn(box: Box, width: int, height: int) -> Box:
    return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)


def _gap(inked: np.ndarray, one: ReadWord, two: ReadWord) -> int:
    """The column that parts two words: the middle of the widest gap between their nearest characters."""
    low, high = (_column(place, len(inked)) for place in (one.stop - 0.5, two.start + 0.5))
    high = max(high, low + 1)
    empty = np.concatenate([[False], ~inked[low:high], [False]])
    edges = np.flatnonzero(empty[1:] != empty[:-1])
    if len(edges) == 0:
        return (low + high) // 2
    starts, stops = edges[::2], edges[1::2]
    widest = int(np.argmax(stops - starts))
    return low + int(starts[widest] + stops[widest]) // 2


def _column(step: float, width: int) -> int:
    return int(np.clip(step * COLUMNS_PER_STEP - MARGIN, 0, width))


def _prepared(grey: np.ndarray, height: int) -> np.ndarray:
    longest = grey.shape[0] * _WIDEST // height
    if grey.shape[1] > max(longest, 1):
        grey = cv2.resize(grey, (max(longest, 1), grey.shape[0]), interpolation=cv2.INTER_AREA)
    return prepare_line(grey, height)
