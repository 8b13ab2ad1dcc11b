"""Paths of the forms that drawings are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

Point = tuple[float, float]

# Qt cuts curves as finely as suits pixels; paths in metres are made larger for it, else circles get corners.
_FINE = 256.0
_LARGER = QTransform.fromScale(_FINE, _FINE)
_SMALLER = QTransform.fromScale(1 / _FINE, 1 / _FINE)


def box(x0: float, y0: float, x1: float, y1: float, r: float = 0.0) -> QPainterPath:
    """A rectangle between two corners, its corners rounded by radius `r`."""
    path = QPainterPath()
    rect = QRectF(QPointF(x0, y0), QPointF(x1, y1)).normalized()
    r = min(r, rect.width() / 2, rect.height() / 2)
    path.addRoundedRect(rect, r, r)
    return path


def oval(x: float, y: float, rx: float, ry: float) -> QPainterPath:
    """An ellipse about (x, y)."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), rx, ry)
    return path


def poly(points: Sequence[Point], r: float = 0.0) -> QPainterPath:
    """A closed polygon; corners are rounded by about `r`, less where its sides are short."""
    path = QPainterPath()
    if not r:
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.closeSubpath()
        return path
    count = len(points)
    for number, corner in enumerate(points):
        entry = _towards(corner, points[number - 1], r)
        leave = _towards(corner, points[(number + 1) % count], r)
        if number:
            path.lineTo(*entry)
        else:
            path.moveTo(*entry)
        path.quadTo(*corner, *leave)
    path.closeSubpath()
    return path


def polyline(points: Sequence[Point]) -> QPainterPath:
    """An open line."""
    path = QPainterPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def smooth(points: Sequence[Point]) -> QPainterPath:
    """An open smooth curve through the points (Catmull-Rom)."""
    path = QPainterPath()
    path.moveTo(*points[0])
    padded = [points[0], *points, points[-1]]
    for first, second, third, fourth in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        _curve_to(path, first, second, third, fourth)
    return path


def band(first: Sequence[Point], second: Sequence[Point]) -> QPainterPath:
    """A closed form between two smooth lines that go the same way (a road, a river)."""
    path = smooth(first)
    path.connectPath(smooth(list(reversed(second))))
    path.closeSubpath()
    return path


def blob(points: Sequence[Point]) -> QPainterPath:
    """A closed smooth curve through the points (Catmull-Rom)."""
    path = QPainterPath()
    path.moveTo(*points[0])
    count = len(points)
    for number in range(count):
        around = [points[(number + step) % count] for step in (-1, 0, 1, 2)]
        _curve_to(path, *around)
    path.closeSubpath()
    return path


def rod(points: Sequence[Point], width: float, curved: bool = False, flat: bool = False) -> QPainterPath:
    """The outline of a rod of a thickness along the points; its ends are round unless `flat`."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width * _FINE)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap if flat else Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    line = smooth(points) if curved else polyline(points)
    return _SMALLER.map(stroker.createStroke(_LARGER.map(line)).simplified())


def joined(*parts: QPainterPath) -> QPainterPath:
    """One path around all of them."""
    result = QPainterPath()
    for part in parts:
        result = result.united(_LARGER.map(part))
    return _SMALLER.map(result)


def without(path: QPainterPath, *holes: QPainterPath) -> QPainterPath:
    """A path less some others."""
    result = _LARGER.map(path)
    for hole in holes:
        result = result.subtracted(_LARGER.map(hole))
    return _SMALLER.map(result)


def common(first: QPainterPath, second: QPainterPath) -> QPainterPath:
    """What two paths share."""
    return _SMALLER.map(_LARGER.map(first).intersected(_LARGER.map(second)))


def ring(x: float, y: float, r: float, inner: float) -> QPainterPath:
    """A ring about (x, y) between two radii."""
    return without(oval(x, y, r, r), oval(x, y, inner, inner))


def star(x: float, y: float, r: float, inner: float, count: int = 5, turn: float = 0.0) -> list[Point]:
    """Corners of a star about (x, y), one tip up (y up) for turn 0; radii of the tips and of the dents."""
    points = []
    for number in range(2 * count):
        angle = turn + math.pi * number / count
        radius = inner if number % 2 else r
        points.append((x + radius * math.sin(angle), y + radius * math.cos(angle)))
    return points


def cloud(x: float, y: float, width: float, height: float, puffs: Sequence[Point]) -> QPainterPath:
    """A cloud of round puffs on a flat foot, (x, y) being the middle of the foot.

    Args:
        puffs: for each puff its middle (share of the half width) and its radius (share of the height); its
            foot stands on the flat one.
    """
    sign = 1 if height > 0 else -1
    parts = [box(x - width / 2, y, x + width / 2, y + 0.42 * height, 0.21 * abs(height))]
    for at, size in puffs:
        radius = size * abs(height)
        parts.append(oval(x + at * width / 2, y + sign * radius, radius, radius))
    return joined(*parts)


def _towards(corner: Point, other: Point, r: float) -> Point:
    length = math.hypot(other[0] - corner[0], other[1] - corner[1]) or 1.0
    share = min(r / length, 0.5)
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _curve_to(path: QPainterPath, first: Point, second: Point, third: Point, fourth: Point) -> None:
    path.cubicTo(
        second[0] + (third[0] - first[0]) / 6,
        second[1] + (third[1] - first[1]) / 6,
        third[0] - (fourth[0] - second[0]) / 6,
        third[1] - (fourth[1] - second[1]) / 6,
        *third,
    )
