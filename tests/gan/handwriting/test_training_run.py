"""Pace, rate and averages of a run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from gan.handwriting.errors import HandwritingError
from gan.handwriting.training_run import AveragedWeights, Plan, Run, append_row, one_cycle, split_decay

_PLAN = Plan(minutes=1.0, steps=5, rate=0.1, decay=0.1, seed=0, save_seconds=1e9, measure_seconds=1e9)


@dataclass(frozen=True)
class _Config:
    width: int = 1


class _Point(nn.Module):
    """A network of one number that is to become 3."""

    def __init__(self) -> None:
        super().__init__()
        self.config = _Config()
        self.place = nn.Parameter(torch.zeros(1))

    def loss(self) -> Tensor:
        return (self.place - 3).square().sum()


def test_the_rate_rises_then_falls_to_a_hundredth() -> None:
    rates = [one_cycle(fraction / 100, peak=1.0) for fraction in range(101)]
    assert max(rates) == pytest.approx(rates[8], abs=0.01) == pytest.approx(1.0, abs=0.01)
    assert rates[:9] == sorted(rates[:9]) and rates[8:] == sorted(rates[8:], reverse=True)
    assert 0 < rates[0] < 0.05 and rates[-1] == pytest.approx(0.01)


def test_averages_move_a_share_of_the_way_and_count_statistics() -> None:
    network = nn.BatchNorm1d(1)
    average = AveragedWeights(network, decay=0.9)
    with torch.no_grad():
        network.weight.fill_(2.0)
        network.running_mean.fill_(10.0)
    average.update(network, step=10_000)
    assert average.network.weight.item() == pytest.approx(1.1)
    assert average.network.running_mean.item() == pytest.approx(1.0)
    assert not average.network.training and network.training


def test_only_kernels_decay() -> None:
    decaying, others = split_decay(nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)), 0.1)
    assert [p.ndim for p in decaying["params"]] == [4] and decaying["weight_decay"] == 0.1
    assert {p.ndim for p in others["params"]} == {1} and others["weight_decay"] == 0.0


def test_a_run_ends_reports_and_leaves_a_checkpoint(tmp_path: Path) -> None:
    run = Run(_Point(), torch.device("cpu"), _PLAN)
    mean = run.spend(lambda: run.descend(run.network.loss()), lambda loss: loss, tmp_path / "c.pt")
    assert run.step == 5 and run.fraction == 1.0
    assert 0 < mean < 9
    again = Run(_Point(), torch.device("cpu"), _PLAN)
    again.load(tmp_path / "c.pt")
    assert torch.equal(again.network.place, run.network.place) and again.step == 5


def test_an_interrupt_saves_before_it_goes_on(tmp_path: Path) -> None:
    run = Run(_Point(), torch.device("cpu"), _PLAN)

    def step() -> Tensor:
        if run.step == 3:
            raise KeyboardInterrupt
        return run.descend(run.network.loss())

    with pytest.raises(KeyboardInterrupt):
        run.spend(step, lambda loss: loss, tmp_path / "c.pt")
    again = Run(_Point(), torch.device("cpu"), _PLAN)
    again.load(tmp_path / "c.pt")
    assert again.step == 3


def test_a_loss_that_is_no_number_is_never_saved(tmp_path: Path) -> None:
    run = Run(_Point(), torch.device("cpu"), _PLAN)
    with pytest.raises(HandwritingError, match="smaller --rate"):
        run.spend(lambda: run.descend(run.network.loss() * torch.nan), lambda loss: loss, tmp_path / "c.pt")
    assert not (tmp_path / "c.pt").exists()


def test_measuring_does_not_count_as_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = {"now": 0.0}
    monkeypatch.setattr("gan.handwriting.training_run.time.monotonic", lambda: clock["now"])
    run = Run(_Point(), torch.device("cpu"), replace(_PLAN, steps=0, measure_seconds=20.0))

    def step() -> Tensor:
        clock["now"] += 12.0
        return run.descend(run.network.loss())

    def report(_: float) -> None:
        clock["now"] += 500.0

    run.spend(step, report, tmp_path / "c.pt")
    assert run.step == 5 and run.seconds == pytest.approx(60.0)


def test_a_table_gets_its_header_once(tmp_path: Path) -> None:
    for step in (1, 2):
        append_row(tmp_path / "log.csv", {"step": step, "loss": 0.5})
    assert (tmp_path / "log.csv").read_text().split() == ["step,loss", "1,0.5", "2,0.5"]
