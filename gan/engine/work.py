"""What the engine asks of the jobs: requests, works, steps and models, as protocols."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

    from gan.engine.job import Job


class Request(Protocol):
    """A plain value (a frozen dataclass) that says what a person wants."""

    def work(self) -> Work:
        """How it is carried out. Called in an engine thread, so it may import torch."""
        ...


class Model(Protocol):
    """A network and its weights, as a hashable value; equal models share one copy in memory."""

    def load(self) -> nn.Module:
        """The network with its weights, float32, on the CPU, in evaluation mode."""
        ...

    def prepare(self, inputs: Tensor) -> Tensor:
        """On the device: from what travels (bytes, say) to what the network takes."""
        ...

    def finish(self, outputs: Tensor) -> Tensor:
        """On the device: from what the network gives (checked to be finite) to what travels back."""
        ...

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        """How many inputs of this shape (without the batch) may run together; at least 1."""
        ...


@dataclass(frozen=True, eq=False)
class Step:
    """The smallest unit of computation: nothing interrupts it, everything may come between two.

    Attributes:
        model: what is computed.
        inputs: (N, ...) on the CPU.
        tag: whatever the work needs to place the output; the engine hands it back.
        split: for a step that needs too much memory: smaller steps, and how their outputs become
            this step's output. None if it cannot be cut.
        is_progress: whether its end is one of the steps that `Work.count` told; a work that counts in
            another unit says False and calls `job.advance` itself.
    """

    model: Model
    inputs: Tensor
    tag: Any = None
    split: Callable[[], tuple[list[Step], Callable[[list[Tensor]], Tensor]] | None] | None = None
    is_progress: bool = True


class Work(Protocol):
    """One request being carried out. `read` and `write` run in the job's thread, `steps` in a lane's."""

    def read(self, job: Job) -> None:
        """Take in what the request names."""
        ...

    def count(self) -> int:
        """How many steps there will be; called after `read`."""
        ...

    def steps(self) -> Iterator[Step | None]:
        """The steps in order; drawn one at a time, so each may be made when it is needed.

        None in between says that no step is ready yet, so that the lane goes on with other jobs instead of
        waiting here; `job.wake` tells it to look again.
        """
        ...

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> Any:
        """Bring the outputs (in the order of the steps, on the CPU) to where they go.

        The iterator raises `concurrent.futures.CancelledError` when the job is cancelled, and the
        lane's error when a step failed; leave nothing half-written behind. Returns the job's result.
        """
        ...


class Observer(Protocol):
    """Who hears of every job of an engine. What goes wrong in it goes to the log, and harms no job."""

    def on_submit(self, job: Job) -> None:
        """A job has been submitted; called in the thread that did so. It may be subscribed to here."""
        ...

    def on_finish(self, job: Job, result: Any) -> None:
        """A job has made its result, and nobody was told yet; called in the job's thread, so be quick."""
        ...
