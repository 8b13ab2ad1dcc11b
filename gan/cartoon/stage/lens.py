"""From the world of a set to the pixels of a frame."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gan.cartoon.animation.camera import View
from gan.cartoon.catalogue.entries import PlaceEntry
from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.staging import SET_ASPECT


@dataclass(frozen=True)
class Lens:
    """A view of a set on a frame.

    Attributes:
        place: the set.
        view: what is seen of it.
        width, height: of the frame in pixels.
    """

    place: PlaceEntry
    view: View
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels of a height of the set's picture."""
        return self.height / self.view.height

    @property
    def left(self) -> float:
        """Where the frame's left edge is on the set's picture, in pixels of that."""
        return (self.view.x - self.view.height * self.width / self.height / 2) * self.scale

    @property
    def top(self) -> float:
        """Where the frame's top is on the set's picture, in pixels of that."""
        return (self.view.y - self.view.height / 2) * self.scale

    def point(self, x: float, depth: float, lift: float = 0.0) -> QPointF:
        """A point of the world (metres, depth, metres above the floor) on the frame."""
        across, down = self.place.project(x, depth, lift)
        return QPointF(across * SET_ASPECT * self.scale - self.left, down * self.scale - self.top)

    def metre(self, depth: float) -> float:
        """Pixels of a metre at a depth."""
        return self.place.pixels_per_metre * self.place.scale_at(depth) * self.scale

    def box(self, box: Box) -> Box:
        """A box in shares of the set's picture as shares of the frame."""
        return Box(
            (box.left * SET_ASPECT * self.scale - self.left) / self.width,
            (box.top * self.scale - self.top) / self.height,
            (box.right * SET_ASPECT * self.scale - self.left) / self.width,
            (box.bottom * self.scale - self.top) / self.height,
        )

    def floor(self, x: float, y: float) -> tuple[float, float]:
        """Where on the floor a point of the frame is.

        Args:
            x, y: shares of the frame.

        Returns:
            x in shares of the set's width and the depth, each 0..1.
        """
        across = (x * self.width + self.left) / self.scale / SET_ASPECT
        down = (y * self.height + self.top) / self.scale
        depth = (down - self.place.far) / (self.place.near - self.place.far)
        return min(max(across, 0.0), 1.0), min(max(depth, 0.0), 1.0)

    def foot(self, spot: Spot) -> QPointF:
        """The floor point of somebody, lifted as the spot says."""
        return self.point(spot.x, spot.depth, spot.lift)


def in_shares(rect: QRectF, width: float, height: float) -> Box:
    """A rectangle in pixels as shares of the frame."""
    return Box(rect.left() / width, rect.top() / height, rect.right() / width, rect.bottom() / height)
