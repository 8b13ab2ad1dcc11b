"""How the clips of the base are staged: the rules propose, and habits of directors choose among them.

Whoever is named first stands left; who looks or goes somewhere has room before him; two share the frame
evenly; who acts stands nearer than who watches; things have their usual side. Chance does the rest, so that
there is a distribution to learn, which the rules alone do not have.
"""

from __future__ import annotations

from random import Random
from zlib import crc32

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.layout.composer import RuleComposer
from gan.cartoon.layout.layout import Layout, Spot
from gan.cartoon.layout.score import Score
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Entity

_HARD = 1000.0
_CHANCE = 0.16  # spread of what is left to chance
_ROOM = 0.07  # of the frame, that somebody stands off the middle so as to look into it
_HALF_GAP = 0.13  # of the frame, between the middle and each of two
_WATCHES = frozenset("stand listen look smile blink think sit nod".split())


class DirectedComposer(RuleComposer):
    """Proposals of the rules, chosen by habits and chance; see `gan.cartoon.layout.composer.Judge`.

    Attributes:
        samples, rounds: see `gan.cartoon.layout.composer.Judge`.
    """

    samples = 9
    rounds = 5

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed

    def propose(self, staging: Staging, entity: Entity, so_far: Layout, sample: int):
        """As the rules, by a seed of its own."""
        return super().propose(staging, entity, so_far, sample + 100_000 * (1 + self._seed))

    def judge(self, staging: Staging, layout: Layout, entity: str, score: Score, sample: int) -> float:
        """See `Judge`."""
        random = Random(f"{self._seed}/{entity}/{sample}")
        chance = random.gauss(0.0, _CHANCE)
        return _HARD * score.broken + 0.15 * score.cost + dislike(staging, layout, entity) + chance


def dislike(staging: Staging, layout: Layout, entity: str) -> float:
    """How far a track is from the habits; 0 is what a director would do."""
    track = layout[entity]
    seen = [stop.spot for stop in track.stops if not stop.hidden]
    if not seen:
        return 0.0
    it = staging.entities[entity]
    if it.kind == "prop":
        return _thing(staging, it, seen[0])
    return _person(staging, layout, it, seen)


def _across(staging: Staging, spot: Spot) -> float:
    """Share of the seen width, 0 left .. 1 right."""
    left, right = staging.span
    return (spot.x - left) / (right - left)


def _thing(staging: Staging, entity: Entity, spot: Spot) -> float:
    """Each kind of thing has its usual side, and large things the far third of it."""
    side = crc32(entity.asset.encode()) % 3
    wanted = (0.3, 0.68, 0.78)[side]
    return 2.0 * abs(_across(staging, spot) - wanted) + (0.6 * abs(spot.depth - 0.22) if not spot.on else 0.0)


def _person(staging: Staging, layout: Layout, entity: Entity, seen: list[Spot]) -> float:
    first, last = seen[0], seen[-1]
    people = staging.characters
    number = next(n for n, other in enumerate(people) if other.id == entity.id)
    start, end = _across(staging, first), _across(staging, last)
    goes = end - start
    if abs(goes) > 0.1:
        # Ways lead from left to right, and end off the middle, with room before.
        return (1.0 if goes < 0 else 0.0) + 1.2 * abs(end - 0.6) + 0.5 * abs(last.depth - 0.55)
    if len(people) == 1:
        wanted = 0.5 - _ROOM * first.facing
    else:
        wanted = 0.5 + _HALF_GAP * (2 * number / (len(people) - 1) - 1) * (1 + 0.35 * (len(people) - 2))
    acts = any(event.action not in _WATCHES for event in staging.events(entity.id))
    depth = 0.6 if acts else 0.42
    cost = 2.6 * abs(start - wanted) + (0.0 if first.on else 1.1 * abs(first.depth - depth))
    for other in people[:number]:
        spot = layout.spot(other.id, 0.0)
        if spot is not None and _across(staging, spot) > start:
            cost += 0.7
    return cost + _faces_away(staging, layout, entity, first)


def _faces_away(staging: Staging, layout: Layout, entity: Entity, spot: Spot) -> float:
    """Nobody turns the back on who is spoken to."""
    for event in staging.events(entity.id):
        there = layout.spot(event.target, event.start) if event.target in layout else None
        if there is not None and ACTIONS.get(event.action) and (there.x - spot.x) * spot.facing < 0:
            return 0.4
    return 0.0
