"""Changes of posture: sitting down, lying, sleeping, waking, getting up, kneeling, falling, hiding."""

from __future__ import annotations

from math import pi

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import arrive, between, bump, leave, ring, smooth, swing
from gan.cartoon.motion.postures import crouch, lie, sit, stand


def sit_down(d: Draft, b: Beat) -> None:
    """A look, the body bends, sinks, and settles back."""
    stand(d, b)
    w = smooth(b.share / 0.62)
    sit(d, b, w)
    landed = between(b.share, 0.55, 0.70)
    d.squash = 1 - 0.03 * bump(b.share, 0.55, 0.80)
    d.nod += 0.05 * landed * (1 - between(b.share, 0.7, 0.95))


def lie_down(d: Draft, b: Beat) -> None:
    """Down onto the seat of the trousers, then back."""
    stand(d, b)
    u, rig = b.share, b.rig
    if rig.four_legged or rig.tail:
        lie(d, b, smooth(u / 0.7))
        return
    low = smooth(u / 0.45)
    flat = smooth((u - 0.36) / 0.58)
    _on_floor(d, low * (1 - flat))
    lie(d, b, flat)
    d.eyes = 1.0 - 0.5 * flat


def _on_floor(d: Draft, w: float) -> None:
    """Sitting on the floor with the legs before one."""
    rig = d.rig
    thick = rig.shoulders * 0.62
    d.y += (thick + 0.04 - rig.stand - d.y) * w
    d.x += -0.12 * w
    d.lean += 0.10 * w
    for side, sign in SIDES:
        limb = d.legs[side]
        goal = (rig.leg * 0.86 - 0.12, rig.ankle, sign * rig.hips * 1.3)
        limb.goal = tuple(p + (q - p) * w for p, q in zip(limb.goal, goal, strict=True))
        limb.bend += (0.5 - limb.bend) * w
        d.arm(side, -0.42, -0.62, 0.30, w * 0.9, bend=-0.8, grip=0.1)


def sleep(d: Draft, b: Beat) -> None:
    """Long breaths; the mouth opens a little with each."""
    stand(d, b)
    if b.posture == "sit":
        sit(d, b)
        d.nod += 0.36 + 0.05 * b.wave()
        d.tilt += 0.18
        d.curl += 0.10
    else:
        lie(d, b)
        if not b.rig.four_legged and not b.rig.tail:
            d.arm("right", 0.26, -0.60, -0.22, 0.9)
        else:
            d.nod += 0.30
            d.lift -= 0.6
            d.wag += 0.6
    d.breath = 0.5 + 0.5 * b.wave()
    d.y += 0.006 * b.wave()
    d.eyes = 0.0
    d.mouth = "oh" if 0.1 < b.share < 0.42 else "rest"
    d.ears -= 0.4


def wake_up(d: Draft, b: Beat) -> None:
    """Stirring, sitting up with a stretch, standing up."""
    stand(d, b)
    u = b.share
    flat = 1 - smooth((u - 0.18) / 0.28)
    floor = 1 - smooth((u - 0.62) / 0.34)
    if b.rig.four_legged or b.rig.tail:
        lie(d, b, floor)
        d.lean -= 0.18 * bump(u, 0.4, 0.9)
    else:
        _on_floor(d, floor * (1 - flat))
        lie(d, b, flat)
        stretch = bump(u, 0.36, 0.72)
        for side, _ in SIDES:
            d.arm(side, 0.12, 0.88, 0.34, 0.95 * stretch, grip=0.9)
        d.lean += 0.5 * bump(u, 0.66, 0.96)
    d.eyes = 0.0 if u < 0.22 else 0.4 + 0.6 * between(u, 0.4, 0.8)
    d.mouth = "oh" if 0.42 < u < 0.64 else "rest"


def get_up(d: Draft, b: Beat) -> None:
    """Forward over the feet, then up with a push of the hands."""
    stand(d, b)
    u = b.share
    w = 1 - smooth((u - 0.22) / 0.56)
    sit(d, b, w)
    d.lean += 0.42 * bump(u, 0.08, 0.78)
    d.nod -= 0.20 * bump(u, 0.08, 0.78)
    d.squash = 1 + 0.02 * bump(u, 0.55, 0.95)


def kneel(d: Draft, b: Beat) -> None:
    """Down on bent knees, and staying there."""
    stand(d, b)
    crouch(d, b, smooth(b.share / 0.6))


def hide(d: Draft, b: Beat) -> None:
    """A look round, down quickly, hands over the head, one eye out."""
    stand(d, b)
    u = b.share
    d.turn += 0.4 * bump(u, 0.0, 0.24)
    w = smooth((u - 0.12) / 0.30)
    crouch(d, b, w * 1.08)
    d.curl += 0.20 * w
    d.nod += 0.26 * w
    for side, _ in SIDES:
        d.arm(side, 0.44, 0.10, 0.02, w, grip=0.3)
        d.touch(side, "crown", 0.7 * w, grip=0.2)
    d.shrug += 0.6 * w
    tremble = swing(b.seconds * 5) * w
    d.turn += 0.02 * tremble
    d.emotion, d.strength = "afraid", 0.3 + 0.7 * w
    d.gaze = (0.8 * swing(b.seconds * 0.6) * w, 0.3 * w)
    d.settle()


def fall(d: Draft, b: Beat) -> None:
    """A stumble, arms rowing, flat on the belly, a bounce."""
    stand(d, b)
    u, rig = b.share, b.rig
    if rig.four_legged or rig.tail:
        lie(d, b, arrive(u / 0.5))
        d.sway = 0.25 * bump(u, 0.1, 0.6)
        d.squash = 1 - 0.08 * bump(u, 0.30, 0.60)
        d.eyes = 0.3
        return
    trip = bump(u, 0.0, 0.34)
    w = leave((u - 0.12) / 0.42)
    down = w if u < 0.54 else 1.0
    thick = rig.shoulders * 0.75
    bounce = 0.05 * max(0.0, ring(u - 0.54, 2.0, 7.0) - 0.0) * (u > 0.54) * bump(u, 0.50, 0.80)
    d.lean += (pi / 2 - rig.trunk_rest - 0.05) * down + 0.14 * trip
    d.y += (thick - rig.stand) * down * (0.35 + 0.65 * down) + bounce
    d.x += 0.10 * down - 0.05 * trip
    d.nod -= (0.62 + 0.2 * bump(u, 0.4, 0.7)) * down
    row = swing(u * 3.2)
    d.posture = "lie"
    for side, sign in SIDES:
        d.arm(side, 0.35 + 0.25 * row * sign, 0.45, 0.45, bump(u, 0.02, 0.6), grip=0.0)
        d.arm(side, 0.28, 0.80, 0.30, smooth((u - 0.36) / 0.2), grip=0.0)
        start = d.legs[side].goal
        goal = (d.x - rig.leg * (0.97 if sign > 0 else 0.93), thick * 0.62, sign * rig.hips * 1.4)
        kick = 0.30 * rig.leg * bump(u, 0.30, 0.72)
        d.legs[side].goal = tuple(p + (q - p) * down for p, q in zip(start, goal, strict=True))
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (x, y + kick * (1 if sign > 0 else 0.6), z)
        d.legs[side].bend = -1.3 * down
    if trip > 0:
        x, y, z = d.legs["right"].goal
        d.legs["right"].goal = (x - 0.16 * rig.leg * trip, y + 0.10 * rig.leg * trip, z)
    d.squash = 1 - 0.05 * bump(u, 0.50, 0.70)
    d.emotion, d.strength = ("surprised", 1.0) if u < 0.55 else ("sad", 0.7)
    d.mouth = "open" if 0.1 < u < 0.55 else "rest"
    d.eyes = 1.2 if u < 0.5 else 0.5 + 0.3 * between(u, 0.7, 1.0)


def faint(d: Draft, b: Beat) -> None:
    """A hand to the brow, a sway, and softly backwards to the floor."""
    stand(d, b)
    u, rig = b.share, b.rig
    sway = bump(u, 0.0, 0.45)
    w = leave((u - 0.30) / 0.42) if u < 0.72 else 1.0
    if rig.four_legged or rig.tail:
        lie(d, b, smooth((u - 0.2) / 0.5))
        d.eyes = 1 - between(u, 0.2, 0.5)
        return
    d.sway += 0.08 * swing(u * 2) * (1 - w)
    lie(d, b, w)
    if u < 0.72:
        # While falling the body turns about the heels.
        d.y = (rig.shoulders * 0.62 - rig.stand) * w * w
        d.x -= 0.25 * rig.leg * 4 * w * (1 - w) * 0.5
    d.touch("right", "brow", bump(u, 0.02, 0.62), bend=0.3, grip=0.1)
    d.nod -= 0.22 * sway
    d.squash = 1 - 0.04 * bump(u, 0.68, 0.86)
    d.eyes = 1 - between(u, 0.10, 0.36)
    d.mouth = "oh" if u < 0.4 else "rest"
