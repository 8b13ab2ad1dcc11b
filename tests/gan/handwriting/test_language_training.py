"""The recipe of the language model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.handwriting.errors import HandwritingError
from gan.handwriting.language import LanguageConfig, LanguageModel, load_language
from gan.handwriting.language_training import (
    SYMBOLS,
    TrainOptions,
    bits_per_character,
    count_ngrams,
    read_corpus,
    train,
    unrepeated,
)
from gan.models import find_model
from tests.gan.handwriting.samples import WORDS, write_lines


def test_passages_that_were_written_out_again_count_once() -> None:
    first, other = "the whole valley turns red and gold", "a letter from the river at last"
    assert unrepeated([first, first.upper(), "Oh: " + first, other]) == [first, first.upper(), other]
    assert unrepeated(["short", "short"]) == ["short", "short"]  # too short to tell


def test_more_text_of_a_kind_makes_it_likelier() -> None:
    config = LanguageConfig(SYMBOLS, order=5)
    few, many = (
        LanguageModel(config, count_ngrams(["the sea is calm tonight"] * count + ["x"], (), config))
        for count in (1, 6)
    )
    held_back = ["the sea is calm"]
    assert bits_per_character(many, held_back) < bits_per_character(few, held_back)
    assert np.isnan(bits_per_character(few, []))


def test_words_of_a_list_are_known_but_count_less() -> None:
    config = LanguageConfig(SYMBOLS, order=5)
    model = LanguageModel(config, count_ngrams(["the quay", "the sea"], ["zephyr", "quartz"], config))
    assert model.log_probabilities("zephyr").mean() > model.log_probabilities("zyphre").mean()
    after = model.log_probabilities("qua")[:2].sum()
    likely = {end: model.log_probabilities("qua" + end)[3] for end in "yr"}
    assert after > -12 and likely["y"] > likely["r"]


def test_nothing_to_learn_from_is_a_sentence() -> None:
    with pytest.raises(HandwritingError, match="no text"):
        count_ngrams((), (), LanguageConfig(SYMBOLS))


def test_the_corpus_is_transcripts_our_texts_and_what_is_added(tmp_path: Path) -> None:
    write_lines(tmp_path / "lines_train.zip", [f"{word} by the sea, and so on" for word in WORDS])
    (tmp_path / "words.txt").write_text("zephyr\nzenith\n")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "own.txt").write_text("Half past nine.\n\nA quarter to ten.\n")
    corpus = read_corpus(
        TrainOptions(tmp_path, tmp_path, str(tmp_path / "words.txt"), str(tmp_path / "texts"))
    )
    assert "A quarter to ten." in corpus.lines and corpus.words == ("zephyr", "zenith")
    assert any("Dear Anna" in line for line in corpus.lines)
    terms = {entry.name: entry for entry in corpus.terms}
    assert "non-commercial" in terms["transcripts of iam-ondb-render"].terms
    with pytest.raises(HandwritingError, match="cannot be read as text"):
        read_corpus(TrainOptions(tmp_path, tmp_path, str(tmp_path / "nothing.txt")))
    without = read_corpus(TrainOptions(tmp_path, tmp_path, leave_out="iam-ondb-render"))
    assert not any("by the sea, and so on" in line for line in without.lines)
    assert not any("non-commercial" in entry.terms for entry in without.terms)


def test_a_run_leaves_a_model_that_can_be_used(tmp_path: Path) -> None:
    for name in ("lines_train.zip", "lines_val.zip"):
        write_lines(tmp_path / name, ["the sea and the tree", "a stone by the nest"])
    train(TrainOptions(tmp_path, tmp_path / "out", order=4, name="small"))
    card = find_model("small", "language")
    assert (tmp_path / "out" / "small.json").exists()
    assert card.figures[0].name == "entropy" and 0 < card.figures[0].value < 6
    assert "non-commercial" in card.license
    assert load_language("small").log_probabilities("the sea").shape == (7,)
