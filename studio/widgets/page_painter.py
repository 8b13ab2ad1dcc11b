"""Paints what stands over a page: its lines, its words, and what is pointed at, chosen or found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gan.handwriting.document import Box, Line, Page
from studio.theme import DARK, LIGHT, Colors, Space, mixed
from studio.widgets.page_marks import PageMarks, Spot, doubt

_CORNER = 4.0
_MESSAGE_WIDTH = 420
# Paper is light in both themes: marks on it take the light theme's accent, and doubts the dark theme's
# lighter warning, which is laid on as a marker is, so that the ink below stays black.
_INK = LIGHT
_PAPER, _MARKER = LIGHT.surface, DARK.warning
_LINE_SHARE, _HOVER_SHARE, _CHOSEN_SHARE = 0.06, 0.16, 0.22
_DOUBT_SHARE, _HIT_SHARE = 0.5, 0.30

ToWidget = Callable[[Box], QRectF]


class PagePainter:
    """Paints marks and messages of a page view."""

    def marks(
        self,
        painter: QPainter,
        page: Page,
        marks: PageMarks,
        hover: Spot | None,
        chosen: Spot | None,
        to_widget: ToWidget,
        room: QRect,
    ) -> None:
        """Paint the marks of every line that is in `room`; `to_widget` places boxes of the page."""
        for number, line in enumerate(page.lines):
            box = to_widget(line.box)
            if not box.intersects(QRectF(room)):
                continue
            is_hovered = hover is not None and hover.line == number
            is_chosen = chosen is not None and chosen.line == number
            share = _CHOSEN_SHARE if is_chosen else _HOVER_SHARE if is_hovered else _LINE_SHARE
            _fill(painter, box.adjusted(-3, -1, 3, 1), _INK.accent, share / 2 if is_chosen else share)
            self._words(painter, line, number, marks, to_widget)
        for spot, share in ((hover, _HOVER_SHARE), (chosen, _CHOSEN_SHARE)):
            if spot is not None and 0 <= spot.line < len(page.lines):
                self._spot(painter, page.lines[spot.line], spot, share, spot is chosen, to_widget)

    def _words(
        self, painter: QPainter, line: Line, number: int, marks: PageMarks, to_widget: ToWidget
    ) -> None:
        for place, word in enumerate(line.words):
            spot = Spot(number, place)
            box = to_widget(word.box)
            if spot in marks.corrected:
                _underline(painter, box, _INK.accent)
            elif (share := doubt(word.confidence)) > 0:
                _mark(painter, box, _DOUBT_SHARE * share)
            if spot in marks.hits:
                _fill(painter, box, _INK.accent, _HIT_SHARE)
            if spot in marks.hit:
                _outline(painter, box, _INK.accent)

    def _spot(
        self, painter: QPainter, line: Line, spot: Spot, share: float, outlined: bool, to_widget: ToWidget
    ) -> None:
        is_word = 0 <= spot.word < len(line.words)
        box = to_widget(line.words[spot.word].box if is_word else line.box)
        if is_word:
            _fill(painter, box, _INK.accent, share)
        if outlined:
            _outline(painter, box, _INK.accent)

    def message(self, painter: QPainter, room: QRect, words: str, colors: Colors) -> None:
        """Paint a calm sentence in the middle of `room`."""
        width = min(room.width() - 2 * Space.XL, _MESSAGE_WIDTH)
        box = QRect(room.center().x() - width // 2, room.top(), width, room.height())
        painter.setPen(QColor(colors.soft))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)


def _fill(painter: QPainter, box: QRectF, color: str, share: float) -> None:
    ground = QColor(color)
    ground.setAlphaF(share)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _CORNER, _CORNER)


def _mark(painter: QPainter, box: QRectF, share: float) -> None:
    """Draw over a word as with a marker."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    _fill(painter, box, mixed(_PAPER, _MARKER, share).name(), 1.0)
    painter.restore()


def _outline(painter: QPainter, box: QRectF, color: str) -> None:
    painter.setPen(QPen(QColor(color), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), _CORNER, _CORNER)


def _underline(painter: QPainter, box: QRectF, color: str) -> None:
    painter.setPen(QPen(QColor(color), 2))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
