"""The walk over a sentence, second part: its verbs, and what is told without quotation marks."""

from __future__ import annotations

from gan.cartoon.script.clause import Clause
from gan.cartoon.script.phrases import NounPhrase
from gan.cartoon.script.verbs import VerbGroup, resolve_action, takes_clause
from gan.cartoon.script.vocabulary.actions import SPEECH_VERBS
from gan.cartoon.script.vocabulary.grammar import (
    BE,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
)
from gan.cartoon.script.walk_nouns import AND, NounWalk

_ORDERS = frozenset(
    "tell ask order command beg invite want help remind teach warn persuade let make force".split()
)
_OF_ONE = frozenset("wear hold carry".split())  # -ing forms that tell who is meant, rather than what happens


class VerbWalk(NounWalk):
    """Takes verbs."""

    def _take_infinitive(self) -> bool:
        """ "to" with a verb: "runs to catch it", "tells Bo to sit"."""
        at = self.at + 1
        if "base" not in self.phrases.tags(at) and self.phrases.word(at) != "be":
            return False
        if not self.clauses or self.clauses[-1].verb is None:
            return False
        last = self.clauses[-1]
        noun = self.phrases.lexicon.nouns.get((self.phrases.word(at),))
        if noun and noun.has("place") and last.verb and not self._starts_noun(at + 1):
            return False
        self.small.add(self.at)
        self.at += 1
        subject = self.subject
        if last.lemma in _ORDERS and last.objects and last.objects[-1]:
            subject = last.objects[-1]
            self.link = "told"
        elif not self.link or self.link == "and":
            self.link = "next"
        main = self.subject
        self.subject, self.needs_verb = subject, True
        self._take_verb()
        self.subject = main
        return True

    def _starts_verb(self) -> bool:
        last = self.clauses[-1].verb if self.clauses else None
        after_and = self.phrases.word(self.at - 1) in AND or self.phrases.word(self.at - 1) in (",", "then")
        last_tag = last.tag if last and after_and and not self.needs_verb else ""
        plural = len(self.subject) != 1 or self.subject[0].plural or self.subject[0].word in ("i", "you")
        if self.subject and self.subject[0].kind == "unknown":
            plural = True
        if not self.subject and self.at == 0:
            return self._is_order()
        needs = self.needs_verb or (
            bool(self.link) and self.link != "and" and not self.needs_verb and not last
        )
        if not self.needs_verb and self._is_perceived():
            return True
        if not self.needs_verb and self.main_subject and self.in_relative and not after_and:
            # "The man who wears a hat walks home": the main verb comes without any sign.
            tags = self.phrases.tags(self.at)
            if (
                tags & {"s", "past"}
                and self.verbs.starts(self.at, True, plural=False)
                and not self._main_has_verb()
            ):
                if self.clauses[-1].verb and self.at > self.clauses[-1].verb.end:
                    self.subject, self.in_relative = self.main_subject, False
                    return True
        return self.verbs.starts(self.at, needs, last_tag, plural)

    def _is_order(self) -> bool:
        """Whether the sentence begins with a verb: "Walk to the door", "Running fast, …"."""
        tags = self.phrases.tags(0)
        if "ing" in tags and not self.phrases.lexicon.noun_at(self.words[:4]):
            return True
        if (
            tags & {"past", "part"}
            and "base" not in tags
            and not self.phrases.lexicon.noun_at(self.words[:4])
        ):
            return True
        if "base" in tags and not self.phrases.names.is_name(self.tokens, 0):
            following = self.phrases.word(1)
            return following in DETERMINERS or following in POSSESSIVES or (following,) in PREPOSITIONS
        return False

    def _is_perceived(self) -> bool:
        """Whether "run" of "sees the dog run" stands here."""
        last = self.clauses[-1] if self.clauses else None
        if (
            last is None
            or last.verb is None
            or not takes_clause(last.lemma)
            or not last.objects
            or self.boundary
        ):
            return False
        seen = last.objects[-1]
        if not seen or seen[-1].end != self.at or seen[-1].kind == "reflexive":
            return False
        return (
            bool(self.phrases.tags(self.at) & {"base", "ing"})
            and self.phrases.word(self.at) not in self.phrases.lexicon.adjectives
        )

    def _main_has_verb(self) -> bool:
        return any(clause.subjects is self.main_subject and clause.verb for clause in self.clauses)

    def _take_verb(self) -> None:
        perceived = not self.needs_verb and self._is_perceived()
        start = self.at
        group = self.verbs.read(self.at)
        if group is None:
            self.needs_verb = False
            return
        self.at = group.end
        resolve_action(self.phrases, group, self._clause_limit(group.end))
        self.at = group.end
        subject = self._subject_for(group, perceived)
        link = self.link
        if len(subject) < len(self.subject) and subject == self.subject[-1:]:
            self._add(Clause(self.subject, None, start=self.subject[0].start, end=start))  # all are there
        if perceived:
            link = "object"
        clause = Clause(subject, group, link=link, start=start, end=self.at)
        clause.fronted = link in ("while", "after", "before", "until", "because") and not self._has_main()
        clause.adverbs += group.adverbs
        self._add(clause)
        self.needs_verb = False
        if clause.lemma in SPEECH_VERBS or clause.lemma in ("tell", "ask"):
            self._take_told(clause)

    def _has_main(self) -> bool:
        return any(
            clause.verb and not clause.fronted and clause.link != "relative" for clause in self.clauses
        )

    def _subject_for(self, group: VerbGroup, perceived: bool) -> list[NounPhrase]:
        if perceived:
            return self.clauses[-1].objects[-1]
        if self._tells_the_last(group):
            return self.subject[-1:]
        if group.progressive and self.main_subject and not self._has_finite_verb() and not self.in_relative:
            return self.main_subject  # "A woman holding a cat is standing …": not the cat
        if self.needs_verb or self.boundary or group.tag != "ing" or not self.last_nouns:
            return self.subject
        # "talks to a lady standing there": the lady stands; "sits in a room talking": the subject talks.
        nearest = self.last_nouns[-1]
        last = self.clauses[-1] if self.clauses else None
        is_next = nearest.end == group.start and nearest not in self.subject
        is_someone = nearest.kind == "name" or bool(nearest.noun and nearest.noun.has("character"))
        if is_next and is_someone and last is not None and nearest.kind != "reflexive":
            return [nearest]
        return self.subject

    def _tells_the_last(self, group: VerbGroup) -> bool:
        """Whether an -ing form is about the last of several only: "Ada and a man wearing a hat are …"."""
        is_form = self.needs_verb and group.tag == "ing" and not group.progressive
        if not is_form or len(self.subject) < 2 or self.subject[-1].end != group.start:
            return False
        last = self.subject[-1]
        if last.noun is None or last.kind != "noun" or last.plural:
            return False
        is_of_one = group.lemma in _OF_ONE and self.phrases.word(group.end) not in ("hands", "each")
        return is_of_one or any(self._is_main_verb(at) for at in range(group.end, len(self.tokens)))

    def _is_main_verb(self, at: int) -> bool:
        """Whether a verb of several stands here: "are", "walk"."""
        before = self.phrases.word(at - 1)
        is_after_noun = self.phrases.tags(at) == {"base"} and before not in DETERMINERS and before != "to"
        return self._is_finite(at) or is_after_noun and (before,) not in PREPOSITIONS

    def _clause_limit(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].word not in (",", ";", "and", "while", "."):
            at += 1
        return at

    def _take_told(self, clause: Clause) -> None:
        """ "says that she is tired", "asks if he can come": what is said without quotation marks."""
        at = self.at
        asks = (
            ("how", "why", "what", "where", "when")
            if clause.lemma in ("tell", "ask", "explain", "wonder")
            else ()
        )
        if self.phrases.word(at) not in ("that", "if", "whether", *asks):
            # "tells Bo that …", "says she is tired".
            phrase = self.phrases.read(at)
            if phrase is None or phrase.end >= len(self.tokens):
                return
            following = self.phrases.word(phrase.end)
            if following in ("that", "if", "whether", "how", "why", "where") and clause.lemma in (
                "tell",
                "ask",
                "remind",
                "warn",
                "promise",
                "inform",
            ):
                clause.objects.append([phrase])
                at = phrase.end
            elif not (
                clause.lemma
                in (
                    "say",
                    "reply",
                    "answer",
                    "think",
                    "explain",
                    "announce",
                    "add",
                    "shout",
                    "complain",
                    "whisper",
                    "exclaim",
                    "promise",
                )
                and phrase.kind != "reflexive"
                and self._is_finite(phrase.end)
            ):
                return
        if self.phrases.word(at) == "that" and not self._starts_noun(at + 1):
            return
        end = self._told_end(at)
        start = at + 1 if self.phrases.word(at) in ("that", "if", "whether") else at
        if end <= start:
            return
        self.small.update(range(at, start))
        clause.told, clause.end, self.at = (start, end), end, end

    def _is_finite(self, at: int) -> bool:
        word = self.phrases.word(at)
        return (
            word in BE
            or bool(self.phrases.tags(at) & {"s", "past"})
            or word in ("will", "would", "can", "has", "have", "wants")
        )

    def _told_end(self, at: int) -> int:
        while at < len(self.tokens):
            word = self.words[at]
            if word in ("while", "as", "then", "before") and self._has_verb_soon(at + 1) or word == "then":
                return at
            if word in (",", "and") and (
                self.phrases.word(at + 1) in ("and", "then", "but", "while") or self._is_finite(at + 1)
            ):
                return at
            at += 1
        return at
