"""Captions as numbers: the vectors of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from gan.cartoon.script.inflection import guess_lemmas
from gan.cartoon.script.nearest import vectors

WIDTH = 128
"""Numbers of a word vector."""

LONGEST = 40
"""Words of a caption that are read."""

_WORDS = re.compile(r"[A-Za-z]+(?:'[a-z]+)?|[.,!?;]")


def words_of(text: str) -> list[str]:
    """The words and stops of a text, as it has them."""
    return _WORDS.findall(text)


@lru_cache(maxsize=65536)
def vector_of(word: str) -> np.ndarray:
    """(WIDTH,) float32 of length 1; zeros for a word that is not known, nor what it is a form of."""
    known, word = vectors(), word.lower().rstrip(".")
    for form in (word, *(lemma for lemma, _ in guess_lemmas(word))):
        if form in known:
            return known.of([form])[0]
    return np.zeros(WIDTH, np.float32)


def vectors_of(words: Sequence[str]) -> np.ndarray:
    """(N, WIDTH) float32 of the first `LONGEST` words; one row of zeros where there are none."""
    rows = [vector_of(word) for word in words[:LONGEST]]
    return np.stack(rows) if rows else np.zeros((1, WIDTH), np.float32)


def mean_vector(words: Sequence[str]) -> np.ndarray:
    """(WIDTH,) float32, the mean of several words' vectors."""
    return vectors_of(words).mean(axis=0)


class Vocabulary:
    """Words by number, so that a corpus is kept in few bytes. Number 0 is for no word."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers) + 1

    def numbers(self, words: Sequence[str]) -> list[int]:
        """Numbers of words; new ones are added."""
        return [self._numbers.setdefault(word.lower(), len(self._numbers) + 1) for word in words]

    def table(self) -> np.ndarray:
        """(len, WIDTH) float32: the vector of each word."""
        return np.stack([np.zeros(WIDTH, np.float32), *map(vector_of, self._numbers)])
