"""The characters that lines are read into, and their numbers for CTC (0 is the blank of CTC)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

BLANK = 0
CHARACTERS = (
    " !\"#$%&'()*+,-./0123456789:;=?@"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "[]"
    "abcdefghijklmnopqrstuvwxyz"
    "£€"
)  # fmt: skip


class Alphabet:
    """Texts to class numbers and back.

    Attributes:
        characters: one string, each character once; the first has class 1.
    """

    def __init__(self, characters: str = CHARACTERS) -> None:
        if len(set(characters)) != len(characters):
            raise ValueError("an alphabet names each character once")
        self.characters = characters
        self._numbers = {character: number for number, character in enumerate(characters, start=1)}

    @property
    def classes(self) -> int:
        """Number of classes, CTC's blank included."""
        return len(self.characters) + 1

    def knows(self, text: str) -> bool:
        """Whether every character of the text can be read."""
        return all(character in self._numbers for character in text)

    def encode(self, text: str) -> np.ndarray:
        """(len(text),) int64 of 1..; KeyError for a character outside the alphabet."""
        return np.array([self._numbers[character] for character in text], dtype=np.int64)

    def decode(self, numbers: Iterable[int]) -> str:
        """The text of class numbers 1.., without any CTC rule."""
        return "".join(self.characters[number - 1] for number in numbers)


def frames_needed(text: str) -> int:
    """Fewest time steps with which CTC can spell the text: a blank must part equal neighbours."""
    return len(text) + sum(first == second for first, second in pairwise(text))
