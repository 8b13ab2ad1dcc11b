"""The Devices workspace: what is there, choosing, measuring, stopping, forgetting."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from gan.engine.inventory import GraphicsCard, Memory
from gan.paths import user_folder
from studio.app import Application
from studio.benchmark.report import Report, Row, keep_report
from studio.widgets.question import Question
from studio.workspaces import WORKSPACES
from studio.workspaces.devices import watch
from studio.workspaces.devices.workspace import DevicesWorkspace
from tests.studio.fakes import FakeEngine

LEFT = Qt.MouseButton.LeftButton
CARDS = (GraphicsCard("cuda:0", "A card", "9.0", True), GraphicsCard("cuda:1", "Another", "7.5", False))
ROW = Row("Faces", "new faces", 12.5, "faces/s", "bfloat16, batch 16")
REPORT = Report("cpu", "CPU, 2 cores", "2.14", "2026-11-25T08:19", (ROW,))
MEASURES = f"""
import json, time
print(json.dumps({{"event": "progress", "done": 1, "total": 4, "words": "faces: float32"}}), flush=True)
print(json.dumps({{"event": "result", **{ROW.__dict__!r}}}), flush=True)
time.sleep(WAIT)
"""


@pytest.fixture
def cards() -> tuple[GraphicsCard, ...]:
    """The GPUs there are."""
    return ()


@pytest.fixture
def workspace(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, cards: tuple[GraphicsCard, ...]
) -> DevicesWorkspace:
    monkeypatch.setattr(watch, "find_graphics_cards", lambda: cards)
    own = watch.memory_of
    monkeypatch.setattr(
        watch, "memory_of", lambda device: own(device) if device == "cpu" else Memory(10**10, 4 * 10**10)
    )
    application.shell.go_to([entry.name for entry in WORKSPACES].index("Devices"))
    made = application.shell.workspace
    assert isinstance(made, DevicesWorkspace)
    qtbot.waitUntil(lambda: made._known is not None, timeout=20_000)
    return made


def shown(workspace: DevicesWorkspace) -> str:
    return "\n".join(label.text() for label in workspace.findChildren(QLabel) if label.isVisible())


def command(workspace: DevicesWorkspace, wait: float) -> Callable[[], None]:
    workspace.run._command = [sys.executable, "-c", MEASURES.replace("WAIT", str(wait))]
    return lambda: QTest.mouseClick(workspace.panel.start_button, LEFT)


def test_the_processor_and_its_memory_are_shown(workspace: DevicesWorkspace):
    assert "of memory in use" in shown(workspace) and "In use" in shown(workspace)
    assert "It takes a minute or two" in shown(workspace)
    assert list(workspace._cards) == ["cpu"]


@pytest.mark.parametrize("cards", [CARDS])
def test_every_gpu_can_be_chosen_at_once(workspace: DevicesWorkspace, application: Application):
    assert "cuda:0  ·  CUDA 9.0" in shown(workspace) and "10.0 of 40.0 GB" in shown(workspace)
    in_use = [device for device, card in workspace._cards.items() if card.mark.isVisible()]
    assert in_use == ["cuda:0", "cuda:1"]  # automatic takes both
    workspace.choice.device.setFocus()
    QTest.keyClick(workspace.choice.device, Qt.Key.Key_End)
    assert application.settings.value.computing.device == "cuda:1"
    assert application.engine.used[-1] == ("cuda:1", 0)
    assert [device for device, card in workspace._cards.items() if card.mark.isVisible()] == ["cuda:1"]


def test_a_device_that_is_gone_is_said(workspace: DevicesWorkspace, application: Application, qtbot: QtBot):
    application.engine.device_problem = "The device 'cuda:5' is not there."
    application.settings.edit("computing", device="cuda:5")
    assert "cuda:5, which is not there" in workspace.choice.device.currentText()
    qtbot.waitUntil(lambda: "cuda:5" in workspace.notice.text, timeout=10_000)


def test_measuring_shows_how_far_it_is_and_what_it_found(workspace: DevicesWorkspace, qtbot: QtBot):
    press = command(workspace, 0.5)
    with qtbot.waitSignal(workspace.run.ended, timeout=20_000):
        press()
        qtbot.waitUntil(lambda: "new faces" in shown(workspace), timeout=20_000)
        assert workspace.panel.progress.value == 0.25 and "faces: float32" in shown(workspace)
        assert workspace.busy_words()
        keep_report(REPORT)
    assert "Measured on CPU, 2 cores" in shown(workspace) and not workspace.busy_words()
    QTest.mouseClick(workspace.panel.copy_button, LEFT)
    assert "12.5 faces/s" in QGuiApplication.clipboard().text()


def test_measuring_can_be_stopped(workspace: DevicesWorkspace, qtbot: QtBot):
    keep_report(REPORT)
    press = command(workspace, 60)
    press()
    qtbot.waitUntil(lambda: "new faces" in shown(workspace), timeout=20_000)
    with qtbot.waitSignal(workspace.run.ended, timeout=20_000):
        QTest.mouseClick(workspace.panel.stop_button, LEFT)
    assert "It was stopped." in shown(workspace) and "Measured on CPU" in shown(workspace)
    assert workspace.notice.text == ""


def test_it_does_not_measure_while_jobs_compute(
    workspace: DevicesWorkspace, engine: FakeEngine, qtbot: QtBot
):
    job = engine.submit(object())
    command(workspace, 0)()
    assert not workspace.run.is_active and "let it finish first" in workspace.notice.text
    job.cancel()


def test_what_was_measured_can_be_forgotten(workspace: DevicesWorkspace, qtbot: QtBot):
    keep_report(REPORT)
    workspace._show_report()
    code = f"import pathlib; pathlib.Path({str(user_folder())!r}, 'benchmarks.json').write_text('{{}}')"
    workspace._resetting._command = [sys.executable, "-c", code]
    QTest.mouseClick(workspace.panel.forget_button, LEFT)
    question = next(dialog for dialog in workspace.findChildren(QDialog) if isinstance(dialog, Question))
    with qtbot.waitSignal(workspace._resetting.ended, timeout=20_000):
        QTest.mouseClick(question.do_button, LEFT)
    assert "It takes a minute or two" in shown(workspace)
    assert json.loads((user_folder() / "benchmarks.json").read_text()) == {}
