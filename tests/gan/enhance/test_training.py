"""The recipe: schedule, crops, checkpoints that go on exactly where they stopped, bad data."""

from __future__ import annotations

import csv
import time
import zipfile
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file

from gan.engine import EngineError
from gan.engine.pausing import PAUSE
from gan.enhance.errors import EnhanceError
from gan.enhance.generator import Generator, GeneratorConfig
from gan.enhance.model import build_generator
from gan.enhance.photos import cached_pairs, load_pairs, random_crops
from gan.enhance.training import Trainer, TrainOptions, fidelity_loss, phase_at, train
from gan.models import find_model


@pytest.fixture
def photographs(tmp_path):
    """A folder of five drawn pictures, one of them too small."""
    folder = tmp_path / "photographs"
    folder.mkdir()
    random = np.random.default_rng(1)
    for index, (height, width) in enumerate([(70, 90), (66, 66), (129, 64), (98, 87), (20, 20)]):
        coarse = Image.fromarray(random.integers(0, 255, (6, 6, 3), dtype=np.uint8))
        coarse.resize((width, height), Image.Resampling.BICUBIC).save(folder / f"photo{index}.png")
    return folder


@pytest.fixture
def options(photographs, tmp_path):
    return TrainOptions(
        photographs, tmp_path / "run", batch=2, crop=8, channels=16, blocks=1, minutes=0.02, device="cpu"
    )


def test_pairs_are_exact_reductions(photographs):
    pairs = load_pairs(photographs, 4)
    assert len(pairs) == 4  # the smallest is left out
    for pair in pairs:
        assert pair.high.shape == (3, 4 * pair.low.shape[1], 4 * pair.low.shape[2])
        high = Image.fromarray(pair.high.permute(1, 2, 0).numpy())
        low = high.resize((high.width // 4, high.height // 4), Image.Resampling.BICUBIC)
        assert np.array_equal(np.asarray(low), pair.low.permute(1, 2, 0).numpy())


def test_photographs_are_left_out_by_prefix_and_broken_ones_with_a_warning(photographs, caplog):
    (photographs / "broken.jpg").write_bytes(b"not a picture")
    pairs = load_pairs(photographs, 4, exclude=("photo0", "photo1"))
    assert sorted(pair.name for pair in pairs) == ["photo2.png", "photo3.png"]
    assert "broken.jpg" in caplog.text


def test_a_zip_and_its_cache_give_the_same_pairs(photographs, tmp_path, monkeypatch):
    archive = tmp_path / "photographs.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in photographs.iterdir():
            file.write(path, f"inside/{path.name}")
    fresh = cached_pairs(archive, 4, tmp_path / "cache")
    monkeypatch.setattr("gan.enhance.photos.load_pairs", lambda *_, **__: pytest.fail("decoded again"))
    again = cached_pairs(archive, 4, tmp_path / "cache")
    assert [pair.name for pair in again] == [pair.name for pair in fresh]
    assert all(torch.equal(a.high, b.high) for a, b in zip(again, fresh, strict=True))


def test_changed_photographs_are_noticed_and_the_old_cache_goes(photographs, tmp_path):
    inside = photographs / "inside"
    inside.mkdir()
    (photographs / "photo0.png").rename(inside / "photo0.png")
    before = cached_pairs(photographs, 4, tmp_path / "cache")
    Image.new("RGB", (80, 80), "red").save(inside / "photo0.png")
    after = cached_pairs(photographs, 4, tmp_path / "cache")
    assert len(after) == len(before)
    assert [pair.low.shape for pair in after if pair.name == "photo0.png"] == [(3, 20, 20)]
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_crops_show_the_same_place_at_both_sizes(photographs):
    low, high = random_crops(load_pairs(photographs, 4), 16, 8, np.random.default_rng(0))
    assert low.shape == (16, 3, 8, 8) and high.shape == (16, 3, 32, 32)
    reduced = torch.nn.functional.interpolate(high, scale_factor=0.25, mode="area")
    # The pictures are smooth, so a crop from elsewhere or turned otherwise would be far off.
    assert (reduced - low).abs().mean() < 0.02


def test_the_schedule_anneals(options):
    rates = [phase_at(fraction / 10, options).rate for fraction in range(11)]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] == pytest.approx(options.rate) and rates[-1] == pytest.approx(options.rate / 100)
    assert phase_at(0.5, options).crop == 8 and phase_at(0.7, options).crop == 12
    assert not phase_at(0.89, options).squared and phase_at(0.95, options).squared


def test_losses_by_hand():
    result, truth = torch.zeros(1, 1, 1, 2), torch.tensor([[[[3.0, -1.0]]]])
    assert fidelity_loss(result, truth, squared=False).item() == pytest.approx(2.0, abs=1e-5)
    assert fidelity_loss(result, truth, squared=True).item() == pytest.approx(100.0)


def test_resuming_equals_not_stopping(options, photographs, tmp_path):
    pairs = load_pairs(photographs, 4)
    straight = Trainer(options)
    for _ in range(4):
        straight.train_step(pairs)
    first = Trainer(options)
    for _ in range(2):
        first.train_step(pairs)
    first.save(tmp_path / "checkpoint.pt")
    second = Trainer(replace(options, seed=99))
    second.load(tmp_path / "checkpoint.pt")
    for _ in range(2):
        second.train_step(pairs)
    assert second.step == straight.step == 4
    for name, weight in straight.average.state_dict().items():
        assert torch.equal(weight, second.average.state_dict()[name]), name


def test_a_pause_keeps_a_checkpoint_and_does_not_count(options, monkeypatch):
    stood = []

    def told(stands):
        if stands:
            stood.append((options.out / "checkpoint.pt").exists())
            time.sleep(1.5)  # longer than the whole training
            PAUSE.release()

    monkeypatch.setattr(PAUSE, "told", told)
    PAUSE.ask()
    train(options)
    assert stood == [True]
    assert torch.load(options.out / "checkpoint.pt", weights_only=True)["step"] > 0


@pytest.mark.parametrize(("written", "left"), [(0, 0), (1, 1)])  # the photographs, then the first checkpoint
def test_a_full_disk_is_a_sentence(options, monkeypatch, written, left):
    real, calls = torch.save, []

    def full(state, path):
        calls.append(path)
        if len(calls) <= written:
            real(state, path)
            return
        path.write_bytes(b"half")
        raise RuntimeError("unexpected pos 64 vs 0")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(EnhanceError, match="make room"):
        train(options)
    assert len(list(options.out.rglob("*.pt"))) == left and not list(options.out.rglob("*.part"))


def test_a_run_leaves_weights_scores_and_a_sheet(options):
    train(options)
    config = GeneratorConfig(channels=16, blocks=1)
    weights = load_file(options.out / "my-enhance.safetensors")
    assert all(weight.dtype == torch.float16 for weight in weights.values())
    Generator(config).load_state_dict(weights)
    installed = find_model("my-enhance", "enhance")
    assert installed.trained_on[0].count == 3 and installed.config["blocks"] == 1
    build_generator(installed)
    with (options.out / "scores.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert float(rows[-1]["psnr"]) > 20 and int(rows[-1]["step"]) > 0
    assert Image.open(options.out / "sheet.png").size[0] > 100
    assert not list(options.out.glob("*.part"))

    with pytest.raises(EnhanceError, match="--resume"):
        train(options)
    steps = int(rows[-1]["step"])
    train(replace(options, resume=True, minutes=0.03))
    with (options.out / "scores.csv").open() as file:
        assert int(list(csv.DictReader(file))[-1]["step"]) > steps


def test_a_checkpoint_of_another_shape_or_a_damaged_one_is_a_sentence(options, tmp_path):
    file = tmp_path / "checkpoint.pt"
    Trainer(options).save(file)
    with pytest.raises(EnhanceError, match="another shape"):
        Trainer(replace(options, channels=32)).load(file)
    file.write_bytes(file.read_bytes()[:1000])
    with pytest.raises(EnhanceError, match="cannot be resumed"):
        Trainer(options).load(file)


def test_a_device_that_is_not_there_is_a_sentence(options):
    with pytest.raises(EngineError, match="cuda:42"):
        Trainer(replace(options, device="cuda:42"))


@pytest.mark.parametrize("kind", ["empty", "no zip", "missing"])
def test_data_that_is_none_is_a_sentence(options, tmp_path, kind):
    data = tmp_path / "data"
    if kind == "empty":
        data.mkdir()
    elif kind == "no zip":
        data.write_text("text")
    with pytest.raises(EnhanceError, match=str(data)):
        train(replace(options, data=data))


def test_a_run_can_start_from_an_installed_model(options):
    train(options)
    trained = build_generator(find_model("my-enhance", "enhance")).state_dict()
    started = Trainer(replace(options, start="my-enhance", seed=5)).generator.state_dict()
    assert all(torch.equal(started[name], weight) for name, weight in trained.items())
    with pytest.raises(EnhanceError, match="another shape"):
        Trainer(replace(options, start="my-enhance", channels=32))


def test_an_interrupt_saves_what_was_learned(options, monkeypatch):
    original, steps = Trainer.train_step, []

    def interrupted(self, pairs):
        if len(steps) == 3:
            raise KeyboardInterrupt
        steps.append(original(self, pairs))
        return steps[-1]

    monkeypatch.setattr(Trainer, "train_step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train(replace(options, minutes=60.0))
    again = Trainer(options)
    again.load(options.out / "checkpoint.pt")
    assert again.step == 3


def test_a_loss_that_is_no_number_stops_the_run(options, photographs):
    trainer = Trainer(options)
    torch.nn.init.constant_(trainer.generator.tail.bias, float("nan"))
    with pytest.raises(EnhanceError, match="smaller --rate"):
        trainer.train_step(load_pairs(photographs, 4))
