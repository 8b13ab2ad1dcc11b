"""Lies over the compare view while the person points at the region that is to be looked at closely."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from studio.language import tr
from studio.widgets.compare import CompareView
from studio.widgets.compare_overlay import draw_pill

_SHADE = 120  # of 255: how much what lies outside is darkened
_RADIUS = 6
_LEAST = 24.0
_NEAR, _FAR = 8.0, 48.0  # pixels of the screen
_STEPS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_BELOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


class RegionPicker(QWidget):
    """Shows a frame under the pointer, or where the arrows bring it; a click or Enter picks, Esc nothing.

    Args:
        view: what it lies over.
        size: width and height of the frame, in pixels of what the view shows.

    Signals:
        picked(QPointF): the middle of the frame, in pixels of what the view shows.
        left(): the person does not want to.
    """

    picked = Signal(QPointF)
    left = Signal()

    def __init__(self, view: CompareView, size: tuple[float, float]) -> None:
        super().__init__(view)
        self._view, self._size = view, size
        self._pointer = QPointF(view.width() / 2, view.height() / 2)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Point at the region to compare models on"))
        self.setGeometry(view.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def frame(self) -> QRectF:
        """Where the frame is, in the widget's own coordinates."""
        zoom = self._view.viewport.place.zoom / self.devicePixelRatioF()
        width, height = (
            min(max(side * zoom, _LEAST), room)
            for side, room in zip(self._size, (self.width(), self.height()), strict=True)
        )
        left = min(max(self._pointer.x() - width / 2, 0.0), self.width() - width)
        top = min(max(self._pointer.y() - height / 2, 0.0), self.height() - height)
        return QRectF(left, top, width, height)

    def event(self, event: QEvent) -> bool:
        """Esc is for the picker, not for the window around it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, outside = self.frame(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        outside.addRoundedRect(frame, _RADIUS, _RADIUS)
        painter.fillPath(outside, QColor(0, 0, 0, _SHADE))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        words = tr("Click, or go there by arrows and press Enter, to compare models on it.  Esc goes back.")
        draw_pill(painter, self.rect(), _BELOW, words, self.palette())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The frame follows the pointer."""
        self._pointer = event.position()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pointer = event.position()
        self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go, with Shift farther; Enter picks, Esc does not."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            far = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NEAR
            self._pointer = self.frame().center() + far * step
            self.update()
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        place = self._view.viewport.place
        x, y = self._view.to_pane(self.frame().center())
        self.picked.emit(QPointF((x - place.x) / place.zoom, (y - place.y) / place.zoom))
