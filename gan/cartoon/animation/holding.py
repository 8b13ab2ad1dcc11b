"""Who has what in hand, when: things are picked up, handed over, put down, thrown and caught."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.measures import prop_entry, size_of
from gan.cartoon.layout.staging import MADE_SEAT, Staging
from gan.cartoon.scene import Entity, Event

_GRASPS = frozenset({"pick_up", "take", "catch"})
_RELEASES = frozenset({"put"})
_FLIES = {"throw": 0.85, "kick": 0.9}  # seconds in the air
_USES = frozenset(
    "hold carry eat drink read write paint cook sweep clean work dig water phone play_music fish photograph "
    "put_on play".split()
)
_IMPLIED = {
    "food": "apple",
    "cup": "cup",
    "book": "book",
    "pencil": "pencil",
    "brush": "paintbrush",
    "pan": "pan",
    "broom": "broom",
    "hammer": "hammer",
    "shovel": "shovel",
    "watering_can": "watering_can",
    "phone": "phone",
    "guitar": "guitar",
    "fishing_rod": "fishing_rod",
    "camera": "camera",
}
"""Which thing is in the hand where an action needs one and the script names none."""


@dataclass(frozen=True)
class Stay:
    """Where a thing is for a while.

    Attributes:
        start: seconds of the shot; it lasts until the next one.
        holder: who has it, "" for nobody.
        spot: where it lies; None while it is held.
        flight: seconds that it flies to where this stay has it, before it is there; 0 for none.
        worn: it is put on, and not in the hand.
        rolls: it flies along the floor.
    """

    start: float
    holder: str = ""
    spot: Spot | None = None
    flight: float = 0.0
    worn: bool = False
    rolls: bool = False


@dataclass(frozen=True)
class Belonging:
    """A thing through the shot.

    Attributes:
        id: of the entity; "implied:" and the event's id for what the script does not name.
        entity: what it is.
        stays: in order; the first begins at 0.
        until: seconds at which an implied thing is gone.
    """

    id: str
    entity: Entity
    stays: tuple[Stay, ...]
    until: float = float("inf")

    def index(self, seconds: float) -> int:
        """Number of the stay at a moment; -1 before it is there."""
        return bisect_right([stay.start for stay in self.stays], seconds) - 1

    def holder(self, seconds: float) -> str:
        """Who has it at a moment, "" for nobody."""
        index = self.index(seconds)
        if index < 0 or seconds >= self.until:
            return ""
        stay = self.stays[index]
        return "" if stay.flight and seconds < stay.start + stay.flight else stay.holder


def find_belongings(staging: Staging, layout: Layout) -> list[Belonging]:
    """What becomes of every prop of a shot, and of those that actions need and nobody names."""
    found: dict[str, list[Stay]] = {}
    for entity in staging.shot.entities:
        if entity.kind == "prop":
            found[entity.id] = [_first(staging, layout, entity)]
    implied: list[Belonging] = []
    for event in sorted(staging.shot.events, key=lambda event: event.start):
        for id, stay in _changes(staging, layout, found, event):
            found[id].append(stay)
        needed = staging.action(event).prop
        if needed and not _has(found, event.actor, event.start) and not _is_thing(staging, event.target):
            asset = _IMPLIED.get(needed, needed)
            if asset in PROPS and _has_hands(staging, event.actor):
                id = f"implied:{event.id}"
                thing = Entity(id, "prop", asset)
                implied.append(Belonging(id, thing, (Stay(event.start, event.actor),), event.end))
    named = [
        Belonging(id, staging.entities[id], tuple(sorted(stays, key=lambda stay: stay.start)))
        for id, stays in found.items()
    ]
    return named + implied + _made_seats(staging, layout)


def _made_seats(staging: Staging, layout: Layout) -> list[Belonging]:
    """Chairs and stumps that somebody sits on and nobody named."""
    stops = [stop for track in layout for stop in track.stops if stop.spot.on.startswith(MADE_SEAT)]
    spots = {stop.spot.on: stop.spot for stop in stops}
    asset = "chair" if staging.place.inside else "stump"
    return [
        Belonging(id, Entity(id, "prop", asset), (Stay(0.0, spot=Spot(spot.x, spot.depth, spot.facing)),))
        for id, spot in spots.items()
    ]


def _first(staging: Staging, layout: Layout, entity: Entity) -> Stay:
    holder, worn = entity.held_by, False
    for relation in staging.shot.relations:
        if (
            relation.object == entity.id
            and relation.kind in ("holding", "wearing")
            and relation.start <= 0.01
        ):
            holder, worn = relation.subject, relation.kind == "wearing"
    if holder:
        return Stay(0.0, holder, worn=worn)
    spot = layout.spot(entity.id, 0.0)
    return Stay(0.0, spot=spot or Spot(staging.middle, 0.6))


def _changes(
    staging: Staging, layout: Layout, found: dict[str, list[Stay]], event: Event
) -> Iterator[tuple[str, Stay]]:
    """What an event does to things."""
    entry = staging.action(event)
    begin, end = (
        event.start + share * min(event.end - event.start, entry.duration if not entry.loops else 1e9)
        for share in (entry.contact if entry.contact != (0.0, 0.0) else (0.5, 0.5))
    )
    thing = event.target if event.target in found else ""
    if event.action == "give":
        given = (
            thing
            or (event.destination if event.destination in found else "")
            or _has(found, event.actor, begin)
        )
        receiver = next(
            (id for id in (event.destination, event.target) if staging.is_person(id) and id != event.actor),
            "",
        )
        if given and not _is_holding(found, event.actor, given, begin):
            yield given, Stay(event.start, event.actor)
        if given and receiver:
            yield given, Stay(end, receiver)
    elif event.action in _GRASPS or (event.action in _USES and thing):
        flies_to = any(stay.flight and stay.holder == event.actor for stay in found.get(thing, ()))
        if thing and _can_carry(staging, thing) and not (event.action == "catch" and flies_to):
            if not _is_holding(found, event.actor, thing, event.start):
                when = (
                    begin
                    if event.action in _GRASPS
                    else event.start + min(0.35, 0.3 * (event.end - event.start))
                )
                yield thing, Stay(when, event.actor, worn=event.action == "put_on")
            elif event.action == "put_on":
                yield thing, Stay((begin + end) / 2, event.actor, worn=True)
        elif event.action == "take" and staging.is_person(event.target):
            taken = _has(found, event.target, begin)
            if taken:
                yield taken, Stay(begin, event.actor)
    elif event.action in _RELEASES:
        thing = thing or _has(found, event.actor, begin)
        if thing:
            if not _is_holding(found, event.actor, thing, event.start):
                yield thing, Stay(event.start, event.actor)
            yield thing, Stay(end, spot=_put(staging, layout, event, thing))
    elif event.action in _FLIES:
        thing = thing or (_has(found, event.actor, begin) if event.action == "throw" else "")
        if thing and _can_carry(staging, thing):
            yield from _thrown(staging, layout, found, event, thing, begin, end)


def _thrown(
    staging: Staging,
    layout: Layout,
    found: dict[str, list[Stay]],
    event: Event,
    thing: str,
    begin: float,
    end: float,
) -> Iterator[tuple[str, Stay]]:
    kicked = event.action == "kick"
    if not kicked and not _is_holding(found, event.actor, thing, event.start):
        yield thing, Stay(event.start, event.actor)
    moment = begin if kicked else end
    receiver = event.destination if staging.is_person(event.destination) else ""
    catch = next(
        (
            other
            for other in staging.shot.events
            if other.action == "catch" and other.actor != event.actor and moment - 0.5 <= other.end
        ),
        None,
    )
    receiver = receiver or (catch.actor if catch else "")
    flight = _FLIES[event.action]
    if receiver and not kicked:
        if catch is not None and catch.actor == receiver:
            # It arrives when the hands close.
            flight = min(1.8, max(0.5, (catch.start + catch.end) / 2 - moment))
        yield thing, Stay(moment, receiver, flight=flight)
        return
    yield (
        thing,
        Stay(moment, spot=_landing(staging, layout, event, thing, receiver), flight=flight, rolls=kicked),
    )


def _landing(staging: Staging, layout: Layout, event: Event, thing: str, receiver: str) -> Spot:
    """Where something that flies comes to rest."""
    aim = layout.spot(receiver or event.destination, event.end)
    if aim is not None:
        side = 1 if aim.x < staging.middle else -1
        return Spot(aim.x + 0.4 * side, aim.depth + 0.04)
    there = layout.spot(event.actor, event.end) or Spot(staging.middle, 0.6)
    left, right = staging.span
    goes = there.facing
    if event.destination in ("left", "right"):
        goes = -1 if event.destination == "left" else 1
    if not left + 0.4 < there.x + goes * 2.6 < right - 0.4 and event.destination != "away":
        goes = -goes
    far = 2.6 if event.destination != "away" else 12.0
    return Spot(there.x + goes * far, there.depth + 0.03)


def _put(staging: Staging, layout: Layout, event: Event, thing: str) -> Spot:
    """On what is named, on a table within reach, or on the floor in front."""
    there = layout.spot(event.actor, event.end) or Spot(staging.middle, 0.6)
    tops = [top for kind in ("top", "in", "seat") for top in staging.supports(layout, kind)]
    named = [top for top in tops if top.owner == event.destination and top.owner != thing]
    near = [
        top
        for top in tops
        if top.kind == "top" and abs(top.x - there.x) < top.width / 2 + 0.7 and top.owner != thing
    ]
    for top in (named or near)[:1]:
        half = max(0.0, top.width - size_of(staging.entities[thing]).width) / 2
        x = min(max(there.x, top.x - half), top.x + half)
        return Spot(x, top.depth, 1, top.y, top.owner, before=-1 if top.kind == "in" else 1)
    upon = layout.spot(event.destination, event.end)
    if (
        upon is not None
        and event.destination in staging.entities
        and not staging.is_person(event.destination)
    ):
        return Spot(
            upon.x,
            upon.depth,
            1,
            upon.lift + size_of(staging.entities[event.destination]).height,
            event.destination,
        )
    return Spot(there.x + 0.4 * there.facing, there.depth + 0.03)


def _has(found: dict[str, list[Stay]], actor: str, seconds: float) -> str:
    """What somebody holds at a moment, "" for nothing."""
    return next((id for id in found if _is_holding(found, actor, id, seconds)), "")


def _is_holding(found: dict[str, list[Stay]], actor: str, thing: str, seconds: float) -> bool:
    stays = [stay for stay in found[thing] if stay.start <= seconds + 1e-6]
    return bool(stays) and stays[-1].holder == actor and not stays[-1].worn


def _is_thing(staging: Staging, id: str) -> bool:
    entity = staging.entities.get(id)
    return entity is not None and entity.kind == "prop" and prop_entry(entity).grip is not None


def _can_carry(staging: Staging, id: str) -> bool:
    entity = staging.entities[id]
    entry = prop_entry(entity)
    return entry.grip is not None or max(entry.size) * entity.look.size < 0.8


def _has_hands(staging: Staging, id: str) -> bool:
    entity = staging.entities.get(id)
    if entity is None or entity.kind != "character":
        return False
    entry = CHARACTERS.get(entity.asset)
    return entry is not None and entry.kind in ("person", "robot")
