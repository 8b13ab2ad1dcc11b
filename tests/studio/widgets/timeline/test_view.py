from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.widgets.timeline import Block, Section, TimeLine, TimeLineModel, Track

MODEL = TimeLineModel(
    (Section("s1", 0, 4, "1  Kitchen"), Section("s2", 4, 7, "2  Park")),
    (
        Track(
            "ada", "Ada", 0.05, (Block(("s1", "e1"), 0, 2, "walks"), Block(("s1", "e2"), 2.5, 3.5, "throws"))
        ),
        Track("bo", "Bo", 0.5, (Block(("s2", "e1"), 4.5, 6, "laughs", "Ha!"),)),
    ),
)


@pytest.fixture
def line(qtbot: QtBot) -> TimeLine:
    line = TimeLine("Time line")
    qtbot.addWidget(line)
    line.resize(900, 200)
    line.show_model(MODEL)
    line.show()
    qtbot.waitExposed(line)
    return line


def drag(line: TimeLine, start: QPointF, by: float, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    first, last = start.toPoint(), (start + QPointF(by, 0)).toPoint()
    view = line.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, modifier, first)
    for share in (0.25, 0.5, 0.75, 1.0):
        # QTest's own moves carry no buttons and no keys.
        place = first + (last - first) * share
        send_move(line, QPointF(place), modifier)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, last)


def send_move(line: TimeLine, place: QPointF, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    glob = QPointF(line.viewport().mapToGlobal(place.toPoint()))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, glob, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, modifier
    )
    QApplication.sendEvent(line.viewport(), event)


def listen(signal) -> list[tuple]:
    told: list[tuple] = []
    signal.connect(lambda *args: told.append(args))
    return told


def test_dragging_a_block_tries_and_then_settles(line):
    tried, settled = listen(line.blockTried), listen(line.blockSettled)
    drag(line, line.box_of(("s1", "e2")).center(), 0.3 * line.scale.pace, Qt.KeyboardModifier.AltModifier)
    assert len(tried) >= 2
    key, start, end = settled[0]
    assert key == ("s1", "e2")
    assert start == pytest.approx(2.8, abs=0.03) and end - start == pytest.approx(1)


def test_dragging_snaps_to_other_blocks(line):
    settled = listen(line.blockSettled)
    drag(line, line.box_of(("s1", "e2")).center(), -0.47 * line.scale.pace)
    assert settled[0][1] == 2.0


def test_dragging_an_end_stretches(line):
    settled = listen(line.blockSettled)
    box = line.box_of(("s1", "e1"))
    drag(
        line,
        QPointF(box.right() - 3, box.center().y()),
        0.3 * line.scale.pace,
        Qt.KeyboardModifier.AltModifier,
    )
    assert settled[0][1] == 0
    assert settled[0][2] == pytest.approx(2.3, abs=0.03)


def test_a_click_chooses_and_changes_nothing(line):
    chosen, tracks, settled = listen(line.blockChosen), listen(line.trackChosen), listen(line.blockSettled)
    QTest.mouseClick(
        line.viewport(), Qt.MouseButton.LeftButton, pos=line.box_of(("s2", "e1")).center().toPoint()
    )
    assert chosen == [(("s2", "e1"),)] and tracks == [("bo",)] and settled == []


def test_the_ruler_and_free_room_scrub(line):
    told = listen(line.scrubbed)
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(line.x_of(3)), 28))
    assert told[-1][0] == pytest.approx(3, abs=0.02)
    y = round(line.box_of(("s2", "e1")).center().y())
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(line.x_of(1)), y))
    assert told[-1][0] == pytest.approx(1, abs=0.02)


def test_a_name_chooses_its_entity(line):
    told = listen(line.trackChosen)
    y = round(line.box_of(("s1", "e1")).center().y())
    QTest.mouseClick(line.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, y))
    assert told == [("ada",)]


def test_the_end_of_a_section_is_dragged_in_the_ruler(line):
    settled = listen(line.sectionSettled)
    drag(line, QPointF(line.x_of(4), 10), line.scale.pace)
    assert settled[0][0] == "s1"
    assert settled[0][1] == pytest.approx(5, abs=0.05)


def test_the_keyboard_steps_moves_stretches_and_deletes(line):
    scrubbed, settled, deleted = listen(line.scrubbed), listen(line.blockSettled), listen(line.deleteAsked)
    line.set_playhead(1.0)
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert [round(each[0], 3) for each in scrubbed] == [1.04, 0.0]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.chosen == ("s1", "e1")
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.chosen == ("s1", "e2")
    QTest.keyClick(line, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert settled[0][1:] == (pytest.approx(2.54), pytest.approx(3.54))
    assert settled[1][1:] == (pytest.approx(2.5), pytest.approx(3.46))
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert deleted == [(("s1", "e2"),)]


def test_escape_gives_up_a_drag(line):
    given_up, settled = listen(line.givenUp), listen(line.blockSettled)
    start = line.box_of(("s1", "e1")).center()
    QTest.mousePress(line.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
    send_move(line, start + QPointF(40, 0))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.mouseRelease(line.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
    assert len(given_up) == 1 and settled == []


def test_zooming_keeps_the_playhead_in_its_place(line):
    line.set_playhead(3.0)
    for _ in range(6):
        line.zoom_by(1.3)
    before = line.x_of(3.0)
    line.zoom_by(1.3)
    assert line.x_of(3.0) == pytest.approx(before, abs=1.5)
    line.zoom_to_fit()
    assert line.horizontalScrollBar().maximum() == 0


def test_playing_brings_the_playhead_into_view(line):
    for _ in range(8):
        line.zoom_by(1.3)
    line.horizontalScrollBar().setValue(0)
    line.set_playhead(6.5, follow=True)
    assert 0 < line.x_of(6.5) < line.viewport().width()


def test_a_block_that_is_gone_is_not_chosen_any_more(line):
    line.choose_block(("s2", "e1"))
    line.show_model(TimeLineModel(MODEL.sections, MODEL.tracks[:1]))
    assert line.chosen is None
