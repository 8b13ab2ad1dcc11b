"""What a composer decides: where each entity of a shot is, over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Spot:
    """A place to be in.

    Attributes:
        x: metres from the set's left edge; beyond its edges for who is not there yet or any more.
        depth: of the floor under it, 0 far .. 1 near.
        facing: 1 to the right, -1 to the left.
        lift: metres above that floor.
        on: id of the entity, or name of the set's fixture, that it is on or in; "" for the floor.
        posture: "stand", "sit", "lie", "crouch" or "fly": how somebody is there.
        before: -1 just behind what it is `on`, 1 just in front of it, in the order of painting.
    """

    x: float
    depth: float
    facing: int = 1
    lift: float = 0.0
    on: str = ""
    posture: str = "stand"
    before: int = 1

    def moved(self, x: float = 0.0, depth: float = 0.0) -> Spot:
        """Elsewhere on the floor."""
        return replace(self, x=self.x + x, depth=self.depth + depth)


@dataclass(frozen=True)
class Stop:
    """A spot that is reached, and kept until the next stop's start.

    Attributes:
        start, end: seconds of the shot between which the way is made; equal where it begins there.
        spot: where it ends.
        event: id of the event that it belongs to, "" for a way in between.
        gait: id of the action that moves it.
        hidden: nobody is seen from `end` on.
    """

    start: float
    end: float
    spot: Spot
    event: str = ""
    gait: str = "walk"
    hidden: bool = False


@dataclass(frozen=True)
class Track:
    """Where one entity is.

    Attributes:
        entity: its id.
        stops: in order; the first is where it is when the shot begins. Empty for what is only ever held.
        depth_order: added to the depth in the order of painting, to settle what stands in one line.
    """

    entity: str
    stops: tuple[Stop, ...] = ()
    depth_order: float = 0.0

    def spot(self, seconds: float) -> Spot | None:
        """The spot kept, or walked to, at a moment; None where it is not seen."""
        if not self.stops:
            return None
        current = self.stops[0]
        for stop in self.stops[1:]:
            if stop.start > seconds:
                break
            current = stop
        return None if current.hidden and seconds >= current.end else current.spot

    def resting(self, seconds: float) -> bool:
        """Whether it stays at a moment, and is seen."""
        moving = any(stop.start <= seconds < stop.end for stop in self.stops)
        return not moving and self.spot(seconds) is not None

    @property
    def moves(self) -> bool:
        """Whether it ever goes anywhere."""
        return len(self.stops) > 1


@dataclass
class Layout:
    """Where everything is; filled entity by entity.

    Attributes:
        tracks: by id of the entity.
        used: seats that are taken: (id of what has them, number of the surface).
    """

    tracks: dict[str, Track] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)

    def __getitem__(self, entity: str) -> Track:
        return self.tracks[entity]

    def __contains__(self, entity: str) -> bool:
        return entity in self.tracks

    def __iter__(self) -> Iterator[Track]:
        return iter(self.tracks.values())

    def spot(self, entity: str, seconds: float) -> Spot | None:
        """Where an entity is at a moment; None where it is not seen, or not placed yet."""
        track = self.tracks.get(entity)
        return track.spot(seconds) if track else None

    def added(self, track: Track) -> Layout:
        """A layout with one more track; this one stays as it is."""
        seats = {(stop.spot.on, _seat_number(stop.spot)) for stop in track.stops if stop.spot.on}
        return Layout(self.tracks | {track.entity: track}, self.used | seats)


def _seat_number(spot: Spot) -> int:
    """Tells seats of one thing apart by where they are, in centimetres."""
    return round(spot.x * 100)
