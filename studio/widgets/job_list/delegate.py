"""Paints the rows of a job list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gan.engine.job import JobState
from studio.theme import Colors
from studio.widgets.job_list.item import Action, JobItem
from studio.widgets.job_list.layout import THUMBNAIL_SIDE, RowFonts, RowLayout, wrapped
from studio.widgets.job_list.model import ItemRole
from studio.widgets.row_painting import (
    paint_bar,
    paint_buttons,
    paint_done,
    paint_ground,
    paint_icon,
    paint_line,
    row_colors,
)

_FILM_MARK = 18
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
        colors = row_colors(option)
        hover = self.hover.level if index.row() == self.hover.row else 0.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = paint_ground(painter, option, layout.card, hover, colors)
        self._paint_thumbnail(painter, item, layout, colors)
        _paint_text(painter, item, layout, fonts, colors)
        if item.is_working:
            paint_bar(painter, layout.bar, item.fraction, colors)
        if index.row() == self.hover.row:
            painter.setOpacity(self.hover.level)
            end = layout.card.right() - 4
            paint_buttons(painter, layout.buttons, self.hover.action, end, ground, colors)
        painter.restore()

    def _paint_thumbnail(self, painter: QPainter, item: JobItem, layout: RowLayout, colors: Colors) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._thumbnail(item.source, THUMBNAIL_SIDE, ratio)
        box = QRectF(layout.thumbnail)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(box, _CORNER, _CORNER)
            paint_icon(painter, "picture", colors.soft, layout.thumbnail, 22)
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


def _paint_text(painter: QPainter, item: JobItem, layout: RowLayout, fonts: RowFonts, colors: Colors) -> None:
    painter.setFont(fonts.name)
    painter.setPen(QColor(colors.text))
    paint_line(painter, layout.name, item.source.name, Qt.TextElideMode.ElideMiddle)
    painter.setFont(fonts.small)
    painter.setPen(QColor(colors.soft))
    paint_line(painter, layout.size, item.about_words() or " ")
    if not item.error:
        _paint_state(painter, item, layout.state, colors)
    if item.message:
        painter.setPen(QColor(colors.danger if item.error else colors.warning))
        lines, _ = wrapped(item.message, fonts.small, layout.message.width())
        lines.draw(painter, QPointF(layout.message.topLeft()))


def _paint_state(painter: QPainter, item: JobItem, box: QRect, colors: Colors) -> None:
    """The line that says what is going on, with a mark for what is done or going on."""
    if item.state is JobState.DONE:
        box = paint_done(painter, box, colors)
    painter.setPen(QColor(colors.accent if item.is_working else colors.soft))
    paint_line(painter, box, item.state_words())


def _paint_film_mark(painter: QPainter, box: QRect) -> None:
    """A small triangle in the corner says that it moves."""
    mark = QRect(box.right() - _FILM_MARK - 3, box.bottom() - _FILM_MARK - 3, _FILM_MARK, _FILM_MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(mark)
    paint_icon(painter, "play", "#ffffff", mark, _FILM_MARK - 7)


def _middle_square(pixmap: QPixmap) -> QRectF:
    """The largest square in the middle of a picture, in its own pixels."""
    side = min(pixmap.width(), pixmap.height())
    return QRectF((pixmap.width() - side) / 2, (pixmap.height() - side) / 2, side, side)
