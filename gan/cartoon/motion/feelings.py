"""Talking, listening and feeling: heads, shoulders, hands and faces over any legs."""

from __future__ import annotations

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import between, bump, chance, hold, smooth, swing, track
from gan.cartoon.motion.postures import base

CHATTER = (
    "open",
    "wide",
    "closed",
    "oh",
    "smile",
    "tongue",
    "round",
    "teeth",
    "open",
    "closed",
    "wide",
    "rest",
)
"""Mouths of talk without words; where the words are known, the mouths come from them."""


def chatter(b: Beat, rate: float = 7.0) -> str:
    """The mouth of someone who talks, changing `rate` times a second, a whole number of times in the loop."""
    count = max(4, round(b.duration * rate))
    step = int(b.share * count)
    if step >= count - 2:
        return "rest" if step == count - 1 else "closed"
    return CHATTER[int(chance(b.seed, step) * len(CHATTER))]


def talk(d: Draft, b: Beat) -> None:
    """One hand explains, then the other; the head marks the beats of the words."""
    base(d, b)
    u, e = b.share, b.energy
    right = max(0.0, b.wave(1, 0.0)) ** 0.7
    left = max(0.0, b.wave(1, 0.42)) ** 0.7
    beat = swing(4 * u)
    d.arm(
        "right",
        0.62,
        -0.28 + 0.10 * beat * e,
        0.26,
        right * min(1.0, 0.9 * e),
        bend=-0.5 + 0.3 * beat,
        grip=0.1,
    )
    d.arm(
        "left",
        0.58,
        -0.36 - 0.08 * beat * e,
        0.24,
        left * min(1.0, 0.8 * e),
        bend=-0.4 - 0.3 * beat,
        grip=0.1,
    )
    d.nod += 0.055 * e * beat + 0.04 * b.wave(2)
    d.tilt += 0.07 * b.wave(1, 0.2)
    d.twist += 0.05 * (right - left)
    d.lean += 0.03 * e
    d.brows = 0.35 * max(0.0, b.wave(2, 0.1))
    d.mouth = chatter(b)


def listen(d: Draft, b: Beat) -> None:
    """The head inclined; small nods, a blink, a shift of weight."""
    base(d, b)
    d.tilt += 0.13 + 0.02 * b.wave()
    d.nod += 0.10 * bump(b.share, 0.30, 0.44) + 0.10 * bump(b.share, 0.44, 0.58) + 0.02
    d.lean += 0.035
    d.brows = 0.25 + 0.15 * b.wave()
    d.arm("right", 0.34, -0.42, -0.28, 0.6, bend=0.1)
    d.arm("left", 0.32, -0.46, -0.30, 0.6, bend=0.1)


def shout(d: Draft, b: Beat) -> None:
    """Hands as a horn at the mouth, thrown forward from the chest."""
    base(d, b)
    call = smooth(0.5 + 0.75 * b.wave(1, -0.1))
    d.lean += -0.10 + 0.26 * call
    d.curl -= 0.10 * (1 - call)
    d.nod += -0.12 - 0.12 * call
    for side in ("right", "left"):
        d.touch(side, "beside_mouth", 0.97, bend=0.1, grip=0.05, away=0.02)
    d.shrug += 0.4 * call
    d.mouth = "open" if call > 0.35 else "round"
    d.brows = -0.2 + 0.5 * call
    d.squash = 1 + 0.02 * call
    d.settle()


def whisper(d: Draft, b: Beat) -> None:
    """Leaning over, a hand beside the mouth, eyes to the side."""
    base(d, b)
    d.lean += 0.24 + 0.02 * b.wave()
    d.nod += -0.10 + 0.03 * b.wave(3)
    d.tilt -= 0.10
    d.shrug += 0.35
    d.touch("right", "beside_mouth", 0.96, bend=0.1, grip=0.05, away=0.02)
    d.gaze = (0.7, -0.1)
    d.mouth = ("round", "closed", "tongue", "oh", "closed", "teeth")[int(b.share * 12) % 6]
    d.settle()


def laugh(d: Draft, b: Beat) -> None:
    """Head back, shoulders jerking, a hand on the belly."""
    base(d, b)
    shake = swing(4 * b.share)
    roll = 0.5 + 0.5 * b.wave()
    d.lean += -0.08 - 0.12 * roll
    d.curl += 0.06 * shake
    d.nod += -0.22 * roll + 0.05 * shake
    d.shrug += 0.45 + 0.35 * shake
    d.y += 0.012 * shake
    d.squash = 1 + 0.014 * shake
    d.arm("right", 0.40, -0.40, -0.20, 0.95, grip=0.2)
    d.arm("left", 0.10, -0.62, 0.40, 0.8, grip=0.5)
    d.emotion, d.strength = "happy", 1.0
    d.mouth = "smile" if roll < 0.35 else "open"
    d.eyes = 0.0 if roll > 0.25 else 0.75
    d.settle()


def smile(d: Draft, b: Beat) -> None:
    """Warm and quiet, rocking a little, hands behind."""
    base(d, b)
    d.emotion = "happy"
    d.tilt += 0.10 * b.wave()
    d.nod -= 0.06
    d.sway += 0.02 * b.wave()
    for side, _ in SIDES:
        d.arm(side, -0.30, -0.78, -0.05, 0.9)
    d.mouth = "smile" if 0.25 < b.share < 0.8 else "rest"


def cry(d: Draft, b: Beat) -> None:
    """Hands to the eyes, shoulders sobbing."""
    base(d, b)
    sob = max(0.0, swing(2 * b.share))
    d.curl += 0.22
    d.lean += 0.06
    d.nod += 0.26 - 0.10 * sob
    d.shrug += 0.2 + 0.5 * sob
    d.y += 0.012 * sob
    d.touch("right", "cheek", 0.95, bend=0.4, grip=0.9)
    d.touch("left", "cheek", 0.95, bend=0.4, grip=0.9)
    d.emotion, d.tears = "sad", 0.15 + 0.85 * b.share
    d.eyes = 0.0 if sob > 0.3 else 0.4
    d.mouth = "open" if sob > 0.35 else "rest"
    d.ears = -0.8
    d.lift -= 0.6
    d.settle()


def rage(d: Draft, b: Beat) -> None:
    """Fists down, a foot stamps."""
    base(d, b)
    u = b.share
    raised = bump(u, 0.10, 0.52)
    hit = bump(u, 0.46, 0.66)
    d.lean += 0.14 + 0.05 * hit
    d.shrug += 0.7
    d.nod += 0.14
    d.turn += 0.05 * swing(6 * u)
    for side, _sign in SIDES:
        d.arm(side, 0.10, -0.80 + 0.10 * raised - 0.04 * hit, 0.36, 0.95, grip=1.0)
    if not b.rig.four_legged:
        d.foot("right", 0.10, 0.24 * raised, 0.05, bend=0.3 * raised)
        d.sway += 0.05 * raised
    d.y += -0.03 * b.rig.leg * hit
    d.squash = 1 - 0.03 * hit
    d.emotion = "angry"
    d.mouth = "teeth" if u < 0.45 else "wide"
    d.blush = 0.6
    d.ears, d.lift = -1.0, d.lift - 0.3
    d.settle()


def shiver(d: Draft, b: Beat) -> None:
    """Drawn together, knees knocking, arms about oneself."""
    base(d, b)
    shake = swing(8 * b.share)
    d.curl += 0.16
    d.shrug += 0.85
    d.nod += 0.06
    d.turn += 0.05 * shake
    d.x += 0.006 * shake
    d.y -= 0.05 * b.rig.leg
    d.arm("right", 0.42, -0.18 + 0.015 * shake, -0.38, 0.95, grip=0.6)
    d.arm("left", 0.40, -0.22 - 0.015 * shake, -0.38, 0.95, grip=0.6)
    d.emotion = "afraid"
    d.mouth = "teeth" if int(b.share * 8) % 2 else "wide"
    d.gaze = (0.5 * b.wave(), 0.0)
    d.ears, d.lift = -1.0, d.lift - 0.9
    d.settle()


def gasp(d: Draft, b: Beat) -> None:
    """A dip, then up and back with flying hands, held, let go."""
    base(d, b)
    u = b.share
    dip = bump(u, 0.0, 0.20)
    jump = hold((u - 0.12) / 0.88, 0.10, 0.75)
    d.y += -0.06 * b.rig.leg * dip
    d.squash = 1 - 0.05 * dip + 0.035 * bump(u, 0.14, 0.40)
    d.lean -= 0.14 * jump
    d.nod -= 0.10 * jump - 0.15 * dip
    d.shrug += 0.6 * jump
    d.arm("right", 0.45, 0.18, 0.42, jump, bend=-0.8, grip=0.0)
    d.arm("left", 0.40, 0.10, 0.45, jump, bend=-0.8, grip=0.0)
    d.emotion, d.strength = "surprised", max(0.15, jump)
    d.mouth = "oh" if jump > 0.3 else "rest"
    d.eyes = 1.0 + 0.25 * jump - 0.5 * dip
    d.ears = jump
    d.settle()


def think(d: Draft, b: Beat) -> None:
    """A hand at the chin, the other arm holding the elbow; the eyes go up, the fingers tap."""
    base(d, b)
    d.arm("left", 0.36, -0.46, -0.36, 0.95, grip=0.4)
    d.tilt += 0.10 + 0.05 * b.wave()
    d.nod += 0.02 + 0.03 * b.wave(1, 0.3)
    d.touch(
        "right", "chin", 0.97, bend=0.4 + 0.12 * max(0.0, swing(6 * b.share)) * (b.share > 0.5), grip=0.75
    )
    d.gaze = (0.35 + 0.5 * b.wave(), 0.75)
    d.brows = 0.3 * b.wave(1, 0.2)
    d.mouth = "closed" if 0.2 < b.share < 0.6 else "rest"


def nod(d: Draft, b: Beat) -> None:
    """Up a little, then down twice."""
    base(d, b)
    u = b.share
    d.nod += track(u, (0, 0), (0.14, -0.12), (0.34, 0.30), (0.52, -0.02), (0.70, 0.24), (1.0, 0))
    d.lean += 0.03 * bump(u, 0.1, 0.9)
    d.brows = 0.4 * bump(u, 0.0, 0.3)
    d.eyes = 1.0 - 0.35 * bump(u, 0.2, 0.5)


def shake_head(d: Draft, b: Beat) -> None:
    """To one side to gather, then twice across, eyes closing."""
    base(d, b)
    u = b.share
    d.turn += track(u, (0, 0), (0.16, -0.42), (0.36, 0.46), (0.56, -0.40), (0.76, 0.28), (1.0, 0))
    d.nod += 0.05 * bump(u, 0.0, 1.0)
    d.eyes = 1.0 - 0.7 * bump(u, 0.1, 0.8)
    d.brows = -0.2 * bump(u, 0.0, 1.0)
    d.arm("right", 0.42, -0.52, 0.30, 0.6 * hold(u, 0.25, 0.75), bend=-0.8, grip=0.05)
    d.ears = -0.4 * bump(u, 0, 1)


def shrug(d: Draft, b: Beat) -> None:
    """Shoulders and palms up, head aside, lips pressed."""
    base(d, b)
    w = hold(b.share, 0.26, 0.68)
    dip = bump(b.share, 0.0, 0.18)
    d.shrug += 1.0 * w - 0.3 * dip
    d.tilt += 0.20 * w
    d.nod += 0.05 * w
    for side, _ in SIDES:
        d.arm(side, 0.42, -0.36, 0.52, w, swivel=-0.2, bend=-0.5, grip=0.0)
    d.brows = 0.8 * w
    d.mouth = "closed" if w > 0.5 else "rest"
    d.gaze = (0.5 * w, 0.2 * w)


def look(d: Draft, b: Beat) -> None:
    """The eyes go first, the head follows, the body a little."""
    base(d, b)
    u = b.share
    eyes = track(u, (0, 0), (0.06, 0.9), (0.40, 0.5), (0.48, -0.7), (0.84, -0.5), (0.94, 0))
    head = track(u, (0.04, 0), (0.20, -0.26), (0.46, -0.26), (0.62, 0.40), (0.86, 0.40), (1.0, 0))
    d.gaze = (eyes, 0.05)
    d.turn += head
    d.lean += 0.05 + 0.03 * b.wave()
    d.curl += 0.03
    d.nod -= 0.05
    d.brows = 0.2
    d.ears = 0.7


def blink(d: Draft, b: Beat) -> None:
    """Three slow blinks, a tilt of the head."""
    base(d, b)
    d.tilt += 0.08 * b.wave()
    shut = max(bump(b.share, 0.10, 0.28), bump(b.share, 0.34, 0.52), bump(b.share, 0.70, 0.88))
    d.eyes = 1.0 - shut
    d.brows = 0.3 * (1 - shut)


def yawn(d: Draft, b: Beat) -> None:
    """A long breath in with arms stretched, a hand before the mouth, and down again."""
    base(d, b)
    u = b.share
    stretch = bump(u, 0.05, 0.75)
    wide = between(u, 0.12, 0.30) * (1 - between(u, 0.58, 0.72))
    d.lean -= 0.12 * stretch
    d.curl -= 0.08 * stretch
    d.nod -= 0.28 * stretch
    d.shrug += 0.5 * stretch
    d.touch("right", "mouth", 0.9 * bump(u, 0.05, 0.85), bend=0.2, grip=0.05, away=0.03)
    d.arm("left", 0.10, 0.86, 0.42, 0.9 * stretch, grip=0.9)
    d.eyes = 0.75 - 0.75 * wide if wide < 0.9 else 0.0
    d.mouth = "open" if wide > 0.5 else "oh" if wide > 0.15 else "rest"
    d.squash = 1 + 0.02 * stretch
    d.settle()
