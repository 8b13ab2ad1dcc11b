"""The walk over a sentence, first part: where it stands, and its noun phrases, as subjects and objects."""

from __future__ import annotations

from collections.abc import Sequence

from gan.cartoon.script.clause import Adjunct, Clause
from gan.cartoon.script.names import NameFinder
from gan.cartoon.script.phrases import NounPhrase, PhraseReader
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.verbs import VerbReader
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)

AND = frozenset(("and", "or", "&", "plus"))
"""Words that join."""

_DESCRIBES = frozenset("with in wearing holding".split())


class NounWalk:
    """A walk over the tokens of a sentence, from the first to the last, and what it has found so far.

    Attributes:
        at: place of the token that is next.
        clauses: found so far.
        subject, needs_verb: who was named last as a subject, and whether a verb of theirs is still to come.
        main_subject: of the main clause, while a relative one is read.
        boundary: a comma, "and" or a link stands right before.
        link: how the next clause follows; see `Clause`.
        small, lost: see `Sentence`.
    """

    def __init__(self, tokens: Sequence[Token], names: NameFinder) -> None:
        self.tokens = tokens
        self.phrases = PhraseReader(tokens, names)
        self.verbs = VerbReader(self.phrases)
        self.words = self.phrases.words
        self.clauses: list[Clause] = []
        self.small: set[int] = set()
        self.lost: list[int] = []
        self.at = 0
        # What is waited for.
        self.subject: list[NounPhrase] = []
        self.needs_verb = False
        self.main_subject: list[NounPhrase] = []
        self.boundary = True
        self.link = ""
        self.leading: list[Adjunct] = []
        self.leading_adverbs: list[int] = []
        self.last_nouns: list[NounPhrase] = []
        self.quote = -1
        self.in_relative = False
        self.waiting = False  # for the verb of a subject, while its "with a hat and glasses" is read

    def _has_verb_soon(self, at: int) -> bool:
        """Whether a clause begins here: a noun phrase and a verb, or an -ing form."""
        phrase = self.phrases.read(at)
        while phrase is not None and self.phrases.word(phrase.end) in AND:
            at = phrase.end + 1
            phrase = self.phrases.read(at)
        if phrase is not None and phrase.end < len(self.tokens):
            end = phrase.end
            while self.phrases.word(end) in ADVERBS or self.phrases.word(end) in self.phrases.lexicon.adverbs:
                end += 1
            return self.verbs.starts(end, True, plural=True)
        return phrase is None and (
            "ing" in self.phrases.tags(at) or self.verbs.starts(at, False) or self.phrases.word(at) == "there"
        )

    def _add(self, clause: Clause) -> Clause:
        clause.adjuncts[:0] = self.leading
        clause.adverbs[:0] = self.leading_adverbs
        if self.quote >= 0 and clause.verb is not None:
            clause.quote, self.quote = self.quote, -1
        for adjunct in self.leading:
            clause.start = min(clause.start or adjunct.places[0], adjunct.places[0])
        if clause.subjects:
            clause.start = min(clause.start, clause.subjects[0].start)
        self.leading, self.leading_adverbs = [], []
        self.clauses.append(clause)
        self.link, self.boundary = "", False
        return clause

    def _settle(self) -> None:
        """Close a subject that no verb came for."""
        if (
            self.needs_verb
            and self.subject
            and not any(clause.subjects is self.subject for clause in self.clauses)
        ):
            self._add(Clause(self.subject, None, link=self.link, start=self.subject[0].start, end=self.at))
        self.needs_verb = False

    def _starts_noun(self, at: int) -> bool:
        word = self.phrases.word(at)
        return (
            word in DETERMINERS or word in POSSESSIVES or word in PRONOUNS or self.phrases.starts_nominal(at)
        )

    def _read_group(self) -> list[NounPhrase]:
        """Noun phrases joined by commas and "and"; the walk goes on behind them."""
        first = self.phrases.read(self.at)
        if first is None:
            return []
        group = [first]
        self.at = first.end
        while True:
            joint = self._joint_end(self.at)
            if joint == self.at:
                return group
            following = self.phrases.read(joint)
            if following is None or not self._joins(group, following, joint):
                return group
            self.small.update(range(self.at, joint))
            group.append(following)
            self.at = following.end

    def _joint_end(self, at: int) -> int:
        end = at
        if self.phrases.word(end) == ",":
            end += 1
        if self.phrases.word(end) in AND:
            end += 1
        elif tuple(self.words[end : end + 3]) == ("as", "well", "as"):
            end += 3
        elif tuple(self.words[end : end + 2]) in (("along", "with"), ("together", "with")) and end == at:
            end += 2
        return end

    def _joins(self, group: list[NounPhrase], following: NounPhrase, joint: int) -> bool:
        has_and = self.phrases.word(joint - 1) != ","
        if following.kind == "reflexive" or self._is_rather_verb(following):
            return False
        is_subject = not self.needs_verb and not self._has_open_verb()
        if not has_and:
            # A comma joins only where an "and" comes later: "Ada, Bo and Cleo".
            is_leading = not self.clauses and not self.subject  # "In the evening, Ada and Bo …"
            return not is_leading and self._and_comes(following.end) and not self._acts(following.end)
        if is_subject:
            return True
        if self.waiting:
            # "A man with a hat and glasses is …", but "a man in a hat and a woman …".
            return following.noun is not None and not following.noun.has("character")
        if self._is_of_the_subject(following):
            return False
        if not self._has_finite_verb() and following.noun is not None and not following.noun.has("character"):
            return True  # "a man wearing a shirt and a tie is …"
        # "talks to Bo and Cleo dances": the second has a verb of its own.
        return not self._acts(following.end)

    def _is_of_the_subject(self, phrase: NounPhrase) -> bool:
        """Whether somebody after an -ing form goes on the subject: "A man wearing a hat and Ada are …"."""
        last = self.clauses[-1] if self.clauses else None
        is_form = last is not None and last.verb is not None and last.verb.tag == "ing"
        if not is_form or self.needs_verb or self._has_finite_verb() or self.in_relative:
            return False
        is_someone = phrase.kind == "name" or bool(phrase.noun and phrase.noun.has("character"))
        rest = self.words[phrase.end :]
        return is_someone and bool(self.main_subject) and bool({"are", "were"} & set(rest))

    def _is_rather_verb(self, phrase: NounPhrase) -> bool:
        """Whether a bare word after "and" is a verb: "into the kitchen and talks"."""
        is_bare = phrase.kind == "noun" and phrase.start == phrase.head and not phrase.determiner
        return is_bare and bool(self.phrases.tags(phrase.head) & {"s", "past", "ing"})

    def _has_finite_verb(self) -> bool:
        """Whether the main subject has a verb that is more than an -ing form."""
        verbs = [
            clause.verb for clause in self.clauses if clause.subjects is self.main_subject and clause.verb
        ]
        return any(verb.progressive or verb.tag != "ing" for verb in verbs)

    def _has_open_verb(self) -> bool:
        return bool(self.clauses) and not (self.boundary and self.link and not self.clauses[-1].verb)

    def _acts(self, at: int) -> bool:
        """Whether a verb of what stands before this place begins here, or behind what describes it."""
        return self._acts_at(at) or self.phrases.word(at) in _DESCRIBES and self._acts_at(self._described(at))

    def _described(self, at: int) -> int:
        """Where what describes somebody ends: "in a hat", "wearing a hat"."""
        phrase = self.phrases.read(at + 1)
        return phrase.end if phrase else at

    def _acts_at(self, at: int) -> bool:
        while self.phrases.word(at) in ADVERBS or (
            self.phrases.word(at) in self.phrases.lexicon.adverbs
            and self.phrases.word(at) not in self.phrases.lexicon.verbs
        ):
            at += 1
        word = self.phrases.word(at)
        if word in BE or word in ("has", "have", "does", "will", "can"):
            return True
        tags = self.phrases.tags(at)
        if self.phrases.is_plain(at) and word.endswith(("s", "ed")):
            return self.verbs.starts(at, True, plural=False)
        return (
            bool(tags & {"s", "past"})
            and (word,) not in PREPOSITIONS
            and self.verbs.starts(at, True, plural=False)
        )

    def _and_comes(self, at: int) -> bool:
        for _ in range(6):
            joint = self._joint_end(at)
            if joint == at:
                return False
            if self.phrases.word(joint - 1) != ",":
                return True
            phrase = self.phrases.read(joint)
            if phrase is None:
                return False
            at = phrase.end
        return False

    def _take_nouns(self) -> bool:
        start = self.at
        if self._goes_on_with_subject():
            return True
        is_new = self._is_new_subject(start)
        if is_new:
            self._settle()
        first = self.phrases.read(start)
        if first is None:
            return False
        was_needing = self.needs_verb
        if is_new:
            self.needs_verb = False
            nouns = _without_summary(self._read_subject_group())
        else:
            nouns = self._read_group()
        self.last_nouns = nouns
        if is_new:
            self._open(nouns)
            return True
        if was_needing and self.subject and not (self.clauses and self.clauses[-1].subjects is self.subject):
            self._take_apposition(nouns)
            return True
        self._take_object(nouns)
        return True

    def _goes_on_with_subject(self) -> bool:
        """Take further ones of a subject that has no verb but an -ing form yet."""
        following = self.phrases.read(self.at) if self.phrases.word(self.at - 1) in AND else None
        if following is None or not self._is_of_the_subject(following):
            return False
        self._open([*self.main_subject, *self._read_subject_group()])
        return True

    def _read_subject_group(self) -> list[NounPhrase]:
        first = self.phrases.read(self.at)
        assert first is not None
        group = [first]
        self.at = first.end
        while True:
            joint = self._joint_end(self.at)
            following = self.phrases.read(joint) if joint > self.at else None
            if following is None or following.kind == "reflexive" or self._is_rather_verb(following):
                return group
            has_and = self.phrases.word(joint - 1) != ","
            if not has_and and not self._and_comes(following.end):
                return group
            self.small.update(range(self.at, joint))
            group.append(following)
            self.at = following.end

    def _is_new_subject(self, at: int) -> bool:
        """Whether the noun phrase here begins a clause rather than being an object."""
        if self.needs_verb:
            return False
        last = self.clauses[-1] if self.clauses else None
        if last is None or last.verb is None and not last.there:
            return not self.subject
        if not self.boundary:
            # "says Ada": the subject comes after the verb.
            return False
        phrase = self.phrases.read(at)
        while phrase is not None:
            if self._acts(phrase.end) or self._acts_bare(phrase):
                return True
            joint = self._joint_end(phrase.end)
            if joint == phrase.end:
                break
            following = self.phrases.read(joint)
            if (
                following is not None
                and self.phrases.word(joint - 1) in AND
                and self._acts_plural(following.end)
            ):
                return True
            phrase = following
        return self.link in ("while", "after", "before", "until", "because", "next") and self._has_verb_soon(
            at
        )

    def _acts_plural(self, at: int) -> bool:
        return self._acts(at) or self.phrases.tags(at) == {"base"}

    def _acts_bare(self, phrase: NounPhrase) -> bool:
        """ "the dogs bark", "they run", and relative clauses: "the man, who …"."""
        at = phrase.end
        while self.phrases.word(at) in self.phrases.lexicon.adverbs or self.phrases.word(at) in ADVERBS:
            at += 1
        if self.phrases.word(at) == "who" and phrase.kind != "pronoun":
            return self.link != "and" or self._acts(at + 1)
        is_many = phrase.plural or phrase.word in ("i", "you")
        return is_many and "base" in self.phrases.tags(at) and self.verbs.starts(at, True, plural=True)

    def _open(self, nouns: list[NounPhrase]) -> None:
        self.subject, self.needs_verb = nouns, True
        self.in_relative = False
        self.main_subject = nouns
        self.last_nouns = nouns
        self.boundary = False

    def _take_apposition(self, nouns: list[NounPhrase]) -> None:
        """ "Ada, a young doctor, …" or "the dog Rex": more about the subject."""
        subject, more = self.subject[-1], nouns[0]
        if more.kind == "name" and subject.kind != "name" and not subject.alias:
            subject.alias = more.word
            self.small.update(range(more.start, more.end))
        elif more.noun is not None and subject.kind == "name":
            subject.attributes.append(more)
            more.determiner = "apposition"
        else:
            self.subject.extend(nouns)

    def _take_object(self, nouns: list[NounPhrase]) -> None:
        last = self.clauses[-1] if self.clauses else None
        if last is None:
            self._open(nouns)
            return
        if last.verb is None or not last.subjects and last.verb.tag != "ing":
            # Nobody yet: "In the room is a goat", "says Ada".
            if last.verb is not None:
                last.subjects = nouns
                self.subject, self.main_subject = nouns, nouns
            else:
                last.objects.append(nouns)
        else:
            previous = last.objects[-1][-1] if last.objects and last.objects[-1] else None
            only = nouns[0] if len(nouns) == 1 else None
            if previous and only and only.kind == "name" and previous.end == only.start and previous.noun:
                if previous.noun.has("character") and previous.kind != "name":
                    previous.alias = only.word
                    last.end = self.at
                    return
            if previous and only and self._is_apposition(previous, only):
                previous.attributes.append(only)
                only.determiner = "apposition"
                return
            last.objects.append(nouns)
        last.end = self.at

    def _is_apposition(self, previous: NounPhrase, only: NounPhrase) -> bool:
        """ "Her friend, a robot": the same, said once more."""
        is_after_comma = only.start == previous.end + 1 and self.phrases.word(previous.end) == ","
        both = previous.kind in ("noun", "name") and only.noun is not None and only.noun.has("character")
        return is_after_comma and both and only.determiner in ("a", "the") and not previous.plural

    def _take_alias(self, word: str) -> bool:
        """ "a dog named Rex"."""
        if word not in ("named", "called") or not self.last_nouns:
            return False
        end = self.phrases.name_end(self.at + 1)
        if end == self.at + 1 and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].is_capital:
            end += 1
        if end == self.at + 1:
            return False
        self.last_nouns[-1].alias = " ".join(token.text for token in self.tokens[self.at + 1 : end])
        self.small.update(range(self.at, end))
        self.at = end
        return True


def _without_summary(group: list[NounPhrase]) -> list[NounPhrase]:
    """ "Their wives, Wilma and Betty": the names only, and what is said of them all."""
    first, rest = group[0], group[1:]
    is_summary = first.plural and first.kind == "noun" and first.noun is not None and len(rest) > 1
    if not is_summary or not first.noun.has("character") or any(phrase.kind != "name" for phrase in rest):
        return group
    first.determiner = "apposition"
    for phrase in rest:
        phrase.attributes.append(first)
    return rest
