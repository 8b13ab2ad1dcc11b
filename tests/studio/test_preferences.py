from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from studio.preferences import Preferences
from studio.settings import Destination, Enhancing, OutputFormat, about
from studio.settings_store import SettingsStore
from studio.theme import ThemeChoice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot: QtBot, settings: SettingsStore, still: None) -> Preferences:
    made = Preferences(settings)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_setting_with_a_title_has_an_editor(dialog: Preferences, settings: SettingsStore):
    expected = {
        (section, entry.name)
        for section in ("appearance", "enhancing", "cartoon", "reading", "library", "queue")
        for entry in fields(getattr(settings.value, section))
        if about(entry).title
    }
    assert set(dialog.editors) == expected and len(expected) >= 10
    assert not dialog.grab().isNull()


def test_editors_change_the_settings(dialog: Preferences, settings: SettingsStore):
    editors = dialog.editors
    theme = editors["appearance", "theme"]
    QTest.mouseClick(theme, LEFT, pos=theme.box_of(2).center().toPoint())
    QTest.mouseClick(editors["enhancing", "auto_start"], LEFT)
    QTest.keyClick(editors["enhancing", "format"], Qt.Key.Key_Down)
    editors["enhancing", "quality"].findChild(QSlider).setValue(42)
    editors["enhancing", "keep_pasted"].chosen.emit(Path("/kept"))
    editors["enhancing", "pattern"].setFocus()
    editors["enhancing", "pattern"].clear()
    QTest.keyClicks(editors["enhancing", "pattern"], "x{stem}")
    assert settings.value.appearance.theme is ThemeChoice.DARK
    assert settings.value.enhancing == Enhancing(
        auto_start=False, format=OutputFormat.PNG, quality=42, keep_pasted=Path("/kept"), pattern="x{stem}"
    )


def test_editors_follow_the_settings(dialog: Preferences, settings: SettingsStore):
    settings.edit(
        "enhancing", scale=2, destination=Destination.FOLDER, folder=Path("/results"), auto_start=False
    )
    editors = dialog.editors
    assert editors["enhancing", "scale"].value == 2
    assert editors["enhancing", "destination"].value is Destination.FOLDER
    assert editors["enhancing", "folder"].field.text() == str(Path("/results"))
    assert not editors["enhancing", "auto_start"].isChecked()


def test_a_bad_pattern_is_marked_and_not_taken(dialog: Preferences, settings: SettingsStore):
    field = dialog.editors["enhancing", "pattern"]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.property("wrong") and "empty" in field.toolTip()
    assert settings.value.enhancing.pattern == "{stem}_{scale}x"
    QTest.keyClicks(field, "{stem}")
    assert not field.property("wrong") and settings.value.enhancing.pattern == "{stem}"


def test_defaults_are_restored(dialog: Preferences, settings: SettingsStore):
    settings.edit("enhancing", scale=2, quality=5)
    QTest.mouseClick(dialog.reset_button, LEFT)
    assert settings.value.enhancing == Enhancing()
    assert dialog.editors["enhancing", "scale"].value == 4


def test_done_closes(qtbot: QtBot, dialog: Preferences):
    with qtbot.waitSignal(dialog.accepted):
        QTest.mouseClick(dialog.close_button, LEFT)
