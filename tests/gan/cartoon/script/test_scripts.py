"""Scripts of our own become the scenes that they should."""

from __future__ import annotations

import re

import pytest

from gan.cartoon.scene import Event, Scene, Shot, from_json, to_json
from gan.cartoon.script import understand
from tests.gan.cartoon.scripts import MEANWHILE, SCRIPTS, Script

_EVENT = re.compile(
    r"(?P<actor>\w+) (?P<action>\w+)(?: >(?P<target>\w+))?(?: @(?P<destination>\w+))?(?: ~(?P<manner>\w+))?"
    r"(?: !(?P<emotion>\w+))?(?: “(?P<speech>[^”]*)”)?$"
)


def fields_of(text: str) -> dict[str, str]:
    match = _EVENT.match(text.strip())
    assert match, f"{text!r} is no expected event"
    return {key: value for key, value in match.groupdict().items() if value}


def differences(wanted: dict[str, str], event: Event) -> list[str]:
    return [f"{key} {getattr(event, key)!r}" for key, value in wanted.items() if getattr(event, key) != value]


def check_events(expected: str, shot: Shot) -> None:
    steps = [[fields_of(event) for event in step.split("|")] for step in expected.split(";") if step.strip()]
    left = list(shot.events)
    assert len(left) == sum(map(len, steps)), f"events are {left}"
    latest = -1.0
    for step in steps:
        starts = []
        for wanted in step:
            found = next((event for event in left if not differences(wanted, event)), None)
            assert found, f"{wanted} is not among {left}"
            left.remove(found)
            starts.append(found.start)
        assert min(starts) == max(starts), f"{step} is not at once"
        assert min(starts) > latest, f"{step} comes too early"
        latest = max(starts)


def check_shot(expected: str, shot: Shot) -> None:
    setting, events, relations = ([part.strip() for part in expected.split("::")] + ["", ""])[:3]
    is_so = {shot.place, shot.time, shot.weather, shot.camera.kind}
    assert set(setting.split()) <= is_so, f"the setting is {is_so}"
    check_events(events, shot)
    there = {f"{one.subject} {one.kind} {one.object}" for one in shot.relations}
    wanted = {relation.strip() for relation in relations.split(";") if relation.strip()}
    assert wanted <= there, f"relations are {there}"


def check_cast(expected: str, scene: Scene) -> None:
    wanted = dict(part.split("=") if "=" in part else (part, part) for part in expected.split())
    assert {member.id: member.character for member in scene.cast} == wanted
    assert {
        entity.id for shot in scene.shots for entity in shot.entities if entity.kind == "character"
    } == set(wanted)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.text[:60])
def test_a_script_becomes_its_scene(script: Script):
    scene = understand(script.text)
    assert len(scene.shots) == len(script.shots)
    for expected, shot in zip(script.shots, scene.shots, strict=True):
        check_shot(expected, shot)
    check_cast(script.cast, scene)
    for note in script.notes:
        assert any(note in found for found in scene.notes)
    assert len(scene.notes) >= len(script.notes)
    assert from_json(to_json(scene)) == scene


def test_who_is_elsewhere_is_not_in_the_shot():
    for shots in (MEANWHILE[0], MEANWHILE[1]):
        first, second = understand(shots.text).shots
        assert [one.id for one in first.entities] == ["ada"]
        assert second.entity("ada") is None


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.text[:60])
def test_each_word_is_accounted_for_once(script: Script):
    scene = understand(script.text)
    covered = [place for use in scene.words for place in range(use.start, use.end)]
    assert len(covered) == len(set(covered))
    letters = {place for place, letter in enumerate(script.text) if letter.isalnum()}
    assert letters <= set(covered)
    for use in scene.words:
        assert script.text[use.start : use.end] == use.text
        assert use.note or use.state in ("understood", "ignored") or scene.notes


def test_there_are_as_many_as_promised():
    assert len({script.text for script in SCRIPTS}) >= 150
