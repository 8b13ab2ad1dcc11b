"""One face that follows the hand: at most one request is under way, and the latest wish comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gan.engine import Engine, Job, JobState, Priority
from gan.errors import GanvasError
from gan.faces.face import Face
from gan.faces.request import MakeFaces
from studio.heard import sentence_of
from studio.jobs import JobBridge

_PER_SECOND = 240  # a picture under a slider must not wait for the next turn of a list


class LiveFaces(QObject):
    """Makes the faces that are wanted now, and skips those that were wanted meanwhile.

    Signals:
        made(tuple[Face, ...], np.ndarray): faces and their (N, S, S, 3) uint8 pictures.
        failed(str): why they could not be made.
        busyChanged(bool): it began to compute, or has nothing left to do.
    """

    made = Signal(object, object)
    failed = Signal(str)
    busyChanged = Signal(bool)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self.model = "auto"
        self._job: Job | None = None
        self._next: tuple[Face, ...] = ()
        self._is_open = True
        self._bridge = JobBridge(self, _PER_SECOND)
        self._bridge.jobsChanged.connect(self._on_jobs_changed)

    @property
    def is_busy(self) -> bool:
        """Whether a request is under way."""
        return self._job is not None

    def want(self, *faces: Face) -> None:
        """Make these as soon as possible; what was wanted and not begun is dropped."""
        self._next = faces
        self._feed()

    def drop(self) -> None:
        """Want nothing any more; what is under way is not told either."""
        self._next = ()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.busyChanged.emit(False)

    def close(self) -> None:
        """Cancel what is under way, and listen no more."""
        self._is_open = False
        self._next = ()
        if self._job is not None:
            self._job.cancel()
        self._bridge.close()

    def _feed(self) -> None:
        if not self._next or self._job is not None or not self._is_open:
            return
        faces, self._next = self._next, ()
        try:
            self._job = self._engine.submit(MakeFaces(faces, self.model), Priority.INTERACTIVE)
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
            return
        self._bridge.watch(self._job)
        self.busyChanged.emit(True)

    def _on_jobs_changed(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            if job is not self._job or not job.state.is_over:
                continue
            self._job = None
            self._feed()
            if job.state is JobState.DONE:
                self.made.emit(job.request.faces, job.result().pixels)
            elif job.state is JobState.FAILED:
                self.failed.emit(str(job.error))
            if self._job is None:
                self.busyChanged.emit(False)
