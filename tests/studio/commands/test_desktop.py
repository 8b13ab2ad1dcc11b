"""The entry in the menu of a Linux desktop."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from studio.commands import desktop, main
from studio.commands.desktop import entry_path, entry_text, icon_paths

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux desktops")


def entry(folder: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    parser.read_string(entry_path(folder).read_text(encoding="utf-8"))
    return parser["Desktop Entry"]


def test_install_and_remove(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["desktop", "install"]) == 0
    assert "in the menu" in capsys.readouterr().out
    assert entry(tmp_path)["Icon"] == "ganvas" and entry(tmp_path)["Terminal"] == "false"
    command = entry(tmp_path)["Exec"].split()
    assert command[-1] == "%F" and all(Path(part).is_file() for part in command[:-1])
    for side, path in icon_paths(tmp_path).items():
        picture = QImage(str(path))
        if side:
            assert (picture.width(), picture.height()) == (side, side)
            middle, corner = picture.pixelColor(side * 5 // 8, side // 2), picture.pixelColor(0, 0)
            assert middle.lightness() > 240 and corner.alpha() == 0
    assert {16, 512, 0} <= set(icon_paths(tmp_path))
    assert main(["desktop", "remove"]) == 0 and main(["desktop", "remove"]) == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_entry_takes_files_and_matches_the_window():
    text = entry_text()
    assert "MimeType=image/jpeg;" in text and text.rstrip().endswith("StartupWMClass=ganvas")


def test_places_with_blanks_are_quoted(monkeypatch):
    monkeypatch.setattr(desktop, "_command", lambda: ["/opt/My 100% apps/ganvas"])
    assert 'Exec="/opt/My 100%% apps/ganvas" %F\n' in entry_text()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert main(["desktop", "install"]) == 1
    assert "menu entry cannot be changed" in capsys.readouterr().err
