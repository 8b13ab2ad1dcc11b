"""The bar that searches in all pages: a field, how many places there are, and the list of them."""

from __future__ import annotations

import html

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.language import number_words, tr
from studio.theme import DARK, LIGHT, RADIUS, Space, TextRole, mixed, scaled_font
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel
from studio.workspaces.handwriting.searching import MOST_HITS, Hit

_SETTLE_MS = 120
_ROW = 44
_MOST_ROWS = 5
_ROOM_SHARE = 0.35  # of the pane, that the list takes at most

Index = QModelIndex | QPersistentModelIndex


class SearchBar(QFrame):
    """Asks for words, and shows where they were found; Enter and Shift+Enter go from place to place.

    Signals:
        wanted(str): these words are looked for now; "" for none.
        hitChosen(Hit): the person went to this place.
        closed(): the person is done searching.
    """

    wanted = Signal(str)
    hitChosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self._hits: list[Hit] = []
        self._here = -1
        self.field = _SearchField()
        self.count = ShortLabel(TextRole.SMALL, soft=True)
        self.back_button = IconButton("up", tr("Previous place"), hint="Shift+Enter")
        self.next_button = IconButton("chevron", tr("Next place"), hint="Enter")
        self.close_button = IconButton("cancel", tr("End the search"), hint="Esc")
        self.list = QListView()
        self._model = _HitModel()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(lambda: self.wanted.emit(self.field.text()))
        self._lay_out()
        self.field.textEdited.connect(lambda _: self._settle.start())
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.close_search)
        self.back_button.clicked.connect(lambda: self.step(-1))
        self.next_button.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.close_search)
        self.list.clicked.connect(lambda index: self.go_to(index.row()))
        self.list.activated.connect(lambda index: self.go_to(index.row()))
        self.hide()

    def _lay_out(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Places that were found"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        row.addWidget(self.field, 1)
        row.addSpacing(Space.XS)
        row.addWidget(self.count)
        for button in (self.back_button, self.next_button, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)

    # What is looked for

    @property
    def hit(self) -> Hit | None:
        """The place that the search is at."""
        return self._hits[self._here] if 0 <= self._here < len(self._hits) else None

    @property
    def hits(self) -> list[Hit]:
        """All places."""
        return self._hits

    def open_search(self, words: str = "") -> None:
        """Show the bar, and search for `words` if there are any."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self.wanted.emit(self.field.text())

    def close_search(self) -> None:
        """Put the bar away."""
        self._settle.stop()
        self.hide()
        self.wanted.emit("")
        self.closed.emit()

    def show_hits(self, hits: list[Hit], at: int = -1) -> None:
        """Show where the words were found; `at` is the place the search is at."""
        self._hits, self._here = hits, at if at < len(hits) else -1
        self._model.show(hits)
        room = self.parentWidget().height() if self.parentWidget() is not None else 0
        rows = min(len(hits), _MOST_ROWS, max(2, int(_ROOM_SHARE * room / _ROW)))
        self.list.setFixedHeight(rows * _ROW + Space.XS)
        self.list.setVisible(bool(hits))
        self._show_here()

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1), all around."""
        if self._settle.isActive():  # Enter right after typing: search first
            self._settle.stop()
            self.wanted.emit(self.field.text())
        if self._hits:
            start = self._here if self._here >= 0 else (-1 if step > 0 else 0)
            self.go_to((start + step) % len(self._hits))

    def go_to(self, number: int) -> None:
        """Go to a place."""
        self._here = number
        self._show_here()
        self.hitChosen.emit(self._hits[number])

    def _show_here(self) -> None:
        self.count.setText(_count_words(len(self._hits), self._here, bool(self.field.text().strip())))
        for button in (self.back_button, self.next_button):
            button.setEnabled(bool(self._hits))
        if self._here >= 0:
            index = self._model.index(self._here)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)


def _count_words(total: int, here: int, is_asked: bool) -> str:
    if not total:
        return tr("Not found") if is_asked else ""
    shown = number_words(total) + ("+" if total >= MOST_HITS else "")
    return (
        tr("{number} of {total}", number=here + 1, total=shown)
        if here >= 0
        else tr("{shown} found", shown=shown)
    )


class _SearchField(QLineEdit):
    """Signals: stepped(int) for Enter (1) and Shift+Enter (-1), left() for Escape."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search in all pages"))
        self.setAccessibleName(tr("Search in all pages"))
        self.setMinimumWidth(80)

    def event(self, event: QEvent) -> bool:
        """Escape is this field's, not a shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._hits: list[Hit] = []

    def show(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.before}{hit.found}{hit.after}, {hit.page.title}"
        return None


class _HitDelegate(QStyledItemDelegate):
    """Two lines: where, and the text around, with what was found in the accent colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        colors = DARK if option.palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
        box = option.rect.adjusted(Space.S, 1, -Space.S, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.15 if option.state & QStyle.StateFlag.State_Selected else 0.0
        if option.state & QStyle.StateFlag.State_MouseOver:
            share = max(share, 0.08)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.surface, colors.accent, share))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        inner = box.adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        small = scaled_font(option.font, TextRole.TINY)
        painter.setFont(small)
        painter.setPen(QColor(colors.soft))
        where = painter.fontMetrics().elidedText(hit.page.title, Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, where)
        self._paint_text(painter, option, inner, hit, colors.text, colors.accent)
        painter.restore()

    @staticmethod
    def _paint_text(
        painter: QPainter, option: QStyleOptionViewItem, inner: object, hit: Hit, color: str, accent: str
    ) -> None:
        # What was found must be in view, however narrow the list is: the words before it are shortened.
        metrics = option.fontMetrics
        room = max(0, inner.width() - metrics.horizontalAdvance(hit.found)) // 2
        before = metrics.elidedText(hit.before, Qt.TextElideMode.ElideLeft, room)
        document = QTextDocument()
        document.setDefaultFont(option.font)
        document.setDocumentMargin(0)
        document.setHtml(
            f'<span style="color:{color}; white-space:pre">{html.escape(before)}'
            f'<b style="color:{accent}">{html.escape(hit.found)}</b>{html.escape(hit.after)}</span>'
        )
        painter.setClipRect(inner)
        painter.translate(inner.left(), inner.bottom() + 1 - document.size().height())
        document.drawContents(painter)
