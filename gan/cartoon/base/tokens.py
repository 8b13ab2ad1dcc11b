"""Captions as tagged words: a word and its part of speech are written together, as in "dog/NN"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gan.cartoon.script.inflection import verb_forms

_TAGS = {"ing": "VBG", "s": "VBZ", "base": "VBP", "past": "VBD", "part": "VBN"}
_NO_SPACE_BEFORE = frozenset(". , ; ! ? 's n't".split())


@dataclass(frozen=True)
class Token:
    """One word of a caption.

    Attributes:
        text: as written.
        tag: part of speech, of the Penn Treebank's set.
        start, end: characters of the caption.
    """

    text: str
    tag: str
    start: int
    end: int


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of "a/DT dog/NN", each with its tag; a word without one is a noun."""
    pairs = [word.rpartition("/") for word in text.split()]
    return [(word or tag, tag if word else "NN") for word, _, tag in pairs]


@lru_cache(maxsize=4096)
def form(lemma: str, wanted: str) -> str:
    """A form of a verb, tagged: "walking/VBG".

    Args:
        lemma: of one word, or with a particle ("sit down").
        wanted: "ing", "s", "base", "past" or "part".
    """
    verb, _, rest = lemma.partition(" ")
    found = next(written for written, tag in verb_forms(verb) if tag == wanted)
    return " ".join([f"{found}/{_TAGS[wanted]}", *(f"{word}/RP" for word in rest.split())])


def joined(words: list[tuple[str, str]]) -> tuple[str, list[Token]]:
    """The caption of tagged words, and where each of them stands in it."""
    text, tokens = "", []
    for word, tag in words:
        if text and word not in _NO_SPACE_BEFORE:
            text += " "
        tokens.append(Token(word, tag, len(text), len(text) + len(word)))
        text += word
    return text, tokens


def sentences_of(tokens: list[Token]) -> list[tuple[int, int]]:
    """(first, last + 1) of the tokens of each sentence."""
    found, first = [], 0
    for number, token in enumerate(tokens):
        if token.text in (".", "!", "?"):
            found.append((first, number + 1))
            first = number + 1
    return found if first == len(tokens) else [*found, (first, len(tokens))]


def chunks_of(tokens: list[Token]) -> list[tuple[int, int]]:
    """Spans of plain noun phrases: an article or possessive, adjectives and numbers, nouns."""
    found, number = [], 0
    while number < len(tokens):
        first = number
        if tokens[number].tag in ("DT", "PRP$"):
            number += 1
        while number < len(tokens) and tokens[number].tag in ("JJ", "CD"):
            number += 1
        nouns = number
        while number < len(tokens) and tokens[number].tag.startswith("NN"):
            number += 1
        if number > nouns:
            found.append((first, number))
        else:
            number = first + 1
    return found
