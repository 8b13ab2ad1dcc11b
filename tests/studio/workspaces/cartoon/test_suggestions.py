"""Who else could take a part stands first in the gallery, with the reasons."""

from __future__ import annotations

import pytest

from gan.cartoon.learned.index import Answer, Entry
from studio.workspaces.cartoon.inspector import Inspector
from studio.workspaces.cartoon.suggestions import Suggestions
from tests.gan.cartoon.scenes import person, scene

DOG = Answer(Entry("dog", "character", words=("bark", "brown")), 0.9, ("brown",))


@pytest.fixture
def inspector(qtbot) -> Inspector:
    inspector = Inspector()
    qtbot.addWidget(inspector)
    return inspector


def test_the_best_come_first(qtbot, inspector):
    asked = []

    def suggest(scene, shot, entity):
        asked.append((shot.id, entity.id))
        return [DOG, Answer(Entry("no such asset", "character"), 0.5)]

    suggestions = Suggestions(inspector, suggest=suggest)
    try:
        inspector.show_choice(scene(person("ada"), person("bo")), 0, "ada")
        grid = inspector.entity_page.gallery.grid
        ids = [item.id for item in grid.items]
        assert ids[0] != "dog"
        qtbot.waitUntil(lambda: grid.items[0].id == "dog", timeout=5000)
        assert grid.items[0].hint == "Biscuit: brown, bark"
        assert sorted(item.id for item in grid.items) == sorted(ids)
        assert asked == [("s1", "ada")]
    finally:
        suggestions.close()
        suggestions.wait()


def test_suggestions_for_somebody_else_are_left(inspector):
    one = scene(person("ada"), person("bo"))
    inspector.show_choice(one, 0, "bo")
    before = inspector.entity_page.gallery.grid.items
    inspector.entity_page.show_suggestions(one.shots[0].entities[0], [DOG])
    assert inspector.entity_page.gallery.grid.items == before
