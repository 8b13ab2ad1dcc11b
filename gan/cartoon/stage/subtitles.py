"""Spoken words at the foot of the frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gan.cartoon.layout.boxes import Box
from gan.cartoon.stage.type import break_lines, line_height, speech_font, text_size

_FONT = 0.042  # of the frame's height
_WIDTH = 0.8  # of the frame's width
_FOOT = 0.045
_LINES = 2  # at a time
_BAND = QColor(24, 18, 34, 190)
_INK = QColor("#fffdf5")


@dataclass(frozen=True)
class Subtitle:
    """Words that are seen for a while.

    Attributes:
        name: of who speaks; "" to leave it out.
        text: what is said.
        start, end: seconds within the shot.
    """

    name: str
    text: str
    start: float
    end: float


def subtitle_lines(subtitle: Subtitle, seconds: float, aspect: float) -> tuple[str, ...]:
    """At most two lines: the part of a long speech that is heard at a moment; none outside of its time."""
    if not subtitle.start <= seconds < subtitle.end:
        return ()
    pages = _pages(subtitle.name, subtitle.text, round(aspect, 4))
    letters = [sum(map(len, page)) for page in pages]
    heard = (seconds - subtitle.start) / (subtitle.end - subtitle.start) * sum(letters)
    for page, count in zip(pages, letters, strict=True):
        if heard < count:
            return page
        heard -= count
    return pages[-1]


def subtitle_box(lines: tuple[str, ...], aspect: float) -> Box:
    """Where lines stand, in shares of the frame."""
    across, down = text_size(list(lines), speech_font(round(1000 * _size(aspect))))
    width, height = across / (1000 * aspect) + 0.04, down / 1000 + 0.022
    return Box(0.5 - width / 2, 1 - _FOOT - height, 0.5 + width / 2, 1 - _FOOT)


def paint_subtitle(
    painter: QPainter, subtitle: Subtitle, seconds: float, width: float, height: float
) -> None:
    """Paint what is heard at a moment.

    Args:
        painter: in pixels of the frame.
        subtitle: which.
        seconds: within the shot.
        width, height: of the frame in pixels.
    """
    lines = subtitle_lines(subtitle, seconds, width / height)
    if not lines:
        return
    box = subtitle_box(lines, width / height)
    band = QRectF(box.left * width, box.top * height, box.width * width, box.height * height)
    font = speech_font(round(_size(width / height) * height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BAND)
    painter.drawRoundedRect(band, height * 0.014, height * 0.014)
    painter.setFont(font)
    painter.setPen(_INK)
    down = line_height(font)
    top = band.center().y() - down * len(lines) / 2
    for number, line in enumerate(lines):
        painter.drawText(
            QRectF(band.left(), top + number * down, band.width(), down), Qt.AlignmentFlag.AlignCenter, line
        )


def _size(aspect: float) -> float:
    """Of the font in shares of the frame's height: smaller in frames that are narrow."""
    return _FONT * min(1.0, max(0.45, aspect / 1.5))


@lru_cache(maxsize=64)
def _pages(name: str, text: str, aspect: float) -> tuple[tuple[str, ...], ...]:
    words = f"{name}: {text}" if name else text
    lines = break_lines(words, speech_font(round(1000 * _size(aspect))), 1000 * aspect * _WIDTH)
    return tuple(tuple(lines[start : start + _LINES]) for start in range(0, len(lines), _LINES)) or ((),)
