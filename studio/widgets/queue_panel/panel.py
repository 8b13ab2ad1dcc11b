"""The panel of the queue: what is worked on and what waits, of all workspaces."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from studio.icons import icon_pixmap
from studio.language import tr, trn
from studio.queue import Task, TaskQueue
from studio.queue.totals import totals_words
from studio.theme import Space, TextRole, colors_of
from studio.widgets.icon_button import IconButton
from studio.widgets.progress_line import ProgressLine
from studio.widgets.queue_panel.model import TaskAction, TaskModel
from studio.widgets.queue_panel.view import TaskView
from studio.widgets.text_label import ShortLabel, text_label

_EMPTY_ICON = 44


class QueuePanel(QFrame):
    """Follows the queue while it is shown.

    Signals:
        closeAsked(): the person wants to put it away.
        opened(Task): the person wants to see where a task is worked on.
        revealAsked(Path): the person wants to see a file in its folder.

    Attributes:
        list, pause_button, cancel_button, clear_button, go_on_button, forget_button: its parts.
    """

    closeAsked = Signal()
    opened = Signal(object)
    revealAsked = Signal(object)

    def __init__(self, tasks: TaskQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._model = TaskModel(self)
        self.list = TaskView(self._model)
        self.pause_button = IconButton("pause", tr("Pause all"))
        self.cancel_button = IconButton("stop", tr("Cancel all"))
        self.close_button = IconButton("cancel", tr("Close"), hint="Esc")
        self.clear_button = QPushButton(tr("Clear what is over"))
        self.clear_button.setProperty("kind", "quiet")
        self.go_on_button = QPushButton(tr("Go on"))
        self.go_on_button.setProperty("kind", "primary")
        self.forget_button = QPushButton(tr("Forget"))
        self._words = ShortLabel(TextRole.SMALL, soft=True)
        self._line = ProgressLine(tr("All jobs"))
        self._offer_words = text_label("", TextRole.STRONG)
        self._offer_names = ShortLabel(TextRole.SMALL, soft=True)
        self._empty_icon = QLabel()
        self._pages = QStackedWidget()
        self.setProperty("surface", "bar")
        # What is under it would be painted anew with each of its changes otherwise.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Queue"))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.L, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._head())
        line = QVBoxLayout()
        line.setContentsMargins(Space.L, 0, Space.L, Space.XS)
        line.setSpacing(Space.S)
        line.addWidget(self._words)
        line.addWidget(self._line)
        column.addLayout(line)
        self._offer = self._offer_card()
        column.addWidget(self._offer)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self.list)
        column.addWidget(self._pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.S, Space.M)
        foot.addStretch()
        foot.addWidget(self.clear_button)
        column.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, 0, Space.M, 0)
        head.setSpacing(Space.XS)
        head.addWidget(text_label(tr("Queue"), TextRole.TITLE), 1)
        for button in (self.pause_button, self.cancel_button, self.close_button):
            head.addWidget(button)
        return head

    def _offer_card(self) -> QWidget:
        card = QFrame()
        card.setProperty("surface", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inner.setSpacing(Space.XS)
        self._offer_words.setWordWrap(True)
        inner.addWidget(self._offer_words)
        inner.addWidget(self._offer_names)
        inner.addSpacing(Space.XS)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch()
        buttons.addWidget(self.forget_button)
        buttons.addWidget(self.go_on_button)
        inner.addLayout(buttons)
        around = QWidget()
        margin = QVBoxLayout(around)
        margin.setContentsMargins(Space.L, Space.XS, Space.L, Space.S)
        margin.addWidget(card)
        return around

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.XXL, 0, Space.XXL, Space.XXL)
        column.setSpacing(Space.S)
        title = text_label(tr("Nothing to do"), TextRole.STRONG)
        words = text_label(
            tr("What you enhance, film or read stands here while it is worked on, in the order you like."),
            TextRole.SMALL,
            soft=True,
        )
        words.setWordWrap(True)
        column.addStretch(2)
        for label in (self._empty_icon, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        tasks = self._tasks
        tasks.changed.connect(self._on_changed)
        self.list.asked.connect(self._do)
        self.list.moveAsked.connect(tasks.move)
        self.list.opened.connect(self.opened)
        self.pause_button.clicked.connect(self._pause_all)
        self.cancel_button.clicked.connect(lambda: tasks.cancel(tasks.active))
        self.close_button.clicked.connect(self.closeAsked)
        self.clear_button.clicked.connect(tasks.clear)
        self.go_on_button.clicked.connect(tasks.go_on)
        self.forget_button.clicked.connect(tasks.forget_left)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: object) -> None:
        """It has not followed while it was away."""
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground, which hides what is under it."""
        QPainter(self).fillRect(event.rect(), QColor(colors_of(self).surface))

    def refresh(self) -> None:
        """Show the queue as it is now."""
        totals = self._tasks.totals
        if not self.list.is_dragging:
            self.list.show_tasks([*self._tasks.active, *self._tasks.over])
        self._pages.setCurrentIndex(int(bool(self._model.tasks)))
        self._words.setText(totals_words(totals))
        self._words.setVisible(bool(self._model.tasks))
        self._line.setVisible(totals.active > 0)
        self._line.set_value(totals.fraction)
        is_still = totals.is_standing_still
        self.pause_button.set_meaning(
            "play" if is_still else "pause", tr("Go on with all") if is_still else tr("Pause all")
        )
        for button in (self.pause_button, self.cancel_button):
            button.setVisible(totals.active > 0)
        self.clear_button.setVisible(bool(self._tasks.over))
        self._show_offer()
        icon = icon_pixmap("queue", colors_of(self).soft, _EMPTY_ICON, self.devicePixelRatioF())
        self._empty_icon.setPixmap(icon)

    def _show_offer(self) -> None:
        left = self._tasks.left
        self._offer.setVisible(bool(left))
        if left:
            self._offer_words.setText(
                trn("{count} job was not finished", "{count} jobs were not finished", len(left))
            )
            self._offer_names.setText(
                ", ".join(dict.fromkeys(Task(each.request).title for each in left[:20]))
            )

    def _pause_all(self) -> None:
        active = self._tasks.active
        if self._tasks.totals.is_standing_still:
            self._tasks.resume(active)
        else:
            self._tasks.pause(active)

    def _do(self, action: TaskAction, tasks: Sequence[Task]) -> None:
        if action is TaskAction.REVEAL:
            self.revealAsked.emit(tasks[0].result)
            return
        {
            TaskAction.PAUSE: self._tasks.pause,
            TaskAction.RESUME: self._tasks.resume,
            TaskAction.CANCEL: self._tasks.cancel,
            TaskAction.RETRY: self._tasks.retry,
            TaskAction.DISMISS: self._tasks.dismiss,
        }[action](tasks)
