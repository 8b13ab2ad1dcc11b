"""What all drawing of bodies is made of: tubes and blobs with line and shade."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from gan.cartoon.motion.vectors import Vector
from gan.cartoon.stage import style

Spot = tuple[float, float]
Ring = tuple[float, float, float]

FROM_ABOVE = 0.10
"""How far the eye looks down: what is nearer by a metre is lower by this. Keeps feet apart in side view."""

SHADE = (0.62, 0.55)
"""From the light, on the picture (y down), before mirroring."""

_WHOLE = Qt.FillRule.WindingFill
"""A tube that is folded onto itself has no holes."""

NO_PEN = QPen(Qt.PenStyle.NoPen)

_SMALL = 22
"""Ellipses up to so many pixels in radius are drawn as polygons."""

_CIRCLE = tuple((cos(2 * pi * k / 18), sin(2 * pi * k / 18)) for k in range(1, 18))
_QUADRATIC = tuple(((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in (k / 7 for k in range(8)))

_CAP = tuple((cos(a), sin(a)) for a in (pi / 2 - pi * k / 6 for k in range(1, 6)))
_FINE_CAP = tuple((cos(a), sin(a)) for a in (pi / 2 - pi * k / 14 for k in range(1, 14)))
_LARGE = 0.07
"""Ends from this radius in metres on are drawn with more corners."""


class Brush:
    """A painter that knows how the body is turned.

    Args:
        painter: at the floor point, y down, metres, already mirrored when the body faces left.
        yaw: 0..pi, how far the body is turned from facing us towards +x.
        lit: +1 where the light comes from -x, -1 in a mirrored picture.
    """

    def __init__(self, painter: QPainter, yaw: float, lit: int = 1) -> None:
        self.painter = painter
        self.yaw = yaw
        self.sine, self.cosine = sin(yaw), cos(yaw)
        self.away = (SHADE[0] * lit, SHADE[1])
        self.line = style.LINE
        self.scale = abs(painter.worldTransform().m22()) if painter else 1.0

    def at(self, point: Vector) -> Spot:
        """Where a point of the body is on the picture."""
        x, y, z = point
        return (
            x * self.sine - z * self.cosine,
            -y + FROM_ABOVE * (x * self.cosine + z * self.sine),
        )

    def depth(self, point: Vector) -> float:
        """How near a point of the body is, in metres; larger is nearer."""
        return point[0] * self.cosine + point[2] * self.sine

    def seen(self, vector: Vector) -> Vector:
        """A direction of the body as (right on the picture, up, towards us)."""
        x, y, z = vector
        return (x * self.sine - z * self.cosine, y, x * self.cosine + z * self.sine)

    def tube(
        self, rings: list[Ring], fill: str, shaded: bool = True, caps: str = "both", lined: bool = True
    ) -> None:
        """A rounded tube through rings (x, y, radius), with its line around it.

        Args:
            rings: at least two.
            fill: colour.
            shaded: with a strip of shade along the side away from the light.
            caps: which ends are round: "both", "start", "end" or "none".
            lined: with the line.
        """
        normals = normals_of(rings)
        if lined:
            self.line_of(rings, normals, fill, caps)
        self.fill_of(rings, normals, fill, shaded, caps)

    def line_of(self, rings: list[Ring], normals: list[Spot], fill: str, caps: str = "both") -> None:
        """Only the line: a fatter tube below the tube itself."""
        self._flat(style.line(fill))
        self.painter.drawPath(_outline(rings, normals, self.line, caps))

    def fill_of(
        self, rings: list[Ring], normals: list[Spot], fill: str, shaded: bool = True, caps: str = "both"
    ) -> None:
        """Only the colour and its shade."""
        self._flat(style.colour(fill))
        self.painter.drawPath(_outline(rings, normals, 0.0, caps))
        if shaded:
            self._flat(style.shade(fill))
            self.painter.drawPath(_shadow(rings, normals, self.away))

    def blob(
        self,
        spot: Spot,
        wide: float,
        high: float,
        fill: str,
        angle: float = 0.0,
        lined: bool = True,
    ) -> None:
        """An ellipse by its half axes, turned by `angle` (radians, clockwise)."""
        painter = self.painter
        if angle:
            painter.save()
            painter.translate(*spot)
            painter.rotate(angle * 180 / pi)
            spot = (0.0, 0.0)
        if lined:
            self._flat(style.line(fill))
            self._ellipse(spot, wide + self.line, high + self.line)
        self._flat(style.colour(fill))
        self._ellipse(spot, wide, high)
        if angle:
            painter.restore()

    def _ellipse(self, spot: Spot, wide: float, high: float) -> None:
        """Small ones as polygons: that is three times as fast, and one does not see it."""
        x, y = spot
        if max(wide, high) * self.scale > _SMALL:
            self.painter.drawEllipse(QRectF(x - wide, y - high, 2 * wide, 2 * high))
            return
        path = QPainterPath()
        path.moveTo(x + wide, y)
        line = path.lineTo
        for c, s in _CIRCLE:
            line(x + wide * c, y + high * s)
        self.painter.drawPath(path)

    def circles(self, circles: list[Ring], fill: str, lined: bool = True) -> None:
        """Many circles that flow into one form, with one line around them all."""
        for more, ink in ((self.line, style.line(fill)), (0.0, style.colour(fill))):
            if more and not lined:
                continue
            path = QPainterPath()
            path.setFillRule(_WHOLE)
            for x, y, r in circles:
                r += more
                path.moveTo(x + r, y)
                line = path.lineTo
                for c, s in _CIRCLE:
                    line(x + r * c, y + r * s)
            self._flat(ink)
            self.painter.drawPath(path)

    def bands(self, corners: list[list[Spot]], fill: str) -> None:
        """Several polygons of one colour in one go."""
        path = QPainterPath()
        for points in corners:
            path.moveTo(*points[0])
            line = path.lineTo
            for x, y in points[1:]:
                line(x, y)
        self._flat(style.colour(fill))
        self.painter.drawPath(path)

    def shape(self, points: list[Spot], fill: str, lined: bool = False, exact: bool = False) -> None:
        """A polygon; see `path` for `exact`."""
        self.path(_closed(points), fill, lined, exact)

    def path(self, path: QPainterPath, fill: str, lined: bool = True, exact: bool = False) -> None:
        """A path, filled; its line lies outside of it.

        The line is a larger copy below, which suits forms that bulge and is four times as fast as stroking;
        `exact` strokes, for forms with bays.
        """
        painter = self.painter
        if lined and exact:
            painter.setPen(style.pen(fill, self.line * 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        elif lined:
            self._flat(style.line(fill))
            painter.drawPath(self._larger(path))
        self._flat(style.colour(fill))
        painter.drawPath(path)

    def _larger(self, path: QPainterPath) -> QPainterPath:
        box = path.boundingRect()
        wide, high = max(box.width(), 1e-4), max(box.height(), 1e-4)
        x, y = 1 + 2 * self.line / wide, 1 + 2 * self.line / high
        centre = box.center()
        return QTransform(x, 0, 0, y, centre.x() * (1 - x), centre.y() * (1 - y)).map(path)

    def stroke(self, points: list[Spot], ink: str, width: float) -> None:
        """An open line with round ends, filled as a thin tube: the stroker of Qt is slower."""
        half = width / 2
        rings = [(x, y, half) for x, y in points]
        self._flat(style.colour(ink))
        self.painter.drawPath(_outline(rings, normals_of(rings), 0.0, "both"))

    def curve(self, start: Spot, pull: Spot, end: Spot, ink: str, width: float) -> None:
        """A stroke that bends towards `pull` (a quadratic curve)."""
        (ax, ay), (bx, by), (cx, cy) = start, pull, end
        self.stroke(
            [(a * ax + b * bx + c * cx, a * ay + b * by + c * cy) for a, b, c in _QUADRATIC], ink, width
        )

    def _flat(self, colour) -> None:
        self.painter.setPen(NO_PEN)
        self.painter.setBrush(colour)


def bent(a: Ring, b: Ring, c: Ring, soft: float = 0.45) -> list[Ring]:
    """Rings of a limb a-b-c whose joint is rounded like rubber: `soft` 0..1 of the bones bend."""
    start = _part(b, a, soft)
    end = _part(b, c, soft)
    rings = [a, start]
    for t in (0.3, 0.5, 0.7):
        u = 1 - t
        w0, w1, w2 = u * u, 2 * u * t, t * t
        rings.append(
            (
                w0 * start[0] + w1 * b[0] + w2 * end[0],
                w0 * start[1] + w1 * b[1] + w2 * end[1],
                w0 * start[2] + w1 * b[2] + w2 * end[2],
            )
        )
    rings += [end, c]
    return rings


def cut(rings: list[Ring], share: float) -> list[Ring]:
    """The first `share` of a tube's length."""
    total = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(rings, rings[1:], strict=False))
    left = total * share
    kept = [rings[0]]
    for a, b in zip(rings, rings[1:], strict=False):
        step = hypot(b[0] - a[0], b[1] - a[1])
        if step >= left:
            kept.append(_part(a, b, left / step if step else 1.0))
            break
        kept.append(b)
        left -= step
    return kept


def rest(rings: list[Ring], share: float) -> list[Ring]:
    """What `cut` leaves."""
    return list(reversed(cut(list(reversed(rings)), 1 - share)))


def grown(rings: list[Ring], start: float, end: float | None = None) -> list[Ring]:
    """The same tube, thicker by `start` metres at its beginning and `end` at its end."""
    end = start if end is None else end
    last = len(rings) - 1
    return [(x, y, r + start + (end - start) * i / last) for i, (x, y, r) in enumerate(rings)]


def across(rings: list[Ring], share: float, width: float) -> list[Spot]:
    """The corners of a band across a tube at `share` of its rings, `width` rings wide: a stripe, a belt."""
    normals = normals_of(rings)
    corners: list[Spot] = []
    back: list[Spot] = []
    for place in (share, share + width):
        i = min(max(place, 0.0), 0.9999) * (len(rings) - 1)
        k, t = int(i), i % 1
        x, y, r = _part(rings[k], rings[k + 1], t)
        nx = normals[k][0] + (normals[k + 1][0] - normals[k][0]) * t
        ny = normals[k][1] + (normals[k + 1][1] - normals[k][1]) * t
        corners.append((x + nx * r, y + ny * r))
        back.append((x - nx * r, y - ny * r))
    return [corners[0], corners[1], back[1], back[0]]


def _part(a: Ring, b: Ring, t: float) -> Ring:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def normals_of(rings: list[Ring]) -> list[Spot]:
    """Unit vectors to the left of the way through the rings."""
    last = len(rings) - 1
    normals = []
    before = (1.0, 0.0)
    for i in range(last + 1):
        a, b = rings[max(i - 1, 0)], rings[min(i + 1, last)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        size = hypot(dx, dy)
        # Seen along its length a tube has no direction: any will do, as long as it does not flicker.
        before = (dy / size, -dx / size) if size > 1e-4 else before
        normals.append(before)
    return normals


def _outline(rings: list[Ring], normals: list[Spot], more: float, caps: str) -> QPainterPath:
    """The way around a tube, `more` metres fatter than it is."""
    path = QPainterPath()
    path.setFillRule(_WHOLE)
    line = path.lineTo
    x, y, r = rings[0]
    nx, ny = normals[0]
    path.moveTo(x + nx * (r + more), y + ny * (r + more))
    last = len(rings) - 1
    for k in range(1, last + 1):
        x, y, r = rings[k]
        nx, ny = normals[k]
        r += more
        line(x + nx * r, y + ny * r)
    _cap(line, x, y, r, nx, ny, more, caps in ("both", "end"))
    for k in range(last, -1, -1):
        x, y, r = rings[k]
        nx, ny = normals[k]
        r += more
        line(x - nx * r, y - ny * r)
    _cap(line, x, y, r, -nx, -ny, more, caps in ("both", "start"))
    return path


def _cap(line, x: float, y: float, r: float, nx: float, ny: float, more: float, is_round: bool) -> None:
    """The end of a tube, from its left to its right; flat ends still have their line."""
    dx, dy = -ny, nx
    if is_round:
        for c, s in _FINE_CAP if r > _LARGE else _CAP:
            line(x + r * (nx * s + dx * c), y + r * (ny * s + dy * c))
    elif more:
        line(x + nx * r + dx * more, y + ny * r + dy * more)
        line(x - nx * r + dx * more, y - ny * r + dy * more)


def _shadow(rings: list[Ring], normals: list[Spot], away: Spot) -> QPainterPath:
    """The strip of a tube that the light does not reach."""
    middle = normals[len(normals) // 2]
    side = 1.0 if middle[0] * away[0] + middle[1] * away[1] >= 0 else -1.0
    path = QPainterPath()
    inner = []
    line = path.moveTo
    for (x, y, r), (nx, ny) in zip(rings, normals, strict=True):
        nx, ny = nx * side, ny * side
        line(x + nx * r, y + ny * r)
        line = path.lineTo
        inside = r * (1 - 0.62 * max(0.0, nx * away[0] + ny * away[1]))
        inner.append((x + nx * inside, y + ny * inside))
    for x, y in reversed(inner):
        line(x, y)
    return path


def _closed(points: list[Spot]) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(*points[0])
    line = path.lineTo
    for x, y in points[1:]:
        line(x, y)
    path.closeSubpath()
    return path


def angle_of(a: Spot, b: Spot) -> float:
    """The direction from a to b on the picture, radians, clockwise from +x."""
    return atan2(b[1] - a[1], b[0] - a[0])
