"""Runs many requests on one engine and reports them in the order in which they were given."""

from __future__ import annotations

import json
import queue
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from gan.paths import user_folder
from studio.commands.errors import CommandError
from studio.commands.log import log_to_file
from studio.commands.progress import format_bar, format_seconds
from studio.commands.reporter import Reporter

if TYPE_CHECKING:
    from gan.engine import Engine, Job, Request
    from studio.library.recorder import Recorder

_EVENT_PAUSE = 0.2  # seconds between two progress events of one job


def subject(request: Request) -> Path:
    """What messages call a request by: the file that it reads, or else the file or folder that it writes."""
    names = ("source", "photo", "target", "folder")
    return next(getattr(request, name) for name in names if hasattr(request, name))


def open_engine(device: str) -> Engine:
    """The engine that batches run on; torch is loaded by its first job, in its own thread."""
    from gan.engine import Engine

    return Engine(device)


def open_recorder() -> Recorder:
    """What remembers results in this user's library, unless the person does not want that."""
    from studio.library.recorder import Recorder

    wanted = _wants_library()
    return Recorder(wanted=lambda: wanted)


def _wants_library() -> bool:
    """The window's setting, read without the window."""
    try:
        settings = json.loads((user_folder() / "settings.json").read_text(encoding="utf-8"))
        return settings["library"]["remember"] is not False
    except (OSError, ValueError, LookupError, TypeError):
        return True


def run_batch(
    requests: Sequence[Request],
    device: str,
    reporter: Reporter,
    tell: Callable[[Any], str],
    on_end: Callable[[Any, Any, BaseException | None], None] = lambda request, result, error: None,
    on_done: Callable[[Any, Any], None] = lambda request, result: None,
) -> list[BaseException | None]:
    """Carry out all requests; an interrupt cancels what is under way and waits until it has cleaned up.

    Args:
        requests: in the order in which results are reported.
        device: as on the command line.
        reporter: hears of progress, results and errors.
        tell: the line for a person about one result, which is a dataclass.
        on_end: called with each request and its result or error, in the same order.
        on_done: called with each request and its result as soon as it is done, whatever the order.

    Returns:
        For each request why it failed, or None.

    Raises:
        EngineError: the device that was named is not there.
    """
    from gan.engine import Priority

    log_to_file()
    changes: queue.SimpleQueue[Job] = queue.SimpleQueue()
    with stopped_by_signals(), open_recorder() as recorder, open_engine(device) as engine:
        engine.observe(recorder)
        if device != "auto":
            engine.require_device()  # one error for all
        jobs = [engine.submit(request, Priority.BATCH) for request in requests]
        for job in jobs:
            job.subscribe(changes.put)
        watch = Watch(jobs, reporter, tell, on_end, on_done)
        while len(watch.errors) < len(jobs):
            try:
                watch.on_change(changes.get(timeout=0.5))
            except queue.Empty:  # only so that Ctrl-C is heard on Windows, too
                continue
    return watch.errors


class Watch:
    """Follows the jobs of a batch, in the main thread.

    Attributes:
        errors: of the jobs reported so far.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        reporter: Reporter,
        tell: Callable[[Any], str],
        on_end: Callable[[Any, Any, BaseException | None], None] = lambda request, result, error: None,
        on_done: Callable[[Any, Any], None] = lambda request, result: None,
    ) -> None:
        self.errors: list[BaseException | None] = []
        self._jobs = jobs
        self._reporter = reporter
        self._tell = tell
        self._on_end, self._on_done = on_end, on_done
        self._done: set[int] = set()  # ids of jobs that `on_done` has heard of
        self._started = time.monotonic()
        self._remarks: dict[int, int] = {}  # job id -> how many of its remarks were passed on
        self._shares: dict[int, float] = {}  # job id -> how far it is, 0..1
        self._told: dict[int, tuple[object, float]] = {}  # job id -> state and time of its last event

    def on_change(self, job: Job) -> None:
        """A job moved: say so, and report whatever is finished and next in the order."""
        self._shares[job.id] = 1.0 if job.state.is_over else job.progress.fraction
        if not job.state.is_over:
            self._pass_on_remarks(job)
            self._tell_progress(job)
        elif job.state.value == "done" and job.id not in self._done:
            self._done.add(job.id)
            self._on_done(job.request, job.result(0))
        while len(self.errors) < len(self._jobs) and self._jobs[len(self.errors)].state.is_over:
            self.errors.append(self._report(self._jobs[len(self.errors)]))

    def _pass_on_remarks(self, job: Job) -> None:
        remarks = job.remarks
        for remark in remarks[self._remarks.get(job.id, 0) :]:
            self._reporter.note(remark, input=subject(job.request))
        self._remarks[job.id] = len(remarks)

    def _tell_progress(self, job: Job) -> None:
        state, now = job.state, time.monotonic()
        last_state, last_time = self._told.get(job.id, (None, 0.0))
        if state is last_state and now - last_time < _EVENT_PAUSE:
            return
        self._told[job.id] = (state, now)
        self._reporter.progress(
            self._line(subject(job.request).name),
            input=subject(job.request),
            state=state.value,
            **asdict(job.progress),
        )

    def _line(self, name: str) -> str:
        """How far the whole batch is, and what is being worked on."""
        done = sum(self._shares.values())
        # Inputs that were refused took no time, so that they say nothing about the pace.
        worked = done - sum(error is not None for error in self.errors)
        elapsed = time.monotonic() - self._started
        seconds = elapsed / worked * (len(self._jobs) - done) if worked > 0.02 else None
        left = f"  {format_seconds(seconds)} left" if seconds is not None else ""
        count = f"  {len(self.errors)}/{len(self._jobs)}" if len(self._jobs) > 1 else ""
        return f"{format_bar(done / len(self._jobs))}{count}{left}  {name}"

    def _report(self, job: Job) -> BaseException | None:
        source = subject(job.request)
        error = job.error
        if job.state.value == "cancelled":
            goes_on = "; the same command goes on with it" if job.progress.done and _is_film(job) else ""
            error = CommandError(f"{source} was cancelled{goes_on}.", 1)
        if error is not None:
            self._reporter.error(error, source)
            self._on_end(job.request, None, error)
            return error
        result = job.result(0)
        values = result.as_values() if hasattr(result, "as_values") else asdict(result)
        self._reporter.result(self._tell(result), input=source, **values)
        self._on_end(job.request, result, None)
        return None


def _is_film(job: Job) -> bool:
    """Whether what was done of a request is kept: so it is with films."""
    return hasattr(job.request, "preview")


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let a polite kill (SIGTERM) clean up as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
