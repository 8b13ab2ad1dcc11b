"""Where somebody is at every moment: the stops of a track, joined by ways around what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2

from gan.cartoon.animation.easing import mix, smooth
from gan.cartoon.animation.paths import FLOOR_METRES, Obstacle, Path, find_way
from gan.cartoon.layout.layout import Spot, Stop, Track

_APPEAR = 0.3  # seconds in which somebody fades in a door
SHORT = 0.12
"""Metres below which a change of place is no walk."""


@dataclass(frozen=True)
class Leg:
    """One way of a route.

    Attributes:
        path: over the floor.
        stop: that it leads to.
        before: the spot that it comes from.
        gone: metres walked in the legs before.
    """

    path: Path
    stop: Stop
    before: Spot
    gone: float


@dataclass(frozen=True)
class Route:
    """A track with its ways.

    Attributes:
        track: of the layout.
        legs: its ways in order.
    """

    track: Track
    legs: tuple[Leg, ...]

    def leg(self, seconds: float) -> Leg | None:
        """The way that is under way at a moment, or None."""
        return next((leg for leg in self.legs if leg.stop.start <= seconds < leg.stop.end), None)

    def last(self, seconds: float) -> Leg | None:
        """The latest way that has begun, or None."""
        begun = [leg for leg in self.legs if leg.stop.start <= seconds]
        return begun[-1] if begun else None

    def at(self, seconds: float) -> Spot:
        """Where it is; between two spots it is "stand"ing, or flies."""
        leg = self.last(seconds)
        if leg is None:
            return self.track.stops[0].spot
        after, before = leg.stop.spot, leg.before
        if seconds >= leg.stop.end:
            return after
        share = (seconds - leg.stop.start) / (leg.stop.end - leg.stop.start)
        x, depth = leg.path.at(leg.path.walked(seconds))
        lift = mix(before.lift, after.lift, smooth(share))
        facing = leg.path.direction(leg.path.walked(seconds)) if self.is_way(leg) else after.facing
        on = after.on if after.on == before.on or share > 0.5 else before.on if before.on else ""
        posture = after.posture if after.posture in ("fly",) or after.on == before.on else "stand"
        return Spot(x, depth, facing, lift, on, posture, after.before)

    def walked(self, seconds: float) -> float:
        """Metres gone since the beginning of the shot."""
        leg = self.last(seconds)
        return 0.0 if leg is None else leg.gone + leg.path.walked(seconds)

    def is_way(self, leg: Leg) -> bool:
        """Whether a leg is walked, and no mere shift (onto a seat)."""
        return leg.path.length > SHORT and leg.stop.gait not in ("sit", "lie", "sleep", "jump")

    def heading(self, seconds: float) -> float | None:
        """Radians that the way goes to: 0 to us, +pi/2 to the right; None where it does not go anywhere."""
        leg = self.leg(seconds)
        if leg is None or not self.is_way(leg):
            return None
        gone = leg.path.walked(seconds)
        (x, depth), (to_x, to_depth) = leg.path.at(gone - 0.25), leg.path.at(gone + 0.25)
        return atan2(to_x - x, (to_depth - depth) * FLOOR_METRES)

    def shown(self, seconds: float) -> float:
        """How much of it is seen, 0..1: nothing before it has come and after it has gone."""
        first = self.track.stops[0]
        if first.hidden:
            coming = self.legs[0].stop.start if self.legs else float("inf")
            if seconds < coming:
                return 0.0
            if seconds < coming + _APPEAR:
                return (seconds - coming) / _APPEAR
        leg = self.last(seconds)
        if leg is None or not leg.stop.hidden:
            return 1.0
        return max(0.0, min(1.0, (leg.stop.end - seconds) / _APPEAR))

    def gates(self) -> list[tuple[float, Spot]]:
        """When and where it comes into the set and leaves it."""
        found = []
        if self.track.stops[0].hidden and self.legs:
            found.append((self.legs[0].stop.start, self.track.stops[0].spot))
        return found + [(leg.stop.end, leg.stop.spot) for leg in self.legs if leg.stop.hidden]


def make_route(track: Track, obstacles: Sequence[Obstacle]) -> Route:
    """Find the ways between the stops of a track.

    Args:
        track: with at least one stop.
        obstacles: that are walked around.
    """
    legs: list[Leg] = []
    gone, before = 0.0, track.stops[0].spot
    for stop in track.stops[1:]:
        start, end = (before.x, before.depth), (stop.spot.x, stop.spot.depth)
        free = stop.gait in ("fly", "ride", "drive", "swim", "climb", "jump") or stop.spot.on
        points = (start, end) if free else find_way(start, end, obstacles)
        path = Path(points, stop.start, stop.end)
        legs.append(Leg(path, stop, before, gone))
        gone += path.length
        before = stop.spot
    return Route(track, tuple(legs))
