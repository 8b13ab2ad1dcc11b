"""Zoom and pan of a picture in a pane: plain arithmetic, no Qt, so that it can be tested by itself.

Lengths on the screen are physical pixels, never Qt's device independent ones: 100 % then is one pixel
of the picture per pixel of the screen on every display.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MAX_ZOOM = 32.0


@dataclass(frozen=True)
class Placement:
    """Where a picture lies in its pane.

    Attributes:
        zoom: screen pixels per picture pixel; 1.0 is 100 %.
        x: position of the picture's left edge in the pane, in screen pixels.
        y: position of the picture's upper edge in the pane, in screen pixels.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0


def blend(start: Placement, end: Placement, fraction: float) -> Placement:
    """The placement a fraction (0..1) of the way from start to end, for an eased zoom.

    The zoom moves evenly in its logarithm, as the eye sees it, and the position linearly with the zoom:
    then the one point of the picture that both placements show at the same spot stays there all the way.
    """
    zoom = start.zoom * (end.zoom / start.zoom) ** fraction
    change = end.zoom - start.zoom
    share = (zoom - start.zoom) / change if abs(change) > 1e-12 else fraction
    return Placement(zoom, start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


class Viewport:
    """Zoom and position of one picture ("content") in one pane, or in several panes of one size.

    Attributes:
        pane: width and height of a pane in screen pixels.
        content: width and height of the picture in its own pixels; (0, 0) without a picture.
        place: where the picture lies now.
        fitted: whether the picture is shown whole and follows the pane when that is resized.
    """

    def __init__(self) -> None:
        self.pane: tuple[int, int] = (1, 1)
        self.content: tuple[int, int] = (0, 0)
        self.place = Placement()
        self.fitted = True

    @property
    def has_content(self) -> bool:
        """Whether there is a picture to place."""
        return self.content[0] > 0 and self.content[1] > 0

    def fit_zoom(self) -> float:
        """The zoom at which the whole picture just fills the pane (at most MAX_ZOOM)."""
        if not self.has_content:
            return 1.0
        return min(self.pane[0] / self.content[0], self.pane[1] / self.content[1], MAX_ZOOM)

    def clamp_zoom(self, zoom: float) -> float:
        """The nearest zoom that is allowed: from the whole picture (or 100 %, if smaller) to MAX_ZOOM."""
        return min(max(zoom, min(self.fit_zoom(), 1.0)), MAX_ZOOM)

    def clamped(self, place: Placement) -> Placement:
        """The nearest placement without needless margins: centred where there is room, else covering."""
        x, y = (
            _clamp_axis(position, length * place.zoom, room)
            for position, length, room in zip((place.x, place.y), self.content, self.pane, strict=True)
        )
        return Placement(place.zoom, x, y)

    def fit_place(self) -> Placement:
        """The placement that shows the whole picture in the middle of the pane."""
        return self.clamped(Placement(self.fit_zoom()))

    def zoomed(self, start: Placement, zoom: float, anchor: tuple[float, float]) -> Placement:
        """The placement at another zoom that keeps the picture's point under `anchor` (pane) in its place."""
        zoom = self.clamp_zoom(zoom)
        ratio = zoom / start.zoom
        x, y = anchor
        return self.clamped(Placement(zoom, x - (x - start.x) * ratio, y - (y - start.y) * ratio))

    def panned(self, start: Placement, dx: float, dy: float) -> Placement:
        """The placement moved by (dx, dy) screen pixels, as far as there is picture to show."""
        return self.clamped(Placement(start.zoom, start.x + dx, start.y + dy))

    def settle(self, place: Placement) -> None:
        """Note the placement that the view is going to: whether it counts as fitted from now on."""
        self.fitted = math.isclose(place.zoom, self.fit_zoom(), rel_tol=1e-6)

    def can_pan(self) -> bool:
        """Whether a part of the picture lies outside the pane (half a pixel is forgiven)."""
        axes = zip(self.content, self.pane, strict=True)
        return any(length * self.place.zoom > room + 0.5 for length, room in axes)

    def set_pane(self, size: tuple[int, int]) -> None:
        """Change the pane's size; what was in the middle stays there, and a fitted picture stays fitted."""
        old, self.pane = self.pane, (max(size[0], 1), max(size[1], 1))
        if self.fitted:
            self.place = self.fit_place()
            return
        moved = Placement(
            self.place.zoom,
            self.place.x + (self.pane[0] - old[0]) / 2,
            self.place.y + (self.pane[1] - old[1]) / 2,
        )
        self.place = self.zoomed(moved, moved.zoom, (self.pane[0] / 2, self.pane[1] / 2))
        self.settle(self.place)

    def set_content(self, size: tuple[int, int], ratio: float | None = None) -> None:
        """Show another picture of `size`.

        With a `ratio` it is the same picture in other pixels (new pixels per old pixel), so that the
        region in view stays; without one the new picture is fitted.
        """
        self.content = size
        if ratio is None or self.fitted or not self.has_content:
            self.fitted = True
            self.place = self.fit_place()
            return
        moved = Placement(self.place.zoom / ratio, self.place.x, self.place.y)
        self.place = self.zoomed(moved, moved.zoom, (self.pane[0] / 2, self.pane[1] / 2))
        self.settle(self.place)


def _clamp_axis(position: float, extent: float, room: float) -> float:
    if extent <= room:
        return (room - extent) / 2
    return min(0.0, max(room - extent, position))
