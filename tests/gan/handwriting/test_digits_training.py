"""The recipe of the glyph reader on a set that a small network learns in seconds."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.handwriting.archives import read_mnist
from gan.handwriting.digits_training import (
    GlyphTraining,
    TrainOptions,
    measure,
    strength_at,
    train,
)
from gan.handwriting.errors import HandwritingError
from gan.handwriting.reading import read_glyphs
from gan.models import find_model, load_weights
from tests.gan.handwriting.samples import write_mnist


@pytest.fixture
def options(tmp_path: Path) -> TrainOptions:
    write_mnist(tmp_path / "mnist.zip")
    return TrainOptions(
        tmp_path, tmp_path / "run", device="cpu", batch=20, channels=4, steps=4, name="test-digits"
    )


def _weights(training: GlyphTraining) -> list[torch.Tensor]:
    return [*training.run.network.state_dict().values(), *training.reader.state_dict().values()]


def test_resuming_equals_never_having_stopped(options: TrainOptions, tmp_path: Path) -> None:
    glyphs = read_mnist(options.data / "mnist.zip", "train")
    whole = GlyphTraining(options, glyphs)
    for _ in range(4):
        whole.train_step()
    first = GlyphTraining(options, glyphs)
    for _ in range(2):
        first.train_step()
    first.run.save(tmp_path / "checkpoint.pt")
    second = GlyphTraining(replace(options, seed=0), glyphs)
    second.run.load(tmp_path / "checkpoint.pt")
    for _ in range(2):
        second.train_step()
    assert second.run.step == 4
    assert all(torch.equal(a, b) for a, b in zip(_weights(whole), _weights(second), strict=True))


def test_every_glyph_is_seen_once_an_epoch(options: TrainOptions) -> None:
    training = GlyphTraining(replace(options, steps=20), read_mnist(options.data / "mnist.zip", "train"))
    epochs = []
    for _ in range(2):
        seen = []
        for _ in range(10):
            seen += training._chosen().tolist()
            training.run.step += 1
        assert sorted(seen) == list(range(200))
        epochs.append(seen)
    assert epochs[0] != epochs[1]


def test_a_run_learns_reports_and_leaves_a_model(options: TrainOptions) -> None:
    train(replace(options, steps=120, channels=8, rate=1e-2))
    with (options.out / "log.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert float(rows[-1]["accuracy"]) > 90
    assert Image.open(options.out / "sheet.png").size == (24 * 28, 8 * 28)
    card = find_model("test-digits", "digits")
    assert card.config["names"] == "0123456789" and card.trained_on[0].count == 200
    assert load_weights(card)["head.weight"].shape == (10, 64)


def test_a_run_is_not_overwritten_unasked(options: TrainOptions) -> None:
    train(options)
    with pytest.raises(HandwritingError, match="add --resume"):
        train(options)
    train(replace(options, resume=True))  # it is over: measured and saved again
    with pytest.raises(HandwritingError, match="another channels"):
        train(replace(options, resume=True, channels=8))


def test_a_broken_checkpoint_is_said(options: TrainOptions) -> None:
    options.out.mkdir()
    (options.out / "checkpoint.pt").write_bytes(b"half of it")
    with pytest.raises(HandwritingError, match="cannot be resumed"):
        train(replace(options, resume=True))


def test_sets_and_devices_that_do_not_exist_are_said(options: TrainOptions) -> None:
    with pytest.raises(HandwritingError, match="no set of 12 classes"):
        train(replace(options, classes=12))
    with pytest.raises(HandwritingError, match="is no device"):
        train(replace(options, device="quantum"))


def test_distortions_ease_off_at_the_end() -> None:
    assert strength_at(0.0) == strength_at(0.8) == 1.0
    assert strength_at(1.0) == pytest.approx(0.3)


def test_measuring_reads_every_glyph(options: TrainOptions) -> None:
    glyphs = read_mnist(options.data / "mnist.zip", "test")
    reader = GlyphTraining(options, glyphs).reader
    probabilities = read_glyphs(reader, glyphs.pixels)
    assert probabilities.shape == (200, 10)
    assert np.allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    scores = measure(reader, glyphs)
    assert scores.accuracy == (scores.read == glyphs.classes).mean()
