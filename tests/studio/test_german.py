"""The window in German: nothing of it is English still, and nothing is cut."""

from __future__ import annotations

import gettext
import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gan.paths import user_folder
from studio.app import Application
from studio.language import choose_language, languages_folder, translate_qt
from studio.widgets.text_label import ShortLabel
from studio.workspaces import WORKSPACES


@pytest.fixture
def wanted() -> Iterator[None]:
    """German is what the settings ask for."""
    user_folder().mkdir(parents=True, exist_ok=True)
    settings = {"appearance": {"language": "de"}}
    (user_folder() / "settings.json").write_text(json.dumps(settings), "utf-8")
    yield
    choose_language("en")
    translate_qt(QApplication.instance())


@pytest.fixture
def german(wanted: None, application: Application) -> Application:
    """The studio, started in German."""
    return application


def test_every_page_is_german_and_nothing_is_cut(german: Application, qtbot: QtBot) -> None:
    for number, entry in enumerate(WORKSPACES):
        german.shell.go_to(number)
        qtbot.wait(50)
        assert not left_in_english(german.shell), entry.name
        assert not cut(german.shell), entry.name


def test_dialogs_are_german_and_nothing_is_cut(german: Application, qtbot: QtBot) -> None:
    german.shell.show_preferences()
    german.shell.show_keys()
    assert german.shell._dialogs["preferences"].windowTitle() == "Einstellungen"
    qtbot.wait(50)
    for dialog in german.shell._dialogs.values():
        assert not left_in_english(dialog), dialog.windowTitle()
        assert not cut(dialog), dialog.windowTitle()


def test_the_texts_of_qt_are_german_too(german: Application) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Abbrechen"]


def left_in_english(root: QWidget) -> set[str]:
    """Texts, tooltips and names of the widgets that have a German which they do not show."""
    catalogue = gettext.translation("ganvas", languages_folder(), ["de"])._catalog
    english = {key for key, text in catalogue.items() if isinstance(key, str) and key != text and key}
    german = set(catalogue.values())
    return {text for text in texts_of(root) if text in english and text not in german}


def texts_of(root: QWidget) -> Iterator[str]:
    """All that is to be read or heard of a widget and those in it."""
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()


def cut(root: QWidget) -> list[str]:
    """Texts of labels and buttons that have less room than they need; what cuts itself in good order may."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ShortLabel):
            continue
        if isinstance(widget, QAbstractButton) or isinstance(widget, QLabel) and not widget.wordWrap():
            lines = widget.text().replace("&", "").split("\n")
            need = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
            if need > widget.width() + 1 and "<" not in widget.text():
                found.append(widget.text())
    return found
