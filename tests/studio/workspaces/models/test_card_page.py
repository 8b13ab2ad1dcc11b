"""The card of a model: its checksum as one word, and its texts in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gan.models import default_model
from studio.language import choose_language
from studio.widgets.icon_button import IconButton
from studio.workspaces.models.card_page import CardPage
from studio.workspaces.models.entries import Entry, card_words, read_groups


@pytest.fixture
def entry() -> Entry:
    name = default_model("enhance").name
    return next(each for group in read_groups() for each in group.entries if each.card.name == name)


@pytest.fixture
def german() -> Iterator[None]:
    choose_language("de")
    yield
    choose_language("en")


def page_of(entry: Entry, qtbot: QtBot) -> CardPage:
    page = CardPage()
    qtbot.addWidget(page)
    page.show_entry(entry, is_chosen=False)
    page.resize(500, 700)
    page.show()
    return page


def test_the_checksum_is_copied_as_one_word(entry: Entry, qtbot: QtBot) -> None:
    page, clipboard = page_of(entry, qtbot), QApplication.clipboard()
    field = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "SHA-256")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == entry.card.sha256 and len(entry.card.sha256) == 64
    clipboard.clear()
    button = next(each for each in page.findChildren(IconButton) if "SHA-256" in each.accessibleName())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clipboard.text() == entry.card.sha256


def test_a_shipped_card_is_in_german(german: None, entry: Entry, qtbot: QtBot) -> None:
    words = {label.text() for label in page_of(entry, qtbot).findChildren(QLabel)}
    card = entry.card
    for english in (card.summary, card.limits, *(figure.condition for figure in card.figures)):
        assert card_words(english) in words and english not in words
    assert card.recipe in words, "how it was made stays as its maker wrote it"


def test_what_no_catalogue_knows_stays_as_it_is(german: None) -> None:
    assert card_words("For {old} photographs.") == "For {old} photographs." and card_words("") == ""
