"""A slider with its name and value above it, which follows the hand and says when it lets go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from studio.language import number_words
from studio.theme import Space, TextRole, colors_of
from studio.widgets.text_label import ShortLabel, text_label

_STEPS = 200
_KNOB = 14
_GROOVE = 4
_SNAP = 0.02  # of the range: so near to zero in its middle, it is zero


class OriginSlider(QSlider):
    """A horizontal slider filled from its origin to where it is; it jumps to where it is pressed."""

    def __init__(self, origin: float, parent: QWidget | None = None) -> None:
        """Make it; `origin` is where zero is, as a share of its length, 0..1."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._origin = origin
        self.setRange(0, _STEPS)
        self.setPageStep(_STEPS // 10)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(120, _KNOB + 8)

    def x_of(self, value: int) -> float:
        """Where the knob's middle is at a value, in pixels."""
        return _KNOB / 2 + 1 + value / _STEPS * (self.width() - _KNOB - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to what scrolls: scrolling past must not change anything."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        middle = self.height() / 2
        groove = QRectF(1, middle - _GROOVE / 2, self.width() - 2, _GROOVE)
        painter.setBrush(QColor(colors.outline))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        start, end = self.x_of(round(self._origin * _STEPS)), self.x_of(self.value())
        if self._origin == 0:
            start = groove.left()
        painter.setBrush(QColor(colors.accent))
        filled = QRectF(min(start, end), groove.top(), abs(end - start), _GROOVE)
        painter.drawRoundedRect(filled, _GROOVE / 2, _GROOVE / 2)
        knob = QRectF(end - _KNOB / 2, middle - _KNOB / 2, _KNOB, _KNOB)
        hot = self.underMouse() or self.isSliderDown()
        painter.setBrush(QColor(colors.accent_hover if hot else colors.accent))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(QColor(colors.surface))
            painter.drawEllipse(knob.adjusted(4, 4, -4, -4))

    def _follow(self, x: float) -> None:
        share = min(max((x - _KNOB / 2 - 1) / max(1, self.width() - _KNOB - 2), 0.0), 1.0)
        if 0 < self._origin and abs(share - self._origin) < _SNAP:
            share = self._origin
        self.setSliderPosition(round(share * _STEPS))


class ValueSlider(QWidget):
    """A number between two ends. A double click on its name puts it back to where it rests.

    Attributes:
        slider: the slider itself.

    Signals:
        moved(float): the hand holds it at this value.
        settled(float): the hand let go, or a key set it.
    """

    moved = Signal(float)
    settled = Signal(float)

    def __init__(
        self,
        name: str,
        low: float,
        high: float,
        rest: float,
        words: Callable[[float], str] = lambda value: number_words(value, 2),
        parent: QWidget | None = None,
    ) -> None:
        """Make it, at rest.

        Args:
            name: of what it sets.
            low, high: its ends; where zero is between them, it is filled from there.
            rest: the value at which it changes nothing, or the usual one.
            words: how a value is written.
        """
        super().__init__(parent)
        self._low, self._high, self._rest, self._words = low, high, rest, words
        self.name = ShortLabel()
        self.number: QLabel = text_label("", TextRole.SMALL, soft=True)
        self.slider = OriginSlider(-low / (high - low) if low < 0 < high else 0.0)
        self.rename(name)
        head = QHBoxLayout()
        head.setSpacing(Space.XS)
        head.addWidget(self.name, 1)
        head.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS // 2)
        column.addLayout(head)
        column.addWidget(self.slider)
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderReleased.connect(lambda: self.settled.emit(self.value))
        self._is_told, self._shown = False, rest
        self.set_value(rest)

    def rename(self, name: str) -> None:
        """Call it otherwise."""
        self.name.setText(name)
        self.slider.setAccessibleName(name)

    @property
    def value(self) -> float:
        """What it is set to."""
        return self._low + self.slider.value() / _STEPS * (self._high - self._low)

    @property
    def is_held(self) -> bool:
        """Whether the hand is on it."""
        return self.slider.isSliderDown()

    def set_value(self, value: float) -> None:
        """Show a value without telling; not while the hand holds another one."""
        if self.is_held:
            return
        self._is_told = True
        self.slider.setValue(round((value - self._low) / (self._high - self._low) * _STEPS))
        self._is_told = False
        self._show(value)

    def retell(self) -> None:
        """Write the number in another language."""
        self.number.setText(self._words(self._shown))

    def put_back(self) -> None:
        """To where it rests, as the person would."""
        self.set_value(self._rest)
        self.settled.emit(self._rest)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put_back()
        else:
            event.ignore()

    def _show(self, value: float) -> None:
        self._shown = value
        self.number.setText(self._words(value))

    def _on_value(self) -> None:
        self._show(self.value)
        if self._is_told:
            return
        if self.is_held:
            self.moved.emit(self.value)
        else:
            self.settled.emit(self.value)
