"""The bar below Enhance: how far everything is, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio import words
from studio.motion import CALM_MS, Glide
from studio.theme import Space, TextRole, colors_of, mixed
from studio.widgets.text_label import ShortLabel
from studio.workspaces.enhance.queue import Summary

_LINE = 2
_HEIGHT = 48


class StatusBar(QWidget):
    """Shows a `Summary`.

    Signals:
        startAsked(), cancelAsked(), clearAsked(): start what was held back, cancel everything, take
            what is over out of the list.
    """

    startAsked = Signal()
    cancelAsked = Signal()
    clearAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fraction = 0.0
        self._is_active = False
        self._glide = Glide(self, "fraction", CALM_MS)
        self.setFixedHeight(_HEIGHT)
        self.text = ShortLabel()
        self.device = ShortLabel(TextRole.SMALL, soft=True)
        self.clear_button = QPushButton("Clear finished")
        self.cancel_button = QPushButton("Cancel all")
        self.start_button = QPushButton("Start")
        self.clear_button.setProperty("kind", "quiet")
        self.start_button.setProperty("kind", "primary")
        self.start_button.setToolTip("Ctrl+Enter")
        self.clear_button.clicked.connect(self.clearAsked)
        self.cancel_button.clicked.connect(self.cancelAsked)
        self.start_button.clicked.connect(self.startAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, _LINE, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 1)
        row.addWidget(self.device)
        for button in (self.clear_button, self.cancel_button, self.start_button):
            row.addWidget(button)
        self.show_summary(Summary())

    def show_summary(self, summary: Summary, is_looking: bool = False) -> None:
        """Show where everything stands; `is_looking` while pictures are still being gathered."""
        self._is_active = summary.active > 0
        over = summary.done + summary.failed + summary.cancelled
        self.text.setText(summary_words(summary, is_looking))
        self.clear_button.setVisible(over > 0)
        self.cancel_button.setVisible(summary.active > 0)
        self.start_button.setVisible(summary.held > 0)
        self.start_button.setText(f"Start {words.count(summary.held, 'picture')}")
        self._glide.to(summary.fraction if self._is_active else 0.0)

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


def summary_words(summary: Summary, is_looking: bool = False) -> str:
    """Where everything stands, as "3 done  ·  12 left  ·  about 4 minutes"."""
    parts = ["Looking for pictures…"] if is_looking else []
    if summary.held:
        parts.append(f"{summary.held:,} ready to start")
    if summary.done:
        parts.append(f"{summary.done:,} done")
    if summary.active:
        parts.append(f"{summary.active:,} left")
    if summary.failed:
        parts.append(f"{summary.failed:,} failed")
    if summary.cancelled:
        parts.append(f"{summary.cancelled:,} cancelled")
    if summary.active and (left := words.duration_left(summary.seconds_left)):
        parts.append(left.removesuffix(" left"))
    if not summary.active and summary.done + summary.failed > 1 and summary.took:
        parts.append(f"in {words.duration(summary.took)}")
    return "  ·  ".join(parts) or "Nothing to do yet"
