"""The frame around a pane that has the keyboard: lists, walls, pictures, what is too large to glow itself."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTextEdit, QWidget

from studio.theme import colors_of

_WIDE = 4  # the frame with the room around it, in pixels


def focus_quietly(widget: QWidget) -> None:
    """Give the keyboard to a widget by the program's own doing: nobody went there, so no frame is wanted."""
    FocusRing.is_quiet = True
    try:
        widget.setFocus()
    finally:
        FocusRing.is_quiet = False


class FocusRing(QObject):
    """Frames the pane that the keyboard went to by a key; whoever clicks knows where they are.

    Buttons and fields show the focus themselves. So does a pane of ours that has `shows_focus`, and text,
    by its cursor.
    """

    is_quiet = False  # while `focus_quietly` is at work

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        by_hand = self.is_quiet or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._frame = _Frame(now) if now is not None and not by_hand and _is_pane(now) else None


class _Frame(QWidget):
    """Lies over the edges of a widget, and nothing but those: what is within is painted no slower for it."""

    def __init__(self, framed: QWidget) -> None:
        super().__init__(framed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        framed.installEventFilter(self)
        self._fit(framed.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with what is framed."""
        if event.type() == QEvent.Type.Resize:
            self._fit(watched.rect())  # type: ignore[attr-defined]
        return False

    def _fit(self, room: QRect) -> None:
        self.setGeometry(room)
        self.setMask(QRegion(room) - QRegion(room.adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        # Seen on any picture: a line of the ground within the coloured one.
        painter.setPen(QPen(QColor(colors.surface), 1))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 2, 2)
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)


def _is_pane(widget: QWidget) -> bool:
    if getattr(widget, "shows_focus", False) or isinstance(widget, QTextEdit):
        return False
    if widget.windowType() is Qt.WindowType.Popup or widget.window().windowType() is Qt.WindowType.Popup:
        return False  # a list that has opened: nothing else can have the keyboard
    return isinstance(widget, QAbstractScrollArea) or hasattr(widget, "accessible_role")
