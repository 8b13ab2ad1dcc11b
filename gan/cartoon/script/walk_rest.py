"""The walk over a sentence, third part: prepositions, adjectives and adverbs."""

from __future__ import annotations

from gan.cartoon.script.clause import Adjunct, Clause
from gan.cartoon.script.vocabulary.actions import COPULAS
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    DIRECTIONS,
    LONGEST_PREPOSITION,
    NUMBERS,
    PARTICLES,
    PREPOSITIONS,
)
from gan.cartoon.script.walk_verbs import VerbWalk


class RestWalk(VerbWalk):
    """Takes prepositions with their nouns, and words of quality."""

    def _take_preposition(self) -> bool:
        for length in range(min(LONGEST_PREPOSITION, len(self.words) - self.at), 0, -1):
            words = tuple(self.words[self.at : self.at + length])
            if words in PREPOSITIONS:
                return self._take_adjunct(words)
        return False

    def _take_adjunct(self, words: tuple[str, ...]) -> bool:
        start = self.at
        places = list(range(start, start + len(words)))
        after = self.last_nouns[-1] if self.last_nouns and self.last_nouns[-1].end == start else None
        after_start = start + len(words)
        if words in (("in",), ("on",)) and self.phrases.word(after_start) in ("front", "top", "back"):
            # "in front the house"
            following = self.phrases.read(after_start + 1)
            if following is not None and self.phrases.word(after_start) == "front":
                places.append(after_start)
                words, after_start = ("in", "front", "of"), after_start + 1
        was_needing, self.needs_verb = self.needs_verb, True
        self.waiting = was_needing
        self.at = after_start
        nouns = self._read_group() if self._starts_noun(after_start) or self._starts_name(after_start) else []
        self.needs_verb, self.waiting = was_needing, False
        if not nouns:
            self.at = start
            return self._take_bare_preposition(words, places)
        self.small.update(places)
        adjunct = Adjunct(PREPOSITIONS[words], " ".join(words), places, nouns, after)
        self._attach(adjunct)
        self.last_nouns = nouns
        return True

    def _starts_name(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.phrases.name_end(at) > at
            or self.tokens[at].kind == "other"
            or self.phrases.word(at) in ("himself", "herself", "each", "itself")
        )

    def _attach(self, adjunct: Adjunct) -> None:
        if self.needs_verb or not self.clauses:
            self.leading.append(adjunct)
            if not self.subject and not self.needs_verb:
                self.boundary = False
        else:
            self.clauses[-1].adjuncts.append(adjunct)
            self.clauses[-1].end = self.at
            self.boundary = False

    def _take_bare_preposition(self, words: tuple[str, ...], places: list[int]) -> bool:
        """A preposition without a noun: a direction ("walks in"), a particle, or one before an -ing form."""
        word = words[0]
        if len(words) > 1:
            return False
        last = self.clauses[-1] if self.clauses else None
        if "ing" in self.phrases.tags(places[-1] + 1) and self.phrases.word(places[-1] + 1) != "being":
            # "by kicking", "for talking"
            self.small.add(self.at)
            self.at += 1
            if last is not None and last.verb is not None:
                self.link, self.needs_verb = self.link or "while", True
                self._take_verb()
            return True
        if last is None or self.needs_verb:
            return False
        if self._takes_particle(last, word):
            last.verb.used.append(self.at)
        elif word in DIRECTIONS or word in PARTICLES:
            last.adjuncts.append(Adjunct(DIRECTIONS.get(word, ""), word, places, []))
        self.small.add(self.at)
        self.at += 1
        return True

    def _takes_particle(self, clause: Clause, word: str) -> bool:
        """ "puts the hat on": the particle comes after the object."""
        if clause.verb is None:
            return False
        for rest, action in self.phrases.lexicon.phrases.get(clause.verb.lemma, ()):
            if rest == (word,) and clause.objects:
                clause.verb.action = action
                return True
        return False

    def _take_quality(self, word: str) -> bool:
        token = self.tokens[self.at]
        lexicon = self.phrases.lexicon
        last = self.clauses[-1] if self.clauses else None
        is_adverb = word in lexicon.adverbs or word in ADVERBS or word.endswith("ly")
        if token.kind == "number" or word in NUMBERS:
            self.small.add(self.at)
            self.at += 1
            return True
        if word in lexicon.adjectives and not (
            is_adverb and word not in COPULAS and not (last and last.lemma in COPULAS)
        ):
            if last is not None and not self.needs_verb:
                last.qualities.append((self.at, lexicon.adjectives[word]))
                last.end = self.at + 1
            elif self.subject:
                self.subject[-1].qualities.append((self.at, lexicon.adjectives[word]))
            else:
                self.leading_adverbs.append(self.at)
            self.at += 1
            return True
        if is_adverb or word in DIRECTIONS:
            if last is not None and not self.needs_verb and not (self.boundary and self.link):
                if word in DIRECTIONS and word not in lexicon.adverbs:
                    last.adjuncts.append(Adjunct(DIRECTIONS[word], word, [self.at], []))
                last.adverbs.append(self.at)
                last.end = self.at + 1
            else:
                self.leading_adverbs.append(self.at)
            self.small.add(self.at)
            self.at += 1
            return True
        return False
