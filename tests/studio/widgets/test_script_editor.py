from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.script_editor import NEAR, PLAIN, UNKNOWN, Mark, ScriptEditor

TEXT = "A puppy walks.\nThe zorblax waves."
MARKS = (
    Mark(2, 7, NEAR, "“puppy” is shown as a dog."),
    Mark(8, 13, PLAIN, "walks"),
    Mark(19, 26, UNKNOWN, "unknown"),
)


@pytest.fixture
def editor(qtbot: QtBot) -> ScriptEditor:
    editor = ScriptEditor("Script", "Write here")
    qtbot.addWidget(editor)
    editor.resize(320, 240)
    editor.show()
    qtbot.waitExposed(editor)
    editor.show_text(TEXT)
    editor.show_marks(MARKS)
    return editor


def words(editor: ScriptEditor) -> list[str]:
    text = editor.toPlainText().encode("utf-16-le")
    return [text[2 * mark.start : 2 * mark.end].decode("utf-16-le") for mark in editor.marks]


def listen(signal) -> list:
    told: list = []
    signal.connect(told.append)
    return told


def test_showing_a_text_tells_nothing(editor):
    told = listen(editor.typed)
    editor.show_text("Something else")
    assert told == [] and editor.toPlainText() == "Something else"


def test_typing_tells_and_moves_the_marks_behind_it(editor):
    told = listen(editor.typed)
    cursor = editor.textCursor()
    cursor.setPosition(7)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, " dog")
    assert told[-1] == "A puppy dog walks.\nThe zorblax waves."
    assert words(editor) == ["walks", "zorblax"]


def test_undoing_keeps_the_marks_that_it_does_not_touch(editor):
    editor.show_text("A puppy runs.\nThe zorblax waves.")
    assert words(editor) == ["puppy", "zorblax"]
    assert editor.textCursor().position() == len("A puppy run")


def test_emoji_count_once(editor):
    text = "🐕 A puppy 🎈 walks."
    editor.show_text(text)
    start = text.index("walks")
    editor.show_marks([Mark(start, start + 5, NEAR), Mark(2, 3, PLAIN)])
    assert words(editor) == ["A", "walks"]
    told = listen(editor.wentTo)
    editor.step(1)
    assert editor.textCursor().selectedText() == "walks"
    assert told == [start]


def test_stepping_goes_around(editor):
    found = []
    for _ in range(3):
        editor.step(1)
        found.append(editor.textCursor().selectedText())
    assert found == ["puppy", "zorblax", "puppy"]
    editor.step(-1)
    assert editor.textCursor().selectedText() == "zorblax"
    editor.step(1, (UNKNOWN,))
    assert editor.textCursor().selectedText() == "zorblax"


def test_each_word_tells_what_became_of_it(editor):
    for mark in MARKS:
        box = editor.boxes(mark.start, mark.end)[0]
        assert editor.mark_at(box.center().toPoint()) == mark
    assert editor.mark_at(QPoint(300, 200)) is None


def test_words_of_a_long_line_have_boxes_on_each_of_its_lines(editor):
    editor.show_text("word " * 40)
    assert len(editor.boxes(0, 200)) > 2


def test_unknown_words_are_seen(editor):
    def reds(state: str) -> int:
        editor.show_marks([Mark(19, 26, state)])
        image = editor.viewport().grab().toImage()
        box = editor.boxes(19, 26)[0].toRect().adjusted(0, 0, 0, 3)
        colors = [
            image.pixelColor(x, y)
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        ]
        return sum(color.red() > color.green() + 60 for color in colors)

    assert reds(UNKNOWN) > 10
    assert reds(PLAIN) == 0


def test_undo_keys_are_left_to_the_document(editor, qtbot):
    QTest.keyClicks(editor, "x")
    before = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == before


def test_pasting_takes_plain_text_only(editor):
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold\r\ntext")
    editor.show_text("")
    editor.insertFromMimeData(mime)
    assert editor.toPlainText() == "bold\ntext"
