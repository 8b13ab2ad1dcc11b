"""A walk through every window, page and dialog, for those who see badly or not at all, or use keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import Application
from studio.theme import ThemeChoice
from tests.studio.accessibility.audit import faults_of, name_of, reachable
from tests.studio.accessibility.contrast import faint_words
from tests.studio.accessibility.focus import unseen_focus
from tests.studio.accessibility.pages import PAGES, Visit
from tests.studio.fakes import FakeEngine


@pytest.mark.parametrize("name", PAGES)
def test_a_window_can_be_heard_read_and_used_by_keys(
    name: str, application: Application, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    application.shell.activateWindow()
    window = PAGES[name](Visit(application, engine, qtbot, tmp_path))
    window.activateWindow()
    QApplication.processEvents()
    controls = list(reachable(window))
    assert controls
    faults = {name_of(widget): found for widget in controls if (found := faults_of(widget))}
    assert not faults, "names, roles and keys"
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        application.settings.edit("appearance", theme=theme)
        QApplication.processEvents()
        assert not faint_words(window), f"contrast, {theme.value}"
    assert not unseen_focus(window), "the focus is to be seen"
