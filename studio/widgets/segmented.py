"""A row of choices of which one is taken; the mark slides to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Property, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.icons import icon_pixmap
from studio.language import again, named
from studio.motion import CALM_MS, Glide
from studio.theme import CONTROL_HEIGHT, RADIUS, Space, colors_of

_ICON_SIDE = 18
_INSET = 3


@dataclass(frozen=True)
class Choice:
    """One of the choices: its value, its words, and the icon that stands for them if there is one."""

    value: Any
    name: str
    icon: str = ""


class Segmented(QWidget):
    """Exclusive choices side by side; the arrow keys move between them.

    Signals:
        chosen(object): the person took another value.
    """

    accessible_role = QAccessible.Role.ComboBox
    shows_focus = True

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        """Make it, with the first choice taken; `name` is told to screen readers."""
        super().__init__(parent)
        self._name = name
        self._choices = tuple(choices)
        self._index = 0
        self._place = 0.0
        self._glide = Glide(self, "place", CALM_MS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(CONTROL_HEIGHT)
        self._describe()

    @property
    def value(self) -> Any:
        """The value that is taken."""
        return self._choices[self._index].value

    def set_value(self, value: Any) -> None:
        """Take a value without telling `chosen`; unknown values are ignored."""
        for index, choice in enumerate(self._choices):
            if choice.value == value and index != self._index:
                self._index = index
                self._describe()
                self._move_mark(float(index))

    def _move_mark(self, place: float) -> None:
        if self.isVisible():
            self._glide.to(place)
        else:
            self._set_place(place)

    def _get_place(self) -> float:
        return self._place

    def _set_place(self, place: float) -> None:
        self._place = place
        self.update()

    place = Property(float, _get_place, _set_place, doc="where the mark is, in choices from the left")

    def sizeHint(self) -> QSize:
        return QSize(self._segment_width() * len(self._choices) + 2 * _INSET, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def box_of(self, index: float) -> QRectF:
        """Where a choice is, in the widget's pixels."""
        width = (self.width() - 2 * _INSET) / len(self._choices)
        return QRectF(_INSET + index * width, _INSET, width, self.height() - 2 * _INSET)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._index_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(self._choices[self._index_at(event.position().x())].name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self._choose(self._index + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(colors.outline))
        painter.setBrush(QColor(colors.surface))
        painter.drawRoundedRect(self.box_of(self._place), RADIUS - 2, RADIUS - 2)
        for index, choice in enumerate(self._choices):
            self._paint_choice(painter, choice, self.box_of(index), index == self._index)

    def _paint_choice(self, painter: QPainter, choice: Choice, box: QRectF, taken: bool) -> None:
        colors = colors_of(self)
        color = colors.accent if taken else colors.soft
        if choice.icon:
            pixmap = icon_pixmap(choice.icon, color, _ICON_SIDE, self.devicePixelRatioF())
            painter.drawPixmap(
                round(box.center().x() - _ICON_SIDE / 2), round(box.center().y() - _ICON_SIDE / 2), pixmap
            )
            return
        font = self.font()
        font.setBold(taken)
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, choice.name)

    def _segment_width(self) -> int:
        if self._choices[0].icon:
            return _ICON_SIDE + 2 * Space.S
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(choice.name) for choice in self._choices) + 2 * Space.M

    def _index_at(self, x: float) -> int:
        width = (self.width() - 2 * _INSET) / len(self._choices)
        return min(max(int((x - _INSET) / width), 0), len(self._choices) - 1)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._choices) and index != self._index:
            self.set_value(self._choices[index].value)
            self.chosen.emit(self.value)

    def _describe(self) -> None:
        self.setAccessibleName(named(self._name, self._choices[self._index].name))

    def rename(self, value: Any, name: str) -> None:
        """Call one of the choices otherwise."""
        self._choices = tuple(
            replace(choice, name=name) if choice.value == value else choice for choice in self._choices
        )
        self._describe()
        self.updateGeometry()

    def retell(self) -> None:
        """Say the choices in another language."""
        self._name = again(self._name)
        self._choices = tuple(replace(choice, name=again(choice.name)) for choice in self._choices)
        self._describe()
        self.updateGeometry()
