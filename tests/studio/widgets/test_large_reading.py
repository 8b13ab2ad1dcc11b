"""What the pen wrote, in large type."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.widgets.large_reading import LargeReading
from tests.studio.widgets.pointer import point_at

ROWS = [[("Dear", 0.95), ("Clara,", 0.2)], [("how", 0.9)]]


@pytest.fixture
def reading(qtbot: QtBot) -> LargeReading:
    made = LargeReading("What you write is read here.")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_words_stand_in_their_rows(reading: LargeReading) -> None:
    reading.show_rows(ROWS)
    dear, clara, how = (reading.box_of(*where) for where in ((0, 0), (0, 1), (1, 0)))
    assert dear.top() == clara.top() and dear.right() < clara.left() and how.top() > dear.bottom()
    assert reading.box_of(2, 0) is None and reading.accessibleName() == "Read: Dear Clara,\nhow"


def test_rows_that_do_not_fit_are_broken(reading: LargeReading) -> None:
    reading.show_rows([[("word", 0.9)] * 12])
    tops = {reading.box_of(0, place).top() for place in range(12)}
    assert len(tops) > 1 and all(reading.box_of(0, place).right() <= 400 for place in range(12))
    assert reading.heightForWidth(200) > reading.heightForWidth(400) > reading.heightForWidth(2000)


def test_single_characters_are_larger(reading: LargeReading) -> None:
    reading.show_rows([[("7", 0.9)]])
    line = reading.box_of(0, 0).height()
    reading.show_rows([[("7", 0.9)]], is_single=True)
    assert reading.box_of(0, 0).height() > line


def test_doubts_are_tinted(reading: LargeReading) -> None:
    reading.show_rows(ROWS)
    picture = reading.grab().toImage()
    sure, unsure = (
        picture.pixelColor(
            reading.box_of(0, place).topLeft() + reading.box_of(0, place).topLeft().__class__(8, 4)
        )
        for place in (0, 1)
    )
    assert sure != unsure


def test_pointing_tells_the_word(reading: LargeReading, qtbot: QtBot) -> None:
    reading.show_rows(ROWS)
    with qtbot.waitSignal(reading.hovered) as told:
        point_at(reading, reading.box_of(0, 1).center())
    assert told.args == [(0, 1)]


def test_without_words_a_hint_stands_there(reading: LargeReading) -> None:
    assert reading.accessibleName() == "What you write is read here."
    reading.set_hint("Nothing yet.")
    assert reading.accessibleName() == "Nothing yet."
    reading.show_rows(ROWS)
    reading.show_rows(())
    assert reading.accessibleName() == "Nothing yet."
