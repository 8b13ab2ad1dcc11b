"""Paints the rows of a job list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gan.engine.job import JobState
from studio.icons import icon_pixmap
from studio.theme import DARK, LIGHT, RADIUS, Colors, Space, mixed
from studio.widgets.job_list.item import Action, JobItem
from studio.widgets.job_list.layout import THUMBNAIL_SIDE, RowFonts, RowLayout, wrapped
from studio.widgets.job_list.model import ItemRole

_ICON_SIDE = 17
_MARK_SIDE = 15
_FILM_MARK = 18
_FADE = 28  # width over which a name vanishes under the buttons
_CORNER = 6


@dataclass
class Hover:
    """What the pointer is over: the row (-1 for none), how far it has faded in, and the button."""

    row: int = -1
    level: float = 0.0
    action: Action | None = None


class JobDelegate(QStyledItemDelegate):
    """Paints items from their values alone; buttons appear in the row under the pointer.

    Attributes:
        hover: set by the view.
    """

    def __init__(
        self, thumbnail: Callable[[Path, int, float], QPixmap | None], parent: QObject | None = None
    ) -> None:
        """`thumbnail(source, side, pixel ratio)` gives a picture, or None as long as there is none."""
        super().__init__(parent)
        self._thumbnail = thumbnail
        self.hover = Hover()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row without a message; `RowHeights` sets the others."""
        return QSize(option.rect.width(), RowFonts.of(option.font).plain_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        item: JobItem = index.data(ItemRole)
        fonts = RowFonts.of(option.font)
        layout = RowLayout.of(item, option.rect, fonts)
        colors = DARK if option.palette.window().color().lightness() < 128 else LIGHT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter, option, layout, index.row(), colors)
        self._paint_thumbnail(painter, item, layout, colors)
        _paint_text(painter, item, layout, fonts, colors)
        if item.is_working:
            _paint_bar(painter, item, layout, colors)
        if index.row() == self.hover.row:
            self._paint_buttons(painter, layout, ground, colors)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, layout: RowLayout, row: int, colors: Colors
    ) -> QColor:
        """The card behind the row; returns its colour."""
        ground = QColor(colors.surface)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = mixed(colors.surface, colors.accent, 0.15)
        elif row == self.hover.row:
            ground = mixed(colors.surface, colors.raised, 0.75 * self.hover.level)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QColor(colors.accent) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(layout.card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        return ground

    def _paint_thumbnail(self, painter: QPainter, item: JobItem, layout: RowLayout, colors: Colors) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._thumbnail(item.source, THUMBNAIL_SIDE, ratio)
        box = QRectF(layout.thumbnail)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(box, _CORNER, _CORNER)
            _paint_icon(painter, "picture", colors.soft, layout.thumbnail, 22)
            return
        path = QPainterPath()
        path.addRoundedRect(box, _CORNER, _CORNER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(path)
        painter.drawPixmap(box, pixmap, _middle_square(pixmap))
        painter.restore()
        if item.unit:
            _paint_film_mark(painter, layout.thumbnail)

    def _paint_buttons(self, painter: QPainter, layout: RowLayout, ground: QColor, colors: Colors) -> None:
        if not layout.buttons:
            return
        painter.setOpacity(self.hover.level)
        first = layout.buttons[0][1]
        veil = QRect(
            first.left() - _FADE, first.top(), layout.card.right() - first.left() + _FADE - 4, first.height()
        )
        fade = QLinearGradient(QPointF(veil.left(), 0), QPointF(veil.left() + _FADE, 0))
        clear = QColor(ground)
        clear.setAlpha(0)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        painter.fillRect(veil, fade)
        for action, box in layout.buttons:
            is_over = action is self.hover.action
            if is_over:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(mixed(ground.name(), colors.text, 0.12))
                painter.drawRoundedRect(box, _CORNER, _CORNER)
            _paint_icon(painter, action.icon, colors.text if is_over else colors.soft, box, _ICON_SIDE)
        painter.setOpacity(1.0)


def _paint_text(painter: QPainter, item: JobItem, layout: RowLayout, fonts: RowFonts, colors: Colors) -> None:
    painter.setFont(fonts.name)
    painter.setPen(QColor(colors.text))
    _paint_line(painter, layout.name, item.source.name, Qt.TextElideMode.ElideMiddle)
    painter.setFont(fonts.small)
    painter.setPen(QColor(colors.soft))
    _paint_line(painter, layout.size, item.size_words() or " ")
    if not item.error:
        _paint_state(painter, item, layout.state, colors)
    if item.message:
        painter.setPen(QColor(colors.danger if item.error else colors.warning))
        lines, _ = wrapped(item.message, fonts.small, layout.message.width())
        lines.draw(painter, QPointF(layout.message.topLeft()))


def _paint_state(painter: QPainter, item: JobItem, box: QRect, colors: Colors) -> None:
    """The line that says what is going on, with a mark for what is done or going on."""
    if item.state is JobState.DONE:
        mark = QRect(box.left(), box.top(), _MARK_SIDE, box.height())
        _paint_icon(painter, "done", colors.accent, mark, _MARK_SIDE)
        box = box.adjusted(_MARK_SIDE + Space.XS, 0, 0, 0)
    painter.setPen(QColor(colors.accent if item.is_working else colors.soft))
    _paint_line(painter, box, item.state_words())


def _paint_line(
    painter: QPainter, box: QRect, text: str, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    shown = painter.fontMetrics().elidedText(text, cut, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_bar(painter: QPainter, item: JobItem, layout: RowLayout, colors: Colors) -> None:
    box = QRectF(layout.bar)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mixed(colors.surface, colors.text, 0.14))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    box.setWidth(max(box.height(), box.width() * min(1.0, item.fraction)))
    painter.setBrush(QColor(colors.accent))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _paint_icon(painter: QPainter, name: str, color: str, box: QRect, side: int) -> None:
    pixmap = icon_pixmap(name, color, side, painter.device().devicePixelRatioF())
    center = box.center()
    painter.drawPixmap(center.x() + 1 - side // 2, center.y() + 1 - side // 2, pixmap)


def _paint_film_mark(painter: QPainter, box: QRect) -> None:
    """A small triangle in the corner says that it moves."""
    mark = QRect(box.right() - _FILM_MARK - 3, box.bottom() - _FILM_MARK - 3, _FILM_MARK, _FILM_MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(mark)
    _paint_icon(painter, "play", "#ffffff", mark, _FILM_MARK - 7)


def _middle_square(pixmap: QPixmap) -> QRectF:
    """The largest square in the middle of a picture, in its own pixels."""
    side = min(pixmap.width(), pixmap.height())
    return QRectF((pixmap.width() - side) / 2, (pixmap.height() - side) / 2, side, side)
