"""How a cell of the library looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from studio.icons import icon_pixmap
from studio.language import number_words, tr
from studio.library.item import Item, Kind
from studio.theme import RADIUS, Colors, Space, TextRole, mixed, scaled_font
from studio.widgets.face_wall.painter import paint_keyboard
from studio.workspaces.library.cells import Cell
from studio.workspaces.library.phrases import when_words

BADGE = 26
_BADGE_ICON = 16
_RING = 2.5
_MARK = 30
KIND_ICONS = {
    Kind.PICTURE: "picture",
    Kind.FILM: "play",
    Kind.FACES: "faces",
    Kind.CLIP: "cartoon",
    Kind.READING: "handwriting",
}


@dataclass(frozen=True)
class Look:
    """What is to be known to paint any cell.

    Attributes:
        colors: of the theme.
        ratio: device pixels to each of ours.
        title, small: the fonts of the words below.
        titles, smalls: their measures.
    """

    colors: Colors
    ratio: float
    title: QFont
    small: QFont
    titles: QFontMetrics
    smalls: QFontMetrics

    @classmethod
    def of(cls, colors: Colors, font: QFont, ratio: float) -> Look:
        """The look in a widget's font."""
        small = scaled_font(font, TextRole.SMALL)
        return cls(colors, ratio, font, small, QFontMetrics(font), QFontMetrics(small))


@dataclass(frozen=True)
class Mood:
    """What the person does with a cell.

    Attributes:
        is_chosen, is_current: of the selection; the one that the keyboard is at.
        is_hovered: the pointer is over it.
    """

    is_chosen: bool = False
    is_current: bool = False
    is_hovered: bool = False


def star_box(picture: QRect) -> QRect:
    """Where the star of a cell lies."""
    return QRect(picture.right() - BADGE - 4, picture.top() + 6, BADGE, BADGE)


def paint_cell(
    painter: QPainter, box: QRect, known: tuple[Cell, QPixmap | None] | None, mood: Mood, look: Look
) -> None:
    """Paint one cell; before it has come, a place for it.

    Args:
        painter: of the viewport.
        box: of the picture there; the words stand below.
        known: the cell and its tile, once they have come.
        mood, look: how.
    """
    if known is None or known[1] is None:
        _paint_ground(painter, box, None if known is None else known[0], look)
    if known is None:
        return
    cell, tile = known
    if tile is not None:
        painter.setOpacity(0.35 if cell.is_missing else 1.0)
        if tile.width() == round(box.width() * look.ratio):
            painter.drawPixmap(box.topLeft(), _at_ratio(tile, look.ratio))
        else:  # of another size, until the right one has come
            painter.drawPixmap(QRectF(box), tile, QRectF(tile.rect()))
        painter.setOpacity(1.0)
    _paint_ring(painter, box, mood, look.colors)
    _paint_badges(painter, box, cell, mood, look)
    _paint_words(painter, box, cell.item, look)


def _at_ratio(tile: QPixmap, ratio: float) -> QPixmap:
    if tile.devicePixelRatio() != ratio:
        tile.setDevicePixelRatio(ratio)
    return tile


def _paint_ground(painter: QPainter, box: QRect, cell: Cell | None, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colors.raised))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if cell is not None:
        side = min(_MARK, box.width() // 3)
        mark = icon_pixmap(KIND_ICONS[cell.item.kind], look.colors.soft, side, look.ratio)
        painter.drawPixmap(box.center() - QPoint(side // 2, side // 2), mark)


def _paint_ring(painter: QPainter, box: QRect, mood: Mood, colors: Colors) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mood.is_chosen or mood.is_current:
        painter.setPen(QPen(QColor(colors.accent), _RING if mood.is_chosen else 1.5))
        out = 3.0
        painter.drawRoundedRect(QRectF(box).adjusted(-out, -out, out, out), RADIUS + out, RADIUS + out)
        if mood.is_chosen and mood.is_current:
            paint_keyboard(painter, QRectF(box), colors)
    elif mood.is_hovered:
        painter.setPen(QPen(QColor(colors.outline), 1.5))
        painter.drawRoundedRect(QRectF(box).adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)


def _paint_badges(painter: QPainter, box: QRect, cell: Cell, mood: Mood, look: Look) -> None:
    colors = look.colors
    if cell.item.star or mood.is_hovered:
        name = "star_full" if cell.item.star else "star"
        color = colors.accent if cell.item.star else colors.text
        _paint_badge(painter, star_box(box), name, color, look)
    lower = QRect(box.left() + 6, box.bottom() - BADGE - 4, BADGE, BADGE)
    if cell.is_missing:
        _paint_chip(painter, lower.topLeft(), tr("Missing"), colors.warning, look)
    elif cell.moves:
        _paint_badge(painter, lower, "play", colors.text, look)
    elif (several := len(cell.item.outputs)) > 1:
        _paint_chip(painter, lower.topLeft(), number_words(several), colors.text, look)


def _paint_badge(painter: QPainter, box: QRect, name: str, color: str, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_veil(look.colors))
    painter.drawEllipse(box)
    inset = (BADGE - _BADGE_ICON) // 2
    mark = icon_pixmap(name, color, _BADGE_ICON, look.ratio)
    painter.drawPixmap(box.left() + inset, box.top() + inset, mark)


def _paint_chip(painter: QPainter, place: QPoint, words: str, color: str, look: Look) -> None:
    """A few words on a round ground."""
    width = look.smalls.horizontalAdvance(words) + 2 * Space.S
    box = QRect(place.x(), place.y() + 2, max(width, BADGE - 4), BADGE - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_veil(look.colors))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(look.small)
    painter.setPen(QColor(color))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _veil(colors: Colors) -> QColor:
    ground = QColor(colors.surface)
    ground.setAlphaF(0.9)
    return ground


def _paint_words(painter: QPainter, box: QRect, item: Item, look: Look) -> None:
    line = QRect(box.left() + 1, box.bottom() + 1 + Space.S - 2, box.width() - 2, look.titles.height())
    _paint_line(painter, line, item.title, look.title, look.titles, look.colors.text, _cut_of(item))
    below = QRect(line.left(), line.bottom() + 2, line.width(), look.smalls.height())
    _paint_line(painter, below, when_words(item.made), look.small, look.smalls, look.colors.soft)


def _cut_of(item: Item) -> Qt.TextElideMode:
    """Names of files tell most at both ends, sentences at their beginning."""
    is_sentence = item.kind in (Kind.CLIP, Kind.FACES)
    return Qt.TextElideMode.ElideRight if is_sentence else Qt.TextElideMode.ElideMiddle


def _paint_line(
    painter: QPainter,
    box: QRect,
    words: str,
    font: QFont,
    metrics: QFontMetrics,
    color: str,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = metrics.elidedText(words, cut, box.width())
    painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), shown)


def paint_date(painter: QPainter, right: int, top: int, words: str, look: Look, opacity: float) -> None:
    """The date of what is at the top, beside the scroll bar, while the person scrolls.

    Args:
        painter: of the viewport.
        right, top: of the pill.
        words: the date.
        look: see `Look`.
        opacity: 0..1.
    """
    width = look.titles.horizontalAdvance(words) + 2 * Space.M
    box = QRect(right - width, top, width, 30)
    painter.setOpacity(opacity)
    painter.setPen(QColor(look.colors.outline))
    painter.setBrush(mixed(look.colors.surface, look.colors.raised, 0.5))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 15, 15)
    painter.setFont(look.title)
    painter.setPen(QColor(look.colors.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.setOpacity(1.0)
