"""Bringing a hand to a place of the set: a door handle, a cup on the table, another's hand."""

from __future__ import annotations

from dataclasses import replace
from math import cos, sin

from gan.cartoon.motion.pose import Limb, Pose
from gan.cartoon.motion.rigs import rig
from gan.cartoon.motion.skeleton import shoulder, solve, solve_trunk
from gan.cartoon.motion.vectors import add, length, minus, mix


def reach(
    character_id: str,
    pose: Pose,
    hand: str,
    goal: tuple[float, float],
    weight: float = 1.0,
    grip: float | None = None,
) -> Pose:
    """The same pose with a palm at a place, or as near as the arm allows; the trunk leans along.

    Args:
        character_id: id in the catalogue.
        pose: any.
        hand: "left" or "right".
        goal: (x, y) metres from the character's floor point on the picture: x to the right, y up, at size 1.
        weight: 0 leaves the pose as it is, 1 is there; in between the hand is on its way.
        grip: of the hand, 0 open .. 1 fist; None as it is.

    Raises:
        CartoonError: there is no such character.
    """
    bones = rig(character_id)
    if weight <= 0:
        return pose
    sign = 1 if hand == "right" else -1
    place = _in_body(pose, goal, sign * bones.shoulders * 0.5)
    leaning = _leaned(bones, pose, sign, place, weight)
    arm = getattr(solve(bones, leaning), f"{hand}_arm")
    palm = mix(arm.wrist, arm.tip, 0.5)
    target = add(mix(palm, place, weight), minus(arm.wrist, palm))
    # The hand turns with the forearm: two more rounds bring the palm, not the wrist, to the place.
    limb = getattr(leaning, f"{hand}_arm")
    for _ in range(3):
        limb = Limb(target, True, limb.swivel, limb.bend, limb.grip if grip is None else grip)
        leaning = replace(leaning, **{f"{hand}_arm": limb})
        arm = getattr(solve(bones, leaning), f"{hand}_arm")
        palm_now = mix(arm.wrist, arm.tip, 0.5)
        target = add(target, minus(mix(palm, place, weight), palm_now))
    return leaning


def _in_body(pose: Pose, goal: tuple[float, float], side: float) -> tuple[float, float, float]:
    """A place on the picture as a point of the body, in the plane that lies before the shoulder."""
    yaw = abs(pose.turned)
    across = goal[0] * pose.facing
    sine = sin(yaw)
    if abs(sine) < 0.35:
        # From the front: the place is beside the body, an arm's length ahead.
        return (0.25, goal[1], -across / cos(yaw))
    x = (across + side * cos(yaw)) / sine
    # The eye looks down a little: what is nearer is drawn lower.
    depth = x * cos(yaw) + side * sine
    return (x, goal[1] + 0.10 * depth, side)


def _leaned(bones, pose: Pose, sign: int, place, weight: float) -> Pose:
    """The pose leaning towards a place that the arm alone does not reach."""
    trunk = solve_trunk(bones, pose)
    distance = length(minus(place, shoulder(bones, trunk, sign, pose.shrug)))
    missing = distance - 0.94 * (bones.arm + bones.hand * 0.5)
    if missing <= 0 or bones.four_legged:
        return pose
    ahead = 1 if place[0] >= trunk.pelvis[0] else -1
    lean = min(0.7, 1.2 * missing / bones.trunk) * weight * ahead
    head = replace(pose.head, nod=pose.head.nod - 0.5 * lean)
    return replace(
        pose, lean=pose.lean + lean, head=head, root=(pose.root[0] - 0.12 * lean * bones.leg, pose.root[1])
    )
