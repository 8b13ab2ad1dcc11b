"""The model of the grid: ids alone, and cells of what is near, which come in pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from studio.library.item import Item
from studio.workspaces.library.cells import Cell, TileSize
from studio.workspaces.library.desk import LibraryDesk

PAGE = 24
_KEPT_BYTES = 72 * 2**20
_ROW_BYTES = 2000  # of a cell without its tile


class Shelf(QObject):
    """Which items are shown, in order, and their cells as far as they have come.

    Attributes:
        latest: the item that came last; near what is looked at.

    Signals:
        reset(): other items are shown, or in another order.
        arrived(set[int]): cells of these ids have come or changed.
        staled(): what is visible should be wanted again.
    """

    reset = Signal()
    arrived = Signal(object)
    staled = Signal()

    def __init__(self, desk: LibraryDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids = np.empty(0, np.int64)
        self._cells: OrderedDict[int, tuple[Cell, QPixmap | None]] = OrderedDict()
        self._asked: dict[int, tuple[TileSize, int]] = {}  # page: (size, id of its first missing one)
        self._bytes = 0
        self.latest: Item | None = None
        self._stale: set[int] = set()
        desk.arrived.connect(self._on_arrived)

    def __len__(self) -> int:
        return len(self._ids)

    def show_ids(self, ids: np.ndarray) -> None:
        """Show these items; cells that are known are kept."""
        if np.array_equal(ids, self._ids):
            return
        self._ids = ids
        self._asked.clear()
        self._desk.forget_wishes()
        self.reset.emit()

    def id_at(self, index: int) -> int:
        """The id of the item at a place, or -1."""
        return int(self._ids[index]) if 0 <= index < len(self._ids) else -1

    def ids_at(self, indexes: Iterable[int]) -> list[int]:
        """The ids of the items at places."""
        return [int(self._ids[index]) for index in indexes if 0 <= index < len(self._ids)]

    def index_of(self, id: int) -> int:
        """Where an item is, or -1."""
        # Ids fall along the shelf.
        place = len(self._ids) - int(np.searchsorted(self._ids[::-1], id, side="right"))
        return place if self.id_at(place) == id else -1

    def item_at(self, index: int) -> Item | None:
        """The item at a place, if it has come."""
        known = self._cells.get(self.id_at(index))
        return known[0].item if known else None

    def item_of(self, id: int) -> Item | None:
        """The item of an id, if it has come."""
        known = self._cells.get(id)
        return known[0].item if known else None

    def cell_at(self, index: int) -> tuple[Cell, QPixmap | None] | None:
        """The cell at a place and its tile, if it has come."""
        id = self.id_at(index)
        known = self._cells.get(id)
        if known is not None:
            self._cells.move_to_end(id)
        return known

    def want(self, visible: range, size: TileSize) -> None:
        """Have the cells of these places and of the pages beside them brought."""
        first, last = visible.start // PAGE, max(visible.start, visible.stop - 1) // PAGE
        # Of what was scrolled past nobody knows whether it has come.
        self._asked = {page: asked for page, asked in self._asked.items() if first - 1 <= page <= last + 1}
        for page in (last + 1, first - 1, *range(first, last + 1)):  # the last wish is met first
            self._want_page(page, size)

    def _want_page(self, page: int, size: TileSize) -> None:
        ids = self._ids[page * PAGE : (page + 1) * PAGE] if page >= 0 else self._ids[:0]
        missing = [int(id) for id in ids if not self._is_fresh(int(id), size)]
        if missing and self._asked.get(page) != (size, missing[0]):
            self._asked[page] = (size, missing[0])
            self._desk.want(page, missing, size)

    def _is_fresh(self, id: int, size: TileSize) -> bool:
        known = self._cells.get(id)
        return known is not None and known[0].size == size and id not in self._stale

    def renew(self, ids: Iterable[int] | None = None) -> None:
        """Have cells brought anew (all of them without `ids`); the old ones are shown until then."""
        self._stale |= set(self._cells if ids is None else ids)
        self._asked.clear()
        self.staled.emit()

    def renew_plain(self) -> None:
        """Have cells without a picture brought anew: one may have been made meanwhile."""
        self.renew([id for id, (_, tile) in self._cells.items() if tile is None])

    def change(self, items: Sequence[Item]) -> None:
        """Show items as they will be, before the data base says so."""
        for item in items:
            if (known := self._cells.get(item.id)) is not None:
                cell, tile = known
                self._cells[item.id] = (Cell(item, cell.tile, cell.size, cell.is_missing), tile)
        self.arrived.emit({item.id for item in items})

    def _on_arrived(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            self.latest = cell.item
            self._forget(cell.item.id)
            tile = None if cell.tile is None else QPixmap.fromImage(cell.tile)
            # The pixels are in the pixmap now; once is enough.
            self._cells[cell.item.id] = (Cell(cell.item, None, cell.size, cell.is_missing), tile)
            self._bytes += _size_of(tile)
            self._stale.discard(cell.item.id)
        while self._bytes > _KEPT_BYTES and len(self._cells) > 2 * PAGE:
            id, (_, tile) = self._cells.popitem(last=False)
            self._bytes -= _size_of(tile)
        self.arrived.emit({cell.item.id for cell in cells})

    def _forget(self, id: int) -> None:
        known = self._cells.pop(id, None)
        if known is not None:
            self._bytes -= _size_of(known[1])


def _size_of(tile: QPixmap | None) -> int:
    return _ROW_BYTES + (tile.width() * tile.height() * 4 if tile is not None else 0)
