"""What somebody who is placed knows of a shot: where others are, how far to go, how it comes and goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from gan.cartoon.animation.easing import clamp
from gan.cartoon.layout.comings import partner, suiting_distance
from gan.cartoon.layout.layout import Layout, Spot, Stop
from gan.cartoon.layout.measures import prop_entry, size_of
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Entity, Event

_TALK = 1.25  # metres between two who talk
_OUT = 0.45  # metres beyond the edge of the frame where nobody is seen any more
_ROW, _ROWS = 8, 4  # people side by side, and rows of them
_BY_DOOR = 0.6  # how often somebody inside comes and goes by a door rather than at the edge of the frame
_RIDES = ("ride", "drive")
_AROUND = 2  # who deal with one thing beside each other; of more, some stand farther off


@dataclass
class Surroundings:
    """One character and the shot around it.

    Attributes:
        staging: the shot.
        entity: the character.
        layout: what is placed already.
        random: decides what is left open.
        stops: of its track, as far as it is known.
        seats: by event: each is looked for once.
    """

    staging: Staging
    entity: Entity
    layout: Layout
    random: Random
    stops: list[Stop] = field(default_factory=list)
    seats: dict[str, Spot | None] = field(default_factory=dict)

    @property
    def _spot(self) -> Spot:
        return self.stops[-1].spot

    def _free(self) -> Spot:
        """Somewhere in the middle; many stand in rows."""
        left, right = self.staging.span
        number = len(self.staging.characters)
        if number > _ROW:
            return self._in_rows(number)
        room = min(0.9, 0.36 + 0.1 * number) * (right - left)
        x = self.staging.middle + self.random.uniform(-room / 2, room / 2)
        return Spot(x, self.random.uniform(0.34, 0.72), 1 if x < self.staging.middle else -1)

    def _in_rows(self, number: int) -> Spot:
        """The place of a crowd's member: tall ones at the back, each between two of the row before."""
        left, right = self.staging.span
        crowd = sorted(self.staging.characters, key=lambda one: -size_of(one).height)
        rows = min(_ROWS, -(-number // _ROW))
        index = next(index for index, one in enumerate(crowd) if one.id == self.entity.id)
        row = index * rows // number
        first = -(-row * number // rows)
        count = -(-(row + 1) * number // rows) - first
        share = (index - first + 0.5 + (0.25 if row % 2 else -0.25)) / count
        x = left + 0.2 + (right - left - 0.4) * share + self.random.uniform(-0.06, 0.06)
        depth = 0.06 + 0.86 * row / max(1, rows - 1) + self.random.uniform(-0.02, 0.02)
        return Spot(self._kept(x), depth, 1 if x < self.staging.middle else -1)

    def _where(self, other: str, seconds: float) -> Spot | None:
        """Where somebody, something, or the one who holds it is."""
        entity = self.staging.entities.get(other)
        if entity is None or other == self.entity.id:
            return None
        spot = self.layout.spot(other, seconds)
        if spot is None and entity.kind == "prop":
            holder = entity.held_by or next(
                (
                    relation.subject
                    for relation in self.staging.shot.relations
                    if relation.object == other and relation.kind == "holding"
                ),
                "",
            )
            return self.layout.spot(holder, seconds) if holder != self.entity.id else None
        return spot

    def _near(self, other: str, there: Spot, reach: float, towards: float | None = None) -> Spot:
        """Beside somebody or in front of something, on the side that one comes from."""
        if towards is None:
            side = self.random.choice((-1, 1))
            if self.staging.is_person(other) and self.random.random() < 0.6:
                side = there.facing
        else:
            side = 1 if towards > there.x else -1
        x = there.x + side * reach
        if x != self._kept(x):
            side = -side
            x = there.x + side * reach
        depth = there.depth + self.random.uniform(-0.02, 0.03)
        if not self.staging.is_person(other):
            depth = self._before_thing(other, there)
            busy = sum(self._partner(event) == other for event in self.staging.shot.events)
            if busy > _AROUND:  # more than have room at its two sides
                x += side * self.random.uniform(0.0, 0.35 * busy)
                depth += self.random.uniform(0.0, 0.3)
        return Spot(self._kept(x), clamp(depth, 0.03, 0.95), -side)

    def _before_thing(self, other: str, there: Spot) -> float:
        """The depth at which one deals with something: before what hangs on the wall, and its furniture."""
        thing = self.staging.entities.get(other)
        if thing is not None and prop_entry(thing).stands == "wall":
            return self.staging.place.middle_depth + 0.06
        return there.depth + (0.05 if thing is not None and size_of(thing).height > 0.6 else 0.02)

    def _partner(self, event: Event) -> str:
        return partner(event, self.staging.is_person)

    def _is_held(self, event: Event) -> bool:
        """Whether what is needed is in the hand already."""
        target = self.staging.entities.get(event.target)
        return target is not None and self._partner(event) == target.id and target.held_by == self.entity.id

    def _reach(self, event: Event, other: str = "") -> float:
        """Metres between the middles of two who deal with each other."""
        entry = self.staging.action(event)
        other = other or event.target
        wanted = suiting_distance(event) if not entry.moves else 0.85
        target = self.staging.entities.get(other)
        if target is None:
            return wanted or _TALK
        if target.kind == "prop":
            size = size_of(target)
            handy = size.width < 0.7
            return (wanted or 0.5) * (0.8 if handy else 0.5) + (0.0 if handy else size.width / 2)
        extra = max(0.0, size_of(target).width / 2 - 0.25) + max(0.0, size_of(self.entity).width / 2 - 0.25)
        return (wanted or _TALK) * self.random.uniform(0.95, 1.15) + extra

    def _natural(self, event: Event) -> float:
        """Metres of the way in an event's time."""
        metres = self.staging.speed(self.entity, self.staging.action(event)) * (event.end - event.start)
        left, right = self.staging.span
        return min(metres, 0.7 * (right - left))

    def _direction(self, event: Event) -> int:
        """-1 or 1; those who go nowhere in particular go the same way."""
        if event.destination in ("left", "right"):
            return -1 if event.destination == "left" else 1
        if self.stops and self._spot.on in self.staging.entities and event.action in _RIDES:
            return self._spot.facing
        return 1 if Random(f"{self.staging.seed}{self.staging.shot.id}").random() < 0.6 else -1

    def _entrance(self, event: Event) -> Spot:
        """Beyond the nearer edge, or in a door."""
        left, right = self.staging.span
        half = size_of(self.entity).width / 2 + _OUT
        choices = [Spot(left - half, 0.55, 1), Spot(right + half, 0.55, -1)]
        there = self._where(event.target, event.end)
        if there is not None and self._is_inside(there):
            choices.sort(key=lambda spot: abs(spot.x - there.x))
            choice = choices[0] if self.random.random() < 0.7 else choices[1]
        else:
            choice = self.random.choice(choices)
        doors = [door for door in self.staging.place.doors if left + 0.5 < door.x < right - 0.5]
        if doors and self.staging.place.inside and self.random.random() < _BY_DOOR:
            door = self.random.choice(doors)
            return Spot(door.x, door.depth, 1 if door.x < self.staging.middle else -1)
        return replace(choice, depth=self.random.uniform(0.4, 0.65))

    def _exit(self, event: Event) -> Spot:
        left, right = self.staging.span
        half = size_of(self.entity).width / 2 + _OUT
        if self._spot.on in self.staging.entities:
            half += size_of(self.staging.entities[self._spot.on]).width / 2
        if event.destination == "door" and self.staging.place.doors:
            door = self._door()
            return Spot(door.x, max(0.0, door.depth), 1)
        by_door = self.staging.place.inside and self.staging.place.doors and not self._spot.on
        if by_door and self.random.random() < _BY_DOOR:
            door = self._door()
            return Spot(door.x, door.depth, 1)
        goes = self._direction(event)
        if event.destination in ("away", "door"):
            goes = -1 if self._spot.x < self.staging.middle else 1
            # Away from whom one has dealt with.
            near = [
                there.x
                for other in self.staging.entities
                if other != self.entity.id and self.staging.is_person(other)
                for there in [self._where(other, event.start)]
                if there is not None
            ]
            if near:
                goes = 1 if self._spot.x > sum(near) / len(near) else -1
        if self._spot.on:
            goes = self._spot.facing
            return replace(self._spot, x=left - half if goes < 0 else right + half)
        return Spot(left - half if goes < 0 else right + half, self._spot.depth, goes)

    def _door(self):
        return min(self.staging.place.doors, key=lambda door: abs(door.x - self._spot.x))

    def _is_inside(self, spot: Spot) -> bool:
        left, right = self.staging.span
        return left <= spot.x <= right

    def _kept(self, x: float) -> float:
        """Within the frame, as far as the body is wide."""
        left, right = self.staging.span
        half = min(size_of(self.entity).width * 0.6 + 0.12, (right - left) / 2)
        return clamp(x, left + half, right - half)
