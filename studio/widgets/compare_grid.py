"""Several versions of one picture side by side, under one zoom; one is chosen by a click."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from studio.language import again, joined, tr
from studio.widgets.compare_overlay import draw_message, draw_pill, zoom_text
from studio.widgets.pane_renderer import PaneRenderer, Scene, picture_rect
from studio.widgets.pyramid import Pyramid, build_pyramid
from studio.widgets.viewport import Placement
from studio.widgets.zoom_pan import ZoomPanArea

GAP = 2
_SQUARES_ABOVE = 2.0  # from this zoom on single pixels are looked at
_CORNER_NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CORNER_MARK = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_CORNER_ZOOM = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
_FIRST_KEY, _LAST_KEY = Qt.Key.Key_1, Qt.Key.Key_9


@dataclass
class _Cell:
    words: str
    renderer: PaneRenderer
    pyramid: Pyramid | None = None
    message: str = ""


class CompareGrid(ZoomPanArea):
    """Shows versions of a picture in cells of one size; zoom and movement (see ZoomPanArea) are those of all.

    A click, or its number with Alt, chooses a version.

    Attributes:
        current: the version that is marked as the one in use; -1 for none.

    Signals:
        chosen(int): the person chose this version.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: list[_Cell] = []
        self.current = -1
        self._hovered = -1
        self._pressed_at: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Versions of the picture"))
        self.setToolTip(tr("Click the one to use; drag to move, turn the wheel to zoom"))

    # What is shown

    def show_cells(self, names: Sequence[str], size: tuple[int, int], current: int = -1) -> None:
        """Make a cell for each version; the pictures, of `size` pixels (width, height), follow."""
        self._cells = [_Cell(name, PaneRenderer(), message="…") for name in names]
        self.current, self._hovered = current, -1
        self.setAccessibleDescription(joined(names, ", "))
        self.sync_pane()
        self.set_content(size)
        self.go_to(self.viewport.zoomed(self.viewport.place, 1.0, self._middle()), eased=False)

    def retell(self) -> None:
        """Name the versions in another language."""
        for cell in self._cells:
            cell.words, cell.message = again(cell.words), again(cell.message)

    def set_pixels(self, index: int, pixels: np.ndarray) -> None:
        """Show a version: (h, w, 3) uint8."""
        cell = self._cells[index]
        cell.pyramid, cell.message = build_pyramid(pixels), ""
        cell.renderer.clear()
        self.update()

    def set_message(self, index: int, sentence: str) -> None:
        """Say in place of a version why there is none."""
        self._cells[index].message = sentence
        self.update()

    # Geometry, in screen pixels

    def columns(self) -> int:
        """Cells a row."""
        return self._columns_for(max(1, len(self._cells)))

    def pane_size(self) -> QSize:
        """The size of a cell."""
        return self.pane_size_for(max(1, len(self._cells)))

    def _columns_for(self, count: int) -> int:
        """So many that cells come close to 4:3."""
        size = self.screen_size()
        return min(range(1, count + 1), key=lambda columns: _unlike(size, columns, -(-count // columns)))

    def pane_size_for(self, count: int) -> QSize:
        """The size that cells have when there are so many."""
        size, columns = self.screen_size(), self._columns_for(count)
        rows = -(-count // columns)
        return QSize(
            max(1, (size.width() - GAP * (columns - 1)) // columns),
            max(1, (size.height() - GAP * (rows - 1)) // rows),
        )

    def cell_rect(self, index: int) -> QRect:
        """Where a cell lies."""
        row, column = divmod(index, self.columns())
        size = self.pane_size()
        return QRect(column * (size.width() + GAP), row * (size.height() + GAP), size.width(), size.height())

    def cell_at(self, position: QPointF) -> int:
        """The cell at a position of the widget; -1 for none."""
        place = (position * self.devicePixelRatioF()).toPoint()
        return next((i for i in range(len(self._cells)) if self.cell_rect(i).contains(place)), -1)

    def to_pane(self, position: QPointF) -> tuple[float, float]:
        """A position in the widget as one in the cell under it."""
        x, y = super().to_pane(position)
        index = self.cell_at(position)
        corner = self.cell_rect(max(0, index)).topLeft()
        return x - corner.x(), y - corner.y()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every cell, its name, and which one is in use or would be chosen."""
        ratio = self.devicePixelRatioF()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        for index, cell in enumerate(self._cells):
            rect = self.cell_rect(index)
            painter.save()
            painter.scale(1 / ratio, 1 / ratio)
            painter.setClipRect(rect)
            self._paint_picture(painter, cell, rect)
            painter.restore()
            self._paint_words(painter, index, cell, _logical(rect, ratio))
        if self._cells:
            draw_pill(painter, self.rect(), _CORNER_ZOOM, zoom_text(self.zoom), self.palette())

    def _paint_picture(self, painter: QPainter, cell: _Cell, rect: QRect) -> None:
        if cell.pyramid is None:
            return
        place = self.viewport.place
        place = Placement(place.zoom, round(place.x), round(place.y))
        size = (cell.pyramid.width, cell.pyramid.height)
        area = picture_rect(size, place) & QRect(0, 0, rect.width(), rect.height())
        scene = Scene(cell.pyramid, place, area, smooth=place.zoom <= _SQUARES_ABOVE)
        rendered = cell.renderer.image(scene, area)
        if rendered is not None:
            painter.drawImage(rendered.rect.topLeft() + rect.topLeft(), rendered.image)

    def _paint_words(self, painter: QPainter, index: int, cell: _Cell, room: QRect) -> None:
        palette = self.palette()
        if cell.pyramid is None:
            draw_message(painter, room, cell.message, palette)
        draw_pill(painter, room, _CORNER_NAME, cell.words, palette)
        if index == self.current:
            draw_pill(painter, room, _CORNER_MARK, tr("In use"), palette)
        if index in (self.current, self._hovered) and cell.pyramid is not None:
            ink = QColor(palette.color(QPalette.ColorRole.Highlight))
            ink.setAlphaF(1.0 if index == self._hovered else 0.55)
            painter.setPen(QPen(ink, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -2, -2))

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or to choose."""
        self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show which cell would be chosen."""
        if self._pressed_at is not None:
            moved = (event.position() - self._pressed_at).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed_at = None
        self._hover(self.cell_at(event.position()))
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked; a drag chooses nothing."""
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None:
            self._pressed_at = None
            self._choose(self.cell_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has chosen already."""

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing would be chosen."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a number choose; the rest is zoom and movement."""
        is_number = _FIRST_KEY <= event.key() <= _LAST_KEY
        if is_number and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._choose(event.key() - _FIRST_KEY)
        else:
            super().keyPressEvent(event)

    def update_cursor(self, position: QPointF) -> None:
        """A hand that points, since a click chooses; one that holds while the picture is dragged."""
        if self._drag_from is not None and self._pressed_at is None:
            super().update_cursor(position)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._cells) and self._cells[index].pyramid is not None:
            self.chosen.emit(index)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def _unlike(size: QSize, columns: int, rows: int) -> float:
    """How far cells are from 4:3."""
    return abs(math.log(max(1, size.width()) / columns * rows / max(1, size.height()) * 3 / 4))


def _logical(rect: QRect, ratio: float) -> QRect:
    """Screen pixels as the widget's own coordinates."""
    left, top = round(rect.x() / ratio), round(rect.y() / ratio)
    return QRect(left, top, round(rect.width() / ratio), round(rect.height() / ratio))
