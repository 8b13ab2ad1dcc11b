"""What the rows of lists have in common: ground, one line of text, progress, icons and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from studio.icons import icon_pixmap
from studio.theme import DARK, LIGHT, RADIUS, Colors, Space, mixed

MARK_SIDE = 15  # of the mark that says done
_MARK_ROOM = 3
_ICON_SIDE = 17
_CORNER = 6
_FADE = 28  # width over which a name vanishes under the buttons


class RowAction(Protocol):
    """What a button of a row does."""

    @property
    def icon(self) -> str:
        """Name of its icon."""


Button = TypeVar("Button", bound=RowAction)


def row_colors(option: QStyleOptionViewItem) -> Colors:
    """The theme that a view is painted in."""
    return DARK if option.palette.window().color().lightness() < 128 else LIGHT


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, card: QRect, hover: float, colors: Colors
) -> QColor:
    """The card behind a row, `hover` (0..1) of the way to being pointed at; returns its colour."""
    ground = mixed(colors.surface, colors.raised, 0.75 * hover)
    if option.state & QStyle.StateFlag.State_Selected:
        ground = mixed(colors.surface, colors.accent, 0.15)
    focused = option.state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QColor(colors.accent) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    return ground


def paint_buttons(
    painter: QPainter,
    buttons: Sequence[tuple[Button, QRect]],
    pointed_at: Button | None,
    right: int,
    ground: QColor,
    colors: Colors,
) -> None:
    """Buttons over the end of a row, on a veil of its ground that reaches to `right`."""
    if not buttons:
        return
    first = buttons[0][1]
    veil = QRect(first.left() - _FADE, first.top(), right - first.left() + _FADE, first.height())
    fade = QLinearGradient(QPointF(veil.left(), 0), QPointF(veil.left() + _FADE, 0))
    clear = QColor(ground)
    clear.setAlpha(0)
    fade.setColorAt(0, clear)
    fade.setColorAt(1, ground)
    painter.fillRect(veil, fade)
    for action, box in buttons:
        is_over = action is pointed_at
        if is_over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(ground.name(), colors.text, 0.12))
            painter.drawRoundedRect(box, _CORNER, _CORNER)
        paint_icon(painter, action.icon, colors.text if is_over else colors.soft, box, _ICON_SIDE)


def paint_line(
    painter: QPainter, box: QRect, text: str, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    """One line of text in the painter's font and pen, cut to its box."""
    shown = painter.fontMetrics().elidedText(text, cut, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_bar(painter: QPainter, place: QRect, fraction: float, colors: Colors) -> None:
    """A bar of progress, 0..1."""
    box = QRectF(place)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(colors.surface, colors.text, 0.14))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    box.setWidth(max(box.height(), box.width() * min(1.0, fraction)))
    painter.setBrush(QColor(colors.accent))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def paint_done(painter: QPainter, box: QRect, colors: Colors) -> QRect:
    """The mark that says done, at the left of a line; returns what is left of the line.

    The drawing has room around it: the mark itself begins where words above and below do.
    """
    mark = QRect(box.left() - _MARK_ROOM, box.top(), MARK_SIDE, box.height())
    paint_icon(painter, "done", colors.accent, mark, MARK_SIDE)
    return box.adjusted(MARK_SIDE + Space.XS - _MARK_ROOM, 0, 0, 0)


def paint_icon(painter: QPainter, name: str, color: str, box: QRect, side: int) -> None:
    """An icon in the middle of a box."""
    pixmap = icon_pixmap(name, color, side, painter.device().devicePixelRatioF())
    center = box.center()
    painter.drawPixmap(center.x() + 1 - side // 2, center.y() + 1 - side // 2, pixmap)
