"""What a compare view paints over and under its pictures, in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle

MARGIN = 12
PADDING_X = 10
PADDING_Y = 4
PILL_ALPHA = 215
HANDLE_RADIUS = 16
CHECKER_SIDE = 8
MESSAGE_WIDTH = 480


def mixed(palette: QPalette, share: float) -> QColor:
    """A colour between the palette's Base (share 0) and Text (share 1)."""
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    ends = zip(base.getRgbF()[:3], text.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(start + (end - start) * share for start, end in ends))


def checkerboard(palette: QPalette) -> QBrush:
    """The quiet pattern that stands for nothing behind transparent pixels."""
    tile = QPixmap(2 * CHECKER_SIDE, 2 * CHECKER_SIDE)
    tile.fill(mixed(palette, 0.06))
    painter = QPainter(tile)
    for offset in (0, CHECKER_SIDE):
        painter.fillRect(offset, offset, CHECKER_SIDE, CHECKER_SIDE, mixed(palette, 0.18))
    painter.end()
    return QBrush(tile)


def draw_pill(painter: QPainter, room: QRect, corner: Qt.AlignmentFlag, text: str, palette: QPalette) -> None:
    """Draw text on a rounded ground in a corner of `room`."""
    room = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    metrics = QFontMetrics(painter.font())
    inner = QRect(0, 0, max(room.width() - 2 * PADDING_X, 1), max(room.height() - 2 * PADDING_Y, 1))
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    words = metrics.boundingRect(inner, flags, text).size()
    size = QSize(words.width() + 2 * PADDING_X, words.height() + 2 * PADDING_Y)
    rect = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, corner, size, room)
    ground = palette.color(QPalette.ColorRole.Window)
    ground.setAlpha(PILL_ALPHA)
    radius = min(rect.height(), metrics.height() + 2 * PADDING_Y) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(palette.color(QPalette.ColorRole.WindowText))
    painter.drawText(rect, flags, text)


def draw_message(painter: QPainter, room: QRect, text: str, palette: QPalette) -> None:
    """Draw a calm sentence in the middle of an empty pane."""
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    size = QSize(min(room.width() - 2 * MARGIN, MESSAGE_WIDTH), room.height() - 2 * MARGIN)
    rect = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignCenter, size, room)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)


def draw_divider(painter: QPainter, x: float, height: int, palette: QPalette) -> None:
    """Draw the slider: a line that is seen on light and dark pictures alike, and a handle to grab."""
    ground = palette.color(QPalette.ColorRole.Window)
    ink = palette.color(QPalette.ColorRole.WindowText)
    dark, light = sorted((ground, ink), key=QColor.lightnessF)
    shade = QColor(dark)
    shade.setAlpha(110)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(x - 2, 0, 4, height), shade)
    painter.fillRect(QRectF(x - 1, 0, 2, height), light)
    centre = QPointF(x, height / 2)
    painter.setBrush(ground)
    painter.setPen(QPen(light, 2))
    painter.drawEllipse(centre, HANDLE_RADIUS, HANDLE_RADIUS)
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    for side in (-1, 1):
        tip = centre + QPointF(side * 9, 0)
        painter.drawPolyline([tip + QPointF(-side * 4, -4), tip, tip + QPointF(-side * 4, 4)])


def zoom_text(zoom: float) -> str:
    """A zoom in per cent, with as many decimals as tell it from nought."""
    percent = zoom * 100
    decimals = 0 if percent >= 10 else 1 if percent >= 1 else 2
    return f"{percent:.{decimals}f} %"
