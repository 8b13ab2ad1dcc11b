"""Measures a network on a device: in which numbers, batches and tiles it does most a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from gan.engine.precision import Precision, arrange, candidates_for, is_close, run, wait_for
from gan.engine.tuning import Tuned

if TYPE_CHECKING:
    from gan.engine.work import Model

_ENOUGH_SECONDS, _MOST_ROUNDS = 0.4, 6
# Another batch or tile has to win by this much, so that chance does not decide.
_WORTH = 1.04
# A batch twice as large that does no more than this is the last that is tried.
_NO_GAIN = 0.9
# A step longer than this holds up what is more urgent, and every cancel: no tile or batch is worth that.
_LONGEST_STEP = 1.0
_GPU_BATCHES = (1, 2, 4, 8, 16, 32, 64, 128)
Tell = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Probe:
    """A network, and inputs of sizes that it may be given.

    Attributes:
        title: what it is, in a few words.
        model: the network.
        make: inputs (N, ...) on the CPU, for a batch of N and a tile of a side.
        count: how much one input of a side is worth: pixels without margins, faces, lines.
        side: of the tile that is usual; 0 where there are no tiles.
        sides: other tiles to try.
        batch: inputs that run together usually, on a CPU.
        batches: others to try on a CPU; on a GPU the powers of two are.
    """

    title: str
    model: Model
    make: Callable[[int, int], Tensor]
    count: Callable[[int], float]
    side: int = 0
    sides: tuple[int, ...] = ()
    batch: int = 1
    batches: tuple[int, ...] = ()


@dataclass(frozen=True)
class Trial:
    """One measurement.

    Attributes:
        precision, batch, side: how the network ran.
        rate: what it did a second, in the probe's unit; 0 where memory ran out or the result was not right.
    """

    precision: Precision
    batch: int
    side: int
    rate: float


@dataclass(frozen=True)
class Outcome:
    """What came of a probe.

    Attributes:
        best: the fastest trial whose result is right.
        tuned: what to keep.
        trials: all of them, in order.
    """

    best: Trial
    tuned: Tuned
    trials: tuple[Trial, ...] = field(repr=False)


def count_trials(probe: Probe, device: torch.device) -> int:
    """How many trials `measure` makes at most."""
    batches = {*(_GPU_BATCHES if device.type == "cuda" else probe.batches)} - {probe.batch}
    return len(candidates_for(device)) + len(probe.sides) + len(batches)


def measure(
    probe: Probe,
    device: torch.device,
    tell: Tell = lambda words: None,
    stop: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Measure a network: first in every kind of numbers, then with other tiles and batches.

    Args:
        probe: what to measure.
        device: where. Nothing else should compute there.
        tell: hears what is tried next.
        stop: asked before each trial.

    Raises:
        concurrent.futures.CancelledError: `stop` said so.
    """
    network = probe.model.load().eval().requires_grad_(False).to(device)
    bench = _Bench(probe, network, device, tell, stop)
    with torch.inference_mode():
        return bench.run()


class _Bench:
    """One probe on one device."""

    def __init__(
        self, probe: Probe, network: nn.Module, device: torch.device, tell: Tell, stop: Callable[[], bool]
    ) -> None:
        self._probe, self._network, self._device = probe, network, device
        self._tell, self._stop = tell, stop
        self._trials: list[Trial] = []

    def run(self) -> Outcome:
        probe = self._probe
        is_gpu = self._device.type == "cuda"
        self._sample = probe.model.prepare(probe.make(1, probe.side).to(self._device))
        truth = run(self._network, self._sample, Precision())
        for precision in candidates_for(self._device):
            self._try(precision, probe.batch, probe.side, truth)
        usual = best = max(self._trials, key=lambda trial: trial.rate)
        for side in probe.sides:
            best = self._better(best, self._try(best.precision, best.batch, side))
        last = best
        for batch in _GPU_BATCHES if is_gpu else probe.batches:
            if batch == best.batch:
                continue
            trial = self._try(best.precision, batch, best.side)
            best = self._better(best, trial)
            if is_gpu and trial.rate < _NO_GAIN * last.rate:
                break  # larger ones need more memory for nothing
            last = trial
        shape = probe.make(1, best.side).shape[1:]
        room = best.batch * shape.numel() if is_gpu or best.batch != usual.batch else 0
        tile = best.side if best.side != usual.side else 0
        return Outcome(best, Tuned(best.precision, room, tile), tuple(self._trials))

    def _better(self, best: Trial, trial: Trial) -> Trial:
        """The trial, where it is clearly better and its steps do not take too long."""
        if trial.rate <= _WORTH * best.rate:
            return best
        seconds = trial.batch * self._probe.count(trial.side) / trial.rate
        return trial if seconds <= _LONGEST_STEP or trial.side < best.side else best

    def _try(self, precision: Precision, batch: int, side: int, truth: Tensor | None = None) -> Trial:
        if self._stop():
            raise CancelledError
        words = [precision.numbers, *(["channels last"] if precision.channels_last else [])]
        words += [f"tile {side}"] if side else []
        self._tell(f"{self._probe.title}: {', '.join([*words, f'batch {batch}'])}")
        arrange(self._network, precision)
        try:
            rate = self._rate(precision, batch, side, truth)
        except (RuntimeError, MemoryError) as error:
            if not _is_out_of_memory(error):
                raise
            rate = 0.0
        if rate == 0.0 and self._device.type == "cuda":
            torch.cuda.empty_cache()
        trial = Trial(precision, batch, side, rate)
        self._trials.append(trial)
        return trial

    def _rate(self, precision: Precision, batch: int, side: int, truth: Tensor | None) -> float:
        if truth is not None and not is_close(run(self._network, self._sample, precision), truth):
            return 0.0
        inputs = self._probe.make(batch, side)
        if self._device.type == "cuda":
            inputs = inputs.pin_memory()
        shortest = spent = self._seconds(inputs, precision)  # the first time warms up as well
        rounds = 1
        while rounds < 2 or (spent < _ENOUGH_SECONDS and rounds < _MOST_ROUNDS):
            seconds = self._seconds(inputs, precision)
            shortest, spent, rounds = min(shortest, seconds), spent + seconds, rounds + 1
        return batch * self._probe.count(side) / shortest

    def _seconds(self, inputs: Tensor, precision: Precision) -> float:
        """Of one step as a lane does it: there, through the network, and back."""
        model = self._probe.model
        wait_for(self._device)
        begin = time.perf_counter()
        prepared = model.prepare(inputs.to(self._device, non_blocking=True))
        model.finish(run(self._network, prepared, precision)).cpu()
        return time.perf_counter() - begin


def _is_out_of_memory(error: Exception) -> bool:
    return isinstance(error, (torch.OutOfMemoryError, MemoryError)) or "DefaultCPUAllocator" in str(error)
