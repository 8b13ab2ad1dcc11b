"""Between poses, and one pose's arms on another's legs."""

from __future__ import annotations

from math import dist

import pytest

from gan.cartoon.motion import blend, combine, pose
from gan.cartoon.motion.rigs import rig
from gan.cartoon.motion.skeleton import solve


def test_the_ends_of_a_blend_are_the_poses():
    a, b = pose("ada", "walk", 0.3), pose("ada", "wave", 0.7)
    assert blend(a, b, 0.0) == a and blend(a, b, 1.0) == b


def test_a_blend_goes_all_the_way_without_jumps():
    a, b = pose("ada", "stand", 0.0), pose("ada", "cheer", 0.5)
    before = solve(rig("ada"), a)
    for k in range(1, 51):
        now = solve(rig("ada"), blend(a, b, k / 50))
        assert dist(before.right_arm.wrist, now.right_arm.wrist) < 0.06
        before = now
    assert dist(before.right_arm.wrist, solve(rig("ada"), b).right_arm.wrist) < 1e-6


def test_a_feeling_fades_before_another_comes():
    a, b = pose("ada", "stand", 0.0, emotion="happy"), pose("ada", "stand", 0.0, emotion="angry")
    assert blend(a, b, 0.25).face.emotion == "happy" and blend(a, b, 0.75).face.emotion == "angry"
    assert blend(a, b, 0.5).face.strength == pytest.approx(0.0)


def test_views_blend_through_the_angle():
    a, b = pose("ada", "stand", 0.0).seen("front"), pose("ada", "stand", 0.0).seen("side")
    assert 0.0 < blend(a, b, 0.5).turned < b.turned


def test_walking_and_waving_at_once():
    walk, wave = pose("bo", "walk", 0.4), pose("bo", "wave", 0.4)
    both = combine(walk, wave)
    assert both.left_leg == walk.left_leg and both.root == walk.root
    assert both.left_arm == wave.left_arm
