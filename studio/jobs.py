"""The bridge from the engine's threads to the window's."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gan.engine.job import Job

UPDATES_PER_SECOND = 15


class JobBridge(QObject):
    """Tells, in the thread it lives in, which jobs have changed; usually at most 15 times a second.

    Jobs report every tile from threads of the engine. What they report meanwhile is gathered, so that
    a view is painted once for many changes.

    Signals:
        jobsChanged(list[Job]): each job once, in the order of their first change since the last time.
    """

    jobsChanged = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None, per_second: int = UPDATES_PER_SECOND) -> None:
        """Make it; `per_second` is how often it tells at most."""
        super().__init__(parent)
        self._lock = threading.Lock()
        self._changed: dict[Job, None] = {}
        self._watched: set[Job] = set()
        self._open = True
        self._pause = QTimer(self, singleShot=True, interval=1000 // per_second)
        self._pause.timeout.connect(self._tell)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def watch(self, job: Job) -> None:
        """Report this job until it is over."""
        self._watched.add(job)
        job.subscribe(self._on_change)

    def close(self) -> None:
        """Report nothing any more; once this returns, no thread of the engine touches the bridge."""
        with self._lock:
            self._open = False
            self._changed.clear()
        for job in self._watched:
            job.unsubscribe(self._on_change)
        self._watched.clear()
        self._pause.stop()

    def _on_change(self, job: Job) -> None:
        """Note the change. Runs in threads of the engine."""
        with self._lock:
            if not self._open:
                return
            is_first = not self._changed
            self._changed[job] = None
            if is_first:  # under the lock, so that `close` cannot come in between
                self._woken.emit()

    def _on_woken(self) -> None:
        if not self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        with self._lock:
            jobs = list(self._changed)
            self._changed.clear()
        if not jobs:
            return
        self._pause.start()
        for job in jobs:
            if job.state.is_over and job in self._watched:
                self._watched.remove(job)
                job.unsubscribe(self._on_change)
        self.jobsChanged.emit(jobs)
