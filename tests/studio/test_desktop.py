from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio import desktop
from studio.desktop import Desktop


def test_what_is_there_is_opened_and_revealed(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened, revealed = [], []
    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    monkeypatch.setattr(desktop, "_reveal", revealed.append)
    file = tmp_path / "a 'b' ü.png"
    file.touch()
    made = Desktop()
    made.open(file)
    made.reveal(file)
    qtbot.waitUntil(lambda: opened == [str(file)] and revealed == [file])
    made.close()


def test_what_is_gone_is_told(qtbot: QtBot, tmp_path: Path):
    made = Desktop()
    with qtbot.waitSignal(made.missed) as told:
        made.open(tmp_path / "gone.png")
    assert told.args == [tmp_path / "gone.png"]
    made.close()


def test_without_a_file_manager_the_folder_is_opened(qtbot: QtBot, tmp_path: Path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(desktop.sys, "platform", "linux")
    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    desktop._reveal(tmp_path / "a.png")
    qtbot.waitUntil(lambda: opened == [str(tmp_path)])
