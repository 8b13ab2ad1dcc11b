"""Where the cells of a wall lie: square ones in rows, as many as fit, and no end below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from studio.theme import Space


@dataclass(frozen=True)
class Grid:
    """The geometry of a wall, in pixels of its content.

    Attributes:
        width: of the viewport.
        wanted: the side that a cell should have; cells become a little larger so that rows are full.
    """

    width: int
    wanted: int
    gap: int = Space.S
    margin: int = Space.L

    @property
    def columns(self) -> int:
        """Cells of a row, at least one."""
        return max(1, (self.width - 2 * self.margin + self.gap) // (self.wanted + self.gap))

    @property
    def side(self) -> int:
        """Width and height of a cell."""
        room = self.width - 2 * self.margin - (self.columns - 1) * self.gap
        return max(24, room // self.columns)

    @property
    def pitch(self) -> int:
        """From the top of one row to that of the next."""
        return self.side + self.gap

    def box(self, index: int) -> QRect:
        """Where a cell lies."""
        row, column = divmod(index, self.columns)
        return QRect(self.margin + column * self.pitch, self.margin + row * self.pitch, self.side, self.side)

    def index_at(self, x: int, y: int) -> int:
        """The cell at a place, or -1 beside and between them."""
        column, row = (x - self.margin) // self.pitch, (y - self.margin) // self.pitch
        if not 0 <= column < self.columns or row < 0:
            return -1
        index = row * self.columns + column
        return index if self.box(index).contains(x, y) else -1

    def visible(self, top: int, height: int) -> range:
        """The cells of which something shows between `top` and `top + height`."""
        first = max(0, (top - self.margin - self.side) // self.pitch + 1)
        last = max(first, (top + height - self.margin - 1) // self.pitch)
        return range(first * self.columns, (last + 1) * self.columns)

    def height_of(self, rows: int) -> int:
        """Height of the content with so many rows."""
        return 2 * self.margin + rows * self.pitch - self.gap
