from __future__ import annotations

from dataclasses import replace

import pytest

from gan.cartoon import editing
from gan.cartoon.merging import merge
from gan.cartoon.scene import Camera, CastMember, Entity, Event, Placement, Scene, Shot, from_json, to_json
from tests.gan.cartoon.kitchen import small_scene


@pytest.fixture
def scene() -> Scene:
    return small_scene()


def typed_on(scene: Scene) -> Scene:
    """A shot at the beginning, one at the end, and every id of a shot another one than before."""
    start = Shot("s1", 0.0, 2.0, text="A dog barks.", entities=(Entity("dog", "character", "dog"),))
    end = Shot(
        "s4",
        9.0,
        2.0,
        text="Bo runs.",
        entities=(Entity("bo", "character", "bo"),),
        events=(Event("e1", 0.0, 2.0, "bo", "run"),),
    )
    first, second = scene.shots
    shots = (
        start,
        replace(first, id="s2", start=2.0),
        replace(second, id="s3", start=6.0),
        end,
    )
    return replace(scene, shots=shots, cast=(*scene.cast, CastMember("dog", character="dog")))


def test_without_changes_the_fresh_scene_stands(scene):
    fresh = typed_on(scene)
    assert merge(scene, scene, fresh) is fresh


def test_places_by_hand_stay_with_their_shot(scene):
    edited = editing.move(scene, "s1", "bo", 0.7, 0.3)
    merged = merge(scene, edited, typed_on(scene))
    assert merged.shots[1].entity("bo").placement == Placement(0.7, 0.3)
    assert merged.shots[2].entity("bo").placement is None


def test_looks_and_swaps_hold_in_new_shots_too(scene):
    edited = editing.recolour(editing.swap(scene, "bo", "robot"), "bo", "top", "#112233")
    merged = merge(scene, edited, typed_on(scene))
    assert [shot.entity("bo").asset for shot in merged.shots[1:]] == ["robot"] * 3
    assert [shot.entity("bo").look.top for shot in merged.shots[1:]] == ["#112233"] * 3
    assert merged.member("bo").character == "robot"


def test_who_was_deleted_stays_away_in_that_shot(scene):
    edited = editing.delete_entity(scene, "s1", "bo")
    merged = merge(scene, edited, typed_on(scene))
    assert merged.shots[1].entity("bo") is None
    assert all("bo" not in (own.actor, own.target, own.destination) for own in merged.shots[1].events)
    assert merged.shots[2].entity("bo") is not None
    assert from_json(to_json(merged)) == merged


def test_moved_and_deleted_events(scene):
    edited = editing.delete_event(editing.move_event(scene, "s1", "e2", 1.0), "s1", "e3")
    merged = merge(scene, edited, typed_on(scene))
    shot = merged.shots[1]
    assert [(own.action, own.start) for own in shot.events] == [("walk", 0.0), ("throw", 1.0)]


def test_events_are_found_by_what_they_are_when_their_ids_change(scene):
    edited = editing.move_event(scene, "s1", "e2", 1.0)
    fresh = typed_on(scene)
    first = fresh.shots[1]
    renamed = tuple(replace(event, id=f"n{number}") for number, event in enumerate(first.events))
    fresh = replace(fresh, shots=(fresh.shots[0], replace(first, events=renamed), *fresh.shots[2:]))
    throw = next(own for own in merge(scene, edited, fresh).shots[1].events if own.action == "throw")
    assert throw.start == 1.0


def test_two_events_that_are_alike_are_told_apart(scene):
    second = scene.shots[1]
    twice = (*second.events, Event("e2", 2.0, 3.0, "bo", "laugh"))
    before = replace(scene, shots=(scene.shots[0], replace(second, events=twice)))
    edited = editing.delete_event(before, "s2", "e1")
    merged = merge(before, edited, typed_on(before))
    assert [own.start for own in merged.shots[2].events] == [2.0]


def test_place_time_weather_and_camera(scene):
    edited = editing.set_place(editing.set_time(scene, "s2", "night"), "s2", "beach")
    edited = editing.set_camera(edited, "s2", Camera("close", "bo"))
    shot = merge(scene, edited, typed_on(scene)).shots[2]
    assert (shot.place, shot.time, shot.camera) == ("beach", "night", Camera("close", "bo"))


def test_what_the_script_changes_elsewhere_is_taken(scene):
    edited = editing.set_time(scene, "s1", "night")
    fresh = replace(scene, shots=(replace(scene.shots[0], place="garden", text="other"), scene.shots[1]))
    merged = merge(scene, edited, fresh)
    assert (merged.shots[0].time, merged.shots[0].place) == ("night", "garden")


def test_a_longer_shot_stays_longer_and_moves_what_follows(scene):
    edited = editing.set_duration(scene, "s1", 6.0)
    merged = merge(scene, edited, typed_on(scene))
    assert [shot.start for shot in merged.shots] == [0.0, 2.0, 8.0, 11.0]
    assert merged.shots[1].duration == 6.0


def test_a_camera_does_not_follow_who_is_gone(scene):
    edited = editing.set_camera(scene, "s1", Camera("close", "bo"))
    first = scene.shots[0]
    alone = replace(first, entities=first.entities[:1], events=first.events[:1], relations=())
    fresh = replace(scene, shots=(alone, scene.shots[1]))
    merged = merge(scene, edited, fresh)
    assert merged.shots[0].camera == first.camera


def test_a_script_that_was_emptied_and_written_anew(scene):
    edited = editing.swap(editing.set_time(scene, "s1", "night"), "bo", "robot")
    assert merge(scene, edited, Scene()) == Scene()
