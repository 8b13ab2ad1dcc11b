"""Scans found and opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.handwriting.errors import HandwritingError
from studio.settings import Reading
from studio.workspaces.handwriting.opening import Opened, ScanOpener, find_scans
from studio.workspaces.handwriting.scans import Opening, ScanDocument
from tests.studio.fakes import save_picture


def open_one(qtbot: QtBot, source: Path, password: str | None = None) -> Opened:
    opener = ScanOpener()
    with qtbot.waitSignal(opener.opened) as told:
        opener.open(ScanDocument(source, Reading(), password=password))
    opener.stop()
    opener.wait()
    return told.args[0]


def test_pages_are_counted(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    opened = open_one(qtbot, save_picture(tmp_path / "a.png"))
    assert (opened.opening, opened.pages, opened.error) == (Opening.OPEN, 1, "")
    frames = [Image.new("L", (40, 30), tone) for tone in (200, 210, 220)]
    frames[0].save(tmp_path / "b.tiff", save_all=True, append_images=frames[1:])
    assert open_one(qtbot, tmp_path / "b.tiff").pages == 3


def test_what_cannot_be_opened_is_a_sentence(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    opened = open_one(qtbot, tmp_path / "a.png")
    assert opened.opening is Opening.FAILED and "a.png" in opened.error


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_protected_pdf_is_locked(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str | None
) -> None:
    from gan.handwriting import sources

    def refuse(path: Path, word: str | None = None) -> None:
        raise sources._refusal(path, word, "Incorrect password error")

    monkeypatch.setattr(sources, "open_scan", refuse)
    opened = open_one(qtbot, tmp_path / "a.pdf", password)
    assert opened.opening is Opening.LOCKED and opened.error == ""


def test_folders_are_searched_in_the_order_of_names(tmp_path: Path) -> None:
    names = ("page 10.png", "page 9.png", "deep/a.pdf", ".hidden.png", "notes.txt", ".git/b.png")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = find_scans([tmp_path, tmp_path / "page 9.png"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["page 9.png", "page 10.png", "deep/a.pdf"]
    assert find_scans([tmp_path / "notes.txt"]) == [tmp_path / "notes.txt"]  # who names it means it


def test_nothing_to_read_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HandwritingError, match="holds no scan; drop pictures"):
        find_scans([tmp_path])
    with pytest.raises(HandwritingError, match="does not exist"):
        find_scans([tmp_path / "missing.png"])
