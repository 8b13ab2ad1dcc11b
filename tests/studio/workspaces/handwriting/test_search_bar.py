"""The bar that searches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.workspaces.handwriting.search_bar import SearchBar
from studio.workspaces.handwriting.searching import Hit, find
from tests.studio.workspaces.handwriting.readings import read_page

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot: QtBot) -> SearchBar:
    made = SearchBar()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.open_search()
    return made


@pytest.fixture
def hits() -> list[Hit]:
    return find([read_page()], "a")  # Dear, Clara (twice), thank, and


def test_typing_searches_after_a_moment(bar: SearchBar, qtbot: QtBot) -> None:
    asked: list[str] = []
    bar.wanted.connect(asked.append)
    QTest.keyClicks(bar.field, "the")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["the"])


def test_places_are_counted_and_gone_to_all_around(bar: SearchBar, qtbot: QtBot, hits: list[Hit]) -> None:
    bar.field.setText("a")
    bar.show_hits(hits, 0)
    gone: list[Hit] = []
    bar.hitChosen.connect(gone.append)
    assert bar.count.text() == f"1 of {len(hits)}" and bar.hit is hits[0]
    bar.next_button.click()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    bar.go_to(0)
    bar.back_button.click()
    assert [hits.index(hit) for hit in gone] == [1, 2, 1, 0, len(hits) - 1]
    assert bar.list.currentIndex().row() == len(hits) - 1


def test_enter_right_after_typing_searches_first(bar: SearchBar, hits: list[Hit]) -> None:
    bar.wanted.connect(lambda words: bar.show_hits(hits if words == "a" else [], 0))
    QTest.keyClicks(bar.field, "a")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.hit is hits[1]


def test_nothing_found_is_said(bar: SearchBar) -> None:
    bar.field.setText("zebra")
    bar.show_hits([])
    assert bar.count.text() == "Not found" and not bar.next_button.isEnabled() and bar.hit is None
    bar.field.setText("")
    bar.show_hits([])
    assert bar.count.text() == ""
    bar.step(1)  # nowhere to go


def test_escape_ends_it(bar: SearchBar, qtbot: QtBot) -> None:
    with qtbot.waitSignals([bar.wanted, bar.closed]):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_list_says_where(bar: SearchBar, qtbot: QtBot, hits: list[Hit]) -> None:
    bar.show_hits(hits, 0)
    assert bar.list.model().index(0, 0).data() == "Dear Clara,, letter.png"
    with qtbot.waitSignal(bar.hitChosen) as told:
        bar.list.clicked.emit(bar.list.model().index(2, 0))
    assert told.args == [hits[2]]
    assert not bar.grab().toImage().isNull()
