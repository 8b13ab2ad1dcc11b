"""Where people and animals are, by rules: near whom they deal with, on seats that exist, on ways that fit."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gan.cartoon.animation.easing import clamp
from gan.cartoon.animation.paths import distance
from gan.cartoon.layout.comings import enters, moves, rides, suiting_distance
from gan.cartoon.layout.layout import Layout, Spot, Stop, Track
from gan.cartoon.layout.measures import character_entry, prop_entry, size_of
from gan.cartoon.layout.relative import is_free, on_support, related_spot
from gan.cartoon.layout.staging import MADE_SEAT, Staging, Support, sit_lift
from gan.cartoon.layout.surroundings import Surroundings
from gan.cartoon.layout.water import is_wet, swimming
from gan.cartoon.scene import Entity, Event

_FAR = 2.6  # metres from where one walks up to the other
_REST = 0.25  # seconds between a way and what follows
_SEAT = 0.46  # metres: the height of a chair that nobody named
_RIDES = ("ride", "drive")
_CRUISE = 1.5  # metres that a seat rises in what flies
_SURFACES = {"sit": ("seat",), "lie": ("lie", "seat"), "sleep": ("lie", "seat")}


def place_person(staging: Staging, entity: Entity, layout: Layout, random: Random) -> Track:
    """A track for a character: where it begins, and every way it goes.

    Args:
        staging: the shot.
        entity: the character.
        layout: what is placed already; those it deals with may come later.
        random: decides what is left open.
    """
    return _Walker(staging, entity, layout, random).track()


class _Walker(Surroundings):
    """Goes through a shot event by event."""

    def track(self) -> Track:
        events = self.staging.events(self.entity.id)
        first = self._first(events)
        self._risen = 0.0
        begins_out = bool(events) and enters(events[0], True) and self.entity.placement is None
        begins_out = begins_out and events[0].action not in _RIDES
        self.stops = [Stop(0.0, 0.0, first, hidden=begins_out)]
        for number, event in enumerate(events):
            self._follow(event, number == len(events) - 1)
        return Track(self.entity.id, tuple(self.stops), self.random.uniform(0, 1e-4))

    def _first(self, events: list[Event]) -> Spot:
        staging, entity = self.staging, self.entity
        if events and rides(events[0]) and (mounted := self._on_vehicle(events[0])) and mounted.on:
            return mounted
        placement = staging.placement(entity)
        if placement is not None:
            facing = -1 if placement.flip else 1
            return Spot(placement.x * staging.place.metres_across, placement.depth, facing)
        if events and enters(events[0], True) and events[0].action not in _RIDES:
            return self._entrance(events[0])
        return self._as_before() or self._anew(events)

    def _anew(self, events: list[Event]) -> Spot:
        if events and events[0].action in _SURFACES and events[0].start < 1.0:
            at_seat = self._at_seat(events[0])
            if at_seat is not None:
                return at_seat
        return self._by_relation(0.0) or self._by_own_event(events) or self._by_others() or self._free()

    def _as_before(self) -> Spot | None:
        """Where the shot before left it, most of the time: nobody jumps from one shot to the next."""
        before = self.staging.before.get(self.entity.id)
        if before is None or not self._is_inside(before) or self.random.random() < 0.2:
            return None
        known = before.on in self.staging.entities or before.on.startswith(("set:", MADE_SEAT))
        return before if not before.on or known else None

    def _by_relation(self, seconds: float) -> Spot | None:
        for relation in self.staging.relations(self.entity.id):
            if abs(relation.start - seconds) > 0.3 and not relation.start <= seconds < relation.end:
                continue
            there = self.layout.spot(relation.object, relation.start)
            spot = there and related_spot(
                self.staging, self.layout, self.entity, relation, there, self.random
            )
            if spot:
                return self._faced(spot)
        return None

    def _by_own_event(self, events: list[Event]) -> Spot | None:
        """Where the first event that needs a place has it."""
        for event in events:
            if event.action in _RIDES:
                return self._on_vehicle(event)
            if event.action == "jump" and (landing := self._landing(event)):
                side = self.random.choice((-1, 1))
                reach = 0.7 + 0.5 * size_of(self.entity).width
                x = landing.x + side * reach
                x = x if x == self._kept(x) else landing.x - side * reach
                return Spot(x, clamp(landing.depth + 0.06, 0.0, 0.9), 1 if landing.x > x else -1)
            if event.action in _SURFACES:
                return self._at_seat(event)
            other = self._partner(event)
            there = self._where(other, event.start)
            if event.action == "swim":
                way = self._before_way(event) or self._free()
                is_first = event is events[0]
                return swimming(self.staging.place, self.entity, way, self.random) if is_first else way
            if moves(event):
                return self._before_way(event)
            if there is not None:
                # Where there is time to walk up to it, from a little farther away.
                more = self.random.uniform(0.0, 1.6) if event.start >= 1.0 else 0.0
                return self._near(other, there, self._reach(event, other) + more)
        return None

    def _by_others(self) -> Spot | None:
        for event in self.staging.shot.events:
            if self._partner(event) == self.entity.id and event.actor in self.layout:
                there = self.layout.spot(event.actor, event.end if moves(event) else event.start)
                if there is not None and self._is_inside(there):
                    return self._near(event.actor, there, self._reach(event))
        return None

    def _on_vehicle(self, event: Event) -> Spot | None:
        there = self.layout.spot(event.target, event.start)
        if there is None:
            return self._before_way(event)
        if self.staging.is_person(event.target):
            size = size_of(self.staging.entities[event.target])
            lift = sit_lift(self.entity, 0.68 * size.height)
            return Spot(there.x, there.depth, there.facing, lift, event.target, "sit")
        seats = [
            seat
            for kind in ("seat", "in", "top")
            for seat in self.staging.supports(self.layout, kind)
            if seat.owner == event.target and is_free(self.layout, seat)
        ]
        if not seats:
            return Spot(there.x, there.depth, there.facing, 0.0, event.target)
        spot = on_support(self.staging, self.entity, seats[0], self.random)
        return replace(spot, facing=there.facing, posture="sit")

    def _at_seat(self, event: Event) -> Spot | None:
        """Beside the seat, or in it from the start where nobody is seen sitting down."""
        seat = self._seat(event)
        if seat is None:
            return None
        at_once = event.action == "sleep" or event.start <= 0.05 and event.action == "lie"
        if at_once or is_wet(self.staging.place, seat):
            return self._faced(seat)
        return Spot(seat.x, clamp(seat.depth + 0.03, 0.0, 1.0), seat.facing)

    def _before_way(self, event: Event) -> Spot | None:
        """As far from where a way ends as it takes time."""
        there = self._where(event.destination, event.end) or self._where(event.target, event.end)
        natural = self._natural(event)
        if there is None or not self._is_inside(there):
            left, right = self.staging.span
            goes = self._direction(event)
            room = right - left
            start = self.staging.middle - goes * min(0.3 * room, natural / 2) * self.random.uniform(0.8, 1.1)
            return Spot(start, self.random.uniform(0.4, 0.7), goes)
        side = self.random.choice((-1, 1))
        other = event.destination if self._where(event.destination, event.end) else event.target
        reach = self._reach(event, other)
        if event.destination == "past":
            x = self._kept(there.x + side * max(1.2, natural / 2) * self.random.uniform(0.9, 1.3))
            return Spot(x, _beside(there.depth, self.random), -side)
        x = self._kept(there.x + side * (reach + natural * self.random.uniform(0.8, 1.1)))
        return Spot(x, clamp(there.depth + self.random.uniform(-0.05, 0.3), 0.25, 0.85), -side)

    # What follows

    def _follow(self, event: Event, is_last: bool) -> None:
        """The way of an event, or the way to where it happens."""
        self._come_down(event)
        if event.action in _SURFACES:
            self._sit_down(event)
        elif moves(event):
            self._go(event, is_last)
        elif event.action == "jump" and (landing := self._landing(event)):
            length = event.end - event.start
            self.stops.append(
                Stop(event.start + 0.3 * length, event.end - 0.25 * length, landing, event.id, "jump")
            )
        else:
            self._come_near(event)

    def _come_down(self, event: Event) -> None:
        """Who has flown lands for what is done on the ground; birds do it in the air, too."""
        here = self._spot
        is_up = here.posture == "fly" and not here.on and character_entry(self.entity).plan != "bird"
        if is_up and event.action != "fly":
            start = max(self.stops[-1].end, event.start - 0.6)
            landed = replace(here, lift=0.0, posture="stand", x=here.x + 0.3 * here.facing)
            self.stops.append(Stop(start, start + 0.6, landed, "", "fly"))

    def _go(self, event: Event, is_last: bool) -> None:
        gait = event.action
        if self.staging.leaves(event):
            self._add(event, self._exit(event), gait, hidden=True)
            return
        spot = self._destination(event)
        if spot is None:
            return
        if gait == "swim":
            self._dive(event)
        elif gait in _RIDES and self._spot.on:
            spot = self._ridden(event, spot)
        elif is_wet(self.staging.place, self._spot) and spot.depth < 0.05:
            spot = replace(spot, depth=0.2)  # ashore
        if ends_on := self._by_relation(event.end):
            spot = ends_on
        if gait == "swim":
            spot = swimming(self.staging.place, self.entity, spot, self.random)
        self._add(event, spot, gait)

    def _ridden(self, event: Event, spot: Spot) -> Spot:
        """Where what carries somebody goes: boats stay in the water, what flies rises."""
        here, mount = self._spot, self.staging.entities.get(self._spot.on)
        depth = here.depth if is_wet(self.staging.place, here) else spot.depth
        lift = here.lift
        if mount is not None and mount.kind == "prop" and prop_entry(mount).flies:
            there = self.layout.spot(mount.id, event.start)
            lift += max(0.0, _CRUISE - there.lift - self._risen) if there is not None else 0.0
            self._risen = _CRUISE
        x = spot.x
        if mount is not None and self._is_inside(spot):
            left, right = self.staging.span
            half = min(0.5 * size_of(mount).width, 0.4 * (right - left))
            x = clamp(x, left + half, right - half)
        return replace(here, x=x, depth=depth, facing=spot.facing, lift=lift)

    def _dive(self, event: Event) -> None:
        """Into the water first, for who is ashore."""
        place = self.staging.place
        if place.water and not is_wet(place, self._spot) and not self.stops[-1].hidden:
            into = swimming(place, self.entity, self._spot, self.random)
            end = event.start + min(0.7, 0.3 * (event.end - event.start))
            self.stops.append(Stop(event.start, end, into, event.id, "jump"))

    def _add(self, event: Event, spot: Spot, gait: str, hidden: bool = False) -> None:
        if gait in ("fly",) and not spot.on:
            spot = replace(spot, posture="fly", lift=max(spot.lift, self.random.uniform(0.9, 1.4)))
        start = max(event.start, self.stops[-1].end) if self.stops[-1].event == event.id else event.start
        self.stops.append(Stop(start, event.end, spot, event.id, gait, hidden))

    def _destination(self, event: Event) -> Spot | None:
        """Where a way ends."""
        if event.destination == "past" and (passed := self._where(event.target, event.start)) is not None:
            return self._beyond(event, passed)
        for other in (event.destination, event.target):
            there = self._where(other, event.end)
            if there is not None and self._is_inside(there) and event.action not in _RIDES + ("push", "pull"):
                spot = self._near(other, there, self._reach(event, other), self._spot.x)
                return self._climbed(event, other, spot, there)
        natural = self._natural(event)
        goes = self._direction(event)
        if event.destination == "door" and self.staging.place.doors:
            door = self._door()
            return Spot(door.x, max(door.depth, self.staging.place.middle_depth), 1)
        if event.destination == "away":  # something is to be seen of it later
            left, right = self.staging.span
            goes = -1 if self._spot.x < self.staging.middle else 1
            return Spot(left + 1.5 if goes < 0 else right - 1.5, self._spot.depth, goes)
        if event.destination in ("left", "right"):
            left, right = self.staging.span
            x = left + 0.9 if goes < 0 else right - 0.9
            return Spot(x, self._spot.depth, goes)
        if event.destination == "here" and event.action in _RIDES and self._spot.on:
            x = self._spot.x + self._spot.facing * max(0.8, natural)  # on the way that it looks
            return Spot(self._kept(x), self.random.uniform(0.4, 0.65), self._spot.facing)
        if event.destination == "here":
            x = self.staging.middle + self.random.uniform(-1.3, 1.3)
            return Spot(self._kept(x), self.random.uniform(0.4, 0.65), goes)
        if event.destination == "up":
            return replace(self._spot, lift=self._spot.lift + min(1.2, natural))
        if event.destination == "down":
            return replace(self._spot, lift=0.0, on="", posture="stand")
        x = self._spot.x + goes * natural
        if x != self._kept(x) and abs(self._kept(x) - self._spot.x) < 0.5 * natural:
            goes = -goes
            x = self._spot.x + goes * natural
        depth = clamp(self._spot.depth + self.random.uniform(-0.12, 0.12), 0.28, 0.8)
        return Spot(self._kept(x), depth, goes)

    def _beyond(self, event: Event, there: Spot) -> Spot:
        """On the other side of whom or what one passes, and not through it."""
        side = 1 if self._spot.x <= there.x else -1
        more = size_of(self.entity).width / 2 + size_of(self.staging.entities[event.target]).width / 2
        x = self._kept(there.x + side * (more + self.random.uniform(0.7, 1.6)))
        return Spot(x, _beside(there.depth, self.random), side)

    def _climbed(self, event: Event, other: str, spot: Spot, there: Spot) -> Spot:
        """Up on what is climbed."""
        if event.action != "climb" or self.staging.is_person(other):
            return spot
        height = size_of(self.staging.entities[other]).height
        lift = there.lift + (min(1.3, 0.45 * height) if height > 1.4 else height * 0.92)
        return Spot(there.x, there.depth, spot.facing, lift, other)

    def _landing(self, event: Event) -> Spot | None:
        """Where a jump ends that ends on something."""
        for relation in self.staging.relations(self.entity.id):
            if relation.kind in ("on", "in") and abs(relation.start - event.end) < 0.3:
                there = self.layout.spot(relation.object, event.end)
                spot = there and related_spot(
                    self.staging, self.layout, self.entity, relation, there, self.random
                )
                if spot:
                    return replace(spot, posture="stand" if spot.posture == "sit" else spot.posture)
        return None

    def _come_near(self, event: Event) -> None:
        """Walk up to whom or what an event is done to, where that is too far."""
        other = self._partner(event)
        there = self._where(other, event.start)
        if there is None or other == self.entity.id or self._spot.on == other or self._is_held(event):
            return
        reach = self._reach(event, other)
        wanted = suiting_distance(event)
        apart = distance((self._spot.x, self._spot.depth), (there.x, there.depth))
        if (
            not wanted
            or apart < max(reach + 0.45, _FAR if wanted > 1.0 else 0.0)
            or not self._is_inside(there)
        ):
            return
        if (
            self.entity.placement is not None
            and not any(stop.event for stop in self.stops[1:])
            and wanted > 0.9
        ):
            return
        spot = self._near(other, there, reach, self._spot.x)
        pace = self.staging.speed(self.entity, self.staging.gait("walk"))
        metres = distance((self._spot.x, self._spot.depth), (spot.x, spot.depth))
        free_from = self.stops[-1].end
        end = max(free_from + 0.5, event.start - _REST)
        start = max(free_from, end - metres / pace)
        self.stops.append(Stop(start, max(end, start + 0.4), spot, ""))

    def _sit_down(self, event: Event) -> None:
        if self._spot.on and self._spot.posture in ("sit", "lie") and event.start < 0.5:
            return
        seat = self._seat(event)
        if seat is None:
            posture = "sit" if event.action == "sit" else "lie"
            self.stops.append(Stop(event.start, event.start, replace(self._spot, posture=posture), event.id))
            return
        front = Spot(seat.x, clamp(seat.depth + 0.03, 0.0, 1.0), seat.facing)
        metres = distance((self._spot.x, self._spot.depth), (front.x, front.depth))
        start = event.start
        if metres > 0.15:
            pace = self.staging.speed(self.entity, self.staging.gait("walk"))
            free_from = self.stops[-1].end
            end = max(event.start, free_from + 0.35 * metres / pace)
            self.stops.append(Stop(max(free_from, end - metres / pace), end, front, ""))
            start = end
        self.stops.append(
            Stop(start, min(start + 0.5, max(event.end, start + 0.3)), self._faced(seat), event.id, "sit")
        )

    def _seat(self, event: Event) -> Spot | None:
        """The seat that is named, else the nearest free one, else one of the set, else a new one."""
        if event.id not in self.seats:
            self.seats[event.id] = self._find_seat(event)
        return self.seats[event.id]

    def _find_seat(self, event: Event) -> Spot | None:
        kinds = _SURFACES[event.action]
        others = [
            self.staging.entities[id]
            for id in (event.target, event.destination)
            if id in self.staging.entities
        ]
        named = {other.id for other in others}
        named |= {pair.object for pair in self.staging.relations(self.entity.id) if pair.kind in ("on", "in")}
        found = [
            support
            for kind in (*kinds, "top", "in")
            for support in self.staging.supports(self.layout, kind)
            if is_free(self.layout, support)
            and (support.owner in named or (not named and kind in kinds))
            and self._fits(support)
        ]
        by = next((pair for pair in self.staging.relations(self.entity.id) if pair.kind == "next_to"), None)
        beside = by and self.layout.spot(by.object, event.start)
        if beside:
            reach = size_of(self.staging.entities[by.object]).width / 2 + 1.3
            found = [support for support in found if abs(support.x - beside.x) < reach]
        if self._is_behind(event):
            found = []  # nobody's seat stands there
        if found:
            here = self.stops[-1].spot.x if self.stops else self.staging.middle
            order = (*kinds, "top", "in")
            near = min(
                found,
                key=lambda seat: (seat.owner not in named, order.index(seat.kind), abs(seat.x - here)),
            )
            return on_support(self.staging, self.entity, near, self.random)
        for other in others:
            there = self.layout.spot(other.id, event.start)
            if there is not None and other.kind == "prop":
                return Spot(there.x, there.depth, there.facing, 0.9 * size_of(other).height, other.id, "sit")
        return (
            self._made_seat()
            if event.action == "sit" and character_entry(self.entity).kind != "animal"
            else None
        )

    def _is_behind(self, event: Event) -> bool:
        """Whether it sits behind something: a desk, a counter."""
        return not event.target and any(
            pair.kind == "behind" and pair.object in self.layout
            for pair in self.staging.relations(self.entity.id)
        )

    def _made_seat(self) -> Spot:
        """A chair or a stump that nobody named: at what one sits at, else where one is."""
        at = self._by_relation(0.0)
        here = at or (self._spot if self.stops else self._free())
        if not self._is_inside(here):
            here = self._free()
        depth = here.depth if at else max(here.depth, self.staging.place.middle_depth + 0.04)
        lift = sit_lift(self.entity, _SEAT)
        return Spot(self._kept(here.x), depth, here.facing, lift, f"{MADE_SEAT}{self.entity.id}", "sit")

    def _fits(self, support: Support) -> bool:
        left, right = self.staging.span
        return left + 0.3 < support.x < right - 0.3 and character_entry(self.entity).plan != "bird"

    def _faced(self, spot: Spot) -> Spot:
        return spot


def _beside(depth: float, random: Random) -> float:
    """A depth at which one passes: behind where there is room, so that nobody is hidden."""
    away = random.uniform(0.17, 0.24)
    return depth - away if depth - away > 0.2 else min(0.92, depth + away)
