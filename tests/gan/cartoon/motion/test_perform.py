"""Poses over time: no jumps, closed loops, the same again, moods that show."""

from __future__ import annotations

from dataclasses import fields
from math import dist

import pytest

from gan.cartoon.catalogue.actions import ACTIONS, EMOTIONS, MANNERS
from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.errors import CartoonError
from gan.cartoon.motion import pose
from gan.cartoon.motion.repertoire import MOVES
from gan.cartoon.motion.rigs import rig
from gan.cartoon.motion.skeleton import solve

FEW = ["ada", "girl", "dog", "bird", "dinosaur"]
FRAME = 1 / 25


def joints(who, shown):
    body = solve(rig(who), shown)
    return [
        body.trunk.pelvis, body.trunk.chest, body.trunk.head, body.left_arm.wrist, body.right_arm.wrist,
        body.left_leg.ankle, body.right_leg.ankle, body.left_arm.elbow, body.right_arm.elbow,
    ]  # fmt: skip


def test_every_action_has_a_function():
    assert set(MOVES) == set(ACTIONS)


@pytest.mark.parametrize("who", ["ada", "dog", "bird"])
def test_nothing_jumps(who):
    """Fifty looks a second: even a blow or a throw goes only so far from one to the next."""
    bones = rig(who)
    size = max(bones.stand + bones.trunk, 2.2 * bones.arm)
    for name, entry in ACTIONS.items():
        before = None
        for k in range(round(entry.duration * 52)):
            now = joints(who, pose(who, name, k * 0.02))
            if before:
                farthest = max(dist(a, b) for a, b in zip(before, now, strict=True))
                assert farthest < 0.24 * size, f"{name} moves {farthest:.3f} m at {k / 50} s"
            before = now


@pytest.mark.parametrize("who", FEW)
def test_loops_close(who):
    for name, entry in ACTIONS.items():
        if entry.loops and not entry.moves:
            first, last = pose(who, name, 1.0), pose(who, name, 1.0 + entry.duration)
            for a, b in zip(joints(who, first), joints(who, last), strict=True):
                assert dist(a, b) < 0.012, name


def test_a_loop_fits_into_its_duration():
    first = pose("bo", "wave", 0.0, duration=5.0)
    last = pose("bo", "wave", 5.0, duration=5.0)
    assert last.left_arm.goal == pytest.approx(first.left_arm.goal, abs=1e-6)


def test_what_ends_stays_at_its_end():
    late, later = pose("bo", "sit", 3.0), pose("bo", "sit", 9.0)
    assert late.posture == later.posture == "sit"
    assert late.root == pytest.approx(later.root, abs=0.01)
    assert late.root[1] < -0.1


@pytest.mark.parametrize("name", ACTIONS)
def test_the_posture_at_the_end_is_the_one_of_the_catalogue(name):
    entry = ACTIONS[name]
    assert pose("bo", name, entry.duration * 0.999).posture == entry.posture


def test_the_same_arguments_give_the_same_pose_and_seeds_differ():
    for who in FEW:
        assert pose(who, "talk", 1.234, seed=7) == pose(who, "talk", 1.234, seed=7)
    blinks = [
        {k for k in range(250) if pose("ada", "stand", k * FRAME, seed=s).face.eyes < 0.5} for s in (1, 2)
    ]
    assert blinks[0] and blinks[1] and blinks[0] != blinks[1]


def test_moods_change_how_a_body_is_held():
    plain = pose("bo", "walk", 0.3)
    shown = {emotion: pose("bo", "walk", 0.3, emotion=emotion) for emotion in EMOTIONS}
    assert shown["sad"].head.nod > plain.head.nod + 0.1 and shown["sad"].shrug < plain.shrug
    assert shown["angry"].lean > plain.lean and shown["afraid"].shrug > plain.shrug + 0.3
    assert {face.face.emotion for face in shown.values()} == set(EMOTIONS)
    assert pose("bo", "walk", 0.3, manner="sadly").face.emotion == "sad"


@pytest.mark.parametrize("manner", MANNERS)
def test_every_manner_works_for_everybody(manner):
    for who in CHARACTERS:
        for name in ("walk", "talk", "jump"):
            assert pose(who, name, 0.4, manner=manner, emotion="happy") != pose(who, name, 0.4)


def test_a_posture_below_a_gesture():
    sitting = pose("bo", "eat", 0.5, posture="sit")
    assert sitting.posture == "sit" and sitting.root[1] < -0.1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"character_id": "zorblax"}, "no character 'zorblax'"),
        ({"action_id": "frob"}, "no action 'frob'"),
        ({"manner": "purply"}, "manner 'purply'"),
        ({"emotion": "hungry"}, "emotion 'hungry'"),
        ({"posture": "upside"}, "posture 'upside'"),
    ],
)
def test_unknown_names_are_said(change, sentence):
    given = {"character_id": "bo", "action_id": "walk", "seconds": 0.0, **change}
    with pytest.raises(CartoonError, match=sentence):
        pose(**given)


def test_numbers_are_finite_at_odd_moments():
    for moment in (-3.0, 0.0, 1e5):
        for name in ("stand", "walk", "jump", "sleep"):
            shown = pose("dog", name, moment)
            assert all(abs(number) < 100 for point in joints("dog", shown) for number in point)
            assert len(fields(shown)) > 20


def test_a_turn_goes_once_around():
    turned = [pose("bo", "turn", k * 0.02).turned for k in range(52)]
    assert max(turned) - min(turned) > 5.5
    assert turned[0] == pytest.approx(turned[-1])
