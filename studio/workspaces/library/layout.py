"""Where the cells of the library lie: a square picture and two lines of words each, in full rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRect

from studio.theme import Space

CAPTION = 44


@dataclass(frozen=True)
class ShelfLayout:
    """The geometry of the grid, in pixels of its content.

    Attributes:
        count: of items.
        width: of the viewport.
        wanted: the side that a picture should have; it becomes a little larger so that rows are full.
    """

    count: int
    width: int
    wanted: int
    gap: int = Space.L
    margin: int = Space.XL

    @cached_property
    def columns(self) -> int:
        """Cells of a row, at least one."""
        return max(1, (self.width - 2 * self.margin + self.gap) // (self.wanted + self.gap))

    @cached_property
    def side(self) -> int:
        """Width and height of a picture."""
        room = self.width - 2 * self.margin - (self.columns - 1) * self.gap
        # A short row of a narrow shelf must not blow its pictures up.
        return max(48, min(room // self.columns, round(self.wanted * 1.5)))

    @cached_property
    def pitch(self) -> int:
        """From the top of one row to that of the next."""
        return self.side + CAPTION + self.gap

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """Of the content."""
        return 2 * self.margin + self.rows * self.pitch - self.gap if self.count else 0

    def picture(self, index: int) -> QRect:
        """Where the picture of a cell lies."""
        row, column = divmod(index, self.columns)
        left = self.margin + column * (self.side + self.gap)
        return QRect(left, self.margin + row * self.pitch, self.side, self.side)

    def box(self, index: int) -> QRect:
        """Where a cell lies, with its words."""
        return self.picture(index).adjusted(0, 0, 0, CAPTION)

    def index_at(self, x: int, y: int) -> int:
        """The cell at a place, or -1 beside and between them."""
        column, row = (x - self.margin) // (self.side + self.gap), (y - self.margin) // self.pitch
        if not 0 <= column < self.columns or row < 0:
            return -1
        index = row * self.columns + column
        return index if index < self.count and self.box(index).contains(x, y) else -1

    def visible(self, top: int, height: int) -> range:
        """The cells of which something shows between `top` and `top + height`."""
        first = max(0, (top - self.margin) // self.pitch)
        last = max(first, (top + height - self.margin - 1) // self.pitch)
        return range(min(first * self.columns, self.count), min((last + 1) * self.columns, self.count))
