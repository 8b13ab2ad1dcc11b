"""What our painted buttons share: a ground that fades in while the pointer is over them."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.motion import Glide


class GlowButton(QAbstractButton):
    """A button that a subclass paints with `glow`, the share of its ground that is shown, 0..1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glow = 0.0
        self._glide = Glide(self, "glow")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _get_glow(self) -> float:
        return self._glow

    def _set_glow(self, glow: float) -> None:
        self._glow = glow
        self.update()

    glow = Property(float, _get_glow, _set_glow, doc="share of the ground that is shown, 0..1")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._glide.to(1.0)

    def leaveEvent(self, event: QEvent) -> None:
        self._glide.to(0.0)
