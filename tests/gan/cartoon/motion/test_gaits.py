"""Feet that are on the floor stay where they are while the body moves on."""

from __future__ import annotations

import pytest

from gan.cartoon.motion import natural_speed, pose, stride
from gan.cartoon.motion.gaits import RUN, SNEAK, WALK
from gan.cartoon.motion.rigs import RIGS, rig
from gan.cartoon.motion.skeleton import solve
from gan.cartoon.motion.steps import foot_at

WALKERS = [who for who, bones in RIGS.items() if bones.plan == "biped"]
BEASTS = [who for who, bones in RIGS.items() if bones.plan == "quadruped"]
CENTIMETRE = 0.01


@pytest.mark.parametrize("who", WALKERS)
@pytest.mark.parametrize("manner", ["", "proudly", "tiredly"])
def test_the_ball_of_the_foot_does_not_slide_in_a_walk(who, manner):
    bones = rig(who)
    going = natural_speed(who, "walk", manner)
    for side, offset in (("left", 0.0), ("right", 0.5)):
        marks: dict[int, list[float]] = {}
        for k in range(160):
            walked = k * stride(who, "walk", going) / 64
            turns = walked / stride(who, "walk", going)
            phase = (turns + offset) % 1.0
            if 0.15 < phase < 0.58:  # after the heel has struck, until the foot leaves
                shown = pose(who, "walk", walked / going, manner=manner)
                ball = getattr(solve(bones, shown), f"{side}_leg").ball
                assert abs(ball[1]) < CENTIMETRE
                marks.setdefault(int(turns + offset), []).append(ball[0] + walked)
        assert len(marks) >= 2
        for places in marks.values():
            assert max(places) - min(places) < CENTIMETRE


@pytest.mark.parametrize("who", BEASTS)
@pytest.mark.parametrize("action", ["walk", "run", "sneak"])
def test_paws_do_not_slide(who, action):
    bones, going = rig(who), natural_speed(who, action)
    long = stride(who, action, going)
    for limb, joint in (
        ("left_leg", "ankle"),
        ("right_leg", "ankle"),
        ("left_arm", "wrist"),
        ("right_arm", "wrist"),
    ):
        stay: list[float] = []
        longest = 0
        for k in range(140):
            walked = k * long / 50
            place = getattr(getattr(solve(bones, pose(who, action, walked / going)), limb), joint)
            if place[1] < bones.ankle + 1e-4:
                stay.append(place[0] + walked)
                assert max(stay) - min(stay) < CENTIMETRE
                longest = max(longest, len(stay))
            else:
                stay = []
        assert longest > 8


def test_distance_rules_the_phase_whatever_the_clock_says():
    slow = pose("ada", "walk", 5.0, distance=0.7, phase_speed=1.3)
    fast = pose("ada", "walk", 0.5, distance=0.7, phase_speed=1.3)
    assert slow.left_leg.goal == pytest.approx(fast.left_leg.goal)


@pytest.mark.parametrize("step", [WALK, RUN, SNEAK])
def test_a_foot_never_goes_below_the_floor_and_never_jumps(step):
    bones = rig("bo")
    before = foot_at(bones, step, 0.0, 1.2)
    for k in range(1, 401):
        now = foot_at(bones, step, k / 400, 1.2)
        assert now[1] > bones.ankle * 0.6
        assert (
            abs(now[0] - before[0]) < 0.03
            and abs(now[1] - before[1]) < 0.02
            and abs(now[2] - before[2]) < 0.08
        )
        before = now
    assert before == pytest.approx(foot_at(bones, step, 0.0, 1.2))


def test_short_legs_walk_slower_and_manners_change_the_speed():
    assert natural_speed("baby", "walk") < natural_speed("girl", "walk") < natural_speed("bo", "walk")
    assert (
        natural_speed("bo", "walk", "slowly")
        < natural_speed("bo", "walk")
        < natural_speed("bo", "walk", "quickly")
    )
    assert natural_speed("bo", "talk") == 0
    assert stride("bo", "walk", 0.5) < stride("bo", "walk")
