"""One face, as large as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from studio.widgets.face_view import FaceView
from tests.studio.widgets.face_source import colour_of, plain, press_and_drag


@pytest.fixture
def view(qtbot: QtBot) -> FaceView:
    view = FaceView("The chosen face")
    qtbot.addWidget(view)
    view.resize(200, 160)
    view.show()
    qtbot.waitExposed(view)
    return view


def middle(view: FaceView) -> tuple[int, int, int]:
    return view.grab().toImage().pixelColor(view.rect().center()).getRgb()[:3]


def test_it_shows_one_picture_after_the_other(view: FaceView):
    view.show_pixels(plain(3))
    assert middle(view) == colour_of(3)
    view.show_pixels(plain(4))
    assert middle(view) == colour_of(4)
    view.show_pixels(None)
    assert middle(view) != colour_of(4)


def test_it_stays_a_square_in_the_middle(view: FaceView):
    view.show_pixels(plain(3))
    image = view.grab().toImage()
    assert image.pixelColor(5, 80).getRgb()[:3] != colour_of(3)
    assert image.pixelColor(30, 80).getRgb()[:3] == colour_of(3)
    assert view.heightForWidth(123) == 123


def test_a_problem_takes_the_place_of_a_picture(view: FaceView):
    empty = view.grab().toImage()
    view.show_problem()
    assert view.pixels is None and view.grab().toImage() != empty
    view.show_pixels(plain(1))
    assert middle(view) == colour_of(1)


def test_it_is_dragged_if_there_is_something_to_drag(view: FaceView):
    asked: list[bool] = []
    view.dragAsked.connect(lambda: asked.append(True))
    press_and_drag(view, QPoint(100, 80), QPoint(160, 80))
    assert not asked
    view.show_pixels(plain(1))
    press_and_drag(view, QPoint(100, 80), QPoint(102, 80))
    assert not asked
    press_and_drag(view, QPoint(100, 80), QPoint(160, 80), QPoint(170, 80))
    assert asked == [True]
