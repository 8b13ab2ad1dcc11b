"""The head as a turned ball: where on the picture a spot of the face is, and how much of it one sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import atan2, cos, pi, radians, sin

from gan.cartoon.motion.skeleton import Frame
from gan.cartoon.motion.vectors import Vector
from gan.cartoon.stage.character.brush import Brush, Spot


class Globe:
    """A head on the picture. Its own coordinates have the middle of the head at 0, y down, and no roll.

    Args:
        brush: of the body.
        centre: middle of the head, a point of the body.
        frame: directions of the head.
        radii: (half width, half height, half depth) in metres.
    """

    def __init__(self, brush: Brush, centre: Vector, frame: Frame, radii: Vector) -> None:
        self.brush = brush
        self.wide, self.high, self.deep = radii
        self.spot = brush.at(centre)
        up = brush.seen(frame.up)
        right = brush.seen(frame.right)
        forward = brush.seen(frame.forward)
        # Near the pole (a face turned up at us) "up" has no direction on the picture: keep it as it is.
        self.roll = atan2(up[0], up[1]) if abs(up[0]) + abs(up[1]) > 0.25 else 0.0
        c, s = cos(self.roll), sin(self.roll)

        def unrolled(v: Vector) -> Vector:
            return (v[0] * c - v[1] * s, v[0] * s + v[1] * c, v[2])

        self.up, self.right, self.forward = unrolled(up), unrolled(right), unrolled(forward)
        side = abs(self.forward[0])
        self.half = (self.wide**2 * (1 - side**2) + self.deep**2 * side**2) ** 0.5
        """Half width of the ball on the picture."""

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """While it lasts, the painter works in the head's own coordinates."""
        painter = self.brush.painter
        painter.save()
        painter.translate(*self.spot)
        painter.rotate(self.roll * 180 / pi)
        yield
        painter.restore()

    def outside(self, spot: Spot) -> Spot:
        """A place in the head's coordinates as a place on the body's picture."""
        c, s = cos(self.roll), sin(self.roll)
        return (self.spot[0] + spot[0] * c - spot[1] * s, self.spot[1] + spot[0] * s + spot[1] * c)

    def at(self, side: float, up: float, forward: float) -> tuple[float, float, float]:
        """A point by its coordinates in half sizes of the head: (x, y down, towards us), metres."""
        x, y, z = side * self.wide, up * self.high, forward * self.deep
        r, u, f = self.right, self.up, self.forward
        return (
            x * r[0] + y * u[0] + z * f[0],
            -(x * r[1] + y * u[1] + z * f[1]),
            x * r[2] + y * u[2] + z * f[2],
        )

    def on(self, around: float, above: float, far: float = 1.0) -> tuple[float, float, float]:
        """A point on the ball: degrees around to its right from the front, degrees above the middle."""
        a, e = radians(around), radians(above)
        return self.at(far * sin(a) * cos(e), far * sin(e), far * cos(a) * cos(e))

    def facing(self, around: float, above: float) -> float:
        """How squarely one sees a spot of the face: 1 from the front, 0 at the rim, below 0 not at all."""
        a, e = radians(around), radians(above)
        return sin(a) * cos(e) * self.right[2] + sin(e) * self.up[2] + cos(a) * cos(e) * self.forward[2]
