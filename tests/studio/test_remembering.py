"""The window begins as it was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.remembering import keep_folder, keep_splitters
from studio.settings_store import SettingsStore
from studio.workspaces import WORKSPACES
from tests.studio.fakes import FakeDesktop, FakeEngine


def page_with_splitter(qtbot: QtBot) -> tuple[QWidget, QSplitter]:
    page = QWidget()
    qtbot.addWidget(page)
    splitter = QSplitter(page)
    for words in ("left", "right"):
        splitter.addWidget(QLabel(words))
    splitter.resize(600, 100)
    page.resize(600, 100)
    page.show()
    return page, splitter


def test_a_splitter_begins_where_a_hand_left_it(settings: SettingsStore, qtbot: QtBot) -> None:
    page, splitter = page_with_splitter(qtbot)
    keep_splitters(page, "Page", settings)
    splitter.moveSplitter(210, 1)
    left = splitter.sizes()
    assert left[0] == 210
    other_page, other = page_with_splitter(qtbot)
    assert other.sizes() != left
    keep_splitters(other_page, "Another page", settings)
    assert other.sizes() != left
    keep_splitters(other_page, "Page", settings)
    assert other.sizes() == left


def test_what_is_hidden_keeps_its_width(settings: SettingsStore, qtbot: QtBot) -> None:
    page, splitter = page_with_splitter(qtbot)
    keep_splitters(page, "Page", settings)
    splitter.moveSplitter(210, 1)
    kept = settings.value.window.splitters
    splitter.widget(1).hide()
    splitter.splitterMoved.emit(300, 1)
    assert settings.value.window.splitters.endswith(kept.split(",")[-1])


def test_sizes_that_are_none_are_ignored(settings: SettingsStore, qtbot: QtBot) -> None:
    page, splitter = page_with_splitter(qtbot)
    before = splitter.sizes()
    for broken in ("{", "[1]", '{"Page 0": ["a", 2]}', '{"Page 0": [1]}'):
        settings.edit("window", splitters=broken)
        keep_splitters(page, "Page", settings)
        assert splitter.sizes() == before


def test_a_dialog_begins_in_the_folder_of_its_job(
    settings: SettingsStore, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    keep_folder(dialog, settings, "scans")
    dialog.setDirectory(str(tmp_path))
    dialog.accepted.emit()
    assert settings.value.folders.scans == tmp_path and settings.value.folders.pictures is None
    again = QFileDialog()
    qtbot.addWidget(again)
    keep_folder(again, settings, "scans")
    assert Path(again.directory().absolutePath()) == tmp_path


def test_the_studio_begins_with_the_workspace_that_was_shown(
    qapp: QApplication, application: Application
) -> None:
    names = [entry.name for entry in WORKSPACES]
    application.shell.go_to(names.index("Library"))
    application.close()
    again = Application(qapp, FakeEngine(), FakeDesktop())
    try:
        assert again.shell.workspace.accessibleName() == "Library"
    finally:
        again.close()
        again.shell.deleteLater()
        again.deleteLater()
        qapp.processEvents()
