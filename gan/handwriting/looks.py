"""Several looks at one line: the strip as it is and leaned over, each read, and the reading they agree on.

A reader errs differently on the same ink leaned a little. Every look proposes a text; the
one that all looks together find likeliest, and that is usual, is taken (a product of experts over whole
texts, so that looks need not place their characters in the same columns).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from gan.handwriting.alphabet import BLANK, Alphabet
from gan.handwriting.decoding import Reading, read_greedily, read_with_language
from gan.handwriting.language import LanguageModel

LEANS = (0.0, 0.15)
"""Columns to the row that each look is leaned by; the first is the line as it is. A third look (-0.15) takes
2 % of the errors away, and a third of the time more."""

_MIDDLE = 0.55  # of the rows: about there small letters stand, and leaning moves nothing
_NEVER = 1e-300  # a probability for what cannot be spelled


def leaned(ink: np.ndarray, lean: float) -> np.ndarray:
    """Lean a strip over, to the right for a positive `lean`.

    Args:
        ink: (H, W) uint8, 0 for paper.

    Returns:
        (H, W) uint8.
    """
    if not lean:
        return ink
    height, width = ink.shape
    matrix = np.array(((1, -lean, lean * _MIDDLE * (height - 1)), (0, 1, 0)), dtype=np.float64)
    return cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)


def read_looks(tables: Sequence[np.ndarray], alphabet: Alphabet, language: LanguageModel | None) -> Reading:
    """Decode a line that was looked at several times.

    Args:
        tables: of each look, the plain one first, (T, classes) log-probabilities.
        alphabet: names the classes.
        language: what is usual; without it only the plain look is read, greedily.
    """
    if language is None or len(tables) == 1 or _are_one([read_greedily(t, alphabet).text for t in tables]):
        return read_with_language(tables[0], alphabet, language)
    readings = [read_with_language(table, alphabet, language) for table in tables]
    texts = sorted({reading.text for reading in readings} - {""})
    if len(texts) < 2:
        return readings[0]
    seen = np.array([_likelihoods(table, [alphabet.encode(text) for text in texts]) for table in tables])
    scores = seen.mean(axis=0) + [_usual(text, language) for text in texts]
    best = texts[int(scores.argmax())]
    own = seen[:, texts.index(best)]
    looks = [number for number, reading in enumerate(readings) if reading.text == best]
    return readings[max(looks, key=lambda number: own[number])]


def _are_one(texts: Sequence[str]) -> bool:
    return len(set(texts)) == 1


def _usual(text: str, language: LanguageModel) -> float:
    """The language model's say, as in the beam search."""
    said = float(language.log_probabilities(text + " ").sum())
    return language.config.weight * said + language.config.bonus * len(text)


def _likelihoods(table: np.ndarray, texts: Sequence[np.ndarray]) -> np.ndarray:
    """(N,) natural logarithms of the probability that a look spells each text (CTC's forward sums).

    Args:
        table: (T, classes) log-probabilities.
        texts: N times the classes of a text, none empty.
    """
    states = np.full((len(texts), 2 * max(map(len, texts)) + 1), BLANK)  # blank, first, blank, second, ...
    for row, text in zip(states, texts, strict=True):
        row[1 : 2 * len(text) : 2] = text
    may_skip = np.zeros(states.shape)  # the blank before: between characters that differ
    may_skip[:, 3::2] = states[:, 3::2] != states[:, 1:-2:2]
    emitted = np.exp(table.astype(np.float64))[:, states]  # (T, N, S)
    sums = np.zeros(states.shape)
    sums[:, :2] = emitted[0, :, :2]
    total = np.zeros(len(texts))
    for step in emitted[1:]:
        grown = sums.copy()
        grown[:, 1:] += sums[:, :-1]
        grown[:, 2:] += sums[:, :-2] * may_skip[:, 2:]
        sums = grown * step
        scale = np.maximum(sums.max(axis=1), _NEVER)
        sums /= scale[:, None]
        total += np.log(scale)
    last = np.array([2 * len(text) for text in texts])
    rows = np.arange(len(texts))
    return total + np.log(np.maximum(sums[rows, last] + sums[rows, last - 1], _NEVER))
