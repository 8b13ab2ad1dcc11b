"""The list of models, under the names of their jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.language import named, tr
from studio.theme import Space, TextRole, scaled_font
from studio.widgets.row_painting import MARK_SIDE, paint_ground, paint_icon, paint_line, row_colors
from studio.workspaces.models.entries import Entry, Group, card_words, size_words

RowRole = Qt.ItemDataRole.UserRole
StateRole = Qt.ItemDataRole.UserRole + 1
_ROW_HEIGHT, _HEADING_HEIGHT = 54, 38
_SIZE_WIDTH = 64

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class EntryModel(QAbstractListModel):
    """A row for each job and each model.

    `RowRole` gives a title or an `Entry`, `StateRole` the name of the icon behind it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Entry] = []
        self._marks: dict[str, str] = {}

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other models."""
        self.beginResetModel()
        self._rows = [row for group in groups for row in (group.title, *group.entries)]
        self.endResetModel()

    def mark(self, name: str, icon: str) -> None:
        """Put an icon behind a model's name; an empty one takes it away."""
        self._marks[name] = icon
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, name: str) -> int:
        """Where a model stands; the first model if there is none of this name, and -1 without any."""
        rows = [number for number, row in enumerate(self._rows) if isinstance(row, Entry)]
        return next((number for number in rows if self._rows[number].card.name == name), (*rows, -1)[0])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Headings and models."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        is_heading = isinstance(self._rows[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See the class."""
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == StateRole:
            return self._marks.get(row.card.name, "") if isinstance(row, Entry) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else named(row.card.name, card_words(row.card.summary))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints headings and models."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower."""
        is_heading = isinstance(index.data(RowRole), str)
        return QSize(option.rect.width(), _HEADING_HEIGHT if is_heading else _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(RowRole)
        colors = row_colors(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        inner = box.adjusted(Space.M, Space.S, -Space.M, -Space.S)
        if isinstance(row, str):
            painter.setFont(scaled_font(option.font, TextRole.TINY))
            painter.setPen(QColor(colors.soft))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row)
        else:
            paint_ground(painter, option, box, 0.0, colors)
            self._paint_entry(painter, option, row, index.data(StateRole), inner)
        painter.restore()

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, mark: str, box: QRect
    ) -> None:
        colors = row_colors(option)
        upper = QRect(box.left(), box.top(), box.width() - _SIZE_WIDTH, box.height() // 2)
        painter.setFont(scaled_font(option.font, TextRole.STRONG))
        painter.setPen(QColor(colors.text))
        paint_line(painter, upper, entry.card.name)
        if mark:
            left = upper.left() + painter.fontMetrics().horizontalAdvance(entry.card.name) + Space.S
            place = QRect(min(left, upper.right() - MARK_SIDE), upper.top(), MARK_SIDE, upper.height())
            paint_icon(painter, mark, colors.danger if mark == "error" else colors.accent, place, MARK_SIDE)
        painter.setFont(scaled_font(option.font, TextRole.SMALL))
        painter.setPen(QColor(colors.soft))
        size = QRect(box.right() - _SIZE_WIDTH, upper.top(), _SIZE_WIDTH, upper.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(size, right, size_words(entry.size))
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), box.height() - upper.height())
        paint_line(painter, lower, card_words(entry.card.summary))


class EntryList(QListView):
    """Lets one model be chosen.

    Signals:
        entryChosen(Entry): this model is to be shown.
    """

    entryChosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(EntryModel(self))
        self.setItemDelegate(EntryDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Models"))

    def show_groups(self, groups: Sequence[Group], chosen: str) -> None:
        """Show these models, with one of them chosen."""
        self.model().show_groups(groups)
        self.choose(chosen)

    def choose(self, name: str) -> None:
        """Choose a model by name."""
        row = self.model().row_of(name)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which model it is now."""
        super().selectionChanged(selected, deselected)
        entry = self.currentIndex().data(RowRole) if self.currentIndex().isValid() else None
        if isinstance(entry, Entry):
            self.entryChosen.emit(entry)
