"""A line that fills."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.widgets.progress_line import ProgressLine


@pytest.fixture
def line(qtbot: QtBot, still: None) -> ProgressLine:
    line = ProgressLine("Reading")
    qtbot.addWidget(line)
    line.resize(200, 4)
    line.show()
    qtbot.waitExposed(line)
    return line


def test_it_fills_from_the_left(line: ProgressLine):
    line.set_value(0.5)
    image = line.grab().toImage()
    assert image.pixelColor(50, 2) != image.pixelColor(150, 2)
    line.set_value(1.0)
    image = line.grab().toImage()
    assert image.pixelColor(50, 2) == image.pixelColor(150, 2)


def test_it_is_told_and_stays_within_its_ends(line: ProgressLine):
    line.set_value(0.42)
    assert line.accessibleName() == "Reading: 42 %"
    line.set_value(7)
    assert line.value == 1
    line.set_value(-1)
    assert line.value == 0
