"""A sheet of samples, as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.language import tr
from studio.theme import RADIUS, Space, colors_of


class SheetView(QWidget):
    """A sheet of samples, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setAccessibleName(tr("Samples of what it has learned so far"))
        self.setMinimumSize(200, 200)

    def show_image(self, image: QImage | None) -> None:
        """Show another sheet."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QColor(colors.line))
        painter.setBrush(QColor(colors.surface))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self._image is None or self._image.isNull():
            painter.setPen(QColor(colors.soft))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Samples appear here"))
            return
        room = self.rect().adjusted(Space.S, Space.S, -Space.S, -Space.S)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(room).center())
        painter.drawImage(place, self._image)
