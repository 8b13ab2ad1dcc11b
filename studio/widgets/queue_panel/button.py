"""The button of the queue: an icon while nothing is to be done, else a number in a ring of progress."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.icons import icon_pixmap
from studio.language import joined, tr, with_keys
from studio.queue.totals import Totals, totals_words
from studio.theme import Space, TextRole, colors_of, mixed, scaled_font
from studio.widgets.glow_button import GlowButton

_SIDE = 36
_RING = 2.5
_ICON_SIDE = 19
_MOST_SHOWN = 99


class QueueButton(GlowButton):
    """Shows where the whole queue stands; checked while the panel is open."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._totals = Totals()
        self._has_news = False
        self.setCheckable(True)
        self.setFont(scaled_font(self.font(), TextRole.TINY))
        self.show_totals(Totals())

    def show_totals(self, totals: Totals, has_news: bool = False) -> None:
        """Show numbers; `has_news` puts a dot to the icon: something waits for the person."""
        self._totals, self._has_news = totals, has_news
        spoken = totals_words(totals) if totals.active else tr("Nothing to do")
        self.setAccessibleName(tr("Queue"))
        self.setAccessibleDescription(spoken)
        self.setToolTip(joined((with_keys(tr("Queue"), self._keys), spoken), "\n"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + Space.XS, _SIDE + Space.XS)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF((self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2, _SIDE, _SIDE).adjusted(
            2, 2, -2, -2
        )
        ground = QColor(colors.accent if self.isChecked() else colors.text)
        ground.setAlphaF(0.16 if self.isChecked() or self.isDown() else 0.10 * self._glow)
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(box)
        if self._totals.active:
            self._paint_ring(painter, box.adjusted(2, 2, -2, -2))
        else:
            self._paint_icon(painter, box)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        colors, totals = colors_of(self), self._totals
        color = colors.soft if totals.is_standing_still else colors.accent
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mixed(colors.surface, colors.text, 0.14), _RING))
        painter.drawEllipse(box)
        pen = QPen(QColor(color), _RING)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(max(0.02, totals.fraction) * 360 * 16))
        painter.setPen(QColor(colors.text))
        shown = str(totals.active) if totals.active <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_icon(self, painter: QPainter, box: QRectF) -> None:
        colors = colors_of(self)
        color = colors.accent if self.isChecked() else mixed(colors.soft, colors.text, self._glow).name()
        left, top = (self.width() - _ICON_SIDE) // 2, (self.height() - _ICON_SIDE) // 2
        painter.drawPixmap(left, top, icon_pixmap("queue", color, _ICON_SIDE, self.devicePixelRatioF()))
        if self._has_news:
            painter.setPen(QPen(QColor(colors.surface), 2))
            painter.setBrush(QColor(colors.accent))
            painter.drawEllipse(QRectF(box.right() - 11, box.top() + 1, 10, 10))
