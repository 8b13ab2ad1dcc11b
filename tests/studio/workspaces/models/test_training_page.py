"""Trainings in the window: started, watched, stopped, resumed; the processes are short ones of the test."""

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
from studio.training.plan import ENHANCE, HAND, Plan, plans_folder
from studio.training.run import State
from studio.workspaces.models.training_page import FACES, TrainingPage

LEFT = Qt.MouseButton.LeftButton
# Writes a table, says something, and waits to be stopped unless it is told not to.
TRAINS = """
import json, signal, sys, time, pathlib
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
def stop(*_):
    (out / "checkpoint.pt").touch(); sys.exit(130)
signal.signal(signal.SIGTERM, stop)
(out / "scores.csv").write_text("step,seconds,loss,psnr,ssim\\n1,60,0.1,27.5,0.8\\n2,120,0.1,28.5,0.8\\n")
print(json.dumps({"event": "progress", "message": "step 2: PSNR 28.50 dB"}), flush=True)
if WAITS: time.sleep(60)
"""
LEARNS = """
import sys, pathlib
table = pathlib.Path(sys.argv[sys.argv.index("--curve") + 1])
table.write_text("pass,held_back\\n0,0.9\\n2,0.5\\n")
"""


@pytest.fixture
def page(settings: SettingsStore, qtbot: QtBot) -> Iterator[TrainingPage]:
    made = TrainingPage(settings)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    for training in made.trainings.values():
        training.process.wait()
    made.finish()


def let(page: TrainingPage, kind: str, code: str) -> None:
    page.trainings[kind].process._command = [sys.executable, "-c", code]


def test_a_training_is_watched_stopped_and_resumed(page: TrainingPage, qtbot: QtBot, tmp_path: Path):
    let(page, ENHANCE, TRAINS.replace("WAITS", "True"))
    assert not page.start_button.isEnabled()
    page.photos.take_folder(tmp_path)
    training = page.trainings[ENHANCE]
    QTest.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: "PSNR 28.50 dB" in page.state.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "28.50" in page.plot.accessibleDescription(), timeout=20_000)
    assert page.is_active and not page.photos.isEnabled() and "step 2" in page.log.toPlainText()
    with qtbot.waitSignal(training.process.ended, timeout=20_000):
        QTest.mouseClick(page.stop_button, LEFT)
    assert "can go on" in page.state.text() and training.view.state is State.ENDED
    page.refresh()
    assert isinstance(page.photos.runs.value, Plan) and page.resume_button.isVisible()
    let(page, ENHANCE, TRAINS.replace("WAITS", "False"))
    with qtbot.waitSignal(training.ended, timeout=20_000):
        QTest.mouseClick(page.resume_button, LEFT)
    assert "is among the models now" in page.state.text()
    assert training.plan.minutes == 2 + 30  # what is spent, and what was asked for


def test_a_name_that_is_taken_is_refused(page: TrainingPage, tmp_path: Path):
    page.photos.take_folder(tmp_path)
    page.photos.name.setFocus()
    page.photos.name.selectAll()
    QTest.keyClicks(page.photos.name, "enhance")
    assert "choose another name" in page.state.text() and not page.start_button.isEnabled()


def test_a_failure_says_its_sentence(page: TrainingPage, qtbot: QtBot, tmp_path: Path):
    says = 'import json; print(json.dumps({"event": "error", "message": "No photographs."})); exit(2)'
    let(page, ENHANCE, says)
    page.photos.take_folder(tmp_path)
    with qtbot.waitSignal(page.trainings[ENHANCE].process.ended, timeout=20_000):
        QTest.mouseClick(page.start_button, LEFT)
    assert page.state.text() == "No photographs." and page.state.property("tone") == "danger"


def test_a_hand_is_learned_used_and_reset(page: TrainingPage, qtbot: QtBot, settings: SettingsStore):
    page.show_kind(HAND)
    assert "Correct lines" in page.state.text() and not page.start_button.isEnabled()
    for number in range(8):
        pixels = np.random.default_rng(number).integers(0, 255, (40, 200)).astype(np.uint8)
        keep_correction("my-hand", pixels, f"line {number}")
    page.refresh()
    assert page.hand.count.text() == "8 corrected lines of 30"
    let(page, HAND, LEARNS)
    with qtbot.waitSignal(page.trainings[HAND].ended, timeout=20_000):
        QTest.mouseClick(page.start_button, LEFT)
    qtbot.waitUntil(lambda: "0.50" in page.plot.accessibleDescription(), timeout=20_000)
    assert settings.value.reading.reader == "lines-my-hand" and page.hand.reader.text() == "lines-my-hand"
    QTest.mouseClick(page.hand.reset_button, LEFT)
    assert settings.value.reading.reader == "auto" and page.hand.reader.text() == "The shipped reader"


def test_faces_are_trained_where_faces_are(page: TrainingPage, qtbot: QtBot):
    page.show_kind(FACES)
    assert not page.start_button.isVisible()
    with qtbot.waitSignal(page.facesAsked):
        QTest.mouseClick(page.faces.open_button, LEFT)


def test_trainings_lie_in_the_user_folder(ganvas_home: Path):
    assert plans_folder().is_relative_to(ganvas_home)
