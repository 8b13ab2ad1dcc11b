"""The command `train`: options from a dataclass, and a recipe that is a stand-in."""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest

from gan.enhance.errors import EnhanceError
from studio.commands import train
from studio.commands.train import add_fields


@dataclass(frozen=True)
class TrainOptions:
    """A field of every kind."""

    data: Path
    out: Path
    resume: bool = False
    minutes: float = 60.0
    device: str = "auto"
    batch_size: int = field(default=8, metadata={"help": "100 % of a step"})
    flip: bool = field(default=True, metadata={"help": "mirror the pictures"})
    crop: int | None = None
    loss: Literal["l1", "l2"] = "l1"
    start: str = ""


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[TrainOptions]:
    """A stand-in for the recipe of Enhance; the list fills with what it is called with."""
    calls: list[TrainOptions] = []

    def run(options: TrainOptions) -> None:
        calls.append(options)
        logging.getLogger("gan.enhance.training").info("step %d", 7)
        if not options.data.exists():
            raise EnhanceError(f"{options.data} does not exist.")
        if options.start == "interrupt":
            raise KeyboardInterrupt

    recipe = types.ModuleType("recipe")
    recipe.TrainOptions, recipe.train = TrainOptions, run
    monkeypatch.setitem(sys.modules, "recipe", recipe)
    monkeypatch.setitem(train.RECIPES, "enhance", "recipe")
    return calls


def parse(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_fields(parser, TrainOptions, "enhance")
    return parser.parse_args(arguments)


def test_defaults_are_those_of_the_dataclass(ganvas_home):
    options = vars(parse("--data", "photos"))
    assert options == {
        "data": Path("photos"),
        "out": ganvas_home / "training" / "enhance",
        "resume": False,
        "minutes": 60.0,
        "batch_size": 8,
        "flip": True,
        "crop": None,
        "loss": "l1",
        "start": "",
    }


def test_values_get_the_types_of_the_fields():
    options = parse(
        *("--data", "photos", "--out", "o", "--resume", "--minutes", "1.5", "--batch-size", "2"),
        *("--no-flip", "--crop", "32", "--loss", "l2", "--start", "x"),
    )
    assert (options.out, options.resume, options.minutes, options.batch_size) == (Path("o"), True, 1.5, 2)
    assert (options.flip, options.crop, options.loss, options.start) == (False, 32, "l2", "x")


@pytest.mark.parametrize("arguments", [[], ["--data", "a", "--crop", "x"], ["--data", "a", "--loss", "l3"]])
def test_what_does_not_fit_a_field_is_refused(arguments, capsys):
    with pytest.raises(SystemExit):
        parse(*arguments)


def test_the_recipe_runs_with_the_options_and_is_heard(command, trained, tmp_path):
    status, out, err = command(
        "train", "enhance", "--data", tmp_path, "--out", tmp_path / "o", "--device", "cpu"
    )
    assert status == 0
    assert trained == [TrainOptions(data=tmp_path, out=tmp_path / "o", device="cpu")]
    assert (out, err) == (f"{tmp_path / 'o'}  trained\n", "step 7\n")


def test_as_json(command, trained, tmp_path):
    outcome = command("train", "enhance", "--data", tmp_path, "--out", tmp_path / "o", "--json")
    assert outcome.events == [
        {"event": "progress", "message": "step 7"},
        {"event": "result", "out": str(tmp_path / "o")},
    ]


def test_errors_of_the_recipe_are_sentences(command, trained, tmp_path):
    outcome = command("train", "enhance", "--data", tmp_path / "missing")
    assert outcome.status == 2
    assert outcome.err.endswith(f"error: {tmp_path / 'missing'} does not exist.\n")


def test_ctrl_c_ends_it_and_nothing_keeps_listening(command, trained, tmp_path):
    before = list(logging.getLogger("gan").handlers)
    assert command("train", "enhance", "--data", tmp_path, "--start", "interrupt").status == 130
    assert logging.getLogger("gan").handlers == before


def test_the_help_of_a_job_lists_its_fields(command, trained):
    status, out, _ = command("train", "enhance", "--help")
    assert status == 0
    for text in ("--data DATA", "--batch-size", "100 % of a step (default: 8)", "--no-flip", "--json"):
        assert text in out


def test_every_recipe_is_there():
    variants = [(job, name) for job, own in train.VARIANTS.items() for name in own.values()]
    for job, name in [*train.RECIPES.items(), *variants]:
        module = importlib.import_module(name)
        add_fields(argparse.ArgumentParser(), module.TrainOptions, job)
        assert callable(module.train)


def test_adapting_the_line_reader_has_options_of_its_own(command, monkeypatch, tmp_path):
    recipe = importlib.import_module("gan.handwriting.adapting")
    calls = []
    monkeypatch.setattr(recipe, "train", calls.append)
    outcome = command("train", "lines", "--adapt", "anna", "--passes", "3", "--out", tmp_path)
    assert outcome.status == 0, outcome.err
    (options,) = calls
    assert (options.adapt, options.passes, options.out, options.start) == ("anna", 3, tmp_path, "auto")
    assert command("train", "lines", "--adapt", "anna", "--data", tmp_path).status == 2  # not one of these


def test_adapting_to_a_hand_that_is_not_there_is_a_sentence(command, tmp_path):
    outcome = command("train", "lines", "--adapt", "nobody", "--out", tmp_path)
    assert outcome.status == 2 and "no corrected lines are kept under 'nobody'" in outcome.err
