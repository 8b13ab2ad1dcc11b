"""A grid of small pictures with names, of which one is taken; a field above it searches."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from studio.accessible import describe
from studio.language import again, tr
from studio.theme import RADIUS, Space, TextRole, colors_of, mixed, scaled_font
from studio.widgets.text_label import text_label

_NAME = 18


@dataclass(frozen=True)
class Item:
    """One picture.

    Attributes:
        id: names it.
        name: as it is shown.
        words: what else it is found by, lower case.
        picture: equal keys have the same picture.
        note: what else is told of it when it is pointed at.
    """

    id: str
    name: str
    words: tuple[str, ...] = ()
    picture: Hashable = None
    note: str = ""

    @property
    def hint(self) -> str:
        """Its name, and what there is to say of it."""
        return f"{self.name}: {self.note}" if self.note else self.name


class PictureGrid(QWidget):
    """The grid alone. It is as high as it needs to be; something around it scrolls.

    Attributes:
        cell: size of a picture in pixels.

    Signals:
        chosen(str): the person took an item.
    """

    accessible_role = QAccessible.Role.List
    shows_focus = True

    chosen = Signal(str)

    def __init__(self, name: str, cell: QSize, parent: QWidget | None = None) -> None:
        """Make it, empty; `name` is told to screen readers."""
        super().__init__(parent)
        self.cell = cell
        self._items: tuple[Item, ...] = ()
        self._pictures: dict[Hashable, QPixmap] = {}
        self._value = ""
        self._current = -1
        self._hovered = -1
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def items(self) -> tuple[Item, ...]:
        """What it shows."""
        return self._items

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self._items = tuple(items)
        self._current = -1
        self.updateGeometry()
        self.update()

    def set_value(self, id: str) -> None:
        """Mark an item as taken, without telling."""
        if id != self._value:
            self._value = id
            self.update()

    def show_picture(self, key: Hashable, image: QImage) -> None:
        """A picture has come."""
        self._pictures[key] = QPixmap.fromImage(image)
        self.update()

    def missing(self) -> list[Hashable]:
        """Keys of pictures that are not there yet, in the order of the grid."""
        return [item.picture for item in self._items if item.picture not in self._pictures]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.cell.width())
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._items) // self._columns(width))
        return max(0, rows * (self.cell.height() + _NAME + Space.S) - Space.S + 4)

    def box_of(self, index: int) -> QRect:
        """Where a picture is."""
        columns = self._columns(self.width())
        row, column = divmod(index, columns)
        room = self.width() - columns * self.cell.width()
        gap = room / (columns - 1) if columns > 1 else 0
        left = round(column * (self.cell.width() + min(gap, Space.XL))) if columns > 1 else room // 2
        return QRect(left, 2 + row * (self.cell.height() + _NAME + Space.S), *self.cell.toTuple())

    def _columns(self, width: int) -> int:
        return max(1, (width + Space.S) // (self.cell.width() + Space.S))

    def _index_at(self, point) -> int:
        for index in range(len(self._items)):
            if self.box_of(index).adjusted(0, 0, 0, _NAME).contains(point):
                return index
        return -1

    # The pointer and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self._current = index
            self.chosen.emit(self._items[index].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position().toPoint())
        if index != self._hovered:
            self._hovered = index
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns(self.width())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key = Qt.Key(event.key())
        if key in steps and self._items:
            self._go_to(min(max(self._current + steps[key], 0), len(self._items) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self.chosen.emit(self._items[self._current].id)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what is taken, so that the keyboard is seen to be somewhere."""
        super().focusInEvent(event)
        if self._items and not 0 <= self._current < len(self._items):
            taken = [index for index, item in enumerate(self._items) if item.id == self._value]
            self._go_to(taken[0] if taken else 0)

    def _go_to(self, index: int) -> None:
        self._current = index
        self._describe()
        self.update()

    def _describe(self) -> None:
        is_somewhere = 0 <= self._current < len(self._items)
        describe(self, self._name, self._items[self._current].hint if is_somewhere else "")

    def retell(self) -> None:
        """Say what it is called, and the names of its pictures, in another language."""
        self._name = again(self._name)
        self._items = tuple(
            replace(item, name=again(item.name), note=again(item.note)) for item in self._items
        )
        self._describe()
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self._index_at(event.pos())
            QToolTip.showText(event.globalPos(), self._items[index].hint if index >= 0 else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(scaled_font(self.font(), TextRole.TINY))
        for index, item in enumerate(self._items):
            box = self.box_of(index)
            if box.adjusted(0, 0, 0, _NAME).intersects(event.rect()):
                self._paint_item(painter, index, item, QRectF(box))

    def _paint_item(self, painter: QPainter, index: int, item: Item, box: QRectF) -> None:
        colors = colors_of(self)
        is_taken = item.id == self._value
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        ground = mixed(colors.raised, colors.text, 0.08) if index == self._hovered else QColor(colors.raised)
        painter.fillPath(shape, ground)
        picture = self._pictures.get(item.picture)
        if picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_taken:
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        if index == self._current and self.hasFocus():
            inset = 3 if is_taken else 1  # within the frame of what is taken
            painter.setPen(QPen(QColor(colors.text), 2))
            inner = box.adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(inner, RADIUS - inset, RADIUS - inset)
        painter.setPen(QColor(colors.accent if is_taken else colors.soft))
        below = QRectF(box.left(), box.bottom() + 1, box.width(), _NAME)
        name = painter.fontMetrics().elidedText(item.name, Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)


class PictureGallery(QWidget):
    """A grid with a field that searches it.

    Attributes:
        grid, field: the two.

    Signals:
        chosen(str): the person took an item.
        wantedChanged(): other pictures are missing.
    """

    chosen = Signal(str)
    wantedChanged = Signal()

    def __init__(self, name: str, hint: str, cell: QSize, parent: QWidget | None = None) -> None:
        """Make it, empty; `hint` stands in the field while it is."""
        super().__init__(parent)
        self._all: tuple[Item, ...] = ()
        self.field = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.field.setAccessibleName(hint)
        self.grid = PictureGrid(name, cell)
        self.nothing = text_label(tr("Nothing of that name"), TextRole.SMALL, soft=True)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.field)
        column.addWidget(self.grid)
        column.addWidget(self.nothing)
        self.grid.chosen.connect(self.chosen)
        self.field.textChanged.connect(lambda _: self._search())

    def show_items(self, items: Sequence[Item]) -> None:
        """Offer other items."""
        if tuple(items) != self._all:
            self._all = tuple(items)
            self._search()

    def _search(self) -> None:
        wanted = self.field.text().strip().lower()
        found = [item for item in self._all if matches(item, wanted)]
        self.grid.show_items(found)
        self.nothing.setVisible(not found)
        self.wantedChanged.emit()


def matches(item: Item, wanted: str) -> bool:
    """Whether an item is meant by what was typed: every word begins one of its own."""
    own = f"{item.name.lower()} {' '.join(item.words)}".split()
    return all(any(word.startswith(part) for word in own) for part in wanted.split())
