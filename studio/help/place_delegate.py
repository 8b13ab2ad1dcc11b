"""Paints a place in the help: its heading, and below it, more quietly, the page that it is on."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.theme import RADIUS, Space, TextRole, colors_of, mixed, scaled_font

PAGE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The title of the page, where it is not the text of the item itself."""

_TALL = 10_000
_WRAP = Qt.TextFlag.TextWordWrap
_Index = QModelIndex | QPersistentModelIndex


class PlaceDelegate(QStyledItemDelegate):
    """A heading, which takes as many lines as it needs, and the page in a small line of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = option.widget.viewport().width()
        return QSize(width, self._title_box(option, index, width).bottom() + self._page_height(option, index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colors = colors_of(option.widget)
        title = self._title_box(option, index, option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(colors.surface, colors.accent, 0.18) if chosen else QColor(colors.raised))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), RADIUS, RADIUS)
        painter.translate(option.rect.topLeft())
        can_be_chosen = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        painter.setPen(QColor(colors.text if can_be_chosen else colors.soft))
        painter.setFont(option.font)
        painter.drawText(title, _WRAP, index.data())
        small = scaled_font(option.font, TextRole.SMALL)
        page = QRect(title.left(), title.bottom() + 2, title.width(), QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(QColor(colors.soft))
        painter.drawText(page, 0, index.data(PAGE_ROLE) or "")
        painter.restore()

    def _title_box(self, option: QStyleOptionViewItem, index: _Index, width: int) -> QRect:
        """Of an item at the origin."""
        room = QRect(Space.S, Space.S - 1, width - 2 * Space.S, _TALL)
        height = QFontMetrics(option.font).boundingRect(room, _WRAP, index.data()).height()
        return QRect(room.left(), room.top(), room.width(), height)

    def _page_height(self, option: QStyleOptionViewItem, index: _Index) -> int:
        if not index.data(PAGE_ROLE):
            return Space.S
        return QFontMetrics(scaled_font(option.font, TextRole.SMALL)).height() + Space.S + 2
