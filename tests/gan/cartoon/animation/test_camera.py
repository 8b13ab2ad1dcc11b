"""Views and moves of the camera."""

from __future__ import annotations

import pytest

from gan.cartoon.animation.camera import Move, View, fitted, framing, view_at, widest
from gan.cartoon.layout.boxes import Box

WIDE = 16 / 9


def inside(view: View, aspect: float) -> bool:
    box = view.box(aspect)
    return box.left > -1e-9 and box.top > -1e-9 and box.right < WIDE + 1e-9 and box.bottom < 1 + 1e-9


@pytest.mark.parametrize("aspect", [16 / 9, 1.0, 9 / 16, 21 / 9])
def test_no_view_shows_anything_beyond_the_set(aspect):
    for x, y, height in ((0.0, 0.0, 1.0), (1.7, 0.9, 0.4), (0.9, 0.5, 3.0)):
        assert inside(fitted(View(x, y, height), aspect, WIDE), aspect)
    assert inside(widest(aspect, WIDE, 0.1), aspect)


def test_framing_shows_the_whole_box_with_room():
    box = Box(0.6, 0.4, 1.0, 0.9)
    seen = framing(box, WIDE, WIDE).box(WIDE)
    assert seen.left < box.left and seen.right > box.right and seen.top < box.top and seen.bottom > box.bottom
    assert seen.height < 1


def test_a_push_is_smooth_and_keeps_its_aim():
    move = Move(0.0, 2.0, View(0.9, 0.5, 1.0), View(0.5, 0.6, 0.4))
    heights = [move.at(step / 10).height for step in range(21)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == 1.0 and heights[-1] == pytest.approx(0.4)
    assert move.at(-1) == move.first and move.at(5).x == pytest.approx(0.5)


def test_moves_cut_from_one_to_the_next():
    first, second = View(0.9, 0.5, 1.0), View(0.5, 0.6, 0.4)
    moves = (Move(0.0, 1.0, first, first), Move(1.0, 2.0, second, second))
    assert view_at(moves, 0.99) == first and view_at(moves, 1.0) == second and view_at(moves, 9.0) == second


def test_a_follower_gives_the_middle():
    view = View(0.9, 0.5, 0.6)
    assert Move(0.0, 2.0, view, view, lambda seconds: seconds).at(0.7).x == 0.7
