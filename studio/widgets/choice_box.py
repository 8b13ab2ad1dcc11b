"""A drop-down list with our own arrow, and one that holds typed values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from studio.icons import icon_pixmap
from studio.theme import Space, colors_of

_ARROW_SIDE = 16


class ChoiceBox(QComboBox):
    """Exclusive choices in a list that opens.

    Signals:
        chosen(object): the person took another value.
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        """Make it, with the first choice taken.

        Args:
            name: what is chosen, for screen readers.
            choices: values and how each is called.
        """
        super().__init__(parent)
        self._values: list[Any] = []
        self.set_choices(choices)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one does not heed style sheets
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the first is taken, and nothing is told."""
        self._values = [value for value, _ in choices]
        self.clear()
        self.addItems([words for _, words in choices])

    @property
    def value(self) -> Any:
        """The value that is taken."""
        return self._values[self.currentIndex()]

    def has(self, value: Any) -> bool:
        """Whether it is one of the choices."""
        return value in self._values

    def set_value(self, value: Any) -> None:
        """Take a value without telling `chosen`."""
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to what scrolls: scrolling past must not change a setting."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - 1
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = icon_pixmap("chevron", colors_of(self).soft, _ARROW_SIDE, self.devicePixelRatioF())
        left = self.width() - _ARROW_SIDE - Space.S
        painter.drawPixmap(left, (self.height() - _ARROW_SIDE) // 2, arrow)
