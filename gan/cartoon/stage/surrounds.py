"""What belongs to a drawing beside itself: a shadow on the floor, rings on the water, a window before it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gan.cartoon.layout.layout import Spot
from gan.cartoon.stage.lens import Lens
from gan.cartoon.stage.sprites import Sprites


def shadow(
    painter: QPainter, lens: Lens, spot: Spot, pose, width: float, sprites: Sprites, strength: float
) -> None:
    """Where it touches the floor; fainter and wider for who is in the air."""
    metre = lens.metre(spot.depth)
    lifted = max(0.0, spot.lift + (pose.root[1] if pose is not None and pose.posture == "stand" else 0.0))
    half = 0.62 * width * (1 + 0.25 * lifted)
    middle = lens.point(spot.x, spot.depth)
    sprites.shadow(
        painter, middle, half * metre, min(0.17 * half, 0.2) * metre + 1.5, strength / (1 + 1.6 * lifted)
    )


def ripples(painter: QPainter, middle: QPointF, half: float, metre: float) -> None:
    """Rings on the water around what is in it; their near halves, since the far ones are behind it."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, alpha in enumerate((150, 90)):
        across = half * (1 + 0.22 * number) + 0.06 * metre
        down = 0.05 * metre * (1 + 0.9 * number)
        painter.setPen(QPen(QColor(240, 250, 255, alpha), max(1.0, 0.022 * metre)))
        ring = QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down)
        painter.drawArc(ring, 190 * 16, 160 * 16)
    painter.restore()


def through(opening: QRectF, paint: Callable[[QPainter], None]) -> Callable[[QPainter], None]:
    """Paints only what an opening, in pixels of the frame, lets see."""

    def clipped(painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(opening, Qt.ClipOperation.IntersectClip)
        paint(painter)
        painter.restore()

    return clipped
