"""Verb groups: "has been trying to pick up", and which action of the catalogue a verb is."""

from __future__ import annotations

from dataclasses import dataclass, field

from gan.cartoon.script.nearest import Guess, nearest, respell
from gan.cartoon.script.phrases import PhraseReader
from gan.cartoon.script.vocabulary.actions import LIGHT_VERBS, PERCEPTION
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    BE,
    CATENATIVES,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    WISHES,
)

_RANK = {"s": 0, "past": 1, "ing": 2, "part": 3, "base": 4}
# Prepositions that say where even right behind the verb ("jumps on the bed") …
_WHERE = frozenset("on in into over onto under behind inside beside against off through across by".split())
# … but not behind these ("puts on a hat").
_WITH_PARTICLES = frozenset(
    "put try turn switch hold spy work pass hand carry move take hang cheer knock bang tap".split()
)


@dataclass(eq=False)
class VerbGroup:
    """What a clause's subject does.

    Attributes:
        start, end, main: places of tokens; `main` is the verb that says what is done.
        lemma: of the main verb; "be" where there is no other.
        tag: its form.
        action: id in the catalogue, or "" where the verb itself is nothing to see ("be", "have").
        progressive, passive, negated, wished, stopped, future: as said.
        used: places of the group's other tokens.
        guess: how an unknown verb was understood.
    """

    start: int
    end: int
    main: int
    lemma: str
    tag: str
    action: str = ""
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    wished: bool = False
    stopped: bool = False
    used: list[int] = field(default_factory=list)
    adverbs: list[int] = field(default_factory=list)
    guess: Guess | None = None


class VerbReader:
    """Reads the verb groups of one sentence."""

    def __init__(self, phrases: PhraseReader) -> None:
        self._phrases = phrases
        self._words = phrases.words
        self._lexicon = phrases.lexicon

    def starts(self, at: int, needs_verb: bool, last_tag: str = "", plural: bool = True) -> bool:
        """Whether a verb group begins here.

        Args:
            at: place of a token.
            needs_verb: whether there is a subject that has none yet.
            last_tag: form of the verb before "and", or "".
            plural: whether the subject can go with a bare form ("they walk").
        """
        word = self._phrases.word(at)
        if (
            not word
            or self._phrases.tokens[at].kind != "word"
            or self._phrases.names.is_name(self._phrases.tokens, at)
        ):
            return False
        if word in BE or word in MODALS or word in HAVE or word in DO:
            return True
        before = self._phrases.word(at - 1)
        tags = self._phrases.tags(at)
        if not tags:
            follows_noun = (
                word.endswith("ing") and (before,) not in PREPOSITIONS and before not in DETERMINERS
            )
            return (needs_verb or follows_noun and at > 0) and self._is_unknown_verb(at)
        if before in DETERMINERS and before not in ("that", "which", "all", "both", "each") or before == "'s":
            return False
        if before in POSSESSIVES and before != "her":
            return False
        has_noun = self._lexicon.noun_at(self._words[at : at + 4])
        is_quality = word in self._lexicon.adjectives
        if before == "to" or before in SUBJECT_PRONOUNS or before in MODALS:
            return bool(tags & {"base", "s", "past", "ing"}) or needs_verb
        if has_noun and has_noun[0] > 1 and not needs_verb:
            return False
        if not has_noun and not is_quality and word not in ADVERBS and (word,) not in PREPOSITIONS:
            return tags != {"part"} or needs_verb or not last_tag
        if needs_verb:
            agrees = self._agrees(tags, plural) or "base" in tags and not self._finite_follows(at + 1)
            return agrees and not (is_quality and before in BE)
        if "ing" in tags:
            joint = ("while", "after", "before", "when", ",", "and", "")
            return (before,) not in PREPOSITIONS or before in joint or not has_noun
        return bool(last_tag) and last_tag in tags

    def _finite_follows(self, at: int) -> bool:
        """Whether a better verb comes soon: "the kitchen light shines" against "a man stand"."""
        while at < len(self._words) and self._phrases.tokens[at].kind == "word":
            word = self._words[at]
            if word in BE or word in MODALS or self._phrases.tags(at) & {"s", "past"}:
                return True
            at += 1
        return False

    def _agrees(self, tags: set[str], plural: bool) -> bool:
        return bool(tags & {"s", "past", "ing"}) or (plural and "base" in tags) or tags == {"part"}

    def _is_unknown_verb(self, at: int) -> bool:
        word = self._words[at]
        if not self._phrases.is_plain(at) or word.endswith("ly") or self._phrases.tokens[at].is_capital:
            return False
        spelled = respell(word)
        return (
            spelled in self._lexicon.verbs if spelled else word.endswith(("s", "ed", "ing")) or len(word) > 2
        )

    def read(self, at: int) -> VerbGroup | None:
        """The verb group that begins here, or None."""
        group = VerbGroup(at, at, at, "", "base")
        place, is_be, is_have = at, False, False
        while place < len(self._words):
            word = self._words[place]
            if word in NEGATIONS:
                group.negated = True
            elif word in BE:
                is_be, is_have = True, False
                group.lemma, group.main = "be", place
                group.tag = "ing" if word == "being" else "past" if word in ("was", "were") else "s"
            elif word in HAVE and self._helps(place):
                is_have = True
            elif word in DO and self._helps(place) or word in MODALS:
                pass
            elif self._is_adverb(place) and place > at:
                group.adverbs.append(place)
            elif place > at and word == "to" and is_be and "base" in self._phrases.tags(place + 1):
                pass
            else:
                break
            group.used.append(place)
            place += 1
        return self._read_main(group, place, is_be, is_have)

    def _helps(self, place: int) -> bool:
        """Whether "have" or "do" here helps a later verb."""
        at = place + 1
        while self._phrases.word(at) in NEGATIONS or self._is_adverb(at):
            at += 1
        wanted = {"part"} if self._words[place] in HAVE else {"base"}
        word = self._phrases.word(at)
        if word in SUBJECT_PRONOUNS or (word in BE and self._words[place] in HAVE):
            return True
        return bool(self._phrases.tags(at) & wanted) and not (
            self._lexicon.nouns.get((word,))
            and self._words[place] in HAVE
            and word not in ("put", "run", "come")
        )

    def _is_adverb(self, place: int) -> bool:
        word = self._phrases.word(place)
        if not word or self._phrases.tokens[place].kind != "word":
            return False
        if (word,) in PREPOSITIONS or word in PARTICLES or word in ("left", "right"):
            return False
        return (
            word in self._lexicon.adverbs
            and not self._lexicon.verbs.get(word)
            or word in ADVERBS
            or (
                word.endswith("ly")
                and word not in self._lexicon.adjectives
                and not self._lexicon.nouns.get((word,))
            )
        )

    def _read_main(self, group: VerbGroup, place: int, is_be: bool, is_have: bool) -> VerbGroup | None:
        tags = self._phrases.tags(place)
        word = self._phrases.word(place)
        is_name = place < len(self._words) and self._phrases.names.is_name(self._phrases.tokens, place)
        if is_be and not is_name:
            if (
                word == "going"
                and self._phrases.word(place + 1) == "to"
                and "base" in self._phrases.tags(place + 2)
            ):
                group.used += [place, place + 1]
                return self._read_main(group, place + 2, False, False)
            is_noun = bool(self._lexicon.noun_at(self._words[place : place + 4])) and tags <= {"base", "s"}
            is_quality = word in self._lexicon.adjectives and tags and "ing" not in tags
            if not tags or is_noun or is_quality or tags == {"base"} or (word,) in PREPOSITIONS:
                group.end = place
                return group
            group.progressive = "ing" in tags
            group.passive = not group.progressive and "part" in tags
        elif not tags and group.used:
            if (
                self._phrases.is_plain(place)
                and not is_name
                and (is_have or self._words[group.used[-1]] in MODALS)
            ):
                return self._take(group, place, "base")
            group.end = place
            return group if group.lemma else None
        if not tags and not self._phrases.is_plain(place):
            return None
        wanted = "ing" if group.progressive else "part" if group.passive or is_have else ""
        return self._take(group, place, wanted)

    def _take(self, group: VerbGroup, place: int, wanted: str) -> VerbGroup | None:
        readings = self._lexicon.verbs.get(self._words[place], set())
        if group.main != place and group.lemma == "be":
            group.used.append(group.main)
        group.main, group.end = place, place + 1
        if readings:
            order = sorted(
                readings, key=lambda reading: (reading[1] != wanted, _RANK[reading[1]], reading[0])
            )
            group.lemma, group.tag = self._prefer(order)
        else:
            self._guess(group, self._words[place])
        return self._follow(group)

    def _prefer(self, readings: list[tuple[str, str]]) -> tuple[str, str]:
        """The likelier of two verbs with one form: "found" is of find, "lay" of lie, "saw" of see."""
        lemmas = {lemma for lemma, _ in readings}
        for rare, usual in (
            ("found", "find"),
            ("lay", "lie"),
            ("saw", "see"),
            ("fell", "fall"),
            ("wound", "wind"),
        ):
            if rare in lemmas and usual in lemmas:
                readings = [reading for reading in readings if reading[0] != rare]
        return readings[0]

    def _guess(self, group: VerbGroup, word: str) -> None:
        spelled = respell(word)
        readings = self._lexicon.verbs.get(spelled or "")
        if readings:
            group.lemma, group.tag = sorted(readings, key=lambda reading: _RANK[reading[1]])[0]
            group.guess = Guess(group.lemma, group.tag, 1.0, True)
            return
        group.guess = nearest(word, "verb")
        group.lemma = group.guess.word if group.guess else word
        group.tag = (group.guess.tag if group.guess else "") or ("ing" if word.endswith("ing") else "s")

    def _follow(self, group: VerbGroup) -> VerbGroup:
        """Go on to the verb that really happens: "starts to run", "keeps talking", "wants to eat"."""
        at = group.end
        while self._is_adverb(at) and self._words[at] != "so":
            at += 1
        word = self._phrases.word(at)
        lemma = group.lemma
        has_to = word == "to" and "base" in self._phrases.tags(at + 1)
        has_ing = "ing" in self._phrases.tags(at) and word != "being"
        is_next = (has_to and lemma in CATENATIVES | WISHES | {"have", "be"}) or (
            has_ing and lemma in CATENATIVES | STOPS and not self._lexicon.nouns.get((word,), None)
        )
        has_ing_noun = (
            has_ing and lemma in CATENATIVES | STOPS and lemma not in ("like", "love", "enjoy", "use")
        )
        if not (is_next or has_ing_noun):
            if (
                lemma in ("get", "become")
                and "part" in self._phrases.tags(at)
                and word not in self._lexicon.adjectives
            ):
                return self._go_on(group, at, "part", passive=True)
            if has_to and lemma in ("seem", "appear") and self._phrases.word(at + 1) == "be":
                return self._go_on(group, at + 2, "ing", progressive=True)
            return group
        if (lemma, word) in (("go", "fishing"),):
            return group
        group.wished = group.wished or lemma in WISHES and has_to
        group.stopped = group.stopped or lemma in STOPS
        if has_to and self._phrases.word(at + 1) == "be" and self._phrases.tags(at + 2) & {"ing", "part"}:
            return self._go_on(group, at + 2, "ing", progressive="ing" in self._phrases.tags(at + 2))
        return self._go_on(group, at + 1 if has_to else at, "base" if has_to else "ing")

    def _go_on(
        self, group: VerbGroup, at: int, wanted: str, passive: bool = False, progressive: bool = False
    ) -> VerbGroup:
        group.used.extend(range(group.main, at))
        tag = group.tag
        group.passive, group.progressive = passive, group.progressive or progressive
        result = self._take(group, at, wanted)
        assert result is not None
        # "starts running" is told like "runs".
        result.tag = tag if tag != "ing" else result.tag
        return result


def resolve_action(phrases: PhraseReader, group: VerbGroup, limit: int) -> None:
    """Set the group's action from the verb and the words after it, and take particles into the group.

    Args:
        phrases: of the sentence.
        group: changed in place.
        limit: end of the clause, as far as it is known.
    """
    lexicon = phrases.lexicon
    for rest, action in lexicon.phrases.get(group.lemma, ()):
        length = _match(phrases, group.end, rest, limit)
        if length:
            group.action = action
            if all(word in PARTICLES or (word,) in PREPOSITIONS for word in rest):
                _take_particles(phrases, group, rest)
            return
    if group.lemma in ("be", "have", "do", "let") or group.lemma in LIGHT_VERBS and group.lemma == "get":
        group.action = "take" if group.lemma == "get" else ""
        return
    group.action = lexicon.actions.get(group.lemma, "")


def _take_particles(phrases: PhraseReader, group: VerbGroup, rest: tuple[str, ...]) -> None:
    end = group.end + len(rest)
    last = rest[-1]
    # A preposition before its noun says where, unless it only leads to the object.
    is_where = phrases.starts_nominal(end) or phrases.word(end) in DETERMINERS | POSSESSIVES.keys()
    if (last, phrases.word(end)) in PREPOSITIONS:
        end -= 1  # "walks out of the house"
    elif is_where and last in _WHERE and group.lemma not in _WITH_PARTICLES:
        end -= 1
    group.used.extend(range(group.end, end))
    group.end = end


def _match(phrases: PhraseReader, at: int, rest: tuple[str, ...], limit: int) -> int:
    """How many tokens from `at` the words of a phrase take; 0 where they do not stand there.

    Determiners may differ ("plays his guitar"), and nouns may be in the plural.
    """
    place = at
    for word in rest:
        if place >= limit:
            return 0
        here = phrases.word(place)
        if word in ("a", "the", "his", "her", "its"):
            if here not in DETERMINERS and here not in POSSESSIVES:
                return 0
        elif here != word:
            noun = phrases.lexicon.nouns.get((here,))
            is_for_noun = (word,) in phrases.lexicon.nouns
            while is_for_noun and noun is None and here in phrases.lexicon.adjectives and place + 1 < limit:
                place += 1
                here = phrases.word(place)
                noun = phrases.lexicon.nouns.get((here,))
            # "move arm" is "moves his arm", too.
            if noun is None and (here in DETERMINERS or here in POSSESSIVES) and place + 1 < limit:
                place += 1
                here = phrases.word(place)
                noun = phrases.lexicon.nouns.get((here,))
            if here != word and (noun is None or noun.lemma != word):
                return 0
        place += 1
    return place - at


def takes_clause(lemma: str) -> bool:
    """Whether "sees Bo run" is possible with it."""
    return lemma in PERCEPTION
