"""Trainings in the window: started, watched, paused, stopped, resumed; by short processes of the test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.handwriting.hands import keep_correction
from studio.settings_store import SettingsStore
from studio.training.plan import Plan
from studio.training.run import State
from studio.training.table import ENHANCE, FACES, HAND
from studio.training.trainings import Trainings
from studio.workspaces.models.training_page import TrainingPage
from tests.gan.faces.face_models import install
from tests.studio.fakes import save_picture
from tests.studio.training.conftest import let as let_faces
from tests.studio.training.conftest import photos  # noqa: F401

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000
# Writes a table, says something, and waits to be stopped unless it is told not to.
TRAINS = """
import json, signal, sys, time, pathlib
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
def stop(*_):
    (out / "checkpoint.pt").touch(); sys.exit(130)
signal.signal(signal.SIGTERM, stop)
(out / "scores.csv").write_text("step,seconds,loss,psnr,ssim\\n1,60,0.1,27.5,0.8\\n2,120,0.1,28.5,0.8\\n")
print(json.dumps({"event": "progress", "message": "step 2: PSNR 28.50 dB"}), flush=True)
if WAITS:
    for line in sys.stdin:
        stop()
"""
LEARNS = """
import json, sys, pathlib
table = pathlib.Path(sys.argv[sys.argv.index("--curve") + 1])
table.write_text("pass,held_back\\n0,0.9\\n2,0.5\\n")
sample = {"picture": "line-1.png", "truth": "one two", "before": "onc two", "now": "one two"}
(table.parent / "samples.json").write_text(json.dumps([sample]))
"""


@pytest.fixture
def page(settings: SettingsStore, qtbot: QtBot) -> Iterator[TrainingPage]:
    install("faces")
    made = TrainingPage(settings, Trainings())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    made.trainings.stop()
    made.trainings.wait()
    made.finish()


def let(page: TrainingPage, kind: str, code: str) -> None:
    page.trainings[kind].process._command = [sys.executable, "-c", code]


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """A folder with two that can be learned from."""
    folder = tmp_path / "photographs"
    for name in ("a.png", "b.png"):
        save_picture(folder / name, (200, 220))
    return folder


def take(page: TrainingPage, qtbot: QtBot, kind: str, folder: Path) -> None:
    """Choose a folder, and wait until it is looked through."""
    page.show_kind(kind)
    page.forms[kind].folder._take(folder)  # what the system's dialog does
    qtbot.waitUntil(lambda: page.forms[kind].look.look.is_over, timeout=PATIENCE)


# Photographs


def test_a_training_is_watched_stopped_and_resumed(page: TrainingPage, qtbot: QtBot, photographs: Path):
    let(page, ENHANCE, TRAINS.replace("WAITS", "True"))
    page.show_kind(ENHANCE)
    assert not page.start_button.isEnabled()
    take(page, qtbot, ENHANCE, photographs)
    assert "2 photographs can be learned from." in page.state.text()
    training = page.trainings[ENHANCE]
    QTest.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: "28.50 dB" in page.state.text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "28.50" in page.plot.accessibleDescription(), timeout=PATIENCE)
    assert page.trainings.is_active and not page.photos.isEnabled()
    QTest.mouseClick(page.log_button, LEFT)
    assert page.log.isVisible() and "step 2" in page.log.toPlainText()
    with qtbot.waitSignal(training.process.ended, timeout=PATIENCE):
        QTest.mouseClick(page.stop_button, LEFT)
    assert "can go on" in page.state.text() and training.view.state is State.ENDED
    page.refresh()
    assert isinstance(page.photos.run, Plan) and page.resume_button.isVisible()
    let(page, ENHANCE, TRAINS.replace("WAITS", "False"))
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        QTest.mouseClick(page.resume_button, LEFT)
    assert "is among the models now" in page.state.text()


def test_a_name_that_cannot_be_used_is_refused_at_once(page: TrainingPage, qtbot: QtBot, photographs: Path):
    take(page, qtbot, ENHANCE, photographs)
    for name, word in (("My Photos", "small letters"), ("enhance", "choose another name")):
        page.photos.name.selectAll()
        QTest.keyClicks(page.photos.name, name)
        assert word in page.state.text() and not page.start_button.isEnabled()
    page.photos.name.selectAll()
    QTest.keyClicks(page.photos.name, "family")
    assert page.start_button.isEnabled()


def test_a_folder_of_nothing_is_refused_before_the_start(page: TrainingPage, qtbot: QtBot, tmp_path: Path):
    take(page, qtbot, ENHANCE, tmp_path)
    assert str(tmp_path) in page.state.text() and page.state.property("tone") == "danger"
    assert not page.start_button.isEnabled()


def test_a_failure_says_its_sentence(page: TrainingPage, qtbot: QtBot, photographs: Path):
    says = 'import json; print(json.dumps({"event": "error", "message": "No photographs."})); exit(2)'
    let(page, ENHANCE, says)
    take(page, qtbot, ENHANCE, photographs)
    with qtbot.waitSignal(page.trainings[ENHANCE].process.ended, timeout=PATIENCE):
        QTest.mouseClick(page.start_button, LEFT)
    assert page.state.text() == "No photographs." and page.state.property("tone") == "danger"


# Faces


def test_choose_look_start_watch_and_use(page: TrainingPage, qtbot: QtBot, photos: Path):  # noqa: F811
    let_faces(page.trainings[FACES], "ends")
    assert not page.start_button.isEnabled() and "Choose a folder" in page.state.text()
    take(page, qtbot, FACES, photos)
    assert "60 faces" in page.state.text() and page.start_button.isEnabled()
    training = page.trainings[FACES]
    with qtbot.waitSignal(training.ended, timeout=PATIENCE):
        QTest.mouseClick(page.start_button, LEFT)
        assert training.plan == Plan(FACES, "my-faces", str(photos), 30, "faces")
        assert page.stop_button.isVisible() and not page.start_button.isVisible()
        assert not page.faces.isEnabled()
    qtbot.waitUntil(
        lambda: page.plot.accessibleDescription() == "Generator 1.30, Critic 1.70", timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: page.sheet._image is not None, timeout=PATIENCE)
    assert page.resume_button.isVisible() and not page.use_button.isVisible()
    install("my-faces")
    page.refresh()
    with qtbot.waitSignal(page.facesAsked) as asked:
        QTest.mouseClick(page.use_button, LEFT)
    assert asked.args == ["my-faces"]


def test_pause_and_go_on(page: TrainingPage, qtbot: QtBot, photos: Path):  # noqa: F811
    let_faces(page.trainings[FACES], "learns")
    take(page, qtbot, FACES, photos)
    QTest.mouseClick(page.start_button, LEFT)
    training = page.trainings[FACES]
    qtbot.waitUntil(lambda: bool(training.process.lines), timeout=PATIENCE)
    QTest.mouseClick(page.pause_button, LEFT)
    assert not page.pause_button.isVisible() and not page.resume_button.isEnabled()
    qtbot.waitUntil(lambda: training.view.state is State.PAUSED, timeout=PATIENCE)
    assert page.state.text().startswith("Paused.") and page.stop_button.isEnabled()
    QTest.mouseClick(page.resume_button, LEFT)
    assert training.view.state is State.RUNNING and page.pause_button.isVisible()


def test_after_a_new_start_the_latest_training_can_go_on(page: TrainingPage, settings, qtbot: QtBot):
    plan = Plan(FACES, "mine", "/photos", 45, "faces")
    plan.keep()
    (plan.out / "checkpoint.pt").touch()
    again = TrainingPage(settings, Trainings())
    qtbot.addWidget(again)
    again.show()
    assert (again.faces.run, again.faces.name.text()) == (plan, "mine")
    assert again.resume_button.isVisible() and "can go on" in again.state.text()
    assert again.faces.plan.start == "faces"


def test_one_that_was_broken_off_early_can_begin_anew(page: TrainingPage, qtbot: QtBot):
    Plan(FACES, "mine", "/photos", 45, "faces").keep()
    page.refresh()
    page.faces.runs.setCurrentIndex(1)
    page.faces.runs.activated.emit(1)
    assert "broken off" in page.state.text() and page.start_button.isEnabled()


def test_a_new_folder_gets_a_name_that_is_free(page: TrainingPage, qtbot: QtBot, photos: Path):  # noqa: F811
    plan = Plan(FACES, "my-faces", "/photos", 45, "faces")
    plan.keep()
    (plan.out / "checkpoint.pt").touch()
    page.refresh()
    page.take_folder(FACES, photos)
    assert page.faces.run is None and page.faces.name.text() == "my-faces-2"


# A hand


def test_a_hand_is_learned_used_and_reset(page: TrainingPage, qtbot: QtBot, settings: SettingsStore):
    page.show_kind(HAND)
    assert "Correct lines" in page.state.text() and not page.start_button.isEnabled()
    for number in range(8):
        pixels = np.random.default_rng(number).integers(0, 255, (40, 200)).astype(np.uint8)
        keep_correction("my-hand", pixels, f"line {number}")
    page.refresh()
    assert page.hand.count.text() == "8 corrected lines of 30"
    let(page, HAND, LEARNS)
    with qtbot.waitSignal(page.trainings[HAND].ended, timeout=PATIENCE):
        QTest.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: "0.50" in page.plot.accessibleDescription(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "now one two" in page.lines.accessibleDescription(), timeout=PATIENCE)
    assert settings.value.reading.reader == "lines-my-hand" and page.hand.reader.text() == "lines-my-hand"
    QTest.mouseClick(page.hand.reset_button, LEFT)
    assert settings.value.reading.reader == "auto" and page.hand.reader.text() == "The shipped reader"
