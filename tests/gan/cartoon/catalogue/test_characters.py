"""The cast as data."""

from __future__ import annotations

import pytest

from gan.cartoon.catalogue.characters import CHARACTERS, KINDS, PLANS, character
from gan.cartoon.errors import CartoonError


def test_there_are_at_least_twelve_and_their_values_are_known():
    assert len(CHARACTERS) >= 12
    for id, entry in CHARACTERS.items():
        assert entry.id == id and entry.kind in KINDS and entry.plan in PLANS
        assert 0.2 < entry.height < 2.5 and 0.2 < entry.length < 2.5
        assert entry.age in ("baby", "child", "adult", "old") and entry.gender in ("female", "male", "")


def test_synonyms_are_lower_case_and_given_once():
    for entry in CHARACTERS.values():
        assert all(word == word.strip().lower() and word for word in entry.synonyms)
        assert len(set(entry.synonyms)) == len(entry.synonyms)


@pytest.mark.parametrize(
    "word",
    "man woman boy girl baby child doctor chef grandmother grandfather dog cat bird horse robot "
    "dinosaur".split(),
)
def test_plain_nouns_have_somebody_who_plays_them(word):
    assert any(word in entry.synonyms for entry in CHARACTERS.values())


def test_unknown_character():
    with pytest.raises(CartoonError, match="no character 'zorblax'.*ada"):
        character("zorblax")
