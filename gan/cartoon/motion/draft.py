"""A pose while it is being made: plain numbers that actions change one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from gan.cartoon.motion.pose import Face, HeadPose, Limb, Pose
from gan.cartoon.motion.rigs import Rig
from gan.cartoon.motion.skeleton import shoulder, solve_trunk
from gan.cartoon.motion.vectors import Vector, add, length, minus, mix, unit

SIDES = (("left", -1), ("right", 1))

SPOTS: dict[str, Vector] = {
    "mouth": (1.12, -0.52, 0.22),
    "beside_mouth": (0.98, -0.55, 0.80),
    "chin": (0.95, -0.95, 0.30),
    "cheek": (0.75, -0.35, 0.85),
    "ear": (0.10, -0.10, 1.28),
    "brow": (0.95, 0.45, 0.65),
    "eyes": (1.05, 0.05, 0.48),
    "crown": (0.10, 1.15, 0.35),
    "nose": (1.30, -0.15, 0.15),
}
"""Places on the head that hands go to: (forward, up, outward) in half sizes of the head."""


@dataclass(slots=True)
class LimbDraft:
    """A hand or foot in the making, see `Limb`; z of an arm that is not anchored is outward."""

    goal: Vector = (0.0, 0.0, 0.0)
    anchored: bool = False
    swivel: float = 0.0
    bend: float = 0.0
    grip: float = 0.35

    def done(self) -> Limb:
        """The frozen value."""
        return Limb(self.goal, self.anchored, self.swivel, self.bend, self.grip)


@dataclass(slots=True)
class Draft:
    """A pose in the making. Numbers as in `Pose`.

    `seated` is set for a beast on its haunches: steps of people then leave its hind feet alone.
    """

    rig: Rig
    x: float = 0.0
    y: float = 0.0
    lean: float = 0.0
    curl: float = 0.0
    twist: float = 0.0
    sway: float = 0.0
    squash: float = 1.0
    spin: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    nod: float = 0.0
    shrug: float = 0.0
    breath: float = 0.0
    lift: float = 0.0
    wag: float = 0.0
    ears: float = 0.0
    wings: float = 0.0
    lag: tuple[float, float] = (0.0, 0.0)
    emotion: str = "neutral"
    strength: float = 1.0
    mouth: str = "rest"
    eyes: float = 1.0
    gaze: tuple[float, float] = (0.0, 0.0)
    brows: float = 0.0
    tears: float = 0.0
    blush: float = 0.0
    posture: str = "stand"
    seated: bool = False
    view: str = "three_quarter"
    arms: dict[str, LimbDraft] = field(default_factory=lambda: {"left": LimbDraft(), "right": LimbDraft()})
    legs: dict[str, LimbDraft] = field(default_factory=lambda: {"left": LimbDraft(), "right": LimbDraft()})

    def arm(
        self,
        side: str,
        forward: float,
        up: float,
        out: float,
        weight: float = 1.0,
        swivel: float = 0.0,
        bend: float | None = None,
        grip: float | None = None,
    ) -> None:
        """Move a hand to a place seen from its shoulder, in lengths of the arm; `weight` 0..1 of the way."""
        scale = self.rig.arm
        self.reach(side, (forward * scale, up * scale, out * scale), weight, swivel, bend, grip)

    def reach(
        self,
        side: str,
        goal: Vector,
        weight: float = 1.0,
        swivel: float = 0.0,
        bend: float | None = None,
        grip: float | None = None,
    ) -> None:
        """As `arm`, in metres."""
        limb = self.arms[side]
        if weight <= 0:
            return
        if limb.anchored:
            limb.goal, limb.anchored = self.unanchored(side), False
        limb.goal = arc(limb.goal, goal, weight)
        limb.swivel += (swivel - limb.swivel) * weight
        if bend is not None:
            limb.bend += (bend - limb.bend) * weight
        if grip is not None:
            limb.grip += (grip - limb.grip) * weight

    def anchor(self, side: str, goal: Vector, weight: float = 1.0) -> None:
        """Move a hand to a place seen from the floor point, in metres (z to the body's right)."""
        limb = self.arms[side]
        start = limb.goal if limb.anchored else self.anchored(side)
        limb.goal, limb.anchored = mix(start, goal, weight), True

    def unanchored(self, side: str) -> Vector:
        """Where an anchored hand is, seen from its shoulder (forward, up, outward)."""
        trunk = solve_trunk(self.rig, self.done())
        sign = 1 if side == "right" else -1
        base = shoulder(self.rig, trunk, sign, self.shrug)
        x, y, z = trunk.shoulders.into(minus(self.arms[side].goal, base))
        return (x, y, z * sign)

    def anchored(self, side: str) -> Vector:
        """Where a free hand is, seen from the floor point."""
        trunk = solve_trunk(self.rig, self.done())
        sign = 1 if side == "right" else -1
        x, y, z = self.arms[side].goal
        return add(shoulder(self.rig, trunk, sign, self.shrug), trunk.shoulders.out((x, y, z * sign)))

    def foot(
        self, side: str, forward: float, up: float, out: float = 0.0, bend: float = 0.0, weight: float = 1.0
    ) -> None:
        """Move a foot to a place seen from where it stands, in lengths of the leg."""
        if self.seated:
            return
        limb, rig = self.legs[side], self.rig
        sign = 1 if side == "right" else -1
        goal = (forward * rig.leg, rig.ankle + up * rig.leg, sign * (rig.hips + out * rig.leg))
        limb.goal = mix(limb.goal, goal, weight)
        limb.bend += (bend - limb.bend) * weight

    def touch(
        self,
        side: str,
        spot: str,
        weight: float = 1.0,
        swivel: float = 0.0,
        bend: float | None = None,
        grip: float | None = None,
        away: float = 0.0,
    ) -> None:
        """Bring the fingers of a hand to a spot of the head (`SPOTS`), `away` metres from it."""
        rig, sign = self.rig, 1 if side == "right" else -1
        trunk = solve_trunk(rig, self.done())
        a, b, c = rig.head[2], rig.head[1], rig.head[0]
        x, y, z = SPOTS[spot]
        place = add(trunk.head, trunk.head_frame.out((x * a, y * b, z * c * sign)))
        base = shoulder(rig, trunk, sign, self.shrug)
        # The wrist stays short of the spot by the length of the hand.
        line = minus(place, base)
        line = add(line, unit(line), -(rig.hand * 0.75 + away))
        x, y, z = trunk.shoulders.into(line)
        self.reach(side, (x, y, z * sign), weight, swivel, bend, grip)

    def settle(self) -> None:
        """Lower the pelvis until both feet can be where they should."""
        rig = self.rig
        longest = rig.leg * 0.998
        trunk = solve_trunk(rig, self.done())
        for side, sign in SIDES:
            hip = add(trunk.pelvis, trunk.hips.right, sign * rig.hips)
            gx, gy, gz = self.legs[side].goal
            flat = (hip[0] - gx) ** 2 + (hip[2] - gz) ** 2
            if flat < longest * longest:
                missing = max(0.0, hip[1] - gy - (longest * longest - flat) ** 0.5)
                self.y -= missing * self._weight_on(gy)
        if rig.four_legged:
            self._settle_front()

    def _settle_front(self) -> None:
        """The same for front legs that stand."""
        longest = self.rig.arm * 0.998
        trunk = solve_trunk(self.rig, self.done())
        drop = 0.0
        for side, sign in SIDES:
            limb = self.arms[side]
            if not limb.anchored:
                continue
            top = shoulder(self.rig, trunk, sign, self.shrug)
            gx, gy, gz = limb.goal
            flat = (top[0] - gx) ** 2 + (top[2] - gz) ** 2
            if flat < longest * longest:
                missing = top[1] - gy - (longest * longest - flat) ** 0.5
                drop = max(drop, missing * self._weight_on(gy))
        self.y -= drop

    def _weight_on(self, height: float) -> float:
        """How much a paw counts: one in the air need not reach its goal. All feet of people count."""
        if not self.rig.four_legged:
            return 1.0
        return max(0.0, 1.0 - (height - self.rig.ankle) / (0.10 * self.rig.leg))

    def done(self) -> Pose:
        """The frozen pose."""
        return Pose(
            (self.x, self.y),
            self.lean,
            self.curl,
            self.twist,
            self.sway,
            self.squash,
            self.spin,
            HeadPose(self.turn, self.tilt, self.nod),
            self.arms["left"].done(),
            self.arms["right"].done(),
            self.legs["left"].done(),
            self.legs["right"].done(),
            Face(
                self.emotion,
                self.strength,
                self.mouth,
                self.eyes,
                self.gaze,
                self.brows,
                self.tears,
                self.blush,
            ),
            self.shrug,
            self.breath,
            self.lag,
            (self.lift, self.wag),
            self.ears,
            self.wings,
            self.view,
            posture=self.posture,
        )


def arc(start: Vector, goal: Vector, weight: float) -> Vector:
    """Part of the way of a hand about its shoulder: it swings round in front instead of passing through."""
    if weight >= 1:
        return goal
    long, short = length(start), length(goal)
    if long < 1e-6 or short < 1e-6:
        return mix(start, goal, weight)
    a, b = unit(start), unit(goal)
    opposed = (1 - (a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) / 2
    aside = 4 * weight * (1 - weight) * opposed
    direction = mix(a, b, weight)
    direction = unit((direction[0] + 0.75 * aside, direction[1], direction[2] + 0.5 * aside), b)
    size = long + (short - long) * weight
    return (direction[0] * size, direction[1] * size, direction[2] * size)
