"""Hands that reach for places."""

from __future__ import annotations

import pytest

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.errors import CartoonError
from gan.cartoon.motion import pose, reach
from gan.cartoon.scene import Look
from gan.cartoon.stage.character import sockets


@pytest.mark.parametrize("who", ["ada", "bo", "otto", "chef", "grandfather"])
@pytest.mark.parametrize("view", ["side", "three_quarter"])
@pytest.mark.parametrize("facing", [1, -1])
def test_the_palm_is_where_the_picture_shows_the_goal(who, view, facing):
    tall = CHARACTERS[who].height
    goal = (0.30 * facing, 0.60 * tall)
    reaching = reach(who, pose(who, "stand", 0.0).seen(view, facing), "right", goal)
    palm = sockets(who, Look(), reaching).right_hand
    assert palm.x() == pytest.approx(goal[0], abs=0.03)
    assert -palm.y() == pytest.approx(goal[1], abs=0.03)


def test_far_things_make_the_body_lean():
    still = pose("bo", "stand", 0.0).seen("side")
    assert reach("bo", still, "right", (0.9, 0.9)).lean > still.lean + 0.1
    assert reach("bo", still, "right", (0.9, 0.9), weight=0.0) == still


def test_half_way_there():
    still = pose("bo", "stand", 0.0).seen("side")
    start = sockets("bo", Look(), still).right_hand
    end = sockets("bo", Look(), reach("bo", still, "right", (0.4, 1.2))).right_hand
    half = sockets("bo", Look(), reach("bo", still, "right", (0.4, 1.2), weight=0.5)).right_hand
    assert min(start.y(), end.y()) < half.y() < max(start.y(), end.y())


def test_unknown_character():
    with pytest.raises(CartoonError, match="no character"):
        reach("zorblax", pose("bo", "stand", 0.0), "right", (0, 0))
