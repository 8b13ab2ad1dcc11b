"""A training beside the window: followed, paused, stopped, killed, gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.training.plan import Plan, list_plans
from studio.training.run import State, Training
from studio.training.table import FACES

PATIENCE = 30_000


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(FACES, "mine", str(tmp_path), 5, "faces")


def wait_for(qtbot: QtBot, training: Training, *states: State) -> None:
    qtbot.waitUntil(lambda: training.view.state in states, timeout=PATIENCE)


def begin(qtbot: QtBot, training: Training, plan: Plan, points: int = 2) -> None:
    """Start it, and wait until there is something to see."""
    training.start(plan, resume=False)
    qtbot.waitUntil(
        lambda: training.look() or len(training.view.table.points.get("Critic", ())) >= points,
        timeout=PATIENCE,
    )


def test_it_is_followed_with_curves_and_samples_to_its_end(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("ends")
    with qtbot.waitSignal(training.ended, timeout=PATIENCE) as ended:
        training.start(plan, resume=False)
        assert training.view.state is State.RUNNING and list_plans(FACES) == [plan]
    assert ended.args == [plan] and training.view.state is State.ENDED
    qtbot.waitUntil(lambda: len(training.view.table.points.get("Generator", ())) == 3, timeout=PATIENCE)
    assert training.view.table.points["Generator"][0] == (100.0, 1.1)
    qtbot.waitUntil(lambda: training.view.samples.sheet is not None, timeout=PATIENCE)
    assert training.view.samples.sheet.width() == 8
    assert "mine has learned" in training.view.words and "can go on" in training.view.words


def test_it_is_paused_with_a_checkpoint_and_goes_on(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("learns")
    begin(qtbot, training, plan)
    assert not plan.can_resume
    training.pause()
    assert training.view.state is State.PAUSING
    wait_for(qtbot, training, State.PAUSED)
    assert plan.can_resume and "computes nothing" in training.view.words
    written = plan.table.read_text()
    qtbot.wait(300)
    assert plan.table.read_text() == written
    training.resume()
    qtbot.waitUntil(lambda: len(plan.table.read_text()) > len(written), timeout=PATIENCE)
    assert training.view.state is State.RUNNING


def test_a_paused_one_can_be_stopped_and_started_again_later(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("learns")
    begin(qtbot, training, plan)
    training.pause()
    wait_for(qtbot, training, State.PAUSED)
    training.stop()
    training.wait()  # as the window's end does
    later = training_of("ends")
    (found,) = list_plans(FACES)
    assert found == plan and found.can_resume
    with qtbot.waitSignal(later.ended, timeout=PATIENCE):
        later.start(found, resume=True)
    qtbot.waitUntil(
        lambda: len(later.view.table.points.get("Critic", ())) > 4, timeout=PATIENCE
    )  # of both times


def test_it_is_stopped_and_keeps_what_it_has_learned(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("learns")
    begin(qtbot, training, plan)
    assert "faces seen in" in training.view.words
    training.stop()
    assert training.view.state is State.STOPPING
    wait_for(qtbot, training, State.ENDED)
    assert plan.can_resume


def test_what_the_process_refuses_is_said(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("refuses")
    training.start(plan, resume=False)
    wait_for(qtbot, training, State.FAILED)
    assert training.view.words == "The folder gives too few faces; training needs 50 or more."


def test_a_process_that_breaks_is_told_of(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("breaks")
    training.start(plan, resume=False)
    wait_for(qtbot, training, State.FAILED)
    assert "ended unexpectedly" in training.view.words and "go on" not in training.view.words


def test_one_that_something_killed_says_so_and_can_go_on(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("killed")
    training.start(plan, resume=False)
    wait_for(qtbot, training, State.FAILED)
    assert "outside ended" in training.view.words and "go on from what it kept" in training.view.words


def test_a_command_that_is_not_there_is_a_sentence(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("ends")
    training.process._command = ["/nowhere/python"]
    training.start(plan, resume=False)
    assert training.view.state is State.FAILED and "/nowhere/python" in training.view.words


def test_where_nothing_can_be_kept_it_does_not_start(training_of, plan: Plan):
    plan.out.parent.parent.mkdir(parents=True)
    plan.out.parent.write_text("a file in the place of a folder")
    training = training_of("ends")
    training.start(plan, resume=False)
    assert training.view.state is State.FAILED and "cannot be kept" in training.view.words


def test_as_long_as_only_the_critics_learn_it_says_so(qtbot: QtBot, training_of, plan: Plan):
    training = training_of("waits")
    begin(qtbot, training, plan)
    assert "only the critics learn" in training.view.words
    assert training.view.table.points["Generator"] == ()


def test_a_new_beginning_forgets_the_samples_of_an_earlier_one(qtbot: QtBot, training_of, plan: Plan):
    stale = plan.out / "sheets" / "000009999.png"
    stale.parent.mkdir(parents=True)
    stale.touch()
    training = training_of("ends")
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        training.start(plan, resume=False)
    assert not stale.exists()
