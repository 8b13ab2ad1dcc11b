from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from gan.cartoon.script import understand
from studio.workspaces.cartoon.examples import EXAMPLES, Example, example, paint_example


@pytest.mark.parametrize("story", EXAMPLES, ids=lambda story: story.id)
def test_every_word_of_a_story_is_understood(story: Example):
    scene = understand(story.script)
    assert [word.text for word in scene.words if word.state in ("unknown", "nearest")] == []
    assert scene.notes == ()
    assert len(scene.shots) >= 2
    assert all(shot.events for shot in scene.shots)


def test_a_story_has_a_picture(qapp):
    image = paint_example(EXAMPLES[0].id, QSize(104, 58))
    colors = {image.pixelColor(x, y).name() for x in range(0, 104, 4) for y in range(0, 58, 4)}
    assert len(colors) > 20


def test_stories_are_told_apart():
    assert example(EXAMPLES[-1].id) is EXAMPLES[-1]
    assert len({each.id for each in EXAMPLES}) == len(EXAMPLES)
