"""The window of the help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.help.window import HelpWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[HelpWindow]:
    made = HelpWindow()
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def titles(window: HelpWindow) -> list[str]:
    return [window.list.item(row).text() for row in range(window.list.count())]


def test_it_begins_with_all_pages(window: HelpWindow):
    assert titles(window)[0] == "First steps" and len(titles(window)) > 6
    assert window.list.currentRow() == 0 and "account" in window.text.toPlainText()


def test_searching_goes_to_the_place_and_marks_it(window: HelpWindow):
    QTest.keyClicks(window.field, "no gpu")
    assert titles(window)[0] == "No GPU is found"
    assert window.page.name == "trouble" and window.text.textCursor().block().text() == "No GPU is found"
    assert window.text.extraSelections()
    QTest.keyClicks(window.field, "xyzzy")
    assert titles(window) == ["Nothing fits. Try another word."]
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert window.isVisible() and len(titles(window)) > 6
    assert window.list.currentItem().text() == window.page.title


def test_the_arrows_go_through_what_was_found(window: HelpWindow):
    QTest.keyClicks(window.field, "voices")
    first = window.page, window.text.textCursor().block().text()
    QTest.keyClick(window.field, Qt.Key.Key_Down)
    assert window.list.currentRow() == 1 and (window.page, window.text.textCursor().block().text()) != first
    QTest.keyClick(window.field, Qt.Key.Key_Up)
    assert (window.page, window.text.textCursor().block().text()) == first


def test_links_lead_to_headings_and_to_deeds(window: HelpWindow, qtbot: QtBot):
    window.text.anchorClicked.emit(QUrl("trouble#too-slow"))
    assert window.text.textCursor().block().text() == "Too slow"
    assert window.list.currentItem().text() == window.page.title
    with qtbot.waitSignal(window.logsAsked):
        window.text.anchorClicked.emit(QUrl("do:logs"))
    with qtbot.waitSignal(window.keysAsked):
        window.keys_button.click()


def test_a_page_that_is_not_there_changes_nothing(window: HelpWindow):
    window.show_page("cartoon")
    window.show_page("nowhere")
    assert window.page.name == "cartoon"
