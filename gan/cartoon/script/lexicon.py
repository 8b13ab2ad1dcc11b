"""What the words of English are to a scene: the catalogue's words and our own, in all their forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.script.inflection import plural, verb_forms
from gan.cartoon.script.tokens import plain_letters
from gan.cartoon.script.vocabulary.actions import COPULAS, LIGHT_VERBS, MORE_VERBS, SPEECH_VERBS
from gan.cartoon.script.vocabulary.grammar import (
    ABSTRACT,
    BODY_PARTS,
    CATENATIVES,
    MEASURES,
    SET_PARTS,
    STOPS,
    WISHES,
)
from gan.cartoon.script.vocabulary.looks import (
    ADJECTIVES,
    AGES,
    BUILDS,
    COLOURS,
    EMOTION_NOUNS,
    EMOTIONS,
    GARMENTS,
    HAIR_STYLES,
    MANNERS,
    SIZES,
    STATES,
)
from gan.cartoon.script.vocabulary.names import FEMALE_NOUNS, GROUP_NOUNS, MALE_NOUNS, MORE_PEOPLE
from gan.cartoon.script.vocabulary.things import MORE_PLACES, MORE_PROPS

# Synonyms of the catalogue that mean something else in a script: grammar says more of them.
_NOT_NOUNS = frozenset("she he inside outside indoors outdoors watch keys somewhere miss".split())
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_NOT_VERBS = frozenset("be do".split())


@dataclass(frozen=True)
class Noun:
    """What a noun can be in a scene.

    Attributes:
        lemma: its singular.
        plural: whether the form is one.
        senses: (kind, id) with kind "character", "prop", "place", "garment", "body", "set" or "abstract";
            the best first.
        gender: "female", "male" or "".
        number: how many a group noun shows, else 1.
    """

    lemma: str
    plural: bool
    senses: tuple[tuple[str, str], ...]
    gender: str = ""
    number: int = 1

    def sense(self, *kinds: str) -> str:
        """The id of the first of these kinds that it has, or ""."""
        return next((id for kind in kinds for own, id in self.senses if own == kind), "")

    def has(self, kind: str) -> bool:
        """Whether it has a sense of that kind."""
        return any(own == kind for own, _ in self.senses)


@dataclass
class Lexicon:
    """Everything that is looked up. Keys are lower-case forms, of several words as tuples.

    Attributes:
        verbs: form -> {(lemma, tag)}, see `inflection.verb_forms`.
        actions: lemma -> action id.
        phrases: lemma -> [(following words, action id)], the longest first.
        nouns: words -> Noun.
        adjectives, adverbs: form -> what it says, as "colour:red", "emotion:sad", "manner:slowly" or "".
        longest: words of the longest noun that begins with a word.
    """

    verbs: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    nouns: dict[tuple[str, ...], Noun] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    adverbs: dict[str, str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def noun_at(self, words: list[str]) -> tuple[int, Noun] | None:
        """The longest noun that words begin with, and how many of them it takes."""
        if not words:
            return None
        for length in range(min(self.longest.get(words[0], 0), len(words)), 0, -1):
            if noun := self.nouns.get(tuple(words[:length])):
                return length, noun
        return None

    def is_known(self, word: str) -> bool:
        """Whether the word means anything by itself."""
        return word in self.verbs or (word,) in self.nouns or word in self.adjectives or word in self.adverbs


@cache
def lexicon() -> Lexicon:
    """The lexicon; built at the first call (some hundredths of a second)."""
    built = Lexicon()
    _add_verbs(built)
    _add_nouns(built)
    _add_qualities(built)
    return built


def _add_verbs(built: Lexicon) -> None:
    listed: list[tuple[str, str]] = []
    for action, text in MORE_VERBS.items():
        listed += [(phrase.strip(), action) for phrase in text.split(",")]
    for action, entry in ACTIONS.items():
        listed += [(phrase, action) for phrase in entry.synonyms if phrase not in _NOT_VERBS]
    # Plain words of the catalogue are sure of themselves ("sweep"); the first that claims another keeps it.
    plain = {action: action for action in ACTIONS if "_" not in action}
    built.actions.update(plain)
    for phrase, action in listed:
        lemma, *rest = phrase.split()
        if rest:
            built.phrases.setdefault(lemma, []).append((tuple(rest), action))
        else:
            built.actions.setdefault(lemma, action)
    for entries in built.phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    others = {*LIGHT_VERBS, *SPEECH_VERBS, *COPULAS, *CATENATIVES, *WISHES, *STOPS, "be", "have", "do", "let"}
    others |= {"rain", "snow", "pour", "thunder", "drizzle", "name"}
    for lemma in sorted({*built.actions, *built.phrases, *others}):
        for form, tag in verb_forms(lemma):
            built.verbs.setdefault(form, set()).add((lemma, tag))


def _add_nouns(built: Lexicon) -> None:
    senses: dict[str, list[tuple[str, str]]] = {}

    def add(nouns: Iterable[str], kind: str, id: str) -> None:
        for noun in nouns:
            noun = plain_letters(noun.strip())
            if noun and noun not in _NOT_NOUNS and (kind, id) not in (own := senses.setdefault(noun, [])):
                own.append((kind, id))

    for id, text in MORE_PEOPLE.items():
        add(text.split(","), "character", id)
    for id, character in CHARACTERS.items():
        add(character.synonyms, "character", id)
    for id, text in MORE_PROPS.items():
        add(text.split(","), "prop", id)
    for id, prop in PROPS.items():
        add(prop.synonyms, "prop", id)
    for id, text in MORE_PLACES.items():
        add(text.split(","), "place", id)
    for id, place in PLACES.items():
        add(place.synonyms, "place", id)
    add(GROUP_NOUNS, "character", "ada")
    for kind, words in (("body", BODY_PARTS), ("set", SET_PARTS), ("abstract", ABSTRACT | MEASURES)):
        for word in words:
            add([word], kind, word)
    for word, where in GARMENTS.items():
        add([word], "garment", where)
    for word, emotion in EMOTION_NOUNS.items():
        add([word], "emotion", emotion)
    # Words before plurals: "glasses" are spectacles, before they are several glasses.
    for noun, own in senses.items():
        many = plural(noun)
        is_plural_only = many == noun and noun not in ("sheep", "fish", "deer")
        _add_noun(built, noun, noun, is_plural_only, tuple(own))
    for noun, own in senses.items():
        _add_noun(built, plural(noun), noun, True, tuple(own))


def _add_noun(
    built: Lexicon, form: str, noun: str, is_plural: bool, senses: tuple[tuple[str, str], ...]
) -> None:
    words = tuple(form.split())
    if words in built.nouns:
        return
    is_person = any(kind == "character" for kind, _ in senses)
    last = noun.rsplit(" ", 1)[-1]
    gender = ""
    if is_person:
        gender = "female" if last in FEMALE_NOUNS else "male" if last in MALE_NOUNS else ""
    number = GROUP_NOUNS.get(noun, 1)
    built.nouns[words] = Noun(noun, is_plural or number > 1, senses, gender, number)
    built.longest[words[0]] = max(built.longest.get(words[0], 0), len(words))


def _add_qualities(built: Lexicon) -> None:
    add = built.adjectives.setdefault
    for word in COLOURS:
        add(word, f"colour:{word}")
    for emotion, words in EMOTIONS.items():
        for word in words.split():
            add(word, f"emotion:{emotion}")
    for word in SIZES:
        add(word, f"size:{word}")
    for word in BUILDS:
        add(word, f"build:{word}")
    for word, age in AGES.items():
        add(word, f"age:{age}")
    for word, style in HAIR_STYLES.items():
        add(word, f"hair:{style}")
    for word, action in STATES.items():
        add(word, f"state:{action}")
    for word in (*ADJECTIVES, *_DAYS):
        add(word, "")
    for manner, words in MANNERS.items():
        for word in words.split():
            built.adverbs.setdefault(word, f"manner:{manner}")
