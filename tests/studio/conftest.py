"""A whole studio for tests: everything is real but the engine and the desktop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.motion import set_reduced_motion
from studio.queue import TaskQueue
from studio.settings_store import SettingsStore
from tests.studio.fakes import FakeDesktop, FakeEngine, save_picture


@pytest.fixture
def still(qapp: QApplication) -> Iterator[None]:
    """Nothing slides or fades."""
    set_reduced_motion(True)
    yield
    set_reduced_motion(False)


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> Iterator[SettingsStore]:
    """Settings at their defaults, in a file of their own."""
    store = SettingsStore(tmp_path / "settings.json")
    yield store
    store.close()


@pytest.fixture
def engine() -> FakeEngine:
    """An engine whose jobs do as the test says."""
    return FakeEngine()


@pytest.fixture
def tasks(qapp: QApplication, engine: FakeEngine) -> Iterator[TaskQueue]:
    """The queue of the studio, which keeps nothing."""
    made = TaskQueue(engine)
    yield made
    made.close()


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot, engine: FakeEngine) -> Iterator[Application]:
    """The studio on the screen."""
    made = Application(qapp, engine, FakeDesktop())
    made.settings.edit("appearance", reduced_motion=True)
    made.start()
    qtbot.waitExposed(made.shell)
    yield made
    made.close()
    made.shell.deleteLater()
    made.deleteLater()
    qapp.processEvents()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    set_reduced_motion(False)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    """Makes small pictures in the test's folder: `picture("a.png", size)`."""
    return lambda name="photo.png", size=(64, 48): save_picture(tmp_path / name, size)
