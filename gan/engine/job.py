"""A job: a request on its way through the engine, seen from outside."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gan.engine.tuning import Tuned
    from gan.engine.work import Model

_log = logging.getLogger(__name__)


class Priority(IntEnum):
    """Lower goes first, and overtakes at the next step."""

    INTERACTIVE = 0
    NORMAL = 1
    BATCH = 2
    BACKGROUND = 3


class JobState(Enum):
    """Where a job is on its way."""

    WAITING = "waiting"
    READING = "reading"
    COMPUTING = "computing"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True)
class Progress:
    """How far a job's computation is.

    Attributes:
        done: steps whose output has come back.
        total: all steps; 0 until they are known.
        seconds_left: from the pace so far; None until a step is done.
    """

    done: int = 0
    total: int = 0
    seconds_left: float | None = None

    @property
    def fraction(self) -> float:
        """Share done, 0..1."""
        return self.done / self.total if self.total else 0.0


class Job:
    """A future with progress, cancel and priority. Every method may be called from any thread.

    Attributes:
        id: number, unique in the engine, rising with the order of submission.
        request: what was submitted.
        preview: a file with a beginning of the result, as soon as there is one.
        settings: a text for results to carry, from which the same can be asked for again; "" for none.
    """

    def __init__(self, id: int, request: Any, priority: Priority) -> None:
        self.id = id
        self.request = request
        self._priority = priority
        self._rank = float(id)
        self._state = JobState.WAITING
        self._progress = Progress()
        self._notes: tuple[str, ...] = ()
        self._remarks: tuple[str, ...] = ()
        self._result: Any = None
        self._error: BaseException | None = None
        self._started = 0.0
        self._skipped = 0
        self._paused_since: float | None = None
        self._may_go = threading.Event()
        self._may_go.set()
        self.preview: Path | None = None
        self.settings = ""
        self.on_wake: Callable[[], None] = lambda: None
        self.find_tuned: Callable[[Model], Tuned | None] = lambda model: None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._cancel_asked = threading.Event()
        self._watchers: list[Callable[[Job], None]] = []

    @property
    def priority(self) -> Priority:
        """May be set at any time; it counts from the next step on."""
        return self._priority

    @priority.setter
    def priority(self, priority: Priority) -> None:
        self._priority = priority
        self._tell()

    @property
    def rank(self) -> float:
        """Among jobs of one priority the lower goes first; at first that is the order of submission.

        May be set at any time; it counts from the next step on.
        """
        return self._rank

    @rank.setter
    def rank(self, rank: float) -> None:
        self._rank = rank
        self._tell()

    @property
    def state(self) -> JobState:
        """Where the job is now."""
        return self._state

    @property
    def progress(self) -> Progress:
        """How far the computation is now."""
        return self._progress

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences that the person should know: a tile was halved, another format was taken."""
        return self._notes

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences that hold only while the job is under way."""
        return () if self._state.is_over else self._remarks

    @property
    def error(self) -> BaseException | None:
        """Why the job failed; None unless it did."""
        return self._error

    @property
    def cancel_asked(self) -> bool:
        """Whether the job should stop at the next chance."""
        return self._cancel_asked.is_set()

    @property
    def is_paused(self) -> bool:
        """Whether it stands still until `resume`."""
        return self._paused_since is not None and not self.cancel_asked and not self._state.is_over

    def cancel(self) -> None:
        """Stop at the next step, paused or not; a job that is over stays as it is."""
        self._cancel_asked.set()
        self._may_go.set()
        self._tell()

    def pause(self) -> None:
        """Stand still from the next step on, and keep the place; one that waits is not begun."""
        with self._lock:
            if self._state.is_over or self._paused_since is not None:
                return
            self._paused_since = time.monotonic()
            self._may_go.clear()
        self._tell()

    def resume(self) -> None:
        """Go on after a pause, whose time does not count for `seconds_left`."""
        with self._lock:
            if self._paused_since is None:
                return
            self._started += time.monotonic() - max(self._paused_since, self._started)
            self._paused_since = None
            self._may_go.set()
        self._tell()
        self.wake()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the job is over, at most `timeout` seconds; returns whether it is."""
        return self._over.wait(timeout)

    def result(self, timeout: float | None = None) -> Any:
        """Wait for what the work's `write` returned.

        Raises:
            TimeoutError: it is not over after `timeout` seconds.
            concurrent.futures.CancelledError: it was cancelled.
            BaseException: whatever ended it.
        """
        # The state says so first: who has seen it over must not be told to wait.
        if not self._state.is_over and not self._over.wait(timeout):
            raise TimeoutError(f"job {self.id} is not over after {timeout} seconds")
        if self._state is JobState.CANCELLED:
            raise CancelledError
        if self._error is not None:
            raise self._error
        return self._result

    def subscribe(self, watcher: Callable[[Job], None]) -> None:
        """Call `watcher` after every change, in the engine's threads; at once if the job is over."""
        with self._lock:
            self._watchers.append(watcher)
        if self._over.is_set():
            watcher(self)

    def unsubscribe(self, watcher: Callable[[Job], None]) -> None:
        """Undo `subscribe`; unknown watchers are ignored."""
        with self._lock:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

    # What follows is for the engine and for works only.

    def hold(self) -> None:
        """Wait here as long as the job is paused; between two frames or stages that no lane computes.

        Raises:
            concurrent.futures.CancelledError: the job is cancelled.
        """
        self._may_go.wait()
        if self.cancel_asked:
            raise CancelledError

    def tile_for(self, model: Model) -> int | None:
        """The side of tiles that was measured to suit a model here; None where nothing was."""
        tuned = self.find_tuned(model)
        return tuned.tile or None if tuned is not None else None

    def note(self, sentence: str) -> None:
        """Add a sentence for the person, once."""
        with self._lock:
            if sentence in self._notes:
                return
            self._notes = (*self._notes, sentence)
        self._tell()

    def remark(self, sentence: str) -> None:
        """Add a sentence that holds as long as the job is under way."""
        with self._lock:
            self._remarks = (*self._remarks, sentence)
        self._tell()

    def enter(self, state: JobState) -> None:
        """Go on to a state that is not the end."""
        with self._lock:
            if self._state.is_over:
                return
            self._state = state
        self._tell()

    def expect(self, total: int) -> None:
        """Say how many steps there are; the clock for `seconds_left` starts here."""
        self._started = time.monotonic()
        self._skipped = 0
        self._progress = Progress(0, total)
        self._tell()

    def skip(self, steps: int) -> None:
        """So many steps were done at an earlier time; they say nothing about the pace of this one."""
        with self._lock:
            self._skipped += steps
            self._progress = replace(self._progress, done=self._progress.done + steps)
        self._tell()

    def advance(self) -> None:
        """One more step is done. There may be more of them than were told, where nobody knew exactly."""
        with self._lock:
            done = self._progress.done + 1
            total = max(done, self._progress.total)
            pace = (time.monotonic() - self._started) / (done - self._skipped)
            self._progress = Progress(done, total, pace * (total - done))
        self._tell()

    def wake(self) -> None:
        """A step is ready that was not when the lane looked last."""
        self.on_wake()

    def end(self, state: JobState, result: Any = None, error: BaseException | None = None) -> None:
        """Finish; only the first call counts."""
        with self._lock:
            if self._state.is_over:
                return
            self._result, self._error, self._state = result, error, state
        self._over.set()
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            watchers = list(self._watchers)
        for watcher in watchers:
            try:
                watcher(self)
            except Exception:  # a watcher's fault must not end the engine's thread
                _log.exception("a watcher of job %d failed", self.id)
