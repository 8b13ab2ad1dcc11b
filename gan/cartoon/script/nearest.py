"""Words that the lexicon lacks: forgiven by one letter, or taken for the nearest word that it has.

The word vectors are those of a sentence encoder, averaged over each word's pieces and reduced to 128 numbers;
see the file beside them. They are loaded when the first unknown word comes.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from gan.cartoon.script.inflection import guess_lemmas
from gan.cartoon.script.lexicon import lexicon
from gan.paths import assets_folder

NEAR = 0.35
"""Cosine from which two words are near enough to stand for each other."""

_SHORTEST_TYPO = 4  # letters; shorter words are too near to too many


@dataclass(frozen=True)
class Guess:
    """A known word in the place of an unknown one.

    Attributes:
        word: the known one: a lemma for verbs, a singular for nouns.
        tag: form of the unknown one ("ing", "plural", …), "" for the plain one.
        likeness: cosine of the two, 1 for a typing error.
        typo: whether only a letter differs.
    """

    word: str
    tag: str
    likeness: float
    typo: bool


class Vectors:
    """The word vectors: unit rows of float32."""

    def __init__(self) -> None:
        from safetensors.numpy import load_file

        folder = assets_folder() / "cartoon" / "words"
        words = (folder / "words.txt").read_text(encoding="utf-8").split()
        stored = load_file(folder / "words128.safetensors")
        self._rows = {word: row for row, word in enumerate(words)}
        self._vectors, self._scale = stored["vectors"], stored["scale"]

    def __contains__(self, word: str) -> bool:
        return word in self._rows

    def of(self, words: list[str]) -> np.ndarray:
        """(N, 128) float32 of known words."""
        rows = self._vectors[[self._rows[word] for word in words]].astype(np.float32) * self._scale
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


@cache
def vectors() -> Vectors:
    """The vectors, loaded at the first call."""
    return Vectors()


def is_english(word: str) -> bool:
    """Whether it, or what it is a form of, is in the list of English words."""
    known = vectors()
    return word in known or any(lemma in known for lemma, _ in guess_lemmas(word))


@lru_cache(maxsize=4096)
def nearest(word: str, kind: str) -> Guess | None:
    """The known word that comes nearest to an unknown one, or None if none is near.

    Args:
        word: lower case.
        kind: "noun" or "verb": what it has to be.
    """
    typo = _nearest_spelling(word, kind) if len(word) >= _SHORTEST_TYPO else None
    meant = _nearest_meaning(word, kind)
    if typo is None or (
        meant is not None and is_english(word) and meant.likeness >= 0.5 and not _is_slip(word, kind)
    ):
        return meant
    if _is_slip(word, kind):
        return typo
    # An English word that is far from everything is more likely itself than a slip, unless it is rare.
    return meant if meant is not None and is_english(word) and word in vectors() else typo


def _is_slip(word: str, kind: str) -> bool:
    """Forms like "siting", "matching": words of English, but where a verb should be rather another's form."""
    return kind == "verb" and len(word) >= 6 and word.endswith(("ing", "ed")) and word not in vectors()


@lru_cache(maxsize=4096)
def respell(word: str) -> str | None:
    """The form of the lexicon that a mistyped word was to be, or None; never for words of English."""
    if len(word) < _SHORTEST_TYPO or is_english(word):
        return None
    known = lexicon()
    return next((form for form in _spellings(word) if known.is_known(form)), None)


def _nearest_spelling(word: str, kind: str) -> Guess | None:
    known = lexicon()
    for form in _spellings(word):
        if kind == "verb" and form in known.verbs:
            lemma, tag = sorted(known.verbs[form])[0]
            return Guess(lemma, tag, 1.0, True)
        if kind == "noun" and (noun := known.nouns.get((form,))):
            return Guess(noun.lemma, "plural" if noun.plural else "", 1.0, True)
    return None


def _spellings(word: str) -> list[str]:
    """What one slip makes of a word: letters swapped, one missing, one too many, one wrong, in that order."""
    letters = string.ascii_lowercase
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    shorter = [a + b[1:] for a, b in cuts if b]
    longer = [a + c + b for a, b in cuts for c in letters]
    # The first letter is hardly ever the wrong one.
    other = [a + c + b[1:] for a, b in cuts[1:] if b for c in letters]
    return [*swapped, *longer, *shorter, *other]


def _nearest_meaning(word: str, kind: str) -> Guess | None:
    known = vectors()
    forms = [(word, ""), *guess_lemmas(word)]
    wanted = ("", "s", "ing", "past") if kind == "verb" else ("", "plural")
    # The lemma says more than the form, where both are words.
    found = [(lemma, tag) for lemma, tag in reversed(forms) if tag in wanted and lemma in known]
    if not found:
        return None
    lemma, tag = found[0]
    names, table = _table(kind)
    likeness = table @ known.of([lemma])[0]
    best = int(likeness.argmax())
    if likeness[best] < NEAR:
        return None
    return Guess(names[best], tag, float(likeness[best]), False)


@cache
def _table(kind: str) -> tuple[list[str], np.ndarray]:
    """The known words of a kind, and their vectors (N, 128)."""
    built, known = lexicon(), vectors()
    if kind == "verb":
        names = [lemma for lemma in built.actions if lemma in known]
    else:
        shown = ("character", "prop", "place")
        nouns = (noun for words, noun in built.nouns.items() if len(words) == 1 and not noun.plural)
        names = [noun.lemma for noun in nouns if noun.senses[0][0] in shown and noun.lemma in known]
    return names, known.of(names)
