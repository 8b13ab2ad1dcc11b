"""Where props stand, by rules: on what they belong on, at the wall, in the sky, beside each other."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gan.cartoon.layout.layout import Layout, Spot, Stop, Track
from gan.cartoon.layout.measures import prop_entry, size_of
from gan.cartoon.layout.relative import is_free, on_support, related_spot
from gan.cartoon.layout.staging import Staging
from gan.cartoon.layout.water import afloat, floats
from gan.cartoon.scene import Entity, Event

_RIDES = frozenset({"ride", "drive", "push", "pull"})
_REACHED = frozenset({"pick_up", "take"})
_SOON, _HIGH = 0.5, 1.3  # what flies from the first half second on is up in the air: metres


def place_thing(staging: Staging, entity: Entity, layout: Layout, random: Random) -> Track:
    """A track for a prop: one spot, or none where it is only ever held.

    Args:
        staging: the shot.
        entity: the prop.
        layout: what is placed already.
        random: decides what is left open.
    """
    if entity.held_by or _is_worn_or_held(staging, entity):
        return Track(entity.id)
    stops = [Stop(0.0, 0.0, _spot(staging, entity, layout, random))]
    for event in staging.events(entity.id):
        stops += _acted(staging, entity, event, stops[-1].spot, random)
    return Track(entity.id, tuple(stops))


def _acted(staging: Staging, entity: Entity, event: Event, here: Spot, random: Random) -> list[Stop]:
    """What a thing does by itself: a bus drives by, an apple falls, a kite flies."""
    entry = staging.action(event)
    if event.action == "fall":
        landed = replace(here, lift=0.0, on="", x=here.x + 0.2 * here.facing if here.on else here.x)
        return [Stop(event.start, min(event.end, event.start + 0.7), landed, event.id, "ride")]
    if not entry.moves:
        return []
    left, right = staging.span
    half = size_of(entity).width / 2
    goes = (
        here.facing
        if event.destination not in ("left", "right")
        else _direction(staging, event.destination, random)
    )
    natural = entry.speed * (event.end - event.start)
    stays = any(
        entity.id in (other.target, other.destination, other.actor) and other.start >= event.end - 0.05
        for other in staging.shot.events
        if other.id != event.id
    )
    x = min(max(here.x + goes * natural, left + half), right - half)
    if (
        event.destination == "away"
        or prop_entry(entity).kind == "vehicle"
        and not (event.destination not in ("", "past") or stays)
    ):
        x = right + half + 0.3 if goes > 0 else left - half - 0.3
    lift = max(here.lift + 0.3, 1.2) if event.action == "fly" else here.lift
    hidden = not left <= x <= right
    spot = replace(here, x=x, lift=lift, facing=goes, on="")
    return [Stop(event.start, event.end, spot, event.id, "ride", hidden)]


def _is_worn_or_held(staging: Staging, entity: Entity) -> bool:
    return any(
        relation.object == entity.id and relation.kind in ("holding", "wearing") and relation.start <= 0.01
        for relation in staging.shot.relations
    )


def _spot(staging: Staging, entity: Entity, layout: Layout, random: Random) -> Spot:
    placement = staging.placement(entity)
    if placement is not None:
        facing = -1 if placement.flip else 1
        entry = prop_entry(entity)
        lift = entry.hangs if entry.stands in ("wall", "sky") else 0.0
        return Spot(placement.x * staging.place.metres_across, placement.depth, facing, lift)
    if entity.id in staging.fixed:
        support = staging.fixed[entity.id]
        return Spot(support.x, support.depth, 1, 0.0, support.owner)
    for number, id in staging.played.items():
        if id == entity.id:
            piece = staging.place.pieces[number]
            is_screen = any(
                pair.object == entity.id and pair.kind == "behind" for pair in staging.shot.relations
            )
            depth = random.uniform(0.34, 0.45) if is_screen else staging.place.middle_depth
            left, right = staging.span
            if left < piece.x < right:
                return Spot(piece.x, depth, -1 if piece.flip else 1, piece.on)
    before = staging.before.get(entity.id)
    if before is not None and (not before.on or before.on in layout or before.on.startswith("set:")):
        return before
    for relation in staging.relations(entity.id):
        there = layout.spot(relation.object, relation.start)
        spot = there and related_spot(staging, layout, entity, relation, there, random)
        if spot:
            return spot
    return _free_spot(staging, entity, layout, random)


def _free_spot(staging: Staging, entity: Entity, layout: Layout, random: Random) -> Spot:
    """By the kind of the thing."""
    entry, size = prop_entry(entity), size_of(entity)
    left, right = staging.span
    half = min(size.width / 2, (right - left) / 2 - 0.1)
    x = random.uniform(left + half + 0.05, right - half - 0.05)
    facing = random.choice((-1, 1)) if entry.has_direction else 1
    if entry.stands in ("wall", "sky"):
        return Spot(x, 0.0, 1, _hanging(staging, entry.hangs, size.height, random, entry.stands))
    if floats(staging.place, entity):
        return _aboard(staging, entity, Spot(x, afloat(random), facing), random)
    if entry.kind in ("handheld", "food"):
        return _small(staging, entity, layout, random)
    used_by = _used_by(staging, entity)
    if used_by:
        # There is way to go in the direction that it looks.
        goes = _direction(staging, used_by[0].destination, random)
        x = staging.middle - goes * random.uniform(0.15, 0.3) * (right - left)
        up = used_by[0].actor == entity.id and used_by[0].action == "fly" and used_by[0].start < _SOON
        return Spot(x, random.uniform(0.4, 0.6), goes, _HIGH if up else 0.0)
    depth = random.uniform(0.12, 0.36)
    if any(pair.object == entity.id and pair.kind == "behind" for pair in staging.shot.relations):
        depth = random.uniform(0.34, 0.5)
    if entry.kind == "structure" or size.width > 2.4 or size.height > 2.6:
        depth = random.uniform(0.02, 0.14)
    return Spot(x, depth, facing)


def _used_by(staging: Staging, entity: Entity) -> list[Event]:
    """What moves a thing: somebody in or behind it, or itself."""
    found = [event for event in staging.shot.events if event.target == entity.id and event.action in _RIDES]
    return found + [event for event in staging.events(entity.id) if staging.action(event).moves]


def _aboard(staging: Staging, entity: Entity, spot: Spot, random: Random) -> Spot:
    """A boat within the water, with way to go where it goes anywhere."""
    left, right = staging.span
    x, goes, used_by = spot.x, spot.facing, _used_by(staging, entity)
    if used_by:
        goes = _direction(staging, used_by[0].destination, random)
        x = staging.middle - goes * random.uniform(0.15, 0.3) * (right - left)
    near, far = (share * staging.place.metres_across for share in staging.place.water)
    half = size_of(entity).width / 2
    return replace(spot, x=min(max(x, near + half), far - half), facing=goes)


def _small(staging: Staging, entity: Entity, layout: Layout, random: Random) -> Spot:
    """On a table where there is a free one, else on the floor in front."""
    tops = [support for support in staging.supports(layout, "top") if support.y < 1.3]
    size = size_of(entity)
    reached_by = [
        event.actor for event in staging.shot.events if event.target == entity.id and event.action in _REACHED
    ]
    small_actor = any(
        size_of(staging.entities[actor]).height < 0.9 for actor in reached_by if actor in staging.entities
    )
    fits = [top for top in tops if top.width > size.width and is_free(layout, top)]
    if fits and size.height < 0.6 and not small_actor and random.random() < 0.7:
        return on_support(staging, entity, random.choice(fits), random)
    left, right = staging.span
    return Spot(
        random.uniform(left + 0.25 * (right - left), right - 0.25 * (right - left)), random.uniform(0.5, 0.85)
    )


def _hanging(staging: Staging, hangs: float, height: float, random: Random, stands: str) -> float:
    """Metres above the floor's far line: within the picture."""
    top = staging.place.far / staging.place.pixels_per_metre / staging.place.far_scale
    lift = hangs + (random.uniform(0.0, 0.4) if stands == "sky" else 0.0)
    return max(0.0, min(lift, top - height - 0.05))


def _direction(staging: Staging, destination: str, random: Random) -> int:
    if destination in ("left", "right"):
        return -1 if destination == "left" else 1
    return random.choice((-1, 1))
