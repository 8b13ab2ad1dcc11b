"""Several in one sentence: who of them is meant by what is said beside their names."""

from __future__ import annotations

import pytest

from gan.cartoon.script import understand


def worn(text: str) -> set[tuple[str, str]]:
    shot = understand(text).shots[0]
    return {(pair.subject, pair.object) for pair in shot.relations if pair.kind == "wearing"}


def deeds(text: str) -> set[tuple[str, str]]:
    return {(event.actor, event.action) for event in understand(text).shots[0].events}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Ada and a man wearing a hat are in the kitchen.", {("man", "hat")}),
        ("Ada and a man wearing a hat.", {("man", "hat")}),
        ("A dog and a woman wearing a red coat walk in the park.", {("woman", "coat")}),
        ("A man wearing a hat and Ada are talking.", {("man", "hat")}),
        ("A boy wearing a cap and a girl wearing a dress are here.", {("boy", "cap"), ("girl", "dress")}),
        ("Ada talks to Bo and a man wearing a hat.", {("man", "hat")}),
        ("Ada and Bo wearing hats are in the park.", {("ada", "hat"), ("bo", "hat_2")}),
    ],
)
def test_only_the_last_one_wears_it(text, pairs):
    assert worn(text) == pairs


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ada and a man wearing a hat are sitting in the room.", {("ada", "sit"), ("man", "sit")}),
        (
            "A boy wearing a cap and a girl wearing a dress are dancing.",
            {("boy", "dance"), ("girl", "dance")},
        ),
        ("A woman holding a cat is standing in the garden.", {("woman", "hold"), ("woman", "stand")}),
        ("Ada is talking to Bo and a man in a hat is waving.", {("ada", "talk"), ("man", "wave")}),
        ("A woman is sitting and a man wearing a hat is waving.", {("woman", "sit"), ("man", "wave")}),
        ("A man and a woman walking in the park.", {("man", "walk"), ("woman", "walk")}),
    ],
)
def test_everybody_does_what_is_said_of_all(text, acts):
    assert deeds(text) == acts


def test_nobody_is_lost_beside_an_ing_form():
    shot = understand("Ada, Bo and a woman holding a cat are standing in the garden.").shots[0]
    assert {entity.id for entity in shot.entities} == {"ada", "bo", "woman", "cat"}
    assert {event.actor for event in shot.events if event.action == "stand"} == {"ada", "bo", "woman"}


def test_who_drives_on_drives_the_same():
    drives = understand("Ada drives a car. Then she drives to the left.").shots[0].events
    assert [event.target for event in drives] == ["car", "car"]


def test_who_drives_in_a_car_drives_it_and_not_to_it():
    for text, target in (("Ada is driving in a blue truck.", "truck"), ("Ada drives to the tree.", "")):
        (drives,) = understand(text).shots[0].events
        assert drives.target == target and drives.destination == ("" if target else "tree")


def test_what_is_sung_into_is_held():
    pairs = understand("Oscar sings into a microphone.").shots[0].relations
    assert [(pair.subject, pair.kind, pair.object) for pair in pairs] == [("oscar", "holding", "microphone")]


@pytest.mark.parametrize(
    ("text", "camera"),
    [
        ("Ada is holding a cup.", "medium"),
        ("Ada is looking at a clock.", "wide"),
        ("Ada is listening to a radio.", "wide"),
        ("Ada stands behind a desk.", "wide"),
    ],
)
def test_the_usual_camera_shows_the_things_that_matter(text, camera):
    assert understand(text).shots[0].camera.kind == camera
