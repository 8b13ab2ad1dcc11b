"""The dialog of training on a folder, by clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.settings_store import SettingsStore
from studio.workspaces.faces.models import FaceModels
from studio.workspaces.faces.training.dialog import TrainDialog
from studio.workspaces.faces.training.plan import CHECKPOINT_FILE, TrainPlan, training_folder
from studio.workspaces.faces.training.run import TrainingRun, TrainState
from tests.gan.faces.face_models import install
from tests.studio.workspaces.faces.training.conftest import wait_for

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_dialog(qtbot: QtBot, settings: SettingsStore):
    """Opens the dialog of a run."""
    install("faces")

    def open_dialog(run: TrainingRun) -> TrainDialog:
        dialog = TrainDialog(run, FaceModels(settings))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_dialog


def test_choose_look_start_watch_and_use(qtbot: QtBot, run_of, open_dialog, photos: Path):
    run = run_of("ends")
    dialog = open_dialog(run)
    assert not dialog.start_button.isEnabled() and "Choose a folder" in dialog.state.text()
    dialog.folder._take(photos)  # what the system's dialog does
    wait_for(qtbot, run, TrainState.READY)
    assert "60 faces" in dialog.state.text() and dialog.start_button.isEnabled()
    QTest.mouseClick(dialog.start_button, LEFT)
    assert run.plan == TrainPlan(photos, "my-faces", "faces", 30)
    assert dialog.stop_button.isVisible() and not dialog.start_button.isVisible()
    assert not dialog.name.isEnabled()
    wait_for(qtbot, run, TrainState.ENDED)
    assert dialog.plot.accessibleDescription() == "Generator 1.30, Critic 1.70"
    assert dialog.sheet._image is not None
    assert dialog.resume_button.isVisible()
    install("my-faces")
    assert not dialog.use_button.isVisible()
    dialog._models.look()
    with qtbot.waitSignal(dialog.useAsked) as asked:
        QTest.mouseClick(dialog.use_button, LEFT)
    assert asked.args == ["my-faces"]


def test_stop_and_go_on(qtbot: QtBot, run_of, open_dialog, photos: Path):
    run = run_of("learns")
    dialog = open_dialog(run)
    dialog.look_at(photos)
    wait_for(qtbot, run, TrainState.READY)
    QTest.mouseClick(dialog.start_button, LEFT)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    QTest.mouseClick(dialog.stop_button, LEFT)
    assert not dialog.stop_button.isEnabled()
    wait_for(qtbot, run, TrainState.ENDED)
    QTest.mouseClick(dialog.resume_button, LEFT)
    assert run.view.state is TrainState.RUNNING


def test_a_name_that_cannot_be_used_is_refused_at_once(qtbot: QtBot, run_of, open_dialog, photos: Path):
    run = run_of("ends")
    dialog = open_dialog(run)
    dialog.look_at(photos)
    wait_for(qtbot, run, TrainState.READY)
    for name, word in (("My Faces", "small letters"), ("faces", "already")):
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, name)
        assert word in dialog.state.text() and not dialog.start_button.isEnabled()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "family")
    assert dialog.start_button.isEnabled()


def test_a_new_folder_gets_a_name_that_is_free(qtbot: QtBot, run_of, open_dialog, photos: Path):
    begun = training_folder() / "my-faces"
    begun.mkdir(parents=True)
    (begun / CHECKPOINT_FILE).touch()
    run = run_of("ends")
    dialog = open_dialog(run)
    dialog.look_at(photos)
    assert dialog.name.text() == "my-faces-2"


def test_after_a_new_start_an_old_training_can_go_on(qtbot: QtBot, run_of, open_dialog, photos: Path):
    plan = TrainPlan(photos, "mine", "faces", 45)
    plan.keep()
    (plan.out / CHECKPOINT_FILE).touch()
    dialog = open_dialog(run_of("ends"))
    assert (dialog.folder.value, dialog.name.text(), round(dialog.minutes.value)) == (photos, "mine", 45)
    assert dialog.resume_button.isVisible() and "mine can go on" in dialog.state.text()


def test_one_that_was_broken_off_early_is_looked_at_again(qtbot: QtBot, run_of, open_dialog, photos: Path):
    TrainPlan(photos, "mine", "faces", 45).keep()
    run = run_of("ends")
    dialog = open_dialog(run)
    wait_for(qtbot, run, TrainState.READY)
    assert dialog.name.text() == "mine" and dialog.start_button.isEnabled()


def test_closing_the_dialog_stops_nothing(qtbot: QtBot, run_of, open_dialog, photos: Path):
    run = run_of("learns")
    dialog = open_dialog(run)
    dialog.look_at(photos)
    wait_for(qtbot, run, TrainState.READY)
    QTest.mouseClick(dialog.start_button, LEFT)
    QTest.mouseClick(dialog.close_button, LEFT)
    qtbot.waitUntil(lambda: len(run.view.curve) > 1, timeout=30_000)
    assert run.view.state is TrainState.RUNNING
    again = open_dialog(run)
    assert again.stop_button.isVisible() and again.folder.value == photos
