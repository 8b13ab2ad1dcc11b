"""The recipe of the line reader, small: losses, resuming, what a run leaves behind."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.archives import read_lines
from gan.handwriting.errors import HandwritingError
from gan.handwriting.line_batches import LineBatch, LineBatches
from gan.handwriting.line_measuring import measure, write_sheet
from gan.handwriting.line_source import open_line_source
from gan.handwriting.lines_training import LineTraining, TrainOptions, ctc_loss, train
from gan.models import find_model, load_weights
from tests.gan.handwriting.samples import WORDS, write_lines, write_strokes


@pytest.fixture
def options(tmp_path: Path) -> TrainOptions:
    write_lines(tmp_path / "lines_train.zip", [f"{a} {b}" for a in WORDS for b in WORDS])
    write_lines(tmp_path / "lines_val.zip", ["stone star", "note", "rats"])
    write_strokes(tmp_path / "lines_train_strokes.npz", ["zig zag"])
    return TrainOptions(
        tmp_path,
        tmp_path / "run",
        device="cpu",
        batch=4,
        channels=4,
        width=8,
        steps=4,
        short_steps=0,
        name="small",
    )


def _batches(options: TrainOptions) -> LineBatches:
    alphabet = Alphabet()
    return LineBatches(open_line_source(options.data, 48, alphabet, ()), alphabet, 4, 0, 0)


def _weights(training: LineTraining) -> list[torch.Tensor]:
    return [*training.run.network.state_dict().values(), *training.reader.state_dict().values()]


def test_the_loss_is_the_paths_probability_per_character() -> None:
    # Two steps, two classes of even odds: "a" has the paths aa, -a and a-, three of four.
    batch = LineBatch(torch.empty(0), torch.tensor([1]), torch.tensor([1]))
    assert float(ctc_loss(torch.zeros(1, 2, 2), batch)) == pytest.approx(-np.log(0.75))
    # "aa" needs three steps; in two it cannot be spelt and counts nothing.
    impossible = LineBatch(torch.empty(0), torch.tensor([1, 1]), torch.tensor([2]))
    assert float(ctc_loss(torch.zeros(1, 2, 2), impossible)) == 0.0


def test_resuming_equals_never_having_stopped(options: TrainOptions, tmp_path: Path) -> None:
    batches = _batches(options)
    whole = LineTraining(options)
    for number in range(4):
        whole.train_step(batches[number])
    first = LineTraining(options)
    for number in range(2):
        first.train_step(batches[number])
    first.run.save(tmp_path / "checkpoint.pt")
    second = LineTraining(options)
    second.run.load(tmp_path / "checkpoint.pt")
    for number in range(second.run.step, 4):
        second.train_step(batches[number])
    assert all(torch.equal(a, b) for a, b in zip(_weights(whole), _weights(second), strict=True))


def test_the_loss_falls(options: TrainOptions) -> None:
    training = LineTraining(replace(options, steps=40, channels=8, width=16, rate=5e-3))
    batch = _batches(options)[0]
    losses = [float(training.train_step(batch)) for _ in range(40)]
    assert np.isfinite(losses).all()
    assert np.mean(losses[-5:]) < 0.5 * np.mean(losses[:5])


def test_a_run_leaves_a_table_a_sheet_and_a_model(options: TrainOptions) -> None:
    train(options)
    with (options.out / "log.csv").open() as file:
        (row,) = csv.DictReader(file)
    assert (row["step"], row["lines"]) == ("4", "16")
    assert 0 < float(row["clean_cer"]) <= 200
    assert (options.out / "sheet.png").stat().st_size > 1000
    card = find_model("small", "lines")
    assert card.config["channels"] == 4 and len(card.figures) == 4
    assert {terms.name for terms in card.trained_on} == {"iam-ondb-render", "iam-ondb-strokes"}
    assert "non-commercial" in card.license
    assert set(load_weights(card)) == set(LineTraining(options).reader.state_dict())


def test_a_run_without_the_research_data_says_so_in_its_card(options: TrainOptions) -> None:
    write_lines(options.data / "lines_train.zip", WORDS, source="stanford-1905-scan")
    train(replace(options, leave_out="iam-ondb-render"))
    card = find_model("small", "lines")
    assert [terms.name for terms in card.trained_on] == ["stanford-1905-scan"]
    assert "non-commercial" not in card.license


def test_a_run_is_resumed_only_when_asked(options: TrainOptions) -> None:
    train(options)
    with pytest.raises(HandwritingError, match="add --resume"):
        train(options)
    train(replace(options, resume=True, steps=6))
    with (options.out / "log.csv").open() as file:
        assert [row["step"] for row in csv.DictReader(file)] == ["4", "6"]


def test_missing_data_is_said(options: TrainOptions) -> None:
    with pytest.raises(HandwritingError, match=r"lines_train\.zip is not there"):
        train(replace(options, data=options.data / "elsewhere"))


def test_scores_part_clean_lines_from_the_others(options: TrainOptions, tmp_path: Path) -> None:
    write_lines(tmp_path / "scans.zip", ["tree", "art"], source="letters")
    lines = read_lines(options.data / "lines_val.zip") + read_lines(tmp_path / "scans.zip")
    scores = measure(LineTraining(options).reader, lines)
    assert (scores.clean.characters, scores.everything.characters) == (18, 25)
    assert len(scores.readings) == 5
    write_sheet(tmp_path / "sheet.png", [], ())  # nothing to show is no error


def test_a_run_can_start_from_an_installed_model(options: TrainOptions) -> None:
    train(options)
    known = load_weights(find_model("small", "lines"))
    started = LineTraining(replace(options, start="small", seed=9)).run.network.state_dict()
    assert all(torch.equal(started[name], weight) for name, weight in known.items())
    with pytest.raises(HandwritingError, match="another shape"):
        LineTraining(replace(options, start="small", width=16))
