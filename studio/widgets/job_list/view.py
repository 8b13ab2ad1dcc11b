"""The view of a job list: rows of their own height, buttons under the pointer, a key for everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from studio.icons import icon
from studio.language import tr
from studio.motion import Glide
from studio.theme import colors_of
from studio.widgets.job_list.delegate import Hover, JobDelegate
from studio.widgets.job_list.heights import RowHeights
from studio.widgets.job_list.item import Action, JobItem
from studio.widgets.job_list.layout import RowLayout
from studio.widgets.job_list.model import JobListModel
from studio.widgets.thumbnails import ThumbnailStore

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_KEYS = {
    Qt.Key.Key_Delete: (Action.CANCEL, Action.REMOVE),
    Qt.Key.Key_Backspace: (Action.CANCEL, Action.REMOVE),
    Qt.Key.Key_R: (Action.RETRY,),
}


class JobListView(QTableView):
    """Shows a `JobListModel`.

    A table of one column, because its rows may differ in height without being asked for it one by one
    whenever something changes, as a list view does: ten thousand rows stay smooth.

    Signals:
        asked(Action, list[JobItem]): the person wants this done with these.
        currentChangedTo(JobItem | None): the keyboard or the pointer went to another item.
        peeked(bool): the key for looking at the original is held down, or was let go.
        menuOpening(QMenu): the menu of what is chosen is about to show; more may be added to it.
    """

    asked = Signal(object, object)
    currentChangedTo = Signal(object)
    peeked = Signal(bool)
    menuOpening = Signal(object)

    def __init__(
        self, model: JobListModel, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = model
        self._hover_level = 0.0
        self._glide = Glide(self, "hoverLevel")
        self._pressed: tuple[JobItem, Action] | None = None
        self._delegate = JobDelegate(thumbnails.pixmap, self)
        self._dress()
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._heights = RowHeights(self, model)
        model.modelReset.connect(lambda: self.currentChangedTo.emit(None))
        thumbnails.arrived.connect(lambda _: self.viewport().update())

    def _dress(self) -> None:
        self.setAccessibleName(tr("Pictures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    # What is chosen

    def current_item(self) -> JobItem | None:
        """The item that the keyboard is at."""
        return self._jobs.item_at(self.currentIndex().row())

    def chosen_items(self) -> list[JobItem]:
        """The selected items, in the order of their rows."""
        ranges = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection())
        return [item for first, last in ranges for item in self._jobs.items[first : last + 1]]

    def go_to(self, item: JobItem) -> None:
        """Select an item alone, and bring it into view."""
        index = self._jobs.index(self._jobs.row_of(item))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Also tell which item it is."""
        super().currentChanged(current, previous)
        self.currentChangedTo.emit(self._jobs.item_at(current.row()))

    def box_of(self, action: Action, item: JobItem) -> QPoint | None:
        """The middle of a button of an item, in the viewport's pixels; None if it has no such button."""
        layout = self._layout_of(self._jobs.row_of(item))
        return next((box.center() for each, box in layout.buttons if each is action), None)

    # The pointer

    def _get_hover_level(self) -> float:
        return self._hover_level

    def _set_hover_level(self, level: float) -> None:
        self._hover_level = self._delegate.hover.level = level
        self._update_row(self._delegate.hover.row)

    hoverLevel = Property(float, _get_hover_level, _set_hover_level, doc="how far hover has faded in, 0..1")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the pointer; a held button is no drag."""
        place = event.position().toPoint()
        button = self._button_at(place)
        self._point_at(self.rowAt(place.y()), button[1] if button else None)
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button of a row, or choose the row."""
        place = event.position().toPoint()
        self._pressed = self._button_at(place) if event.button() is Qt.MouseButton.LeftButton else None
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the button, if it is let go where it was pressed."""
        place = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(place):
            self._ask(pressed[1], [pressed[0]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the result."""
        place = event.position().toPoint()
        item = self._jobs.item_at(self.rowAt(place.y()))
        if item is not None and self._button_at(place) is None:
            self._ask(Action.OPEN, [item])

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._point_at(-1, None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tooltips of the buttons."""
        if isinstance(event, QHelpEvent):
            button = self._button_at(event.pos())
            words = f"{button[1].words}  ({button[1].keys})" if button else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _point_at(self, row: int, action: Action | None) -> None:
        hover = self._delegate.hover
        if row != hover.row:
            self._update_row(hover.row)
            self._delegate.hover = Hover(row, 0.0, action)
            self._hover_level = 0.0
            self._glide.to(1.0)
        elif action is not hover.action:
            hover.action = action
            self._update_row(row)
        shape = Qt.CursorShape.ArrowCursor if action is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _button_at(self, place: QPoint) -> tuple[JobItem, Action] | None:
        item = self._jobs.item_at(self.rowAt(place.y()))
        if item is None:
            return None
        action = self._layout_of(self.rowAt(place.y())).action_at(place.x(), place.y())
        return None if action is None else (item, action)

    def _layout_of(self, row: int) -> RowLayout:
        index = self._jobs.index(row)
        return RowLayout.of(self._jobs.items[row], self.visualRect(index), self._heights.fonts)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self.visualRect(self._jobs.index(row)))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; others are the table's."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.peeked.emit(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        elif key in _KEYS and event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier):
            self._ask_first(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End peeking; a held key repeats itself, which is no release."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.peeked.emit(False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The release of a key goes elsewhere now."""
        self.peeked.emit(False)
        super().focusOutEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here, not a search."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is chosen."""
        items = self.chosen_items()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in Action:
            able = [item for item in items if action in item.actions()]
            if able:
                entry = menu.addAction(icon(action.icon, colors_of(self).soft), action.words)
                entry.setText(f"{action.words}\t{action.keys}")
                entry.triggered.connect(lambda _=False, action=action, able=able: self._ask(action, able))
        self.menuOpening.emit(menu)
        if menu.isEmpty():
            menu.deleteLater()
            return
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        here = self.visualRect(self.currentIndex()).center() if by_key else None
        menu.popup(self.viewport().mapToGlobal(here) if here else event.globalPos())

    def _on_enter(self, event: QKeyEvent) -> None:
        wants_folder = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window's own
        else:
            self._ask_first((Action.REVEAL,) if wants_folder else (Action.OPEN, Action.START))

    def _ask_first(self, actions: Sequence[Action]) -> None:
        """The first of `actions` that fits any chosen item."""
        items = self.chosen_items()
        for action in actions:
            if any(action in item.actions() for item in items):
                self._ask(action, items)
                return

    def _ask(self, action: Action, items: Sequence[JobItem]) -> None:
        able = [item for item in items if action in item.actions()]
        if able:
            self.asked.emit(action, able)
