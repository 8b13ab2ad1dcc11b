"""The dialog for exporting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.settings_store import SettingsStore
from studio.workspaces.handwriting.export_dialog import ExportDialog
from studio.workspaces.handwriting.exporting import Exporter, ExportFormat
from studio.workspaces.handwriting.page_store import PageStore
from studio.workspaces.handwriting.scans import ScanPage
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page, read_page


@pytest.fixture
def pages() -> list[ScanPage]:
    """Two that are read and one that is not."""
    first, second = read_page(count=2), read_page(name="other.png")
    return [first, second, first.document.pages[1]]


@pytest.fixture
def dialog(
    qapp: QApplication, qtbot: QtBot, settings: SettingsStore, pages: list[ScanPage]
) -> Iterator[ExportDialog]:
    store = PageStore()
    for page in pages[:2]:
        store.keep(page.key, picture_of_page(page_of()))
    exporter = Exporter(store)
    window = QWidget()
    qtbot.addWidget(window)  # the dialog deletes itself when it is closed
    made = ExportDialog(exporter, [("All pages", pages), ("This page", pages[2:])], settings, window)
    made.open()
    yield made
    exporter.wait()
    store.close()


def test_it_says_what_will_be_written(dialog: ExportDialog, pages: list[ScanPage]) -> None:
    assert dialog.chosen_pages() == pages[:2]
    assert dialog.left_out.text() == "2 pages  ·  1 page not read yet, and left out"
    dialog.pages.set_value("This page")
    dialog._show_choice()
    assert not dialog.export_button.isEnabled()


def test_it_writes_and_says_where(
    dialog: ExportDialog, pages: list[ScanPage], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.format.set_value(ExportFormat.TEXT)
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.export_to(tmp_path / "a.txt")
    assert told.args[0] == pages[:2] and (tmp_path / "a.txt").read_text().count("Dear Clara,") == 2
    assert dialog.left_out.text() == f"Saved as a.txt in {tmp_path}." and dialog.close_button.text() == "Done"
    with qtbot.waitSignal(dialog.revealAsked) as told:
        dialog.reveal_button.click()
    assert told.args == [tmp_path / "a.txt"]


def test_a_failure_is_said_and_another_try_is_possible(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    dialog.export_to(tmp_path / "file" / "a.txt")
    qtbot.waitUntil(lambda: dialog.export_button.isEnabled())
    assert dialog.left_out.property("tone") == "danger" and "a.txt" in dialog.left_out.text()


def test_the_name_that_is_offered_is_no_source(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.export_button.click()
    asked = dialog.findChild(QFileDialog)
    qtbot.waitUntil(lambda: asked.isVisible())
    assert Path(asked.selectedFiles()[0]).name == "letter (read).pdf"
    asked.reject()


def test_it_offers_the_folder_of_the_last_export(
    dialog: ExportDialog, settings: SettingsStore, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.export_button.click()
    first = dialog.findChild(QFileDialog)
    first.setDirectory(str(tmp_path))
    first.accepted.emit()
    assert settings.value.folders.readings == tmp_path
    first.reject()
    qtbot.waitUntil(lambda: dialog.findChild(QFileDialog) is None)
    dialog.export_button.click()
    again = dialog.findChild(QFileDialog)
    assert Path(again.selectedFiles()[0]) == tmp_path / "letter (read).pdf"
    again.reject()


def test_pages_are_no_question_where_there_is_one_answer(
    settings: SettingsStore, pages: list[ScanPage], dialog: ExportDialog
) -> None:
    assert dialog.pages.isVisible()
    single = ExportDialog(dialog._exporter, [("All pages", pages)], settings, dialog.parentWidget())
    single.open()
    assert not single.pages.isVisible() and single.chosen_pages() == pages[:2]
    single.close()


def test_closing_stops_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    stopped: list[None] = []
    dialog._exporter.cancel = lambda: stopped.append(None)
    dialog.close_button.click()
    assert stopped
