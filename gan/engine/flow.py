"""Steps of running jobs on their way to the lanes, and their outputs on the way back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gan.engine.job import Job
from gan.engine.order import place_of
from gan.engine.work import Step

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from gan.engine.tuning import Tuning

# Outputs that may wait for the job's thread before its next step is held back: memory stays bounded
# when writing is slower than computing.
BACKLOG = 4


class Flow:
    """One job's steps and outputs. All fields are guarded by the schedule's lock."""

    def __init__(self, job: Job, steps: Iterator[Step | None], schedule: Schedule) -> None:
        self.job = job
        self._schedule = schedule
        self._steps = steps
        self._next: Step | None = None
        self._room = 1
        self._taken = 0
        self._given = 0
        self._exhausted = False
        self._outputs: dict[int, tuple[Step, Tensor]] = {}
        self._error: BaseException | None = None

    @property
    def is_ready(self) -> bool:
        """Whether a lane may take a step now."""
        return not (
            self._exhausted
            or self._error is not None
            or self.job.cancel_asked
            or self.job.is_paused
            or self._taken - self._given >= BACKLOG
        )

    def peek(self, device: torch.device) -> Step | None:
        """The next step, not yet taken; None at the end, where making it failed, or if none is ready yet."""
        if self._next is None and not self._exhausted:
            try:
                self._next = next(self._steps)
                if self._next is not None:
                    self._room = self._schedule.room_for(self._next, device)
            except StopIteration:
                self._exhausted = True
            except Exception as error:  # a work's fault ends its own job only
                self._error, self._exhausted = error, True
            if self._exhausted:
                self._next = None
                self._schedule.condition.notify_all()  # the job's thread waits to hear of the end
        return self._next

    @property
    def room(self) -> int:
        """How many inputs like the next step's may run together."""
        return self._room

    def take(self) -> Ticket:
        """The step that `peek` showed."""
        assert self._next is not None
        ticket = Ticket(self, self._taken, self._next)
        self._next = None
        self._taken += 1
        return ticket

    def outputs(self) -> Iterator[tuple[Step, Tensor]]:
        """The outputs in order, waiting for each; for the job's thread."""
        condition = self._schedule.condition
        while True:
            with condition:
                condition.wait_for(self._has_news)
                if self.job.cancel_asked:
                    raise CancelledError
                if self._error is not None:
                    raise self._error
                if self._given not in self._outputs:
                    return
                output = self._outputs.pop(self._given)
                self._given += 1
                condition.notify_all()
            yield output

    def _has_news(self) -> bool:
        return (
            self._given in self._outputs
            or self._error is not None
            or self.job.cancel_asked
            or (self._exhausted and self._given == self._taken)
        )

    def deliver(self, index: int, output: tuple[Step, Tensor] | BaseException) -> None:
        """Hand back what a step gave; for the lanes."""
        with self._schedule.condition:
            if isinstance(output, BaseException):
                self._error = output
            else:
                self._outputs[index] = output
            self._schedule.condition.notify_all()
        if not isinstance(output, BaseException) and output[0].is_progress:
            self.job.advance()


@dataclass(frozen=True)
class Ticket:
    """A step that a lane has taken, and where its output goes."""

    flow: Flow
    index: int
    step: Step

    def deliver(self, output: Tensor | BaseException) -> None:
        """Hand back the output or what went wrong."""
        self.flow.deliver(self.index, output if isinstance(output, BaseException) else (self.step, output))


class Schedule:
    """Which steps run next: those of the jobs that come first; see `gan.engine.order`."""

    def __init__(self) -> None:
        self.condition = threading.Condition()
        self.tuning: Tuning | None = None  # comes with torch, once the engine has started
        self._flows: list[Flow] = []
        self._closed = False

    def open(self, job: Job, steps: Iterator[Step | None]) -> Flow:
        """Let a job's steps take part."""
        flow = Flow(job, steps, self)
        job.on_wake = self.wake
        with self.condition:
            self._flows.append(flow)
            self.condition.notify_all()
        return flow

    def remove(self, flow: Flow) -> None:
        """The job is over, or will not need more steps."""
        with self.condition:
            self._flows.remove(flow)

    def wake(self) -> None:
        """Look again: a job was cancelled, or has a step ready."""
        with self.condition:
            self.condition.notify_all()

    def close(self) -> None:
        """No lane gets anything more."""
        with self.condition:
            self._closed = True
            self.condition.notify_all()

    def room_for(self, step: Step, device: torch.device) -> int:
        """How many inputs like those of a step may run together on a device."""
        shape = tuple(step.inputs.shape[1:])
        if self.tuning is None:
            return step.model.batch_limit(shape, device)
        return self.tuning.batch_limit(step.model, shape, device)

    def take(self, device: torch.device, is_over: Callable[[], bool] = lambda: False) -> list[Ticket]:
        """Wait for work and take it: one step, and others of the same kind that wait beside it.

        Args:
            device: that will compute it.
            is_over: whether the one who asks wants nothing more; `wake` lets it be asked again.

        Returns:
            Steps of one model and one input shape; empty once the schedule is closed or it is over.
        """
        with self.condition:
            while not (self._closed or is_over()):
                tickets = self._take_now(device)
                if tickets:
                    return tickets
                self.condition.wait()
        return []

    def _take_now(self, device: torch.device) -> list[Ticket]:
        tickets: list[Ticket] = []
        room = 1
        for flow in sorted(self._flows, key=lambda flow: place_of(flow.job)):
            while room > 0 and flow.is_ready and (step := flow.peek(device)) is not None:
                if not tickets:
                    room = flow.room
                elif not _alike(tickets[0].step, step):
                    break
                tickets.append(flow.take())
                room -= len(step.inputs)
        return tickets


def _alike(first: Step, second: Step) -> bool:
    """Whether two steps may run as one batch."""
    return (
        first.model == second.model
        and first.inputs.shape[1:] == second.inputs.shape[1:]
        and first.inputs.dtype == second.inputs.dtype
    )
