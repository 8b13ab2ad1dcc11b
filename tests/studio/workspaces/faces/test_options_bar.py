"""The bar above the wall."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.workspaces.faces.options_bar import OptionsBar

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> OptionsBar:
    bar = OptionsBar()
    qtbot.addWidget(bar)
    bar.show_choice(0, 0)
    bar.show_models([("faces", "faces")], "faces")
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def test_icons_have_their_words_where_there_is_room(bar: OptionsBar):
    buttons = (bar.photo_button, bar.train_button, bar.walk_button)
    bar.resize(1204, 52)
    wide = [button.sizeHint().width() for button in buttons]
    bar.resize(900, 52)
    narrow = [button.sizeHint().width() for button in buttons]
    assert all(more > less + 20 for more, less in zip(wide, narrow, strict=True))


@pytest.mark.parametrize("models", [1, 2])
@pytest.mark.parametrize("width", [700, 784, 824, 944, 1100, 1204])
def test_nothing_is_cut_off_at_any_width(qtbot: QtBot, bar: OptionsBar, models: int, width: int):
    bar.show_models([(name, name) for name in ("faces", "mine")[:models]], "faces")
    width = max(width, bar.minimumSizeHint().width())
    bar.resize(width, 56)
    qtbot.waitUntil(lambda: bar.width() == width)
    bar.layout().activate()
    assert bar.layout().minimumSize().width() <= width
    assert bar.save_button.geometry().right() < width


def test_long_words_take_from_slider_and_seed(qtbot: QtBot, bar: OptionsBar):
    bar.resize(1204, 57)
    usual = bar.variety.width(), bar.seed.width()
    bar.reroll_button.setText("Alle Gesichter noch einmal würfeln")
    bar.save_button.setText("Abspeichern")
    bar.resize(bar.minimumSizeHint().width(), 57)
    qtbot.waitUntil(lambda: bar.variety.width() < usual[0] and bar.seed.width() < usual[1])
    bar.resize(1204, 57)
    qtbot.waitUntil(lambda: (bar.variety.width(), bar.seed.width()) == usual)


def test_it_asks_for_what_its_buttons_say(bar: OptionsBar):
    told: list[tuple] = []
    for name in ("rerollAsked", "photoAsked", "trainAsked", "walkToggled", "undoAsked"):
        getattr(bar, name).connect(lambda *values, name=name: told.append((name, *values)))
    bar.show_steps("Lock", None)
    for button in (bar.reroll_button, bar.photo_button, bar.train_button, bar.walk_button, bar.undo_button):
        QTest.mouseClick(button, LEFT)
    assert told == [
        ("rerollAsked",),
        ("photoAsked",),
        ("trainAsked",),
        ("walkToggled", True),
        ("undoAsked",),
    ]
    assert bar.undo_button.toolTip().startswith("Undo: lock") and not bar.redo_button.isEnabled()


def test_only_what_is_there_can_be_saved(bar: OptionsBar):
    assert not bar.save_button.isEnabled()
    bar.show_choice(2, 0)
    enabled = {action.data(): action.isEnabled() for action in bar.save_button.menu().actions()}
    assert bar.save_button.isEnabled() and enabled == {"chosen": True, "locked": False}


def test_one_model_is_no_choice(bar: OptionsBar):
    assert not bar.model.isVisible()
    bar.show_models([("faces", "faces"), ("mine", "mine")], "mine")
    assert bar.model.isVisible() and bar.model.value == "mine"
