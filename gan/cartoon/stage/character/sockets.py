"""Where things can be held and put on a character, and how far it reaches on the picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class Sockets:
    """Points of a character in the painter's coordinates: metres from its floor point, y down, as drawn.

    Attributes:
        left_hand, right_hand: middles of the palms. The right hand is the near one in side view.
        left_angle, right_angle: direction of the fingers, degrees clockwise from the right.
        head: middle of the head; crown: its top.
        mouth, eyes: of the face.
        seat: lowest point of the pelvis, where a chair or saddle is.
        back: between the shoulders.
        left_foot, right_foot: balls of the feet.
        radius: half height of the head in metres, for what is worn or drawn at it.
    """

    left_hand: QPointF
    right_hand: QPointF
    left_angle: float
    right_angle: float
    head: QPointF
    crown: QPointF
    mouth: QPointF
    eyes: QPointF
    seat: QPointF
    back: QPointF
    left_foot: QPointF
    right_foot: QPointF
    radius: float

    @property
    def hands(self) -> tuple[QPointF, QPointF]:
        """Left and right."""
        return (self.left_hand, self.right_hand)

    @property
    def feet(self) -> tuple[QPointF, QPointF]:
        """Left and right."""
        return (self.left_foot, self.right_foot)


def around(points: list[tuple[float, float, float]]) -> QRectF:
    """The smallest rectangle around circles (x, y, radius)."""
    left = min(x - r for x, _, r in points)
    right = max(x + r for x, _, r in points)
    top = min(y - r for _, y, r in points)
    bottom = max(y + r for _, y, r in points)
    return QRectF(left, top, right - left, bottom - top)
