"""What holds for every test: no screen, and settings and user files in a folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The window speaks English in tests, wherever they run.
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def ganvas_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user folder of this test, empty; subprocesses inherit it."""
    folder = tmp_path_factory.mktemp("ganvas-home")
    monkeypatch.setenv("GANVAS_HOME", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def qt_application(qapp: object) -> None:
    """One QApplication from the start: what paints without a window would make a smaller one, which stays."""
