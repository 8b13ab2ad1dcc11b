"""Several looks at one line, and the reading they agree on."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from gan.handwriting import looks
from gan.handwriting.alphabet import Alphabet
from gan.handwriting.decoding import read_with_language
from gan.handwriting.language import LanguageModel, load_language
from gan.handwriting.looks import leaned, read_looks
from tests.gan.handwriting.readers import install_language

ALPHABET = Alphabet(" aehnrst")


@pytest.fixture
def language() -> LanguageModel:
    install_language("the tree", "the sea", weight=0.05, bonus=0.0)
    return load_language()


def table(*rows: dict[str, float]) -> np.ndarray:
    """Log-probabilities: of each time step's characters, the blank's is what they leave."""
    made = np.full((len(rows), ALPHABET.classes), 1e-6)
    for row, shares in zip(made, rows, strict=True):
        for character, share in shares.items():
            row[ALPHABET.encode(character)[0]] = share
        row[0] = 1 - sum(shares.values()) - 7e-6
    return np.log(made / made.sum(axis=1, keepdims=True)).astype(np.float32)


def test_leaning_moves_the_top_to_the_right_and_the_foot_to_the_left() -> None:
    ink = np.zeros((48, 60), np.uint8)
    ink[:, 30] = 255
    right, left = leaned(ink, 0.25), leaned(ink, -0.25)
    assert right[2].argmax() > 33 and right[45].argmax() < 28
    assert left[2].argmax() < 27 and left[45].argmax() > 32
    assert right[26].argmax() == left[26].argmax() == 30
    assert leaned(ink, 0.0) is ink


def test_the_text_that_all_looks_together_find_likeliest_is_taken(language: LanguageModel) -> None:
    doubtful = table({"s": 0.5, "t": 0.4}, {}, {"e": 0.9}, {"a": 0.9})
    sure = table({"t": 0.9, "s": 0.001}, {}, {"e": 0.9}, {"a": 0.9})
    assert read_with_language(doubtful, ALPHABET, language).text == "sea"
    assert read_with_language(sure, ALPHABET, language).text == "tea"
    assert read_looks([doubtful, doubtful, sure], ALPHABET, language).text == "tea"
    barely = table({"t": 0.5, "s": 0.4}, {}, {"e": 0.9}, {"a": 0.9})
    assert read_looks([barely, doubtful, doubtful], ALPHABET, language).text == "sea"


def test_without_a_language_model_the_plain_look_is_read() -> None:
    plain, other = table({"s": 0.9}, {"e": 0.9}, {"a": 0.9}), table({"t": 0.99}, {"e": 0.99}, {"a": 0.99})
    assert read_looks([plain, other, other], ALPHABET, None).text == "sea"


def test_a_line_that_no_look_can_read_is_empty(language: LanguageModel) -> None:
    assert read_looks([table({}, {}, {})] * 3, ALPHABET, language).text == ""


def test_likelihoods_are_sums_over_all_paths() -> None:
    random = np.random.default_rng(3)
    seen = np.log(random.dirichlet(np.ones(3), 5)).astype(np.float32)  # blank and two characters
    texts = ([1], [1, 1], [1, 2, 1])
    expected = [0.0, 0.0, 0.0]
    for path in np.ndindex(*[3] * 5):
        spelled = [state for before, state in pairwise((0, *path)) if state and state != before]
        if spelled in [list(text) for text in texts]:
            expected[[list(text) for text in texts].index(spelled)] += np.exp(seen[range(5), path].sum())
    found = looks._likelihoods(seen, [np.array(text) for text in texts])
    assert np.allclose(found, np.log(expected), atol=1e-5)
