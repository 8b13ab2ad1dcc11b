"""Page and text side by side, linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from studio.settings import Reading
from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.corrections import Corrections
from studio.workspaces.handwriting.desk import Desk
from studio.workspaces.handwriting.page_store import PageStore
from studio.workspaces.handwriting.scans import Opening, ScanDocument, ScanPage
from studio.workspaces.handwriting.searching import find
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page, read_page


class NoKeeper(QObject):
    def keep(self, *_: object) -> None:
        """Keep nothing."""


@pytest.fixture
def desk(qtbot: QtBot, still: None) -> Iterator[Desk]:
    store, keeper = PageStore(), NoKeeper()
    corrections = Corrections(keeper, Reading)
    made = Desk(store, corrections)
    made.parts = (store, keeper, corrections)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitExposed(made)
    corrections.changed.connect(lambda *_: made.refresh())
    yield made
    store.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ScanPage:
    """Shown with its picture."""
    made = read_page()
    desk.parts[0].keep(made.key, picture_of_page(page_of()))
    desk.show_scan(made.document)
    qtbot.waitUntil(lambda: desk.page_pane.view.page is not None)
    return made


def test_a_page_is_shown_with_its_text(desk: Desk, page: ScanPage) -> None:
    assert desk.page is page and desk.page_pane.view.page == page_of()
    assert desk.text_pane.sheet.toPlainText().startswith("Dear Clara,")
    assert desk.text_pane.details.text() == "9 words  ·  3 uncertain"
    assert desk.page_pane.name.text() == "letter.png" and "600 × 420" in desk.page_pane.details.text()


def test_each_side_follows_the_other(desk: Desk, page: ScanPage) -> None:
    view, sheet = desk.page_pane.view, desk.text_pane.sheet
    view.chosen.emit(Spot(1, 2))
    assert sheet.spot == Spot(1, 2)
    sheet.edit(Spot(2, 1))
    assert view.spot == Spot(2, 1)
    sheet.cancel_editing()
    view.choose(Spot(0, 1))
    view.editAsked.emit()
    assert sheet.spot == Spot(0, 1) and sheet.editor is not None


def test_editing_corrects_the_page(desk: Desk, page: ScanPage) -> None:
    sheet = desk.text_pane.sheet
    sheet.edit(Spot(2, 0))
    QTest.keyClicks(sheet.editor, "letter")
    QTest.keyClick(sheet.editor, Qt.Key.Key_Return)
    assert page.reading.lines[2].text == "letter and picture" and page.corrected == {Spot(2, 0)}
    assert desk.text_pane.details.text() == "9 words  ·  2 uncertain  ·  1 corrected"


def test_tab_goes_through_the_uncertain_words(desk: Desk, page: ScanPage) -> None:
    sheet, seen = desk.text_pane.sheet, []
    desk.step_uncertain(1)
    for _ in range(4):
        seen.append(sheet.spot)
        QTest.keyClick(sheet.editor, Qt.Key.Key_Tab)
    assert seen == [Spot(1, 2), Spot(2, 0), Spot(2, 2), Spot(1, 2)]


def test_hits_are_marked_on_both_sides(desk: Desk, page: ScanPage) -> None:
    hits = find([page], "the")
    desk.show_hits(hits, hits[0])
    assert desk._marks(page).hit == {Spot(1, 3)} and desk._marks(page).hits == {Spot(1, 3)}
    desk.go_to(hits[0].spots[0])
    assert desk.page_pane.view.spot == desk.text_pane.sheet.spot == Spot(1, 3)


def test_what_is_not_read_says_why(desk: Desk) -> None:
    document = ScanDocument(Path("/scans/a.png"), Reading())
    message = lambda: desk.page_pane.view._message  # noqa: E731
    desk.show_scan(document)
    assert message() == "Opening…"
    document.opening, document.pages = Opening.OPEN, [ScanPage(document, 1)]
    page = document.pages[0]
    for state, words in (
        (JobState.WAITING, "This page waits for its turn."),
        (JobState.COMPUTING, "Reading…  0 %"),
        (JobState.CANCELLED, "This page was not read. Press R in the list to read it."),
    ):
        page.state = state
        desk.show_scan(document)
        assert message() == words
    page.fail(ValueError("Page 1 is damaged."))
    desk.refresh()
    assert "Page 1 is damaged." in message()
    desk.show_scan(None)
    assert message() == "Choose a page in the list."


def test_a_blank_page_says_so(desk: Desk, qtbot: QtBot) -> None:
    blank = read_page(page_of(()))
    blank.reading = blank.original = type(blank.reading)(1, "a.png", 600, 420, 150.0)
    desk.parts[0].keep(blank.key, picture_of_page(page_of()))
    desk.show_scan(blank.document)
    assert desk.text_pane._empty.text() == "No writing was found on this page."
    assert not desk.text_pane.copy_button.isEnabled()


def test_a_locked_document_asks_for_its_password(desk: Desk, qtbot: QtBot) -> None:
    document = ScanDocument(Path("/scans/a.pdf"), Reading(), Opening.LOCKED)
    desk.show_scan(document)
    form = desk.page_pane.password
    assert form.isVisible() and "a.pdf opens with its password" in form._words.text()
    form.field.setText("secret")
    with qtbot.waitSignal(form.given) as told:
        QTest.keyClick(form.field, Qt.Key.Key_Return)
    assert told.args == [document, "secret"]
    document.password = "secret"
    desk.show_scan(document)
    assert "does not open a.pdf" in form._words.text()


def test_a_picture_that_is_gone_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.show_scan(read_page().document)
    qtbot.waitUntil(lambda: "not there any more" in desk.page_pane.view._message)
