"""Paints the rows of the list of scans."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gan.engine.job import JobState
from studio.icons import icon_pixmap
from studio.language import tr
from studio.theme import Colors
from studio.widgets.job_list.layout import RowFonts, wrapped
from studio.widgets.row_painting import (
    paint_bar,
    paint_buttons,
    paint_done,
    paint_ground,
    paint_icon,
    paint_line,
    row_colors,
)
from studio.workspaces.handwriting.scan_layout import ScanLayout, scan_height
from studio.workspaces.handwriting.scan_model import ScanRole
from studio.workspaces.handwriting.scans import Scan, ScanAction, ScanDocument, first_page, message_of

_ARROW_SIDE = 16
_CORNER = 4

Index = QModelIndex | QPersistentModelIndex


@dataclass
class ScanHover:
    """What the pointer is over: the row, how far it has faded in, and the button."""

    scan: Scan | None = None
    level: float = 0.0
    action: ScanAction | None = None


class ScanDelegate(QStyledItemDelegate):
    """Paints documents and pages from their values alone.

    Attributes:
        hover: set by the view.
        open_documents: those whose pages are shown; set by the view.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.hover = ScanHover()
        self.open_documents: set[ScanDocument] = set()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the row's message needs."""
        width = self._view.width()
        return QSize(width, scan_height(index.data(ScanRole), width, RowFonts.of(self._view.font())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        scan: Scan = index.data(ScanRole)
        fonts = RowFonts.of(self._view.font())
        layout = ScanLayout.of(scan, option.rect, fonts)
        colors = row_colors(option)
        hover = self.hover.level if scan is self.hover.scan else 0.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = paint_ground(painter, option, layout.card, hover, colors)
        _paint_thumbnail(painter, scan, layout, colors)
        _paint_text(painter, scan, layout, fonts, colors)
        if not layout.arrow.isEmpty():
            self._paint_arrow(painter, scan, layout, colors)
        if scan is self.hover.scan and layout.buttons:
            painter.setOpacity(self.hover.level)
            end = layout.buttons[-1][1].right()
            paint_buttons(painter, layout.buttons, self.hover.action, end, ground, colors)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, scan: Scan, layout: ScanLayout, colors: Colors) -> None:
        painter.save()
        painter.translate(QPointF(layout.arrow.center()) + QPointF(0.5, 0.5))
        painter.rotate(0 if scan in self.open_documents else -90)
        pixmap = icon_pixmap("chevron", colors.soft, _ARROW_SIDE, painter.device().devicePixelRatioF())
        painter.drawPixmap(-_ARROW_SIDE // 2, -_ARROW_SIDE // 2, pixmap)
        painter.restore()


def _paint_thumbnail(painter: QPainter, scan: Scan, layout: ScanLayout, colors: Colors) -> None:
    page = first_page(scan)
    box = QRectF(layout.thumbnail)
    path = QPainterPath()
    path.addRoundedRect(box, _CORNER, _CORNER)
    painter.save()
    painter.setClipPath(path)
    if page is not None and page.thumbnail is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, page.thumbnail, _covering(page.thumbnail, box))
        painter.restore()
    else:
        painter.fillRect(box, QColor(colors.raised))
        painter.restore()
        paint_icon(painter, "page", colors.soft, layout.thumbnail, 20)
    painter.setPen(QColor(colors.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_text(painter: QPainter, scan: Scan, layout: ScanLayout, fonts: RowFonts, colors: Colors) -> None:
    is_document = isinstance(scan, ScanDocument)
    painter.setFont(fonts.name if is_document else fonts.small)
    painter.setPen(QColor(colors.text))
    name = scan.name if is_document else tr("Page {number}", number=scan.number)
    paint_line(painter, layout.name, name, Qt.TextElideMode.ElideMiddle)
    painter.setFont(fonts.small)
    _paint_state(painter, scan, layout, colors)
    words = scan.message if is_document else message_of(scan)
    if words:
        is_error = scan.is_failed if is_document else bool(scan.error)
        painter.setPen(QColor(colors.danger if is_error else colors.warning))
        lines, _ = wrapped(words, fonts.small, layout.message.width())
        lines.draw(painter, QPointF(layout.message.topLeft()))


def _paint_state(painter: QPainter, scan: Scan, layout: ScanLayout, colors: Colors) -> None:
    """What is going on: a mark for what is read, a bar for what is being read."""
    box = layout.state
    is_document = isinstance(scan, ScanDocument)
    pages = scan.pages if is_document else [scan]
    is_done = bool(pages) and all(page.state is JobState.DONE for page in pages)
    is_working = any(page.is_working for page in pages)
    if is_done:
        box = paint_done(painter, box, colors)
    painter.setPen(QColor(colors.accent if is_working else colors.soft))
    paint_line(painter, box, scan.state_words())
    is_begun = is_document and len(pages) > 1 and any(page.is_active for page in pages)
    if is_working or is_begun:
        paint_bar(painter, layout.bar, scan.fraction, colors)


def _covering(image: QImage, box: QRectF) -> QRectF:
    """The upper part of a picture that fills a box without being distorted."""
    factor = min(image.width() / box.width(), image.height() / box.height())
    width, height = box.width() * factor, box.height() * factor
    return QRectF((image.width() - width) / 2, 0, width, height)
