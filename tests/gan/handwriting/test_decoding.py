"""Best-path decoding against cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.decoding import read_greedily

_ALPHABET = Alphabet("ab ")


def _path(*steps: tuple[str, float]) -> np.ndarray:
    """Log-probabilities in which each step's character ("-" for the blank) has its probability."""
    table = np.zeros((len(steps), _ALPHABET.classes))
    for row, (character, probability) in zip(table, steps, strict=True):
        row[:] = (1 - probability) / (_ALPHABET.classes - 1)
        row["-ab ".index(character)] = probability
    return np.log(table)


def test_runs_join_and_blanks_part() -> None:
    reading = read_greedily(_path(*((c, 0.9) for c in "-aa-ab-bb--")), _ALPHABET)
    assert reading.text == "aabb"
    assert [(c.start, c.stop) for c in reading.characters] == [(1, 3), (4, 5), (5, 6), (7, 9)]


def test_confidence_is_that_of_the_strongest_step_and_multiplies_in_words() -> None:
    reading = read_greedily(
        _path(("a", 0.5), ("a", 0.8), ("-", 0.9), ("b", 0.75), (" ", 0.9), ("b", 0.7)), _ALPHABET
    )
    first, second = reading.words
    assert (first.text, second.text) == ("ab", "b")
    assert first.confidence == pytest.approx(0.8 * 0.75)
    assert second.confidence == pytest.approx(0.7)
    assert (first.start, first.stop, second.start) == (0, 4, 5)


def test_blanks_at_the_ends_and_double_ones_leave_no_words() -> None:
    reading = read_greedily(_path(*((c, 0.9) for c in " a - b ")), _ALPHABET)
    assert reading.text == "a b"
    assert len(reading.words) == 2


@pytest.mark.parametrize("steps", ["", "----"])
def test_no_ink_is_an_empty_reading(steps: str) -> None:
    table = _path(*((c, 0.9) for c in steps)) if steps else np.zeros((0, _ALPHABET.classes))
    reading = read_greedily(table, _ALPHABET)
    assert reading.text == "" and reading.words == ()
