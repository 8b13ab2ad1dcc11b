"""From the line reader's log-probabilities to text, characters and words with their places and confidences.

Best-path decoding of connectionist temporal classification (Graves et al. 2006): the strongest class of
every time step, runs joined, blanks dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gan.handwriting.alphabet import BLANK, Alphabet


@dataclass(frozen=True)
class Character:
    """One character read.

    Attributes:
        text: the character.
        confidence: probability of its strongest time step, 0..1.
        start, stop: time steps it was read from, half open.
    """

    text: str
    confidence: float
    start: int
    stop: int


@dataclass(frozen=True)
class Word:
    """One word read.

    Attributes:
        text: the word without blanks.
        confidence: product of the characters' confidences, 0..1; not calibrated.
        start, stop: time steps from its first to its last character, half open.
    """

    text: str
    confidence: float
    start: int
    stop: int


@dataclass(frozen=True)
class Reading:
    """What was read in one line, character by character."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        """The text, without blanks at its ends and with single ones within."""
        return " ".join(word.text for word in self.words)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order, as blanks divide them."""
        groups: list[list[Character]] = [[]]
        for character in self.characters:
            if character.text == " ":
                groups.append([])
            else:
                groups[-1].append(character)
        return tuple(_word(group) for group in groups if group)


def read_greedily(log_probabilities: np.ndarray, alphabet: Alphabet) -> Reading:
    """Decode one line by its best path.

    Args:
        log_probabilities: (T, classes) float, natural logarithms; only the line's own time steps.
        alphabet: names the classes 1..; class 0 is CTC's blank.
    """
    best = log_probabilities.argmax(axis=1)  # (T,)
    changes = np.flatnonzero(np.diff(best)) + 1
    edges = [0, *changes.tolist(), len(best)] if len(best) else []
    characters = []
    for start, stop in pairwise(edges):
        number = int(best[start])
        if number == BLANK:
            continue
        confidence = float(np.exp(log_probabilities[start:stop, number].max()))
        characters.append(Character(alphabet.decode([number]), min(confidence, 1.0), start, stop))
    return Reading(tuple(characters))


def _word(characters: list[Character]) -> Word:
    confidence = float(np.prod([character.confidence for character in characters]))
    text = "".join(character.text for character in characters)
    return Word(text, confidence, characters[0].start, characters[-1].stop)
