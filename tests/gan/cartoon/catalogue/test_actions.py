"""The actions as data."""

from __future__ import annotations

import pytest

from gan.cartoon.catalogue.actions import ACTIONS, NEEDS, POSTURES, action
from gan.cartoon.errors import CartoonError


def test_there_are_at_least_fifty_and_their_values_are_known():
    assert len(ACTIONS) >= 50
    for id, entry in ACTIONS.items():
        assert entry.id == id and entry.posture in POSTURES and entry.needs in NEEDS
        assert entry.hands in ("", "one", "both")
        assert 0.3 < entry.duration < 6
        assert 0 <= entry.contact[0] <= entry.contact[1] <= 1


def test_what_moves_has_a_speed_and_loops():
    for entry in ACTIONS.values():
        assert entry.moves == (entry.speed > 0)
        assert entry.loops or not entry.moves


def test_each_verb_means_one_action():
    seen: dict[str, str] = {}
    for entry in ACTIONS.values():
        for word in entry.synonyms:
            assert word == word.lower() and seen.setdefault(word, entry.id) == entry.id, word


@pytest.mark.parametrize(
    "verb", "walk run sit talk eat read give take open wave hug sleep dance throw jump".split()
)
def test_plain_verbs_are_known(verb):
    assert any(verb in entry.synonyms for entry in ACTIONS.values())


def test_unknown_action():
    with pytest.raises(CartoonError, match="no action 'frobnicate'"):
        action("frobnicate")
