"""A training beside the window: looked at before, followed, stopped, killed, gone on with."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from studio.workspaces.faces.training.plan import TrainPlan, latest_plan, training_folder
from studio.workspaces.faces.training.run import CurveLine, TrainState, read_curve
from tests.studio.workspaces.faces.training.conftest import wait_for


@pytest.fixture
def plan(photos: Path) -> TrainPlan:
    return TrainPlan(photos, "mine", "faces", 5)


def test_a_folder_is_looked_through_before(qtbot, run_of, photos: Path):
    run = run_of("ends")
    words: list[str] = []
    run.changed.connect(lambda view: words.append(view.words))
    run.look_at(photos, training_folder() / "mine", 32)
    wait_for(qtbot, run, TrainState.READY)
    assert run.view.faces == 60 and run.view.can_start
    assert words[0] == "Looking for pictures…" and "Picture 10 of 60, 10 faces so far…" in words
    assert run.view.words == "60 faces in 60 pictures can be learned from."


def test_a_folder_with_too_few_faces_says_how_many_are_needed(qtbot, run_of, photos: Path):
    for index in range(3, 60):
        (photos / f"{index}.png").unlink()
    run = run_of("ends")
    run.look_at(photos, training_folder() / "mine", 32)
    wait_for(qtbot, run, TrainState.FAILED)
    assert "needs 50 or more" in run.view.words and not run.view.can_start


def test_another_folder_takes_the_place_of_the_one_before(qtbot, run_of, photos: Path, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    run = run_of("ends")
    run.look_at(photos, training_folder() / "mine", 32)
    run.look_at(empty, training_folder() / "mine", 32)
    wait_for(qtbot, run, TrainState.FAILED)
    assert "empty" in run.view.words
    qtbot.wait(50)
    assert run.view.state is TrainState.FAILED


def test_it_is_followed_with_curves_and_samples_to_its_end(qtbot, run_of, plan: TrainPlan):
    run = run_of("ends")
    with qtbot.waitSignal(run.ended, timeout=30_000) as ended:
        run.start(plan, resume=False)
        assert run.view.state is TrainState.RUNNING and latest_plan() == plan
    assert ended.args == ["mine"] and run.view.state is TrainState.ENDED
    assert [line.images for line in run.view.curve] == [100, 200, 300]
    assert run.view.curve[0] == CurveLine(100, 50.0, 1.1, 1.9)
    assert run.view.sheet is not None and run.view.sheet.width() == 8
    assert "mine has learned" in run.view.words and plan.can_resume


def test_it_is_stopped_and_keeps_what_it_has_learned(qtbot, run_of, plan: TrainPlan):
    run = run_of("learns")
    run.start(plan, resume=False)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    assert "faces seen in" in run.view.words
    run.stop()
    assert run.view.state is TrainState.STOPPING
    wait_for(qtbot, run, TrainState.ENDED)
    assert plan.can_resume


def test_what_the_process_refuses_is_said(qtbot, run_of, plan: TrainPlan):
    run = run_of("refuses")
    run.start(plan, resume=False)
    wait_for(qtbot, run, TrainState.FAILED)
    assert run.view.words == "The folder gives too few faces; training needs 50 or more."


def test_a_process_that_breaks_is_told_of_and_can_be_started_again(qtbot, run_of, plan: TrainPlan):
    run = run_of("breaks")
    run.look_at(plan.folder, plan.out, 32)
    wait_for(qtbot, run, TrainState.READY)
    run.start(plan, resume=False)
    wait_for(qtbot, run, TrainState.FAILED)
    assert "ended unexpectedly" in run.view.words and run.view.can_start


@pytest.mark.skipif(os.name == "nt", reason="signals of another system")
def test_a_killed_process_is_told_of(qtbot, run_of, plan: TrainPlan):
    run = run_of("learns")
    run.start(plan, resume=False)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    os.kill(run._process.pid, signal.SIGKILL)
    wait_for(qtbot, run, TrainState.FAILED)
    assert "ended unexpectedly" in run.view.words


def test_a_command_that_is_not_there_is_a_sentence(qapp, plan: TrainPlan):
    from studio.workspaces.faces.training.run import TrainingRun

    run = TrainingRun(command_of=lambda plan, resume: ["/nowhere/python"])
    run.start(plan, resume=False)
    assert run.view.state is TrainState.FAILED and "It cannot start" in run.view.words


def test_closing_ends_the_process_without_losing_what_it_learned(qtbot, run_of, plan: TrainPlan):
    run = run_of("learns")
    run.start(plan, resume=False)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    run.close()
    run.wait()
    assert run._process.returncode == 0 and plan.can_resume


def test_as_long_as_only_the_critics_learn_it_says_so(qtbot, run_of, plan: TrainPlan, monkeypatch):
    run = run_of("waits")
    run.start(plan, resume=False)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    assert "only the critics learn" in run.view.words and not run.view.curve[-1].has_generator


def test_lines_that_are_not_whole_are_left_out_of_a_curve(tmp_path: Path):
    file = tmp_path / "curves.csv"
    assert read_curve(file) == ()
    file.write_text("images,seconds,generator_loss,critic_loss\n10,1,2,3\n20,2,4\n30,3,x,5\n40,4,5,6\n5")
    assert read_curve(file) == (CurveLine(10, 1, 2, 3), CurveLine(40, 4, 5, 6))
