"""The engine: takes requests, gives jobs, and keeps reading, computing and writing going at once."""

from __future__ import annotations

import itertools
import logging
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any

from gan.engine.errors import EngineError
from gan.engine.flow import Schedule
from gan.engine.gentle import be_gentle
from gan.engine.job import Job, JobState, Priority
from gan.engine.order import place_of, put_at
from gan.engine.work import Observer, Request

if TYPE_CHECKING:
    import torch

    from gan.engine.lanes import Lanes
    from gan.engine.tuning import Tuned
    from gan.engine.work import Model

# Jobs under way at once: one is read, one computed, one written. More would only hold more pictures
# in memory. One further place is kept for interactive jobs, which must not wait for a batch. Jobs that are
# paused on the way take no place from others.
JOBS_AT_ONCE = 3
_PATIENCE = 0.3  # seconds for a thread to end, where torch is not waited for
_log = logging.getLogger(__name__)


class Engine:
    """Runs requests on the devices of this machine.

    The constructor is light: torch is loaded in a thread of the engine, by `warm_up` or the first job.
    """

    def __init__(self, device: str = "auto", *, gentle: bool = False, threads: int = 0) -> None:
        """Make an engine that is idle.

        Args:
            device: "auto", "cpu", "cuda" or "cuda:N".
            gentle: let other threads of the machine go first (a window's, above all), and compute on what
                is there where the device is not: then `device_problem` says so.
            threads: that compute on a CPU; 0 for one each core.
        """
        self._wish = (device, threads)
        self._gentle = gentle
        self._schedule = Schedule()
        self._condition = threading.Condition()
        self._moving = threading.Lock()
        self._waiting: list[Job] = []
        self._running: set[Job] = set()
        self._threads: list[threading.Thread] = []
        self._observers: tuple[Observer, ...] = ()
        self._numbers = itertools.count(1)
        self._closed = False
        self._starter: threading.Thread | None = None
        self._ready = threading.Event()
        self._start_error: EngineError | None = None
        self._lanes: Lanes | None = None
        self._changing = threading.Lock()
        self._in_use: tuple[str, int] | None = None
        self._is_ending = False
        self._device_problem = ""
        self._device_name: str | None = None

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def device_name(self) -> str | None:
        """What computes, in words; None until torch is loaded."""
        return self._device_name

    @property
    def device_problem(self) -> str:
        """Why something else computes than what was asked for, in a sentence; empty where it does not."""
        return self._device_problem

    def use(self, device: str, threads: int = 0) -> None:
        """Compute on another device, or with other threads, from the next step on; see `__init__`.

        Returns at once. A device that is not there changes nothing but `device_problem`.
        """
        with self._condition:
            if self._wish == (device, threads) or self._closed:
                return
            self._wish = (device, threads)
            if self._ready.is_set() and self._start_error is None:
                threading.Thread(target=self._follow_wish, name="engine-devices", daemon=True).start()

    def warm_up(self) -> None:
        """Load torch and start the lanes, in the background."""
        with self._condition:
            if self._starter is None and not self._closed:
                self._starter = threading.Thread(target=self._start, name="engine-start", daemon=True)
                self._starter.start()

    def require_device(self) -> None:
        """Wait until the lanes run.

        Raises:
            EngineError: the device that was asked for is not there, or the engine is closed.
        """
        self.warm_up()
        if self._starter is None:
            raise EngineError("The engine is closed, so no device computes any more.")
        self._ready.wait()
        if self._start_error is not None:
            raise self._start_error
        if self._device_name is None:
            raise EngineError("The engine is closed, so no device computes any more.")

    def observe(self, observer: Observer) -> None:
        """Let somebody hear of every job that is submitted from now on."""
        self._observers = (*self._observers, observer)

    def submit(self, request: Request, priority: Priority = Priority.NORMAL) -> Job:
        """Queue a request.

        Raises:
            EngineError: the engine is closed.
        """
        self.warm_up()
        job = Job(next(self._numbers), request, priority)
        job.subscribe(self._on_change)
        if not self._closed:
            self._tell_observers(lambda observer: observer.on_submit(job))
        with self._condition:
            if self._closed:
                raise EngineError("The engine is closed, so nothing more can be started.")
            self._waiting.append(job)
            self._hire()
            self._condition.notify_all()
        return job

    @property
    def jobs(self) -> list[Job]:
        """Those that wait or are under way, in the order in which they go."""
        with self._condition:
            jobs = [*self._waiting, *self._running]
        return sorted((job for job in jobs if not job.state.is_over), key=place_of)

    def move(self, job: Job, before: Job | None) -> None:
        """Let a job go before another one, with that one's priority, or (None) after all others.

        One that is under way goes on with its next step when its turn has come.
        """
        with self._moving:
            others = [each for each in self.jobs if each is not job]
            put_at(job, others, others.index(before) if before in others else len(others))

    def close(self, cancel: bool = True, *, patient: bool = True) -> bool:
        """Finish: cancel what is under way, or (paused or not) wait for it; then end every thread.

        Args:
            cancel: whether to cancel.
            patient: wait also while torch is being loaded, for what jobs read and for a step that a lane
                computes: nothing can interrupt these, and nothing comes of them any more. Who cancels and
                does not wait has to end the process by `os._exit`: Python cannot be taken down around them.

        Returns:
            Whether every thread has ended.
        """
        is_left = cancel and not patient and self._starter is not None and not self._ready.is_set()
        with self._condition:
            self._closed = True
            jobs = [*self._waiting, *self._running]
            self._condition.notify_all()
        for job in jobs:
            if cancel:
                job.cancel()
            else:
                job.resume()
        if is_left:
            self._is_ending = True  # so that no lane begins when torch is there
            self._ready.set()  # whoever waits for it hears that it is over
        has_ended = self._join_jobs(jobs, None if patient or not cancel else _PATIENCE)
        self._schedule.close()
        if is_left:
            return False
        if self._starter is not None:
            self._starter.join()
        with self._changing:
            self._is_ending = True
        if self._lanes is not None:
            has_ended &= self._lanes.join(None if patient or not cancel else _PATIENCE)
        return has_ended

    def _join_jobs(self, jobs: Sequence[Job], patience: float | None) -> bool:
        """Wait for the threads of jobs; for such that only read no longer than `patience` seconds in all.

        Returns:
            Whether all have ended.
        """
        for job in jobs:
            if job.state is not JobState.READING:
                job.wait()  # it may have something on disk to clear away
        end = None if patience is None else time.monotonic() + patience
        for thread in self._threads:
            thread.join(None if end is None else max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    # Starting and ending

    def _start(self) -> None:
        """Load torch, find the devices, and start the lanes."""
        if self._gentle:
            be_gentle()  # threads that are made from here inherit it, those of torch and the lanes
        try:
            from gan.engine.lanes import Lanes

            self._lanes = Lanes(self._schedule, self._wish[1])
            self._use_wished()
        except Exception as error:
            self._start_error = _as_engine_error(error)
            self._ready.set()
            return
        self._ready.set()
        self._follow_wish()  # it may be another one by now

    def _follow_wish(self) -> None:
        """The body of a thread that exchanges the lanes."""
        if self._gentle:
            be_gentle()
        try:
            self._use_wished()
        except EngineError as error:
            self._device_problem = str(error)
        except Exception:
            _log.exception("the devices could not be changed")

    def _use_wished(self) -> None:
        """Let the wished devices compute.

        Raises:
            EngineError: one is not there, and the engine is not gentle or has lanes already.
        """
        from gan.engine.device import resolve_devices

        with self._changing:
            if self._lanes is None or self._in_use == self._wish or self._is_ending:
                return
            device, threads = self._wish
            problem = ""
            try:
                devices: list[torch.device] = resolve_devices(device)
            except EngineError as error:
                if not self._gentle or self._device_name is not None:
                    raise
                problem, devices = str(error), resolve_devices("auto")
            self._lanes.use(devices, threads)
            self._in_use = (device, threads)
            self._device_problem, self._device_name = problem, self._lanes.words

    def _hire(self) -> None:
        """Further threads for jobs, up to one for each place; the caller holds the condition."""
        places = JOBS_AT_ONCE + 1 + sum(job.is_paused for job in self._running)
        while len(self._threads) < min(places, len(self._waiting) + len(self._running)):
            number = len(self._threads)
            thread = threading.Thread(target=self._serve_jobs, name=f"jobs-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    # Jobs

    def _serve_jobs(self) -> None:
        """The body of a job thread."""
        if self._gentle:
            be_gentle()  # and with it all threads that read or paint for its jobs
        while (job := self._next_job()) is not None:
            self._run(job)
            with self._condition:
                self._running.discard(job)
                self._condition.notify_all()

    def _next_job(self) -> Job | None:
        """Wait for a job; None once the engine is closed and nothing waits."""
        with self._condition:
            while (job := self._choose()) is None:
                if self._closed and not self._waiting:
                    return None
                self._condition.wait()
            self._waiting.remove(job)
            self._running.add(job)
            return job

    def _choose(self) -> Job | None:
        """The first job that may begin now; the caller holds the condition."""
        active = [job for job in self._running if not job.is_paused]
        has_room = len(active) <= JOBS_AT_ONCE
        batches = sum(job.priority is not Priority.INTERACTIVE for job in active)

        def may_begin(job: Job) -> bool:
            is_urgent = job.priority is Priority.INTERACTIVE
            return has_room and not job.is_paused and (is_urgent or batches < JOBS_AT_ONCE)

        able = (job for job in self._waiting if job.cancel_asked or may_begin(job))
        return min(able, key=place_of, default=None)

    def _run(self, job: Job) -> None:
        """Read, hand the steps to the lanes, write."""
        try:
            if job.cancel_asked:
                raise CancelledError
            result = self._carry_out(job)
        except CancelledError:
            job.end(JobState.CANCELLED)
        except Exception as error:
            if job.cancel_asked:  # whatever broke, broke because it was stopped
                job.end(JobState.CANCELLED)
                return
            _log.info("job %d failed", job.id, exc_info=True)
            _forget_frames(error)
            job.end(JobState.FAILED, error=error)
        else:
            self._tell_observers(lambda observer: observer.on_finish(job, result))
            job.end(JobState.DONE, result)

    def _tell_observers(self, tell: Callable[[Observer], None]) -> None:
        for observer in self._observers:
            try:
                tell(observer)
            except Exception:
                _log.exception("an observer of the engine failed")

    def _carry_out(self, job: Job) -> Any:
        """The three stages of a job; returns what it wrote."""
        job.enter(JobState.READING)
        job.find_tuned = self._tuned
        work = job.request.work()
        work.read(job)
        self.require_device()
        if job.cancel_asked:
            raise CancelledError
        job.expect(work.count())
        flow = self._schedule.open(job, work.steps())
        try:
            job.enter(JobState.COMPUTING)
            return work.write(job, flow.outputs())
        finally:
            self._schedule.remove(flow)

    def _tuned(self, model: Model) -> Tuned | None:
        """What was measured of a model on this machine."""
        self.require_device()
        return self._lanes.tuned(model) if self._lanes is not None else None

    def _on_change(self, job: Job) -> None:
        """A job was cancelled, paused, or changed its place: whoever waits looks again."""
        if job.state.is_over:
            return
        if job.state is JobState.WAITING or job.is_paused:
            with self._condition:
                cancelled = job.cancel_asked and job in self._waiting
                if cancelled:
                    self._waiting.remove(job)
                else:
                    self._hire()
                    self._condition.notify_all()
            if cancelled:
                job.end(JobState.CANCELLED)
        elif job.cancel_asked:
            self._schedule.wake()


def _forget_frames(error: BaseException) -> None:
    """Let go of what an error's traceback holds: a failed job must not keep its picture in memory."""
    link: BaseException | None = error
    while link is not None:
        traceback.clear_frames(link.__traceback__)
        link = link.__cause__ or link.__context__


def _as_engine_error(error: Exception) -> EngineError:
    if isinstance(error, EngineError):
        return error
    _log.exception("the engine could not start")
    return EngineError(f"The computing part could not start ({error}); install Ganvas again.")
