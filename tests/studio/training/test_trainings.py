"""All trainings together."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.training.plan import Plan
from studio.training.run import State
from studio.training.table import FACES
from studio.training.trainings import Trainings
from tests.studio.training.conftest import let


def test_one_of_each_kind_and_all_are_stopped_together(qtbot: QtBot, tmp_path: Path):
    trainings = Trainings()
    training = trainings[FACES]
    assert not trainings.is_active and not trainings.is_working
    let(training, "learns")
    with qtbot.waitSignal(trainings.changed):
        training.start(Plan(FACES, "mine", str(tmp_path), 5), resume=False)
    assert trainings.is_active and trainings.is_working
    qtbot.waitUntil(lambda: bool(training.process.lines), timeout=30_000)
    training.pause()
    qtbot.waitUntil(lambda: training.view.state is State.PAUSED, timeout=30_000)
    assert trainings.is_active and not trainings.is_working
    trainings.stop()
    trainings.wait()
    qtbot.waitUntil(lambda: not trainings.is_active, timeout=30_000)
