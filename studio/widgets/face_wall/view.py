"""The wall as a person uses it: pointer, keys and drops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from studio.accessible import describe
from studio.language import tr
from studio.widgets.face_wall.canvas import WallCanvas
from studio.widgets.face_wall.painter import has_badges, heart_box, lock_box
from studio.widgets.face_wall.source import WallSource

_ZOOM_STEP = 1.15
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class FaceWall(WallCanvas):
    """A wall that can be wandered in.

    Attributes:
        drop_format: the MIME format that can be dropped on a cell.

    Signals:
        opened(int): Enter, or a double click.
        lockAsked(int), heartAsked(int): a badge was pressed.
        zoomed(int): the person changed the size of cells.
        dragAsked(int): the person drags a cell away.
        dropped(int, QMimeData): something was let go on a cell.
        menuAsked(int, QPoint): a context menu is wanted for a cell, at a place of the screen.
    """

    accessible_role = QAccessible.Role.List

    opened = Signal(int)
    lockAsked = Signal(int)
    heartAsked = Signal(int)
    zoomed = Signal(int)
    dragAsked = Signal(int)
    dropped = Signal(int, QMimeData)
    menuAsked = Signal(int, QPoint)

    def __init__(self, source: WallSource, drop_format: str, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.drop_format = drop_format
        self.setProperty("surface", "bar")  # behind its scroll bar, too
        self._pressed = -1
        self._press_place = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.selection.changed.connect(self._describe)
        self._describe()

    def refresh(self) -> None:
        """Faces have changed, or pictures have come."""
        super().refresh()
        self._describe()

    def retell(self) -> None:
        """Say where the keyboard is in another language."""
        self._describe()

    def _describe(self) -> None:
        """Tell screen readers where the keyboard is."""
        index, source = self.selection.current, self._source
        words = ""
        if index >= 0:
            key = source.key_at(index)
            states = (
                (self.selection.is_chosen(index), tr("chosen")),
                (source.is_locked(index), tr("locked")),
                (source.is_favourite(key), tr("favourite")),
            )
            told = [source.words_of(index), *(state for holds, state in states if holds)]
            words = ", ".join([*told, source.problem_of(key)] if source.problem_of(key) else told)
        describe(self, tr("Faces"), words)

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            if (place - self._press_place).manhattanLength() >= QApplication.startDragDistance():
                index, self._pressed = self._pressed, -1
                self.dragAsked.emit(index)
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
        elif badge := self._badge_at(index, place):
            self._ask(badge, index)
        else:
            self._pressed, self._press_place = index, place
            self._choose(index, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        index = self._index_at(place)
        if index >= 0 and event.button() is Qt.MouseButton.LeftButton:
            if badge := self._badge_at(index, place):
                self._ask(badge, index)
            else:
                self.opened.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom_by(self, factor: float) -> None:
        """Make cells larger or smaller, and tell so."""
        self.set_zoom(round(self._zoom * factor))
        self.zoomed.emit(self._zoom)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.selection.current if by_key else self._index_at(event.pos())
        if index >= 0:
            if not self.selection.is_chosen(index):
                self.selection.take(index)
            place = self.box_of(index).center() if by_key else event.pos()
            self.menuAsked.emit(index, self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what a badge does, or a face's name."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._words_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _words_at(self, place: QPoint) -> str:
        index = self._index_at(place)
        if index < 0:
            return ""
        badge = self._badge_at(index, place)
        if badge == "lock":
            return tr("Free it  (L)") if self._source.is_locked(index) else tr("Lock it: it stays  (L)")
        if badge == "heart":
            return tr("Keep it among the favourites  (F)")
        return self._source.problem_of(self._source.key_at(index)) or self._source.words_of(index)

    def _badge_at(self, index: int, place: QPoint) -> str:
        box = self.box_of(index)
        if not has_badges(box):
            return ""
        if lock_box(box).contains(place):
            return "lock"
        return "heart" if heart_box(box).contains(place) else ""

    def _ask(self, badge: str, index: int) -> None:
        (self.lockAsked if badge == "lock" else self.heartAsked).emit(index)

    def _point_at(self, index: int) -> None:
        before, self._hovered = self._hovered, index
        self.motion.hover(index)
        shape = Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        if before != index:
            self._update_cells({before, index} - {-1})

    def _choose(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _SHIFT:
            self.selection.extend(index)
        elif modifiers & _CONTROL:
            self.selection.toggle(index)
        else:
            self.selection.take(index)

    # The keyboard

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_cells({self.selection.current} - {-1})

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_cells({self.selection.current} - {-1})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = Qt.Key(event.key()), self.selection.current
        if key in _STEPS:
            self._go(_STEPS[key], event.modifiers())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            pages = self.viewport().height() // self.grid.pitch or 1
            self._go((0, pages if key == Qt.Key.Key_PageDown else -pages), event.modifiers())
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current >= 0:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Space and current >= 0:
            self.selection.toggle(current)
        else:
            event.ignore()  # the workspace's own

    def go_to(self, index: int) -> None:
        """Choose a cell alone, and bring it into view."""
        self.selection.take(index)
        self.scroll_to(index)

    def _go(self, step: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        current = self.selection.current
        if current < 0:
            self.go_to(self.visible_cells.start)
            return
        index = current + step[0] + step[1] * self.grid.columns
        if index < 0:
            index = current % self.grid.columns if step[1] else 0
        if modifiers & _SHIFT:
            self.selection.extend(index)
        elif modifiers & _CONTROL:
            self.selection.walk_to(index)
        else:
            self.selection.take(index)
        self.scroll_to(index)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self.drop_format):
            event.acceptProposedAction()
        else:
            event.ignore()  # the window's own

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim_at(self._index_at(event.position().toPoint()))
        event.setAccepted(self._target >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self._index_at(event.position().toPoint())
        self._aim_at(-1)
        if index >= 0:
            event.acceptProposedAction()
            self.dropped.emit(index, event.mimeData())

    def _aim_at(self, index: int) -> None:
        before, self._target = self._target, index
        if before != index:
            self._update_cells({before, index} - {-1})
