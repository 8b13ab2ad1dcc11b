"""A training beside the window, as what there is to show of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from studio.language import tr
from studio.program_run import ProgramRun
from studio.training.plan import SHEET_FILE, TABLE_FILE, Plan, read_table

_NICENESS = 10
_LOOK_MS = 2000
Points = dict[str, tuple[tuple[float, float], ...]]


class State(Enum):
    """Where a training stands."""

    IDLE = "idle"
    RUNNING = "running"
    STOPPING = "stopping"
    ENDED = "ended"
    FAILED = "failed"

    @property
    def is_active(self) -> bool:
        """Whether a process is at work."""
        return self in (State.RUNNING, State.STOPPING)


@dataclass(frozen=True)
class View:
    """Everything that is shown of a training.

    Attributes:
        state: where it stands.
        words: the last sentence of it: how it goes, or what went wrong.
        points: of its curves.
        sheet: what it makes of pictures now.
    """

    state: State = State.IDLE
    words: str = ""
    points: Points | None = None
    sheet: QImage | None = None


class Training(QObject):
    """Runs one plan at a time, and looks at what it leaves behind.

    Attributes:
        plan: what is trained, or was looked at last.
        process: what does it.

    Signals:
        changed(View): something is different now.
        ended(Plan): a model has come of it.
    """

    changed = Signal(object)
    ended = Signal(object)
    _seen = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan | None = None
        self.process = ProgramRun(self)
        self._view = View()
        self._stamp: tuple[int, int] | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._seen.connect(self._on_seen)
        self.process.told.connect(self._on_told)
        self.process.ended.connect(self._on_ended)

    @property
    def view(self) -> View:
        """What there is to show now."""
        return self._view

    def show_plan(self, plan: Plan | None) -> None:
        """Look at what an earlier training left, unless one is at work."""
        if not self._view.state.is_active:
            self.plan, self._stamp = plan, None
            self._show(View())
            self.look()

    def start(self, plan: Plan, resume: bool) -> None:
        """Train, or go on training."""
        if self._view.state.is_active:
            return
        if not resume:
            (plan.out / TABLE_FILE).unlink(missing_ok=True)
        self.plan, self._stamp = plan, None
        plan.keep()
        kept = self._view if resume else View()
        self._show(replace(kept, state=State.RUNNING, words=tr("Getting ready…")))
        self.process.start(plan.arguments(resume), _NICENESS)
        self._timer.start()

    def stop(self) -> None:
        """Let it save what it has learned, and end."""
        if self._view.state is State.RUNNING:
            self._show(replace(self._view, state=State.STOPPING, words=tr("Saving what was learned…")))
            self.process.stop()

    def finish(self) -> None:
        """Wait for the thread."""
        self._pool.waitForDone()

    def look(self) -> None:
        """Read table and sheet anew, in another thread."""
        plan = self.plan
        if plan is not None and self._pool.activeThreadCount() == 0:
            self._pool.start(lambda: self._look(plan))

    def _look(self, plan: Plan) -> None:
        points = read_table(plan.kind, plan.out / TABLE_FILE)
        stamp = _stamp_of(plan.out / SHEET_FILE)
        sheet = QImage(str(plan.out / SHEET_FILE)) if stamp and stamp != self._stamp else None
        self._stamp = stamp
        self._seen.emit(plan, points, sheet)

    def _on_seen(self, plan: Plan, points: Points, sheet: QImage | None) -> None:
        if plan is self.plan:
            self._show(replace(self._view, points=points, sheet=sheet or self._view.sheet))

    def _on_told(self, event: dict[str, Any]) -> None:
        if self._view.state is State.RUNNING and event.get("event") == "progress" and event.get("message"):
            self._show(replace(self._view, words=str(event["message"])))

    def _on_ended(self, status: int, problem: str) -> None:
        self._timer.stop()
        assert self.plan is not None
        if status == 0:
            words = tr("{name} has learned; it is among the models now.", name=self.plan.name)
            self._show(replace(self._view, state=State.ENDED, words=words))
            self.ended.emit(self.plan)
        elif self._view.state is State.STOPPING:
            words = tr("It was stopped.")
            if self.plan.can_resume:
                words += " " + tr("What it has learned is kept; it can go on at any time.")
            self._show(replace(self._view, state=State.ENDED, words=words))
        else:
            words = problem or tr("The training ended unexpectedly; the log says more.")
            self._show(replace(self._view, state=State.FAILED, words=words))
        self.look()

    def _show(self, view: View) -> None:
        self._view = view
        self.changed.emit(view)


def _stamp_of(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
