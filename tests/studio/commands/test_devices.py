"""The command `devices`."""

from __future__ import annotations

import json

import pytest
import torch

from gan.engine.tuning import Tuned, Tuning
from gan.paths import user_folder
from studio.benchmark import running
from studio.benchmark.report import read_reports
from studio.benchmark.trials import Chosen, Trial
from studio.commands import devices
from tests.gan.engine.engine_works import Affine, FakeModel, FakeRequest, ones
from tests.gan.engine.test_benchmark import Clock, Slow, probe


def test_list(command):
    status, out, _ = command("devices", "--device", "cpu")
    assert status == 0 and out.startswith("* cpu") and "GB taken" in out


def test_list_as_json(command):
    event = command("devices", "--device", "cpu", "--json").events[0]
    assert event["event"] == "result" and event["device"] == "cpu" and event["in_use"] is True
    assert 0 < event["memory_used"] < event["memory_total"]


def test_a_device_that_is_not_there_is_bad_input(command):
    status, _, errors = command("devices", "--device", "cuda:77")
    assert status == 2 and "cuda:77" in errors


@pytest.fixture
def small(monkeypatch) -> None:
    """One small network to tune, and one small job to time."""
    monkeypatch.setattr("gan.engine.benchmark.time", Clock)
    request = FakeRequest(ones(3), FakeModel("timed", Affine()))
    trial = Trial("Enhance", "small", "values/s", request, lambda result: len(result), lambda _: "small")
    monkeypatch.setattr(running, "_probes", lambda chosen: [("small", probe(Slow(0.001)))])
    monkeypatch.setattr(running, "make_trials", lambda folder, chosen: [trial])


def test_a_benchmark_tells_how_far_it_is_and_keeps_what_it_found(command, small):
    outcome = command("devices", "--benchmark", "--device", "cpu", "--json")
    assert outcome.status == 0, outcome.err
    stages = [event for event in outcome.events if event["event"] == "progress" and "total" in event]
    dones = [stage["done"] for stage in stages]
    assert dones == sorted(dones) and dones[-1] == stages[-1]["total"] - 1
    (row,) = (event for event in outcome.events if event["event"] == "result")
    assert row["unit"] == "values/s" and row["value"] > 0 and "tile 32" in row["how"]
    assert read_reports()["cpu"].rows[0].what == "small"
    tuned = Tuning().find(probe(Slow(0.001)).model, torch.device("cpu"))
    assert tuned is not None and tuned.tile == 32


def test_reset_forgets_everything(command, small):
    assert command("devices", "--benchmark", "--device", "cpu").status == 0
    (event,) = command("devices", "--reset", "--json").events
    assert event["forgotten"] >= 1 and read_reports() == {}
    assert Tuning().find(probe(Slow(0.001)).model, torch.device("cpu")) is None


def test_it_measures_the_models_that_the_window_is_set_to():
    assert devices._chosen() == Chosen()
    file = user_folder() / "settings.json"
    file.write_text(json.dumps({"enhancing": {"model": "mine"}, "faces": [], "reading": {"reader": "hand"}}))
    assert devices._chosen() == Chosen("mine", "auto", "hand")


def test_tiles_that_were_measured_are_used_by_enhance(tmp_path):
    from gan.engine import Job, Priority
    from gan.enhance.model import Shape
    from gan.enhance.work import TILE, tile_side

    job = Job(1, None, Priority.NORMAL)
    model = FakeModel("tiles", Affine())
    assert job.tile_for(model) is None
    job.find_tuned = lambda model: Tuned(tile=200)
    assert job.tile_for(model) == 200
    shape = Shape(4, 20, multiple=8)
    assert tile_side(None, shape) == TILE
    assert tile_side(None, shape, job.tile_for(model)) == 200
    assert tile_side(96, shape, 200) == 96  # a person's own is never overridden
