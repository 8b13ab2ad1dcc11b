"""Strokes of a pen: how they are cut at the canvas, how wide they are, and the curve through their points."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float, float]
"""x to the right and y down in the canvas's pixels, and the pen's pressure 0..1."""
Stroke = tuple[Point, ...]

THINNEST, THICKEST = 1.6, 6.0
_STEP = 2.0  # pixels between two points of the drawn curve
_CALM, _HASTY = 0.72, 0.28  # pressure of a slow and of a fast mouse
_FAST = 2.4  # pixels a millisecond from which a mouse counts as fast
_INERTIA = 0.7  # of a mouse's pressure, so that the line swells and thins without jumps


def width_of(pressure: float) -> float:
    """Width of the ink at a pressure 0..1, in pixels."""
    return THINNEST + (THICKEST - THINNEST) * min(max(pressure, 0.0), 1.0)


@dataclass
class SpeedPressure:
    """Stands in for the pressure that a mouse or finger does not tell: a fast one presses less."""

    _place: tuple[float, float] | None = None
    _time: float = 0.0
    _pressure: float = (_CALM + _HASTY) / 2

    def at(self, x: float, y: float, milliseconds: float) -> float:
        """The pressure at the next point."""
        if self._place is not None:
            elapsed = max(milliseconds - self._time, 1.0)
            speed = math.hypot(x - self._place[0], y - self._place[1]) / elapsed
            wanted = _CALM - (_CALM - _HASTY) * min(speed / _FAST, 1.0)
            self._pressure = _INERTIA * self._pressure + (1 - _INERTIA) * wanted
        self._place, self._time = (x, y), milliseconds
        return self._pressure


class StrokeRecorder:
    """Gathers the points of one stroke, cut at the edges of a canvas.

    A pen that leaves the canvas and comes back makes several strokes, each ending at the very edge.
    """

    def __init__(self, width: float, height: float) -> None:
        self._room = (width, height)
        self._last: Point | None = None
        self._parts: list[list[Point]] = []
        self._is_inside = False

    def add(self, point: Point) -> None:
        """The pen is here now."""
        last, self._last = self._last, point
        if last is None:
            if self._contains(point):
                self._parts.append([point])
                self._is_inside = True
            return
        if point[:2] == last[:2]:
            return
        cut = cut_segment(last, point, *self._room)
        if cut is None:
            self._is_inside = False
            return
        start, stop = cut
        if self._is_inside:
            self._parts[-1].append(stop)
        else:
            self._parts.append([start, stop])
        self._is_inside = self._contains(point)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn so far."""
        return tuple(tuple(part) for part in self._parts)

    def _contains(self, point: Point) -> bool:
        return 0 <= point[0] <= self._room[0] and 0 <= point[1] <= self._room[1]


def cut_segment(start: Point, stop: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """The part of a straight piece that lies on a canvas; None if none does (Liang and Barsky, 1984)."""
    first, last = 0.0, 1.0
    for place, change, room in ((0, stop[0] - start[0], width), (1, stop[1] - start[1], height)):
        for towards, distance in ((-change, start[place]), (change, room - start[place])):
            if towards == 0:
                if distance < 0:
                    return None
            elif towards < 0:
                first = max(first, distance / towards)
            else:
                last = min(last, distance / towards)
    if first > last:
        return None
    return _between(start, stop, first), _between(start, stop, last)


def curve(stroke: Sequence[Point], begin: int = 0) -> Iterator[tuple[Point, Point]]:
    """Short straight pieces of the smooth curve through a stroke.

    Quadratic Bezier curves from middle to middle of neighbouring points, with the points themselves as
    controls; a point that is added later changes nothing of what is drawn before the last middle.

    Args:
        stroke: at least one point.
        begin: index of the first point whose curve is wanted; the earlier ones are drawn already.
    """
    if len(stroke) == 1:
        yield stroke[0], stroke[0]
        return
    for number in range(max(begin, 0), len(stroke) - 1):
        here = stroke[number]
        start = here if number == 0 else _between(stroke[number - 1], here, 0.5)
        yield from _bezier(start, here, _between(here, stroke[number + 1], 0.5))


def tail(stroke: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """The last piece, from the last middle to where the pen is."""
    if len(stroke) > 1:
        yield from _bezier(_between(stroke[-2], stroke[-1], 0.5), stroke[-1], stroke[-1])


def touches(stroke: Sequence[Point], x: float, y: float, radius: float) -> bool:
    """Whether an eraser of this radius at (x, y) touches a stroke."""
    return any(math.hypot(px - x, py - y) <= radius + width_of(p) / 2 for px, py, p in stroke)


def _bezier(start: Point, control: Point, stop: Point) -> Iterator[tuple[Point, Point]]:
    length = math.dist(start[:2], control[:2]) + math.dist(control[:2], stop[:2])
    steps = max(1, math.ceil(length / _STEP))
    before = start
    for step in range(1, steps + 1):
        share = step / steps
        after = _between(_between(start, control, share), _between(control, stop, share), share)
        yield before, after
        before = after


def _between(start: Point, stop: Point, share: float) -> Point:
    return (
        start[0] + (stop[0] - start[0]) * share,
        start[1] + (stop[1] - start[1]) * share,
        start[2] + (stop[2] - start[2]) * share,
    )
