"""Texts to class numbers and back."""

from __future__ import annotations

import pytest

from gan.handwriting.alphabet import BLANK, CHARACTERS, Alphabet, frames_needed


def test_every_character_comes_back_and_none_is_the_blank() -> None:
    alphabet = Alphabet()
    numbers = alphabet.encode(CHARACTERS)
    assert alphabet.decode(numbers) == CHARACTERS
    assert BLANK not in numbers
    assert numbers.max() + 1 == alphabet.classes


def test_unknown_characters_are_told() -> None:
    alphabet = Alphabet("ab ")
    assert alphabet.knows("a b") and not alphabet.knows("a c")
    with pytest.raises(KeyError):
        alphabet.encode("abc")


def test_a_character_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        Alphabet("aba")


@pytest.mark.parametrize(
    ("text", "frames"), [("", 0), ("a", 1), ("ab", 2), ("aa", 3), ("aaab", 6), ("abab", 4)]
)
def test_frames_needed_counts_a_blank_between_equal_neighbours(text: str, frames: int) -> None:
    assert frames_needed(text) == frames
