"""Beam search with a language model."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.beams import BeamWidths, Listener, find_text
from gan.handwriting.language import LanguageConfig, LanguageModel
from gan.handwriting.language_training import SYMBOLS, count_ngrams

ALPHABET = Alphabet("abcehnstr ")
CLASSES = len(ALPHABET.characters) + 1


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    config = LanguageConfig(SYMBOLS, order=4)
    return LanguageModel(
        config, count_ngrams(["the cat sat", "the rat ate", "a hat", "the bath"], (), config)
    )


def table(*steps: dict[str, float]) -> np.ndarray:
    """Log-probabilities with these shares at each time step, "" for the blank; the rest is spread."""
    rows = []
    for step in steps:
        row = np.full(CLASSES, (1 - sum(step.values())) / CLASSES)
        for character, share in step.items():
            row[ALPHABET.encode(character)[0] if character else 0] += share
        rows.append(row)
    return np.log(np.maximum(rows, 1e-12))


def read(found: np.ndarray, language: LanguageModel, **say: float) -> str:
    return ALPHABET.decode(find_text(found, Listener(language, ALPHABET, **say), BeamWidths()))


def spelt(text: str, share: float = 0.97) -> np.ndarray:
    return table(*(each for character in text for each in ({character: share}, {"": share})))


def test_what_is_clear_is_read_as_it_stands(language: LanguageModel) -> None:
    assert read(spelt("a nest"), language) == "a nest"


def test_the_language_decides_where_the_ink_does_not(language: LanguageModel) -> None:
    found = table({"t": 0.9}, {"": 0.9}, {"n": 0.48, "h": 0.46}, {"": 0.9}, {"e": 0.9}, {"": 0.9})
    assert read(found, language) == "the"
    assert read(found, language, weight=0.0, bonus=0.0) == "tne"


def test_doubled_letters_need_a_blank_between(language: LanguageModel) -> None:
    assert read(table({"t": 0.97}, {"t": 0.97}), language, weight=0.0, bonus=0.0) == "t"
    found = table({"t": 0.97}, {"": 0.97}, {"t": 0.97})
    assert read(found, language, weight=0.0, bonus=0.0) == "tt"


def test_paths_of_one_text_are_added_up(language: LanguageModel) -> None:
    # Each best step is blank, yet "a" is the likelier text: 1 - 0.6 * 0.6.
    found = table({"": 0.6, "a": 0.4}, {"": 0.6, "a": 0.4})
    assert read(found, language, weight=0.0, bonus=0.0) == "a"


def test_it_agrees_with_trying_every_path(language: LanguageModel) -> None:
    random = np.random.default_rng(3)
    for _ in range(5):
        found = np.log(random.dirichlet(np.full(CLASSES, 0.25), 4))
        totals: dict[str, float] = {}
        for path in np.ndindex(*(CLASSES,) * 4):
            spelling = [c for place, c in enumerate(path) if c and (place == 0 or path[place - 1] != c)]
            text = ALPHABET.decode(spelling)
            share = np.exp(found[range(4), path].sum())
            totals[text] = totals.get(text, 0.0) + share
        listener = Listener(language, ALPHABET, weight=0.0, bonus=0.0)
        widths = BeamWidths(hypotheses=2000, least=0.0, worst=0.0)
        best = ALPHABET.decode(find_text(found, listener, widths))
        assert totals[best] == pytest.approx(max(totals.values()), rel=1e-6)


def test_an_empty_line_has_no_text(language: LanguageModel) -> None:
    assert read(table(*[{"": 0.9999}] * 6), language) == ""
    assert read(np.zeros((0, CLASSES)), language) == ""
