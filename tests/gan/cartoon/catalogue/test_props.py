"""The catalogue of props: enough of them, words without clashes, surfaces within their measures."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gan.cartoon.catalogue.entries import PROP_KINDS, STANDS, SURFACES, surfaces, words
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import _HOMES, PROPS, STAND_IN, home, prop
from gan.cartoon.errors import CartoonError

ENTRIES = list(PROPS.values())
# What the script needs by name (see the plan of the art): each must be there.
WANTED = (
    "ball book cup phone flower umbrella apple cake gift guitar broom hammer letter newspaper bag hat "
    "balloon watering_can floor_lamp candle camera sword stick pan spoon bottle bone fish key map rope box "
    "bucket table chair sofa bed desk bookshelf fridge stove tv door bench bathtub piano car bicycle bus "
    "boat plane train cart tree bush rock flower_bed sun moon campfire snowman house tent fence sign"
).split()


def test_there_are_more_than_sixty_and_all_that_are_wanted():
    assert len(PROPS) >= 60
    assert [name for name in WANTED if name not in PROPS] == []
    assert STAND_IN in PROPS


def test_each_word_means_one_prop():
    counts = Counter(word for entry in ENTRIES for word in entry.synonyms)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_sound(entry):
    width, height = entry.size
    assert entry.id == entry.id.lower() and entry.kind in PROP_KINDS and entry.stands in STANDS
    assert re.fullmatch("#[0-9a-f]{6}", entry.colour)
    assert all(word == word.lower().strip() and word for word in entry.synonyms)
    assert 0.03 < width < 8 and 0.03 < height < 6
    assert entry.hands in (1, 2) and entry.worn in ("", "head")
    if entry.grip is not None:
        assert abs(entry.grip[0]) <= width / 2 and 0 <= entry.grip[1] <= height
    for surface in entry.supports:
        assert surface.kind in SURFACES
        assert abs(surface.x) + surface.width / 2 <= width / 2 + 0.06
        assert 0 < surface.y <= height + 0.01


def test_seats_are_as_high_as_people_can_sit():
    for entry in ENTRIES:
        seat = entry.surface("seat")
        if seat is not None and entry.kind == "furniture" and entry.id not in ("rug", "bathtub"):
            assert 0.4 <= seat.y <= 0.6, entry.id


def test_short_forms_of_tables():
    assert words("a, b c,d") == ("a", "b c", "d")
    first, second = surfaces("seat 0 0.45 0.5; top -0.1 1 2")
    assert (first.kind, first.y, second.x, second.width) == ("seat", 0.45, -0.1, 2.0)
    assert surfaces("") == ()


def test_an_unknown_prop_is_refused_with_a_sentence():
    assert prop("ball").id == "ball"
    with pytest.raises(CartoonError, match="no prop “zorblax”; choose one of: alarm_clock"):
        prop("zorblax")


def test_a_prop_without_such_a_surface_says_so():
    assert prop("sofa").surface("lie").width > 1.5
    assert prop("ball").surface("seat") is None


def test_things_are_at_home_in_places_that_there_are():
    assert set(_HOMES) <= set(PROPS) and set(_HOMES.values()) <= set(PLACES)
    assert (home("bathtub"), home("car"), home("ball"), home("zorblax")) == ("bathroom", "road", "", "")
