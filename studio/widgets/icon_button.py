"""A button that shows an icon, alone or with a word, and fades in a ground when the pointer is over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.icons import icon_pixmap
from studio.language import again, with_keys
from studio.theme import CONTROL_HEIGHT, RADIUS, Space, colors_of, mixed
from studio.widgets.glow_button import GlowButton

ICON_SIDE = 18


class IconButton(GlowButton):
    """An icon with a name that is shown as its tooltip and told to screen readers."""

    def __init__(
        self, icon: str, name: str, parent: QWidget | None = None, *, hint: str = "", word: str = ""
    ) -> None:
        """Make the button.

        Args:
            icon: name of the icon.
            name: what the button does, in a few words.
            hint: its keys, shown behind the name in the tooltip.
            word: stands beside the icon where `show_word` asks for it.
        """
        super().__init__(parent)
        self._hint, self._word, self._has_word = hint, word, False
        self._icon = icon
        self.set_meaning(icon, name)

    def set_meaning(self, icon: str, name: str) -> None:
        """Show another icon, for another action."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(with_keys(name, self._hint) if self._hint else name)
        self.update()

    def retell(self) -> None:
        """Say the word beside the icon in another language."""
        self._word = again(self._word)
        self.updateGeometry()

    def show_word(self, shown: bool) -> None:
        """Have the word beside the icon, or the icon alone."""
        if shown != self._has_word:
            self._has_word = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().horizontalAdvance(self._word) + Space.S if self._has_word else 0
        return QSize(CONTROL_HEIGHT + room, CONTROL_HEIGHT)

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
        left = (CONTROL_HEIGHT if self._has_word else self.width()) - ICON_SIDE
        place = left // 2, (self.height() - ICON_SIDE) // 2
        painter.drawPixmap(*place, icon_pixmap(self._icon, color, ICON_SIDE, self.devicePixelRatioF()))
        if self._has_word:
            painter.setPen(QColor(color))
            rest = self.rect().adjusted(left // 2 + ICON_SIDE + Space.S - 2, 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._word)
