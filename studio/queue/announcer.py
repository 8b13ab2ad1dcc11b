"""Says on the desktop that all is done, when nobody looks at the window."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from studio.desktop import Desktop
from studio.language import tr, trn
from studio.queue.task_queue import TaskQueue
from studio.queue.totals import Totals

_LEAST_SECONDS = 8.0  # of work, before its end is worth a message


class Announcer(QObject):
    """Follows a queue, and has the desktop say when it is empty."""

    def __init__(
        self,
        tasks: TaskQueue,
        desktop: Desktop,
        wanted: Callable[[], bool],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`wanted` says whether the person wants to be told."""
        super().__init__(parent)
        self._tasks, self._desktop, self._wanted, self._clock = tasks, desktop, wanted, clock
        self._since: float | None = None
        tasks.changed.connect(self._on_changed)
        tasks.emptied.connect(self._on_emptied)

    def _on_changed(self) -> None:
        if self._since is None and self._tasks.totals.active:
            self._since = self._clock()

    def _on_emptied(self, totals: Totals) -> None:
        since, self._since = self._since, None
        took = 0.0 if since is None else self._clock() - since
        is_looked_at = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        if totals.done + totals.failed and took >= _LEAST_SECONDS and not is_looked_at and self._wanted():
            self._desktop.notify(tr("Ganvas is done"), _words(totals))


def _words(totals: Totals) -> str:
    done = trn("{count} job is done.", "{count} jobs are done.", totals.done) if totals.done else ""
    failed = trn("{count} job failed.", "{count} jobs failed.", totals.failed) if totals.failed else ""
    return " ".join(part for part in (done, failed) if part)
