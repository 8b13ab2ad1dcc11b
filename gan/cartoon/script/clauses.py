"""A sentence to clauses: who does what to whom, where, how, and how that follows on what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gan.cartoon.script.names import NameFinder
from gan.cartoon.script.phrases import NounPhrase, PhraseReader
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.verbs import VerbGroup, VerbReader, resolve_action, takes_clause
from gan.cartoon.script.vocabulary.actions import COPULAS, SPEECH_VERBS, STANCES
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    BE,
    DETERMINERS,
    DIRECTIONS,
    LONGEST_PREPOSITION,
    NUMBERS,
    PARTICLES,
    PHRASE_LINKS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)

_AND = frozenset(("and", "or", "&", "plus"))
_ORDERS = frozenset("tell ask order command beg invite want help remind teach warn persuade let make force".split())
_ALSO_PREPOSITIONS = frozenset("after before until till since".split())


@dataclass(eq=False)
class Adjunct:
    """A preposition with its nouns, or a direction without.

    Attributes:
        meaning: relation or other meaning of the preposition ("behind", "to", "with" …).
        words: the preposition as written ("on top of").
        places: of its tokens.
        nouns: what follows it.
        after: the noun phrase that it stands right behind, or None.
    """

    meaning: str
    words: str
    places: list[int]
    nouns: list[NounPhrase]
    after: NounPhrase | None = None


@dataclass(eq=False)
class Clause:
    """One verb, or none, and what belongs to it.

    Attributes:
        subjects: who.
        verb: None in "a dog in the park".
        objects: noun phrases after the verb, in groups ("Bo", "a ball" of "gives Bo a ball").
        adjuncts: see `Adjunct`.
        adverbs: places of adverbs.
        qualities: (place, meaning) of adjectives after the verb ("is happy").
        link: how it follows: "", "and", "while", "next", "after", "before", "until", "because", "relative",
            "object" (what somebody sees, "sees Bo run"), "told" (what somebody is told to do).
        fronted: whether the link stands before the clause that it belongs to.
        quote: place of the quote token that is said, or -1.
        told: (first, last + 1) places of words that are told without quotation marks, or (0, 0).
        start, end: places of tokens.
    """

    subjects: list[NounPhrase]
    verb: VerbGroup | None = None
    objects: list[list[NounPhrase]] = field(default_factory=list)
    adjuncts: list[Adjunct] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    qualities: list[tuple[int, str]] = field(default_factory=list)
    link: str = ""
    fronted: bool = False
    quote: int = -1
    told: tuple[int, int] = (0, 0)
    start: int = 0
    end: int = 0
    there: bool = False

    @property
    def lemma(self) -> str:
        """Of the verb, or ""."""
        return self.verb.lemma if self.verb else ""


@dataclass
class Sentence:
    """A sentence that was read.

    Attributes:
        tokens: its tokens; speeches in quotation marks are single tokens of the kind "quote".
        clauses: in the order of the text.
        small: places of words that only hold it together.
        lost: places of words that nothing was made of.
        reader: of its noun phrases.
    """

    tokens: Sequence[Token]
    clauses: list[Clause]
    small: set[int]
    lost: list[int]
    reader: PhraseReader


def read_sentence(tokens: Sequence[Token], names: NameFinder) -> Sentence:
    """The clauses of one sentence."""
    return _SentenceReader(tokens, names).read()


class _SentenceReader:
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

    # -- the walk over the tokens ---------------------------------------------------------------------

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
        if last is not None and last.quote < 0 and last.verb is not None and not self.needs_verb and (
            last.lemma in SPEECH_VERBS or self.at == len(self.tokens) - 1
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
        if word in ("next", "later", "soon", "once", "yet") and self._starts_noun(self.at + 1) and not self.boundary:
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
        if self.phrases.word(following) in self.phrases.lexicon.adjectives and self.phrases.word(self.at + 2) == "as":
            return True
        return not self._has_verb_soon(following)

    def _has_verb_soon(self, at: int) -> bool:
        """Whether a clause begins here: a noun phrase and a verb, or an -ing form."""
        phrase = self.phrases.read(at)
        while phrase is not None and self.phrases.word(phrase.end) in _AND:
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

    def _take_and(self, word: str) -> bool:
        if word not in _AND and word not in ("but", "both"):
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
        if word not in ("there", "here") or self.phrases.word(self.at + 1) not in (*BE, "comes", "stands", "sits", "lies"):
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

    # -- verbs ----------------------------------------------------------------------------------------

    def _starts_verb(self) -> bool:
        last = self.clauses[-1].verb if self.clauses else None
        after_and = self.phrases.word(self.at - 1) in _AND or self.phrases.word(self.at - 1) in (",", "then")
        last_tag = last.tag if last and after_and and not self.needs_verb else ""
        plural = len(self.subject) != 1 or self.subject[0].plural or self.subject[0].word in ("i", "you")
        if self.subject and self.subject[0].kind == "unknown":
            plural = True
        if not self.subject and self.at == 0:
            return self._is_order()
        needs = self.needs_verb or (bool(self.link) and self.link != "and" and not self.needs_verb and not last)
        if not self.needs_verb and self._is_perceived():
            return True
        if not self.needs_verb and self.main_subject and self.in_relative and not after_and:
            # "The man who wears a hat walks home": the main verb comes without any sign.
            tags = self.phrases.tags(self.at)
            if tags & {"s", "past"} and self.verbs.starts(self.at, True, plural=False) and not self._main_has_verb():
                if self.clauses[-1].verb and self.at > self.clauses[-1].verb.end:
                    self.subject, self.in_relative = self.main_subject, False
                    return True
        return self.verbs.starts(self.at, needs, last_tag, plural)

    def _is_order(self) -> bool:
        """Whether the sentence begins with a verb: "Walk to the door", "Running fast, …"."""
        tags = self.phrases.tags(0)
        if "ing" in tags and not self.phrases.lexicon.noun_at(self.words[:4]):
            return True
        if tags & {"past", "part"} and "base" not in tags and not self.phrases.lexicon.noun_at(self.words[:4]):
            return True
        if "base" in tags and not self.phrases.names.is_name(self.tokens, 0):
            following = self.phrases.word(1)
            return following in DETERMINERS or following in POSSESSIVES or (following,) in PREPOSITIONS
        return False

    def _is_perceived(self) -> bool:
        """Whether "run" of "sees the dog run" stands here."""
        last = self.clauses[-1] if self.clauses else None
        if last is None or last.verb is None or not takes_clause(last.lemma) or not last.objects or self.boundary:
            return False
        seen = last.objects[-1]
        if not seen or seen[-1].end != self.at or seen[-1].kind == "reflexive":
            return False
        return bool(self.phrases.tags(self.at) & {"base", "ing"}) and not (
            self.phrases.word(self.at) in self.phrases.lexicon.adjectives
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
        return any(clause.verb and not clause.fronted and clause.link != "relative" for clause in self.clauses)

    def _subject_for(self, group: VerbGroup, perceived: bool) -> list[NounPhrase]:
        if perceived:
            return self.clauses[-1].objects[-1]
        if self.needs_verb or self.boundary or group.tag != "ing" or not self.last_nouns:
            return self.subject
        # "talks to a lady standing there": the nearest animate one acts; "in a room talking": the subject does.
        nearest = self.last_nouns[-1]
        last = self.clauses[-1] if self.clauses else None
        is_next = nearest.end == group.start and nearest not in self.subject
        is_someone = nearest.kind == "name" or bool(nearest.noun and nearest.noun.has("character"))
        if is_next and is_someone and last is not None and nearest.kind != "reflexive":
            return [nearest]
        return self.subject

    def _clause_limit(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].word not in (",", ";", "and", "while", "."):
            at += 1
        return at

    def _take_told(self, clause: Clause) -> None:
        """ "says that she is tired", "asks if he can come": what is said without quotation marks."""
        at = self.at
        asks = ("how", "why", "what", "where", "when") if clause.lemma in ("tell", "ask", "explain", "wonder") else ()
        if self.phrases.word(at) not in ("that", "if", "whether", *asks):
            # "tells Bo that …", "says she is tired".
            phrase = self.phrases.read(at)
            if phrase is None or phrase.end >= len(self.tokens):
                return
            following = self.phrases.word(phrase.end)
            if following in ("that", "if", "whether", "how", "why", "where") and clause.lemma in ("tell", "ask", "remind",
                                                                                               "warn", "promise", "inform"):
                clause.objects.append([phrase])
                at = phrase.end
            elif not (clause.lemma in ("say", "reply", "answer", "think", "explain", "announce", "add", "shout", "complain",
                                       "whisper", "exclaim", "promise")
                      and phrase.kind != "reflexive" and self._is_finite(phrase.end)):
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
        return word in BE or bool(self.phrases.tags(at) & {"s", "past"}) or word in ("will", "would", "can", "has", "have", "wants")

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

    # -- nouns ----------------------------------------------------------------------------------------

    def _starts_noun(self, at: int) -> bool:
        word = self.phrases.word(at)
        return word in DETERMINERS or word in POSSESSIVES or word in PRONOUNS or self.phrases.starts_nominal(at)

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
        if self.phrases.word(end) in _AND:
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
        if self.waiting and following.noun is not None and not following.noun.has("character"):
            return True
        # "talks to Bo and Cleo dances": the second has a verb of its own.
        return not self._acts(following.end)

    def _is_rather_verb(self, phrase: NounPhrase) -> bool:
        """Whether a bare word after "and" is a verb: "into the kitchen and talks"."""
        is_bare = phrase.kind == "noun" and phrase.start == phrase.head and not phrase.determiner
        return is_bare and bool(self.phrases.tags(phrase.head) & {"s", "past", "ing"})

    def _has_open_verb(self) -> bool:
        return bool(self.clauses) and not (self.boundary and self.link and not self.clauses[-1].verb)

    def _acts(self, at: int) -> bool:
        """Whether a verb of what stands before this place begins here."""
        while self.phrases.word(at) in ADVERBS or (
            self.phrases.word(at) in self.phrases.lexicon.adverbs and self.phrases.word(at) not in self.phrases.lexicon.verbs
        ):
            at += 1
        word = self.phrases.word(at)
        if word in BE or word in ("has", "have", "does", "will", "can"):
            return True
        tags = self.phrases.tags(at)
        if self.phrases.is_plain(at) and word.endswith(("s", "ed")):
            return self.verbs.starts(at, True, plural=False)
        return bool(tags & {"s", "past"}) and (word,) not in PREPOSITIONS and self.verbs.starts(at, True, plural=False)

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
        is_new = self._is_new_subject(start)
        if is_new:
            self._settle()
        first = self.phrases.read(start)
        if first is None:
            return False
        was_needing = self.needs_verb
        if is_new:
            self.needs_verb = False
            nouns = self._read_subject_group()
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
            if following is not None and self.phrases.word(joint - 1) in _AND and self._acts_plural(following.end):
                return True
            phrase = following
        return self.link in ("while", "after", "before", "until", "because", "next") and self._has_verb_soon(at)

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
            last.objects.append(nouns)
        last.end = self.at

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

    # -- prepositions and the rest --------------------------------------------------------------------

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
            self.phrases.name_end(at) > at or self.tokens[at].kind == "other" or self.phrases.word(at) in ("himself", "herself", "each", "itself")
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
        if word in lexicon.adjectives and not (is_adverb and word not in COPULAS and not (last and last.lemma in COPULAS)):
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

    # -- clauses --------------------------------------------------------------------------------------

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
        if self.needs_verb and self.subject and not any(clause.subjects is self.subject for clause in self.clauses):
            self._add(Clause(self.subject, None, link=self.link, start=self.subject[0].start, end=self.at))
        self.needs_verb = False

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


def has_stance(clause: Clause) -> bool:
    """Whether the clause says where somebody is rather than what changes."""
    return clause.verb is None or clause.lemma in STANCES or clause.lemma == "be"
