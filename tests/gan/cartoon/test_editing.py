from __future__ import annotations

import pytest

from gan.cartoon import editing
from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import Camera, Placement, Scene, from_json, to_json
from tests.gan.cartoon.kitchen import small_scene


@pytest.fixture
def scene() -> Scene:
    return small_scene()


def entity(scene: Scene, shot: str, id: str):
    return editing.shot_of(scene, shot).entity(id)


def event(scene: Scene, shot: str, id: str):
    return next(own for own in editing.shot_of(scene, shot).events if own.id == id)


def test_moving_keeps_size_and_direction(scene):
    turned = editing.flip(scene, "s1", "ada", Placement(0.3, 0.4))
    moved = editing.move(turned, "s1", "ada", 0.8, 0.9)
    assert entity(moved, "s1", "ada").placement == Placement(0.8, 0.9, flip=True)


def test_nobody_is_moved_out_of_the_set(scene):
    moved = editing.move(scene, "s1", "ada", 1.7, -3.0)
    assert entity(moved, "s1", "ada").placement == Placement(1.0, 0.0)


def test_moving_concerns_one_shot(scene):
    moved = editing.move(scene, "s1", "bo", 0.1, 0.1)
    assert entity(moved, "s2", "bo").placement is None


def test_flipping_twice_looks_as_before_and_putting_back_forgets(scene):
    at = Placement(0.3, 0.4)
    twice = editing.flip(editing.flip(scene, "s1", "ada", at), "s1", "ada", at)
    assert entity(twice, "s1", "ada").placement == at
    assert editing.put_back(twice, "s1", "ada") == scene


def test_looks_hold_in_the_whole_scene(scene):
    red = editing.recolour(scene, "bo", "top", "#ff0000")
    looks = [entity(red, "s1", "bo").look, entity(red, "s2", "bo").look, red.member("bo").look]
    assert {look.top for look in looks} == {"#ff0000"}
    assert editing.recolour(red, "bo", "top", "") == scene


def test_a_look_has_known_parts_only(scene):
    with pytest.raises(CartoonError, match="no 'moustache'"):
        editing.recolour(scene, "bo", "moustache", "#000000")


def test_sizes_have_limits(scene):
    assert entity(editing.resize(scene, "ball", 100), "s1", "ball").look.size == editing.LARGEST
    assert entity(editing.resize(scene, "ball", 0), "s1", "ball").look.size == editing.SMALLEST


def test_swapping_a_character_swaps_the_cast_member(scene):
    swapped = editing.swap(scene, "bo", "robot")
    assert swapped.member("bo").character == "robot"
    assert [entity(swapped, shot, "bo").asset for shot in ("s1", "s2")] == ["robot", "robot"]
    assert swapped.member("ada") == scene.member("ada")


def test_deleting_leaves_nothing_that_speaks_of_it(scene):
    without = editing.delete_entity(scene, "s1", "ada")
    shot = editing.shot_of(without, "s1")
    assert [each.id for each in shot.entities] == ["bo", "ball"]
    assert [each.id for each in shot.events] == ["e3"]
    assert shot.entity("ball").held_by == ""
    assert shot.camera.target == ""
    assert from_json(to_json(without)) == without


def test_deleting_a_target_lets_its_events_happen_without_it(scene):
    shot = editing.shot_of(editing.delete_entity(scene, "s1", "ball"), "s1")
    assert [(each.id, each.target, each.destination) for each in shot.events] == [
        ("e1", "", ""),
        ("e2", "", "bo"),
        ("e3", "", ""),
    ]
    assert shot.relations == ()


def test_events_move_on_frames_and_stay_in_their_shot(scene):
    assert event(editing.move_event(scene, "s1", "e1", 0.511), "s1", "e1").start == pytest.approx(0.52)
    late = event(editing.move_event(scene, "s1", "e1", 99), "s1", "e1")
    assert (late.start, late.end) == (2.0, 4.0)
    early = event(editing.move_event(scene, "s1", "e2", -5), "s1", "e2")
    assert (early.start, early.end) == (0.0, pytest.approx(1.2))


def test_events_stay_in_order_of_their_starts(scene):
    moved = editing.move_event(scene, "s1", "e3", 0.0)
    starts = [each.start for each in editing.shot_of(moved, "s1").events]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("start", "end"), [(0.0, 0.05), (1.99, 2.0), (3.0, 2.0), (0.0, 99.0), (-9.0, 1.0)])
def test_events_are_never_too_short_nor_beyond_their_shot(scene, start, end):
    own = event(editing.stretch_event(scene, "s1", "e1", start, end), "s1", "e1")
    assert own.end - own.start >= editing.SHORTEST_EVENT - 1e-9
    assert 0 <= own.start and own.end <= 4.0


def test_stretching_moves_the_side_that_was_dragged(scene):
    own = event(editing.stretch_event(scene, "s1", "e2", 2.0, 2.05), "s1", "e2")
    assert (own.start, own.end) == (2.0, pytest.approx(2.2))
    own = event(editing.stretch_event(scene, "s1", "e2", 3.15, 3.2), "s1", "e2")
    assert (own.start, own.end) == (pytest.approx(3.0), pytest.approx(3.2))


def test_a_longer_shot_moves_the_later_ones(scene):
    longer = editing.set_duration(scene, "s1", 6.0)
    assert [(shot.start, shot.duration) for shot in longer.shots] == [(0.0, 6.0), (6.0, 3.0)]
    shorter = editing.set_duration(scene, "s1", 0.1)
    assert shorter.shots[0].duration == 3.6  # its last event ends there
    assert shorter.shots[1].start == pytest.approx(3.6)


def test_shots_change_their_place_time_weather_and_transition(scene):
    changed = editing.set_place(scene, "s2", "beach")
    changed = editing.set_time(changed, "s2", "night")
    changed = editing.set_weather(changed, "s2", "rain")
    changed = editing.set_transition(changed, "s2", "fade")
    shot = changed.shots[1]
    assert (shot.place, shot.time, shot.weather, shot.transition) == ("beach", "night", "rain", "fade")
    assert changed.shots[0] == scene.shots[0]
    assert from_json(to_json(changed)) == changed


def test_a_camera_follows_who_is_there(scene):
    assert editing.set_camera(scene, "s2", Camera("close", "bo")).shots[1].camera.target == "bo"
    with pytest.raises(CartoonError, match="not in the shot"):
        editing.set_camera(scene, "s2", Camera("close", "ada"))


def test_what_is_not_there_is_said(scene):
    with pytest.raises(CartoonError, match="no shot 's9'"):
        editing.set_time(scene, "s9", "night")
    with pytest.raises(CartoonError, match="nobody and nothing"):
        editing.move(scene, "s2", "ada", 0.5, 0.5)
    with pytest.raises(CartoonError, match="no event 'e9'"):
        editing.move_event(scene, "s1", "e9", 0)
    with pytest.raises(CartoonError, match="nobody and nothing"):
        editing.resize(scene, "cat", 2)
