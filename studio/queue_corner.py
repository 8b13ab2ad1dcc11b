"""The queue in the window: its button in the rail, and the panel that slides out beside it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from studio.desktop import Desktop
from studio.queue import Task, TaskQueue
from studio.widgets.queue_panel import Drawer, QueueButton, QueuePanel
from studio.widgets.rail import Rail

KEYS = "Ctrl+J"


class QueueCorner(QObject):
    """Opens and closes the panel, and keeps the button up to date.

    Signals:
        opened(Task): the person wants to see where a task is worked on.

    Attributes:
        button, panel, drawer: its parts.
    """

    opened = Signal(object)

    def __init__(self, tasks: TaskQueue, desktop: Desktop, rail: Rail, page: QWidget) -> None:
        """Put the button in the rail, and the panel on a page that has the rail at its left."""
        super().__init__(page)
        self._tasks, self._rail, self._page = tasks, rail, page
        self._before: QWidget | None = None
        self.button = QueueButton(KEYS)
        self.panel = QueuePanel(tasks)
        self.drawer = Drawer(self.panel, page)
        rail.add_widget(self.button)
        page.installEventFilter(self)
        self.button.clicked.connect(self.toggle)
        rail.chosen.connect(lambda _: self.set_open(False))  # who goes somewhere wants to see it
        self.panel.closeAsked.connect(lambda: self.set_open(False))
        self.panel.opened.connect(self._on_opened)
        self.panel.revealAsked.connect(desktop.reveal)
        self.drawer.toggled.connect(self._on_toggled)
        tasks.changed.connect(self._show)
        tasks.leftFound.connect(lambda: self.set_open(True))
        QApplication.instance().focusChanged.connect(self._on_focus)

    def toggle(self) -> None:
        """Open the panel, or put it away."""
        self.set_open(not self.drawer.is_open)

    def set_open(self, wanted: bool) -> None:
        """Open the panel and go there, or put it away."""
        self._place()
        if wanted and not self.drawer.is_open:
            self._before = QApplication.focusWidget()
        self.drawer.set_open(wanted)
        if wanted:
            self._rail.raise_()  # the panel comes out from under it
            target = self.panel.go_on_button if self._tasks.left else self.panel.list
            (target if target.isVisible() else self.panel.close_button).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel is as high as the page."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._place()
        return False

    def _place(self) -> None:
        self.drawer.place(self._rail.width(), self._page.height())

    def _show(self) -> None:
        self.button.show_totals(self._tasks.totals, has_news=bool(self._tasks.left))

    def _on_toggled(self, is_open: bool) -> None:
        self.button.setChecked(is_open)
        now = QApplication.focusWidget()
        if not is_open and now is not None and self.drawer.isAncestorOf(now):
            back = self._before  # the keyboard goes back to where it came from
            usable = back is not None and shiboken6.isValid(back) and back.isVisible()
            (back if usable else self.button).setFocus()

    def _on_opened(self, task: Task) -> None:
        self.set_open(False)
        self.opened.emit(task)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """The person works in the page again."""
        if not self.drawer.is_open or now is None or now.window() is not self._page.window():
            return
        is_elsewhere = not self.drawer.isAncestorOf(now) and not self._rail.isAncestorOf(now)
        if is_elsewhere and before is not None and self.drawer.isAncestorOf(before):
            self.set_open(False)
