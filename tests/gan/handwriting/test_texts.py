"""Texts for synthetic lines."""

from __future__ import annotations

import re

import numpy as np

from gan.handwriting.alphabet import CHARACTERS, Alphabet
from gan.handwriting.texts import OLD_TEXTS, OUR_TEXTS, TextSource, number


def test_lines_are_within_their_length_and_tidy() -> None:
    texts, source = TextSource(["some labels to mix", "of words"]), np.random.default_rng(0)
    for longest in (3, 10, 60):
        lines = [texts.line(source, longest) for _ in range(300)]
        assert all(1 <= len(line) <= longest and line == " ".join(line.split()) for line in lines)
    assert max(len(line) for line in lines) > 50


def test_every_character_of_the_alphabet_occurs() -> None:
    texts, source = TextSource(), np.random.default_rng(0)
    seen = set("".join(texts.line(source, 60) for _ in range(6000)))
    assert seen == set(CHARACTERS)


def test_our_own_texts_can_be_read() -> None:
    assert Alphabet().knows((OUR_TEXTS + OLD_TEXTS).replace("\n", " "))


def test_words_of_labels_are_used() -> None:
    texts, source = TextSource(["zyzzyva"]), np.random.default_rng(1)
    assert any("zyzzyva" in texts.line(source, 60).lower() for _ in range(2000))


def test_numbers_hold_digits_and_known_characters() -> None:
    source = np.random.default_rng(2)
    forms = {number(source) for _ in range(2000)}
    assert all(re.search(r"\d", form) and Alphabet().knows(form) for form in forms)
    assert {"1st", "2nd", "3rd", "11th", "22nd"} <= forms | {number(source) for _ in range(20000)}
