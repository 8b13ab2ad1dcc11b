from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gan.cartoon import editing
from gan.cartoon.project import Project
from gan.cartoon.scene import Scene
from studio.workspaces.cartoon.document import CartoonDocument
from tests.gan.cartoon.kitchen import SCRIPT, small_scene


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(qapp, clock) -> CartoonDocument:
    document = CartoonDocument(clock=clock)
    document.begin(
        Project(script=SCRIPT, understood_script=SCRIPT, understood=small_scene(), scene=small_scene())
    )
    return document


def test_typing_without_a_pause_is_one_step(document, clock):
    for end in range(1, 6):
        document.type("Hello"[:end])
        clock.now += 0.2
    clock.now += 5
    document.type("Hello there")
    assert document.steps.count() == 2
    document.steps.undo()
    assert document.script == "Hello"
    document.steps.undo()
    assert document.script == SCRIPT


def test_typing_after_saving_is_not_saved(document, tmp_path):
    document.type("one")
    document.mark_saved(tmp_path / "a.cartoon")
    assert document.is_saved
    document.type("one two")
    assert not document.is_saved
    document.steps.undo()
    assert document.is_saved


def test_an_edit_is_one_step_whatever_was_tried(document):
    for x in (0.1, 0.2, 0.3):
        document.attempt(editing.move(document.project.scene, "s1", "ada", x, 0.5))
    assert document.steps.count() == 0
    assert document.scene.shots[0].entity("ada").placement.x == 0.3
    document.settle("Move Ada")
    assert document.steps.undoText() == "Move Ada"
    document.steps.undo()
    assert document.scene == small_scene()
    document.steps.redo()
    assert document.scene.shots[0].entity("ada").placement.x == 0.3


def test_what_was_tried_can_be_given_up(document, qtbot: QtBot):
    document.attempt(editing.set_time(document.scene, "s1", "night"))
    with qtbot.waitSignal(document.sceneChanged):
        document.give_up()
    assert document.scene == small_scene()
    document.settle("Nothing")
    assert document.steps.count() == 0


def test_what_is_understood_keeps_the_edits_and_is_no_step(document):
    document.settle("Night", editing.set_time(document.scene, "s1", "night"))
    document.type(SCRIPT + " Bo sits.")
    assert document.wants_understanding
    fresh = small_scene()
    fresh = replace(
        fresh, shots=(fresh.shots[0], replace(fresh.shots[1], text="Bo laughs in the park. Bo sits."))
    )
    document.take_understood(document.script, fresh)
    assert not document.wants_understanding
    assert document.scene.shots[0].time == "night"
    assert document.scene.shots[1].text.endswith("Bo sits.")
    assert document.steps.count() == 2


def test_what_was_understood_too_late_is_left(document):
    document.type("A")
    document.type("AB")
    document.take_understood("A", Scene(title="old"))
    assert document.scene == small_scene()


def test_undoing_to_a_script_that_was_never_understood_asks_for_it(document, clock):
    document.type("first")
    clock.now += 5
    document.type("first second")
    document.take_understood("first second", Scene(title="both"))
    document.steps.undo()
    assert document.wants_understanding
    document.take_understood("first", Scene(title="one"))
    document.steps.redo()
    assert document.scene.title == "both"
    assert not document.wants_understanding


def test_an_empty_script_wants_an_empty_scene(document):
    document.type("  ")
    assert document.wants_understanding
    document.take_understood("  ", Scene())
    assert not document.wants_understanding


def test_another_seed_is_a_step_and_is_understood_anew(document):
    document.reseed(5)
    assert document.wants_understanding
    document.take_understood(SCRIPT, replace(small_scene(), seed=5))
    assert document.scene.seed == 5
    document.steps.undo()
    assert document.scene.seed == 0


def test_beginning_another_project_forgets_the_steps(document, qtbot):
    document.type("x")
    with qtbot.waitSignals([document.scriptChanged, document.sceneChanged, document.fileChanged]):
        document.begin(Project(script="y"))
    assert document.is_saved and not document.steps.canUndo()
    document.mark_changed()
    assert not document.is_saved
