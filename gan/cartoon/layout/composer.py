"""Composing a shot entity by entity: each is placed in view of those that are there already.

After "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018). What proposes places is a
`LayoutComposer`; several proposals are drawn for each entity, and the one that breaks the fewest hard rules
is kept. `RuleComposer` proposes by simple explicit rules; a learned one takes its place without a change.
"""

from __future__ import annotations

from random import Random
from typing import Protocol

from gan.cartoon.errors import CartoonError
from gan.cartoon.layout.following import CARRIES
from gan.cartoon.layout.layout import Layout, Track
from gan.cartoon.layout.measures import prop_entry
from gan.cartoon.layout.people import place_person
from gan.cartoon.layout.score import Score, score_track
from gan.cartoon.layout.staging import Staging
from gan.cartoon.layout.things import place_thing
from gan.cartoon.scene import Entity

COMPOSERS = ("rules", "learned")

_SAMPLES = 28
_ROUNDS = 5
_BUDGET = 320  # proposals of a round, shared by all entities of a crowded shot


class LayoutComposer(Protocol):
    """Proposes where an entity is over the time of a shot."""

    def propose(self, staging: Staging, entity: Entity, so_far: Layout, sample: int) -> Track:
        """A track.

        Args:
            staging: the shot.
            entity: who or what is to be placed.
            so_far: those that are placed already.
            sample: another number gives another proposal; the same one the same.
        """
        ...


class Judge(Protocol):
    """A composer that also says which of its proposals it likes.

    Attributes:
        samples: how many proposals it is asked for.
        rounds: how often the whole shot may be tried until no hard rule is broken.
    """

    samples: int
    rounds: int

    def judge(self, staging: Staging, layout: Layout, entity: str, score: Score, sample: int) -> float:
        """How good a proposal is, lower is better; what breaks fewer hard rules has to come first.

        Args:
            staging, entity, sample: see `LayoutComposer.propose`.
            layout: with the proposal in it.
            score: what it breaks, and what the rules think of it.
        """
        ...


class RuleComposer:
    """Proposes by rules; see `gan.cartoon.layout.people` and `gan.cartoon.layout.things`."""

    def propose(self, staging: Staging, entity: Entity, so_far: Layout, sample: int) -> Track:
        """See `LayoutComposer`."""
        random = Random(f"{staging.seed}/{staging.shot.id}/{entity.id}/{sample}")
        place = place_person if entity.kind == "character" else place_thing
        return place(staging, entity, so_far, random)


_RULES = RuleComposer()


def composer_named(name: str) -> LayoutComposer:
    """The composer of a name of `COMPOSERS`.

    Raises:
        CartoonError: there is none of that name, or its model is not installed.
    """
    if name == "learned":
        from gan.cartoon.learned.composing import learned_composer

        return learned_composer()
    if name != "rules":
        raise CartoonError(f"There is no composer {name!r}; choose one of {', '.join(COMPOSERS)}.")
    return _RULES


def compose(staging: Staging, composer: LayoutComposer | None = None) -> Layout:
    """Place everybody and everything of a shot.

    Args:
        staging: the shot.
        composer: what proposes; None for the rules.
    """
    composer = composer or RuleComposer()
    order = _order(staging)
    best: tuple[int, float, Layout] | None = None
    for round in range(getattr(composer, "rounds", _ROUNDS)):
        layout, score = _compose(staging, composer, order, round)
        if best is None or (score.broken, score.cost) < best[:2]:
            best = score.broken, score.cost, layout
        if not score.broken:
            break
        order = _other_order(order, staging, round)
    assert best is not None
    return best[2]


def _compose(
    staging: Staging, composer: LayoutComposer, order: list[Entity], round: int
) -> tuple[Layout, Score]:
    layout, whole = Layout(), Score()
    wanted = getattr(composer, "samples", _SAMPLES)
    samples = min(wanted, max(4, _BUDGET // max(1, len(order))))
    judge = getattr(composer, "judge", _by_the_rules)
    for entity in order:
        found: tuple[float, Layout, Score] | None = None
        for sample in range(samples):
            number = round * 1000 + sample
            candidate = layout.added(composer.propose(staging, entity, layout, number))
            score = score_track(staging, candidate, entity.id)
            value = judge(staging, candidate, entity.id, score, number)
            if found is None or value < found[0]:
                found = value, candidate, score
            if not candidate[entity.id].stops:
                break  # held: there is nothing to choose
            if _is_fixed(staging, entity):
                break
        assert found is not None
        layout, whole = found[1], whole + found[2]
    return layout, whole


def _by_the_rules(staging: Staging, layout: Layout, entity: str, score: Score, sample: int) -> float:
    """See `Judge`; for composers that leave it to the rules."""
    return score.total


def _is_fixed(staging: Staging, entity: Entity) -> bool:
    """Whether nothing is left to chance."""
    return entity.kind == "prop" and (
        entity.placement is not None or entity.id in staging.fixed or entity.id in staging.played.values()
    )


def _order(staging: Staging) -> list[Entity]:
    """Things before people, large before small, and everybody after those whom they are placed by."""
    entities = list(staging.shot.entities)
    after = {
        entity.id: {pair.object for pair in staging.relations(entity.id) if pair.object in staging.entities}
        for entity in entities
    }
    pushed: set[str] = set()
    for event in staging.shot.events:
        if event.action in CARRIES and event.target in after:
            after[event.actor].add(event.target)
            pushed.add(event.target)
        if event.destination == "past" and event.target in after and event.actor in after:
            after[event.actor].add(event.target)

    def rank(entity: Entity) -> tuple[int, float]:
        if entity.kind == "prop":
            entry = prop_entry(entity)
            return (
                0 if entity.placement else 1,
                -entry.size[0] * entry.size[1] - (10 if entity.id in pushed else 0),
            )
        return (2 if entity.placement else 3, float(-len(staging.events(entity.id)) * 0))

    waiting = sorted(entities, key=rank)
    done: list[Entity] = []
    placed: set[str] = set()
    while waiting:
        ready = next((entity for entity in waiting if after[entity.id] - placed <= {entity.id}), waiting[0])
        waiting.remove(ready)
        done.append(ready)
        placed.add(ready.id)
    return done


def _other_order(order: list[Entity], staging: Staging, round: int) -> list[Entity]:
    """Another order of the people, for those whom the first one did not suit."""
    people = [entity for entity in order if entity.kind == "character"]
    if len(people) < 2 or staging.shot.relations:
        return order
    Random(round).shuffle(people)
    return [entity for entity in order if entity.kind != "character"] + people
