"""Paints what lies below the text of a page: doubts, corrections, hits, and what is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gan.handwriting.document import Line, Page
from studio.theme import Colors, colors_of
from studio.widgets.page_marks import PageMarks, Spot, doubt

if TYPE_CHECKING:
    from studio.widgets.text_sheet import TextSheet

_CORNER = 4.0
_HOVER_SHARE, _CHOSEN_SHARE, _DOUBT_SHARE, _HIT_SHARE = 0.10, 0.14, 0.24, 0.34


def paint_marks(
    painter: QPainter,
    sheet: TextSheet,
    page: Page,
    marks: PageMarks,
    hover: Spot | None,
    chosen: Spot | None,
) -> None:
    """Paint the marks of the lines that are in view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colors, room = colors_of(sheet), QRectF(sheet.viewport().rect())
    for number, line in enumerate(page.lines):
        box = sheet.line_box(number)
        if box.bottom() < room.top():
            continue
        if box.top() > room.bottom():
            break
        for spot, share in ((hover, _HOVER_SHARE), (chosen, _CHOSEN_SHARE)):
            if spot is not None and spot.line == number:
                _fill(painter, box, colors.accent, share)
        _paint_words(painter, sheet, line, number, marks, colors)
        for spot in (hover, chosen):
            if spot is not None and spot.line == number and 0 <= spot.word < len(line.words):
                for part in sheet.word_boxes(spot):
                    _fill(painter, part.adjusted(-2, 0, 2, 0), colors.accent, _HIT_SHARE / 2)


def _paint_words(
    painter: QPainter, sheet: TextSheet, line: Line, number: int, marks: PageMarks, colors: Colors
) -> None:
    for place, word in enumerate(line.words):
        spot = Spot(number, place)
        share = doubt(word.confidence)
        if not (share or spot in marks.corrected or spot in marks.hits):
            continue
        for box in sheet.word_boxes(spot):
            wide = box.adjusted(-2, 0, 2, 0)
            if spot in marks.corrected:
                painter.setPen(QPen(QColor(colors.accent), 1.5))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
            elif share:
                _fill(painter, wide, colors.warning, _DOUBT_SHARE * share)
            if spot in marks.hits:
                _fill(painter, wide, colors.accent, _HIT_SHARE)
            if spot in marks.hit:
                painter.setPen(QPen(QColor(colors.accent), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(wide, _CORNER, _CORNER)


def _fill(painter: QPainter, box: QRectF, color: str, share: float) -> None:
    ground = QColor(color)
    ground.setAlphaF(share)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _CORNER, _CORNER)
