"""The learned retrievers at work: who or what plays a part, and where; best first, with reasons.

What a scene names stays what it is. The network ranks what could stand in for it, and finds something where
the catalogue has no word.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import torch

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import ANY_OUTSIDE, PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.errors import CartoonError
from gan.cartoon.learned.background_net import BackgroundRetrieverNet
from gan.cartoon.learned.cards import (
    BACKGROUNDS,
    ENTITIES,
    find_card,
    load_backgrounds,
    load_entities,
    load_index,
)
from gan.cartoon.learned.composing import token_of
from gan.cartoon.learned.corpus import MOMENTS
from gan.cartoon.learned.entity_net import EntityRetrieverNet
from gan.cartoon.learned.index import Answer, Index
from gan.cartoon.learned.labels import lemma_of
from gan.cartoon.learned.texts import mean_vector, vectors_of, words_of
from gan.cartoon.retrieval.retriever import RuleBackgroundRetriever, RuleEntityRetriever, meant_by
from gan.cartoon.scene import Entity, Scene, Shot
from gan.cartoon.script.lexicon import lexicon

_FIRST = 400  # answers that are looked through for different assets


class LearnedEntityRetriever:
    """See the module and `gan.cartoon.retrieval.retriever.EntityRetriever`.

    Args:
        network: of `gan.cartoon.learned.entity_net`.
        index: of units of our own base.
    """

    def __init__(self, network: EntityRetrieverNet, index: Index) -> None:
        self._network, self._index = network.eval(), index
        self._rules = RuleEntityRetriever()

    def rank(self, scene: Scene, shot: Shot, entity: Entity) -> list[str]:
        """See `EntityRetriever`."""
        entries = CHARACTERS if entity.kind == "character" else PROPS
        member = scene.member(entity.id)
        by_rules = self._rules.rank(scene, shot, entity)
        label = entity.label or (member.label if member else "")
        is_clear = (
            entity.asset in entries or (member and member.character in entries) or meant_by(label, entries)
        )
        if is_clear:
            return by_rules
        found = [answer.entry.asset for answer in self.answers(scene, shot, entity, len(entries))]
        return list(dict.fromkeys([*found, *by_rules]))

    def answers(self, scene: Scene, shot: Shot, entity: Entity, number: int = 8) -> list[Answer]:
        """The nearest units, each asset once, with reasons.

        Args:
            scene, shot, entity: what is asked for.
            number: how many at most.
        """
        member = scene.member(entity.id)
        words = words_of(shot.text)
        label = entity.label or (member.label if member else "") or entity.asset.replace("_", " ")
        query = self._query(words, words_of(label), entity.kind)
        best: dict[str, Answer] = {}
        for answer in self._index.find(query, entity.kind, _FIRST, said_of(scene, shot, entity, label)):
            nearest = best.setdefault(answer.entry.asset, answer)
            if len(answer.reasons) > len(nearest.reasons):  # as near as the nearest, told better
                best[answer.entry.asset] = replace(answer, nearness=nearest.nearness)
        known = CHARACTERS if entity.kind == "character" else PROPS
        return [answer for asset, answer in best.items() if asset in known][:number]

    @torch.no_grad()
    def _query(self, words: list[str], phrase: list[str], kind: str) -> np.ndarray:
        point = self._network.ask(
            torch.from_numpy(vectors_of(words))[None],
            torch.tensor([token_of(words, phrase)]),
            torch.from_numpy(mean_vector(phrase))[None],
            torch.tensor([float(kind == "character")]),
            torch.full((1, MOMENTS, 4), float("nan")),
        )
        return point[0].numpy()


def said_of(scene: Scene, shot: Shot, entity: Entity, label: str) -> tuple[str, ...]:
    """Words of what a shot says of an entity, lemmas among them: its deeds, what it wears, how it is.

    Args:
        scene, shot, entity: see `LearnedEntityRetriever.answers`.
        label: how the script calls it.
    """
    spans = [event.span for event in shot.events if event.actor == entity.id]
    start = shot.span[0]
    told = [word for first, last in spans for word in words_of(shot.text[first - start : last - start])]
    told = [word for word in told if word.lower() in lexicon().verbs]
    worn = [pair.object for pair in shot.relations if pair.subject == entity.id and pair.kind == "wearing"]
    known = {one.id: one.label for one in shot.entities}
    more = [word for id in worn for word in words_of(known.get(id, id))] + (["wear"] if worn else [])
    feelings = [event.emotion for event in shot.events if event.actor == entity.id]
    words = [*told, *words_of(label), *more, *feelings]
    return tuple(dict.fromkeys([*map(lemma_of, words), *(word.lower() for word in words)]))


class LearnedBackgroundRetriever:
    """See the module and `gan.cartoon.retrieval.retriever.BackgroundRetriever`.

    Args:
        network: of `gan.cartoon.learned.background_net`.
        index: of sets of our own base.
    """

    def __init__(self, network: BackgroundRetrieverNet, index: Index) -> None:
        self._network, self._index = network.eval(), index
        self._rules = RuleBackgroundRetriever()

    def rank(self, scene: Scene, shot: Shot) -> list[str]:
        """See `BackgroundRetriever`."""
        by_rules = self._rules.rank(scene, shot)
        # The rules' last resort is outside; whatever else they say follows from a word or a thing.
        if shot.place in PLACES or meant_by(shot.text, PLACES) or by_rules[0] != ANY_OUTSIDE:
            return by_rules
        found = [answer.entry.asset for answer in self.answers(shot, len(PLACES))]
        return list(dict.fromkeys([*found, *by_rules]))

    @torch.no_grad()
    def answers(self, shot: Shot, number: int = 8) -> list[Answer]:
        """The nearest sets, each place once, with reasons."""
        words = words_of(shot.text)
        query = self._network.ask(torch.from_numpy(vectors_of(words))[None])[0].numpy()
        asked = tuple(word.lower() for word in words)
        best: dict[str, Answer] = {}
        for answer in self._index.find(query, "place", _FIRST, asked):
            best.setdefault(answer.entry.asset, answer)
        return [answer for asset, answer in best.items() if asset in PLACES][:number]


@lru_cache(maxsize=1)
def learned_entities() -> LearnedEntityRetriever | None:
    """The retriever of the installed model, loaded at the first call; None where there is none.

    Raises:
        ModelError, CartoonError: it is damaged.
    """
    card = find_card(ENTITIES)
    index = load_index(card) if card else None
    return LearnedEntityRetriever(load_entities(card), index) if card and index else None


@lru_cache(maxsize=1)
def learned_backgrounds() -> LearnedBackgroundRetriever | None:
    """The same for sets."""
    card = find_card(BACKGROUNDS)
    index = load_index(card) if card else None
    return LearnedBackgroundRetriever(load_backgrounds(card), index) if card and index else None


def suggestions(scene: Scene, shot: Shot, entity: Entity, number: int = 8) -> list[Answer]:
    """What could take an entity's part, the best first; empty where no model is installed.

    Raises:
        ModelError, CartoonError: the model is damaged.
    """
    retriever = learned_entities()
    return [] if retriever is None else retriever.answers(scene, shot, entity, number)


def retrievers_named(name: str) -> tuple[LearnedEntityRetriever | None, LearnedBackgroundRetriever | None]:
    """What goes with the composer of a name: None for the rules.

    Raises:
        CartoonError: a model is missing or damaged.
    """
    if name != "learned":
        return None, None
    found = learned_entities(), learned_backgrounds()
    if None in found:
        raise CartoonError(
            "The learned retrievers' models are not installed; choose the rules (--composer rules), or train "
            "them with `train cartoon --entities` and `train cartoon --backgrounds`."
        )
    return found
