"""Which goes first: the lowest priority value, then the lowest rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gan.engine.job import Priority


class Placed(Protocol):
    """Something that has a place among others: a job, or what is to become one."""

    priority: Priority
    rank: float


def place_of(thing: Placed) -> tuple[Priority, float]:
    """What things are sorted by."""
    return thing.priority, thing.rank


def put_at(thing: Placed, others: Sequence[Placed], index: int) -> None:
    """Give a thing the place before `others[index]`, or after the last of them.

    It takes the priority of the one that it goes before, or else of the last one, since a place means
    nothing across priorities.

    Args:
        thing: is not among the others.
        others: in their order.
        index: 0..len(others).
    """
    if not others:
        return
    if index == len(others):
        last = others[-1]
        thing.priority, thing.rank = last.priority, last.rank + 1
        return
    follower = others[index]
    before = [each for each in others[:index] if each.priority is follower.priority]
    if before and not before[-1].rank < _middle(before[-1].rank, follower.rank) < follower.rank:
        for each in before:  # no number lies between the two any more
            each.rank -= 1
    low = before[-1].rank if before else follower.rank - 2
    thing.priority, thing.rank = follower.priority, _middle(low, follower.rank)


def _middle(low: float, high: float) -> float:
    return low + (high - low) / 2
