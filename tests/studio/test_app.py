from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.crashes.watch import CrashWatch
from studio.motion import is_motion_reduced
from studio.screen import screen_problem
from studio.theme import DARK, ThemeChoice
from tests.studio.fakes import FakeDesktop

ROOT = Path(__file__).resolve().parents[2]

# Starts the studio, says what was loaded when the window had been painted, and leaves it.
STORY = """
import sys
from PySide6.QtCore import QTimer
from studio import app, shell
from tests.studio.fakes import FakeEngine
app.Engine = lambda *_, **__: FakeEngine()
painted = []
def look(window):
    heavy = {"torch", "cv2", "numpy", "PIL"} & set(sys.modules)
    painted.append(heavy)
    QTimer.singleShot(300, window.close)
shell.Shell.showEvent = lambda self, event: self.firstPainted.connect(lambda: look(self))
status = app.run(sys.argv[1:])
print(status, painted)
"""


def test_the_window_is_there_before_anything_heavy_is_loaded(tmp_path: Path):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", STORY],
        env=environment,
        capture_output=True,
        text=True,
        timeout=50,
        cwd=tmp_path,
    )
    assert told.stdout.strip() == "0 [set()]", told.stderr


def test_a_program_without_a_screen_ends_with_a_sentence(tmp_path: Path):
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    environment |= {"PYTHONPATH": str(ROOT), "DISPLAY": ":4711", "WAYLAND_DISPLAY": ""}
    told = subprocess.run(
        [sys.executable, "-c", "import sys; from studio.app import run; sys.exit(run([]))"],
        env=environment, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    assert told.returncode == (2 if sys.platform == "linux" else 0)
    assert "The screen :4711 does not answer" in told.stderr and "demo DIR" in told.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells whether there is a screen")
@pytest.mark.parametrize(
    ("environment", "is_there"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": "elsewhere:0.1"}, True),
        ({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "/nowhere"}, False),
    ],
)
def test_screens(environment: dict[str, str], is_there: bool):
    assert (screen_problem(environment) == "") is is_there


def test_settings_take_effect_at_once(application: Application, qapp: QApplication):
    application.settings.edit("appearance", theme=ThemeChoice.DARK, reduced_motion=True)
    assert application.theme.colors is DARK and is_motion_reduced()


def test_torch_is_loaded_behind_the_window(qtbot: QtBot, application: Application, engine):
    qtbot.waitUntil(lambda: engine.warm_ups == 1)


def test_pictures_may_be_given_at_the_start(qtbot: QtBot, application: Application, engine, picture):
    photo = picture()
    application.start([photo])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    assert engine.jobs[0].request.source == photo


def test_the_end_may_come_without_asking(application: Application, engine):
    application.close()
    application.close()
    assert engine.is_closed and not application.shell.isVisible()


# A torch that takes for ever to load; the window is left while it does.
ENDLESS = """
import pathlib, sys, threading
from studio import app, shell
from PySide6.QtCore import QTimer
def look(window):
    begun = pathlib.Path("begun")
    timer = QTimer(window, interval=20)
    timer.timeout.connect(lambda: begun.exists() and window.leave_unasked())
    timer.start()
shell.Shell.showEvent = lambda self, event: self.firstPainted.connect(lambda: look(self))
sys.exit(app.run([]))
"""


def test_the_end_does_not_wait_for_torch(tmp_path: Path, ganvas_home: Path):
    fake = "import pathlib, threading\npathlib.Path('begun').touch()\nthreading.Event().wait()\n"
    (tmp_path / "torch.py").write_text(fake)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        "QT_QPA_PLATFORM": "offscreen",
    }
    told = subprocess.run([sys.executable, "-c", ENDLESS], env=environment, timeout=50, cwd=tmp_path)
    assert told.returncode == 0
    assert not CrashWatch().collect()


TORN_DOWN = STORY.replace("QTimer.singleShot(300, window.close)", "os.kill(os.getpid(), signal.{name})")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(("name", "is_good_order"), [("SIGTERM", True), ("SIGKILL", False)])
def test_an_end_in_good_order_is_told_from_another(tmp_path: Path, ganvas_home: Path, name, is_good_order):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    code = "import os, signal\n" + TORN_DOWN.replace("{name}", name)
    told = subprocess.run([sys.executable, "-c", code], env=environment, timeout=50, cwd=tmp_path)
    assert (told.returncode == 0) is is_good_order
    assert bool(CrashWatch().collect()) is not is_good_order


def test_an_unexpected_end_is_told_once_and_quietly(
    qapp: QApplication, qtbot: QtBot, engine, ganvas_home: Path
):
    (ganvas_home / "crashes").mkdir()
    (ganvas_home / "crashes" / "running-999999999.txt").write_text("Ganvas")
    made = Application(qapp, engine, FakeDesktop(), CrashWatch())
    made.start()
    news = made.shell.news
    qtbot.waitUntil(news.isVisible)
    assert "unexpectedly" in news.text.text()
    news.do_button.click()
    assert made.desktop.opened == [ganvas_home / "crashes"]
    news.close_button.click()
    assert not news.isVisible()
    made.close()
    made.shell.deleteLater()
    made.deleteLater()
