"""Props through a shot: standing, rolling along with who pushes them, in a hand, or in the air."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import pi, sin

from gan.cartoon.animation.easing import clamp, mix
from gan.cartoon.animation.holding import Belonging, Stay
from gan.cartoon.animation.route import Route
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import entity_scale, prop_entry, size_of
from gan.cartoon.scene import Entity

_HAND = 0.62  # height of a hand that throws or catches, in shares of the body
_ARC = 0.9  # metres that something thrown rises above both ends
_OPEN = frozenset({"open"})


@dataclass(frozen=True)
class Lying:
    """A prop at one moment.

    Attributes:
        entity: what.
        spot: where, or None while it is held.
        holder: id of who holds it, "" for nobody.
        worn: it is put on.
        before: where it was when it was grasped: the hand comes from there; None long after.
        share: 0..1 of the way from there into the hand.
        scale: times the catalogue's size, without perspective.
        spin: radians, for what rolls or flies.
        state: see `PropEntry.states`.
    """

    entity: Entity
    spot: Spot | None
    scale: float
    holder: str = ""
    worn: bool = False
    before: Spot | None = None
    share: float = 1.0
    spin: float = 0.0
    state: str = ""


class Thing:
    """A prop of a shot.

    Args:
        belonging: who has it when.
        route: its ways, for what moves along with somebody; None for what does not.
        where: the spot of any character at a moment.
        people: entities by id, for the height of their hands.
        states: (seconds, state) in order, for what is opened, closed, switched on or off.
    """

    def __init__(
        self,
        belonging: Belonging,
        route: Route | None,
        where: Callable[[str, float], Spot | None],
        people: dict[str, Entity],
        states: tuple[tuple[float, str], ...] = (),
    ) -> None:
        self.belonging, self.route = belonging, route
        self._where, self._people, self._states = where, people, states
        self._scale = entity_scale(belonging.entity)

    def at(self, seconds: float) -> Lying | None:
        """The prop at a moment; None while it is not there."""
        belonging = self.belonging
        index = belonging.index(seconds)
        if index < 0 or seconds >= belonging.until:
            return None
        stay = belonging.stays[index]
        before = belonging.stays[index - 1] if index else None
        entity, state = belonging.entity, self._state(seconds)
        if stay.flight and seconds < stay.start + stay.flight:
            return self._flying(stay, before, seconds, state)
        if stay.holder:
            grasped = (seconds - stay.start - stay.flight) / 0.18
            came = before.spot if before and before.spot and not stay.flight else None
            return Lying(
                entity,
                None,
                self._scale,
                stay.holder,
                stay.worn,
                came if grasped < 1 else None,
                clamp(grasped),
                state=state,
            )
        spot = stay.spot
        if self.route is not None and self.route.legs and index == 0:
            if self.route.shown(seconds) <= 0:
                return None
            spot = self.route.at(seconds)
        spin = 0.0
        if self.route is not None and spot is not None and entity.asset == "ball":
            spin = self.route.walked(seconds) / 0.13
        if stay.rolls and spot is not None:
            spin = (spot.x - self._origin(before, stay.start).x) / 0.13
        return Lying(entity, spot, self._scale, spin=spin, state=state)

    def holder(self, seconds: float) -> str:
        """Who has it at a moment, "" for nobody."""
        return self.belonging.holder(seconds)

    def spot(self, seconds: float) -> Spot | None:
        """Where it is, or who holds it; None while it is not there."""
        lying = self.at(seconds)
        if lying is None:
            return None
        if lying.spot is None:
            there = self._where(lying.holder, seconds)
            if there is None:
                return None
            person = self._people.get(lying.holder)
            height = size_of(person, there.posture).height if person else 1.7
            return replace(there, lift=there.lift + 0.5 * height, posture="stand")
        return lying.spot

    def _flying(self, stay: Stay, before: Stay | None, seconds: float, state: str) -> Lying:
        """Through the air in an arc, or bouncing over the floor."""
        share = clamp((seconds - stay.start) / stay.flight)
        start, end = self._origin(before, stay.start), self._goal(stay, seconds)
        x, depth = mix(start.x, end.x, share), mix(start.depth, end.depth, share)
        if stay.rolls:
            eased = 1 - (1 - share) ** 2
            x, depth = mix(start.x, end.x, eased), mix(start.depth, end.depth, eased)
            lift = 0.55 * abs(sin(2.5 * pi * share)) * (1 - share) ** 1.5
        else:
            lift = mix(start.lift, end.lift, share) + 4 * _ARC * share * (1 - share)
            if not stay.holder:  # it bounces once where it lands
                fall = clamp(share / 0.78)
                lift = start.lift * (1 - fall) ** 1 + 4 * _ARC * fall * (1 - fall) + end.lift * fall
                if share > 0.78:
                    hop = (share - 0.78) / 0.22
                    lift = end.lift + 0.6 * hop * (1 - hop)
        spin = (x - start.x) * (5.0 if stay.rolls else 3.0)
        return Lying(
            self.belonging.entity, Spot(x, depth, 1, lift, before=1), self._scale, spin=spin, state=state
        )

    def _origin(self, before: Stay | None, seconds: float) -> Spot:
        if before is None:
            return Spot(0.0, 0.5)
        return before.spot or self._hand(before.holder, seconds)

    def _goal(self, stay: Stay, seconds: float) -> Spot:
        return stay.spot or self._hand(stay.holder, seconds)

    def _hand(self, holder: str, seconds: float) -> Spot:
        there = self._where(holder, seconds)
        person = self._people.get(holder)
        if there is None or person is None:
            return Spot(0.0, 0.5)
        size = size_of(person, there.posture)
        return Spot(there.x + 0.3 * there.facing, there.depth + 0.01, 1, there.lift + _HAND * size.height)

    def _state(self, seconds: float) -> str:
        reached = [state for moment, state in self._states if moment <= seconds]
        return reached[-1] if reached else ""


def states_of(entity: Entity, events: list) -> tuple[tuple[float, str], ...]:
    """How a prop looks from when on: opened, closed, switched on and off by events that are done to it."""
    states = prop_entry(entity).states
    found = []
    for event in events:
        if event.target != entity.id:
            continue
        middle = (event.start + event.end) / 2
        if event.action == "open" and "open" in states:
            found.append((middle, "open"))
        elif event.action == "close" and "open" in states:
            found.append((middle, next((state for state in states if state != "open"), "")))
        elif event.action == "read" and "open" in states:
            found += [(event.start + 0.3, "open"), (event.end, "")]
        elif event.action == "press" and len(states) > 1:
            found.append((middle, states[1]))
    return tuple(found)
