"""A sentence to clauses: the walk over its tokens that finds them."""

from __future__ import annotations

from collections.abc import Sequence

from gan.cartoon.script.clause import Clause, Sentence
from gan.cartoon.script.names import NameFinder
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.vocabulary.actions import SPEECH_VERBS
from gan.cartoon.script.vocabulary.grammar import (
    BE,
    PHRASE_LINKS,
    RELATIVES,
    SUBORDINATORS,
)
from gan.cartoon.script.walk_nouns import AND
from gan.cartoon.script.walk_rest import RestWalk

_ALSO_PREPOSITIONS = frozenset("after before until till since".split())


def read_sentence(tokens: Sequence[Token], names: NameFinder) -> Sentence:
    """The clauses of one sentence."""
    return _SentenceReader(tokens, names).read()


class _SentenceReader(RestWalk):
    def read(self) -> Sentence:
        while self.at < len(self.tokens):
            before = self.at
            self._step()
            if self.at == before:
                self.lost.append(self.at)
                self.at += 1
        self._finish()
        return Sentence(self.tokens, self.clauses, self.small, self.lost, self.phrases)

    def _step(self) -> None:
        token, word = self.tokens[self.at], self.phrases.word(self.at)
        if token.kind == "quote":
            self._take_quote()
        elif token.kind == "mark" or token.kind == "line":
            self._take_mark(word)
        elif self._take_link() or self._take_and(word) or self._take_there(word):
            pass
        elif self._take_relative(word):
            pass
        elif word == "to" and self._take_infinitive() or self._take_alias(word):
            pass
        elif self._starts_verb():
            self._take_verb()
        elif self._take_preposition():
            pass
        elif self._take_nouns():
            pass
        else:
            self._take_quality(word)

    def _take_mark(self, word: str) -> None:
        if word in (",", ";", ":", "-", "(", ")"):
            self.boundary = True
            if self.in_relative and self.clauses and self.clauses[-1].verb:
                self.in_relative = False
                self.subject = self.main_subject
        self.at += 1

    def _take_quote(self) -> None:
        last = self.clauses[-1] if self.clauses else None
        if (
            last is not None
            and last.quote < 0
            and last.verb is not None
            and not self.needs_verb
            and (last.lemma in SPEECH_VERBS or self.at == len(self.tokens) - 1)
        ):
            last.quote, last.end = self.at, self.at + 1
        else:
            self.quote = self.at
        self.boundary = True
        self.at += 1

    def _take_link(self) -> bool:
        word = self.phrases.word(self.at)
        for words, link in PHRASE_LINKS.items():
            if tuple(self.words[self.at : self.at + len(words)]) == words:
                if link in ("and", "like"):
                    return False
                self._set_link(link, len(words))
                return True
        if word not in SUBORDINATORS or self.phrases.names.is_name(self.tokens, self.at):
            return False
        if word == "next" and self.phrases.word(self.at + 1) == "to":
            return False
        if word == "so" and not self.boundary:
            return False
        if word == "as" and self._is_comparison():
            return False
        if word in _ALSO_PREPOSITIONS and not self._has_verb_soon(self.at + 1):
            if word in ("after", "before") and self.clauses and not self.needs_verb and self.clauses[-1].verb:
                return False
            # "After lunch, …": a time, not a place.
            self._skip_time(self.at)
            return True
        if (
            word in ("next", "later", "soon", "once", "yet")
            and self._starts_noun(self.at + 1)
            and not self.boundary
        ):
            return False
        if word == "when" and self.phrases.word(self.at + 1) == "suddenly":
            self._set_link("next", 2)
            return True
        self._set_link(SUBORDINATORS[word], 1)
        return True

    def _skip_time(self, at: int) -> None:
        self.small.add(at)
        phrase = self.phrases.read(at + 1)
        end = phrase.end if phrase else at + 1
        self.small.update(range(at, end))
        self.link, self.at = "next", end

    def _set_link(self, link: str, length: int) -> None:
        self.small.update(range(self.at, self.at + length))
        # "and then while": the last of them says most, unless it is only an order.
        if not (link == "next" and self.link in ("while", "after", "before")):
            self.link = link
        self.at += length
        self.boundary = True
        if self.in_relative and link in ("while", "next", "after", "before", "until"):
            self.in_relative = False
            self.subject = self.main_subject or self.subject

    def _is_comparison(self) -> bool:
        """Whether "as" is not "while": "dressed as a pirate", "as big as"."""
        following = self.at + 1
        if (
            self.phrases.word(following) in self.phrases.lexicon.adjectives
            and self.phrases.word(self.at + 2) == "as"
        ):
            return True
        return not self._has_verb_soon(following)

    def _take_and(self, word: str) -> bool:
        if word not in AND and word not in ("but", "both"):
            return False
        if word == "both":
            is_pair = self.needs_verb or self._after_be()
            if is_pair:
                self.small.add(self.at)
                self.at += 1
            return is_pair
        self.small.add(self.at)
        self.at += 1
        self.boundary = True
        if word == "but":
            self.link = self.link or "next"
        elif not self.link:
            self.link = "and"
        return True

    def _after_be(self) -> bool:
        return self.phrases.word(self.at - 1) in BE

    def _take_there(self, word: str) -> bool:
        if word not in ("there", "here") or self.phrases.word(self.at + 1) not in (
            *BE,
            "comes",
            "stands",
            "sits",
            "lies",
        ):
            return False
        self.small.update((self.at, self.at + 1))
        self.at += 2
        while self.phrases.word(self.at) in ("also", "now", "not"):
            self.at += 1
        nouns = self._read_group()
        if nouns:
            self._open(nouns)
            clause = self._add(Clause(nouns, None, there=True))
            self.needs_verb = True
            clause.end = self.at
            self.last_nouns = nouns
        return True

    def _take_relative(self, word: str) -> bool:
        if word not in RELATIVES or not self.last_nouns:
            return False
        if not self.verbs.starts(self.at + 1, True) and self.phrases.word(self.at + 1) not in ("also",):
            return False
        self.small.add(self.at)
        self.at += 1
        if not self.in_relative:
            self.main_subject = self.subject
        self._settle()
        self.subject, self.needs_verb = [self.last_nouns[-1]], True
        if len(self.last_nouns) > 1 and self.phrases.word(self.at) in ("are", "were", "have"):
            self.subject = list(self.last_nouns)
        self.in_relative, self.link = True, "relative"
        return True

    def _finish(self) -> None:
        self._settle()
        if self.quote >= 0 or self.leading or self.leading_adverbs:
            last = self.clauses[-1] if self.clauses else None
            if last is not None:
                last.adjuncts += self.leading
                last.adverbs += self.leading_adverbs
                if self.quote >= 0 and last.quote < 0:
                    last.quote, self.quote = self.quote, -1
                self.leading, self.leading_adverbs = [], []
            else:
                self._add(Clause([], None, start=0, end=len(self.tokens)))
                self.clauses[-1].quote = self.quote
