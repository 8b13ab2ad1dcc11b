"""Who and what is played for the words of a scene: the interfaces, and simple explicit rules behind them.

A learned retriever takes the place of a rule without a change elsewhere: it ranks the same catalogue.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import Protocol

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import ANY_OUTSIDE, PLACES
from gan.cartoon.catalogue.props import PROPS, STAND_IN, home
from gan.cartoon.scene import CastMember, Entity, Scene, Shot


class EntityRetriever(Protocol):
    """Finds what is drawn for an entity."""

    def rank(self, scene: Scene, shot: Shot, entity: Entity) -> list[str]:
        """Ids of the catalogue (of characters or props, as the entity's kind says), the best first."""
        ...


class BackgroundRetriever(Protocol):
    """Finds the set of a shot."""

    def rank(self, scene: Scene, shot: Shot) -> list[str]:
        """Ids of places, the best first."""
        ...


class RuleEntityRetriever:
    """What the scene names; else what a word of its label means; else the plainest."""

    def rank(self, scene: Scene, shot: Shot, entity: Entity) -> list[str]:
        """See `EntityRetriever`."""
        entries = CHARACTERS if entity.kind == "character" else PROPS
        member = scene.member(entity.id)
        named = [entity.asset, member.character if member else ""]
        words = entity.label or (member.label if member else "")
        known = [id for id in named if id in entries]
        if known:
            return list(dict.fromkeys([*known, *entries]))
        plainest = [STAND_IN] if entity.kind == "prop" else _suiting(member)
        return list(dict.fromkeys([*meant_by(words, entries), *plainest, *entries]))


class RuleBackgroundRetriever:
    """What the scene names; else what a word of the shot means; else where a thing of it is at home."""

    def rank(self, scene: Scene, shot: Shot) -> list[str]:
        """See `BackgroundRetriever`."""
        known = [shot.place] if shot.place in PLACES else []
        homes = [place for entity in shot.entities if (place := home(entity.asset))]
        return list(dict.fromkeys([*known, *meant_by(shot.text, PLACES), *homes, ANY_OUTSIDE, *PLACES]))


def resolve(
    scene: Scene,
    entities: EntityRetriever | None = None,
    backgrounds: BackgroundRetriever | None = None,
) -> Scene:
    """The scene with an asset for every entity and a place for every shot, so that all of it can be drawn.

    Args:
        scene: as understood, or as the person changed it.
        entities, backgrounds: how they are found; None for the rules.
    """
    entities, backgrounds = entities or RuleEntityRetriever(), backgrounds or RuleBackgroundRetriever()
    shots = []
    for shot in scene.shots:
        found = tuple(
            replace(
                entity,
                asset=entities.rank(scene, shot, entity)[0],
                look=_look(scene, entity),
            )
            for entity in shot.entities
        )
        shots.append(replace(shot, place=backgrounds.rank(scene, shot)[0], entities=found))
    return replace(scene, shots=tuple(shots))


def _look(scene: Scene, entity: Entity):
    """The entity's own look where it has one, else that of the cast."""
    member = scene.member(entity.id)
    if entity.kind != "character" or member is None or entity.look != type(entity.look)():
        return entity.look
    return member.look


def meant_by(words: str, entries: dict) -> list[str]:
    """Ids whose synonyms stand in the words; longer synonyms first, then nearly so written ones."""
    text = f" {words.lower()} "
    hits = [
        (len(synonym), id)
        for id, entry in entries.items()
        for synonym in entry.synonyms
        if f" {synonym} " in text or f" {synonym}s " in text
    ]
    ids = [id for _, id in sorted(hits, key=lambda hit: -hit[0])]
    if ids or not words.strip():
        return ids
    by_word = {synonym: id for id, entry in entries.items() for synonym in entry.synonyms}
    near = get_close_matches(words.lower().split()[-1], by_word, 1, 0.84)
    return [by_word[word] for word in near]


def _suiting(member: CastMember | None) -> list[str]:
    """A grown-up of the member's gender."""
    gender = member.gender if member else ""
    return [
        id
        for id, entry in CHARACTERS.items()
        if entry.kind == "person" and entry.age == "adult" and (not gender or entry.gender == gender)
    ]
