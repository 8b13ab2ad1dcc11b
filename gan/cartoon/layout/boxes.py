"""Boxes on a frame, in shares of its width and height."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """An upright rectangle.

    Attributes:
        left, top, right, bottom: 0..1 within the frame, beyond where it is cut off; x to the right, y down.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Never below 0."""
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        """Never below 0."""
        return max(0.0, self.bottom - self.top)

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def common(self, other: Box) -> Box:
        """What both cover; without area where they do not meet."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, across: float, down: float) -> Box:
        """Wider by `across` and higher by `down` on each side."""
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def moved(self, x: float, y: float) -> Box:
        """Shifted."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def share_in(self, other: Box) -> float:
        """Which share of this box lies in the other, 0..1."""
        return self.common(other).area / self.area if self.area else 0.0

    def clipped(self) -> Box:
        """What lies within the frame."""
        return self.common(FRAME)


FRAME = Box(0.0, 0.0, 1.0, 1.0)
"""The whole frame."""
