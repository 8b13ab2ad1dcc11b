"""Which events bring somebody into the set, and which take somebody out of it."""

from __future__ import annotations

from collections.abc import Callable

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.scene import Event


def moves(event: Event) -> bool:
    """Whether its actor changes its place."""
    entry = ACTIONS.get(event.action)
    return entry is not None and entry.moves


def rides(event: Event) -> bool:
    """Whether its actor is on or in its target meanwhile."""
    return event.action in ("ride", "drive") and bool(event.target)


def enters(event: Event, is_first: bool) -> bool:
    """Whether its actor comes into the set: only somebody who has done nothing there before can."""
    return is_first and moves(event) and event.destination == "here"


def leaves(event: Event) -> bool:
    """Whether its actor is gone at its end."""
    return moves(event) and event.destination == "away"


def partner(event: Event, is_person: Callable[[str], bool]) -> str:
    """Whom or what an actor turns to: the one who gets a thing rather than the thing, "" for nobody."""
    if event.action in ("give", "throw", "put") and event.destination and event.destination != event.actor:
        if is_person(event.destination) or event.action == "put":
            return event.destination
    return event.target


def suiting_distance(event: Event) -> float:
    """Metres between an actor and its partner that suit an event; 0 where it does not matter."""
    if event.action == "throw":
        return 2.6
    entry = ACTIONS.get(event.action)
    return entry.distance if entry is not None else 0.0
