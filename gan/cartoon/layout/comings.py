"""Which events bring somebody into the set, and which take somebody out of it."""

from __future__ import annotations

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.scene import Event


def moves(event: Event) -> bool:
    """Whether its actor changes its place."""
    entry = ACTIONS.get(event.action)
    return entry is not None and entry.moves


def enters(event: Event, is_first: bool) -> bool:
    """Whether its actor comes into the set: only somebody who has done nothing there before can."""
    return is_first and moves(event) and event.destination == "here"


def leaves(event: Event) -> bool:
    """Whether its actor is gone at its end."""
    return moves(event) and event.destination == "away"
