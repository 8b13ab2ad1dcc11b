from __future__ import annotations

import pytest

from gan.cartoon import editing
from gan.cartoon.script import understand
from gan.cartoon.stage.film import Film

SCRIPT = "Ada walks into the kitchen. She waves.\n\nBo sits in the park.\n\nA dog runs on the beach."


@pytest.fixture(scope="module")
def scene():
    return understand(SCRIPT, 3)


def frames(film: Film) -> list:
    return [film.frame(index, 96, 54) for index in range(0, film.count, 20)]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_changed_shot_looks_as_in_a_film_of_its_own(qapp, scene, place):
    first = Film(scene)
    frames(first)
    shot = scene.shots[place]
    changed = editing.set_time(editing.move(scene, shot.id, shot.entities[0].id, 0.3, 0.6), shot.id, "night")
    assert frames(Film(changed).take_over(first)) == frames(Film(changed))


def test_what_has_not_changed_is_not_planned_again(qapp, scene):
    first = Film(scene)
    frames(first)
    last = scene.shots[-1]
    film = Film(editing.set_time(scene, last.id, "night")).take_over(first)
    assert film.shot_painter(0) is first.shot_painter(0)
    assert film.shot_painter(len(scene.shots) - 1) is not first.shot_painter(len(scene.shots) - 1)


def test_another_chance_plans_everything_again(qapp, scene):
    first = Film(scene)
    frames(first)
    film = Film(understand(SCRIPT, 4)).take_over(first)
    assert film.shot_painter(0) is not first.shot_painter(0)
