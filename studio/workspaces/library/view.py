"""The grid as a person uses it: pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from studio.language import tr
from studio.workspaces.library.canvas import ShelfCanvas
from studio.workspaces.library.painter import star_box
from studio.workspaces.library.phrases import item_words
from studio.workspaces.library.shelf import Shelf

_ZOOM_STEP = 1.15
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class ShelfView(ShelfCanvas):
    """A grid of items that can be looked through, chosen and dragged away.

    Signals:
        opened(int): Enter, or a double click, on the item of an id.
        starAsked(int): the star of an item was pressed.
        zoomed(int): the person changed the size of pictures.
        dragAsked(): the person drags what is chosen away.
        menuAsked(QPoint): a context menu is wanted for what is chosen, at a place of the screen.
    """

    accessible_role = QAccessible.Role.List

    opened = Signal(int)
    starAsked = Signal(int)
    zoomed = Signal(int)
    dragAsked = Signal()
    menuAsked = Signal(QPoint)

    def __init__(self, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(shelf, parent)
        self._pressed = -1
        self._press_place = QPoint()
        self._takes_on_release = False
        self.setAccessibleName(tr("Library"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.chosenChanged.connect(self._describe)

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            if (place - self._press_place).manhattanLength() >= QApplication.startDragDistance():
                self._pressed = -1
                self.dragAsked.emit()
            return
        self._point_at(self._index_at(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self._index_at(place)
        self._pressed = -1
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if index < 0:
            self.selection.clear()
        elif star_box(self.box_of(index)).contains(place):
            self.starAsked.emit(self._shelf.id_at(index))
        else:
            self._pressed, self._press_place = index, place
            # One of several may be the handle by which all of them are dragged.
            plain = not event.modifiers() & (_SHIFT | _CONTROL)
            self._takes_on_release = plain and self.selection.is_chosen(index)
            if not self._takes_on_release:
                self._choose(index, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed >= 0 and self._takes_on_release:
            self.selection.take(self._pressed)
        self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self._index_at(place)
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            if star_box(self.box_of(index)).contains(place):
                self.starAsked.emit(self._shelf.id_at(index))
            else:
                self.opened.emit(self._shelf.id_at(index))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom_by(self, factor: float) -> None:
        """Make pictures larger or smaller, and tell so."""
        self.set_zoom(round(self._zoom * factor))
        self.zoomed.emit(self._zoom)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.selection.current if by_key else self._index_at(event.pos())
        if index >= 0:
            if not self.selection.is_chosen(index):
                self.selection.take(index)
            place = self.box_of(index).center() if by_key else event.pos()
            self.menuAsked.emit(self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what an item is where its words are cut."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _words_at(self, place: QPoint) -> str:
        index = self._index_at(place)
        if index < 0:
            return ""
        if star_box(self.box_of(index)).contains(place):
            return tr("Star  (S)")
        return self.words_of(index)

    def words_of(self, index: int) -> str:
        """What the item at a place is, in words; "" before it has come."""
        known = self._shelf.cell_at(index)
        return item_words(known[0].item, missing=known[0].is_missing) if known else ""

    def _describe(self) -> None:
        """Tell screen readers where the keyboard is."""
        words = self.words_of(self.selection.current)
        self.setAccessibleDescription(words)
        self.setAccessibleName(tr("Library: {words}", words=words) if words else tr("Library"))

    def _point_at(self, index: int) -> None:
        before, self._hovered = self._hovered, index
        if before != index:
            self._update_cell(before)
            self._update_cell(index)

    def _choose(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _SHIFT:
            self.selection.extend(index)
        elif modifiers & _CONTROL:
            self.selection.toggle(index)
        else:
            self.selection.take(index)

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = Qt.Key(event.key()), self.selection.current
        if key in _STEPS:
            self._go(*_STEPS[key], event.modifiers())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            rows = max(1, self.viewport().height() // self.layout_now.pitch)
            self._go(0, rows if key == Qt.Key.Key_PageDown else -rows, event.modifiers())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._shelf) - 1, event.modifiers())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current >= 0:
            self.opened.emit(self._shelf.id_at(current))
        elif key == Qt.Key.Key_Space and current >= 0:
            self.selection.toggle(current)
        else:
            event.ignore()  # the workspace's own

    def go_to(self, index: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Choose a cell, and bring it into view."""
        if 0 <= index < len(self._shelf):
            self._choose(index, modifiers & _SHIFT)
            self.scroll_to(index)

    def _go(self, across: int, down: int, modifiers: Qt.KeyboardModifier) -> None:
        last, columns, current = len(self._shelf) - 1, self.layout_now.columns, self.selection.current
        if current < 0 or current > last:
            self.go_to(self.visible_cells.start)
            return
        index = current + across + down * columns
        if index < 0:
            index = current % columns if down else 0
        if index > last:
            # Down from the row above a short last one.
            index = last if across or current // columns < last // columns else current
        self.go_to(index, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_cell(self.selection.current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_cell(self.selection.current)
