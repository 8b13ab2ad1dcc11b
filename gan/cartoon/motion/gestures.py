"""Gestures, games and shows: pointing, waving, clapping, cheering, dancing, singing, bowing, turning."""

from __future__ import annotations

from math import cos, pi

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import between, bump, flow, hold, smooth, swing, track
from gan.cartoon.motion.postures import base, stand


def idle(d: Draft, b: Beat) -> None:
    """Standing (or sitting, lying …) with life in it."""
    base(d, b)


def point(d: Draft, b: Beat) -> None:
    """The arm draws back, shoots out, overshoots, and stays."""
    base(d, b)
    u = b.share
    back = bump(u, 0.0, 0.22)
    out = between(u, 0.12, 0.30) * (1 - between(u, 0.82, 1.0))
    over = bump(u, 0.26, 0.46)
    d.arm("left", 0.20, -0.30, 0.12, 0.8 * back, grip=0.6)
    d.arm("left", 0.93 + 0.05 * over, 0.16 + 0.05 * over, 0.12, out, bend=0.0, grip=0.5)
    d.twist += 0.12 * back - 0.16 * out
    d.lean += -0.05 * back + 0.07 * out
    d.nod -= 0.04 * out
    d.gaze = (0.6 * out, 0.1 * out)
    d.brows = 0.3 * out


def wave(d: Draft, b: Beat) -> None:
    """An arm up beside the head; the forearm swings, the hand after it."""
    base(d, b)
    beat = swing(2 * b.share)
    d.arm(
        "left",
        0.26,
        0.60,
        0.52 + 0.20 * beat,
        0.98,
        swivel=0.3,
        bend=0.5 * swing(2 * b.share, -0.12),
        grip=0.0,
    )
    d.tilt -= 0.07 + 0.03 * beat
    d.sway -= 0.03
    d.shrug += 0.15
    d.brows = 0.5
    d.mouth = "smile"


def clap(d: Draft, b: Beat) -> None:
    """Twice a turn, before the chest, the body bouncing along."""
    base(d, b)
    gap = 0.5 + 0.5 * cos(4 * pi * b.share)
    for side, _ in SIDES:
        d.arm(side, 0.62, -0.08 + 0.05 * gap, -0.26 + 0.36 * gap, 0.98, bend=-0.2 + 0.3 * gap, grip=0.0)
    d.nod += 0.04 * (1 - gap)
    d.y += 0.008 * gap
    d.lean += 0.03
    d.mouth = "smile"
    d.settle()


def cheer(d: Draft, b: Beat) -> None:
    """Crouch, leap with both arms up, land."""
    base(d, b)
    u, e = b.share, b.energy
    down = bump(u, 0.0, 0.40) + 0.7 * bump(u, 0.74, 1.0)
    t = (u - 0.28) / 0.48
    air = 4 * t * (1 - t) if 0 < t < 1 else 0.0
    high = 0.24 * e * air * b.rig.leg / 0.69
    d.y += high - 0.16 * b.rig.leg * down
    d.squash = 1 - 0.07 * down + 0.05 * bump(u, 0.26, 0.5)
    up = hold(u, 0.40, 0.70)
    for side, sign in SIDES:
        d.arm(side, 0.14 + 0.05 * sign, 0.35 + 0.58 * up - 0.5 * (1 - up), 0.46, 0.98, grip=0.9)
        d.foot(side, 0.0, 0.0, 0.06)
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (
            x - 0.10 * air * (sign < 0),
            y + high + (0.05 * air if sign > 0 else 0.09 * air),
            z,
        )
        d.legs[side].bend = -0.5 * air
    d.nod -= 0.18 * up
    d.mouth = "open" if up > 0.4 else "smile"
    d.emotion = "happy"
    d.ears = air
    if air == 0:
        d.settle()


def dance(d: Draft, b: Beat) -> None:
    """Hips to and fro, heels up in turn, arms in waves, the head on the beat."""
    base(d, b)
    u, e = b.share, b.energy
    side_step = b.wave(1)
    bounce = abs(swing(2 * u))
    d.y -= b.rig.leg * (0.07 - 0.06 * bounce)
    d.squash = 1 - 0.02 + 0.03 * bounce
    d.sway += 0.14 * side_step * e
    d.twist += 0.30 * b.wave(1, 0.25) * e
    d.tilt -= 0.16 * side_step
    d.nod += 0.07 * swing(4 * u)
    d.turn += 0.2 * b.wave(1, 0.1)
    for side, sign in SIDES:
        lift = max(0.0, side_step * sign)
        d.foot(side, 0.05 * sign * b.wave(1, 0.25), 0.11 * lift, 0.10, bend=-0.5 * lift)
        wave_ = swing(u, 0.25 if sign > 0 else 0.75)
        d.arm(
            side,
            0.42,
            0.06 + 0.58 * wave_ * e,
            0.40,
            0.98,
            bend=0.5 * swing(u, (0.1 if sign > 0 else 0.6)),
            grip=0.2,
        )
    d.mouth = "smile"
    d.emotion = d.emotion if d.emotion != "neutral" else "happy"
    d.settle()


def sing(d: Draft, b: Beat) -> None:
    """A hand to the heart, the other carries the tune; vowels long."""
    base(d, b)
    swell = 0.5 + 0.5 * b.wave()
    d.lean -= 0.06 * swell
    d.curl -= 0.06
    d.nod -= 0.16 * swell
    d.tilt += 0.12 * b.wave(1, 0.25)
    d.sway += 0.04 * b.wave(1, 0.25)
    d.arm("left", 0.42, -0.16, -0.22, 0.95, grip=0.1)
    d.arm("right", 0.66, -0.22 + 0.36 * swell, 0.34, 0.95, bend=-0.5 + 0.3 * b.wave(2), grip=0.05)
    d.mouth = ("oh", "open", "round", "wide", "oh", "open")[int(b.share * 6) % 6]
    d.eyes = 0.0 if 0.35 < b.share < 0.7 else 0.9
    d.brows = 0.6 * swell
    d.breath = swell


def bow(d: Draft, b: Beat) -> None:
    """A breath, deep down with a hand at the belly, and up."""
    base(d, b)
    u = b.share
    up = bump(u, 0.0, 0.22)
    w = hold((u - 0.14) / 0.86, 0.34, 0.62)
    d.lean += -0.06 * up + 0.72 * w
    d.curl += 0.30 * w
    d.nod += -0.08 * up + 0.28 * w
    d.x -= 0.10 * b.rig.leg * w
    d.arm("right", 0.40, -0.36, -0.26, w, grip=0.3)
    d.arm("left", -0.40, -0.66, 0.34, w, grip=0.1)
    d.foot("right", -0.10 * w, 0.0, 0.03)
    d.eyes = 1.0 - 0.9 * w
    d.settle()


def turn(d: Draft, b: Beat) -> None:
    """Once about oneself: the head looks first, arms fly out."""
    base(d, b)
    u = b.share
    fast = bump(u, 0.15, 0.85)
    d.twist += track(u, (0, 0), (0.16, -0.25), (0.36, 0.30), (0.8, 0.1), (1.0, 0))
    d.y -= 0.05 * b.rig.leg * (bump(u, 0.0, 0.3) + bump(u, 0.7, 1.0))
    d.squash = 1 + 0.03 * fast
    for side, _ in SIDES:
        d.arm(side, 0.15, -0.55, 0.62, 0.8 * fast, grip=0.2)
    d.settle()


def turn_yaw(share: float) -> float:
    """How far the body has turned in `turn`, 0 .. 2 pi; 0 again at the end."""
    return (2 * pi * smooth((share - 0.12) / 0.76)) % (2 * pi)


def exercise(d: Draft, b: Beat) -> None:
    """Down with arms ahead, up with arms high."""
    base(d, b)
    down = 0.5 - 0.5 * cos(2 * pi * b.share)
    d.y -= 0.34 * b.rig.leg * down
    d.x -= 0.10 * b.rig.leg * down
    d.lean += 0.30 * down
    d.nod -= 0.25 * down
    for side, _ in SIDES:
        d.arm(side, 0.88 * down + 0.08, 0.92 - 0.92 * down, 0.16, 0.98, grip=0.9)
        d.foot(side, 0.0, 0.0, 0.10)
    d.squash = 1 - 0.02 * down
    d.mouth = "round" if down > 0.5 else "closed"
    d.settle()


def play(d: Draft, b: Beat) -> None:
    """Juggling and hopping from foot to foot."""
    base(d, b)
    u = b.share
    for side, sign in SIDES:
        beat = swing(2 * u, 0.0 if sign > 0 else 0.5)
        d.arm(side, 0.58, -0.34 + 0.22 * beat, 0.16, 0.98, bend=-0.6 + 0.3 * beat, grip=0.1)
        lift = max(0.0, b.wave(1, 0.0 if sign > 0 else 0.5))
        d.foot(side, 0.02, 0.14 * lift * lift, 0.06, bend=-0.4 * lift)
    d.y += b.rig.leg * (0.05 * abs(b.wave()) - 0.04)
    d.sway += 0.06 * b.wave()
    d.nod -= 0.16 + 0.05 * swing(4 * u)
    d.gaze = (0.2 * swing(2 * u), 0.7)
    d.mouth = "smile"
    d.emotion = d.emotion if d.emotion != "neutral" else "happy"
    d.settle()


def bark(d: Draft, b: Beat) -> None:
    """A person who barks, for fun: chin forward, hands as paws."""
    base(d, b)
    call = max(0.0, swing(2 * b.share))
    d.nod -= 0.12 + 0.22 * call
    d.lean += 0.10 + 0.06 * call
    for side, _ in SIDES:
        d.arm(side, 0.48, -0.24, 0.04, 0.95, bend=1.2, grip=0.4)
    d.mouth = "open" if call > 0.4 else "round"
    d.settle()


def sniff(d: Draft, b: Beat) -> None:
    """Nose up and forward, in short breaths."""
    base(d, b)
    puff = swing(5 * b.share)
    d.lean += 0.16
    d.nod -= 0.20 + 0.04 * puff
    d.turn += 0.2 * b.wave()
    d.breath = 0.5 + 0.5 * puff
    d.mouth = "closed"
    d.eyes = 0.35
    d.settle()


def wiggle(d: Draft, b: Beat) -> None:
    """Hips from side to side."""
    base(d, b)
    d.sway += 0.14 * b.wave(2)
    d.tilt -= 0.14 * b.wave(2)
    for side, _ in SIDES:
        d.arm(side, 0.02, -0.70, 0.30, 0.9, bend=0.9)
    d.mouth = "smile"
    d.wag = b.wave(2)
    d.settle()


def graze(d: Draft, b: Beat) -> None:
    """People pick berries from low bushes: bent over, hand to mouth."""
    stand(d, b)
    pick = 0.5 + 0.5 * b.wave()
    d.lean += 0.62
    d.curl += 0.25
    d.x -= 0.12 * b.rig.leg
    d.nod -= 0.12
    d.arm("left", 0.62, -0.70, 0.10, 0.95, grip=0.6)
    d.arm("right", 0.66, -0.62, 0.10, 0.95, grip=0.6)
    d.touch("right", "mouth", smooth(pick), grip=0.6)
    d.mouth = "round" if pick > 0.8 else "closed"
    d.settle()


def jump(d: Draft, b: Beat) -> None:
    """Anticipation, stretch, float, squash, settle."""
    base(d, b)
    u, e, rig = b.share, b.energy, b.rig
    down = bump(u, 0.0, 0.42) + 0.85 * bump(u, 0.70, 1.0)
    t = min(max((u - 0.28) / 0.46, 0.0), 1.0)
    air = 4 * t * (1 - t)
    high = 0.62 * rig.leg * e * air
    d.y += high - 0.33 * rig.leg * down
    d.x -= 0.07 * rig.leg * down
    d.lean += 0.42 * down - 0.06 * air
    d.nod -= 0.25 * down + 0.05 * air
    d.squash = 1 - 0.09 * down + 0.07 * bump(u, 0.24, 0.46)
    arms = flow(u, (0, -0.9), (0.20, -1.0), (0.40, 0.95), (0.62, 0.55), (0.84, -0.75), (1.0, -0.93))
    back = -0.65 * bump(u, 0.04, 0.34)
    tuck = bump(u, 0.30, 0.72)
    for side, sign in SIDES:
        d.arm(side, 0.16 + back + 0.3 * bump(u, 0.28, 0.9), arms, 0.42, 0.98 * hold(u, 0.10, 0.9), grip=0.5)
        d.foot(side, 0.03 * sign, 0.0, 0.05)
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (
            x - 0.05 * tuck * (1 + sign),
            y + high + 0.16 * rig.leg * tuck * (1 + 0.3 * sign),
            z,
        )
        d.legs[side].bend = -0.7 * tuck
    d.mouth = "open" if 0.3 < u < 0.7 else "closed" if u < 0.3 else "rest"
    d.ears = 0.8 * air
    d.lift += 0.4 * air
    if air == 0:
        d.settle()
