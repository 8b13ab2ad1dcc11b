"""A shot as composers see it: who does what when, what stands in the set, and how much of it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from gan.cartoon.animation.paths import FLOOR_METRES, Obstacle
from gan.cartoon.catalogue.action_entry import ActionEntry
from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.entries import PlaceEntry, Surface
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.comings import leaves, rides
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.measures import character_entry, entity_scale, prop_entry, size_of
from gan.cartoon.motion.postures import SEAT
from gan.cartoon.motion.rigs import rig
from gan.cartoon.scene import Entity, Event, Placement, Relation, Shot

SET_ASPECT = 16 / 9
"""Width by height of the picture of a set."""

MADE_SEAT = "implied:seat:"
"""What the id of a seat begins with that nobody names; the id of who sits on it follows."""

SET_DOOR = "set:door"
"""Id of what is one of the set's own doors."""

_FLAT = frozenset({"rug", "pond", "grass", "leaf_pile", "flower_bed"})  # one walks over or through them


@dataclass(frozen=True)
class Support:
    """A surface in the set that somebody or something can be put on.

    Attributes:
        owner: id of the entity, or "set:" and a number for what belongs to the set.
        asset: id of the prop, or name of the fixture.
        number: of the surface in its owner.
        kind: "seat", "lie", "top" or "in".
        x: metres from the set's left edge to its middle.
        depth: of the floor under it.
        y: metres above that floor.
        width: metres.
        facing: where who sits on it looks, 0 for both.
    """

    owner: str
    asset: str
    number: int
    kind: str
    x: float
    depth: float
    y: float
    width: float
    facing: int = 0


@dataclass(frozen=True)
class Staging:
    """One shot to compose.

    Attributes:
        shot: with an asset for each entity (see `gan.cartoon.retrieval`).
        seed: what is left to chance follows from it.
        aspect: width by height of the frames.
        before: where everybody was when the shot before ended, if it was in the same place; by id.
    """

    shot: Shot
    seed: int = 0
    aspect: float = SET_ASPECT
    before: Mapping[str, Spot] = field(default_factory=dict)

    @cached_property
    def place(self) -> PlaceEntry:
        """The set."""
        return PLACES[self.shot.place]

    @cached_property
    def span(self) -> tuple[float, float]:
        """Metres from the left edge between which the widest frame sees the set."""
        across = self.place.metres_across
        seen = min(1.0, self.aspect / SET_ASPECT) * across
        return (across - seen) / 2, (across + seen) / 2

    @cached_property
    def middle(self) -> float:
        """x of the middle of what is seen."""
        return sum(self.span) / 2

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """By id."""
        return {entity.id: entity for entity in self.shot.entities}

    @cached_property
    def characters(self) -> list[Entity]:
        """In the order of the shot."""
        return [entity for entity in self.shot.entities if entity.kind == "character"]

    def events(self, actor: str) -> list[Event]:
        """What somebody does, in order."""
        return self._events.get(actor, [])

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        events: dict[str, list[Event]] = {}
        for event in sorted(self.shot.events, key=lambda event: (event.start, event.end)):
            events.setdefault(event.actor, []).append(event)
        return events

    def leaves(self, event: Event) -> bool:
        """Whether an event takes its actor out of the set: not if something is to be seen of it later."""
        if not leaves(event):
            return False
        return not any(
            other.start >= event.end - 0.01 and event.actor in (other.actor, other.target, other.destination)
            for other in self.shot.events
            if other.id != event.id
        )

    def relations(self, subject: str) -> list[Relation]:
        """Those of a subject."""
        return [relation for relation in self.shot.relations if relation.subject == subject]

    def supports(self, layout: Layout, kind: str) -> Iterator[Support]:
        """Surfaces of a kind: of entities that are placed, then of the set."""
        for track in layout:
            entity = self.entities[track.entity]
            if entity.kind != "prop" or not track.stops:
                continue
            spot, scale, entry = track.stops[0].spot, entity_scale(entity), prop_entry(entity)
            for number, surface in enumerate(entry.supports):
                if surface.kind == kind:
                    yield Support(
                        entity.id,
                        entry.id,
                        number,
                        kind,
                        spot.x + spot.facing * surface.x * scale,
                        spot.depth,
                        spot.lift + surface.y * scale,
                        surface.width * scale,
                        spot.facing if entry.has_direction else 0,
                    )
        yield from (support for support in self.set_supports if support.kind == kind)

    @cached_property
    def set_supports(self) -> list[Support]:
        """Surfaces that belong to the set, save those of pieces that an entity plays."""
        found = [
            _support(f"set:{number}", piece.prop, index, surface, piece.x, self.place.middle_depth, flip)
            for number, piece in enumerate(self.place.pieces)
            if number not in self.played
            for index, surface in enumerate(PROPS[piece.prop].supports)
            for flip in (-1 if piece.flip else 1,)
        ]
        found += [
            Support(
                f"set:{fixture.id}",
                fixture.id,
                0,
                fixture.surface.kind,
                fixture.surface.x,
                fixture.depth,
                fixture.surface.y,
                fixture.surface.width,
            )
            for fixture in self.place.fixtures
        ]
        return found

    @cached_property
    def played(self) -> dict[int, str]:
        """Pieces of the set that an entity of the shot plays: number of the piece -> id of the entity."""
        played: dict[int, str] = {}
        taken: set[str] = set()
        for number, piece in enumerate(self.place.pieces):
            for entity in self.shot.entities:
                if (
                    entity.kind == "prop"
                    and entity.id not in taken
                    and entity.asset == piece.prop
                    and not entity.held_by
                    and PROPS[piece.prop].kind not in ("handheld", "food")
                ):
                    played[number] = entity.id
                    taken.add(entity.id)
                    break
        return played

    @cached_property
    def cleared(self) -> frozenset[int]:
        """Numbers of the set's pieces that the set does not show: those that entities play, and what stands
        on one of them that is moved, since somebody is behind it."""
        screens = {pair.object for pair in self.shot.relations if pair.kind == "behind"}
        pieces = self.place.pieces
        moved = [pieces[number] for number, id in self.played.items() if id in screens]
        upon = {
            number
            for number, piece in enumerate(pieces)
            for table in moved
            if piece.on and abs(piece.x - table.x) < PROPS[table.prop].size[0] / 2
        }
        return frozenset(self.played) | upon

    @cached_property
    def fixed(self) -> dict[str, Support]:
        """Entities that are a fixture of the set already ("the stove" of a kitchen): id -> where."""
        found: dict[str, Support] = {}
        for support in self.set_supports:
            for entity in self.shot.entities:
                if (
                    entity.kind == "prop"
                    and entity.asset == support.asset
                    and support.owner == f"set:{support.asset}"
                    and entity.id not in found
                    and support.owner not in {other.owner for other in found.values()}
                ):
                    found[entity.id] = support
        named = [one for one in self.shot.entities if one.asset == "door" and one.placement is None]
        for entity, door in zip(named, self.place.doors, strict=False):
            found[entity.id] = Support(SET_DOOR, "door", 0, "top", door.x, door.depth, 0.0, door.width)
        return found

    @cached_property
    def set_obstacles(self) -> list[Obstacle]:
        """Those that belong to the set."""
        return [
            _obstacle(piece.x, self.place.middle_depth, PROPS[piece.prop].size[0])
            for number, piece in enumerate(self.place.pieces)
            if number not in self.played
            and PROPS[piece.prop].stands == "floor"
            and not piece.on
            and PROPS[piece.prop].kind not in ("handheld", "food")
            and piece.prop not in _FLAT
        ]

    def obstacles(self, layout: Layout, without: frozenset[str] = frozenset()) -> list[Obstacle]:
        """What nobody walks through: things on the floor, of the set and of the shot."""
        found = list(self.set_obstacles)
        for track in layout:
            entity = self.entities[track.entity]
            if entity.kind != "prop" or not track.stops or track.moves or entity.id in without:
                continue
            entry, spot = prop_entry(entity), track.stops[0].spot
            if (
                entry.stands in ("floor", "water")
                and entry.grip is None
                and not spot.on
                and entry.id not in _FLAT
            ):
                width = 0.5 if entry.kind == "nature" and entry.size[1] > 1.5 else size_of(entity).width
                found.append(_obstacle(spot.x, spot.depth, width))
        return found

    def action(self, event: Event) -> ActionEntry:
        """What the catalogue says of an event's action; standing for one that it does not have."""
        return ACTIONS.get(event.action) or ACTIONS["stand"]

    def gait(self, id: str) -> ActionEntry:
        """What the catalogue says of a gait; walking for one that it does not have."""
        return ACTIONS.get(id) or ACTIONS["walk"]

    def speed(self, entity: Entity, action: ActionEntry) -> float:
        """Metres a second of an entity by nature."""
        entry = character_entry(entity)
        legs = max(0.45, min(1.5, entry.height * entity_scale(entity) / 1.7)) ** 0.5
        return action.speed * legs

    def placement(self, entity: Entity) -> Placement | None:
        """Where the person put an entity by hand, or whoever rides or steers it from the start."""
        if entity.placement is not None:
            return entity.placement
        for id, events in self._events.items():
            rider = self.entities.get(id)
            if rider is not None and rider.placement and rides(events[0]) and events[0].target == entity.id:
                return replace(rider.placement, scale=1.0)
        return None

    def is_person(self, id: str) -> bool:
        """Whether an id is that of a character."""
        entity = self.entities.get(id)
        return entity is not None and entity.kind == "character"


def sit_lift(entity: Entity, seat: float) -> float:
    """Metres that somebody is lifted to sit at a height: below 0 never, legs bend instead."""
    if entity.asset not in CHARACTERS:
        return 0.0
    return max(0.0, seat - rig(entity.asset).stand * SEAT * entity_scale(entity))


def _support(
    owner: str, asset: str, number: int, surface: Surface, x: float, depth: float, facing: int
) -> Support:
    directed = facing if PROPS[asset].has_direction else 0
    return Support(
        owner, asset, number, surface.kind, x + facing * surface.x, depth, surface.y, surface.width, directed
    )


def _obstacle(x: float, depth: float, width: float) -> Obstacle:
    return Obstacle(x, depth, width / 2, 0.25 / FLOOR_METRES)
