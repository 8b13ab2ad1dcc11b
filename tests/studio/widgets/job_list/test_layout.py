from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from studio.widgets.job_list import Action, JobItem
from studio.widgets.job_list.layout import RowFonts, RowLayout, row_height, wrapped

SENTENCE = (
    "photo.jpg ends in the middle of the picture because it was cut off while it was copied; copy it again."
)


@pytest.fixture
def fonts(qapp: QApplication) -> RowFonts:
    return RowFonts.of(QFont("Sans", 10))


def test_nothing_overlaps_and_everything_is_inside(fonts: RowFonts):
    item = JobItem(Path("photo.jpg"), notes=("Saved as PNG.",))
    box = QRect(0, 100, 400, row_height(item, 400, fonts))
    layout = RowLayout.of(item, box, fonts)
    lines = [layout.name, layout.size, layout.state, layout.message]
    for above, below in zip(lines, lines[1:], strict=False):
        assert above.bottom() < below.top()
    for place in [*lines, layout.thumbnail, layout.bar, *(button for _, button in layout.buttons)]:
        assert layout.card.contains(place)
    assert not any(layout.thumbnail.intersects(line) for line in lines)


@pytest.mark.parametrize("width", [300, 400, 900])
def test_a_row_has_room_for_its_whole_sentence(fonts: RowFonts, width: int):
    item = JobItem(Path("photo.jpg"), error=SENTENCE)
    box = QRect(0, 0, width, row_height(item, width, fonts))
    layout = RowLayout.of(item, box, fonts)
    _, height = wrapped(SENTENCE, fonts.small, layout.message.width())
    assert layout.message.height() >= height


def test_narrow_rows_are_higher(fonts: RowFonts):
    item = JobItem(Path("photo.jpg"), error=SENTENCE)
    heights = [row_height(item, width, fonts) for width in (260, 400, 1600)]
    assert heights[0] > heights[1] > heights[2] == fonts.plain_height
    assert row_height(JobItem(Path("photo.jpg")), 260, fonts) == fonts.plain_height


def test_long_words_are_cut(fonts: RowFonts):
    layout, _ = wrapped("a" * 500, fonts.small, 200)
    assert all(layout.lineAt(line).naturalTextWidth() <= 201 for line in range(layout.lineCount()))


def test_buttons_are_found_by_place(fonts: RowFonts):
    layout = RowLayout.of(JobItem(Path("photo.jpg"), is_held=True), QRect(0, 0, 400, 90), fonts)
    assert [action for action, _ in layout.buttons] == [Action.START, Action.REMOVE]
    for action, place in layout.buttons:
        assert layout.action_at(place.center().x(), place.center().y()) is action
    assert layout.action_at(5, 5) is None
