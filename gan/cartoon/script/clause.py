"""What a sentence is read to: clauses, with who does what to whom, where, how, and how that follows on what
was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gan.cartoon.script.phrases import NounPhrase, PhraseReader
from gan.cartoon.script.tokens import Token
from gan.cartoon.script.verbs import VerbGroup


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
