"""Bones keep their lengths, limbs meet their goals."""

from __future__ import annotations

from math import dist

import pytest

from gan.cartoon.catalogue.actions import ACTIONS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.motion import pose
from gan.cartoon.motion.pose import Limb, Pose
from gan.cartoon.motion.rigs import RIGS, rig
from gan.cartoon.motion.skeleton import solve, two_bones


@pytest.mark.parametrize("who", CHARACTERS)
def test_bones_never_change_their_length(who):
    bones = rig(who)
    for name, entry in ACTIONS.items():
        for share in (0.1, 0.45, 0.8):
            joints = solve(bones, pose(who, name, entry.duration * share))
            for arm in (joints.left_arm, joints.right_arm):
                assert dist(arm.shoulder, arm.elbow) == pytest.approx(bones.upper_arm, abs=1e-6)
                assert dist(arm.elbow, arm.wrist) == pytest.approx(bones.forearm, abs=1e-6)
                assert dist(arm.wrist, arm.tip) == pytest.approx(bones.hand, abs=1e-6)
            for leg in (joints.left_leg, joints.right_leg):
                assert dist(leg.hip, leg.knee) == pytest.approx(bones.thigh, abs=1e-6)
                assert dist(leg.knee, leg.ankle) == pytest.approx(bones.shin, abs=1e-6)
            trunk = joints.trunk
            assert dist(trunk.pelvis, trunk.waist) == pytest.approx(bones.trunk / 2, abs=1e-6)
            assert dist(trunk.waist, trunk.chest) == pytest.approx(bones.trunk / 2, abs=1e-6)


def test_two_bones_meet_a_goal_within_reach():
    middle, end = two_bones((0, 1, 0), (0.3, 0.6, 0.1), 0.3, 0.3, (1, 0, 0))
    assert end == pytest.approx((0.3, 0.6, 0.1))
    assert dist((0, 1, 0), middle) == pytest.approx(0.3)
    assert middle[0] > 0.1, "the knee points forward"


@pytest.mark.parametrize("goal", [(5, 1, 0), (0, 1, 0), (0.01, 1, 0)])
def test_two_bones_stretch_towards_what_they_cannot_reach(goal):
    middle, end = two_bones((0, 1, 0), goal, 0.3, 0.25, (0, -1, 0))
    assert dist((0, 1, 0), middle) == pytest.approx(0.3)
    assert dist(middle, end) == pytest.approx(0.25)


def test_spin_turns_the_whole_body():
    still = solve(RIGS["bo"], pose("bo", "stand", 0.0))
    turned = solve(RIGS["bo"], Pose(root=(0.0, 0.0), spin=3.14159265, left_leg=Limb((0, 0.07, -0.1)),
                                    right_leg=Limb((0, 0.07, 0.1))))  # fmt: skip
    assert turned.trunk.head[1] < still.trunk.pelvis[1]
    assert turned.left_leg.ankle[1] > still.trunk.chest[1]
