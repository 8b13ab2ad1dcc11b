"""What the bars below the workspaces have in common: words, what computes, and a line of progress."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.heard import heard
from studio.motion import CALM_MS, Glide
from studio.theme import TextRole, colors_of, mixed
from studio.widgets.text_label import ShortLabel

LINE = 2  # pixels of the line of progress


class FootBar(QWidget):
    """A bar with progress along its upper edge.

    Attributes:
        text: what it says.
        device: what computes.
    """

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._is_active = False
        self._glide = Glide(self, "fraction", CALM_MS)
        self.setFixedHeight(height)
        self.text = ShortLabel()
        self.device = ShortLabel(TextRole.SMALL, soft=True)

    def show_progress(self, fraction: float | None) -> None:
        """Show how far something is, 0..1; None when nothing goes on any more."""
        self._is_active = fraction is not None
        self._glide.to(fraction or 0.0)
        self.update()

    def show_device(self, name: str | None) -> None:
        """Show what computes."""
        self.device.setText(heard(name or ""))

    def _get_fraction(self) -> float:
        return self._fraction

    def _set_fraction(self, fraction: float) -> None:
        self._fraction = fraction
        self.update()

    fraction = Property(float, _get_fraction, _set_fraction, doc="of the line at its upper edge, 0..1")

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colors.surface))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(colors.line))
        if self._is_active:
            painter.fillRect(QRectF(0, 0, self.width(), LINE), mixed(colors.surface, colors.accent, 0.25))
            painter.fillRect(QRectF(0, 0, self.width() * self._fraction, LINE), QColor(colors.accent))
