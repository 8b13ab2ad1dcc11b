"""The tasks of the queue for Qt's views."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from gan.engine import JobState
from studio.language import noted
from studio.queue import Task

TaskRole = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-ganvas-tasks"


class TaskAction(Enum):
    """What may be done with a task: its icon, its words and its key."""

    PAUSE = ("pause", noted("Pause"), "P")
    RESUME = ("play", noted("Go on"), "P")
    CANCEL = ("stop", noted("Cancel"), "Del")
    RETRY = ("retry", noted("Do it again"), "R")
    REVEAL = ("reveal", noted("Show in its folder"), "Shift+Enter")
    DISMISS = ("cancel", noted("Remove from the list"), "Del")

    @property
    def icon(self) -> str:
        """Name of its icon."""
        return self.value[0]

    @property
    def words(self) -> str:
        """What it does; to be shown in the language of the window."""
        return self.value[1]

    @property
    def keys(self) -> str:
        """The key for it."""
        return self.value[2]


def actions_of(task: Task) -> tuple[TaskAction, ...]:
    """What may be done with a task now, in the order of its buttons."""
    if task.is_active:
        return (TaskAction.RESUME if task.is_paused else TaskAction.PAUSE, TaskAction.CANCEL)
    if task.state is JobState.FAILED:
        return (TaskAction.RETRY, TaskAction.DISMISS)
    return (TaskAction.REVEAL, TaskAction.DISMISS) if task.result else (TaskAction.DISMISS,)


class TaskModel(QAbstractListModel):
    """Rows of tasks: those that are active in their order, then those that are over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks: list[Task] = []

    def show(self, tasks: Sequence[Task]) -> bool:
        """Show these; returns whether they are others than before, or in another order."""
        tasks = list(tasks)
        if tasks == self.tasks:
            if tasks:
                self.dataChanged.emit(self.index(0), self.index(len(tasks) - 1))
            return False
        self.beginResetModel()
        self.tasks = tasks
        self.endResetModel()
        return True

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Number of tasks."""
        return 0 if parent is not None and parent.isValid() else len(self.tasks)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """`TaskRole` gives the task; for screen readers there is the whole row in words."""
        if not index.isValid():
            return None
        task = self.tasks[index.row()]
        if role == TaskRole:
            return task
        if role == Qt.ItemDataRole.DisplayRole:
            return task.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return task.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (task.title, task.error, *task.notes) if part)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Active rows can be dragged to another place."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsDragEnabled if self.tasks[index.row()].is_active else plain

    def mimeTypes(self) -> list[str]:
        """Only our own."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A mark alone: the view knows what is dragged."""
        data = QMimeData()
        data.setData(MIME, b"1")
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Tasks are moved."""
        return Qt.DropAction.MoveAction
