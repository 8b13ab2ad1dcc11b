"""Lines with what is read in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.theme import colors_of
from studio.widgets.line_samples import LineSamples, pieces_of


def picture() -> QImage:
    image = QImage(300, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    return image


@dataclass
class Sample:
    truth: str
    before: str
    now: str
    picture: QImage = field(default_factory=picture)


def test_what_is_wrong_stands_out_and_what_is_missing_is_marked():
    assert pieces_of("one two", "one two") == [("one two", True)]
    assert pieces_of("onc two", "one two") == [("on", True), ("c", False), (" two", True)]
    assert pieces_of("one to", "one two") == [("one t", True), ("‸", False), ("o", True)]
    assert pieces_of("onetwo", "one two") == [("one", True), ("‿", False), ("two", True)]
    assert pieces_of("", "one") == [("‸", False)]


def test_lines_are_painted_and_told(qtbot: QtBot):
    widget = LineSamples()
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    empty = widget.grab().toImage()
    widget.show_lines([Sample("one two", "XXX two", "one two"), Sample("three", "thre", "three")])
    shown = widget.grab().toImage()
    assert shown != empty and "XXX two, now one two" in widget.accessibleDescription()
    danger = QColor(colors_of(widget).danger)
    near = sum(
        QColor(shown.pixel(x, y)).hslHue() == danger.hslHue() for x in range(0, 420, 1) for y in range(300)
    )
    assert near > 20  # three characters in the colour of what is wrong
