"""Measuring a network: what is tried, what is kept, and what is refused."""

from __future__ import annotations

from concurrent.futures import CancelledError

import pytest
import torch
from torch import Tensor, nn

from gan.engine.benchmark import Probe, count_trials, measure
from gan.engine.precision import FLOAT32, candidates_for
from tests.gan.engine.engine_works import FakeModel

CPU = torch.device("cpu")


def pictures(batch: int, side: int) -> Tensor:
    return torch.rand(batch, 3, side or 8, side or 8)


def probe(network: nn.Module, **more) -> Probe:
    more = {"side": 16, "sides": (8, 32)} | more
    return Probe("small", FakeModel("small", network), pictures, lambda side: float(side**2 or 1), **more)


class Clock:
    """Goes on only while networks compute."""

    now = 0.0

    @classmethod
    def perf_counter(cls) -> float:
        return cls.now


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> None:
    monkeypatch.setattr("gan.engine.benchmark.time", Clock)


class Slow(nn.Module):
    """Takes a set time for each call, whatever comes, and a time for each input."""

    def __init__(self, call: float, each: float = 0.0, most: int = 10**9) -> None:
        super().__init__()
        self.call, self.each, self.most = call, each, most

    def forward(self, inputs: Tensor) -> Tensor:
        if inputs.numel() > self.most:
            raise torch.OutOfMemoryError("CUDA out of memory")
        Clock.now += self.call + self.each * len(inputs)
        return inputs * 2


def test_a_larger_tile_is_taken_where_it_is_faster():
    outcome = measure(probe(Slow(0.002)), CPU)
    assert outcome.best.side == 32 and outcome.tuned.tile == 32
    assert outcome.best.rate == pytest.approx(32**2 / 0.002)
    assert len(outcome.trials) == count_trials(probe(Slow(0.002)), CPU) == len(candidates_for(CPU)) + 2


def test_a_larger_batch_is_taken_where_it_is_faster_and_room_counts_values():
    outcome = measure(probe(Slow(0.004), side=0, sides=(), batch=2, batches=(1, 4)), CPU)
    assert outcome.best.batch == 4
    assert outcome.tuned.room == 4 * 3 * 8 * 8 and outcome.tuned.tile == 0


def test_what_is_usual_stays_where_nothing_is_clearly_better():
    outcome = measure(probe(Slow(0.0, each=0.004), side=0, sides=(), batch=2, batches=(1, 4)), CPU)
    assert outcome.tuned.room == 0 and outcome.tuned.tile == 0


def test_steps_that_would_hold_up_a_cancel_are_not_taken(monkeypatch):
    monkeypatch.setattr("gan.engine.benchmark._LONGEST_STEP", 0.001)
    assert measure(probe(Slow(0.003)), CPU).tuned.tile == 0


def test_what_does_not_fit_into_memory_counts_as_nothing():
    outcome = measure(probe(Slow(0.002, most=3 * 16 * 16)), CPU)
    assert outcome.tuned.tile == 0
    assert [trial.rate for trial in outcome.trials if trial.side == 32] == [0.0]


def test_numbers_that_change_the_result_are_refused():
    class Fragile(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.one = nn.Conv2d(3, 3, 1)
            nn.init.ones_(self.one.weight)
            nn.init.ones_(self.one.bias)

        def forward(self, inputs: Tensor) -> Tensor:
            Clock.now += 0.001
            return self.one(inputs * 1e-3) - 1

    outcome = measure(probe(Fragile(), sides=()), CPU)
    assert outcome.tuned.precision.numbers == FLOAT32
    refused = [trial for trial in outcome.trials if trial.precision.reduced]
    assert refused and all(trial.rate == 0.0 for trial in refused)


def test_it_can_be_broken_off_between_trials():
    told: list[str] = []
    with pytest.raises(CancelledError):
        measure(probe(Slow(0.001)), CPU, told.append, lambda: len(told) == 2)
    assert len(told) == 2


class Timed(nn.Sequential):
    """Takes the less for each input the more there are."""

    def forward(self, inputs: Tensor) -> Tensor:
        Clock.now += 0.001 + 0.0001 * len(inputs)
        return super().forward(inputs)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_on_a_gpu_batches_grow_until_they_win_nothing():
    torch.manual_seed(0)
    network = Timed(nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 3, 3, padding=1))
    outcome = measure(probe(network, side=64, sides=(128,)), torch.device("cuda", 0))
    assert outcome.best.rate > 0 and outcome.tuned.room >= 3 * 64 * 64
    assert outcome.best.batch >= 1 and len({trial.batch for trial in outcome.trials}) > 1
