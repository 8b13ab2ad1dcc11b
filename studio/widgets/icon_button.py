"""A square button that shows an icon, and fades in a ground when the pointer is over it."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.icons import icon_pixmap
from studio.motion import Glide
from studio.theme import CONTROL_HEIGHT, RADIUS, colors_of, mixed

ICON_SIDE = 18


class IconButton(QAbstractButton):
    """An icon with a name that is shown as its tooltip and told to screen readers."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None, *, hint: str = "") -> None:
        """Make the button.

        Args:
            icon: name of the icon.
            name: what the button does, in a few words.
            hint: its keys, shown behind the name in the tooltip.
        """
        super().__init__(parent)
        self._hint = hint
        self._icon = icon
        self._glow = 0.0
        self._glide = Glide(self, "glow")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_meaning(icon, name)

    def set_meaning(self, icon: str, name: str) -> None:
        """Show another icon, for another action."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({self._hint})" if self._hint else name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(CONTROL_HEIGHT, CONTROL_HEIGHT)

    def _get_glow(self) -> float:
        return self._glow

    def _set_glow(self, glow: float) -> None:
        self._glow = glow
        self.update()

    glow = Property(float, _get_glow, _set_glow, doc="how much of the ground is shown, 0..1")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._glide.to(1.0)

    def leaveEvent(self, event: QEvent) -> None:
        self._glide.to(0.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = QColor(colors.accent if self.isChecked() else colors.text)
        ground.setAlphaF(0.16 if self.isChecked() or self.isDown() else 0.10 * self._glow)
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        color = colors.accent if self.isChecked() else mixed(colors.soft, colors.text, self._glow).name()
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        place = (self.width() - ICON_SIDE) // 2, (self.height() - ICON_SIDE) // 2
        painter.drawPixmap(*place, icon_pixmap(self._icon, color, ICON_SIDE, self.devicePixelRatioF()))
