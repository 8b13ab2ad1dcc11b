from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from studio.widgets.job_list import Action, JobItem, JobListModel, JobListView
from studio.widgets.thumbnails import ThumbnailStore

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, still: None) -> Iterator[JobListView]:
    """A list of four items: waiting, working, done, failed."""
    model, thumbnails = JobListModel(), ThumbnailStore()
    made = JobListView(model, thumbnails)
    model.setParent(made)
    qtbot.addWidget(made)
    model.append(
        [
            JobItem(Path("/nowhere/waiting.png")),
            JobItem(Path("/nowhere/working.png"), state=JobState.COMPUTING, fraction=0.5),
            JobItem(Path("/nowhere/done.png"), state=JobState.DONE, result=Path("/nowhere/done_4x.png")),
            JobItem(Path("/nowhere/failed.png"), state=JobState.FAILED, error="failed.png is broken; " * 8),
        ]
    )
    made.resize(400, 500)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    yield made
    thumbnails.close()


@pytest.fixture
def asked(view: JobListView) -> list[tuple[Action, list[str]]]:
    """What the view asked for."""
    seen: list[tuple[Action, list[str]]] = []
    view.asked.connect(lambda action, items: seen.append((action, [item.source.stem for item in items])))
    return seen


def item(view: JobListView, row: int) -> JobItem:
    return view.model().items[row]


def click(view: JobListView, action: Action, row: int) -> None:
    place = view.box_of(action, item(view, row))
    assert place is not None
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), LEFT, pos=place)


@pytest.mark.parametrize(
    ("action", "row"),
    [(Action.CANCEL, 0), (Action.CANCEL, 1), (Action.OPEN, 2), (Action.REVEAL, 2), (Action.REMOVE, 3)],
)
def test_a_click_on_a_button_asks_for_it(view, asked, action: Action, row: int):
    click(view, action, row)
    assert asked == [(action, [item(view, row).source.stem])]
    assert view.chosen_items() == []  # a button is no choice


def test_letting_go_elsewhere_asks_for_nothing(view, asked):
    place = view.box_of(Action.CANCEL, item(view, 0))
    QTest.mousePress(view.viewport(), LEFT, pos=place)
    QTest.mouseRelease(view.viewport(), LEFT, pos=place + QPoint(-120, 0))
    assert asked == []


def test_a_click_chooses_and_a_double_click_opens(qtbot: QtBot, view, asked):
    place = view.visualRect(view.model().index(2)).center()
    with qtbot.waitSignal(view.currentChangedTo) as told:
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
    assert told.args == [item(view, 2)] and view.chosen_items() == [item(view, 2)]
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    assert asked == [(Action.OPEN, ["done"])]


@pytest.mark.parametrize(
    ("row", "key", "modifiers", "action"),
    [
        (0, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, Action.CANCEL),
        (1, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, Action.CANCEL),
        (2, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, Action.REMOVE),
        (2, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, Action.OPEN),
        (2, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, Action.REVEAL),
        (3, Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, Action.RETRY),
    ],
)
def test_keys(view, asked, row: int, key: Qt.Key, modifiers: Qt.KeyboardModifier, action: Action):
    view.go_to(item(view, row))
    QTest.keyClick(view, key, modifiers)
    assert asked == [(action, [item(view, row).source.stem])]


def test_arrows_move_and_keys_do_what_they_can_with_all_chosen(view, asked):
    view.go_to(item(view, 0))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_item() is item(view, 1)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view.chosen_items()) == 4
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert asked == [(Action.RETRY, ["done", "failed"]), (Action.CANCEL, ["waiting", "working"])]


def test_keys_without_meaning_do_nothing(view, asked):
    view.go_to(item(view, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_R)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert asked == [] and view.current_item() is item(view, 0)


def test_space_is_held_to_peek(qtbot: QtBot, view):
    held: list[bool] = []
    view.peeked.connect(held.append)
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert held == [True]
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert held == [True, False]


def test_a_long_sentence_makes_its_row_higher(qtbot: QtBot, view):
    model = view.model()
    model.tell_changed(model.items)
    plain = view.rowHeight(0)
    qtbot.waitUntil(lambda: view.rowHeight(3) > plain)
    narrow = view.rowHeight(3)
    view.resize(1000, 500)
    qtbot.waitUntil(lambda: plain <= view.rowHeight(3) < narrow)
    item(view, 3).start_over()
    model.tell_changed([item(view, 3)])
    assert view.rowHeight(3) == plain


def test_heights_stay_with_their_items_when_rows_go(qtbot: QtBot, view):
    model = view.model()
    model.tell_changed(model.items)
    high = view.rowHeight(3)
    assert high > view.rowHeight(0)
    model.remove([item(view, 1)])
    assert view.rowHeight(2) == high
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert view.rowHeight(2) > high and view.rowHeight(0) < view.rowHeight(2)


def test_the_menu_offers_what_fits(qtbot: QtBot, view, asked):
    view.go_to(item(view, 2))
    place = view.visualRect(view.model().index(2)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    menu = view.findChild(QMenu)
    words = [entry.text().split("\t")[0] for entry in menu.actions()]
    assert words == ["Do it again", "Open the result", "Show in its folder", "Remove from the list"]
    menu.actions()[2].trigger()
    assert asked == [(Action.REVEAL, ["done"])]
    menu.close()


def test_every_state_can_be_painted(view):
    view.model().items[0].is_held = True
    QTest.mouseMove(view.viewport(), view.visualRect(view.model().index(2)).center())
    view.selectAll()
    image = view.grab().toImage()
    assert len({image.pixel(x, 40) for x in range(0, 400, 3)}) > 3


def test_a_list_without_rows_can_be_used(view, asked):
    view.model().remove(list(view.model().items))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(50, 50))
    assert asked == [] and view.current_item() is None
