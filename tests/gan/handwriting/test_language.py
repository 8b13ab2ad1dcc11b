"""The language model as it is looked up."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from gan.handwriting.alphabet import Alphabet
from gan.handwriting.errors import HandwritingError
from gan.handwriting.language import LanguageConfig, LanguageModel, build_language, load_language
from gan.handwriting.language_training import SYMBOLS, count_ngrams
from gan.models import ModelError
from tests.gan.handwriting.readers import install_language

TEXTS = ("the sea and the tree", "the nest in the tree", "a stone at the sea", "he has 12 eggs")


@pytest.fixture(scope="module")
def language() -> LanguageModel:
    config = LanguageConfig(SYMBOLS, order=4)
    return LanguageModel(config, count_ngrams(TEXTS, (), config))


def test_what_was_seen_is_likelier(language: LanguageModel) -> None:
    def mean(text: str) -> float:
        return float(language.log_probabilities(text).mean())

    assert mean("the tree") > mean("the teer") > mean("xq zvkw")


def test_probabilities_after_any_text_sum_to_one(language: LanguageModel) -> None:
    state = language.start
    for symbol in language.config.encode("the qu").tolist():
        share = np.exp(-language.config.unit * language.costs[state, 1:].astype(float)).sum()
        assert share == pytest.approx(1, abs=0.12)  # costs are rounded to a unit and stop at 255
        state = language.advance(state, symbol)


def test_digits_are_alike(language: LanguageModel) -> None:
    one, nine = (language.log_probabilities(f"has {digit}") for digit in "19")
    assert np.array_equal(one, nine)
    assert language.log_probabilities("1")[0] < language.log_probabilities("t")[0]


def test_unknown_characters_empty_the_state(language: LanguageModel) -> None:
    assert language.config.symbol_of("ж") == 0
    state = language.advance(language.start, 0)
    assert state == language.advance(0, 0) == 0
    assert np.isfinite(language.log_probabilities("ж the")).all()


def test_states_hold_no_more_than_the_order(language: LanguageModel) -> None:
    def after(text: str) -> int:
        state = language.start
        for symbol in language.config.encode(text).tolist():
            state = language.advance(state, symbol)
        return state

    assert after("in the") == after("at the")


def test_columns_follow_the_readers_alphabet(language: LanguageModel) -> None:
    columns = language.columns(Alphabet("ab0 9"))
    symbols = language.config.symbol_of
    assert columns == (0, symbols("a"), symbols("b"), symbols("0"), symbols(" "), symbols("0"))


def test_an_installed_model_is_loaded_once(language: LanguageModel) -> None:
    install_language(*TEXTS)
    loaded = load_language()
    assert loaded is load_language("language")
    assert np.array_equal(loaded.log_probabilities("the sea"), language.log_probabilities("the sea"))
    with pytest.raises(ModelError):
        load_language("nobody")


def test_files_that_hold_something_else_are_refused(language: LanguageModel) -> None:
    config = LanguageConfig(SYMBOLS, order=4)
    tensors = vars(count_ngrams(TEXTS, (), config))
    with pytest.raises(HandwritingError, match="install it again"):
        build_language({"order": 4}, tensors)
    with pytest.raises(HandwritingError, match="install it again"):
        build_language(asdict(config), {"symbols": tensors["symbols"]})
    cut = tensors | {"symbols": tensors["symbols"][:-3], "costs": tensors["costs"][:-3]}
    with pytest.raises(HandwritingError, match="install it again"):
        build_language(asdict(config), cut)
