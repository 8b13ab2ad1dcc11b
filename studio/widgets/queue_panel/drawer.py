"""Something that slides out from under the rail, over the page, and back."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.motion import CALM_MS, Glide

WIDTH = 400
_SHADOW = 14
_OWN_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space)


class Drawer(QWidget):
    """Holds one widget; the window says where its edge and its height are.

    Signals:
        toggled(bool): it is opened, or put away.
    """

    toggled = Signal(bool)

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = 0
        self._reach = 0.0
        self._glide = Glide(self, "reach", CALM_MS)
        self._is_open = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _SHADOW, 0)
        row.addWidget(content)
        self.resize(WIDTH + _SHADOW, parent.height())
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is out, or on its way."""
        return self._is_open

    def place(self, edge: int, height: int) -> None:
        """Lie at the right of `edge`, so high."""
        self._edge = edge
        self.resize(min(WIDTH + _SHADOW, max(1, self.parentWidget().width() - edge)), height)
        self._set_reach(self._reach)

    def set_open(self, wanted: bool) -> None:
        """Slide out, or back."""
        if wanted == self._is_open:
            return
        self._is_open = wanted
        if wanted:
            self.show()
            self.raise_()
        self.toggled.emit(wanted)  # first, as long as what is in it has the keyboard to give back
        self._glide.to(1.0 if wanted else 0.0)

    def _get_reach(self) -> float:
        return self._reach

    def _set_reach(self, reach: float) -> None:
        self._reach = reach
        self.move(round(self._edge - self.width() * (1 - reach)), 0)
        if reach <= 0 and not self._is_open:
            self.hide()

    reach = Property(float, _get_reach, _set_reach, doc="how far it is out, 0..1")

    def event(self, event: QEvent) -> bool:
        """Escape and plain letters are for what is in it, not for the page below, which knows them, too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and not event.modifiers()
            if is_letter or event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.set_open(False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow at its edge."""
        left = self.width() - _SHADOW
        shade = QLinearGradient(left, 0, self.width(), 0)
        shade.setColorAt(0, QColor(0, 0, 0, 46))
        shade.setColorAt(1, QColor(0, 0, 0, 0))
        QPainter(self).fillRect(left, 0, _SHADOW, self.height(), shade)
