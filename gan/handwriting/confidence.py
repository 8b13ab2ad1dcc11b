"""How sure a word is: the share of words like it that are right.

The probabilities of a reader trained by CTC are too high for hard words, and their product is too low for
long ones. A logistic regression over a few numbers of the word (Platt 1999) sets that right; its weights
are fitted on lines with known text and lie in the card of the language model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gan.handwriting.decoding import Character, Reading
from gan.handwriting.language import DIGITS, LANGUAGE, LanguageModel
from gan.models import default_model, find_model, list_models

INK_FEATURES = 6
"""Numbers of a word without a language model; with one there are `LANGUAGE_FEATURES`."""

LANGUAGE_FEATURES = 8

_LEAST = 1e-4  # odds are taken of no less, nor of closer to certainty


@dataclass(frozen=True)
class Calibration:
    """Weights of the regressions; without any, confidences are the products of the characters'.

    Attributes:
        ink: `INK_FEATURES` weights for words read without a language model.
        language: `LANGUAGE_FEATURES` weights for words read with one.
    """

    ink: tuple[float, ...] = ()
    language: tuple[float, ...] = ()

    @classmethod
    def from_config(cls, config: Mapping[str, int | float | str]) -> Calibration:
        """What the card of a language model holds."""
        kinds = {"ink": INK_FEATURES, "language": LANGUAGE_FEATURES}
        found = {}
        for kind, count in kinds.items():
            weights = [config.get(f"confidence_{kind}_{number}") for number in range(count)]
            found[kind] = tuple(map(float, weights)) if None not in weights else ()
        return cls(**found)

    def to_config(self) -> dict[str, float]:
        """As numbers for a card."""
        kinds = {"ink": self.ink, "language": self.language}
        return {
            f"confidence_{kind}_{number}": round(weight, 5)
            for kind, weights in kinds.items()
            for number, weight in enumerate(weights)
        }


def load_calibration(name: str = "auto") -> Calibration:
    """That of an installed language model; none where none is installed and none is named.

    Raises:
        ModelError: there is no model of this name.
    """
    if name != "auto":
        return Calibration.from_config(find_model(name, LANGUAGE).config)
    return Calibration.from_config(default_model(LANGUAGE).config) if list_models(LANGUAGE) else Calibration()


def word_confidences(
    reading: Reading, language: LanguageModel | None = None, calibration: Calibration | None = None
) -> tuple[float, ...]:
    """The probability of each word of a reading to be right, 0..1.

    Args:
        reading: of one line.
        language: the model that it was read with; None for a greedy reading.
        calibration: that of the installed language model if it is not given.
    """
    calibration = load_calibration() if calibration is None else calibration
    weights = calibration.language if language else calibration.ink
    if not weights:
        return tuple(word.confidence for word in replace(reading, confidences=()).words)
    return tuple(probabilities(word_features(reading, language), weights).tolist())


def calibrate(
    reading: Reading, language: LanguageModel | None = None, calibration: Calibration | None = None
) -> Reading:
    """The same reading, whose words have the confidences of `word_confidences`."""
    return replace(reading, confidences=word_confidences(reading, language, calibration))


def probabilities(features: np.ndarray, weights: Sequence[float]) -> np.ndarray:
    """(N, F) features and F weights -> (N,) 0..1."""
    return 1 / (1 + np.exp(-np.clip(features @ np.asarray(weights), -30, 30)))


def word_features(reading: Reading, language: LanguageModel | None) -> np.ndarray:
    """(words, INK_FEATURES or LANGUAGE_FEATURES) float64.

    One; the logarithms of the odds of the product, the smallest and the second smallest of the characters'
    probabilities; the logarithm of the length; whether it has a digit. With a language model also the mean
    logarithm of its probabilities for the word and the blank after it, and the smallest of them.
    """
    words = reading.words
    if not words:
        return np.zeros((0, LANGUAGE_FEATURES if language else INK_FEATURES))
    rows = [_ink_features(group) for group in reading.groups]
    if language is None:
        return np.array(rows)
    said = language.log_probabilities(reading.text + " ")
    start = 0
    for row, word in zip(rows, words, strict=True):
        stop = start + len(word.text) + 1
        row += [float(said[start:stop].mean()), float(said[start:stop].min())]
        start = stop
    return np.array(rows)


def _ink_features(characters: Sequence[Character]) -> list[float]:
    shares = np.sort([character.confidence for character in characters])
    second = shares[1] if len(shares) > 1 else 1.0
    has_digit = any(character.text in DIGITS for character in characters)
    odds = [_log_odds(share) for share in (shares.prod(), shares[0], second)]
    return [1.0, *odds, float(np.log(len(shares))), float(has_digit)]


def _log_odds(share: float) -> float:
    share = float(np.clip(share, _LEAST, 1 - _LEAST))
    return float(np.log(share / (1 - share)))
