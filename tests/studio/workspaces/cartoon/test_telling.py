from __future__ import annotations

from dataclasses import replace

import pytest

from gan.cartoon.scene import CastMember, Entity, Event, Scene, Shot, WordUse
from studio.widgets.script_editor import NEAR, PLAIN, UNKNOWN
from studio.workspaces.cartoon.telling import (
    entity_name,
    event_words,
    marks,
    meaning_words,
    panels,
    picture_key,
    playing_span,
    shot_at,
    shot_of_character,
    time_line,
    told,
)
from tests.gan.cartoon.kitchen import small_scene


@pytest.fixture
def scene() -> Scene:
    return small_scene()


def test_names_come_from_the_script(scene):
    first = scene.shots[0]
    assert [entity_name(scene, each) for each in first.entities] == ["Ada", "Bo", "Red ball"]
    assert entity_name(Scene(), Entity("x", "prop", "ball")) == "Ball"
    assert entity_name(Scene(), Entity("x", "prop", "", label="a zorblax")) == "Zorblax"


def test_several_of_a_kind_are_numbered():
    cast = tuple(CastMember(f"dog_{n}", label="three dogs", number=n) for n in (1, 2, 3))
    scene = Scene(cast=cast)
    assert entity_name(scene, Entity("dog_2", "character", "dog")) == "Dog 2"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event("e", 0, 1, "ada", "throw", "ball", "bo"), "Throw the red ball to Bo"),
        (Event("e", 0, 1, "ada", "walk", destination="here"), "Walk in"),
        (Event("e", 0, 1, "ada", "walk", destination="door", manner="slowly"), "Walk to the door slowly"),
        (Event("e", 0, 1, "ada", "point", "bo"), "Point at Bo"),
        (Event("e", 0, 1, "ada", "pick_up", "ball"), "Pick up the red ball"),
        (Event("e", 0, 1, "ada", "stand", emotion="sad"), "Stand, sad"),
    ],
)
def test_events_in_words(scene, event, words):
    assert event_words(scene, scene.shots[0], event) == words


def test_a_picture_does_not_depend_on_where_its_shot_stands(scene):
    shot = scene.shots[0]
    events = tuple(replace(event, span=(9, 99)) for event in shot.events)
    moved = replace(shot, id="other", start=8.0, span=(7, 70), text="Other words.", events=events)
    assert picture_key(moved) == picture_key(shot)
    assert picture_key(replace(shot, time="night")) != picture_key(shot)


def test_panels_and_the_time_line(scene):
    assert [(panel.number, panel.length) for panel in panels(scene)] == [(1, "4.0 s"), (2, "3.0 s")]
    model = time_line(scene)
    assert [section.name for section in model.sections] == ["1  Kitchen", "2  Park"]
    bo = next(track for track in model.tracks if track.key == "bo")
    assert [(block.key, block.start) for block in bo.blocks] == [(("s1", "e3"), 2.4), (("s2", "e1"), 4.0)]
    assert bo.present == ((0.0, 4.0), (4.0, 7.0))


def test_which_shot_and_which_words_are_played(scene):
    assert [shot_at(scene, seconds) for seconds in (0, 3.9, 4.0, 99)] == [0, 0, 1, 1]
    assert shot_at(Scene(), 1) == -1
    assert [shot_of_character(scene, place) for place in (0, 59, 60, 80)] == [0, 0, 1, 1]
    assert playing_span(scene, 1.0) == (0, 26)
    assert playing_span(scene, 2.6) == (28, 57)
    assert playing_span(scene, 6.9) == (60, 82)
    assert playing_span(Scene(), 1.0) == (0, 0)


def test_marks_and_what_they_tell(scene):
    words = (
        WordUse(0, 3, "Ada", "understood", "name:ada"),
        WordUse(4, 9, "puppy", "nearest", "character:dog"),
        WordUse(10, 17, "zorblax", "unknown"),
        WordUse(18, 20, "of", "ignored"),
        WordUse(21, 25, "runs", "understood", "action:run", "Both at once."),
    )
    scene = replace(scene, words=words)
    assert [mark.state for mark in marks(scene)] == [PLAIN, NEAR, UNKNOWN, PLAIN, PLAIN]
    assert told(scene, words[0]) == "“Ada”: a name, played by Ada"
    assert told(scene, words[1]) == "“puppy” is not known; the nearest that is: Biscuit."
    assert "not understood" in told(scene, words[2])
    assert told(scene, words[4]) == "Both at once."
    assert meaning_words(scene, "manner:slowly") == "slowly (how it is done)"
    assert meaning_words(scene, "action:pick_up") == "pick up (an action)"


def test_catalogue_names_of_places_and_of_nothing():
    scene = Scene(shots=(Shot("s", 0, 1, place="nowhere"),))
    assert time_line(scene).sections[0].name == "1  Something"
