"""The frame around what has the keyboard."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.focus_ring import FocusRing, _Frame
from studio.widgets.choice_box import ChoiceBox


def test_panes_are_framed_and_lists_that_open_are_not(qapp: QApplication, qtbot: QtBot) -> None:
    ring = FocusRing(qapp, qapp)
    window = QWidget()
    qtbot.addWidget(window)
    pane, box = QListWidget(), ChoiceBox("Kind", [("a", "One"), ("b", "Two")])
    column = QVBoxLayout(window)
    for part in (pane, box):
        column.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    pane.setFocus()
    assert pane.findChildren(_Frame)
    box.setFocus()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    assert not box.view().findChildren(_Frame) and not box.view().window().findChildren(_Frame)
    box.hidePopup()
    qapp.focusChanged.disconnect(ring._follow)
    ring.deleteLater()
