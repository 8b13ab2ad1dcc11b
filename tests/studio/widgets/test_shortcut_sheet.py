from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.widgets.shortcut_sheet import ShortcutSheet

GROUPS = [
    ("Here", [("R", "Again"), *[(f"Ctrl+{number}", "Something else") for number in range(40)]]),
    ("Everywhere", [("Ctrl+Shift+Alt+Q", "The longest keys")]),
]


def test_keys_scroll_it_at_once(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(GROUPS)
    qtbot.addWidget(sheet)
    sheet.show()
    bar = sheet._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert sheet.focusWidget() in (None, sheet)
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_words_of_all_groups_begin_at_one_edge(qtbot: QtBot) -> None:
    sheet = ShortcutSheet(GROUPS)
    qtbot.addWidget(sheet)
    sheet.show()
    words = [label for label in sheet.findChildren(QLabel) if label.text() in ("Again", "The longest keys")]
    assert len({label.mapTo(sheet, label.rect().topLeft()).x() for label in words}) == 1
