"""The list of scans, with its buttons and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.settings import Reading
from studio.widgets.job_list.layout import RowFonts
from studio.workspaces.handwriting.scan_layout import ScanLayout, scan_height
from studio.workspaces.handwriting.scan_list import ScanList
from studio.workspaces.handwriting.scan_model import ScanModel
from studio.workspaces.handwriting.scans import ScanAction, ScanDocument
from tests.studio.workspaces.handwriting.readings import page_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def scans(qtbot: QtBot, still: None) -> ScanList:
    """A letter that is read, and a book of three pages of which one is."""
    model = ScanModel()
    letter, book = (ScanDocument(Path("/scans") / name, Reading()) for name in ("letter.png", "book.pdf"))
    model.append([letter, book])
    model.set_pages(letter, 1)
    model.set_pages(book, 3)
    letter.pages[0].take(page_of(), ("A note about this letter.",), 0.2)
    book.pages[0].take(page_of(), (), 0.2)
    made = ScanList(model)
    made.model_kept = model
    qtbot.addWidget(made)
    made.resize(280, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def documents(scans: ScanList) -> list[ScanDocument]:
    return list(scans.model_kept.documents)


def test_going_to_a_page_opens_its_document(scans: ScanList, qtbot: QtBot) -> None:
    _, book = documents(scans)
    with qtbot.waitSignal(scans.currentChangedTo) as told:
        scans.go_to(book.pages[2])
    assert told.args == [book.pages[2]] and scans.current_scan() is book.pages[2]
    assert scans.isExpanded(scans.model_kept.index_of(book))


def test_the_arrow_and_a_double_click_open_and_shut(scans: ScanList) -> None:
    letter, book = documents(scans)
    index = scans.model_kept.index_of(book)
    QTest.mouseClick(scans.viewport(), LEFT, NONE, scans.arrow_of(book))
    assert scans.isExpanded(index)
    QTest.mouseDClick(scans.viewport(), LEFT, NONE, scans.visualRect(index).center())
    assert not scans.isExpanded(index)
    assert scans.arrow_of(letter) == QRect().center()  # one page: nothing to open


def test_buttons_ask(scans: ScanList, qtbot: QtBot) -> None:
    letter, book = documents(scans)
    for document, action in (
        (letter, ScanAction.RETRY),
        (book, ScanAction.CANCEL),
        (book, ScanAction.REVEAL),
    ):
        with qtbot.waitSignal(scans.asked) as told:
            QTest.mouseClick(scans.viewport(), LEFT, NONE, scans.box_of(action, document))
        assert told.args == [action, [document]]
    assert scans.box_of(ScanAction.CANCEL, letter) is None


def test_keys_ask_what_fits(scans: ScanList, qtbot: QtBot) -> None:
    letter, book = documents(scans)
    for document, key, action in (
        (letter, Qt.Key.Key_R, ScanAction.RETRY),
        (letter, Qt.Key.Key_Delete, ScanAction.REMOVE),
        (book, Qt.Key.Key_Delete, ScanAction.CANCEL),
    ):
        scans.go_to(document)
        with qtbot.waitSignal(scans.asked) as told:
            QTest.keyClick(scans, key)
        assert told.args == [action, [document]]


def test_messages_make_rows_taller(scans: ScanList) -> None:
    letter, book = documents(scans)
    fonts = RowFonts.of(scans.font())
    assert (
        scan_height(letter, 280, fonts)
        > scan_height(book, 280, fonts)
        > scan_height(book.pages[0], 280, fonts)
    )
    layout = ScanLayout.of(letter, QRect(0, 0, 280, scan_height(letter, 280, fonts)), fonts)
    assert layout.message.top() > layout.thumbnail.bottom() and layout.card.contains(layout.message)
    assert layout.action_at(0, 0) is None


def test_every_row_is_painted(scans: ScanList) -> None:
    scans.go_to(documents(scans)[1].pages[1])
    picture = scans.grab().toImage()
    rows = {picture.pixelColor(30, y).rgb() for y in range(0, 300, 3)}
    assert len(rows) > 4
