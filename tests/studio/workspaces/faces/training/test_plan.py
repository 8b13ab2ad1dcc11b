"""What is to be trained: kept between starts, and told to the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pytest

from gan.faces.folder import tuning_options
from gan.faces.options import TrainOptions
from studio.commands.train import add_fields
from studio.workspaces.faces.training.plan import (
    CHECKPOINT_FILE,
    TrainPlan,
    arguments_of,
    latest_plan,
    name_problem,
    training_folder,
)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "my photos"
    folder.mkdir()
    return folder


def test_a_plan_is_there_again_at_the_next_start(photos: Path):
    assert latest_plan() is None
    plan = TrainPlan(photos, "mine", "faces", 45)
    plan.keep()
    assert latest_plan() == plan and plan.out == training_folder() / "mine"


def test_plans_whose_pictures_are_gone_or_that_are_damaged_are_passed_over(photos: Path, tmp_path: Path):
    TrainPlan(photos, "mine", "faces", 45).keep()
    TrainPlan(tmp_path / "gone", "other", "faces", 45).keep()
    (training_folder() / "third").mkdir()
    (training_folder() / "third" / "plan.json").write_text("{")
    assert latest_plan() == TrainPlan(photos, "mine", "faces", 45)


def test_it_can_go_on_where_there_is_a_checkpoint(photos: Path):
    plan = TrainPlan(photos, "mine", "faces", 45)
    assert not plan.can_resume
    plan.out.mkdir(parents=True)
    (plan.out / CHECKPOINT_FILE).touch()
    assert plan.can_resume


@pytest.mark.parametrize("name", ["", "My faces", "-a", "über", "a" * 65, "a/b"])
def test_names_that_cannot_be_used_say_why(name: str):
    assert "small letters" in name_problem(name, frozenset())


def test_a_taken_name_is_refused():
    assert name_problem("mine", frozenset()) == ""
    assert "already" in name_problem("mine", frozenset({"mine"}))


def test_the_command_line_understands_what_it_is_told(photos: Path, tmp_path: Path):
    options = tuning_options(photos, tmp_path / "out", start="faces", name="mine", minutes=12)
    parser = argparse.ArgumentParser()
    add_fields(parser, TrainOptions, "faces")
    values = vars(parser.parse_args(arguments_of(options)))
    assert TrainOptions(**values, device="auto") == options


def test_the_command_runs_this_python_and_goes_on_if_asked(photos: Path):
    plan = TrainPlan(photos, "mine", "", 12)
    command = plan.command(resume=True)
    assert command[0] == sys.executable and command[3:5] == ["train", "faces"]
    assert "--resume" in command and "--json" in command and "--start" not in command
    assert "--resume" not in plan.command(resume=False)
