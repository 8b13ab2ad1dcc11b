"""What a caption says of each of its entities: nouns, adjectives and verbs.

By simple rules on the tags of the words, so that any base with a parse serves: a verb belongs to the subjects
before it in its sentence, an adjective to its noun phrase, or to the subjects of "is" and "looks".
"""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.base.annotation import AnnotatedEntity, Annotation
from gan.cartoon.script.inflection import guess_lemmas
from gan.cartoon.script.lexicon import lexicon

_EMPTY = frozenset("be is are was were has have do start begin seem keep try start start get".split())
_LINKS = frozenset("is are looks look seems seem appears feels".split())
_JOINTS = frozenset("while as and then , but when after before . because".split())


@dataclass(frozen=True)
class Labels:
    """Lower-case lemmas of what is said of an entity.

    Attributes:
        nouns: what it is, and what it wears.
        adjectives: how it is.
        verbs: what it does.
    """

    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


def labels_of(annotation: Annotation) -> dict[str, Labels]:
    """The labels of every entity of a clip, by its id."""
    tokens = annotation.tokens
    owners = _owners(annotation)
    nouns: dict[str, set[str]] = {
        entity.id: set(_noun_words(entity, tokens)) for entity in annotation.entities
    }
    adjectives: dict[str, set[str]] = {id: set() for id in nouns}
    verbs: dict[str, set[str]] = {id: set() for id in nouns}
    for entity in annotation.entities:
        if entity.span:
            for word, tag in tokens[entity.span[0] : entity.span[1]]:
                if tag == "JJ":
                    adjectives[entity.id].add(word.lower())
    subjects: list[str] = []
    has_verb = wears = False
    for number, (word, tag) in enumerate(tokens):
        before = tokens[number - 1][0].lower() if number else "."
        owner = owners.get(number)
        if owner and owners.get(number - 1) != owner and _begins(tokens, number):
            subjects = [owner] if has_verb or before != "and" and before != "," else [*subjects, owner]
            has_verb = wears = False
        if word in (".", ",") or word.lower() in ("while", "then"):
            wears = False
        if tag.startswith("VB"):
            has_verb = True
            verb = lemma_of(word)
            wears = verb == "wear"
            if verb not in _EMPTY:
                for subject in subjects:
                    verbs[subject].add(verb)
        elif tag == "JJ" and number not in owners and (wears or before in _LINKS or before == "both"):
            for subject in subjects[:1] if wears else subjects:
                adjectives[subject].add(word.lower())
        elif wears and tag.startswith("NN") and number not in owners:
            for subject in subjects[:1]:
                nouns[subject].add(word.lower())
    return {id: Labels(frozenset(nouns[id]), frozenset(adjectives[id]), frozenset(verbs[id])) for id in nouns}


def lemma_of(word: str) -> str:
    """The lemma of a verb, as the lexicon knows it, or else guessed."""
    word = word.lower()
    known = lexicon().verbs.get(word)
    if known:
        return min(lemma for lemma, _ in known)
    return next((lemma for lemma, tag in guess_lemmas(word) if tag != "plural"), word)


def _noun_words(entity: AnnotatedEntity, tokens: tuple[tuple[str, str], ...]) -> list[str]:
    """Words of its label, without those that are adjectives where the caption names it."""
    words = entity.label.lower().split()
    first, last = entity.span or (0, 0)
    adjectives = {word.lower() for word, tag in tokens[first:last] if tag == "JJ"}
    left = [word for word in words if word not in adjectives]
    return left if 0 < len(left) <= 3 else words[-1:]


def _owners(annotation: Annotation) -> dict[int, str]:
    """Which entity each word speaks of, pronouns by way of the clusters."""
    owners: dict[int, str] = {}
    for entity in annotation.entities:
        if entity.span:
            spans = {entity.span}
            for cluster in annotation.clusters:
                if any(first <= entity.span[0] < last for first, last in cluster):
                    spans |= set(cluster)
            for first, last in spans:
                for number in range(first, last):
                    owners.setdefault(number, entity.id)
        for number, (word, tag) in enumerate(annotation.tokens):
            if tag == "NNP" and word.lower() == entity.label.lower():
                owners.setdefault(number, entity.id)  # clusters of real parses leave names out
    return owners


def _begins(tokens: tuple[tuple[str, str], ...], number: int) -> bool:
    """Whether a mention stands where a subject does: first, or after a word that joins clauses."""
    return number == 0 or tokens[number - 1][0].lower() in _JOINTS
