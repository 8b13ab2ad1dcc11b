"""Plans of trainings: kept, listed, named, and the command that carries them out."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from gan.faces.folder import tuning_options
from gan.faces.options import TrainOptions
from gan.paths import user_folder
from studio.commands.parser import CommandParser
from studio.commands.train import add_arguments, add_fields
from studio.training.plan import (
    Plan,
    arguments_of,
    free_name,
    list_plans,
    name_problem,
    plans_folder,
    taken_names,
)
from studio.training.table import ENHANCE, FACES, HAND
from tests.gan.faces.face_models import install


def parsed(arguments: list[str]):
    command, *rest = arguments
    parser = CommandParser(command)
    add_arguments(parser)
    return parser.parse_args(rest)


@pytest.mark.parametrize("kind", [ENHANCE, FACES])
def test_plans_outlive_the_program(kind: str):
    first, second = (Plan(kind, name, "/photos", 30, "start") for name in ("first", "second"))
    for plan in (first, second):
        plan.keep()
    (first.out.parent / "damaged").mkdir()
    (first.out.parent / "damaged" / "plan.json").write_text("{")
    assert set(list_plans(kind)) == {first, second} and list_plans(HAND) == []
    assert not first.can_resume
    (first.out / "checkpoint.pt").touch()
    assert first.can_resume


def test_they_lie_in_the_user_folder():
    assert plans_folder().is_relative_to(user_folder())


def test_the_command_line_knows_every_option_of_enhance_and_counts_time_on():
    plan = Plan(ENHANCE, "mine", "/photos", 30)
    plan.keep()
    plan.table.write_text("step,seconds,loss,psnr,ssim\n10,120,0.1,27.5,0.8\n")
    options = parsed(plan.arguments(resume=True))
    assert (options.data, options.out, options.name) == (Path("/photos"), plan.out, "mine")
    assert options.resume and options.minutes == 32 and options.start == "enhance"
    assert parsed(plan.arguments(resume=False)).minutes == 30


def test_the_command_line_knows_every_option_of_a_hand():
    plan = Plan(HAND, "lines-me", "me")
    options = parsed(plan.arguments(resume=True))
    assert options.adapt == "me" and options.curve == plan.out / "scores.csv" and options.resume
    assert options.samples == plan.out


def test_the_command_line_knows_every_option_of_faces(tmp_path: Path):
    plan = Plan(FACES, "mine", str(tmp_path), 12, "faces")
    options = parsed(plan.arguments(resume=True))
    assert options.data == tmp_path and options.out == plan.out and options.minutes == 12
    assert options.align and options.install and options.resume and options.start == "faces"


def test_options_of_a_recipe_go_through_the_command_line_unchanged(tmp_path: Path):
    options = tuning_options(tmp_path, tmp_path / "out", start="faces", name="mine", minutes=12)
    parser = argparse.ArgumentParser()
    add_fields(parser, TrainOptions, "faces")
    values = vars(parser.parse_args(arguments_of(options)))
    assert TrainOptions(**values, device="auto") == options


@pytest.mark.parametrize("name", ["", "My faces", "-a", "über", "a" * 65, "a/b"])
def test_names_that_cannot_be_used_say_why(name: str):
    assert "small letters" in name_problem(name, ())


def test_names_of_models_and_trainings_are_taken():
    install("faces")
    Plan(FACES, "begun", "/photos", 30).keep()
    taken = taken_names(FACES)
    assert {"faces", "begun"} <= taken and name_problem("mine", taken) == ""
    assert "already" in name_problem("begun", taken)
    assert free_name("begun", taken) == "begun-2" and free_name("mine", taken) == "mine"
