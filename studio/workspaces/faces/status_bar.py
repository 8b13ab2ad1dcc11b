"""The bar below Faces: what is chosen and locked, what is being saved, and what computes."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.motion import CALM_MS, Glide
from studio.theme import Space, TextRole, colors_of, mixed
from studio.widgets.text_label import ShortLabel

_LINE = 2
_HEIGHT = 44


class StatusBar(QWidget):
    """Shows one line of words, and progress along its upper edge.

    Signals:
        cancelAsked(): what goes on is to be stopped.
        showAsked(): what was saved is to be shown in its folder.
    """

    cancelAsked = Signal()
    showAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._is_active = False
        self._glide = Glide(self, "fraction", CALM_MS)
        self.setFixedHeight(_HEIGHT)
        self.text = ShortLabel()
        self.device = ShortLabel(TextRole.SMALL, soft=True)
        self.show_button = QPushButton("Show in folder")
        self.cancel_button = QPushButton("Cancel")
        self.show_button.setProperty("kind", "quiet")
        self.show_button.clicked.connect(self.showAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, _LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text)
        row.addWidget(self.show_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.device)
        self.say("")
        self.show_progress(None)

    def say(self, words: str, *, can_show: bool = False) -> None:
        """Show a line; `can_show` offers to show what it speaks of in its folder."""
        self.text.setText(words)
        self.show_button.setVisible(can_show)

    def show_progress(self, fraction: float | None) -> None:
        """Show how far something is, 0..1; None when nothing goes on any more."""
        self._is_active = fraction is not None
        self.cancel_button.setVisible(self._is_active)
        self._glide.to(fraction or 0.0)
        self.update()

    def show_device(self, name: str | None) -> None:
        """Show what computes."""
        self.device.setText(name or "")

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
            painter.fillRect(QRectF(0, 0, self.width(), _LINE), mixed(colors.surface, colors.accent, 0.25))
            painter.fillRect(QRectF(0, 0, self.width() * self._fraction, _LINE), QColor(colors.accent))
