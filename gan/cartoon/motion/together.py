"""What is done to each other and with things at hand: contact lies where the catalogue says it does."""

from __future__ import annotations

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import between, bump, flow, hold, smooth, swing, track
from gan.cartoon.motion.postures import base, crouch, stand


def hug(d: Draft, b: Beat) -> None:
    """Arms open, close about the other, a squeeze with a rock, and let go."""
    base(d, b)
    u = b.share
    wide = bump(u, 0.02, 0.42)
    close = between(u, 0.16, 0.34) * (1 - between(u, 0.78, 0.98))
    rock = swing((u - 0.3) * 4) * close
    for side, sign in SIDES:
        d.arm(side, 0.62, 0.06, 0.55, wide, grip=0.0)
        d.arm(side, 0.80, 0.02 + 0.12 * sign, -0.10, close, swivel=0.35, bend=0.6, grip=0.3)
    d.lean += 0.13 * close
    d.sway += 0.05 * rock
    d.nod += 0.10 * close
    d.tilt += 0.16 * close
    d.squash = 1 - 0.02 * bump(u, 0.34, 0.6)
    d.eyes = 1 - 1.0 * between(u, 0.28, 0.36) * (1 - between(u, 0.74, 0.84))
    d.emotion, d.strength = (
        ("happy", 0.6 + 0.4 * close) if d.emotion == "neutral" else (d.emotion, d.strength)
    )
    d.settle()


def kiss(d: Draft, b: Beat) -> None:
    """Leaning forward on the toes, eyes shut, lips out."""
    base(d, b)
    u = b.share
    w = between(u, 0.10, 0.40) * (1 - between(u, 0.65, 0.95))
    back = bump(u, 0.0, 0.20)
    d.lean += 0.22 * w - 0.05 * back
    d.nod -= 0.16 * w
    d.tilt += 0.10 * w
    for side, _ in SIDES:
        d.arm(side, -0.35, -0.74, 0.24, 0.9 * w, grip=0.2)
        d.legs[side].bend = -0.20 * w
    d.eyes = 1 - between(u, 0.20, 0.36) * (1 - between(u, 0.66, 0.8))
    d.mouth = "round" if 0.28 < u < 0.68 else "rest"
    d.blush = 0.7 * between(u, 0.35, 0.6)
    d.brows = 0.3 * w
    d.settle()


def shake_hands(d: Draft, b: Beat) -> None:
    """The hand out, up and down three times, back."""
    base(d, b)
    u = b.share
    w = between(u, 0.04, 0.25) * (1 - between(u, 0.80, 1.0))
    pump = swing((u - 0.28) * 5.8) * between(u, 0.25, 0.32) * (1 - between(u, 0.74, 0.82))
    d.arm("right", 0.78, -0.36 + 0.09 * pump, -0.12, w, bend=0.1, grip=0.6)
    d.lean += 0.07 * w + 0.012 * pump
    d.twist += 0.10 * w
    d.nod += 0.03 * w + 0.03 * pump
    d.mouth = "smile" if w > 0.4 else "rest"
    d.brows = 0.3 * w


def pat(d: Draft, b: Beat) -> None:
    """The hand out and down a little, three soft strokes."""
    base(d, b)
    u = b.share
    w = hold(u, 0.25, 0.80)
    stroke = swing((u - 0.25) * 5.5) * w
    d.lean += 0.20 * w
    d.curl += 0.08 * w
    d.nod -= 0.06 * w
    d.arm("right", 0.84 + 0.05 * stroke, -0.38 - 0.04 * stroke, 0.0, w, bend=0.45 + 0.15 * stroke, grip=0.1)
    d.gaze = (0.3 * w, -0.5 * w)
    d.emotion = "happy" if d.emotion == "neutral" and w > 0.3 else d.emotion
    d.settle()


def hit(d: Draft, b: Beat) -> None:
    """Drawn far back, struck, followed through."""
    base(d, b)
    u = b.share
    back = between(u, 0.0, 0.26) * (1 - between(u, 0.30, 0.50))
    out = between(u, 0.30, 0.52) * (1 - between(u, 0.64, 0.98))
    d.twist += -0.50 * back + 0.42 * out
    d.lean += -0.10 * back + 0.16 * out
    d.x += b.rig.leg * (-0.06 * back + 0.09 * out)
    d.arm("right", -0.30, -0.05, 0.34, back, grip=1.0)
    d.arm("right", 0.95, 0.02, -0.04, out, bend=0.0, grip=1.0)
    d.arm("left", 0.46, -0.20, 0.06, max(back, 0.7 * out), grip=1.0)
    d.foot("left", 0.14 * max(back, out), 0.0, 0.05)
    d.foot("right", -0.14 * max(back, out), 0.0, 0.05, bend=-0.25 * out)
    d.emotion = "angry" if d.emotion == "neutral" else d.emotion
    d.mouth = "teeth" if back > 0.3 else "wide" if out > 0.3 else "rest"
    d.settle()


def hold_(d: Draft, b: Beat) -> None:
    """Something in the right hand before the chest; looked at now and then."""
    base(d, b)
    glance = hold((b.share - 0.30) / 0.4, 0.2, 0.8) if 0.3 < b.share < 0.7 else 0.0
    d.arm("right", 0.56, -0.42 + 0.02 * b.wave(), 0.08, 0.98, bend=0.0, grip=0.85)
    d.nod += 0.10 * glance
    d.gaze = (0.3 * glance, -0.5 * glance)


def carry(d: Draft, b: Beat) -> None:
    """Both arms below a load, leaning back against it."""
    base(d, b)
    d.lean -= 0.07
    d.shrug -= 0.15
    d.nod += 0.03 * b.wave()
    for side, _ in SIDES:
        d.arm(side, 0.60, -0.52 + 0.015 * b.wave(), -0.04, 0.98, bend=-0.7, grip=0.6)


def give(d: Draft, b: Beat) -> None:
    """From the chest out to the other, held there until it is taken, and back empty."""
    base(d, b)
    u = b.share
    d.arm("right", 0.44, -0.34, 0.02, between(u, 0.0, 0.14) * (1 - between(u, 0.8, 1.0)), grip=0.85)
    out = between(u, 0.14, 0.40) * (1 - between(u, 0.70, 0.98))
    d.arm("right", 0.90, -0.24, -0.04, out, bend=-0.3, grip=0.85 - 0.75 * between(u, 0.58, 0.68))
    d.lean += 0.10 * out
    d.twist += 0.14 * out
    d.nod += 0.05 * out
    d.gaze = (0.4 * out, -0.1 * out)
    d.mouth = "smile" if 0.3 < u < 0.75 else "rest"
    d.brows = 0.4 * out


def take(d: Draft, b: Beat) -> None:
    """Reach, grasp, and bring to the chest."""
    base(d, b)
    u = b.share
    reach = between(u, 0.08, 0.46) * (1 - between(u, 0.56, 0.90))
    keep = between(u, 0.56, 0.90)
    grip = 0.05 + 0.85 * between(u, 0.44, 0.54)
    d.arm("right", 0.56, -0.42, 0.08, keep, bend=0.0, grip=grip)
    d.arm("right", 0.92, -0.24, -0.02, reach, bend=-0.1, grip=grip)
    d.lean += 0.12 * reach
    d.twist += 0.16 * reach
    d.nod += 0.04 * reach + 0.06 * keep
    d.gaze = (0.5 * reach, -0.2 * max(reach, keep))
    d.brows = 0.3 * reach


def pick_up(d: Draft, b: Beat) -> None:
    """Down on bent knees to the floor, grasp, and up with it."""
    stand(d, b)
    u = b.share
    w = between(u, 0.04, 0.42) * (1 - between(u, 0.54, 0.92))
    crouch(d, b, 1.05 * w)
    d.lean += 0.34 * w
    d.nod += 0.06 * w
    grip = 0.05 + 0.85 * between(u, 0.42, 0.50)
    d.arm("right", 0.56, -0.42, 0.08, between(u, 0.6, 0.94), grip=grip)
    d.arm("right", 0.66, -0.72, 0.04, w, bend=0.1, grip=grip)
    d.arm("left", 0.30, -0.55, 0.20, w)
    d.gaze = (0.4 * w, -0.7 * w)
    d.settle()


def put(d: Draft, b: Beat) -> None:
    """The same the other way round."""
    stand(d, b)
    u = b.share
    w = between(u, 0.08, 0.46) * (1 - between(u, 0.60, 0.96))
    d.arm("right", 0.56, -0.42, 0.08, 1 - between(u, 0.70, 1.0), grip=0.85)
    d.lean += 0.34 * w
    d.curl += 0.12 * w
    d.nod -= 0.02 * w
    d.y -= 0.10 * b.rig.leg * w
    d.x -= 0.06 * b.rig.leg * w
    d.arm("right", 0.76, -0.56, 0.02, w, bend=0.1, grip=0.85 - 0.8 * between(u, 0.50, 0.58))
    d.gaze = (0.4 * w, -0.6 * w)
    d.settle()


def put_on(d: Draft, b: Beat) -> None:
    """Both hands up to the head and tugging it right."""
    base(d, b)
    u = b.share
    w = hold(u, 0.35, 0.76)
    tug = swing((u - 0.35) * 5) * between(u, 0.35, 0.42) * (1 - between(u, 0.70, 0.78))
    d.nod += 0.12 * w - 0.10 * between(u, 0.76, 0.9)
    for side, sign in SIDES:
        d.arm(side, 0.42, 0.10, 0.30, w)
        d.touch(side, "crown", w, grip=0.6, away=0.01 + 0.012 * tug * sign)
    d.tilt += 0.06 * tug
    d.shrug += 0.3 * w
    d.eyes = 1 - 0.5 * bump(u, 0.3, 0.7)


def throw(d: Draft, b: Beat) -> None:
    """A step back with the arm behind the head, a stride, the throw, the follow-through."""
    base(d, b)
    u, rig = b.share, b.rig
    wind = between(u, 0.0, 0.30) * (1 - between(u, 0.44, 0.60))
    after = 1 - between(u, 0.78, 1.0)
    over = between(u, 0.40, 0.56) * after
    go = between(u, 0.52, 0.70)
    through = go * after
    d.twist += -0.60 * wind + 0.55 * through
    d.lean += -0.20 * wind + 0.30 * through
    d.x += rig.leg * (-0.10 * wind + 0.14 * through)
    d.arm("right", -0.45, 0.48, 0.42, wind, swivel=0.3, bend=-0.5, grip=0.8)
    d.arm("right", 0.50, 0.80, 0.14, over, grip=0.7 - 0.6 * between(u, 0.5, 0.56))
    d.arm("right", 0.80, -0.36, -0.18, through, bend=0.4, grip=0.1)
    d.arm("left", 0.80, 0.10, 0.20, wind, grip=0.2)
    d.arm("left", -0.30, -0.60, 0.40, 0.8 * through)
    lift = bump(u, 0.18, 0.50)
    d.foot("left", 0.16 * max(wind, through) + 0.10 * go * after, 0.20 * lift, 0.03, bend=0.2 * lift)
    d.foot("right", -0.20 * max(wind, through), 0.0, 0.04, bend=-0.5 * through)
    d.nod -= 0.05
    d.gaze = (0.6 * through, 0.2)
    d.mouth = "closed" if wind > 0.4 else "open" if over > 0.4 and through < 0.9 else "rest"
    d.settle()


def catch(d: Draft, b: Beat) -> None:
    """Eyes on it, hands up, a give in the knees, drawn to the chest."""
    base(d, b)
    u = b.share
    ready = between(u, 0.06, 0.36)
    caught = between(u, 0.48, 0.66)
    d.y -= b.rig.leg * (0.05 * ready * (1 - caught) + 0.13 * bump(u, 0.46, 0.80))
    d.lean += -0.05 * ready + 0.14 * bump(u, 0.46, 0.84)
    grip = 0.0 + 0.8 * caught
    for side, _ in SIDES:
        d.arm(side, 0.76, 0.22, -0.02, ready, bend=-0.6, grip=grip)
        d.arm(side, 0.50, -0.28, -0.10, caught, bend=-0.2, grip=grip)
        d.foot(side, 0.02, 0.0, 0.10)
    d.nod -= 0.16 * ready * (1 - caught)
    d.gaze = (0.4, 0.8 * (1 - caught) - 0.2 * caught)
    d.brows = 0.5 * ready * (1 - caught)
    d.mouth = "oh" if 0.2 < u < 0.5 else "smile" if u > 0.62 else "rest"
    d.settle()


def kick(d: Draft, b: Beat) -> None:
    """The leg back, through, up, and down again; arms balance."""
    base(d, b)
    u, rig = b.share, b.rig
    forward = flow(u, (0, 0.0), (0.26, -0.46), (0.40, -0.30), (0.52, 0.52), (0.66, 0.60), (1.0, 0.03))
    up = flow(u, (0, 0.0), (0.26, 0.24), (0.42, 0.06), (0.52, 0.10), (0.66, 0.42), (1.0, 0.0))
    d.foot(
        "right",
        forward,
        max(0.0, up),
        0.02,
        bend=track(u, (0, 0), (0.26, -0.9), (0.5, -0.2), (0.66, 0.2), (1, 0)),
    )
    strike = bump(u, 0.40, 0.90)
    back = bump(u, 0.05, 0.48)
    d.lean += 0.20 * back - 0.20 * strike
    d.twist += 0.28 * back - 0.34 * strike
    d.x -= 0.05 * rig.leg * strike
    d.y -= 0.03 * rig.leg
    d.arm("right", -0.50, -0.50, 0.40, strike, grip=0.3)
    d.arm("left", 0.60, -0.25, 0.42, strike, grip=0.3)
    d.arm("right", 0.50, -0.40, 0.36, back * 0.8)
    d.arm("left", -0.40, -0.60, 0.40, back * 0.8)
    d.nod += 0.05 * back - 0.05 * strike
    d.gaze = (0.5, -0.6 * (1 - strike))
    d.mouth = "closed" if u < 0.5 else "open" if u < 0.75 else "rest"
    d.settle()


def open_(d: Draft, b: Beat) -> None:
    """Reach for the handle, turn it, draw."""
    base(d, b)
    u = b.share
    w = between(u, 0.06, 0.30) * (1 - between(u, 0.80, 1.0))
    draw = smooth((u - 0.42) / 0.36)
    d.arm("right", 0.84 - 0.40 * draw, -0.22, 0.10 + 0.18 * draw, w, bend=0.0, grip=0.95)
    d.twist += (0.14 - 0.42 * draw) * w
    d.lean += (0.08 - 0.13 * draw) * w
    d.x -= 0.05 * b.rig.leg * draw * w
    d.nod += 0.04 * w
    d.gaze = (0.5 * w, -0.2 * w)


def close(d: Draft, b: Beat) -> None:
    """Taken hold of and pushed to, with the weight behind it."""
    base(d, b)
    u = b.share
    w = between(u, 0.06, 0.30) * (1 - between(u, 0.76, 1.0))
    shove = smooth((u - 0.40) / 0.24)
    d.arm("right", 0.46 + 0.46 * shove, -0.20, 0.22 - 0.16 * shove, w, bend=-0.8, grip=0.2)
    d.twist += (-0.22 + 0.46 * shove) * w
    d.lean += (-0.03 + 0.17 * shove) * w
    d.nod += 0.04 * w
    d.squash = 1 - 0.015 * bump(u, 0.55, 0.75)
    d.settle()


def press(d: Draft, b: Beat) -> None:
    """A finger out, a push, back."""
    base(d, b)
    u = b.share
    w = hold(u, 0.34, 0.66)
    push = bump(u, 0.36, 0.64)
    d.arm("right", 0.76 + 0.12 * push, -0.04, 0.0, w, bend=0.1, grip=0.55)
    d.lean += 0.04 * w + 0.05 * push
    d.twist += 0.10 * w
    d.gaze = (0.5 * w, 0.0)


def knock(d: Draft, b: Beat) -> None:
    """Three raps from the elbow, then an ear to it."""
    base(d, b)
    u = b.share
    w = between(u, 0.06, 0.28) * (1 - between(u, 0.80, 1.0))
    raps = sum(bump(u, at, at + 0.13) for at in (0.28, 0.43, 0.58))
    d.arm("right", 0.66 + 0.20 * raps, 0.06 + 0.04 * raps, 0.02, w, bend=-0.3 + 0.5 * raps, grip=1.0)
    d.lean += 0.04 * w + 0.03 * raps
    d.nod += 0.05 * raps
    d.tilt += 0.16 * bump(u, 0.68, 1.0)
    d.gaze = (0.5 * w, 0.1)
