"""Odd, long and wrong scripts; notes, progress and cancelling."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.places import PLACES
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import Scene, WordUse, from_json, to_json
from gan.cartoon.script import Progress, read_script, understand
from tests.gan.cartoon.scripts import SCRIPTS


def use_of(scene: Scene, word: str) -> WordUse:
    return next(use for use in scene.words if use.text == word)


@pytest.mark.parametrize("text", ["", "  \n\t ", "\n\n\n"])
def test_an_empty_script_says_what_to_do(text):
    scene = understand(text, seed=3)
    assert scene.shots == () and scene.seed == 3
    assert "empty" in scene.notes[0] and "write" in scene.notes[0]


@pytest.mark.parametrize("text", ["!!!", "...", "🎉", "and then while"])
def test_nothing_to_show_is_said(text):
    scene = understand(text)
    assert scene.shots == ()
    assert "Nothing to show" in scene.notes[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Hund läuft in den Garten und die Katze ist nicht da.", "German"),
        ("Le chien est dans la cuisine avec une femme.", "French"),
        ("El perro está en la cocina con una mujer.", "Spanish"),
        ("Il cane è nella cucina con una donna e non parla.", "Italian"),
        ("De hond is in het huis en de kat zit niet op een stoel.", "Dutch"),
        ("Ада идёт на кухню.", "Cyrillic"),
        ("狗在花园里跑。", "Chinese"),
        ("犬が庭を走る。", "Japanese"),
    ],
)
def test_another_language_is_named(text, language):
    scene = understand(text)
    assert scene.shots == ()
    assert language in scene.notes[0]
    assert scene.words and all(use.state == "unknown" for use in scene.words)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.text[:40])
def test_everything_in_a_scene_is_in_the_catalogue(script):
    scene = understand(script.text)
    assert all(member.character in CHARACTERS for member in scene.cast)
    for shot in scene.shots:
        assert shot.place in PLACES or not shot.place
        assert all(event.action in ACTIONS for event in shot.events)
        assert all(event.end > event.start and event.end <= shot.duration for event in shot.events)
        for entity in shot.entities:
            assert entity.asset in (CHARACTERS if entity.kind == "character" else PROPS)


def test_a_stand_in_takes_the_place_of_the_unknown():
    scene = understand("A zorblax eats a florp.")
    assert use_of(scene, "zorblax").state == "unknown"
    assert "stand-in" in use_of(scene, "zorblax").note
    kinds = {entity.id: (entity.kind, entity.asset) for entity in scene.shots[0].entities}
    assert kinds == {"zorblax": ("character", "robot"), "florp": ("prop", "thing")}


def test_the_nearest_known_word_is_told():
    scene = understand("A hound slumbered on the davenport. A wombat tiptoed by.")
    use = use_of(scene, "wombat")
    assert use.state == "nearest" and "nearest that can be shown" in use.note


def test_a_slip_is_forgiven_and_told():
    scene = understand("Ada wlaks to the kitcen.")
    assert use_of(scene, "wlaks").note == "“wlaks” was read as “walk”."
    assert use_of(scene, "kitcen").state == "nearest"
    assert scene.shots[0].place == "kitchen"


@pytest.mark.parametrize(
    ("text", "word"),
    [("Ada sits while she runs.", "runs"), ("Bo sleeps while he dances.", "dances")],
)
def test_contradictions_are_left_out_and_named(text, word):
    scene = understand(text)
    assert len(scene.shots[0].events) == 1
    assert use_of(scene, word).state == "ignored"
    assert f"“{word}” is left out" in scene.notes[0]


def test_places_that_exclude_each_other_are_named():
    scene = understand("The ball is on the table. The ball is under the table.")
    assert [relation.kind for relation in scene.shots[0].relations] == ["on"]
    assert "cannot be there, too" in scene.notes[0]


def test_what_is_said_not_to_be_is_not_shown():
    scene = understand("There are no dogs in the park. Bo doesn't sing.")
    assert [entity.id for shot in scene.shots for entity in shot.entities] == ["bo"]
    assert "said not to" in use_of(scene, "sing").note
    assert "said not to" in use_of(scene, "dogs").note


def test_forty_are_forty():
    scene = understand("Forty dogs are sleeping.")
    assert len(scene.cast) == len(scene.shots[0].entities) == len(scene.shots[0].events) == 40
    names = "Ann Beth Carl Dora Emma Fred Gina Hank Ida Jane Karl Lena Mike Nora Otto Paul Rita Sam Tina Vera"
    names = names.split()
    everybody = understand(", ".join(names[:-1]) + f" and {names[-1]} are dancing.")
    assert len(everybody.cast) == len(names)
    looks = {(member.character, member.look) for member in everybody.cast}
    assert len(looks) == len(names)  # nobody is mistaken for another


def test_a_crowd_has_an_end():
    assert len(understand("1,000,000 birds fly over the city.").cast) == 40


def test_a_long_script_streams_and_can_be_given_up():
    sentence = "Ada walks to the garden and talks to Bo. Then he goes to the kitchen and eats an apple. "
    text = sentence * 2_900  # 52,200 words
    reading = read_script(text)
    steps = [next(reading) for _ in range(500)]
    assert all(isinstance(step, Progress) and step.total == len(text) for step in steps)
    assert steps[-1].shots > 50 and steps[-1].done > steps[0].done
    start = time.process_time()
    reading.close()
    assert time.process_time() - start < 0.1
    with pytest.raises(StopIteration):
        next(reading)


def test_progress_can_stop_it():
    class EnoughError(Exception):
        pass

    def stop(step: Progress) -> None:
        if step.shots >= 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        understand("Ada walks to the garden. Ada walks to the kitchen. " * 50, progress=stop)


def test_progress_gets_to_the_end():
    steps: list[Progress] = []
    text = "Ada sings.\n\nBo dances. Then he sleeps."
    understand(text, progress=steps.append)
    done = [step.done for step in steps if step.done]
    assert done == sorted(done) and done[-1] == len(text)


def test_a_page_takes_processor_time_in_proportion():
    understand("Ada sings.")
    text = "Ada walks to the garden and talks to Bo. Then he goes to the kitchen and eats an apple. "

    def seconds(times: int) -> float:
        start = time.process_time()
        understand(text * times)
        return time.process_time() - start

    assert seconds(400) < 12 * seconds(100) + 0.5


def test_a_sentence_is_quick():
    understand("A wombat sings.")
    start = time.process_time()
    scene = understand(
        "Ada walks into the kitchen and gives Bo a red apple while the dog sleeps under the table."
    )
    assert time.process_time() - start < 0.1
    assert len(scene.shots[0].events) == 3


def test_the_same_script_is_the_same_scene():
    text = "\n\n".join(script.text for script in SCRIPTS[:60])
    assert understand(text, seed=5) == understand(text, seed=5)
    assert from_json(to_json(understand(text))) == understand(text)


def test_words_refer_to_what_they_became():
    scene = understand("Ada throws the ball to Bo. He catches it.")
    assert use_of(scene, "Ada").refers == "ada"
    assert use_of(scene, "it").refers == "ball"
    assert use_of(scene, "He").meaning == "pronoun" and use_of(scene, "He").refers == "bo"
    assert use_of(scene, "catches") == WordUse(
        30, 37, "catches", "understood", "action:catch", "", "shot_1/event_2"
    )


def test_a_page_of_script_with_headings_and_speech():
    scene = understand(
        "INT. KITCHEN - NIGHT\n\nAda is cooking. Bo comes in.\n\nBO\nGood evening.\n\nADA (angrily)\n"
        "You are late!\n\nEXT. GARDEN - DAY\n\nThe dog barks at Bo."
    )
    assert [(shot.place, shot.time) for shot in scene.shots] == [("kitchen", "night"), ("garden", "day")]
    kitchen = scene.shots[0]
    assert [event.speech for event in kitchen.events if event.speech] == ["Good evening.", "You are late!"]
    assert [event.emotion for event in kitchen.events if event.speech] == ["neutral", "angry"]
    assert [member.id for member in scene.cast] == ["ada", "bo", "dog"]


def test_what_is_held_stays_in_the_hand_in_the_next_shot():
    scene = understand("Ada picks up the umbrella.\n\nClose up of Ada. She smiles.")
    umbrella = scene.shots[1].entity("umbrella")
    assert umbrella is not None and umbrella.held_by == "ada"


def test_the_labels_of_captions_hold_no_text_of_theirs():
    path = Path(__file__).with_name("caption_labels.json")
    labels = json.loads(path.read_text(encoding="utf-8"))
    assert len(labels) == 150
    for label in labels:
        assert set(label) == {"id", "sha256", "entities", "actions"}
        assert all(start < end for start, end, _ in label["entities"] + label["actions"])
