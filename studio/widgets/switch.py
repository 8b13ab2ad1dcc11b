"""A switch: a check box that looks and moves like one."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from studio.motion import Glide
from studio.theme import colors_of, mixed

_WIDTH, _HEIGHT, _INSET = 38, 22, 3


class Switch(QCheckBox):
    """On or off; `name` is told to screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = 0.0
        self._glide = Glide(self, "place")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._move_knob)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def hitButton(self, position: object) -> bool:
        return self.rect().contains(position)

    def _move_knob(self, on: bool) -> None:
        if self.isVisible():
            self._glide.to(float(on))
        else:
            self._set_place(float(on))

    def _get_place(self) -> float:
        return self._place

    def _set_place(self, place: float) -> None:
        self._place = place
        self.update()

    place = Property(float, _get_place, _set_place, doc="where the knob is: 0 off, 1 on")

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _HEIGHT) / 2
        groove = QRectF(1, top + 1, _WIDTH - 2, _HEIGHT - 2)
        painter.setPen(QColor(colors.text if self.hasFocus() else colors.outline))
        painter.setBrush(mixed(colors.raised, colors.accent, self._place))
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        side = _HEIGHT - 2 * _INSET - 2
        left = _INSET + 1 + self._place * (_WIDTH - side - 2 * _INSET - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.soft, colors.on_accent, self._place))
        painter.drawEllipse(QRectF(left, top + _INSET + 1, side, side))
