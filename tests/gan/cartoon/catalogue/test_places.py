"""The catalogue of places: enough of them, words without clashes, pieces that fit, a sound perspective."""

from __future__ import annotations

from collections import Counter

import pytest

from gan.cartoon.catalogue.places import ANY_INSIDE, ANY_OUTSIDE, PLACES, place
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.errors import CartoonError

ENTRIES = list(PLACES.values())
WANTED = (
    "living_room kitchen bedroom bathroom dining_room office classroom library hospital shop cafe theatre "
    "garage cave street park garden beach forest mountain farm desert lake playground city road castle moon "
    "snowfield harbour outside room"
).split()


def test_there_are_all_that_are_wanted():
    assert [name for name in WANTED if name not in PLACES] == []
    assert PLACES[ANY_INSIDE].inside and not PLACES[ANY_OUTSIDE].inside


def test_each_word_means_one_place():
    counts = Counter(word for entry in ENTRIES for word in entry.synonyms)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_sound(entry):
    assert 6 <= entry.metres_across <= 12
    assert 0.5 < entry.far < entry.near <= 0.97
    assert entry.far_scale < 1 < entry.near_scale
    assert 0 <= entry.middle_depth < 0.3
    for door in entry.doors:
        assert door.width / 2 <= door.x <= entry.metres_across - door.width / 2
    for fixture in entry.fixtures:
        assert 0 < fixture.surface.x < entry.metres_across
    for piece in entry.pieces:
        states = PROPS[piece.prop].states
        assert piece.state in ("", *states) and 0 < piece.x < entry.metres_across


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_middle_of_the_floor_is_free(entry):
    """Two people can stand and talk where no furniture is."""
    spans = [
        (piece.x - PROPS[piece.prop].size[0] / 2, piece.x + PROPS[piece.prop].size[0] / 2)
        for piece in entry.pieces
        if not piece.on and PROPS[piece.prop].size[0] < 2.4
    ]
    free = [n / 10 for n in range(int(entry.metres_across * 10)) if not any(a < n / 10 < b for a, b in spans)]
    longest = run = 1
    for before, after in zip(free, free[1:], strict=False):
        run = run + 1 if after - before < 0.11 else 1
        longest = max(longest, run)
    assert longest / 10 >= 2.0


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_person_fits_into_the_picture(entry):
    for depth in (0.0, 0.5, 1.0):
        u, foot = entry.project(entry.metres_across / 2, depth)
        _, head = entry.project(entry.metres_across / 2, depth, 1.75)
        assert u == 0.5 and entry.far - 1e-9 <= foot <= entry.near + 1e-9
        assert 0.2 < head < foot


def test_what_is_near_is_lower_and_larger():
    entry = place("park")
    sizes = []
    for depth in (0.0, 0.5, 1.0):
        foot, head = entry.project(1.0, depth)[1], entry.project(1.0, depth, 1.0)[1]
        sizes.append((foot, foot - head))
    assert sizes == sorted(sizes)
    assert sizes[0][1] == pytest.approx(entry.pixels_per_metre * entry.far_scale)


def test_an_unknown_place_is_refused_with_a_sentence():
    with pytest.raises(CartoonError, match="no place “zorblax”; choose one of: bathroom, beach"):
        place("zorblax")
