"""A drawing as a list of shapes: recorded once, painted often, at any size, in any light.

A sketch has its own units (metres with y up for props, points of a 1600 x 900 picture with y down for
places). Forms get the line and the shade of `gan.cartoon.stage.style`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
    QTransform,
)

from gan.cartoon.stage import paths, style
from gan.cartoon.stage.paths import Point

Fill = str | QColor | QGradient | QBrush
_LARGE = 1.35  # metres both ways: a form as large as that gets no line
_SHADE = 0.13  # share of a form's smaller side that the shade takes by default


@dataclass(frozen=True, eq=False)
class Shape:
    """One path with its fill and line.

    Attributes:
        path: in the sketch's units.
        brush, pen: `Qt.BrushStyle.NoBrush` or `Qt.PenStyle.NoPen` for none.
        part: "" or "before" (drawn in front of who is in the prop).
        glows: whether it shines by itself, so that no darkness dims it.
    """

    path: QPainterPath
    brush: QBrush
    pen: QPen
    part: str = ""
    glows: bool = False


class Sketch:
    """A list of shapes, the farthest first.

    Args:
        up: whether y goes up in it.
        line: thickness of lines in its units; 0 draws none.
    """

    def __init__(self, up: bool = True, line: float = style.LINE) -> None:
        self.shapes: list[Shape] = []
        self._up = up
        self._line = line
        self._part = ""
        self._glows = False

    # --- what surrounds the forms that follow

    @contextmanager
    def before(self) -> Iterator[None]:
        """What is drawn within belongs to the part in front of who is in the prop."""
        self._part, part = "before", self._part
        yield
        self._part = part

    @contextmanager
    def glowing(self) -> Iterator[None]:
        """What is drawn within shines by itself."""
        self._glows, glows = True, self._glows
        yield
        self._glows = glows

    # --- forms: a flat colour, its shade, a line

    def form(
        self, path: QPainterPath, fill: Fill, *, shade: float | None = None, line: float | None = None
    ) -> None:
        """A form with its shade on the side away from the light.

        Args:
            path: closed.
            fill: a colour ("#rrggbb" or a name of the palette) or a gradient (without shade).
            shade: how far the shade reaches into the form, in the sketch's units; None for a part of its
                size, 0 for none.
            line: thickness; None for the sketch's own, 0 for none.
        """
        bounds = path.boundingRect()
        width = self._line if line is None else line
        if min(bounds.width(), bounds.height()) > _LARGE and self._up and line is None:
            width = 0.0
        depth = _SHADE * min(bounds.width(), bounds.height()) if shade is None else shade
        if depth and isinstance(fill, str):
            self._fill(path, style.shade(fill))
            self._fill(self._lit(path, depth), style.colour(fill))
        else:
            self._fill(path, fill)
        if width and isinstance(fill, str):
            self._add(path, QBrush(Qt.BrushStyle.NoBrush), style.pen(fill, width))

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Fill, r: float = 0.0, **look) -> None:
        """A rectangle with round corners of radius `r`."""
        self.form(paths.box(x0, y0, x1, y1, r), fill, **look)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Fill, **look) -> None:
        """An ellipse about (x, y)."""
        self.form(paths.oval(x, y, rx, ry), fill, **look)

    def poly(self, points: Sequence[Point], fill: Fill, r: float = 0.0, **look) -> None:
        """A polygon whose corners are rounded by `r`."""
        self.form(paths.poly(points, r), fill, **look)

    def blob(self, points: Sequence[Point], fill: Fill, **look) -> None:
        """A closed smooth form through the points."""
        self.form(paths.blob(points), fill, **look)

    def rod(self, points: Sequence[Point], width: float, fill: Fill, curved: bool = False, **look) -> None:
        """A round rod of a thickness along the points."""
        self.form(paths.rod(points, width, curved), fill, **{"shade": width * 0.3, **look})

    # --- marks: no shade and no line

    def patch(self, path: QPainterPath, fill: Fill) -> None:
        """A flat area."""
        self._fill(path, fill)

    def spot(self, x: float, y: float, rx: float, ry: float, fill: Fill) -> None:
        """A flat ellipse."""
        self._fill(paths.oval(x, y, rx, ry), fill)

    def panel(self, x0: float, y0: float, x1: float, y1: float, fill: Fill, r: float = 0.0) -> None:
        """A flat rectangle."""
        self._fill(paths.box(x0, y0, x1, y1, r), fill)

    def flat(self, points: Sequence[Point], fill: Fill, r: float = 0.0) -> None:
        """A flat polygon."""
        self._fill(paths.poly(points, r), fill)

    def mark(self, points: Sequence[Point], width: float, fill: str | QColor, curved: bool = False) -> None:
        """A round stroke along the points."""
        path = paths.smooth(points) if curved else paths.polyline(points)
        ink = style.colour(fill) if isinstance(fill, str) else fill
        pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        self._add(path, QBrush(Qt.BrushStyle.NoBrush), pen)

    def glow(self, x: float, y: float, rx: float, ry: float, colour: str, strength: float = 0.6) -> None:
        """Light around a lamp: an ellipse that fades out; strength 0..1."""
        with self.glowing():
            self._fill(paths.oval(x, y, rx, ry), fading(x, y, rx, ry, colour, strength))

    def put(self, other: Sketch, x: float, y: float, scale: float = 1.0, flip: bool = False) -> None:
        """The shapes of another sketch with its origin at (x, y), its unit `scale` units of this one."""
        up = 1.0 if self._up == other._up else -1.0
        move = QTransform(-scale if flip else scale, 0, 0, scale * up, x, y)
        for shape in other.shapes:
            self.shapes.append(
                replace(
                    shape,
                    path=move.map(shape.path),
                    brush=_moved_brush(shape.brush, move),
                    pen=_scaled_pen(shape.pen, scale),
                    part=self._part or shape.part,
                )
            )

    # --- the result

    def bounds(self, part: str = "all") -> QRectF:
        """What the fills cover, glows aside, in the sketch's units."""
        total = QRectF()
        for shape in self._of(part):
            if not shape.glows or shape.brush.gradient() is None:
                total = total.united(shape.path.boundingRect())
        return total

    def paint(self, painter: QPainter, part: str = "all", tint: QColor | None = None) -> None:
        """Paint the shapes; 1 unit of the painter is 1 unit of the sketch, its y goes down.

        Args:
            painter: at the sketch's origin.
            part: "all", "behind" (what is not "before") or "before".
            tint: the colour of the light that falls on it; None for white.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._up:
            painter.scale(1, -1)
        for shape in self._of(part):
            plain = tint is None or shape.glows
            painter.setBrush(shape.brush if plain else _tinted_brush(shape.brush, tint))
            painter.setPen(shape.pen if plain else _tinted_pen(shape.pen, tint))
            painter.drawPath(shape.path)
        painter.restore()

    def _of(self, part: str) -> Iterable[Shape]:
        if part == "all":
            return self.shapes
        wanted = "" if part == "behind" else part
        return [shape for shape in self.shapes if shape.part == wanted]

    def _lit(self, path: QPainterPath, depth: float) -> QPainterPath:
        x, y = style.LIGHT_FROM
        return paths.common(path, path.translated(x * depth, (y if self._up else -y) * depth))

    def _fill(self, path: QPainterPath, fill: Fill) -> None:
        brush = QBrush(style.colour(fill) if isinstance(fill, str) else fill)
        self._add(path, brush, QPen(Qt.PenStyle.NoPen))

    def _add(self, path: QPainterPath, brush: QBrush, pen: QPen) -> None:
        self.shapes.append(Shape(path, brush, pen, self._part, self._glows))


def see_through(fill: str, alpha: float) -> QColor:
    """A colour of the palette, `alpha` 0..1 of it."""
    result = QColor(style.colour(fill))
    result.setAlphaF(alpha)
    return result


def mixed(first: str, second: str, amount: float) -> str:
    """A colour between two of them, "#rrggbb"; amount 0..1 of the second."""
    pair = zip(style.colour(first).getRgbF()[:3], style.colour(second).getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(a + (b - a) * amount for a, b in pair)).name()


def fading(x: float, y: float, rx: float, ry: float, fill: str, strength: float) -> QBrush:
    """A fill from a colour at the middle to nothing at the edge of an ellipse; strength 0..1."""
    gradient = QRadialGradient(QPointF(0, 0), 1.0)
    for stop, share in ((0.0, 1.0), (0.25, 0.68), (0.5, 0.36), (0.75, 0.12), (1.0, 0.0)):
        gradient.setColorAt(stop, see_through(fill, strength * share))
    brush = QBrush(gradient)
    brush.setTransform(QTransform(rx, 0, 0, ry, x, y))
    return brush


def slope(x0: float, y0: float, x1: float, y1: float, *stops: str | QColor) -> QGradient:
    """A straight gradient through evenly spaced colours."""
    gradient = QLinearGradient(x0, y0, x1, y1)
    for number, stop in enumerate(stops):
        ink = style.colour(stop) if isinstance(stop, str) else stop
        gradient.setColorAt(number / max(1, len(stops) - 1), ink)
    return gradient


def _moved_brush(brush: QBrush, move: QTransform) -> QBrush:
    if brush.gradient() is None:
        return brush
    result = QBrush(brush)
    result.setTransform(brush.transform() * move)
    return result


def _scaled_pen(pen: QPen, scale: float) -> QPen:
    if pen.style() == Qt.PenStyle.NoPen:
        return pen
    result = QPen(pen)
    result.setWidthF(pen.widthF() * scale)
    return result


def _tinted(ink: QColor, tint: QColor) -> QColor:
    return QColor.fromRgbF(
        ink.redF() * tint.redF(), ink.greenF() * tint.greenF(), ink.blueF() * tint.blueF(), ink.alphaF()
    )


def _tinted_brush(brush: QBrush, tint: QColor) -> QBrush:
    gradient = brush.gradient()
    if brush.style() == Qt.BrushStyle.NoBrush:
        return brush
    if gradient is None:
        return QBrush(_tinted(brush.color(), tint))
    # The gradient belongs to the brush; a copy of its kind takes the tinted stops.
    copy = QLinearGradient(gradient) if isinstance(gradient, QLinearGradient) else QRadialGradient(gradient)
    copy.setStops([(stop, _tinted(ink, tint)) for stop, ink in gradient.stops()])
    result = QBrush(copy)
    result.setTransform(brush.transform())
    return result


def _tinted_pen(pen: QPen, tint: QColor) -> QPen:
    if pen.style() == Qt.PenStyle.NoPen:
        return pen
    result = QPen(pen)
    result.setColor(_tinted(pen.color(), tint))
    return result
