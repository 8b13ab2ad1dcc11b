"""The text of a page: pointing, editing, copying."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.page_marks import PageMarks, Spot
from studio.widgets.text_sheet import TextSheet
from tests.studio.widgets.pointer import point_at
from tests.studio.widgets.readings import page_of

PAGE = page_of()
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sheet(qtbot: QtBot) -> TextSheet:
    made = TextSheet()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    made.show_page(PAGE, PageMarks())
    return made


def place(sheet: TextSheet, spot: Spot) -> QPoint:
    return sheet.word_boxes(spot)[0].center().toPoint()


def color(sheet: TextSheet, spot: Spot) -> QColor:
    """Of the ground, left of the word's first letter."""
    box = sheet.word_boxes(spot)[0]
    return sheet.viewport().grab().toImage().pixelColor(round(box.left()) - 1, round(box.center().y()))


def type_over(sheet: TextSheet, spot: Spot, words: str) -> None:
    sheet.edit(spot)
    QTest.keyClicks(sheet.editor, words)


def test_lines_are_blocks_and_paragraphs_have_room(sheet: TextSheet) -> None:
    assert sheet.toPlainText() == "Dear Clara,\nthank you for the\nlettr and picture"
    tops = [sheet.line_box(line).top() for line in range(3)]
    assert tops[1] - tops[0] > tops[2] - tops[1] + 8


def test_every_place_belongs_to_its_word(sheet: TextSheet) -> None:
    for spot in (Spot(0, 0), Spot(1, 2), Spot(2, 2)):
        assert sheet.spot_at(sheet.word_boxes(spot)[0].center()) == spot
    row = sheet.word_boxes(Spot(1, 0))[0].center().y()
    assert sheet.spot_at(sheet.word_boxes(Spot(0, 0))[0].center().__class__(380, row)) == Spot(1)


def test_pointing_tells_and_clicking_edits(sheet: TextSheet, qtbot: QtBot) -> None:
    seen: list[Spot | None] = []
    sheet.hovered.connect(seen.append)
    for spot in (Spot(0, 0), Spot(1, 1)):
        point_at(sheet.viewport(), place(sheet, spot))
    assert seen[-1:] == [Spot(1, 1)]
    with qtbot.waitSignal(sheet.chosen) as told:
        QTest.mouseClick(sheet.viewport(), LEFT, NONE, place(sheet, Spot(2, 0)))
    assert told.args == [Spot(2, 0)] and sheet.spot == Spot(2, 0)
    assert sheet.editor.textCursor().selectedText() == "lettr"


def test_typing_replaces_the_word_and_enter_keeps_it(sheet: TextSheet, qtbot: QtBot) -> None:
    type_over(sheet, Spot(2, 0), "letter")
    with qtbot.waitSignal(sheet.edited) as told:
        QTest.keyClick(sheet.editor, Qt.Key.Key_Return)
    assert told.args == [2, "letter and picture"] and sheet.editor is None


def test_escape_keeps_nothing(sheet: TextSheet, qtbot: QtBot) -> None:
    type_over(sheet, Spot(2, 0), "letter")
    with qtbot.assertNotEmitted(sheet.edited):
        QTest.keyClick(sheet.editor, Qt.Key.Key_Escape)
    assert sheet.editor is None


def test_what_did_not_change_is_no_edit(sheet: TextSheet, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sheet.edited):
        type_over(sheet, Spot(0, 0), " Dear  ")
        QTest.keyClick(sheet.editor, Qt.Key.Key_Return)


@pytest.mark.parametrize(("modifier", "step"), [(NONE, 1), (Qt.KeyboardModifier.ShiftModifier, -1)])
def test_tab_goes_to_another_uncertain_word(
    sheet: TextSheet, qtbot: QtBot, modifier: Qt.KeyboardModifier, step: int
) -> None:
    type_over(sheet, Spot(2, 0), "letter")
    key = Qt.Key.Key_Tab if step > 0 else Qt.Key.Key_Backtab
    edits: list[str] = []
    sheet.edited.connect(lambda _, text: edits.append(text))
    with qtbot.waitSignal(sheet.stepAsked) as told:
        QTest.keyClick(sheet.editor, key, modifier)
    assert told.args == [step] and edits == ["letter and picture"]


def test_arrows_go_to_the_line_above_and_below(sheet: TextSheet) -> None:
    sheet.edit(Spot(1, 0))
    QTest.keyClick(sheet.editor, Qt.Key.Key_Down)
    assert sheet.spot == Spot(2) and sheet.editor.toPlainText() == "lettr and picture"
    QTest.keyClick(sheet.editor, Qt.Key.Key_Up)
    QTest.keyClick(sheet.editor, Qt.Key.Key_Up)
    QTest.keyClick(sheet.editor, Qt.Key.Key_Up)  # there is none above
    assert sheet.spot.line == 0 and sheet.editor is not None


def test_the_editor_lies_over_its_line_and_grows(sheet: TextSheet) -> None:
    sheet.edit(Spot(1, 0))
    line, editor = sheet.line_box(1), sheet.editor.geometry()
    assert editor.top() <= line.top() and editor.bottom() >= line.bottom() - 1
    before = editor.height()
    sheet.editor.setPlainText("many words that need more than one row of this narrow sheet " * 3)
    assert sheet.editor.height() > 2 * before


def test_pasting_takes_words_in_one_line(sheet: TextSheet) -> None:
    sheet.edit(Spot(1, 0))
    mime = QMimeData()
    mime.setText("two\nlines  here")
    mime.setHtml("<b>two</b>")
    sheet.editor.insertFromMimeData(mime)
    assert sheet.editor.toPlainText() == "two lines here you for the"


def test_copies_are_plain_text(sheet: TextSheet) -> None:
    sheet.selectAll()
    data = sheet.createMimeDataFromSelection()
    assert data.text() == sheet.selected_text() == sheet.toPlainText() and not data.hasHtml()


def test_doubts_hits_and_corrections_are_marked(sheet: TextSheet) -> None:
    plain = color(sheet, Spot(1, 0))
    assert color(sheet, Spot(2, 0)) != plain
    sheet.show_page(PAGE, PageMarks(corrected=frozenset({Spot(2, 0)})))
    assert color(sheet, Spot(2, 0)) == plain
    sheet.show_page(PAGE, PageMarks(hits=frozenset({Spot(1, 0)})))
    assert color(sheet, Spot(1, 0)) != plain


def test_another_page_ends_editing_and_the_same_one_does_not(sheet: TextSheet, qtbot: QtBot) -> None:
    type_over(sheet, Spot(2, 0), "letter")
    sheet.show_page(page_of(), PageMarks(hits=frozenset({Spot(0, 0)})))
    assert sheet.editor is not None
    with qtbot.assertNotEmitted(sheet.edited):
        sheet.show_page(page_of((("other", 0.9),)), PageMarks())
    assert sheet.editor is None and sheet.toPlainText() == "other"
    sheet.show_page(None, PageMarks())
    assert sheet.toPlainText() == "" and sheet.spot is None and sheet.spot_at(QPoint(5, 5).toPointF()) is None
