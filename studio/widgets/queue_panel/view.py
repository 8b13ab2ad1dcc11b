"""The list of the queue: drag to another place, buttons under the pointer, a key for everything."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QToolTip, QWidget

from studio.language import tr, with_keys
from studio.queue import Task
from studio.theme import Space, colors_of
from studio.widgets.queue_panel.delegate import Hover, TaskDelegate, TaskLayout
from studio.widgets.queue_panel.model import MIME, TaskAction, TaskModel, actions_of

_KEYS = {
    Qt.Key.Key_P: (TaskAction.PAUSE, TaskAction.RESUME),
    Qt.Key.Key_Space: (TaskAction.PAUSE, TaskAction.RESUME),
    Qt.Key.Key_R: (TaskAction.RETRY,),
    Qt.Key.Key_Delete: (TaskAction.CANCEL, TaskAction.DISMISS),
    Qt.Key.Key_Backspace: (TaskAction.CANCEL, TaskAction.DISMISS),
}


class TaskView(QListView):
    """Shows a `TaskModel`. Its rows show the focus.

    Signals:
        asked(TaskAction, list[Task]): the person wants this done with these.
        moveAsked(list[Task], Task | None): these are to go before that one, or to the end of what is active.
        opened(Task): the person wants to see where it is worked on.
    """

    asked = Signal(object, object)
    moveAsked = Signal(object, object)
    opened = Signal(object)
    shows_focus = True

    def __init__(self, model: TaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self._delegate = TaskDelegate(self)
        self._pressed: tuple[Task, TaskAction] | None = None
        self._gap: int | None = None  # the row before which something dragged would go
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Jobs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)

    @property
    def is_dragging(self) -> bool:
        """Whether rows are held: others must not move under them."""
        return self.state() is QAbstractItemView.State.DraggingState

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these tasks; what is selected stays selected."""
        chosen, current = set(self.chosen()), self._task_of(self.currentIndex())
        place = self.verticalScrollBar().value()
        if self._tasks.show(tasks):
            self._select(chosen, current)
            self.verticalScrollBar().setValue(place)

    def chosen(self) -> list[Task]:
        """The selected tasks, in the order of their rows."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._tasks.tasks[row] for row in rows]

    def _select(self, chosen: set[Task], current: Task | None) -> None:
        selection = self.selectionModel()
        for row, task in enumerate(self._tasks.tasks):
            if task in chosen:
                selection.select(self._tasks.index(row), QItemSelectionModel.SelectionFlag.Select)
            if task is current:
                selection.setCurrentIndex(self._tasks.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _task_of(self, index: QModelIndex) -> Task | None:
        return self._tasks.tasks[index.row()] if index.isValid() else None

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; others are the view's."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & Qt.KeyboardModifier.AltModifier:
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                self._ask_first((TaskAction.REVEAL,))
            elif (task := self._task_of(self.currentIndex())) is not None:
                self.opened.emit(task)
        elif key in _KEYS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._ask_first(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here, not a search."""

    def _step(self, by: int) -> None:
        """Move what is chosen by one place."""
        active = [task for task in self._tasks.tasks if task.is_active]
        moved = [task for task in self.chosen() if task.is_active]
        if not moved:
            return
        others = [task for task in active if task not in moved]
        first = active.index(moved[0])
        index = max(0, min(len(others), sum(task not in moved for task in active[:first]) + by))
        self.moveAsked.emit(moved, others[index] if index < len(others) else None)

    def _ask_first(self, actions: Sequence[TaskAction]) -> None:
        """The first of `actions` that fits any chosen task."""
        for action in actions:
            able = [task for task in self.chosen() if action in actions_of(task)]
            if able:
                self.asked.emit(action, able)
                return

    # The pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what is under the pointer; a held button is no drag."""
        self._point_at(event.position().toPoint())
        if self._pressed is None:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button of a row, or choose the row."""
        button = self._button_at(event.position().toPoint())
        self._pressed = button if event.button() is Qt.MouseButton.LeftButton else None
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the button, if it is let go where it was pressed."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._button_at(event.position().toPoint()):
            self.asked.emit(pressed[1], [pressed[0]])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to where it is worked on."""
        place = event.position().toPoint()
        task = self._task_of(self.indexAt(place))
        if task is not None and self._button_at(place) is None:
            self.opened.emit(task)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._point_at(QPoint(-1, -1))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips of the buttons."""
        if isinstance(event, QHelpEvent) and (button := self._button_at(event.pos())) is not None:
            words = with_keys(tr(button[1].words), button[1].keys)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _point_at(self, place: QPoint) -> None:
        button = self._button_at(place)
        self._delegate.hover = Hover(self.indexAt(place).row(), button[1] if button else None)
        shape = Qt.CursorShape.PointingHandCursor if button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _button_at(self, place: QPoint) -> tuple[Task, TaskAction] | None:
        index = self.indexAt(place)
        task = self._task_of(index)
        if task is None:
            return None
        layout = self.layout_of(index.row())
        return next(((task, action) for action, box in layout.buttons if box.contains(place)), None)

    def layout_of(self, row: int) -> TaskLayout:
        """The places of a row, in the viewport's pixels."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return TaskLayout.of(self._tasks.tasks[row], self.visualRect(self._tasks.index(row)), option)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take our own rows only."""
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would go."""
        self._gap = self._row_before(event.position().toPoint())
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the queue has the last word."""
        row = self._row_before(event.position().toPoint())
        self._gap = None
        event.setDropAction(Qt.DropAction.CopyAction)  # or the view would remove the rows
        event.accept()
        moved = [task for task in self.chosen() if task.is_active]
        rest = [task for task in self._tasks.tasks[row:] if task.is_active and task not in moved]
        if moved:
            self.moveAsked.emit(moved, rest[0] if rest else None)
        self.viewport().update()

    def _row_before(self, place: QPoint) -> int:
        """The row before which a drop at a place puts things; at most behind all that is active."""
        active = sum(task.is_active for task in self._tasks.tasks)
        index = self.indexAt(place)
        if not index.isValid():
            return active
        box = self.visualRect(index)
        return min(active, index.row() + int(place.y() > box.center().y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Also the line where something dragged would go."""
        super().paintEvent(event)
        if self._gap is None or not self._tasks.tasks:
            return
        last = self.visualRect(self._tasks.index(min(self._gap, len(self._tasks.tasks) - 1)))
        y = last.top() if self._gap < len(self._tasks.tasks) else last.bottom()
        painter = QPainter(self.viewport())
        line = QRect(Space.M, y - 1, self.viewport().width() - 2 * Space.M, 2)
        painter.fillRect(line, QColor(colors_of(self).accent))
