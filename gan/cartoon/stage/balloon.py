"""Speech balloons: how large the words make them, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gan.cartoon.layout.boxes import Box
from gan.cartoon.stage.type import break_lines, line_height, speech_font, text_size

PAPER, INK, EDGE = QColor("#fffdf7"), QColor("#2f2a3a"), QColor("#4a4358")
_SHADOW = QColor(40, 30, 60, 46)

POP = 0.18
"""Seconds in which a balloon opens."""

_FONT = 0.043  # of the frame's height; smaller where the words are many
_SMALLEST = 0.032
_WIDTHS = (0.27, 0.36, 0.2, 0.46)  # of the frame's width, that lines may have: the most pleasing first
_PADDING = 0.62  # of the font's height
_MOST_LINES = 5


@dataclass(frozen=True)
class BalloonText:
    """Words that are set for a frame of a height of 1000.

    Attributes:
        lines: from the top.
        font: height in thousandths of the frame's height.
        size: width and height of the balloon in shares of the frame.
    """

    lines: tuple[str, ...]
    font: float
    size: tuple[float, float]


@dataclass(frozen=True)
class Balloon:
    """A balloon on the frame.

    Attributes:
        text: what stands in it.
        box: where, in shares of the frame.
        start, end: seconds within the shot.
        speaker: id of the entity.
    """

    text: BalloonText
    box: Box
    start: float
    end: float
    speaker: str


def set_text(text: str, aspect: float) -> list[BalloonText]:
    """The shapes that a text can have, the most pleasing first; none where it is too long for a balloon.

    Args:
        text: the words.
        aspect: width by height of the frame.
    """
    shapes: list[BalloonText] = []
    # A narrow frame needs small words to hold a line at all.
    largest = _FONT * min(1.0, max(0.6, aspect / 1.4))
    for font in (largest, (largest + _SMALLEST) / 2, _SMALLEST):
        face = speech_font(round(1000 * font))
        for width in _WIDTHS if aspect >= 1.2 else (0.5, 0.65, 0.8):
            lines = break_lines(text, face, 1000 * aspect * width)
            if not lines or len(lines) > _MOST_LINES:
                continue
            across, down = text_size(lines, face)
            padding = 2 * _PADDING * 1000 * font
            size = ((across + 1.5 * padding) / (1000 * aspect), (down + padding) / 1000)
            if all(shape.lines != tuple(lines) or shape.font != font for shape in shapes):
                shapes.append(BalloonText(tuple(lines), font, size))
    return shapes


def paint_balloon(
    painter: QPainter,
    balloon: Balloon,
    mouth: tuple[float, float],
    seconds: float,
    width: float,
    height: float,
) -> None:
    """Paint a balloon as it is at a moment.

    Args:
        painter: in pixels of the frame.
        balloon: which.
        mouth: where its tail points, in shares of the frame.
        seconds: within the shot; nothing is painted outside of the balloon's time.
        width, height: of the frame in pixels.
    """
    if not balloon.start <= seconds < balloon.end:
        return
    opened = _opened(min(seconds - balloon.start, (balloon.end - seconds) * 1.5))
    tip = QPointF(mouth[0] * width, mouth[1] * height)
    painter.save()
    if opened < 1:  # it grows out of the mouth
        painter.translate(tip)
        painter.scale(opened, opened)
        painter.translate(-tip)
        painter.setOpacity(min(1.0, 0.3 + opened))
    _paint(painter, balloon, tip, width, height)
    painter.restore()


def _paint(painter: QPainter, balloon: Balloon, tip: QPointF, width: float, height: float) -> None:
    box = balloon.box
    body = QRectF(box.left * width, box.top * height, box.width * width, box.height * height)
    font = speech_font(round(balloon.text.font * height))
    radius = min(body.height() / 2, font.pixelSize() * 1.15)
    shape = QPainterPath()
    shape.addRoundedRect(body, radius, radius)
    tail = _tail(body, tip, font.pixelSize())
    if tail is not None:
        shape = shape.united(tail)
    lift = height * 0.006
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADOW)
    painter.drawPath(shape.translated(lift * 0.6, lift))
    painter.setBrush(PAPER)
    pen = QPen(EDGE, max(1.0, height * 0.0032))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(shape)
    painter.setPen(INK)
    painter.setFont(font)
    down = line_height(font)
    top = body.center().y() - down * len(balloon.text.lines) / 2
    for number, line in enumerate(balloon.text.lines):
        painter.drawText(
            QRectF(body.left(), top + number * down, body.width(), down), Qt.AlignmentFlag.AlignCenter, line
        )


def _tail(body: QRectF, tip: QPointF, font: float) -> QPainterPath | None:
    """A curved tail from the edge of the body towards the mouth, which it does not touch."""
    if body.contains(tip):
        return None
    half = min(font * 0.5, body.width() / 6)
    inset = font * 1.2
    sideways = tip.y() > body.bottom() or tip.y() < body.top()
    if sideways:
        x = min(max(tip.x(), body.left() + inset), body.right() - inset)
        root = QPointF(x, body.bottom() - font * 0.3 if tip.y() > body.bottom() else body.top() + font * 0.3)
        first, second = root - QPointF(half, 0), root + QPointF(half, 0)
    else:
        y = min(max(tip.y(), body.top() + font * 0.9), body.bottom() - font * 0.9)
        root = QPointF(body.right() - font * 0.3 if tip.x() > body.right() else body.left() + font * 0.3, y)
        first, second = root - QPointF(0, half), root + QPointF(0, half)
    away = tip - root
    distance = hypot(away.x(), away.y())
    # It stops short of the mouth, and is never longer than three lines: a long spike looks angry.
    reach = min(distance - font * 0.9, font * 3.2)
    if reach <= 0:
        return None
    end = root + away * (reach / distance)
    bend = QPointF(-away.y(), away.x()) * (0.12 * reach / distance)
    middle = (root + end) / 2 + bend
    path = QPainterPath(first)
    path.quadTo((first + middle) / 2 + bend * 0.3, end)
    path.quadTo((second + middle) / 2 + bend * 0.3, second)
    path.closeSubpath()
    return path


def _opened(seconds: float) -> float:
    """How far open, 0..1, a little beyond on the way."""
    share = min(1.0, max(0.0, seconds / POP))
    return 1 + 2.2 * (share - 1) ** 3 + 1.2 * (share - 1) ** 2
