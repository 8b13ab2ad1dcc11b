"""Open water behind the shore of a set: what floats and who swims is in it, at depths below 0."""

from __future__ import annotations

from dataclasses import replace
from math import sin
from random import Random

from gan.cartoon.catalogue.entries import PlaceEntry
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import character_entry, prop_entry, size_of
from gan.cartoon.scene import Entity

SHORE = -0.1
"""Depth beyond which the floor is water; fixtures at the wall stand a little nearer."""

DRAUGHT = 0.14
"""Metres of a boat that are under water."""

_SWUM, _FLOATED = (-0.2, -0.13), (-0.24, -0.15)  # depths
_BOB, _PACE = 0.035, 1.7  # metres and radians a second of the waves


def is_wet(place: PlaceEntry, spot: Spot) -> bool:
    """Whether a spot is in the water of a set."""
    return bool(place.water) and spot.depth < SHORE


def floats(place: PlaceEntry, entity: Entity) -> bool:
    """Whether something lies in the water of a set: boats do, where there is any."""
    return entity.kind == "prop" and prop_entry(entity).stands == "water" and bool(place.water)


def afloat(random: Random) -> float:
    """A depth for a boat."""
    return random.uniform(*_FLOATED)


def swimming(place: PlaceEntry, entity: Entity, spot: Spot, random: Random) -> Spot:
    """The same spot out in the water, sunk as deep as one swims; as it is where there is no water."""
    if not place.water:
        return spot
    left, right = (share * place.metres_across for share in place.water)
    depth = spot.depth if is_wet(place, spot) else random.uniform(*_SWUM)
    x = min(max(spot.x, left + 0.6), right - 0.6)
    return replace(spot, x=x, depth=depth, lift=-sunk(entity), on="", posture="stand")


def sunk(entity: Entity) -> float:
    """Metres that a swimmer lies lower than one who swims on the floor: the back just above the water."""
    return (0.34 if character_entry(entity).kind == "animal" else 0.54) * size_of(entity).height


def rise(seconds: float, id: str) -> float:
    """Metres that the waves lift something at a moment."""
    return _BOB * sin(_PACE * seconds + sum(map(ord, id)) % 7)
