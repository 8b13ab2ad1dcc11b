"""Ways over the floor: around what stands there, with corners that are rounded and a pace that is eased."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import hypot

from gan.cartoon.animation.easing import clamp, cruise

FLOOR_METRES = 3.2
"""How far it is from the far line of a floor (depth 0) to the near one (depth 1)."""

_GATHER, _SETTLE = 0.35, 0.4  # seconds to get going and to stop
_EDGE = 0.02  # of the depth that no way leaves


@dataclass(frozen=True)
class Obstacle:
    """Something on the floor that nobody walks through.

    Attributes:
        x: of its middle in metres.
        depth: of its middle, 0..1.
        across: half of its width in metres.
        deep: half of its depth in shares of the floor's depth.
    """

    x: float
    depth: float
    across: float
    deep: float

    def grown(self, metres: float) -> Obstacle:
        """With a margin around it."""
        return Obstacle(self.x, self.depth, self.across + metres, self.deep + 0.6 * metres / FLOOR_METRES)

    def holds(self, x: float, depth: float) -> bool:
        """Whether a point of the floor lies inside."""
        return abs(x - self.x) < self.across and abs(depth - self.depth) < self.deep

    def cuts(self, start: Point, end: Point) -> bool:
        """Whether a straight way between two points passes through it (the slab test)."""
        first, last = 0.0, 1.0
        for at, way, middle, half in (
            (start[0], end[0] - start[0], self.x, self.across),
            (start[1], end[1] - start[1], self.depth, self.deep),
        ):
            if abs(way) < 1e-9:
                if abs(at - middle) >= half:
                    return False
                continue
            enter, leave = sorted(((middle - half - at) / way, (middle + half - at) / way))
            first, last = max(first, enter), min(last, leave)
        return last - first > 1e-6


Point = tuple[float, float]
"""A place on the floor: x in metres, depth 0..1."""


def distance(first: Point, second: Point) -> float:
    """Metres over the floor."""
    return hypot(second[0] - first[0], (second[1] - first[1]) * FLOOR_METRES)


@dataclass(frozen=True)
class Path:
    """A way that is walked.

    Attributes:
        points: at least one.
        start, end: seconds.
    """

    points: tuple[Point, ...]
    start: float
    end: float
    _lengths: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths = [0.0]
        for before, after in zip(self.points, self.points[1:], strict=False):
            lengths.append(lengths[-1] + distance(before, after))
        object.__setattr__(self, "_lengths", tuple(lengths))

    @property
    def length(self) -> float:
        """Metres."""
        return self._lengths[-1]

    def walked(self, seconds: float) -> float:
        """Metres gone at a moment; 0 before the start, all after the end."""
        duration = self.end - self.start
        if duration <= 0:
            return self.length if seconds >= self.start else 0.0
        gather, settle = min(0.4, _GATHER / duration), min(0.4, _SETTLE / duration)
        return self.length * cruise((seconds - self.start) / duration, gather, settle)

    def at(self, metres: float) -> Point:
        """The point after so many metres."""
        if len(self.points) == 1 or metres <= 0:
            return self.points[0]
        if metres >= self.length:
            return self.points[-1]
        index = min(bisect_right(self._lengths, metres), len(self.points) - 1)
        before, after = self._lengths[index - 1], self._lengths[index]
        share = (metres - before) / (after - before) if after > before else 1.0
        (x, depth), (to_x, to_depth) = self.points[index - 1], self.points[index]
        return x + (to_x - x) * share, depth + (to_depth - depth) * share

    def direction(self, metres: float) -> int:
        """-1 to the left or 1 to the right: where most of the way around a point goes."""
        ahead, behind = self.at(metres + 0.35), self.at(metres - 0.35)
        return 1 if ahead[0] >= behind[0] else -1


def find_way(
    start: Point, end: Point, obstacles: Sequence[Obstacle], margin: float = 0.25
) -> tuple[Point, ...]:
    """The shortest way around obstacles, with rounded corners.

    Args:
        start, end: on the floor, or beyond its sides.
        obstacles: those that hold the start or the end do not count: who sits at a table leaves it.
        margin: metres that stay free beside each.

    Returns:
        From the start to the end. The straight way where no other is found.
    """
    walls = [obstacle.grown(margin) for obstacle in obstacles]
    walls = [wall for wall in walls if not wall.holds(*start) and not wall.holds(*end)]
    walls = [wall for wall in walls if min(start[0], end[0]) - 2 < wall.x < max(start[0], end[0]) + 2]
    if not any(wall.cuts(start, end) for wall in walls):
        return start, end
    nodes = [start, end, *(corner for wall in walls for corner in _corners(wall, walls))]
    return _rounded(_shortest(nodes, walls))


def _corners(wall: Obstacle, walls: Sequence[Obstacle]) -> list[Point]:
    out = 1.001
    corners = [
        (wall.x + side * wall.across * out, wall.depth + far * wall.deep * out)
        for side in (-1, 1)
        for far in (-1, 1)
    ]
    return [
        corner
        for corner in corners
        if _EDGE <= corner[1] <= 1 - _EDGE and not any(other.holds(*corner) for other in walls)
    ]


def _shortest(nodes: list[Point], walls: Sequence[Obstacle]) -> list[Point]:
    """Dijkstra's algorithm over points that see each other; from node 0 to node 1."""
    queue: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, (0,))]
    done: set[int] = set()
    while queue:
        gone, index, way = heappop(queue)
        if index == 1:
            return [nodes[number] for number in way]
        if index in done:
            continue
        done.add(index)
        for other, point in enumerate(nodes):
            if other not in done and not any(wall.cuts(nodes[index], point) for wall in walls):
                heappush(queue, (gone + distance(nodes[index], point), other, (*way, other)))
    return nodes[:2]


def _rounded(points: list[Point]) -> tuple[Point, ...]:
    """Chaikin's corner cutting, twice; the ends stay."""
    if len(points) < 3:
        return tuple(points)
    for _ in range(2):
        cut = [points[0]]
        for (x, depth), (to_x, to_depth) in zip(points, points[1:], strict=False):
            cut.append((x + (to_x - x) * 0.2, depth + (to_depth - depth) * 0.2))
            cut.append((x + (to_x - x) * 0.8, depth + (to_depth - depth) * 0.8))
        points = [*cut, points[-1]]
    return tuple((x, clamp(depth)) for x, depth in points)
