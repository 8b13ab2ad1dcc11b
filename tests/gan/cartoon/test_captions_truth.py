"""Captions as people write them, of which clips showed something else once."""

from __future__ import annotations

import pytest

from gan.cartoon.checking import check_film
from gan.cartoon.script import understand
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.film import Film
from gan.cartoon.stage.masks import sightings

CAPTIONS = (
    "A horse is in the dining room. It is drinking from the cup.",
    "Ada is in the room, standing behind a window. She is shaking her head.",
    "An old man in a black sweater is smiling outdoors while watching the tv while looking at the bush.",
    "A queen with a pink scarf drives the truck outdoors with her mouth open. She seems worried.",
    "A dog is in the living room, standing in front of a door. It seems surprised.",
    "Henry and a short man wearing a green hat are sitting in the room.",
    "A queen with a grey shirt sits at a desk in the room. She stands in front of a clock.",
    "Henry listens to a radio in a bedroom.",
    "Ada is sitting behind a desk in a room.",
    "Bo is sitting behind the desk in the office. He talks.",
    "Ada is sitting behind a table in the kitchen and Bo is walking.",
)


@pytest.fixture(autouse=True)
def painting():
    ensure_application()


@pytest.mark.parametrize("caption", CAPTIONS)
def test_the_clip_shows_what_the_caption_says(caption):
    assert [fault.text for fault in check_film(Film(understand(caption)))] == []


def sights(text: str, seconds: float) -> dict:
    return {sight.id: sight for sight in sightings(Film(understand(text)), 0, seconds)}


def test_who_is_behind_a_window_is_seen_in_it_only():
    film = Film(understand("Ada is standing behind a window in the room."))
    found = sightings(film, 0, 1.0)
    ada = next(sight for sight in found if sight.id == "ada")
    window = next(sight for sight in found if sight.id == "window").box  # the first part is all of it
    rows, columns = ada.visible.nonzero()
    height, width = ada.visible.shape
    assert len(rows) > 100 and ada.face_seen > 0.8
    assert rows.min() >= window.top * height - 1 and rows.max() <= window.bottom * height + 1
    assert columns.min() >= window.left * width - 1 and columns.max() <= window.right * width + 1


@pytest.mark.parametrize("animal", ["dog", "cat", "horse", "bird"])
def test_animals_hold_things_in_their_mouths(animal):
    found = sights(f"A {animal} is holding an apple in the garden while Ada looks.", 1.0)
    face, apple = found[animal].face, found["apple"].box
    x, y = apple.centre
    assert face.left - 0.03 < x < face.right + 0.03 and face.top < y < face.bottom + 0.05


def test_drivers_turn_with_what_they_drive():
    for seed in range(6):
        film = Film(understand("Ada drives the truck to the left. Then she drives to the right.", seed))
        plan = film.shot_painter(0).plan
        for seconds in (0.2, 1.5, 2.6, film.scene.duration - 0.3):
            ada, truck = plan.spot("ada", seconds), plan.spot("truck", seconds)
            if ada is not None and truck is not None and abs(truck.x) < 30:
                assert (ada.x - truck.x) * truck.facing > 0.5  # in the cab, which is ahead


def test_what_stood_on_a_table_goes_with_it():
    film = Film(understand("Ada is standing behind a table in the kitchen."))
    staging = film.shot_painter(0).plan.staging
    assert len(staging.cleared) > len(staging.played) == 1
    plain = Film(understand("Ada is standing next to a table in the kitchen.")).shot_painter(0).plan.staging
    assert plain.cleared == frozenset(plain.played)
