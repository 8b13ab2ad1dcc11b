"""A row of colours of which one is taken; the first stands for "its own", the last opens a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QConicalGradient,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QColorDialog, QSizePolicy, QToolTip, QWidget

from studio.language import again, named, tr
from studio.theme import Colors, colors_of, mixed

_DOT = 17
_PITCH = 19
_ROW = 26


class Swatches(QWidget):
    """Round dots of colour.

    Signals:
        chosen(str): "#rrggbb", or "" for its own colour.
    """

    accessible_role = QAccessible.Role.List
    shows_focus = True

    chosen = Signal(str)

    def __init__(self, name: str, colors: Sequence[str], parent: QWidget | None = None) -> None:
        """Make it, with its own colour taken; `name` is told to screen readers."""
        super().__init__(parent)
        self._name = name
        self._dots: tuple[str, ...] = ("", *colors, "+")
        self._value = ""
        self._current = 0
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def value(self) -> str:
        """The colour that is taken; "" for its own."""
        return self._value

    def set_value(self, color: str) -> None:
        """Take a colour without telling; one that is none of the dots shows on the last one."""
        self._value = color
        self._current = self._dots.index(color) if color in self._dots[:-1] else len(self._dots) - 1
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_PITCH * len(self._dots) + 4, _ROW)

    def place_of(self, index: int) -> QPointF:
        """The middle of a dot."""
        return QPointF(2 + _PITCH / 2 + index * _PITCH, _ROW / 2)

    def _index_at(self, place: QPointF) -> int:
        near = [(place - self.place_of(index)).manhattanLength() for index in range(len(self._dots))]
        best = min(range(len(near)), key=near.__getitem__)
        return best if near[best] < _PITCH else -1

    # The pointer and the keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and index >= 0:
            self._take(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._index_at(event.position())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self._take(min(max(self._current + steps[key], 0), len(self._dots) - 2))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(len(self._dots) - 1)
        else:
            event.ignore()

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            index = self._index_at(QPointF(event.pos()))
            words = {0: tr("Its own colour"), len(self._dots) - 1: tr("Another colour…")}
            QToolTip.showText(event.globalPos(), words.get(index, ""), self)
            return True
        return super().event(event)

    def _take(self, index: int) -> None:
        if self._dots[index] == "+":
            self._ask()
            return
        if self._dots[index] != self._value:
            self.set_value(self._dots[index])
            self.chosen.emit(self._value)

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self._value or "#888888"), self)
        dialog.setWindowTitle(self._name)
        dialog.colorSelected.connect(lambda color: self._take_custom(color.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_custom(self, color: str) -> None:
        self.set_value(color)
        self.chosen.emit(color)

    def _describe(self) -> None:
        value = self._value or tr("its own")
        self.setAccessibleName(named(self._name, value))

    def retell(self) -> None:
        """Say its name in another language."""
        self._name = again(self._name)
        self._describe()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = colors_of(self)
        for index, dot in enumerate(self._dots):
            self._paint_dot(painter, colors, index, dot)

    def _paint_dot(self, painter: QPainter, colors: Colors, index: int, dot: str) -> None:
        middle = self.place_of(index)
        radius = _DOT / 2 - 2.5
        edge = mixed(colors.surface, colors.text, 0.35 if index == self._hovered else 0.18)
        painter.setPen(QPen(edge, 1))
        if dot == "+" and index == self._current:
            painter.setBrush(QColor(self._value))
        elif dot == "+":
            rainbow = QConicalGradient(middle, 90)
            for place in range(7):
                rainbow.setColorAt(place / 6, QColor.fromHsvF(place / 6 % 1.0, 0.55, 0.92))
            painter.setBrush(rainbow)
        else:
            painter.setBrush(QColor(dot) if dot else QColor(colors.surface))
        painter.drawEllipse(middle, radius, radius)
        if not dot:
            slash = QPointF(radius * 0.6, -radius * 0.6)
            painter.setPen(QPen(QColor(colors.soft), 1.5))
            painter.drawLine(middle - slash, middle + slash)
        if index == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.text if self.hasFocus() else colors.accent), 2))
            painter.drawEllipse(middle, radius + 2.5, radius + 2.5)
