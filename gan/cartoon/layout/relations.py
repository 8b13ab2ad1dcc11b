"""When a relation between two entities is true on the stage: for those who place them and those who check."""

from __future__ import annotations

from gan.cartoon.catalogue.entries import PlaceEntry
from gan.cartoon.layout.layout import Spot
from gan.cartoon.layout.measures import body_box, size_of
from gan.cartoon.scene import Entity

ASIDE = 0.12
"""Metres that somebody is at least farther left or right."""

FARTHER = 0.025
"""Of the floor's depth, by which somebody is at least behind."""

NEAR = 1.7
"""Metres of free floor that there may be between two who are next to each other."""


def relation_holds(
    kind: str, place: PlaceEntry, subject: Entity, at: Spot, object: Entity, there: Spot
) -> bool:
    """Whether a relation of two who are seen is true.

    "between" is true to one of its two objects when the subject is near it; the pair is for the caller to
    see. "holding" and "wearing" do not depend on spots, and are true here.
    """
    own, other = size_of(subject, at.posture), size_of(object, there.posture)
    scales = place.scale_at(at.depth), place.scale_at(there.depth)
    reach = (own.width * scales[0] + other.width * scales[1]) / 2
    aside = at.x - there.x
    if kind == "left_of":
        return aside < -ASIDE
    if kind == "right_of":
        return aside > ASIDE
    if kind == "next_to":
        return abs(aside) - reach < NEAR
    if kind == "behind" and at.on == object.id:
        return True  # seen through it
    if kind == "behind":
        return at.depth < there.depth - FARTHER / 2 and abs(aside) < reach + 0.5
    if kind == "in_front_of":
        return at.depth > there.depth + FARTHER / 2 and abs(aside) < reach + 0.9
    if kind == "under":
        return abs(aside) < other.width * scales[1] / 2 + 0.4 and at.lift <= there.lift + 0.05
    if kind in ("on", "in"):
        return _is_on(place, subject, at, object, there)
    if kind == "between":
        return abs(aside) - reach < 2.5
    return True


def _is_on(place: PlaceEntry, subject: Entity, at: Spot, object: Entity, there: Spot) -> bool:
    if at.on == object.id:
        return True
    own, other = body_box(place, subject, at), body_box(place, object, there)
    return other.left <= own.centre[0] <= other.right and own.bottom >= other.top - 0.01
