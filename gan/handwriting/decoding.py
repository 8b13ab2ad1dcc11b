"""From the line reader's log-probabilities to text, characters and words with their places and confidences.

Best-path decoding of connectionist temporal classification (Graves et al. 2006): the strongest class of
every time step, runs joined, blanks dropped. Or with a language model, see `gan.handwriting.beams`; then
the best path of the text that was found tells where its characters are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from gan.handwriting.alphabet import BLANK, Alphabet
from gan.handwriting.beams import BeamWidths, Listener, find_text
from gan.handwriting.language import LanguageModel


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
        confidence: 0..1; product of the characters' confidences, which is not calibrated, unless the
            reading knows better.
        start, stop: time steps from its first to its last character, half open.
    """

    text: str
    confidence: float
    start: int
    stop: int


@dataclass(frozen=True)
class Reading:
    """What was read in one line, character by character.

    Attributes:
        characters: in order, blanks between words among them.
        confidences: of the words, where they are known; see `gan.handwriting.confidence.calibrate`.
    """

    characters: tuple[Character, ...]
    confidences: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """The text, without blanks at its ends and with single ones within."""
        return " ".join(word.text for word in self.words)

    @property
    def groups(self) -> tuple[tuple[Character, ...], ...]:
        """The characters of each word in order, as blanks divide them."""
        groups: list[list[Character]] = [[]]
        for character in self.characters:
            if character.text == " ":
                groups.append([])
            else:
                groups[-1].append(character)
        return tuple(tuple(group) for group in groups if group)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        words = tuple(_word(group) for group in self.groups)
        if not self.confidences:
            return words
        pairs = zip(words, self.confidences, strict=True)
        return tuple(replace(word, confidence=confidence) for word, confidence in pairs)


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


def read_with_language(
    log_probabilities: np.ndarray,
    alphabet: Alphabet,
    language: LanguageModel | None,
    widths: BeamWidths | None = None,
) -> Reading:
    """Decode one line, weighing what was seen against what is usual.

    Args:
        log_probabilities, alphabet: as for `read_greedily`.
        language: what is usual; None reads greedily.
        widths: how much is looked at; the usual if it is not given.

    Returns:
        Its characters' confidences are the reader's own, so that they are low where the language model
        has overruled it; `gan.handwriting.confidence` makes shares of right words of them.
    """
    greedy = read_greedily(log_probabilities, alphabet)
    if language is None or not greedy.characters:
        return greedy
    numbers = find_text(log_probabilities, Listener(language, alphabet), widths or BeamWidths())
    text = alphabet.decode(numbers)
    if text == "".join(character.text for character in greedy.characters):
        return greedy
    probabilities = np.exp(log_probabilities)
    characters = []
    spans = align(log_probabilities, numbers)
    for number, character, (start, stop) in zip(numbers, text, spans, strict=True):
        confidence = float(probabilities[start:stop, number].max())
        characters.append(Character(character, min(confidence, 1.0), start, stop))
    return Reading(tuple(characters))


def align(log_probabilities: np.ndarray, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Where the likeliest path that spells a text has its characters (Viterbi 1967).

    Args:
        log_probabilities: (T, classes) of one line.
        numbers: classes of the text, which T steps can spell; see `frames_needed`.

    Returns:
        First time step of each character and the one after its last.
    """
    states = np.full(2 * len(numbers) + 1, BLANK)  # blank, first, blank, second, ..., blank
    states[1::2] = numbers
    may_skip = np.zeros(len(states), dtype=bool)  # the blank before: between characters that differ
    may_skip[3::2] = states[3::2] != states[1:-2:2]
    emitted = log_probabilities[:, states]  # (T, S)
    origins = np.zeros(emitted.shape, dtype=np.int8)  # states back from which the path came
    scores = np.full(len(states), -np.inf)
    scores[:2] = emitted[0, :2]
    ways = np.full((3, len(states)), -np.inf)
    for step in range(1, len(emitted)):
        ways[0] = scores
        ways[1, 1:] = scores[:-1]
        ways[2, 2:] = np.where(may_skip[2:], scores[:-2], -np.inf)
        origins[step] = ways.argmax(axis=0)
        scores = ways.max(axis=0) + emitted[step]
    return _spans(origins, len(states) - 1 - int(scores[-2:].argmax() == 0 and len(states) > 1))


def _spans(origins: np.ndarray, state: int) -> list[tuple[int, int]]:
    """The time steps of every second state along the path that ends in `state`."""
    starts, stops = [0] * (origins.shape[1] // 2), [0] * (origins.shape[1] // 2)
    for step in range(len(origins) - 1, -1, -1):
        if state % 2:
            starts[state // 2] = step
            stops[state // 2] = stops[state // 2] or step + 1
        state -= int(origins[step, state])
    return list(zip(starts, stops, strict=True))


def _word(characters: Sequence[Character]) -> Word:
    confidence = float(np.prod([character.confidence for character in characters]))
    text = "".join(character.text for character in characters)
    return Word(text, confidence, characters[0].start, characters[-1].stop)
