"""One job that a part of the window waits for: a film, saved pictures, a photo's face."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.jobs import JobBridge


class JobRun(QObject):
    """Carries out one request at a time.

    Signals:
        progressed(float, object): the share that is done, 0..1, and the seconds left or None.
        done(object): the result.
        failed(str), failedWith(BaseException): why there is none, in a sentence and as it was raised.
        cancelled(): it was stopped.
    """

    progressed = Signal(float, object)
    done = Signal(object)
    failed = Signal(str)
    failedWith = Signal(object)
    cancelled = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._job: Job | None = None
        self._bridge = JobBridge(self)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._job is not None

    def start(self, request: Any, priority: Priority = Priority.NORMAL) -> None:
        """Carry out a request; the one before is cancelled if it is not over."""
        self.cancel()
        try:
            self._job = self._engine.submit(request, priority)
        except GanvasError as error:
            self._fail(error)
            return
        self._bridge.watch(self._job)

    def cancel(self) -> None:
        """Stop at the next step; `cancelled` tells when it has stopped."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Cancel, and listen no more."""
        self.cancel()
        self._bridge.close()

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        job = self._job
        if job is None or job not in jobs:
            return
        if not job.state.is_over:
            self.progressed.emit(job.progress.fraction, job.progress.seconds_left)
            return
        self._job = None
        if job.state is JobState.DONE:
            self.done.emit(job.result())
        elif job.state is JobState.FAILED:
            self._fail(job.error)
        else:
            self.cancelled.emit()

    def _fail(self, error: BaseException | None) -> None:
        self.failed.emit(sentence_of(error))
        self.failedWith.emit(error)
