"""How much room everybody takes: boxes of bodies and faces on the picture of a set."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sin

from gan.cartoon.catalogue.characters import CHARACTERS, CharacterEntry
from gan.cartoon.catalogue.entries import PlaceEntry, PropEntry
from gan.cartoon.catalogue.props import PROPS, STAND_IN
from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.layout import Spot
from gan.cartoon.motion.rigs import rig
from gan.cartoon.scene import Entity

SITTING, LYING, CROUCHING = 0.76, 0.3, 0.62
"""Height of somebody in these postures, in shares of the standing one."""

_HEAD = {
    "adult": 0.27,
    "old": 0.28,
    "child": 0.36,
    "baby": 0.46,
}  # of the height; heads of cartoons are large
_FURNITURE_DEPTH = 0.5  # metres from front to back


@dataclass(frozen=True)
class Size:
    """Metres of an entity at scale 1.

    Attributes:
        width, height: of the whole.
        head: height of its head, 0 where it has no face.
        head_ahead: metres from the middle to the head's middle, in the direction it faces.
        deep: half of what it takes of the floor from front to back, metres.
    """

    width: float
    height: float
    head: float = 0.0
    head_ahead: float = 0.0
    deep: float = 0.15


def character_entry(entity: Entity) -> CharacterEntry:
    """What the catalogue says of a character; the plainest one for an unknown id."""
    return CHARACTERS.get(entity.asset) or next(iter(CHARACTERS.values()))


def prop_entry(entity: Entity) -> PropEntry:
    """What the catalogue says of a prop; the stand-in for an unknown id."""
    return PROPS.get(entity.asset) or PROPS[STAND_IN]


def entity_scale(entity: Entity) -> float:
    """How many times as large as its kind it is."""
    placed = entity.placement.scale if entity.placement else 1.0
    return entity.look.size * placed


@lru_cache(maxsize=1024)
def size_of(entity: Entity, posture: str = "stand") -> Size:
    """Metres of an entity in a posture."""
    scale = entity_scale(entity)
    if entity.kind == "prop":
        entry = prop_entry(entity)
        deep = _FURNITURE_DEPTH / 2 if entry.kind in ("furniture", "vehicle", "structure") else 0.15
        return Size(entry.size[0] * scale, entry.size[1] * scale, deep=deep * scale)
    entry = character_entry(entity)
    height, width = entry.height * scale, max(0.5, entry.length) * scale
    if entry.plan == "biped" and entry.kind != "animal":
        width *= entity.look.build
    bones = rig(entry.id)
    head, ahead = 2.1 * bones.head[1] * scale, 0.0
    if entry.plan != "biped":
        ahead = (0.5 * bones.trunk + 0.6 * bones.neck + 0.3 * bones.muzzle) * scale
    elif bones.tail:
        ahead = (bones.trunk * sin(bones.trunk_rest) + 0.5 * bones.muzzle) * scale
    width = max(width, 2 * (ahead + 0.55 * head)) if ahead else width
    if posture == "lie":
        return Size(max(width, height), max(LYING * height, head), head, 0.38 * height, 0.3)
    share = {"sit": SITTING, "crouch": CROUCHING}.get(posture, 1.0)
    return Size(width, height * share, head, ahead)


def body_box(place: PlaceEntry, entity: Entity, spot: Spot) -> Box:
    """Where an entity is seen, in shares of the set's picture."""
    size = size_of(entity, spot.posture)
    return _box(place, spot, -size.width / 2, size.width / 2, 0.0, size.height)


def face_box(place: PlaceEntry, entity: Entity, spot: Spot) -> Box | None:
    """Where its face is seen, in shares of the set's picture; None for what has none."""
    size = size_of(entity, spot.posture)
    if not size.head:
        return None
    middle, half = spot.facing * size.head_ahead, 0.42 * size.head
    return _box(place, spot, middle - half, middle + half, size.height - size.head, size.height)


def _box(place: PlaceEntry, spot: Spot, left: float, right: float, low: float, high: float) -> Box:
    scale = place.scale_at(spot.depth)
    x, bottom = place.project(spot.x, spot.depth, spot.lift + low)
    _, top = place.project(spot.x, spot.depth, spot.lift + high)
    across = scale / place.metres_across
    return Box(x + left * across, top, x + right * across, bottom)
