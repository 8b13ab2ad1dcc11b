"""Mouse, wheel, touchpad, fingers and keys for a ZoomArea."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputDevice, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGesture, QGestureEvent, QPinchGesture, QWidget

from studio.widgets.zoom_area import ZoomArea

# A notch of a wheel is 120 units: four of them double the zoom.
WHEEL_UNITS_PER_DOUBLING = 480
ARROW_SHARE = 0.1
# For touchpads that report only wheel units: 120 of them move as far as three lines of text.
PAN_PIXELS_PER_UNIT = 0.5


class ZoomPanArea(ZoomArea):
    """Turns input into zoom and movement.

    Wheel: zoom about the cursor. Two fingers on a touchpad: pan (with Ctrl: zoom). Pinch: zoom. Drag: pan.
    Double click: between fit and 100 %. Keys: + - 0 (fit) 1 (100 %) and arrows.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        if sys.platform != "darwin":
            # macOS sends a touchpad's pinch as native gestures too: it would count twice.
            self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
            self.grabGesture(Qt.GestureType.PinchGesture)

    def event(self, event: QEvent) -> bool:
        """Gestures, and moving to a screen of another pixel density."""
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event) or super().event(event)
        if isinstance(event, QGestureEvent):
            return self._gesture(event.gesture(Qt.GestureType.PinchGesture)) or super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.sync_pane()
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            factor = max(1 + event.value(), 0.1)
            self.zoom_to(self._target.zoom * factor, self.to_pane(event.position()), eased=False)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self.toggle_fit(event.position())
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self.pan_logical(event.delta())
        else:
            return False
        return True

    def _gesture(self, gesture: QGesture | None) -> bool:
        if not isinstance(gesture, QPinchGesture):
            return False
        # A pinch tells its centre in positions of the whole screen.
        centre = QPointF(self.mapFromGlobal(gesture.centerPoint()))
        if gesture.state() != Qt.GestureState.GestureStarted:
            self.pan_logical(gesture.centerPoint() - gesture.lastCenterPoint())
        self.zoom_to(self._target.zoom * gesture.scaleFactor(), self.to_pane(centre), eased=False)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by a mouse's wheel, pan by two fingers on a touchpad."""
        event.accept()
        turned = event.angleDelta()
        if _is_touchpad(event) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            pixels = event.pixelDelta()
            self.pan_logical(QPointF(turned) * PAN_PIXELS_PER_UNIT if pixels.isNull() else QPointF(pixels))
        elif turned.y():
            factor = 2 ** (turned.y() / WHEEL_UNITS_PER_DOUBLING)
            self.zoom_to(self._target.zoom * factor, self.to_pane(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the picture."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag_from = event.position()
            self.update_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture."""
        if not event.buttons():
            # A release may have gone elsewhere, to a dialog that opened meanwhile.
            self._drag_from = None
        if self._drag_from is not None:
            moved, self._drag_from = event.position() - self._drag_from, event.position()
            self.pan_logical(moved)
        self.update_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the picture go."""
        self._drag_from = None
        self.update_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between the whole picture and 100 % at the cursor."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle_fit(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + - 0 1 and move by arrows; other keys are left to the window."""
        step_x, step_y = (length * ARROW_SHARE for length in self.viewport.pane)
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.actual_size()
            case Qt.Key.Key_Left:
                self.pan(step_x, 0, eased=True)
            case Qt.Key.Key_Right:
                self.pan(-step_x, 0, eased=True)
            case Qt.Key.Key_Up:
                self.pan(0, step_y, eased=True)
            case Qt.Key.Key_Down:
                self.pan(0, -step_y, eased=True)
            case _:
                super().keyPressEvent(event)

    def update_cursor(self, position: QPointF) -> None:
        """Show by the cursor what the mouse would do at a position of the widget."""
        if not self.viewport.can_pan():
            self.unsetCursor()
        elif self._drag_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def pan_logical(self, moved: QPointF) -> None:
        """Move the picture by a distance in the widget's own coordinates."""
        ratio = self.devicePixelRatioF()
        self.pan(moved.x() * ratio, moved.y() * ratio)


def _is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers on a pad scroll: the device says so, or scrolling has phases, which wheels have not."""
    if event.device() is not None and event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() != Qt.ScrollPhase.NoScrollPhase
