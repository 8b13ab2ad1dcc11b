"""A training beside the window, as what there is to show of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from gan.errors import GanvasError
from studio.language import tr
from studio.program import PAUSED, RUNNING
from studio.program_run import KILLED, ProgramRun
from studio.training.plan import Plan
from studio.training.samples import Samples, forget_results, read_samples, samples_file
from studio.training.table import HAND, Table, progress_words, read_table

_NICENESS = 10
_LOOK_MS = 2000


class State(Enum):
    """Where a training stands."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSING = "pausing"
    PAUSED = "paused"
    STOPPING = "stopping"
    ENDED = "ended"
    FAILED = "failed"

    @property
    def is_active(self) -> bool:
        """Whether there is a process for it, at work or not."""
        return self in (State.RUNNING, State.PAUSING, State.PAUSED, State.STOPPING)


@dataclass(frozen=True)
class View:
    """Everything that is shown of a training.

    Attributes:
        state: where it stands.
        words: a sentence: how it goes, or what went wrong.
        table: what it has written.
        samples: what it makes of examples now.
    """

    state: State = State.IDLE
    words: str = ""
    table: Table = field(default_factory=Table)
    samples: Samples = field(default_factory=Samples)


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
        self._stamp: tuple[Path, int, int] | None = None
        self._is_looking = self._is_stale = False
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

    # What a person does

    def start(self, plan: Plan, resume: bool) -> None:
        """Train, or go on training."""
        if self._view.state.is_active:
            return
        self.plan, self._stamp = plan, None
        kept = self._view if resume else View()
        try:
            plan.keep()
            if not resume:
                forget_results(plan)
        except (GanvasError, OSError) as error:
            words = tr("The training cannot be kept in {folder}: {error}", folder=plan.out, error=error)
            self._show(replace(kept, state=State.FAILED, words=words))
            return
        self._show(replace(kept, state=State.RUNNING, words=tr("Getting ready…")))
        self._timer.start()
        self.process.start(plan.arguments(resume), _NICENESS, steered=True)

    def pause(self) -> None:
        """Let it stand still after the step that it is at, with what it has learned on the disk."""
        if self._view.state is State.RUNNING:
            self._show(replace(self._view, state=State.PAUSING, words=tr("It finishes a step, and pauses…")))
            self.process.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._view.state in (State.PAUSING, State.PAUSED):
            self._show(replace(self._view, state=State.RUNNING, words=tr("Going on…")))
            self.process.resume()

    def stop(self) -> None:
        """Let it save what it has learned, and end."""
        if self._view.state.is_active and self._view.state is not State.STOPPING:
            self._show(replace(self._view, state=State.STOPPING, words=tr("Saving what was learned…")))
            self.process.stop()

    def wait(self) -> None:
        """Wait for the process and the threads; in any thread."""
        self.process.wait()
        self._pool.waitForDone()

    # What it leaves behind

    def look(self) -> None:
        """Read table and samples anew, in another thread."""
        plan = self.plan
        if plan is None:
            return
        self._is_stale = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._pool.start(lambda: self._look(plan))

    def _look(self, plan: Plan) -> None:
        table = read_table(plan.kind, plan.table)
        file = samples_file(plan)
        stamp = _stamp_of(file)
        samples = read_samples(plan, file) if file is not None and stamp != self._stamp else None
        self._stamp = stamp
        self._seen.emit(plan, table, samples)

    def _on_seen(self, plan: Plan, table: Table, samples: Samples | None) -> None:
        self._is_looking = False
        if self._is_stale:  # what was read may have changed since
            self.look()
        if plan is not self.plan:
            return
        view = replace(self._view, table=table, samples=samples or self._view.samples)
        # Rows of an earlier time say nothing of this one.
        if view.state is State.RUNNING and table.last != self._view.table.last:
            view = replace(view, words=progress_words(plan.kind, table) or view.words)
        self._show(view)

    # What the process says

    def _on_told(self, event: dict[str, Any]) -> None:
        state = event.get("state")
        if state == PAUSED and self._view.state is State.PAUSING:
            words = tr("Paused. What it has learned is kept; it computes nothing until it goes on.")
            self._show(replace(self._view, state=State.PAUSED, words=words))
            self.look()
        elif state == RUNNING and self._view.state is State.PAUSED:
            self._show(replace(self._view, state=State.RUNNING, words=tr("Going on…")))
        elif self._view.state is State.RUNNING and event.get("message") and not self._view.table.last:
            self._show(replace(self._view, words=str(event["message"])))

    def _on_ended(self, status: int, problem: str) -> None:
        self._timer.stop()
        plan, state = self.plan, self._view.state
        assert plan is not None
        goes_on = " " + tr("It can go on at any time.") if plan.can_resume else ""
        if status == 0:
            words = _success(plan) + goes_on
            self._show(replace(self._view, state=State.ENDED, words=words))
            self.ended.emit(plan)
        elif state is State.STOPPING and not problem:
            kept = tr("What it has learned is kept.") + goes_on if goes_on else ""
            words = f"{tr('It was stopped.')} {kept}".strip()
            self._show(replace(self._view, state=State.ENDED, words=words))
        else:
            words = problem or _unexpected(status, plan)
            self._show(replace(self._view, state=State.FAILED, words=words))
        self.look()

    def _show(self, view: View) -> None:
        self._view = view
        self.changed.emit(view)


def _success(plan: Plan) -> str:
    if plan.kind == HAND:
        return tr("Your hand is learned. It is read with your own reader from now on.")
    return tr("{name} has learned; it is among the models now.", name=plan.name)


def _unexpected(status: int, plan: Plan) -> str:
    words = (
        tr("Something outside ended the training, perhaps because memory ran short.")
        if status == KILLED
        else tr("The training ended unexpectedly; the log says more.")
    )
    if plan.can_resume:
        words += " " + tr("It can go on from what it kept last.")
    return words


def _stamp_of(file: Path | None) -> tuple[Path, int, int] | None:
    try:
        status = file.stat() if file is not None else None
    except OSError:
        return None
    return (file, status.st_mtime_ns, status.st_size) if file is not None and status is not None else None
