"""One picture as large as there is room, with round corners; new ones take its place without a flicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from studio.icons import icon_pixmap
from studio.theme import RADIUS_LARGE, colors_of
from studio.widgets.face_wall.tiles import round_tile

if TYPE_CHECKING:
    import numpy as np

_MARK = 28


class FaceView(QWidget):
    """A square picture.

    Signals:
        dragAsked(): the person drags the picture away.
    """

    accessible_role = QAccessible.Role.Graphic

    dragAsked = Signal()

    def __init__(self, name: str, smallest: int = 96, parent: QWidget | None = None) -> None:
        """Make it, empty; `name` is told to screen readers."""
        super().__init__(parent)
        self._pixels: np.ndarray | None = None
        self._tile: QPixmap | None = None
        self._is_wrong = False
        self._press = None
        self.setAccessibleName(name)
        self.setMinimumSize(smallest, smallest)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pixels(self) -> np.ndarray | None:
        """(S, S, 3) uint8, what it shows."""
        return self._pixels

    def show_pixels(self, pixels: np.ndarray | None) -> None:
        """Show a picture of (S, S, 3) uint8, or none."""
        self._pixels, self._tile, self._is_wrong = pixels, None, False
        self.update()

    def show_problem(self) -> None:
        """There will be no picture."""
        self.show_pixels(None)
        self._is_wrong = True

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def heightForWidth(self, width: int) -> int:
        return width

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None or self._pixels is None:
            return
        if (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self.dragAsked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, ratio = colors_of(self), self.devicePixelRatioF()
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pixels is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(box, RADIUS_LARGE, RADIUS_LARGE)
            name, color = ("error", colors.danger) if self._is_wrong else ("faces", colors.outline)
            mark = icon_pixmap(name, color, _MARK, ratio)
            painter.drawPixmap(round(box.center().x() - _MARK / 2), round(box.center().y() - _MARK / 2), mark)
            return
        if self._tile is None or self._tile.width() != round(side * ratio):
            self._tile = round_tile(self._pixels, side, ratio, RADIUS_LARGE)
        painter.drawPixmap(box.topLeft(), self._tile)
