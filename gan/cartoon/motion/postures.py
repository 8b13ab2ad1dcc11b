"""How a body is when it does nothing else: standing, sitting, lying, crouching, floating, in the air."""

from __future__ import annotations

from math import pi

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import smooth

SEAT = 0.74
"""Height of a seat in lengths of the sitter's own standing pelvis."""


def stand(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """Upright, weight shifting slowly from leg to leg."""
    draft.lift = draft.rig.tail_rest
    if draft.rig.four_legged:
        _stand_on_four(draft)
        if beat.paws:
            rear(draft, beat, beat.paws)
            draft.seated = True
        return
    shift = beat.wave() * 0.5 if beat.loops and beat.duration >= 2 else 0.0
    for side, sign in SIDES:
        draft.foot(side, 0.03 * sign, 0.0, 0.035)
        draft.arm(side, 0.09, -0.945, 0.15, bend=0.15)
    draft.sway = 0.04 * shift
    draft.twist = 0.05 * shift
    draft.tilt = -0.05 * shift
    draft.x += 0.004
    draft.settle()
    if draft.rig.plan == "bird":
        for side, _ in SIDES:
            draft.arm(side, -0.12, -0.62, 0.28)
    elif draft.rig.tail:
        _small_arms(draft)


def _small_arms(draft: Draft) -> None:
    for side, _ in SIDES:
        draft.arm(side, 0.62, -0.62, 0.16, bend=0.5)


def _stand_on_four(draft: Draft) -> None:
    rig = draft.rig
    reach = front(draft)
    for side, sign in SIDES:
        draft.foot(side, 0.05 * sign, 0.0)
        draft.legs[side].goal = (
            draft.legs[side].goal[0] - _hind(draft) - 0.07 * rig.leg,
            rig.ankle,
            sign * rig.hips,
        )
        draft.anchor(side, (reach - 0.02 * sign * rig.trunk, rig.ankle, sign * rig.shoulders))
        draft.arms[side].bend = 0.0
    draft.x = -_hind(draft)


def _hind(draft: Draft) -> float:
    """How far behind the floor point the hind legs are: it lies under the middle of the trunk."""
    return draft.rig.trunk * 0.5


def front(draft: Draft) -> float:
    """How far before the floor point the front legs are."""
    return draft.rig.trunk * 0.5


def sit(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """On a seat; four-legged ones on the floor."""
    rig, w = draft.rig, weight
    if rig.four_legged:
        _sit_on_four(draft, w)
        return
    if rig.plan == "bird":
        draft.y -= 0.75 * rig.leg * w
        _pass_to(draft, "sit", weight)
        return
    drop = rig.stand * (1 - SEAT) - 0.02
    draft.y += (-drop - draft.y) * w
    # The body goes back before it goes down, else one would fall over.
    draft.x += (-0.30 * rig.leg - draft.x) * smooth(w)
    draft.lean += 0.30 * 4 * w * (1 - w) - 0.02 * w
    draft.curl += 0.06 * w
    draft.nod -= 0.2 * 4 * w * (1 - w) * 0.5
    for side, sign in SIDES:
        draft.foot(side, 0.16 + 0.02 * sign, 0.0, 0.05, weight=w)
        draft.arm(side, 0.52, -0.62, 0.06, weight=w, bend=0.2)
    _pass_to(draft, "sit", weight)
    if rig.tail:
        draft.lift += 0.5 * w
        _small_arms(draft)


def _sit_on_four(draft: Draft, weight: float) -> None:
    rig, w = draft.rig, weight
    low = rig.foot * 0.9
    draft.y += (low + 0.10 * rig.trunk - rig.stand - draft.y) * w
    draft.x += (-0.30 * rig.trunk - draft.x) * w
    draft.lean -= 0.78 * w
    for side, sign in SIDES:
        draft.foot(side, 0.0, 0.0, 0.12, weight=w)
        x = -0.30 * rig.trunk + 0.30 * rig.leg
        goal = draft.legs[side].goal
        draft.legs[side].goal = (goal[0] + (x - goal[0]) * w, goal[1], goal[2])
        draft.anchor(side, (0.32 * rig.trunk, rig.ankle, sign * rig.shoulders * 0.8), w)
    draft.nod += 0.22 * w
    draft.lift += 0.25 * w
    _pass_to(draft, "sit", weight)


def rear(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """Of four-legged ones: up on the haunches, the front paws free as hands."""
    rig, w = draft.rig, weight
    if not rig.four_legged:
        return
    sit(draft, beat, w)
    draft.lean -= (rig.trunk_rest - 1.16) * w
    draft.nod += 0.12 * w
    draft.x += 0.16 * rig.trunk * w
    for side, _ in SIDES:
        draft.arm(side, 0.55, -0.45, 0.05, weight=w, bend=0.9)


def lie(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """On the back (people), on the belly (four-legged ones and birds)."""
    rig, w = draft.rig, weight
    _pass_to(draft, "lie", weight)
    if rig.four_legged:
        low = rig.foot * 0.55 + rig.hips * 0.9
        draft.y += (low - rig.stand - draft.y) * w
        for side, sign in SIDES:
            goal = draft.legs[side].goal
            draft.legs[side].goal = (
                goal[0] + 0.22 * rig.leg * w,
                goal[1],
                goal[2] + 0.2 * sign * rig.hips * w,
            )
            draft.anchor(side, (front(draft) + 0.55 * rig.arm, rig.ankle, sign * rig.shoulders), w)
        draft.nod += 0.25 * w
        return
    if rig.plan == "bird":
        draft.y -= 0.8 * rig.leg * w
        draft.nod += 0.4 * w
        return
    if rig.tail:
        _lie_on_belly(draft, w)
        return
    thick = rig.shoulders * 0.62
    draft.lean += (-pi / 2 - rig.trunk_rest) * w
    draft.y += (thick - rig.stand) * w
    draft.x += -0.12 * w
    draft.nod += 0.12 * w
    # The face turns to the side that one sees.
    draft.turn += 0.45 * w
    for side, sign in SIDES:
        straight = rig.leg * (0.985 if side == "left" else 0.94)
        goal = (straight - 0.12, thick * 0.9 + (0.0 if side == "left" else 0.03), sign * rig.hips * 1.3)
        limb = draft.legs[side]
        start = limb.goal
        limb.goal = tuple(a + (b - a) * w for a, b in zip(start, goal, strict=True))
        limb.bend += (pi / 2 - 0.35 - limb.bend) * w
        draft.arm(side, 0.10, -0.9, 0.30, weight=w)


def _lie_on_belly(draft: Draft, w: float) -> None:
    """A tail leaves no room behind: legs folded under, chin on the floor."""
    rig = draft.rig
    draft.lean += (1.36 - rig.trunk_rest) * w
    draft.y += (0.30 * rig.stand - rig.stand) * w
    draft.x -= 0.35 * rig.trunk * w
    draft.nod -= 0.25 * w
    draft.lift -= 0.10 * w
    for side, sign in SIDES:
        draft.legs[side].goal = tuple(
            a + (b - a) * w
            for a, b in zip(
                draft.legs[side].goal,
                (draft.x + 0.25 * rig.leg, rig.ankle, sign * rig.hips * 1.4),
                strict=True,
            )
        )
        draft.arm(side, 0.75, 0.25, 0.25, weight=w)


def crouch(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """Low on bent knees."""
    rig, w = draft.rig, weight
    _pass_to(draft, "crouch", weight)
    if rig.four_legged:
        lie(draft, beat, 0.75 * w)
        _pass_to(draft, "crouch", weight)
        return
    draft.y -= 0.47 * rig.leg * w
    draft.x -= 0.10 * rig.leg * w
    draft.lean += 0.42 * w
    draft.curl += 0.25 * w
    draft.nod -= 0.4 * w
    for side, sign in SIDES:
        draft.foot(side, 0.12 * sign, 0.0, 0.10, weight=w)
        draft.arm(side, 0.55, -0.50, 0.10, weight=w)
    draft.settle()


def float_(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """In the water, level, belly down, the back at the surface; the floor point is below the middle."""
    _level(draft, weight, 0.62, "float")


def fly(draft: Draft, beat: Beat, weight: float = 1.0) -> None:
    """In the air, level."""
    _level(draft, weight, 1.0, "fly")


def _level(draft: Draft, w: float, height: float, posture: str) -> None:
    rig = draft.rig
    draft.posture = posture
    up = height if rig.plan == "biped" else height * rig.stand * 1.6 + 0.2
    draft.y += (up - draft.y - rig.stand * 0.5) * w
    slope = 1.35 - rig.trunk_rest if rig.plan != "quadruped" else 0.0
    draft.lean += slope * w
    draft.nod -= slope * 0.8 * w * rig.head_follows
    pelvis_x, pelvis_y = draft.x, rig.stand + draft.y
    for side, sign in SIDES:
        limb = draft.legs[side]
        back = rig.leg * (0.9 if rig.plan != "quadruped" else 0.5)
        low = 0.18 * rig.leg if rig.plan != "quadruped" else 0.8 * rig.leg
        goal = (pelvis_x - back, pelvis_y - low, sign * rig.hips)
        limb.goal = tuple(a + (b - a) * w for a, b in zip(limb.goal, goal, strict=True))
        limb.bend += (-1.2 - limb.bend) * w
        if rig.four_legged:
            draft.arm(side, 0.35, -0.8, 0.05, weight=w)


def _pass_to(draft: Draft, posture: str, weight: float) -> None:
    """The posture changes its name half way."""
    if weight > 0.5:
        draft.posture = posture


def base(draft: Draft, beat: Beat) -> None:
    """What the body does below an action that only needs arms and head."""
    stand(draft, beat)
    if beat.posture != "stand":
        POSTURES[beat.posture](draft, beat)


POSTURES = {
    "stand": stand,
    "sit": sit,
    "lie": lie,
    "crouch": crouch,
    "float": float_,
    "fly": fly,
}
