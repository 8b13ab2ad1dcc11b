"""Paints a time line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from studio.icons import icon_pixmap
from studio.theme import Colors, Space, TextRole, mixed, scaled_font
from studio.widgets.timeline.model import Block, Key
from studio.widgets.timeline.scale import HEADER, RULER, Scale, time_words

_CORNER = 6.0
_PAD = 7
_ICON = 14


@dataclass(frozen=True)
class Looks:
    """How a time line is painted now.

    Attributes:
        colors: of the theme.
        font: of the widget.
        chosen, hovered: keys of blocks, or None.
        track: key of the track whose entity is chosen, or "".
        shift_x, shift_y: how far it is scrolled.
        has_focus: whether the keyboard is here.
        ratio: device pixels to one of ours.
    """

    colors: Colors
    font: QFont
    chosen: Key | None
    hovered: Key | None
    track: str
    shift_x: int
    shift_y: int
    has_focus: bool
    ratio: float


def paint_time_line(painter: QPainter, scale: Scale, looks: Looks, room: QRectF) -> None:
    """Paint what is in view but the playhead; `room` is the viewport."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(room, QColor(looks.colors.surface))
    content = QRectF(HEADER, 0, room.width() - HEADER, room.height())
    painter.save()
    painter.setClipRect(content.adjusted(0, RULER, 0, 0))
    painter.translate(HEADER - looks.shift_x, -looks.shift_y)
    _paint_rows(painter, scale, looks, content)
    _paint_blocks(painter, scale, looks, content)
    painter.restore()
    _paint_ruler(painter, scale, looks, content)
    _paint_names(painter, scale, looks, room)


@lru_cache(maxsize=512)
def block_colors(hue: float, colors: Colors) -> tuple[QColor, QColor]:
    """Ground and edge of a track's blocks; text in the theme's colour is readable on the ground."""
    is_dark = QColor(colors.surface).lightness() < 128
    pure = QColor.fromHslF(hue % 1.0, 0.62, 0.58 if is_dark else 0.50).name()
    return mixed(colors.surface, pure, 0.34 if is_dark else 0.26), mixed(colors.surface, pure, 0.85)


def _paint_rows(painter: QPainter, scale: Scale, looks: Looks, content: QRectF) -> None:
    colors, left = looks.colors, float(looks.shift_x)
    right, present = left + content.width(), mixed(colors.surface, colors.outline, 0.7)
    for row in scale.rows(looks.shift_y, looks.shift_y + content.height()):
        track = scale.model.tracks[row]
        box = QRectF(left, scale.tops[row], content.width(), scale.heights[row])
        if track.key == looks.track:
            painter.fillRect(box, mixed(colors.surface, colors.accent, 0.10))
        for start, end in track.present:
            if scale.x_of(end) >= left and scale.x_of(start) <= right:
                there = QRectF(scale.x_of(start), box.center().y() - 1, scale.x_of(end - start), 2)
                painter.fillRect(there, present)
        painter.fillRect(QRectF(left, box.bottom() - 1, content.width(), 1), QColor(colors.line))
    bottom = looks.shift_y + content.height()
    for section in scale.model.sections:
        x = scale.x_of(section.end)
        if not left <= x <= right:
            continue
        painter.fillRect(QRectF(x - 0.5, RULER, 1, bottom), QColor(colors.outline))


def _paint_blocks(painter: QPainter, scale: Scale, looks: Looks, content: QRectF) -> None:
    view = QRectF(looks.shift_x, looks.shift_y, content.width(), content.height())
    painter.setFont(scaled_font(looks.font, TextRole.SMALL))
    rows = scale.rows(view.top(), view.bottom())
    for row, block, box in scale.boxes(view.left(), view.right(), rows):
        if box.intersects(view):
            _paint_block(painter, block, box, scale.model.tracks[row].hue, looks)


def _paint_block(painter: QPainter, block: Block, box: QRectF, hue: float, looks: Looks) -> None:
    colors = looks.colors
    ground, edge = block_colors(hue, colors)
    is_chosen = block.key == looks.chosen
    if block.key == looks.hovered:
        ground = mixed(ground.name(), edge.name(), 0.22)
    painter.setPen(QPen(QColor(colors.accent if is_chosen else edge.name()), 2.0 if is_chosen else 1.0))
    painter.setBrush(ground)
    inner = box.adjusted(1, 0.5, -1, -0.5)
    painter.drawRoundedRect(inner, _CORNER, _CORNER)
    if is_chosen:
        _paint_grips(painter, inner, colors)
    text = inner.adjusted(_PAD, 0, -_PAD, 0)
    if block.speech and text.width() > _ICON + Space.S:
        icon = icon_pixmap("speech", colors.soft, _ICON, looks.ratio)
        painter.drawPixmap(QPointF(text.left(), text.center().y() - _ICON / 2), icon)
        text.setLeft(text.left() + _ICON + Space.XS)
    words = f"“{block.speech}”" if block.speech else block.words
    if text.width() > 10:
        painter.setPen(QColor(colors.text))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_grips(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """The two ends that can be dragged."""
    if box.width() < 22:
        return
    painter.setBrush(QColor(colors.accent))
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (box.left() + 1.5, box.right() - 4.5):
        painter.drawRoundedRect(QRectF(x, box.top() + 4, 3, box.height() - 8), 1.5, 1.5)
    painter.setPen(QPen(QColor(colors.accent), 2.0))


def _paint_ruler(painter: QPainter, scale: Scale, looks: Looks, content: QRectF) -> None:
    colors = looks.colors
    band = QRectF(content.left(), 0, content.width(), RULER)
    painter.save()
    painter.setClipRect(band)
    painter.fillRect(band, QColor(colors.surface))
    painter.translate(HEADER - looks.shift_x, 0)
    left, right = float(looks.shift_x), looks.shift_x + content.width()
    painter.setFont(scaled_font(looks.font, TextRole.TINY))
    metrics = QFontMetrics(painter.font())
    for number, section in enumerate(scale.model.sections):
        start, end = scale.x_of(section.start), scale.x_of(section.end)
        if end >= left and start <= right:
            pill = QRectF(start + 1, 2, end - start - 2, 15)
            shade = 0.75 if number % 2 else 0.45
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colors.surface, colors.raised, 1.0 if shade > 0.5 else 0.6))
            painter.drawRoundedRect(pill, 4, 4)
            painter.setPen(QColor(colors.soft))
            seen = pill.adjusted(max(0.0, left - pill.left()) + 6, 0, -4, 0)
            name = metrics.elidedText(section.name, Qt.TextElideMode.ElideRight, max(int(seen.width()), 0))
            painter.drawText(seen, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    for seconds in scale.ticks(left, right):
        if seconds > scale.model.duration + 1e-6:
            break
        x = scale.x_of(seconds)
        painter.fillRect(QRectF(x, RULER - 5, 1, 5), QColor(colors.outline))
        painter.setPen(QColor(colors.soft))
        painter.drawText(QPointF(x + 4, RULER - 4), time_words(seconds))
    painter.restore()
    painter.fillRect(QRectF(0, RULER - 1, content.right(), 1), QColor(colors.line))


def _paint_names(painter: QPainter, scale: Scale, looks: Looks, room: QRectF) -> None:
    colors = looks.colors
    painter.save()
    painter.setClipRect(QRectF(0, RULER, HEADER, room.height()))
    painter.translate(0, -looks.shift_y)
    for row in scale.rows(looks.shift_y, looks.shift_y + room.height()):
        track = scale.model.tracks[row]
        box = QRectF(0, scale.tops[row], HEADER, scale.heights[row])
        is_chosen = track.key == looks.track
        if is_chosen:
            painter.fillRect(box, mixed(colors.surface, colors.accent, 0.10))
        _, edge = block_colors(track.hue, colors)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawEllipse(QPointF(Space.L, box.center().y()), 4, 4)
        painter.setPen(QColor(colors.text))
        painter.setFont(scaled_font(looks.font, TextRole.STRONG if is_chosen else TextRole.BODY))
        text = box.adjusted(Space.L + Space.M, 0, -Space.S, 0)
        name = painter.fontMetrics().elidedText(track.name, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        painter.fillRect(QRectF(0, box.bottom() - 1, HEADER, 1), QColor(colors.line))
    painter.restore()
    painter.fillRect(QRectF(HEADER - 1, 0, 1, room.height()), QColor(colors.line))


def paint_playhead(painter: QPainter, scale: Scale, looks: Looks, playhead: float, room: QRectF) -> None:
    """Paint the playhead, which moves more often than all the rest."""
    content = QRectF(HEADER, 0, room.width() - HEADER, room.height())
    x = HEADER + scale.x_of(playhead) - looks.shift_x
    if not HEADER - 1 <= x <= content.right():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(content.adjusted(-6, 0, 0, 0))
    accent = QColor(looks.colors.accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRect(QRectF(x - 0.75, RULER - 8, 1.5, content.height()))
    top = RULER - 14
    head = QPolygonF(
        [QPointF(x - 6, top), QPointF(x + 6, top), QPointF(x + 6, top + 6), QPointF(x, top + 12)]
    )
    head.append(QPointF(x - 6, top + 6))
    painter.drawPolygon(head)
    if looks.has_focus:
        painter.setPen(QPen(QColor(looks.colors.text), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(head)
    painter.restore()
