"""A widget that shows something through a Viewport: its zoom, the easing of it, and the geometry."""

from __future__ import annotations

import math

from PySide6.QtCore import QEasingCurve, QPointF, QSize, QVariantAnimation, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.widgets.viewport import Placement, Viewport, blend

ZOOM_MILLISECONDS = 140
# One press of a key or button zooms by the square root of two.
STEPS_PER_DOUBLING = 2


class ZoomArea(QWidget):
    """Base of views that zoom. Input is added by ZoomPanArea, painting by what derives from that.

    Attributes:
        viewport: zoom and position, in screen pixels of a pane.

    Signals:
        zoomChanged(float): screen pixels per picture pixel, 1.0 being 100 %; at every step of the animation.
    """

    zoomChanged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self._target = self.viewport.place
        self._start = self.viewport.place
        self._shown_zoom = self.viewport.place.zoom
        self._animated = True
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(ZOOM_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_animation)

    # What a program may ask for

    @property
    def animated(self) -> bool:
        """Whether zooming is eased by a short animation."""
        return self._animated

    @animated.setter
    def animated(self, animated: bool) -> None:
        self._animated = animated

    @property
    def zoom(self) -> float:
        """The zoom shown now: screen pixels per picture pixel."""
        return self.viewport.place.zoom

    def zoom_in(self) -> None:
        """Zoom to the next step (powers of the root of two) about the middle."""
        self._step_zoom(1)

    def zoom_out(self) -> None:
        """Zoom to the step before about the middle."""
        self._step_zoom(-1)

    def fit(self) -> None:
        """Show the whole picture."""
        self.go_to(self.viewport.fit_place())

    def actual_size(self) -> None:
        """Show one pixel of the picture per pixel of the screen."""
        self.zoom_to(1.0, self._middle())

    # What a subclass may say otherwise

    def pane_size(self) -> QSize:
        """The size of one pane in screen pixels: here the whole widget."""
        return self.screen_size()

    def to_pane(self, position: QPointF) -> tuple[float, float]:
        """A position in the widget as one in the pane under it, in screen pixels."""
        ratio = self.devicePixelRatioF()
        return position.x() * ratio, position.y() * ratio

    # Geometry

    def screen_size(self) -> QSize:
        """The widget's size in physical pixels of the screen, those included that it covers in part."""
        ratio = self.devicePixelRatioF()
        return QSize(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))

    def sync_pane(self) -> None:
        """Take over the pane's size after a change of layout."""
        size = self.pane_size()
        self._finish_animation()
        self.viewport.set_pane((size.width(), size.height()))
        self._jump()

    def set_content(self, size: tuple[int, int], ratio: float | None = None) -> None:
        """Show a picture of `size` pixels; see Viewport.set_content for `ratio`."""
        self._finish_animation()
        self.viewport.set_content(size, ratio)
        self._jump()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle, or a fitted picture fitted."""
        self.sync_pane()
        super().resizeEvent(event)

    # Zooming and moving

    def zoom_to(self, zoom: float, anchor: tuple[float, float], *, eased: bool = True) -> None:
        """Zoom, keeping the picture's point under `anchor` (screen pixels of the pane) in its place."""
        if self.viewport.has_content:
            self.go_to(self.viewport.zoomed(self._target, zoom, anchor), eased=eased)

    def _step_zoom(self, direction: int) -> None:
        steps = math.log2(self._target.zoom) * STEPS_PER_DOUBLING
        nearest = math.floor(steps + 1e-6) + 1 if direction > 0 else math.ceil(steps - 1e-6) - 1
        self.zoom_to(2 ** (nearest / STEPS_PER_DOUBLING), self._middle())

    def toggle_fit(self, position: QPointF) -> None:
        """Show 100 % at a position of the widget, or the whole picture if something else is shown."""
        if self.viewport.fitted:
            self.zoom_to(1.0, self.to_pane(position))
        else:
            self.fit()

    def pan(self, dx: float, dy: float, *, eased: bool = False) -> None:
        """Move the picture by screen pixels."""
        if self.viewport.has_content:
            self.go_to(self.viewport.panned(self._target, dx, dy), eased=eased)

    def _middle(self) -> tuple[float, float]:
        return self.viewport.pane[0] / 2, self.viewport.pane[1] / 2

    def go_to(self, place: Placement, *, eased: bool = True) -> None:
        """Move the picture to a placement that the viewport has worked out."""
        self._animation.stop()
        self._target = place
        self.viewport.settle(place)
        if eased and self._animated and self.isVisible():
            self._start = self.viewport.place
            self._animation.start()
        else:
            self._show_place(place)

    def _on_animation(self, fraction: float) -> None:
        at_end = fraction >= 1.0
        self._show_place(self._target if at_end else blend(self._start, self._target, fraction))

    def _finish_animation(self) -> None:
        if self._animation.state() == QVariantAnimation.State.Running:
            self._animation.stop()
            self.viewport.place = self._target

    def _jump(self) -> None:
        self._target = self.viewport.place
        self._show_place(self.viewport.place)

    def _show_place(self, place: Placement) -> None:
        self.viewport.place = place
        if place.zoom != self._shown_zoom:
            self._shown_zoom = place.zoom
            self.zoomChanged.emit(place.zoom)
        self.update()
