"""Confidences of words."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.confidence import (
    INK_FEATURES,
    LANGUAGE_FEATURES,
    Calibration,
    calibrate,
    load_calibration,
    word_confidences,
    word_features,
)
from gan.handwriting.decoding import Character, Reading
from gan.handwriting.language import load_language
from gan.models import ModelError
from tests.gan.handwriting.readers import install_language


def reading(text: str, *shares: float) -> Reading:
    shares = shares or (0.9,) * len(text)
    return Reading(
        tuple(
            Character(c, share, 2 * i, 2 * i + 1)
            for i, (c, share) in enumerate(zip(text, shares, strict=True))
        )
    )


def test_without_weights_it_is_the_product_of_the_characters() -> None:
    found = word_confidences(reading("ab c", 0.9, 0.5, 1.0, 0.8), None, Calibration())
    assert found == pytest.approx((0.45, 0.8))


def test_weights_make_a_logistic_regression_of_the_features() -> None:
    weights = (-1.0, 0.5, 0.25, 0.1, -0.3, 0.7)
    found = reading("ab 7", 0.9, 0.5, 1.0, 0.8)
    features = word_features(found, None)
    assert features.shape == (2, INK_FEATURES) and list(features[:, 0]) == [1, 1]
    assert list(features[:, 5]) == [0, 1]  # which has a digit
    wanted = 1 / (1 + np.exp(-(features @ weights)))
    assert word_confidences(found, None, Calibration(ink=weights)) == pytest.approx(tuple(wanted))


def test_with_a_language_model_its_say_is_among_the_features() -> None:
    install_language("the sea and the tree")
    language = load_language()
    features = word_features(reading("the qqq"), language)
    assert features.shape == (2, LANGUAGE_FEATURES)
    assert features[0, 6] > features[1, 6] and features[0, 7] > features[1, 7]
    assert word_features(reading(" "), language).shape == (0, LANGUAGE_FEATURES)


def test_a_calibrated_reading_has_them_in_its_words() -> None:
    weights = (-1.0, 0.5, 0.25, 0.1, -0.3, 0.7)
    found = calibrate(reading("ab c"), None, Calibration(ink=weights))
    assert [word.text for word in found.words] == ["ab", "c"]
    assert [word.confidence for word in found.words] == pytest.approx(found.confidences)
    # Calibrating again starts from the ink, not from what was calibrated.
    assert calibrate(found, None, Calibration(ink=weights)).confidences == pytest.approx(found.confidences)


def test_a_card_carries_them() -> None:
    kept = Calibration(tuple(map(float, range(INK_FEATURES))), tuple(map(float, range(LANGUAGE_FEATURES))))
    assert Calibration.from_config(kept.to_config()) == kept
    assert Calibration.from_config({"confidence_ink_0": 1.0}) == Calibration()
    install_language("the sea", **kept.to_config())
    assert load_calibration() == load_calibration("language") == kept
    with pytest.raises(ModelError):
        load_calibration("nobody")


def test_without_a_language_model_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gan.handwriting.confidence.list_models", lambda task: [])
    assert load_calibration() == Calibration()
