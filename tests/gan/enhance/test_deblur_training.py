"""The recipes of point spread functions and of the generator that they guide."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.enhance import deblur_training, psf_training
from gan.enhance.choices import PSF_TASK
from gan.enhance.deblur_training import DeblurTrainer
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FamilyGenerator
from gan.enhance.family_training import FamilyTrainer, save
from gan.enhance.family_training import TrainOptions as FamilyOptions
from gan.enhance.guides import psf_network
from gan.enhance.model import build_generator
from gan.enhance.psf import PsfConfig, normed_luma
from gan.enhance.psf_training import PsfTrainer, blurred_windows, misplaced
from gan.models import find_model
from gan.paths import user_folder
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_guides import SMALL, install_guided


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    folder = tmp_path / "photographs"
    folder.mkdir()
    random = np.random.default_rng(1)
    for index in range(3):
        coarse = Image.fromarray(random.integers(0, 255, (40, 40, 3), dtype=np.uint8))
        coarse.resize((304, 300), Image.Resampling.BICUBIC).save(folder / f"photo{index}.png")
    return folder


@pytest.fixture
def psf_options(
    photographs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> psf_training.TrainOptions:
    monkeypatch.setattr(psf_training, "PsfConfig", lambda looks: replace(SMALL, looks=looks))
    monkeypatch.setattr(psf_training, "_MEASURED", 3)
    return psf_training.TrainOptions(
        photographs, tmp_path / "run", batch=1, minutes=0.03, device="cpu", report_seconds=1
    )


def test_windows_of_a_step_are_always_the_same_and_tell_their_blur(
    psf_options: psf_training.TrainOptions,
) -> None:
    photos = [torch.randint(0, 256, (3, 300, 300), dtype=torch.uint8)]
    trainer = PsfTrainer(psf_options)
    first, again = trainer.batch(photos, 7), trainer.batch(photos, 7)
    assert all(torch.equal(one, other) for one, other in zip(first, again, strict=True))
    bad, good, psfs = blurred_windows(photos, 4, 96, np.random.default_rng(3))
    assert bad.shape == good.shape == (4, 3, 96, 96)
    blurred = psfs.amax(dim=(1, 2)) < 0.9
    assert blurred.any() and psfs.sum(dim=(1, 2)).numpy() == pytest.approx(1, abs=1e-4)
    assert misplaced(psfs, psfs).max() == 0 and misplaced(psfs[:1], psfs[:1].roll(9, 1)).item() > 1


def test_a_finder_is_trained_resumed_and_installed(psf_options: psf_training.TrainOptions) -> None:
    psf_training.train(psf_options)
    with pytest.raises(EnhanceError, match="holds a training run"):
        psf_training.train(psf_options)
    psf_training.train(replace(psf_options, resume=True, minutes=0.05))
    rows = list(csv.DictReader((psf_options.out / "scores.csv").open()))
    assert len(rows) >= 2 and 0 <= float(rows[-1]["motion"]) <= 2
    card = find_model(PSF_TASK, PSF_TASK)
    assert int(card.version) >= int(rows[0]["step"]) > 0
    assert PsfConfig(**card.config) == psf_network(card).config == replace(SMALL, looks=1)


def test_a_step_makes_the_finder_better(psf_options: psf_training.TrainOptions) -> None:
    torch.manual_seed(0)
    trainer = PsfTrainer(psf_options)
    batch = blurred_windows([torch.randint(0, 256, (3, 200, 200), dtype=torch.uint8)], 2, 128, trainer.random)
    losses = [trainer.psf_step(batch) for _ in range(30)]
    assert np.mean(losses[-3:]) < 0.9 * np.mean(losses[:3])


def test_a_second_look_begins_as_the_first_and_is_trained_alone(
    psf_options: psf_training.TrainOptions, tmp_path: Path
) -> None:
    psf_training.train(psf_options)
    second = replace(psf_options, looks=2, start=PSF_TASK, out=tmp_path / "second", name="second")
    trainer = PsfTrainer(second)
    trainer.start_from(PSF_TASK)
    before = {key: weight.clone() for key, weight in trainer.generator.state_dict().items()}
    batch = blurred_windows([torch.randint(0, 256, (3, 200, 200), dtype=torch.uint8)], 2, 128, trainer.random)
    bad = batch[0]
    with torch.no_grad():
        luma = normed_luma(bad)
        first, sharp = trainer.generator.looks[0](luma, 1)
        again, sharp_again = trainer.generator.looks[1](luma, 1, first)
    assert torch.allclose(first, again, atol=1e-6) and torch.allclose(sharp, sharp_again, atol=1e-5)
    trainer.psf_step(batch)
    moved = {key for key, weight in trainer.generator.state_dict().items() if not before[key].equal(weight)}
    assert moved and all(key.startswith("looks.1.") for key in moved)
    assert "looks.1.edges.first.0.weight" in moved
    with pytest.raises(EnhanceError, match="give --looks 1, or --start"):
        psf_training.train(replace(second, start=""))
    psf_training.train(second)
    assert psf_network(find_model("second", PSF_TASK)).config.looks == 2


@pytest.fixture
def deblur_options(photographs: Path, tmp_path: Path) -> deblur_training.TrainOptions:
    install_guided()
    return deblur_training.TrainOptions(
        photographs, tmp_path / "deblur", guide="finder", batch=1, crop=16, channels=16, blocks=1,
        minutes=0.03, device="cpu", report_seconds=1, name="mine",
    )  # fmt: skip


def test_guided_weights_are_trained_and_installed(deblur_options: deblur_training.TrainOptions) -> None:
    deblur_training.train(deblur_options)
    network = build_generator(find_model("mine", "enhance"))
    assert isinstance(network, FamilyGenerator) and network.config.guide == "finder"
    assert network(torch.rand(1, 6, 20, 24), 1).shape == (1, 3, 20, 24)
    assert (deblur_options.out / "sheet.png").exists()
    with pytest.raises(EnhanceError, match="are for 1x"):
        deblur_training.train(replace(deblur_options, scales="1,2"))


def test_it_starts_as_a_family_without_a_guide(
    deblur_options: deblur_training.TrainOptions, tmp_path: Path
) -> None:
    plain = FamilyTrainer(FamilyOptions(tmp_path, tmp_path, channels=16, blocks=1, device="cpu"))
    save(plain, user_folder() / "models", 1, [])
    with torch.no_grad():
        plain.average.tail.weight.mul_(5)
    save(plain, user_folder() / "models", 1, [])
    trainer = DeblurTrainer(replace(deblur_options, start="my-family"))
    inputs = torch.rand(1, 6, 16, 20)
    expected = plain.average(inputs[:, :3], 1)
    assert torch.allclose(trainer.generator(inputs, 1), expected, atol=1e-3)  # saved in halves
    install("single")
    with pytest.raises(EnhanceError, match="no family with 1x"):
        DeblurTrainer(replace(deblur_options, start="single"))
    with pytest.raises(EnhanceError, match="another shape"):
        DeblurTrainer(replace(deblur_options, start="my-family", channels=24))
