"""Walking, running, sneaking, skipping on two legs; pushing, crawling, climbing, swimming, flying."""

from __future__ import annotations

from math import cos, pi, sin

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import swing
from gan.cartoon.motion.postures import float_, fly, sit, stand
from gan.cartoon.motion.steps import Step, foot_at

WALK = Step()
RUN = Step(stance=0.36, lift=0.30, strike=0.20, push=0.95, kick=0.9)
SNEAK = Step(stance=0.66, lift=0.26, tiptoe=0.55, push=0.2, kick=0.5)
SKIP = Step(stance=0.40, lift=0.26, strike=0.0, push=0.9, tiptoe=0.15, kick=0.5)
MARCH = Step(stance=0.60, lift=0.22, strike=0.30, push=0.7, kick=0.2)
SHUFFLE = Step(stance=0.70, lift=0.045, strike=0.12, push=0.5, kick=0.1)
HEAVY = Step(stance=0.68, lift=0.07, strike=0.05, push=1.0, kick=0.2)

STEPS_BY_MANNER = {
    "proudly": MARCH, "angrily": MARCH, "sadly": SHUFFLE, "tiredly": SHUFFLE, "sneakily": SNEAK,
    "fearfully": SNEAK,
}  # fmt: skip


def legs(d: Draft, b: Beat, step: Step, spread: float = 0.0, shift: float = 0.0) -> None:
    """Both feet of a gait; `shift` lengths of the leg that they are before the pelvis."""
    rig = b.rig
    for (side, sign), offset in zip(SIDES, (0.0, 0.5), strict=True):
        x, y, bend = foot_at(rig, step, b.turns + offset, b.stride)
        limb = d.legs[side]
        limb.goal = (x + shift * rig.leg, y, sign * (rig.hips * 0.72 + spread * rig.leg))
        limb.bend = bend


def _arm_swing(d: Draft, b: Beat, size: float, elbow: float, out: float = 0.14, lag: float = 0.04) -> None:
    """Arms against the legs; the forearm folds as it comes forward."""
    for side, sign in SIDES:
        wave = cos(2 * pi * (b.turns - lag)) * sign
        angle = size * wave + 0.08
        long = 0.95 - elbow * (0.55 + 0.45 * wave)
        d.arm(
            side,
            sin(angle) * long,
            -cos(angle) * long,
            out,
            bend=0.15 - 0.30 * swing(b.turns - 0.12, 0.0) * sign,
        )


def walk(d: Draft, b: Beat) -> None:
    """The walk of people, in the manner asked for."""
    step = STEPS_BY_MANNER.get(b.manner, SHUFFLE if b.emotion == "sad" else WALK)
    e = b.energy
    stand(d, b)
    d.x = 0.0
    phase = b.turns
    legs(d, b, step)
    bounce = 0.030 * e * min(1.2, b.stride / (1.6 * b.rig.leg))
    d.y = b.rig.leg * (bounce * cos(4 * pi * (phase - 0.33)) - 0.028)
    d.lean = 0.055 + 0.02 * e
    d.sway = 0.030 * swing(phase, 0.02)
    d.twist = 0.20 * e * cos(2 * pi * phase)
    d.nod = -0.03 + 0.035 * cos(4 * pi * (phase - 0.20))
    d.tilt = -0.5 * d.sway
    _arm_swing(d, b, 0.50 * e, 0.10)
    if b.rig.tail:
        d.wag = 0.45 * swing(phase, 0.1)
        d.lean *= 0.5
        for side, sign in SIDES:
            d.arm(side, 0.58, -0.62 + 0.10 * cos(2 * pi * phase) * sign, 0.16, bend=0.5)
    if b.manner == "proudly":
        d.curl -= 0.06
        d.nod -= 0.08
    d.settle()


def run(d: Draft, b: Beat) -> None:
    """Both feet off the floor twice a turn; bent arms pump."""
    e, phase = b.energy, b.turns
    stand(d, b)
    d.x = 0.0
    legs(d, b, RUN)
    up = cos(4 * pi * (phase - 0.42))
    d.y = b.rig.leg * (0.075 * e * up - 0.03)
    d.squash = 1 + 0.030 * up
    d.lean = 0.26
    d.twist = 0.30 * e * cos(2 * pi * phase)
    d.nod = -0.16 + 0.05 * cos(4 * pi * (phase - 0.28))
    for side, sign in SIDES:
        wave = cos(2 * pi * (phase - 0.03)) * sign
        angle = 0.35 + 0.75 * wave * e
        long = 0.66 - 0.10 * wave
        d.arm(side, sin(angle) * long, -cos(angle) * long, 0.16, grip=0.8, bend=0.2)
    if b.rig.tail:
        d.lean *= 0.6
        d.lift += 0.35
        d.wag = 0.3 * swing(phase)
    d.settle()


def sneak(d: Draft, b: Beat) -> None:
    """Long soft steps on the toes, bent low, hands before the chest; a stop in each step."""
    stand(d, b)
    d.x = 0.0
    phase = b.turns
    legs(d, b, SNEAK)
    d.y = -b.rig.leg * (0.17 + 0.035 * cos(4 * pi * (phase - 0.05)))
    d.lean, d.curl = 0.24, 0.24
    d.nod = -0.34 + 0.05 * swing(2 * phase)
    d.shrug = 0.5
    d.turn = 0.22 * swing(phase, 0.1)
    d.twist = 0.14 * cos(2 * pi * phase)
    for side, sign in SIDES:
        wave = cos(2 * pi * phase) * sign
        d.arm(side, 0.50 + 0.09 * wave, -0.12 + 0.09 * wave, 0.10, bend=1.0 + 0.15 * wave, grip=0.3)
    d.settle()


def skip(d: Draft, b: Beat) -> None:
    """Light leaps from leg to leg with swinging arms."""
    stand(d, b)
    d.x = 0.0
    phase = b.turns
    legs(d, b, SKIP)
    up = cos(4 * pi * (phase - 0.45))
    d.y = b.rig.leg * (0.13 * b.energy * up + 0.02)
    d.squash = 1 + 0.035 * up
    d.lean = 0.03
    d.twist = 0.22 * cos(2 * pi * phase)
    d.tilt = 0.10 * swing(phase)
    d.nod = -0.10
    _arm_swing(d, b, 0.85, 0.12, out=0.22)
    d.settle()


def push(d: Draft, b: Beat) -> None:
    """Leaning into it with both hands, legs working behind."""
    stand(d, b)
    d.x = -0.20 * b.rig.leg
    phase = b.turns
    legs(d, b, HEAVY, shift=-0.28)
    d.lean = 0.46 + 0.05 * swing(2 * phase)
    d.y = -b.rig.leg * (0.09 + 0.02 * cos(4 * pi * phase))
    d.nod = -0.30
    d.shrug = 0.35
    for side, _ in SIDES:
        d.arm(side, 0.80, -0.02 + 0.03 * swing(2 * phase), 0.04, bend=-1.0, grip=0.1)
    d.settle()


def pull(d: Draft, b: Beat) -> None:
    """Facing away from the way, weight thrown back, hand over hand: the body goes backwards."""
    stand(d, b)
    phase = b.turns
    rig = b.rig
    for (side, sign), offset in zip(SIDES, (0.0, 0.5), strict=True):
        x, y, bend = foot_at(rig, HEAVY, -(b.turns + offset), b.stride)
        d.legs[side].goal = (x + 0.20 * rig.leg, y, sign * rig.hips)
        d.legs[side].bend = bend * 0.6
    heave = swing(2 * phase)
    d.x = -0.10 * rig.leg
    d.lean = -0.30 - 0.08 * heave
    d.y = -rig.leg * (0.14 + 0.02 * heave)
    d.nod = 0.22
    d.shrug = 0.3
    for side, sign in SIDES:
        d.arm(side, 0.86 - 0.07 * heave, -0.22, 0.0 + 0.02 * sign, grip=1.0)
    d.settle()


def crawl(d: Draft, b: Beat) -> None:
    """On hands and knees, diagonally."""
    rig, phase = b.rig, b.turns
    d.posture = "crouch"
    hip = rig.thigh * 0.94
    d.y = hip - rig.stand + 0.006 * cos(4 * pi * phase)
    d.lean = 1.30 - rig.trunk_rest
    d.nod = -1.02 if rig.head_follows > 0.8 else -0.4
    d.sway = 0.05 * swing(phase)
    d.x = -rig.trunk * 0.5
    reach = rig.trunk * 0.5 + 0.08 * rig.arm
    low = rig.hand * 0.45
    for (side, sign), offset in zip(SIDES, (0.0, 0.5), strict=True):
        x, y = _slide(phase + offset + 0.5, b.stride)
        d.anchor(side, (reach + x, low + y * rig.leg, sign * rig.shoulders * 1.1))
        d.arms[side].grip, d.arms[side].bend = 0.1, -1.2
        x, y = _slide(phase + offset, b.stride)
        knee = d.x + x * 0.7
        d.legs[side].goal = (
            knee - rig.shin * 0.93,
            rig.ankle * 0.75 + y * rig.leg * 0.4,
            sign * rig.hips * 1.2,
        )
        d.legs[side].bend = -1.35


def _slide(phase: float, stride: float) -> tuple[float, float]:
    """A hand or knee on the floor: forward against the body, up in lengths of the leg."""
    phase %= 1.0
    if phase < 0.6:
        return stride * 0.6 * (0.5 - phase / 0.6), 0.0
    t = (phase - 0.6) / 0.4
    return stride * 0.6 * (-cos(pi * t) * 0.5), 0.16 * sin(pi * t) ** 2


def climb(d: Draft, b: Beat) -> None:
    """Up a ladder or trunk before one: hand and opposite foot in turn. The floor point goes up, too."""
    stand(d, b)
    rig = b.rig
    d.view = "side"
    d.lean = 0.06
    d.x = -0.10 * rig.leg
    d.y = 0.03 * rig.leg * swing(2 * b.turns)
    d.nod = -0.28
    d.sway = 0.06 * swing(b.turns)
    for (side, sign), offset in zip(SIDES, (0.0, 0.5), strict=True):
        up = 0.5 + 0.5 * swing(b.turns + offset)
        d.arm(side, 0.52, 0.12 + 0.62 * up, 0.10, grip=1.0)
        step = 0.5 + 0.5 * swing(b.turns + offset + 0.5)
        d.legs[side].goal = (
            0.14 * rig.leg,
            rig.ankle + rig.leg * (0.10 + 0.34 * step),
            sign * rig.hips * 1.3,
        )
        d.legs[side].bend = -0.05


def swim(d: Draft, b: Beat) -> None:
    """The crawl of swimmers: arms like wheels, legs fluttering, the face to the side for air."""
    stand(d, b)
    float_(d, b)
    rig, phase = b.rig, b.turns
    d.y += 0.03 * swing(phase)
    d.sway = 0.16 * swing(phase)
    d.nod -= 0.12
    d.turn = 0.5 * max(0.0, swing(phase, 0.1))
    for (side, _), offset in zip(SIDES, (0.0, 0.5), strict=True):
        angle = 2 * pi * (phase + offset)
        # Over the water stretched and out, under it bent below the chest.
        d.arm(side, -0.80 * sin(angle) + 0.05, 0.86 * cos(angle) + 0.05, 0.22, grip=0.2)
        flutter = swing(3 * (phase + offset))
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (x, y + 0.10 * rig.leg * flutter, z)


def fly_(d: Draft, b: Beat) -> None:
    """People fly like heroes, one fist ahead."""
    stand(d, b)
    fly(d, b)
    phase = b.turns
    d.y += 0.04 * swing(phase * 0.5)
    d.sway = 0.10 * swing(phase * 0.5)
    d.nod -= 0.10
    d.arm("left", -0.10, 0.97, 0.05, grip=1.0)
    d.arm("right", -0.28, -0.80, 0.20 + 0.05 * swing(phase), grip=1.0)
    for side, sign in SIDES:
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (x - 0.02 * sign, y + 0.03 * sign * b.rig.leg + 0.02 * swing(phase), z * 0.7)


def ride(d: Draft, b: Beat) -> None:
    """In a saddle: hands before one, knees bent, bobbing with the gait."""
    stand(d, b)
    sit(d, b)
    phase = b.turns
    up = swing(2 * phase)
    d.y += 0.025 * up
    d.lean += 0.14 + 0.04 * swing(2 * phase, -0.15)
    d.nod = -0.10 - 0.05 * swing(2 * phase, -0.2)
    for side, _sign in SIDES:
        d.arm(side, 0.70, -0.34 + 0.03 * up, 0.02, grip=1.0)
        d.foot(side, 0.10, 0.12, 0.14, bend=0.1)


def drive(d: Draft, b: Beat) -> None:
    """At the wheel: both hands turn it a little, the body sways against the curve."""
    stand(d, b)
    sit(d, b)
    turn = b.wave()
    d.sway = 0.04 * turn
    d.y += 0.006 * b.wave(5)
    d.nod = -0.05
    for side, sign in SIDES:
        d.arm(side, 0.76, -0.12 + 0.12 * turn * sign, 0.02, grip=1.0)
        d.foot(side, 0.34, 0.06, 0.04, bend=0.45)
    d.turn = -0.14 * turn
