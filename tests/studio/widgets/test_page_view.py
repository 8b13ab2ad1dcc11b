"""The page with its marks, and the pointer on it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.page_marks import PageMarks, Spot
from studio.widgets.page_view import PageView
from studio.widgets.pyramid import build_pyramid, to_display
from tests.studio.widgets.pointer import point_at
from tests.studio.widgets.readings import page_of

PAGE = page_of()
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot, still: None) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    qtbot.waitExposed(made)
    pixels = np.full((PAGE.height, PAGE.width, 3), 250, np.uint8)
    made.show_picture(build_pyramid(to_display(pixels, None), lambda: False))
    made.show_page(PAGE, PageMarks())
    qtbot.waitUntil(lambda: made.grab().toImage().pixelColor(350, 480).lightness() > 200)
    return made


def place(view: PageView, spot: Spot) -> QPoint:
    words = PAGE.lines[spot.line].words
    return (
        view.to_widget(words[spot.word].box if spot.word >= 0 else PAGE.lines[spot.line].box)
        .center()
        .toPoint()
    )


def color(view: PageView, spot: Spot) -> QColor:
    return view.grab().toImage().pixelColor(place(view, spot) * view.devicePixelRatioF())


def test_boxes_and_points_are_inverse(view: PageView) -> None:
    box = PAGE.lines[1].words[1].box
    shown = view.to_widget(box)
    x, y = view.to_picture(shown.topLeft())
    assert (x, y) == pytest.approx((box.left, box.top), abs=0.1)


def test_pointing_and_clicking_tell_the_word(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.hovered) as told:
        point_at(view, place(view, Spot(1, 1)))
    assert told.args == [Spot(1, 1)]
    with qtbot.waitSignal(view.chosen) as told:
        QTest.mouseClick(view, LEFT, NONE, place(view, Spot(2, 0)))
    assert told.args == [Spot(2, 0)] and view.spot == Spot(2, 0)
    assert view.accessibleDescription() == "lettr"


def test_a_drag_moves_the_page_and_chooses_nothing(view: PageView, qtbot: QtBot) -> None:
    start = place(view, Spot(1, 1))
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mousePress(view, LEFT, NONE, start)
        QTest.mouseMove(view, start + QPoint(60, 40))
        QTest.mouseRelease(view, LEFT, NONE, start + QPoint(60, 40))
    assert view.spot is None


def test_keys_and_double_clicks_ask_to_edit(view: PageView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.editAsked):
        QTest.keyClick(view, Qt.Key.Key_F2)
    with qtbot.waitSignal(view.editAsked):
        QTest.mouseDClick(view, LEFT, NONE, place(view, Spot(0, 0)))
    view.choose(Spot(0, 0))
    with qtbot.waitSignal(view.editAsked):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_doubts_are_tinted_and_sure_words_are_not(view: PageView) -> None:
    sure, unsure = color(view, Spot(1, 0)), color(view, Spot(2, 0))
    assert unsure.saturation() > sure.saturation() + 20
    view.set_shows_lines(False)
    assert color(view, Spot(2, 0)).saturation() < 5


def test_marks_show(view: PageView) -> None:
    before = color(view, Spot(0, 1))
    view.show_page(PAGE, PageMarks(hits=frozenset({Spot(0, 1)})))
    assert color(view, Spot(0, 1)) != before
    view.show_page(PAGE, PageMarks())
    view.set_hover(Spot(0, 1))
    assert color(view, Spot(0, 1)) != before


def test_what_is_chosen_comes_into_view(view: PageView) -> None:
    view.zoom_to(3.0, (0.0, 0.0))
    view.choose(Spot(2, 2))
    shown = view.to_widget(PAGE.lines[2].words[2].box)
    assert 0 <= shown.left() and shown.top() >= 0 and shown.bottom() <= view.height()
    view.fit_width()
    assert view.viewport.place.zoom == pytest.approx(view.viewport.pane[0] / PAGE.width)


def test_spots_that_are_gone_are_forgotten(view: PageView) -> None:
    view.choose(Spot(2, 0))
    view.show_page(page_of((("one", 0.9),)), PageMarks())
    assert view.spot is None and view.accessibleDescription() == ""


def test_a_sentence_takes_the_place_of_the_page(view: PageView, qtbot: QtBot) -> None:
    view.show_message("Reading…")
    assert view.page is None
    with qtbot.assertNotEmitted(view.hovered):
        point_at(view, QPoint(100, 100))
