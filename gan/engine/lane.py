"""A lane: the one thread that computes on a device."""

from __future__ import annotations

import logging

import torch
from torch import Tensor

from gan.engine.cache import NetworkCache
from gan.engine.device import describe_device
from gan.engine.errors import EngineError
from gan.engine.flow import Schedule, Ticket
from gan.engine.precision import Precision, run
from gan.engine.tuning import Tuning
from gan.engine.work import Model, Step

_log = logging.getLogger(__name__)


class Lane:
    """Takes steps from the schedule and computes them on its device, one batch after another.

    More than one thread computing on one device buys contention, not speed.
    """

    def __init__(self, device: torch.device, schedule: Schedule, tuning: Tuning) -> None:
        self.device = device
        self._schedule = schedule
        self._tuning = tuning
        self._threads = torch.get_num_threads()
        self._usual_threads = self._threads
        self._is_retired = False
        self._cache = NetworkCache(device, tuning)
        self._spare: NetworkCache | None = None  # on the CPU, for what the device's memory cannot hold
        self._staging: Tensor | None = None  # pinned, reused for every transfer to a GPU
        self._stream = torch.cuda.Stream(device) if device.type == "cuda" else None

    def serve(self) -> None:
        """Compute until the schedule closes; the body of the lane's thread."""
        with torch.inference_mode(), torch.cuda.stream(self._stream):
            while tickets := self._schedule.take(self.device, lambda: self._is_retired):
                self._heed_threads()
                self._compute(tickets)
                del tickets  # or the last batch would stay in memory while the lane waits
        self._give_back()

    def retire(self) -> None:
        """Take no more steps; the schedule has to be woken to make that known."""
        self._is_retired = True

    def _heed_threads(self) -> None:
        """The number of threads is one of each thread that computes, so that it is set in this one."""
        wanted = self._tuning.threads or self._usual_threads
        if wanted != self._threads:
            torch.set_num_threads(wanted)
            self._threads = wanted

    def _give_back(self) -> None:
        self._cache.clear()
        self._spare, self._staging = None, None
        if self.device.type == "cuda":
            torch.cuda.empty_cache()

    def _compute(self, tickets: list[Ticket]) -> None:
        steps = [ticket.step for ticket in tickets]
        try:
            outputs = self._run(steps, tickets)
        except Exception as error:
            if len(tickets) > 1:  # one step's fault must not end the jobs of the others
                for ticket in tickets:
                    self._compute([ticket])
                return
            _log.exception("a step failed on %s", self.device)
            tickets[0].deliver(error)
            return
        for ticket, output in zip(tickets, outputs, strict=True):
            ticket.deliver(output)

    def _run(self, steps: list[Step], tickets: list[Ticket]) -> list[Tensor]:
        """Outputs of steps of one kind; halves what does not fit into memory, and says so."""
        try:
            return self._run_batch(steps)
        except (RuntimeError, MemoryError) as error:
            if not _is_out_of_memory(error):
                raise
        # Outside the except block: the traceback would hold the memory that is needed now.
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        if len(steps) > 1:
            half = len(steps) // 2
            return self._run(steps[:half], tickets) + self._run(steps[half:], tickets)
        parts = steps[0].split() if steps[0].split else None
        if parts is not None:
            _note(tickets, "The device ran out of memory, so the picture was cut into smaller tiles.")
            smaller, join = parts
            return [join([self._run([step], tickets)[0] for step in smaller])]
        if self.device.type == "cpu":
            raise EngineError("There is not enough memory for this step; close other programs and retry.")
        _note(tickets, f"{describe_device(self.device)} ran out of memory, so the CPU took over.")
        self._spare = self._spare or NetworkCache(torch.device("cpu"), self._tuning)
        return [_forward(steps[0].model, steps[0].inputs, self._spare)]

    def _run_batch(self, steps: list[Step]) -> list[Tensor]:
        inputs = steps[0].inputs if len(steps) == 1 else torch.cat([step.inputs for step in steps])
        output = _forward(steps[0].model, self._to_device(inputs), self._cache)
        return list(output.split([len(step.inputs) for step in steps]))

    def _to_device(self, inputs: Tensor) -> Tensor:
        if self.device.type != "cuda":
            return inputs
        size = inputs.numel() * inputs.element_size()
        if self._staging is None or self._staging.numel() < size:
            self._staging = torch.empty(size, dtype=torch.uint8, pin_memory=True)
        pinned = self._staging[:size].view(inputs.dtype).view(inputs.shape)
        # The copy before was waited for when its output came back, so the buffer is free again.
        pinned.copy_(inputs)
        return pinned.to(self.device, non_blocking=True)


def _forward(model: Model, inputs: Tensor, cache: NetworkCache) -> Tensor:
    """Prepare, run, check and finish; the result is on the CPU.

    Raises:
        EngineError: the network gave numbers that are not finite, also in full precision.
    """
    prepared = model.prepare(inputs)
    loaded = cache.get(model, prepared)
    output = run(loaded.network, prepared, loaded.precision)
    is_sound = _is_finite(output)
    if not is_sound and loaded.precision.reduced:
        full = Precision(channels_last=loaded.precision.channels_last)
        output = run(loaded.network, prepared, full)
        is_sound = _is_finite(output)
    if not is_sound:
        raise EngineError(
            f"{model} gave numbers that are not finite, so its result was thrown away; "
            "check its weights (models check) or choose another model."
        )
    return model.finish(output).cpu()


def _is_finite(output: Tensor) -> bool:
    """Whether all numbers are finite."""
    # A sum is finite only if all are, and takes a twentieth of the time; it may overflow, though.
    return bool(torch.isfinite(output.sum()) or torch.isfinite(output).all())


def _is_out_of_memory(error: Exception) -> bool:
    """Whether memory was short; on the CPU torch says so by a plain RuntimeError of its allocator."""
    return isinstance(error, (torch.OutOfMemoryError, MemoryError)) or "DefaultCPUAllocator" in str(error)


def _note(tickets: list[Ticket], sentence: str) -> None:
    for ticket in tickets:
        ticket.flow.job.note(sentence)
