"""The items of a job list for Qt's views."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, QUrl

from studio.widgets.job_list.item import JobItem

ItemRole = Qt.ItemDataRole.UserRole + 1
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_DRAGGABLE = _PLAIN | Qt.ItemFlag.ItemIsDragEnabled
_MOST_RANGES = 32  # above, starting anew costs views less than so many removals


class JobListModel(QAbstractListModel):
    """Rows of `JobItem`s, in the order in which they came. Only the window's thread may touch it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[JobItem] = []
        self._rows: dict[JobItem, int] = {}
        self._by_source: dict[Path, list[JobItem]] = {}

    @property
    def items(self) -> Sequence[JobItem]:
        """All items in order."""
        return self._items

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of items."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """`ItemRole` gives the item; for screen readers there is the whole row in words."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.source.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return item.spoken()
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Rows with a result can be dragged out."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _PLAIN if self._items[index.row()].result is None else _DRAGGABLE

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The results of these rows as files, to be dragged out."""
        data = QMimeData()
        paths = [self._items[index.row()].result for index in indexes]
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths if path is not None])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Results are copied, never moved."""
        return Qt.DropAction.CopyAction

    def item_at(self, row: int) -> JobItem | None:
        """The item of a row, if there is such a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, item: JobItem) -> int:
        """The row of an item; -1 once it was removed."""
        return self._rows.get(item, -1)

    def items_of(self, source: Path) -> Sequence[JobItem]:
        """The items that stand for this file."""
        return self._by_source.get(source, ())

    def append(self, items: Sequence[JobItem]) -> None:
        """Add items at the end."""
        if not items:
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._items.extend(items)
        for row, item in enumerate(items, first):
            self._rows[item] = row
            self._by_source.setdefault(item.source, []).append(item)
        self.endInsertRows()

    def remove(self, items: Iterable[JobItem]) -> None:
        """Take items out."""
        gone = {item for item in items if item in self._rows}
        ranges = _ranges(sorted(self._rows[item] for item in gone))
        if len(ranges) > _MOST_RANGES:
            self._keep([item for item in self._items if item not in gone])
            return
        for first, last in reversed(ranges):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._take(self._items[:first] + self._items[last + 1 :])
            self.endRemoveRows()

    def tell_changed(self, items: Iterable[JobItem]) -> None:
        """Items look different now: views paint their rows again."""
        for first, last in _ranges(sorted(self._rows[item] for item in items if item in self._rows)):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _keep(self, items: list[JobItem]) -> None:
        """Hold only these, in one go: views start anew."""
        self.beginResetModel()
        self._take(items)
        self.endResetModel()

    def _take(self, items: list[JobItem]) -> None:
        self._items = items
        self._rows = {item: row for row, item in enumerate(items)}
        self._by_source = {}
        for item in items:
            self._by_source.setdefault(item.source, []).append(item)


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising rows as ranges (first, last) without gaps."""
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1] = (ranges[-1][0], row)
        else:
            ranges.append((row, row))
    return ranges
