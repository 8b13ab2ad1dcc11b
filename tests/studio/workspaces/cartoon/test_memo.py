"""What is kept of shots: by the very objects, and not too much of it."""

from __future__ import annotations

from studio.workspaces.cartoon.memo import Memo
from studio.workspaces.cartoon.telling import get_ready, marks, panels, time_line
from tests.gan.cartoon.kitchen import small_scene


def test_it_makes_a_value_once_for_the_same_objects():
    memo, made = Memo(2), []
    one, twin = [1], [1]
    for source in (one, one, twin):
        memo.get((source,), lambda source=source: made.append(source) or len(made))
    assert len(made) == 2
    memo.get(([2],), lambda: 0)
    memo.get((one,), lambda: made.append(one) or 0)
    assert len(made) == 3  # the oldest had gone


def test_what_the_window_shows_of_a_scene_is_worked_out_once():
    scene = small_scene()
    get_ready(scene)
    assert marks(scene) is marks(scene)
    assert time_line(scene) is time_line(scene)
    for first, second in zip(panels(scene), panels(scene), strict=True):
        assert first is second
    twins = panels(small_scene())
    assert [panel.key for panel in twins] == [panel.key for panel in panels(scene)]
