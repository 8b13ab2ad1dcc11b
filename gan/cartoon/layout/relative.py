"""Spots that make a relation true: beside, behind, on, in, under, between."""

from __future__ import annotations

from random import Random

from gan.cartoon.animation.easing import clamp
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.measures import entity_scale, prop_entry, size_of
from gan.cartoon.layout.relations import ASIDE
from gan.cartoon.layout.staging import Staging, Support, sit_lift
from gan.cartoon.scene import Entity, Relation

_SUNK = 0.16  # metres that one sits lower in a car than on a chair, its legs stretched
_UNDER = 0.13  # metres that one sinks into a bed, so that the blanket covers
FARTHEST, NEAREST = 0.04, 0.9
"""Of the floor's depth, between which things stand."""


def related_spot(
    staging: Staging, layout: Layout, entity: Entity, relation: Relation, there: Spot, random: Random
) -> Spot | None:
    """A spot for the subject of a relation; None for a relation that does not say where.

    Args:
        staging: the shot.
        layout: what is placed already.
        entity: the subject.
        relation: to something that is placed.
        there: the object's spot.
        random: decides what is left open.
    """
    other = staging.entities[relation.object]
    kind = relation.kind
    if kind in ("on", "in"):
        return _upon(staging, layout, entity, other, there, kind, random)
    own, its = size_of(entity), size_of(other, there.posture)
    scale = staging.place.scale_at(there.depth)
    reach = (own.width + its.width) / 2 * scale
    side = random.choice((-1, 1))
    if kind == "under":
        return Spot(
            there.x + random.uniform(-0.25, 0.25) * its.width,
            _depth(there.depth + (0.03 if its.height > 1.6 else -0.012)),
            -side,
            posture=_low(entity, other),
        )
    if kind in ("left_of", "right_of"):
        side = -1 if kind == "left_of" else 1
        x = there.x + side * max(ASIDE * 1.5, reach + random.uniform(0.05, 0.5))
        return Spot(x, _depth(there.depth + random.uniform(-0.06, 0.1)), -side)
    if kind == "behind" and other.kind == "prop" and entity.kind == "character" and prop_entry(other).opening:
        return _seen_through(entity, other, there, random)
    if kind == "behind":
        return _behind(entity, other, there, own.height, its.height, reach, side, random)
    if kind == "in_front_of":
        # A little aside where it would hide what it stands in front of.
        aside = (
            random.uniform(0.0, 0.35) if its.height > 1.3 * own.height else random.uniform(0.55, 0.9) * reach
        )
        nearer = random.uniform(0.12, 0.3)
        return Spot(there.x + side * aside, _depth(there.depth + nearer), -side)
    if kind == "between":
        return _between(staging, layout, entity, relation, there, random)
    if kind == "next_to":
        x = there.x + side * (reach + random.uniform(0.08, 0.45))
        return Spot(x, _depth(there.depth + random.uniform(-0.05, 0.12)), -side)
    return None


def _seen_through(entity: Entity, other: Entity, there: Spot, random: Random) -> Spot:
    """On the other side of a window, the head in its upper half."""
    opening = prop_entry(other).opening
    assert opening is not None
    left, bottom, right, top = (number * entity_scale(other) for number in opening)
    aside = random.uniform(-0.12, 0.12) * (right - left)
    height = size_of(entity).height
    lift = there.lift + min(bottom - 0.3 * height, top - 0.06 - height)
    return Spot(there.x + aside, there.depth, random.choice((-1, 1)), lift, other.id)


def _behind(
    entity: Entity,
    other: Entity,
    there: Spot,
    own: float,
    its: float,
    reach: float,
    side: int,
    random: Random,
) -> Spot:
    """Behind something low one looks over it; behind something high one peeps out beside it."""
    looks_over = entity.kind == "character" and own > its * 1.45
    aside = random.uniform(0.0, 0.6) * reach if looks_over else random.uniform(0.62, 0.95) * reach
    farther = random.uniform(0.1, 0.22)
    return Spot(there.x + side * aside, max(0.0, there.depth - farther), -side)


def _between(
    staging: Staging, layout: Layout, entity: Entity, relation: Relation, there: Spot, random: Random
) -> Spot:
    others = [
        spot
        for pair in staging.relations(entity.id)
        if pair.kind == "between" and pair.object != relation.object
        for spot in [layout.spot(pair.object, relation.start)]
        if spot is not None
    ]
    if not others:
        return Spot(there.x + random.choice((-1, 1)) * 0.9, there.depth)
    share = random.uniform(0.42, 0.58)
    return Spot(
        there.x + (others[0].x - there.x) * share,
        _depth(max(there.depth, others[0].depth) + random.uniform(0.0, 0.06)),
    )


def _upon(
    staging: Staging, layout: Layout, entity: Entity, other: Entity, there: Spot, kind: str, random: Random
) -> Spot:
    """On a surface of something, or on its upper edge where it has none."""
    kinds = ("in", "seat", "lie", "top") if kind == "in" else ("seat", "lie", "top", "in")
    if entity.kind == "prop":
        kinds = ("in", "top", "seat", "lie") if kind == "in" else ("top", "seat", "lie", "in")
    for surface in kinds:
        found = [
            support
            for support in staging.supports(layout, surface)
            if support.owner == other.id and is_free(layout, support)
        ]
        if found:
            return on_support(staging, entity, random.choice(found), random)
    its = size_of(other, there.posture)
    is_held = other.kind == "prop" and prop_entry(other).stands in ("wall", "sky")
    return Spot(
        there.x + random.uniform(-0.15, 0.15) * its.width,
        there.depth,
        random.choice((-1, 1)),
        there.lift + (0.0 if is_held else its.height * 0.96),
        other.id,
    )


def on_support(staging: Staging, entity: Entity, support: Support, random: Random) -> Spot:
    """A spot on a surface: people sit on seats and lie on beds, things stand on tops."""
    room = max(0.0, support.width - size_of(entity).width) / 2
    spread = random.uniform(-room, room) if entity.kind == "prop" or support.kind == "top" else 0.0
    posture, lift = "stand", support.y
    if entity.kind == "prop" and support.kind == "in":
        lift += 0.6 * min(size_of(entity).height, 0.2)  # it looks out, else nobody would know
    if entity.kind == "character" and support.kind in ("seat", "lie", "in"):
        posture = "lie" if support.kind == "lie" else "sit"
        if support.kind == "seat":
            lift = sit_lift(entity, support.y)
            if support.asset in PROPS and PROPS[support.asset].kind == "vehicle" and support.y < 1.2:
                lift -= _SUNK * (PROPS[support.asset].has_before)
        if support.kind == "lie" and support.asset in PROPS and PROPS[support.asset].has_before:
            lift -= _UNDER
    facing = support.facing or (1 if support.x < staging.middle else -1)
    before = -1 if support.kind == "in" else 1
    return Spot(support.x + spread, support.depth, facing, lift, support.owner, posture, before)


def is_free(layout: Layout, support: Support) -> bool:
    """Whether nobody has a seat yet; tops have room for more than one thing."""
    if support.kind not in ("seat", "lie"):
        return True
    return not any(
        owner == support.owner and abs(centimetres / 100 - support.x) < 0.25
        for owner, centimetres in layout.used
    )


def _low(entity: Entity, other: Entity) -> str:
    """Somebody tall crouches under a table."""
    if entity.kind != "character" or size_of(entity).height < size_of(other).height:
        return "stand"
    return "crouch"


def _depth(depth: float) -> float:
    return clamp(depth, FARTHEST, NEAREST)
