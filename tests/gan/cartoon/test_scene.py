"""Scenes in files: exact round trips, a schema that fits, and sentences about damage."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gan.cartoon.errors import CartoonError
from gan.cartoon.scene import (
    Camera,
    CastMember,
    Entity,
    Event,
    Look,
    Placement,
    Relation,
    Scene,
    Shot,
    WordUse,
    from_json,
    read_scene,
    schema,
    to_json,
    write_scene,
)

SHOT = Shot(
    "shot_1",
    0.0,
    0.1 + 0.2,
    place="kitchen",
    time="night",
    weather="rain",
    camera=Camera("close", "ada", 0.5, 2.25),
    transition="fade",
    entities=(
        Entity("ada", "character", "ada", Look(top="#d03030", glasses=True, size=1.25), "Ada"),
        Entity("ball", "prop", "ball", placement=Placement(1 / 3, 0.5, flip=True), held_by="ada"),
    ),
    events=(Event("event_1", 0.0, 0.25, "ada", "throw", "ball", "left", "slowly", "happy", "“Hé”", (0, 9)),),
    relations=(Relation("ball", "on", "ada"), Relation("ada", "wearing", "hat", 0.0, 0.1)),
    text="Ada throws the ball.",
    span=(0, 20),
)
SCENE = Scene(
    title="Ada 🐕",
    seed=7,
    shots=(SHOT,),
    cast=(CastMember("ada", "Ada", "ada", Look(top="#d03030"), "Ada", gender="female"),),
    words=(WordUse(0, 3, "Ada", "understood", "name:ada"),),
    notes=("A sentence.",),
)


def test_a_scene_comes_back_exactly():
    assert from_json(to_json(SCENE)) == SCENE
    assert from_json(to_json(Scene())) == Scene()


def test_a_file_is_short_lines_for_a_person(tmp_path):
    path = write_scene(SCENE, tmp_path / "scene.json")
    assert read_scene(path) == SCENE
    text = path.read_text(encoding="utf-8")
    assert "“Hé”" in text and "🐕" in text
    assert '{"start": 0, "end": 3, "text": "Ada"' in text
    assert "hair_style" not in text  # at rest


def test_nothing_is_overwritten_unasked(tmp_path):
    path = write_scene(SCENE, tmp_path / "scene.json")
    assert write_scene(Scene(), path).name == "scene (2).json"
    assert read_scene(path) == SCENE
    assert write_scene(Scene(), path, overwrite=True) == path
    assert read_scene(path) == Scene()


def fits(data, rule, definitions) -> bool:
    """Whether data fits the few words of JSON schema that `schema` uses."""
    if "$ref" in rule:
        return fits(data, definitions[rule["$ref"].rsplit("/", 1)[-1]], definitions)
    if "anyOf" in rule:
        return any(fits(data, each, definitions) for each in rule["anyOf"])
    if "enum" in rule:
        return data in rule["enum"]
    if rule["type"] == "object":
        known = rule["properties"]
        is_whole = set(rule["required"]) <= set(data) <= set(known)
        return is_whole and all(fits(item, known[key], definitions) for key, item in data.items())
    if rule["type"] == "array":
        rules = rule.get("prefixItems") or [rule["items"]] * len(data)
        return len(rules) == len(data) and all(
            fits(item, each, definitions) for item, each in zip(data, rules, strict=True)
        )
    types = {"string": str, "boolean": bool, "integer": int, "number": (int, float), "null": type(None)}
    return isinstance(data, types[rule["type"]])


def test_the_schema_fits_what_is_written():
    rules = schema()
    assert rules["required"] == ["version"]
    data = json.loads(to_json(SCENE))
    assert fits(data, rules, rules["$defs"])
    data["shots"][0]["camera"]["kind"] = "upside down"
    assert not fits(data, rules, rules["$defs"])


def damaged(change) -> str:
    data = json.loads(to_json(SCENE))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.pop("version"), "version is missing"),
        (lambda d: d.update(version=99), "version 99"),
        (lambda d: d.update(colour="red"), "'colour'"),
        (lambda d: d.update(seed="x"), "scene.seed should be a whole number"),
        (lambda d: d.update(seed=True), "scene.seed should be a whole number"),
        (lambda d: d.update(shots={}), "scene.shots should be a list"),
        (lambda d: d["shots"][0].pop("duration"), "lacks 'duration'"),
        (lambda d: d["shots"][0].update(duration=0), "lasts 0.0 s"),
        (lambda d: d["shots"][0].update(time="noon"), "scene.shots[0].time is 'noon'"),
        (lambda d: d["shots"][0].update(span=[1]), "should have 2 values"),
        (lambda d: d["shots"].append(d["shots"][0]), "two shots named 'shot_1'"),
        (lambda d: d["shots"][0]["events"][0].update(actor="bo"), "speaks of 'bo'"),
        (lambda d: d["shots"][0]["events"][0].update(end=-1), "ends before it starts"),
        (lambda d: d["shots"][0]["entities"][1].update(held_by="bo"), "nobody is 'bo'"),
        (lambda d: d.update(cast=[]), "not in the cast"),
    ],
)
def test_damage_is_named(change, says):
    with pytest.raises(CartoonError, match="scene") as caught:
        from_json(damaged(change))
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"version": 1, "seed": NaN}', "[" * 100_000])
def test_other_texts_are_refused(text):
    with pytest.raises(CartoonError, match="damaged"):
        from_json(text)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(CartoonError, match="gone.json cannot be read"):
        read_scene(tmp_path / "gone.json")
    (tmp_path / "picture.json").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(CartoonError, match="picture.json is not a scene"):
        read_scene(tmp_path / "picture.json")
    (tmp_path / "cut.json").write_text(to_json(SCENE)[:90], encoding="utf-8")
    with pytest.raises(CartoonError, match="cut.json: The scene is damaged"):
        read_scene(tmp_path / "cut.json")


def test_ids_find_their_owners():
    assert SCENE.member("ada").name == "Ada" and SCENE.member("bo") is None
    assert SHOT.entity("ball").kind == "prop" and SHOT.entity("door") is None
    later = replace(SHOT, id="shot_2", start=1.0, duration=2.0)
    assert replace(SCENE, shots=(SHOT, later)).duration == 3.0
