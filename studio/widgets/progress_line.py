"""A thin line that fills as work goes on."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.language import again, named, percent_words
from studio.motion import CALM_MS, Glide
from studio.theme import colors_of, mixed

_HEIGHT = 4


class ProgressLine(QWidget):
    """Shows a share, 0..1; `name` is told to screen readers with it."""

    accessible_role = QAccessible.Role.ProgressBar

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._fraction = 0.0
        self._glide = Glide(self, "fraction", CALM_MS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(0.0)

    @property
    def value(self) -> float:
        """The share that it shows, or is on its way to."""
        return self._glide.goal

    def set_value(self, fraction: float) -> None:
        """Fill up to this share."""
        self.setAccessibleName(named(self._name, percent_words(fraction)))
        self._glide.to(min(max(fraction, 0.0), 1.0))

    def retell(self) -> None:
        """Say its name in another language."""
        self._name = again(self._name)
        self.setAccessibleName(named(self._name, percent_words(self.value)))

    def _get_fraction(self) -> float:
        return self._fraction

    def _set_fraction(self, fraction: float) -> None:
        self._fraction = fraction
        self.update()

    fraction = Property(float, _get_fraction, _set_fraction, doc="share that is filled, 0..1")

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(mixed(colors.surface, colors.text, 0.14))
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        if self._fraction > 0:
            box.setWidth(max(_HEIGHT, box.width() * self._fraction))
            painter.setBrush(QColor(colors.accent))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
