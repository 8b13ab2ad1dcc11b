"""How a cell of a wall looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from studio.icons import icon_pixmap
from studio.language import tr
from studio.theme import RADIUS, Colors, Space, TextRole, scaled_font

BADGE = 26
_BADGE_ICON = 16
_LIFT = 0.035  # of the side, on every edge
_RING = 2.5


@dataclass(frozen=True)
class Cell:
    """What is to be painted of one cell.

    Attributes:
        box: where it lies in the viewport.
        tile: its picture, if there is one.
        before: what it showed before, beneath `tile` while that fades in.
        fade, lift: 0..1.
        problem: why there is no picture.
        is_chosen, is_current: of the selection; the one that the keyboard is at.
        is_locked, is_favourite: its badges.
        is_hovered: the pointer is over it: badges that can be pressed show, too.
        is_target: a face is dragged over it.
    """

    box: QRect
    tile: QPixmap | None
    before: QPixmap | None = None
    fade: float = 1.0
    lift: float = 0.0
    problem: str = ""
    is_chosen: bool = False
    is_current: bool = False
    is_locked: bool = False
    is_favourite: bool = False
    is_hovered: bool = False
    is_target: bool = False


def has_badges(box: QRect) -> bool:
    """Whether a cell is large enough for its badges."""
    return box.width() >= 2 * BADGE + 16


def lock_box(box: QRect) -> QRect:
    """Where the lock of a cell lies."""
    return QRect(box.right() - BADGE - 4, box.top() + 6, BADGE, BADGE)


def heart_box(box: QRect) -> QRect:
    """Where the heart of a cell lies."""
    return QRect(box.left() + 6, box.top() + 6, BADGE, BADGE)


def paint_cell(painter: QPainter, cell: Cell, colors: Colors, font: QFont, ratio: float) -> None:
    """Paint one cell, its rings and its badges."""
    grow = cell.box.width() * _LIFT * cell.lift
    box = QRectF(cell.box).adjusted(-grow, -grow, grow, grow)
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.tile is None or cell.fade < 1:
        painter.setBrush(QColor(colors.raised))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    if cell.before is not None and cell.fade < 1:
        _paint_tile(painter, cell.before, cell.box, box)
    if cell.tile is not None:
        painter.setOpacity(cell.fade)
        _paint_tile(painter, cell.tile, cell.box, box)
        painter.setOpacity(1.0)
    elif cell.problem:
        _paint_problem(painter, box, colors, ratio)
    _paint_rings(painter, cell, box, colors)
    if cell.is_target:
        _paint_target(painter, box, colors, font, ratio)
    else:
        _paint_badges(painter, cell, box.toRect(), colors, ratio)


def _paint_tile(painter: QPainter, tile: QPixmap, rest: QRect, box: QRectF) -> None:
    if box.width() == rest.width():
        painter.drawPixmap(rest.topLeft(), tile)
    else:
        painter.drawPixmap(box, tile, QRectF(tile.rect()))


def _paint_problem(painter: QPainter, box: QRectF, colors: Colors, ratio: float) -> None:
    side = 22
    mark = icon_pixmap("error", colors.danger, side, ratio)
    painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), mark)


def _paint_rings(painter: QPainter, cell: Cell, box: QRectF, colors: Colors) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if cell.is_chosen or cell.is_current:
        painter.setPen(QPen(QColor(colors.accent), _RING if cell.is_chosen else 1.5))
        outside = 3.0
        painter.drawRoundedRect(
            box.adjusted(-outside, -outside, outside, outside), RADIUS + outside, RADIUS + outside
        )
        if cell.is_chosen and cell.is_current:
            paint_keyboard(painter, box, colors)
    elif cell.is_locked:
        painter.setPen(QPen(QColor(colors.accent), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)


def paint_keyboard(painter: QPainter, box: QRectF, colors: Colors) -> None:
    """A fine line around the frame of what is chosen: the keyboard is here."""
    painter.setPen(QPen(QColor(colors.text), 1.25))
    painter.drawRoundedRect(box.adjusted(-5.4, -5.4, 5.4, 5.4), RADIUS + 5, RADIUS + 5)


def _paint_target(painter: QPainter, box: QRectF, colors: Colors, font: QFont, ratio: float) -> None:
    """Say what letting go here would do."""
    veil = QColor(colors.window)
    veil.setAlphaF(0.72)
    pen = QPen(QColor(colors.accent), 2)
    painter.setPen(pen)
    painter.setBrush(veil)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    side = 24
    middle = box.center()
    painter.drawPixmap(
        QPointF(middle.x() - side / 2, middle.y() - side), icon_pixmap("mix", colors.accent, side, ratio)
    )
    painter.setFont(scaled_font(font, TextRole.SMALL))
    painter.setPen(QColor(colors.text))
    below = QRectF(box.left(), middle.y() + Space.XS, box.width(), 24)
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, tr("Mix"))


def _paint_badges(painter: QPainter, cell: Cell, box: QRect, colors: Colors, ratio: float) -> None:
    if cell.tile is None or not has_badges(box):
        return
    if cell.is_locked or cell.is_hovered:
        color = colors.accent if cell.is_locked else colors.text
        _paint_badge(painter, lock_box(box), "lock", color, colors, ratio)
    if cell.is_favourite or cell.is_hovered:
        name = "heart_full" if cell.is_favourite else "heart"
        color = colors.accent if cell.is_favourite else colors.text
        _paint_badge(painter, heart_box(box), name, color, colors, ratio)


def _paint_badge(painter: QPainter, box: QRect, name: str, color: str, colors: Colors, ratio: float) -> None:
    ground = QColor(colors.surface)
    ground.setAlphaF(0.88)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box)
    inset = (BADGE - _BADGE_ICON) // 2
    painter.drawPixmap(box.left() + inset, box.top() + inset, icon_pixmap(name, color, _BADGE_ICON, ratio))
