"""From a pose to the places of all joints: two-bone limbs, the trunk as two bones, the head as a turned ball.

All points are (x, y, z) metres in the body's own directions: forward, up, to its right; see `Pose`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from gan.cartoon.motion.pose import Limb, Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.vectors import Vector, about, add, cross, dot, length, minus, unit

FULLEST = 0.999
"""The share of its length that a limb stretches at most: a straight knee would snap."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Three directions at right angles: forward, up, right."""

    forward: Vector
    up: Vector
    right: Vector

    def out(self, local: Vector) -> Vector:
        """A local (forward, up, right) as a vector of the body."""
        f, u, r = self.forward, self.up, self.right
        x, y, z = local
        return (
            x * f[0] + y * u[0] + z * r[0],
            x * f[1] + y * u[1] + z * r[1],
            x * f[2] + y * u[2] + z * r[2],
        )

    def into(self, vector: Vector) -> Vector:
        """The other way."""
        return (dot(vector, self.forward), dot(vector, self.up), dot(vector, self.right))


@dataclass(frozen=True, slots=True)
class Arm:
    """Shoulder, elbow, wrist, and where the fingers end."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    tip: Vector


@dataclass(frozen=True, slots=True)
class Leg:
    """Hip, knee, ankle; and of the foot the heel, ball and toe on its sole."""

    hip: Vector
    knee: Vector
    ankle: Vector
    heel: Vector
    ball: Vector
    toe: Vector


@dataclass(frozen=True, slots=True)
class Trunk:
    """What all else hangs on."""

    pelvis: Vector
    waist: Vector
    chest: Vector
    hips: Frame
    shoulders: Frame
    neck: Vector
    head: Vector
    head_frame: Frame


@dataclass(frozen=True, slots=True)
class Joints:
    """All joints of a body."""

    trunk: Trunk
    left_arm: Arm
    right_arm: Arm
    left_leg: Leg
    right_leg: Leg
    tail: tuple[Vector, ...]


def solve(rig: Rig, pose: Pose) -> Joints:
    """The joints of a body in a pose.

    A goal out of reach is met as nearly as the bones allow.
    """
    trunk = solve_trunk(rig, pose)
    joints = Joints(
        trunk,
        _arm(rig, trunk, pose.left_arm, -1, pose.shrug),
        _arm(rig, trunk, pose.right_arm, 1, pose.shrug),
        _leg(rig, trunk, pose.left_leg, -1),
        _leg(rig, trunk, pose.right_leg, 1),
        _tail(rig, trunk, pose),
    )
    return _spun(joints, pose.spin) if pose.spin else joints


def solve_trunk(rig: Rig, pose: Pose) -> Trunk:
    """Pelvis to head only; `spin` is left out."""
    pelvis = (pose.root[0], rig.stand + pose.root[1], 0.0)
    low = _frame(rig.trunk_rest + pose.lean, pose.sway, 0.0)
    high = _frame(rig.trunk_rest + pose.lean + pose.curl, pose.sway, pose.twist)
    waist = add(pelvis, low.up, rig.trunk * 0.5)
    chest = add(waist, high.up, rig.trunk * 0.5)
    bowed = rig.head_follows * (pose.lean + pose.curl)
    throat = _frame(rig.neck_rest + bowed, pose.sway, 0.0)
    neck = add(chest, throat.up, rig.neck + 0.06 * pose.shrug * -rig.trunk)
    head_frame = _head_frame(pose, bowed)
    # The head sits on the neck by its lower third, so that it turns about there and not about its chin.
    head = add(add(neck, throat.up, rig.head[1] * 0.35), head_frame.up, rig.head[1] * 0.65)
    return Trunk(pelvis, waist, chest, low, high, neck, head, head_frame)


def shoulder(rig: Rig, trunk: Trunk, side: int, shrug: float = 0.0) -> Vector:
    """Where an arm begins; side -1 left, +1 right."""
    lift = (0.07 * shrug - 0.085) * rig.trunk
    return add(add(trunk.chest, trunk.shoulders.right, side * rig.shoulders), trunk.shoulders.up, lift)


def _frame(lean: float, sway: float, twist: float) -> Frame:
    """Directions of a part of the trunk."""
    cl, sl, cs, ss = cos(lean), sin(lean), cos(sway), sin(sway)
    up = (sl * cs, cl * cs, ss)
    forward = (cl, -sl, 0.0)
    right = cross(forward, up)
    if twist:
        forward, right = (
            (
                forward[0] * cos(twist) - right[0] * sin(twist),
                forward[1] * cos(twist) - right[1] * sin(twist),
                forward[2] * cos(twist) - right[2] * sin(twist),
            ),
            (
                right[0] * cos(twist) + forward[0] * sin(twist),
                right[1] * cos(twist) + forward[1] * sin(twist),
                right[2] * cos(twist) + forward[2] * sin(twist),
            ),
        )
    return Frame(forward, up, right)


def _head_frame(pose: Pose, bowed: float) -> Frame:
    head = pose.head
    upright = _frame(bowed + head.nod, pose.sway + head.tilt, 0.0)
    # To its right is about the up axis towards z.
    turn = head.turn + 0.35 * pose.twist * -1
    if not turn:
        return upright
    f, r = upright.forward, upright.right
    c, s = cos(turn), sin(turn)
    return Frame(
        (f[0] * c + r[0] * s, f[1] * c + r[1] * s, f[2] * c + r[2] * s),
        upright.up,
        (r[0] * c - f[0] * s, r[1] * c - f[1] * s, r[2] * c - f[2] * s),
    )


def _arm(rig: Rig, trunk: Trunk, limb: Limb, side: int, shrug: float) -> Arm:
    start = shoulder(rig, trunk, side, shrug)
    frame = trunk.shoulders
    x, y, z = limb.goal
    goal = limb.goal if limb.anchored else add(start, frame.out((x, y, z * side)))
    # Elbows point down, outward and back; front legs bend backwards.
    if rig.four_legged:
        natural: Vector = (-1.0, 0.15, 0.12 * side)
    else:
        natural = frame.out((-0.38, -0.82, 0.48 * side))
    elbow, wrist = two_bones(start, goal, rig.upper_arm, rig.forearm, natural, limb.swivel * side)
    along = unit(minus(wrist, elbow))
    # A hand bends towards its palm: about the axis across the forearm's plane.
    hinge = unit(cross(along, minus(wrist, start)), frame.right)
    if dot(hinge, frame.right) < 0:
        hinge = (-hinge[0], -hinge[1], -hinge[2])
    direction = about(along, hinge, limb.bend) if limb.bend else along
    return Arm(start, elbow, wrist, add(wrist, direction, rig.hand))


def _leg(rig: Rig, trunk: Trunk, limb: Limb, side: int) -> Leg:
    hip = add(trunk.pelvis, trunk.hips.right, side * rig.hips)
    # Knees go where the front of the body is, also of one that lies; hocks go back.
    fx, fy, fz = trunk.hips.forward
    natural = (
        (max(fx, 0.1) + 0.30, max(fy, -0.3), fz + 0.16 * side)
        if not rig.four_legged
        else (-1.0, 0.25, 0.1 * side)
    )
    knee, ankle = two_bones(hip, limb.goal, rig.thigh, rig.shin, natural, limb.swivel * side)
    return Leg(hip, knee, ankle, *_foot(rig, ankle, limb.bend, side))


def _foot(rig: Rig, ankle: Vector, bend: float, side: int) -> tuple[Vector, Vector, Vector]:
    """Heel, ball and toe of a foot whose toes are raised by `bend`; feet point a little outward."""
    c, s = cos(bend), sin(bend)
    outward = 0.10 * side

    def sole(forward: float) -> Vector:
        x = forward * c + rig.ankle * s
        y = forward * s - rig.ankle * c
        return (ankle[0] + x, ankle[1] + y, ankle[2] + x * outward)

    return sole(-0.25 * rig.foot), sole(0.45 * rig.foot), sole(0.75 * rig.foot)


def two_bones(
    start: Vector, goal: Vector, first: float, second: float, natural: Vector, swivel: float = 0.0
) -> tuple[Vector, Vector]:
    """The middle joint and the end of a limb of two bones that reaches for a goal.

    Args:
        start: where it hangs.
        goal: where its end should be; nearer or farther than the bones allow is met in that direction.
        first, second: lengths of the bones.
        natural: the direction in which the middle joint points.
        swivel: radians that it is turned from there about the line from start to goal.
    """
    reach = minus(goal, start)
    distance = length(reach)
    longest, shortest = (first + second) * FULLEST, abs(first - second) + 0.12 * (first + second)
    direction = unit(reach)
    distance = min(max(distance, shortest), longest)
    end = add(start, direction, distance)
    share = (first * first - second * second + distance * distance) / (2 * distance)
    height = sqrt(max(first * first - share * share, 0.0))
    side = minus(natural, (0.0, 0.0, 0.0))
    side = add(side, direction, -dot(side, direction))
    side = unit(side, unit(cross(direction, (0.0, 0.0, 1.0)), (1.0, 0.0, 0.0)))
    if swivel:
        side = about(side, direction, swivel)
    return add(add(start, direction, share), side, height), end


def _tail(rig: Rig, trunk: Trunk, pose: Pose) -> tuple[Vector, ...]:
    """Root to tip in five bones that bend one after the other."""
    if not rig.tail:
        return ()
    lift, swing = pose.tail
    bones = 5
    points = [trunk.pelvis]
    back = pi + (rig.trunk_rest + pose.lean - pi / 2) * (0.5 if rig.four_legged else 0.35)
    for bone in range(bones):
        share = (bone + 1) / bones
        angle = back - lift * (0.35 + 0.75 * share) + 0.3 * pose.lag[1] * share
        aside = swing * 0.9 * share
        step = (cos(angle) * cos(aside), sin(angle) * cos(aside), sin(aside))
        points.append(add(points[-1], step, rig.tail / bones))
    return tuple(points)


def _spun(joints: Joints, angle: float) -> Joints:
    """All joints turned about the middle of the trunk."""
    middle = joints.trunk.waist
    # Forward means that the head goes forward and down: from y towards x.
    axis = (0.0, 0.0, -1.0)

    def point(p: Vector) -> Vector:
        return add(middle, about(minus(p, middle), axis, angle))

    def frame(f: Frame) -> Frame:
        return Frame(*(about(v, axis, angle) for v in (f.forward, f.up, f.right)))

    def limb(kind, joint):
        return kind(*(point(getattr(joint, name)) for name in kind.__slots__))

    t = joints.trunk
    trunk = Trunk(
        point(t.pelvis),
        t.waist,
        point(t.chest),
        frame(t.hips),
        frame(t.shoulders),
        point(t.neck),
        point(t.head),
        frame(t.head_frame),
    )
    return Joints(
        trunk,
        limb(Arm, joints.left_arm),
        limb(Arm, joints.right_arm),
        limb(Leg, joints.left_leg),
        limb(Leg, joints.right_leg),
        tuple(point(p) for p in joints.tail),
    )
