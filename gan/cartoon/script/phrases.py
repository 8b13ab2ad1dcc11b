"""Noun phrases: "the old man with a red hat", "Ada and her three dogs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gan.cartoon.script.lexicon import Lexicon, Noun, lexicon
from gan.cartoon.script.names import SMALL_WORDS, NameFinder, gender_of
from gan.cartoon.script.nearest import Guess, nearest, respell
from gan.cartoon.script.tokens import Token, plain_letters
from gan.cartoon.script.vocabulary.grammar import (
    ADVERBS,
    CONTAINER_NOUNS,
    DETERMINERS,
    INTERJECTIONS,
    NUMBERS,
    POSSESSIVES,
    PRONOUNS,
    REFLEXIVES,
)
from gan.cartoon.script.vocabulary.names import TITLES
from gan.cartoon.script.vocabulary.things import EMOJI

MOST = 40
"""Of one kind that are shown; who writes "a thousand dogs" means many."""


@dataclass(eq=False)
class NounPhrase:
    """Somebody, something or somewhere, as it is written.

    Attributes:
        start, end, head: places of tokens in the sentence.
        kind: "pronoun", "name", "noun", "reflexive" or "unknown".
        word: lemma of the head, the name, or the pronoun ("he" for "him").
        noun: what the head means; None for names and pronouns.
        plural: whether there are several.
        count: how many, where it says so; 0 where it does not.
        determiner: "a", "the", "another" …, or "".
        qualities: (place, meaning) of its adjectives.
        modifiers: places of nouns before the head.
        owner: of "Ada's dog".
        content: what follows "of".
        guess: how an unknown head was understood.
        attributes: what the person wears or has ("with glasses").
        alias: a name that the sentence gives it ("a dog named Rex").
    """

    start: int
    end: int
    head: int
    kind: str
    word: str
    noun: Noun | None = None
    plural: bool = False
    count: int = 0
    determiner: str = ""
    qualities: list[tuple[int, str]] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    owner: NounPhrase | None = None
    content: NounPhrase | None = None
    guess: Guess | None = None
    attributes: list[NounPhrase] = field(default_factory=list)
    alias: str = ""


class PhraseReader:
    """Reads the noun phrases of one sentence."""

    def __init__(self, tokens: Sequence[Token], names: NameFinder) -> None:
        self.tokens = tokens
        self.names = names
        self.words = [plain_letters(token.word) for token in tokens]
        self.lexicon: Lexicon = lexicon()

    def word(self, place: int) -> str:
        """The word at a place, or ""."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def tags(self, place: int) -> set[str]:
        """Forms of verbs that the token can be."""
        return {tag for _, tag in self.lexicon.verbs.get(self.word(place), ())}

    def is_plain(self, place: int) -> bool:
        """Whether there is an ordinary word that no small word and no known one is."""
        if not 0 <= place < len(self.tokens) or self.tokens[place].kind != "word":
            return False
        word = self.words[place]
        return not (
            word in SMALL_WORDS
            or word in ADVERBS
            or self.lexicon.is_known(word)
            or word in ("'s", "and", "or", "not", "that", "there", "than")
            or word in INTERJECTIONS
        )

    def name_end(self, place: int) -> int:
        """End of the name that begins at a place; `place` itself if none does."""
        end = place
        while end < len(self.tokens) and end - place < 4:
            word = self.word(end)
            is_short = word in ("mr", "mrs", "ms", "dr")
            titled = word in TITLES and (is_short or self.tokens[end].is_capital) and end == place
            following = end + 2 if self.word(end + 1) == "." else end + 1
            is_next_name = following < len(self.tokens) and (is_short or self.tokens[following].is_capital)
            if titled and is_next_name and self.tokens[following].kind == "word":
                if self.word(following) not in SMALL_WORDS:
                    return (
                        self.name_end(following)
                        if self.names.is_name(self.tokens, following)
                        else following + 1
                    )
            if not self.names.is_name(self.tokens, end):
                break
            # Two names in a row are one only where both are written as names.
            if end > place and not self.tokens[end].is_capital and not self.tokens[place].text.islower():
                break
            end += 1
        return end

    def starts_nominal(self, place: int) -> bool:
        """Whether what stands here can go on a noun phrase after a determiner."""
        if place >= len(self.tokens):
            return False
        word = self.words[place]
        if word in self.lexicon.adjectives or self.lexicon.noun_at(self.words[place : place + 4]):
            return True
        if self.tokens[place].kind in ("number", "other"):
            return self.tokens[place].kind == "number" or word in EMOJI
        return (
            word in NUMBERS
            or self.is_plain(place)
            or self.names.is_name(self.tokens, place)
            or bool(self.tags(place) & {"ing", "part"})
            or word in ("very", "own", "other")
        )

    def read(self, place: int) -> NounPhrase | None:
        """The noun phrase that begins at a place, or None."""
        if place >= len(self.tokens):
            return None
        phrase = self._read_simple(place)
        if phrase is None:
            return None
        phrase = self._read_owned(phrase)
        return self._read_content(phrase)

    def _read_simple(self, place: int) -> NounPhrase | None:
        word, token = self.words[place], self.tokens[place]
        if token.kind == "other":
            return self._read_emoji(place)
        if word in REFLEXIVES:
            return NounPhrase(place, place + 1, place, "reflexive", word)
        if word in ("each", "one") and self.word(place + 1) in ("other", "another"):
            return NounPhrase(place, place + 2, place + 1, "reflexive", "each other")
        end = self.name_end(place)
        if end > place:
            name = _join_name(self.tokens[place:end])
            return NounPhrase(place, end, end - 1, "name", name)
        if word in POSSESSIVES and self.starts_nominal(place + 1) and not self._is_object_her(place):
            return self._read_noun(place)
        if word in PRONOUNS and not (word in ("all", "both") and self.starts_nominal(place + 1)):
            return self._read_pronoun(place)
        return self._read_noun(place)

    def _is_object_her(self, place: int) -> bool:
        """Whether "her" is whom, not whose: "gives her the ball", "sees her walking"."""
        if self.words[place] != "her":
            return False
        following = self.word(place + 1)
        has_noun = self.lexicon.noun_at(self.words[place + 1 : place + 4])
        return not has_noun and following not in self.lexicon.adjectives and "ing" in self.tags(place + 1)

    def _read_pronoun(self, place: int) -> NounPhrase | None:
        word = self.words[place]
        end = place + 1
        pronoun = PRONOUNS[word]
        if (
            word in ("all", "both")
            and self.word(place + 1) == "of"
            and self.word(place + 2) in ("them", "us")
        ):
            end = place + 3
            pronoun = "they" if self.word(place + 2) == "them" else "we"
        is_many = pronoun in ("they", "we", "all", "both")
        return NounPhrase(place, end, end - 1, "pronoun", pronoun, plural=is_many)

    def _read_emoji(self, place: int) -> NounPhrase | None:
        word = EMOJI.get(self.words[place], "")
        found = self.lexicon.noun_at(word.split()) if word else None
        if found is None:
            return None
        return NounPhrase(place, place + 1, place, "noun", found[1].lemma, found[1], determiner="the")

    def _read_noun(self, place: int) -> NounPhrase | None:
        phrase = NounPhrase(place, place, place, "noun", "")
        at = self._read_determiner(phrase, place)
        has_start = at > place
        while at < len(self.tokens):
            step = self._read_part(phrase, at, has_start)
            if step is None:
                break
            at = step
        if phrase.noun is None and phrase.kind != "unknown":
            return self._read_headless(phrase, place, at)
        phrase.end = max(at, phrase.head + 1)
        if phrase.noun and not phrase.count and phrase.noun.number > 1:
            phrase.count = phrase.noun.number
        phrase.plural = phrase.plural or phrase.count > 1
        return phrase

    def _read_determiner(self, phrase: NounPhrase, place: int) -> int:
        at = place
        while at < len(self.tokens):
            word, token = self.words[at], self.tokens[at]
            if word in POSSESSIVES and at == place:
                phrase.owner = NounPhrase(at, at + 1, at, "pronoun", POSSESSIVES[word])
            elif token.kind == "number" or (word in NUMBERS and word != "zero"):
                phrase.count = max(1, min(_number(word), MOST)) * (phrase.count if phrase.count > 1 else 1)
                phrase.count = min(phrase.count, MOST)
            elif word == "of" and self._is_partitive(place, at):
                pass
            elif word in DETERMINERS and not (word == "that" and not self.starts_nominal(at + 1)):
                if word not in ("all", "both") or not phrase.determiner:
                    phrase.determiner = "a" if word == "an" else word
            else:
                break
            at += 1
        return at

    def _is_partitive(self, place: int, at: int) -> bool:
        """ "all of the dogs", but not "all of them"."""
        before = self.words[at - 1] in ("all", "both", "one", "some", "most", "two", "three", "many")
        return at > place and before and self.word(at + 1) not in ("them", "us")

    def _read_part(self, phrase: NounPhrase, at: int, has_start: bool) -> int | None:
        """One more word of a noun phrase; its end, or None where the phrase is over."""
        word, token = self.words[at], self.tokens[at]
        is_open = phrase.noun is None and phrase.kind != "unknown"
        if token.kind == "mark":
            is_list = word in ",-" and is_open and phrase.qualities and self._is_quality(at + 1)
            return at + 1 if is_list else None
        if token.kind != "word" or self.names.is_name(self.tokens, at):
            return None
        if word == "and" and is_open and phrase.qualities and self._is_quality(at + 1):
            return at + 1
        found = self.lexicon.noun_at(self.words[at : at + 4])
        if found and (is_open or self._goes_on(phrase, at, found[0])):
            if is_open and found[0] == 1 and self._is_rather_quality(at):
                phrase.qualities.append((at, self.lexicon.adjectives[word]))
                return at + 1
            if is_open and not has_start and self._is_rather_verb(at, found):
                return None
            return self._take_noun(phrase, at, *found)
        if not is_open:
            return None
        if (
            word in self.lexicon.adjectives
            and word not in self.lexicon.verbs
            or self._is_quality_before_noun(at)
        ):
            phrase.qualities.append((at, self.lexicon.adjectives.get(word, "")))
            return at + 1
        if word in ("very", "so", "too", "really", "quite") and self._is_quality(at + 1):
            return at + 1
        if has_start and self.tags(at) & {"ing", "part"} and self.starts_nominal(at + 1):
            phrase.qualities.append((at, ""))
            return at + 1
        return self._read_unknown(phrase, at, has_start)

    def _take_noun(self, phrase: NounPhrase, at: int, length: int, noun: Noun) -> int:
        if phrase.noun is not None:
            phrase.modifiers.extend(range(phrase.head, at))
        elif phrase.kind == "unknown":
            phrase.modifiers.append(phrase.head)
            phrase.kind, phrase.guess = "noun", None
        phrase.noun, phrase.word = noun, noun.lemma
        phrase.head = at + length - 1
        phrase.plural = noun.plural
        return at + length

    def _goes_on(self, phrase: NounPhrase, at: int, length: int) -> bool:
        """Whether a noun after a noun belongs to the same phrase ("toy dinosaur")."""
        if at != phrase.head + 1:
            return False
        tags = self.tags(at) if length == 1 else set()
        if not tags:
            return True
        if tags & {"s", "past", "ing"}:
            return False
        is_someone = phrase.noun is not None and phrase.noun.has("character")
        # "The dogs play", "the king and the queen dance" against "the kitchen light".
        return not phrase.plural and not is_someone

    def _is_quality(self, place: int) -> bool:
        return self.word(place) in self.lexicon.adjectives and self.starts_nominal(place + 1)

    def _is_quality_before_noun(self, at: int) -> bool:
        return self.words[at] in self.lexicon.adjectives and self.starts_nominal(at + 1)

    def _is_rather_quality(self, at: int) -> bool:
        """Whether a word that is a noun, too ("orange"), stands before a noun as an adjective."""
        if self.words[at] not in self.lexicon.adjectives:
            return False
        following = self.word(at + 1)
        if self.tags(at + 1) & {"s", "past"} and not self.lexicon.nouns.get((following,)):
            return False
        return self.starts_nominal(at + 1) and not self.names.is_name(self.tokens, at + 1)

    def _is_rather_verb(self, at: int, found: tuple[int, Noun]) -> bool:
        """Whether a bare word that is a noun and a verb is the verb; only the clause can tell for sure."""
        return found[0] == 1 and "ing" in self.tags(at)

    def _read_unknown(self, phrase: NounPhrase, at: int, has_start: bool) -> int | None:
        if not self.is_plain(at):
            return None
        word = self.words[at]
        if spelled := respell(word):
            if noun := self.lexicon.nouns.get((spelled,)):
                phrase.guess = Guess(noun.lemma, "plural" if noun.plural else "", 1.0, True)
                return self._take_noun(phrase, at, 1, noun)
            if spelled in self.lexicon.adjectives and has_start:
                phrase.qualities.append((at, self.lexicon.adjectives[spelled]))
                return at + 1
            if spelled in self.lexicon.verbs and not has_start:
                return None
        # An unknown word before a noun tells something about it.
        if self.lexicon.noun_at(self.words[at + 1 : at + 5]) and not (self.tags(at + 1) & {"s", "past"}):
            if has_start and self.tokens[at + 1].kind == "word":
                phrase.qualities.append((at, "unknown"))
                return at + 1
        if word.endswith("ly"):
            return None
        phrase.guess = nearest(word, "noun")
        phrase.head = at
        if phrase.guess:
            noun = self.lexicon.nouns[(phrase.guess.word,)]
            phrase.plural = phrase.guess.tag == "plural"
            own = word[:-1] if phrase.plural else word
            phrase.noun, phrase.word = noun, noun.lemma if phrase.guess.typo else own
        else:
            phrase.kind, phrase.word = "unknown", word
            phrase.plural = word.endswith("s") and not word.endswith("ss")
        return at + 1

    def _read_headless(self, phrase: NounPhrase, place: int, at: int) -> NounPhrase | None:
        """ "the other", "two of them", "one", "the red one": a phrase without a noun of its own."""
        if self.word(at) in ("one", "ones") or (
            at > place and self.words[at - 1] in ("one", "ones", "other", "others")
        ):
            end = at + 1 if self.word(at) in ("one", "ones") else at
            phrase.kind, phrase.word, phrase.head, phrase.end = "pronoun", "one", end - 1, end
            if (
                "other" in self.words[place:end]
                or "others" in self.words[place:end]
                or phrase.determiner == "another"
            ):
                phrase.word = "other"
            return phrase
        if self.word(at) == "others":
            phrase.kind, phrase.word, phrase.head, phrase.end = "pronoun", "other", at, at + 1
            phrase.plural = True
            return phrase
        if phrase.determiner in ("another", "other") and at > place:
            phrase.kind, phrase.word, phrase.head, phrase.end = "pronoun", "other", at - 1, at
            return phrase
        if phrase.count and self.word(at) == "of" and self.word(at + 1) in ("them", "us"):
            phrase.kind, phrase.word, phrase.head, phrase.end = "pronoun", "they", at + 1, at + 2
            phrase.plural = phrase.count > 1
            return phrase
        return None

    def _read_owned(self, phrase: NounPhrase) -> NounPhrase:
        """ "Ada's dog": what is owned becomes the phrase."""
        at = phrase.end
        if self.word(at) in ("'s", "'"):
            at += 1
        elif not self._is_sloppy_owner(phrase):
            return phrase
        else:
            phrase.word = phrase.word[:-1]
        owned = self._read_noun(at) if at < len(self.tokens) else None
        if owned is None or owned.determiner in DETERMINERS:
            return phrase
        owned.start, owned.owner = phrase.start, phrase
        return self._read_owned(owned)

    def _is_sloppy_owner(self, phrase: NounPhrase) -> bool:
        """Whether it is "Freds hat", without the apostrophe."""
        if phrase.kind != "name" or not phrase.word.endswith("s") or not gender_of(phrase.word[:-1]):
            return False
        found = self.lexicon.noun_at(self.words[phrase.end : phrase.end + 4])
        return bool(found) and not gender_of(phrase.word)

    def _read_content(self, phrase: NounPhrase) -> NounPhrase:
        """ "a cup of tea", "a group of children": what is shown is the one or the other."""
        if self.word(phrase.end) != "of" or phrase.kind not in ("noun", "unknown"):
            return phrase
        content = self.read(phrase.end + 1)
        if content is None:
            return phrase
        noun = phrase.noun
        shows_content = noun is not None and (
            noun.number > 1
            or noun.senses[0][0] in ("abstract", "set", "body")
            or phrase.word in CONTAINER_NOUNS
        )
        is_vessel = (
            noun is not None
            and noun.sense("prop")
            and content.kind != "name"
            and not (content.noun and content.noun.has("character"))
        )
        if shows_content and not is_vessel:
            content.start = phrase.start
            content.modifiers.append(phrase.head)
            if phrase.count > 1 or (noun and noun.number > 1):
                content.count, content.plural = phrase.count or noun.number, True
                content.determiner = phrase.determiner or content.determiner
            return content
        phrase.content, phrase.end = content, content.end
        return phrase


def _number(word: str) -> int:
    if word in NUMBERS:
        return NUMBERS[word]
    digits = word.replace(",", "").split(".")[0]
    return int(digits[:6] or 1)


def _join_name(tokens: Sequence[Token]) -> str:
    words = [token.text for token in tokens if token.kind == "word"]
    return " ".join(word if word[:1].isupper() else word.capitalize() for word in words)
