"""Work and pastimes that go on: eating, reading, cooking, cleaning, digging, music …"""

from __future__ import annotations

from math import cos, pi, sin

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import bump, hold, swing
from gan.cartoon.motion.feelings import chatter
from gan.cartoon.motion.postures import base, stand


def eat(d: Draft, b: Beat) -> None:
    """A bite, and a long chew with the hand down again."""
    base(d, b)
    u = b.share
    bite = hold(u / 0.44, 0.42, 0.72) if u < 0.44 else 0.0
    chew = swing(8 * u) if u > 0.40 else 0.0
    d.arm("right", 0.52, -0.38, 0.0, 0.98, grip=0.85)
    d.touch("right", "mouth", bite, bend=0.3, grip=0.85, away=0.04)
    d.arm("left", 0.46, -0.52, 0.0, 0.9)
    d.lean += 0.07 * bite
    d.nod += 0.10 * bite + 0.025 * chew
    d.mouth = (
        "open"
        if 0.12 < u < 0.22
        else "closed"
        if u < 0.40
        else ("closed", "round", "closed", "rest")[int(u * 16) % 4]
    )
    d.eyes = 1 - 0.3 * bite
    d.emotion, d.strength = ("happy", 0.6) if d.emotion == "neutral" and u > 0.5 else (d.emotion, d.strength)


def drink(d: Draft, b: Beat) -> None:
    """Up with the cup, the head back, a sigh."""
    base(d, b)
    u = b.share
    up = hold(u / 0.66, 0.34, 0.74) if u < 0.66 else 0.0
    tip = bump(u, 0.20, 0.54)
    d.arm("right", 0.54, -0.36, 0.02, 0.98, grip=0.85)
    d.nod -= 0.26 * tip
    d.lean -= 0.05 * tip
    d.touch("right", "mouth", up, bend=0.2 - 0.3 * tip, grip=0.85, away=0.03)
    d.mouth = "round" if up > 0.6 else "oh" if 0.66 < u < 0.80 else "rest"
    d.eyes = 1 - 0.8 * tip
    d.shrug += 0.15 * up - 0.15 * bump(u, 0.62, 0.9)


def read(d: Draft, b: Beat) -> None:
    """A book in both hands; the eyes run along the lines, a page is turned."""
    base(d, b)
    u = b.share
    page = bump(u, 0.78, 0.98)
    d.nod += 0.24 + 0.02 * b.wave()
    d.curl += 0.06
    for side, _sign in SIDES:
        d.arm(side, 0.58, -0.30, -0.10, 0.98, bend=-0.2, grip=0.7)
    d.arm("right", 0.56, -0.20, -0.30, 0.75 * page, grip=0.4)
    lines = (u / 0.78 * 4) % 1.0 if u < 0.78 else 0.0
    d.gaze = (0.45 * (2 * lines - 1) if lines < 0.85 else 0.45 * (1 - (lines - 0.85) / 0.15 * 2), -0.6)
    d.brows = 0.25 * bump(u, 0.4, 0.7)


def write(d: Draft, b: Beat) -> None:
    """Small strokes along a line, and back."""
    base(d, b)
    u = b.share
    along = (u / 0.85) if u < 0.85 else 1 - (u - 0.85) / 0.15
    scribble = swing(8 * u)
    d.nod += 0.26
    d.curl += 0.12
    d.arm("left", 0.56, -0.44, -0.16, 0.98, bend=0.2, grip=0.2)
    d.arm(
        "right",
        0.58 + 0.02 * scribble,
        -0.42 + 0.015 * scribble,
        0.06 - 0.20 * along,
        0.98,
        bend=0.2,
        grip=0.8,
    )
    d.gaze = (0.3 - 0.2 * along, -0.7)
    d.mouth = "closed" if u < 0.5 else "rest"


def paint(d: Draft, b: Beat) -> None:
    """Long strokes at arm's length, leaning back to look."""
    base(d, b)
    stroke = b.wave()
    d.arm("left", 0.40, -0.44, 0.10, 0.95, grip=0.7)
    d.arm(
        "right",
        0.80,
        0.10 + 0.34 * stroke,
        0.02 + 0.10 * b.wave(2),
        0.98,
        bend=-0.4 * b.wave(1, 0.25),
        grip=0.8,
    )
    d.lean += 0.03 * b.wave(1, 0.1)
    d.tilt += 0.10 * b.wave(1, 0.3)
    d.nod -= 0.06 + 0.06 * stroke
    d.gaze = (0.5, 0.3 * stroke)


def cook(d: Draft, b: Beat) -> None:
    """Stirring round and round, sniffing what steams."""
    base(d, b)
    a = 2 * pi * 2 * b.share
    d.lean += 0.09
    d.nod += 0.16
    d.arm(
        "right", 0.66 + 0.10 * cos(a), -0.40 + 0.02 * sin(a), -0.06 + 0.12 * sin(a), 0.98, bend=0.5, grip=0.9
    )
    d.arm("left", 0.58, -0.48, 0.04, 0.95, bend=0.0, grip=0.9)
    d.sway += 0.02 * sin(a)
    d.gaze = (0.3, -0.6)
    d.mouth = "smile" if b.share > 0.5 else "rest"


def sweep(d: Draft, b: Beat) -> None:
    """Both hands on the stick, long strokes from the hips."""
    stand(d, b)
    stroke = b.wave()
    d.foot("left", 0.16, 0.0, 0.04)
    d.foot("right", -0.14, 0.0, 0.04)
    d.x += 0.05 * b.rig.leg * stroke
    d.lean += 0.20 + 0.05 * stroke
    d.twist += 0.26 * stroke
    d.nod += 0.02
    d.arm("right", 0.42 + 0.20 * stroke, -0.56, 0.02, 0.98, grip=0.95)
    d.arm("left", 0.52 + 0.14 * stroke, -0.20, -0.16, 0.98, grip=0.95)
    d.gaze = (0.4, -0.6)
    d.y -= 0.02 * b.rig.leg
    d.settle()


def clean(d: Draft, b: Beat) -> None:
    """Rubbing in circles with a flat hand."""
    base(d, b)
    a = 2 * pi * 2 * b.share
    d.lean += 0.12
    d.arm(
        "right", 0.82 + 0.03 * cos(a), -0.04 + 0.15 * sin(a), 0.02 + 0.14 * cos(a), 0.98, bend=-0.5, grip=0.2
    )
    d.arm("left", -0.02, -0.62, 0.34, 0.9, bend=0.9)
    d.sway += 0.025 * cos(a)
    d.nod += 0.02 + 0.02 * sin(a)
    d.gaze = (0.5, 0.0)


def work(d: Draft, b: Beat) -> None:
    """The hammer: slowly up, fast down, a jolt."""
    base(d, b)
    u = b.share
    up = hold(u / 0.62, 0.70, 0.88) if u < 0.62 else 0.0
    blow = bump(u, 0.54, 0.78)
    d.arm("left", 0.62, -0.44, -0.02, 0.98, grip=0.7)
    d.arm("right", 0.70, -0.36, 0.02, 0.98, bend=0.2, grip=0.95)
    d.arm("right", 0.18, 0.46, 0.26, up, bend=-0.6, grip=0.95)
    d.twist += -0.16 * up + 0.14 * blow
    d.lean += 0.09 - 0.08 * up + 0.08 * blow
    d.nod += 0.12 + 0.05 * blow
    d.y -= 0.012 * blow
    d.gaze = (0.3, -0.6)
    d.mouth = "closed" if up > 0.3 else "rest"
    d.settle()


def dig(d: Draft, b: Beat) -> None:
    """Down into the ground, heave, and over the shoulder."""
    stand(d, b)
    u, rig = b.share, b.rig
    down = bump(u, 0.0, 0.52)
    toss = bump(u, 0.46, 0.96)
    d.foot("left", 0.20, 0.0, 0.05)
    d.foot("right", -0.14, 0.0, 0.05)
    d.lean += 0.24 + 0.40 * down - 0.18 * toss
    d.curl += 0.12 * down
    d.twist += 0.20 * down - 0.45 * toss
    d.y -= rig.leg * (0.06 + 0.12 * down)
    d.nod -= 0.10 * down
    for side, (x, y) in (("right", (0.34, -0.60)), ("left", (0.66, -0.58))):
        d.arm(side, x, y, 0.0, 0.98, grip=0.95)
        d.arm(side, x + 0.12, y - 0.12, 0.0, 0.9 * down, grip=0.95)
        d.arm(side, 0.30, 0.05 if side == "left" else -0.20, 0.20, 0.85 * toss, grip=0.95)
    d.mouth = "closed" if down > 0.4 else "round" if toss > 0.4 else "rest"
    d.gaze = (0.4, -0.6 * down)
    d.settle()


def water(d: Draft, b: Beat) -> None:
    """A can held out and tipped, slowly to and fro."""
    base(d, b)
    to = b.wave()
    d.lean += 0.13 + 0.02 * to
    d.arm("right", 0.74, -0.30 + 0.03 * to, 0.04 + 0.08 * to, 0.98, bend=0.5 + 0.1 * to, grip=0.95)
    d.arm("left", -0.20, -0.70, 0.30, 0.8)
    d.twist += 0.10 + 0.08 * to
    d.tilt += 0.08
    d.nod += 0.12
    d.gaze = (0.5, -0.6)


def phone(d: Draft, b: Beat) -> None:
    """At the ear, talking, the free hand along."""
    base(d, b)
    talk = max(0.0, b.wave(1, 0.1))
    d.tilt += 0.12
    d.nod += 0.04 * b.wave(3)
    d.touch("right", "ear", 0.98, bend=0.2, grip=0.8)
    d.arm("left", 0.55, -0.34 + 0.10 * swing(4 * b.share), 0.24, 0.9 * talk, bend=-0.4, grip=0.1)
    d.sway += 0.02 * b.wave()
    d.mouth = chatter(b) if b.share < 0.6 else "rest"
    d.brows = 0.4 * talk


def play_music(d: Draft, b: Beat) -> None:
    """A guitar: the left hand along the neck, the right one strums; the foot taps."""
    base(d, b)
    strum = swing(2 * b.share)
    d.lean -= 0.04
    d.arm("left", 0.42, -0.22 + 0.03 * b.wave(1, 0.3), 0.36 + 0.05 * b.wave(), 0.98, bend=0.6, grip=0.8)
    d.arm(
        "right", 0.46, -0.44 + 0.10 * strum, -0.12, 0.98, bend=0.3 - 0.3 * swing(2 * b.share, -0.1), grip=0.5
    )
    d.nod += 0.10 + 0.07 * swing(2 * b.share)
    d.tilt += 0.10 * b.wave()
    d.sway += 0.03 * b.wave()
    tap = max(0.0, swing(2 * b.share))
    d.legs["right"].bend += 0.30 * tap
    d.mouth = "smile"
    d.eyes = 0.0 if b.share > 0.7 else 0.85


def play_piano(d: Draft, b: Beat) -> None:
    """Hands that hop along the keys."""
    base(d, b)
    d.lean += 0.10 + 0.03 * b.wave()
    d.nod += 0.10 + 0.05 * swing(2 * b.share)
    d.sway += 0.06 * b.wave()
    for side, sign in SIDES:
        hop = swing(4 * b.share, 0.0 if sign > 0 else 0.5)
        d.arm(
            side,
            0.74,
            -0.44 + 0.045 * hop,
            0.06 + 0.14 * b.wave() * sign,
            0.98,
            bend=0.25 + 0.2 * hop,
            grip=0.25,
        )
    d.eyes = 0.7
    d.mouth = "smile" if b.share > 0.5 else "rest"


def fish(d: Draft, b: Beat) -> None:
    """The rod before one, waiting; a twitch."""
    base(d, b)
    twitch = bump(b.share, 0.62, 0.78)
    d.arm("right", 0.50, -0.40 + 0.02 * b.wave() + 0.16 * twitch, 0.0, 0.98, bend=-0.2, grip=0.95)
    d.arm("left", 0.60, -0.30 + 0.02 * b.wave() + 0.18 * twitch, -0.10, 0.98, bend=-0.2, grip=0.95)
    d.lean += 0.02 - 0.08 * twitch
    d.nod += 0.04 - 0.06 * twitch
    d.gaze = (0.7, -0.2)
    d.brows = 0.7 * twitch
    d.mouth = "oh" if twitch > 0.4 else "rest"


def photograph(d: Draft, b: Beat) -> None:
    """The camera at the eye, a shot, a look at it."""
    base(d, b)
    u = b.share
    up = hold(u, 0.22, 0.72)
    for side, _ in SIDES:
        d.arm(side, 0.50, -0.26, -0.08, 0.98, grip=0.7)
        d.touch(side, "eyes", up, grip=0.7, away=0.03)
    d.lean += 0.05 * up
    d.nod += 0.12 * (1 - up)
    d.eyes = 1 - 0.45 * up
    d.gaze = (0.2, -0.5 * (1 - up))
    d.mouth = "smile" if u > 0.6 else "rest"
    d.shrug += 0.2 * up
