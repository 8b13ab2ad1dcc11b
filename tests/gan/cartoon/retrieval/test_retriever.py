"""Assets for entities and places for shots."""

from __future__ import annotations

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.props import STAND_IN
from gan.cartoon.retrieval.retriever import RuleBackgroundRetriever, RuleEntityRetriever, resolve
from gan.cartoon.scene import CastMember, Look, Scene, Shot
from tests.gan.cartoon.scenes import RED, person, scene, thing


def first(entity, **member) -> str:
    one = scene(entity)
    one = Scene(shots=one.shots, cast=(CastMember(entity.id, **member),))
    return RuleEntityRetriever().rank(one, one.shots[0], entity)[0]


def test_what_the_scene_names_is_taken():
    assert first(person("x", "dog")) == "dog"
    assert first(thing("x", "car")) == "car"


def test_labels_say_what_is_meant():
    assert first(thing("x", "nothing", label="the red bicycle")) == "bicycle"
    assert first(person("x", "nothing", label="a puppy")) == "dog"
    assert first(thing("x", "nothing", label="a bicicle")) == "bicycle"


def test_unknown_things_get_the_stand_in_and_unknown_people_somebody_of_their_gender():
    assert first(thing("x", "nothing", label="a zorblax")) == STAND_IN
    assert CHARACTERS[first(person("x", "nothing"), gender="male")].gender == "male"


def test_places_follow_the_scene_then_the_words():
    rank = RuleBackgroundRetriever().rank
    assert rank(Scene(), Shot("s", 0, 1, "beach"))[0] == "beach"
    assert rank(Scene(), Shot("s", 0, 1, "", text="Ada is in the kitchen."))[0] == "kitchen"
    assert rank(Scene(), Shot("s", 0, 1))[0] == "outside"


def test_the_cast_decides_the_look_of_who_has_none_of_its_own():
    one = scene(person("ada"), person("bo", look=RED))
    cast = tuple(CastMember(id, character=id, look=Look(hair="#2f2530")) for id in ("ada", "bo"))
    ada, bo = resolve(Scene(shots=one.shots, cast=cast)).shots[0].entities
    assert ada.look.hair == "#2f2530" and bo.look == RED
