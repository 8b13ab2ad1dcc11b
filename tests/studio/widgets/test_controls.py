"""The small controls: segmented choices, switch, drop-down list, disclosure, notices, question."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.motion import Glide, is_motion_reduced, set_reduced_motion
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.disclosure import DisclosureButton, Drawer
from studio.widgets.icon_button import IconButton
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.question import Question
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.switch import Switch
from studio.widgets.text_label import ShortLabel

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def segmented(qtbot: QtBot) -> Segmented:
    return shown(qtbot, Segmented("Enlarge", [Choice(2, "2×"), Choice(4, "4×"), Choice(8, "8×")]))


def test_segments_are_chosen_by_click_and_by_key(qtbot: QtBot, still: None):
    control = segmented(qtbot)
    seen: list[int] = []
    control.chosen.connect(seen.append)
    QTest.mouseClick(control, LEFT, pos=control.box_of(2).center().toPoint())
    QTest.keyClick(control, Qt.Key.Key_Left)
    QTest.keyClick(control, Qt.Key.Key_Left)
    QTest.keyClick(control, Qt.Key.Key_Left)  # there is nothing further
    assert seen == [8, 4, 2]
    assert control.accessibleName() == "Enlarge: 2×"


def test_segments_set_by_the_program_tell_nothing(qtbot: QtBot, still: None):
    control = segmented(qtbot)
    with qtbot.assertNotEmitted(control.chosen):
        control.set_value(4)
        control.set_value("unknown")
    assert control.value == 4 and control.property("place") == 1.0


def test_the_mark_slides_unless_motion_is_reduced(qtbot: QtBot):
    control = segmented(qtbot)
    control.set_value(8)
    assert control.property("place") < 2.0
    qtbot.waitUntil(lambda: control.property("place") == 2.0)
    set_reduced_motion(True)
    control.set_value(2)
    assert control.property("place") == 0.0
    set_reduced_motion(False)


def test_motion_is_reduced_only_when_asked(qapp: QApplication):
    set_reduced_motion(True)
    assert is_motion_reduced()
    set_reduced_motion(False)
    assert not is_motion_reduced()


def test_a_glide_knows_where_it_goes(qtbot: QtBot):
    control = segmented(qtbot)
    glide = Glide(control, "place")
    glide.to(1.0)
    assert glide.goal == 1.0 and glide.is_moving
    qtbot.waitUntil(lambda: not glide.is_moving)


def test_switch(qtbot: QtBot, still: None):
    switch = shown(qtbot, Switch("Start at once"))
    QTest.mouseClick(switch, LEFT)
    assert switch.isChecked() and switch.property("place") == 1.0
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Start at once"
    assert not switch.grab().isNull()


def test_choice_box(qtbot: QtBot):
    box = shown(qtbot, ChoiceBox("Save as", [("keep", "As the original"), ("png", "PNG")]))
    with qtbot.assertNotEmitted(box.chosen):
        box.set_value("png")
    assert box.value == "png"
    with qtbot.waitSignal(box.chosen) as told:
        QTest.keyClick(box, Qt.Key.Key_Up)
    assert told.args == ["keep"]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.value == "keep"


def test_icon_buttons_have_names(qtbot: QtBot, still: None):
    button = shown(qtbot, IconButton("preferences", "Preferences", hint="Ctrl+,"))
    assert button.accessibleName() == "Preferences"
    assert button.toolTip() == "Preferences  (Ctrl+,)"
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, LEFT)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_drawer_opens_and_grows_with_its_content(qtbot: QtBot, still: None):
    content, label = QWidget(), QLabel("one line")
    column = QVBoxLayout(content)
    column.addWidget(label)
    extra = QLabel("another")
    extra.hide()
    column.addWidget(extra)
    whole = QWidget()
    drawer = Drawer(content)
    QVBoxLayout(whole).addWidget(drawer)
    whole.resize(300, 300)
    shown(qtbot, whole)
    assert not drawer.isVisible()
    drawer.set_open(True)
    assert drawer.isVisible() and drawer.is_open and drawer.height() == content.height() > 0
    before = drawer.height()
    extra.show()
    qtbot.waitUntil(lambda: drawer.height() > before)
    drawer.set_open(False)
    assert not drawer.isVisible() and not drawer.is_open


def test_a_drawer_slides(qtbot: QtBot):
    drawer = Drawer(QLabel("content"))
    shown(qtbot, QWidget())
    drawer.set_open(True)
    qtbot.waitUntil(lambda: drawer.property("openness") == 1.0)
    assert not drawer.isHidden()
    drawer.set_open(False)
    qtbot.waitUntil(drawer.isHidden)
    qtbot.addWidget(drawer)


def test_disclosure_says_in_full_what_it_cuts(qtbot: QtBot, still: None):
    button = shown(qtbot, DisclosureButton("save", "How results are saved"))
    button.set_words("In a folder with a very long name, as photo_4x.jpg")
    button.resize(120, 32)
    assert button.toolTip() == "In a folder with a very long name, as photo_4x.jpg"
    QTest.mouseClick(button, LEFT)
    assert button.isChecked() and not button.grab().isNull()


def test_notices_gather_and_go(qtbot: QtBot):
    bar = NoticeBar()
    qtbot.addWidget(bar)
    for number in range(6):
        bar.say(f"Sentence {number}.")
    bar.say("Sentence 3.")
    assert bar.text.splitlines() == [f"Sentence {number}." for number in (2, 4, 5, 3)]
    assert not bar.isHidden()
    with qtbot.waitSignal(bar.visibilityChanged) as told:
        QTest.mouseClick(bar.close_button, LEFT)
    assert told.args == [False] and bar.text == "" and bar.isHidden()


def test_short_labels_cut_and_say_all(qtbot: QtBot):
    label = shown(qtbot, ShortLabel())
    label.setText("a rather long sentence that does not fit")
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text() == label.accessibleName()
    label.resize(1000, 20)
    label.grab()
    assert label.toolTip() == ""


def test_a_question_is_answered_by_either_button(qtbot: QtBot):
    for name, signal in (("do_button", "accepted"), ("stay_button", "rejected")):
        question = Question("Quit?", "Work stops.", "Quit", "Stay")
        question.open()
        with qtbot.waitSignal(getattr(question, signal)):
            QTest.mouseClick(getattr(question, name), LEFT)


def test_enter_and_escape_leave_everything_as_it_is(qtbot: QtBot):
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        question = Question("Quit?", "Work stops.", "Quit", "Stay")
        question.open()
        with qtbot.waitSignal(question.rejected):
            QTest.keyClick(question, key)
