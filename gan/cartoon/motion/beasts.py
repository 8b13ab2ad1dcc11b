"""How four-legged ones and birds do what they do otherwise than people."""

from __future__ import annotations

from math import cos, pi

from gan.cartoon.motion.beat import Beat
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import bump, hold, smooth, swing
from gan.cartoon.motion.gaits import WALK, legs
from gan.cartoon.motion.postures import front, lie, rear, sit, stand
from gan.cartoon.motion.steps import Step, foot_at

AMBLE = Step(stance=0.66, lift=0.16, strike=0.0, push=0.0, kick=0.0)
GALLOP = Step(stance=0.27, lift=0.30, strike=0.0, push=0.0, kick=0.0)
STALK = Step(stance=0.74, lift=0.22, strike=0.0, push=0.0, kick=0.0)
TROT = Step(stance=0.50, lift=0.30, strike=0.0, push=0.0, kick=0.0)


def _four_feet(d: Draft, b: Beat, step: Step, offsets: tuple[float, float, float, float]) -> None:
    """Left hind, left front, right hind, right front."""
    rig = b.rig
    hind = -rig.trunk * 0.5 - 0.07 * rig.leg
    for (side, sign), (back, fore) in zip(SIDES, (offsets[:2], offsets[2:]), strict=True):
        x, y, _ = foot_at(rig, step, b.turns + back, b.stride)
        d.legs[side].goal = (hind + x, y, sign * rig.hips)
        d.legs[side].bend = 0.0
        x, y, _ = foot_at(rig, step, b.turns + fore, b.stride)
        d.anchor(side, (front(d) + x, y, sign * rig.shoulders))


def walk(d: Draft, b: Beat) -> None:
    """One foot after the other, the head nodding, the tail swinging."""
    stand(d, b)
    slow = b.manner in ("sadly", "tiredly") or b.emotion == "sad"
    _four_feet(d, b, AMBLE, (0.0, 0.25, 0.5, 0.75))
    phase = b.turns
    d.y = b.rig.leg * (-0.055 + 0.018 * cos(4 * pi * phase))
    d.lean = 0.018 * swing(2 * phase, 0.2)
    d.nod = 0.05 * swing(2 * phase) + (0.35 if slow else 0.0)
    d.wag = 0.5 * swing(phase, 0.1)
    d.sway = 0.02 * swing(phase)
    d.lift -= 0.9 if slow else 0.0
    d.settle()


def run(d: Draft, b: Beat) -> None:
    """The gallop: gathered under the body, then stretched out in the air."""
    stand(d, b)
    _four_feet(d, b, GALLOP, (0.0, 0.42, 0.08, 0.52))
    phase = b.turns
    d.y = b.rig.leg * (0.11 * cos(2 * pi * (phase - 0.90)) - 0.05)
    d.lean = 0.13 * swing(phase, 0.42)
    d.nod = -0.10 - 0.12 * swing(phase, 0.35)
    d.squash = 1 - 0.02 * cos(2 * pi * (phase - 0.90))
    d.lift = 0.35 + 0.25 * swing(phase, 0.2)
    d.ears = -0.5
    d.settle()


def sneak(d: Draft, b: Beat) -> None:
    """Low and long, the tail straight."""
    stand(d, b)
    _four_feet(d, b, STALK, (0.0, 0.25, 0.5, 0.75))
    d.y = -b.rig.leg * 0.26
    d.nod = -0.05
    d.lift = -0.05
    d.wag = 0.15 * swing(b.turns)
    d.ears = 0.5
    d.settle()


def skip(d: Draft, b: Beat) -> None:
    """A bouncing trot."""
    stand(d, b)
    _four_feet(d, b, TROT, (0.0, 0.5, 0.5, 0.0))
    up = cos(4 * pi * (b.turns - 0.48))
    d.y = b.rig.leg * (0.09 * up)
    d.squash = 1 + 0.03 * up
    d.nod = -0.12
    d.lift += 0.2
    d.wag = 0.7 * swing(2 * b.turns)
    d.settle()


def crawl(d: Draft, b: Beat) -> None:
    """The belly almost on the floor."""
    sneak(d, b)
    d.y = -b.rig.leg * 0.45


def jump(d: Draft, b: Beat) -> None:
    """Crouch, leap with all four tucked, land soft."""
    stand(d, b)
    u, rig = b.share, b.rig
    down = bump(u, 0.0, 0.38) + 0.8 * bump(u, 0.70, 1.0)
    air = smooth((u - 0.26) / 0.1) * (1 - smooth((u - 0.68) / 0.1))
    t = min(max((u - 0.28) / 0.46, 0.0), 1.0)
    high = 4 * t * (1 - t) * rig.stand * 0.85
    d.y = high - 0.34 * rig.leg * down
    d.squash = 1 - 0.10 * down + 0.05 * air * (1 - abs(2 * t - 1))
    d.lean = (-0.42 + 0.85 * t) * air * 0.8
    for side, _ in SIDES:
        x, y, z = d.legs[side].goal
        d.legs[side].goal = (x - 0.25 * rig.leg * air * (1 - t), y + high + 0.20 * rig.leg * air, z)
        x, y, z = d.arms[side].goal
        d.arms[side].goal = (x + 0.18 * rig.leg * air, y + high + 0.26 * rig.leg * air, z)
    d.lift += 0.5 * air
    d.nod = -0.15 * air + 0.2 * down
    d.ears = -0.6 * air


def bark(d: Draft, b: Beat) -> None:
    """Two calls a turn; the body jerks forward with each."""
    stand(d, b)
    call = max(0.0, swing(2 * b.share))
    d.nod = -0.10 - 0.34 * call
    d.y += 0.05 * b.rig.leg * call
    d.lean += -0.05 * call
    d.mouth = "open" if call > 0.45 else "round" if call > 0.1 else "closed"
    d.wag = 0.9 * b.wave(3)
    d.ears = 0.6 * call


def wag(d: Draft, b: Beat) -> None:
    """The whole hind part joins in."""
    stand(d, b)
    d.wag = 1.1 * b.wave(3)
    d.sway = 0.035 * b.wave(3, 0.1)
    d.lift += 0.25
    d.nod = -0.10 + 0.04 * b.wave(2)
    d.mouth = "smile"
    d.ears = 0.5


def graze(d: Draft, b: Beat) -> None:
    """Head down to the floor, munching."""
    stand(d, b)
    down = 0.72 + 0.05 * b.wave()
    d.lean += 0.30 * down
    d.curl = 1.15 * down
    d.nod = 0.45 * down + 0.04 * b.wave(4)
    for side, _ in SIDES:
        x, y, z = d.arms[side].goal
        d.arms[side].goal = (x + 0.10 * b.rig.leg, y, z)
    d.y -= 0.06 * b.rig.leg
    d.mouth = ("closed", "tongue", "closed", "round")[int(b.share * 8) % 4]
    d.eyes = 0.75


def sniff(d: Draft, b: Beat) -> None:
    """Nose to the ground, this way and that."""
    graze(d, b)
    d.mouth = "closed"
    d.eyes = 1.0
    d.turn = 0.35 * b.wave()
    d.nod += 0.07 * b.wave(4)
    d.wag = 0.7 * b.wave(2)


def beg(d: Draft, b: Beat, weight: float = 1.0) -> None:
    """Up on the haunches, so that the front paws are free for what people do with their hands."""
    stand(d, b)
    rear(d, b, weight)


def eat(d: Draft, b: Beat) -> None:
    """From the floor or a bowl."""
    graze(d, b)
    d.mouth = ("open", "closed", "tongue", "closed")[int(b.share * 8) % 4]


def dance(d: Draft, b: Beat) -> None:
    """Round and about on the hind legs."""
    beg(d, b)
    d.y += 0.12 * b.rig.leg * abs(swing(2 * b.share))
    d.sway = 0.20 * b.wave()
    d.tilt = -0.2 * b.wave()
    for side, sign in SIDES:
        d.arm(side, 0.62, -0.2 + 0.35 * b.wave(2) * sign, 0.12)
    d.wag = 0.9 * b.wave(2)


def hide(d: Draft, b: Beat) -> None:
    """Flat on the floor with the paws over the nose."""
    stand(d, b)
    w = hold(b.share, 0.3, 2.0)
    lie(d, b, w)
    d.nod += 0.35 * w
    d.ears = -1.0 * w
    d.lift -= 0.8 * w
    d.posture = "crouch"


def sit_down(d: Draft, b: Beat) -> None:
    """On the haunches."""
    stand(d, b)
    sit(d, b, 1.0 if b.loops else smooth(b.share / 0.55))
    d.wag = 0.3 * swing(b.seconds * 0.8)


def swim(d: Draft, b: Beat) -> None:
    """The paddle."""
    stand(d, b)
    d.posture = "float"
    rig = b.rig
    d.y = 0.02 * swing(b.turns)
    for (side, sign), offset in zip(SIDES, (0.0, 0.5), strict=True):
        a = 2 * pi * (2 * b.turns + offset)
        d.legs[side].goal = (
            -rig.trunk * 0.5 + 0.25 * rig.leg * cos(a),
            rig.ankle + rig.leg * (0.30 + 0.14 * swing(2 * b.turns + offset)),
            sign * rig.hips,
        )  # fmt: skip
        d.anchor(side, (
            front(d) + 0.30 * rig.leg * cos(a + 1.6),
            rig.ankle + rig.leg * (0.35 + 0.16 * swing(2 * b.turns + offset, 0.25)),
            sign * rig.shoulders,
        ))  # fmt: skip
    d.nod = -0.18
    d.lift += 0.1


def fly(d: Draft, b: Beat) -> None:
    """With legs stretched: a cartoon may."""
    stand(d, b)
    d.posture = "fly"
    rig = b.rig
    d.y = rig.stand * 1.1 + 0.04 * swing(b.turns)
    for side, sign in SIDES:
        d.legs[side].goal = (
            -rig.trunk * 0.5 - 0.75 * rig.leg,
            rig.stand + d.y - 0.25 * rig.leg,
            sign * rig.hips,
        )
        d.arm(side, -0.35, 0.85, 0.1)
    d.ears = -0.8
    d.lift = 0.2


BEASTS = {
    "walk": walk,
    "run": run,
    "sneak": sneak,
    "skip": skip,
    "crawl": crawl,
    "push": walk,
    "pull": walk,
    "ride": sit_down,
    "drive": sit_down,
    "sit": sit_down,
    "jump": jump,
    "bark": bark,
    "wag": wag,
    "graze": graze,
    "sniff": sniff,
    "eat": eat,
    "drink": eat,
    "dance": dance,
    "hide": hide,
    "swim": swim,
    "fly": fly,
}
"""What four-legged ones do in their own way; all else is done as people do it, on the haunches."""


def bird_walk(d: Draft, b: Beat) -> None:
    """Quick small steps; the head stays behind and then catches up."""
    stand(d, b)
    d.x = 0.0
    legs(d, b, WALK)
    d.y = b.rig.leg * (0.05 * cos(4 * pi * (b.turns - 0.33)) - 0.05)
    d.curl = 0.16 * swing(2 * b.turns)
    d.nod = -0.12 * swing(2 * b.turns)
    d.sway = 0.07 * swing(b.turns)
    d.lift = 0.15 * swing(2 * b.turns)
    d.settle()


def bird_hop(d: Draft, b: Beat) -> None:
    """Both feet at once."""
    stand(d, b)
    phase = b.turns % 1
    air = max(0.0, (phase - 0.3) / 0.7)
    high = 4 * air * (1 - air) * 0.075
    rig = b.rig
    # On the floor the feet stay behind as the body goes on, in the air they come forward again.
    half = b.stride / 2
    x = half * (0.5 - phase / 0.3) * 0.3 if phase < 0.3 else half * 0.3 * (-cos(pi * air) * 0.5)
    for side, sign in SIDES:
        d.legs[side].goal = (x, rig.ankle + high, sign * rig.hips)
        d.arm(side, -0.5, -0.3 + 0.5 * air * (1 - air) * 4, 0.3)
    d.y = high * 1.1 - 0.2 * rig.leg * bump(phase, 0.0, 0.36)
    d.squash = 1 - 0.08 * bump(phase, 0.0, 0.36) + 0.06 * 4 * air * (1 - air)
    d.wings = 0.3 * 4 * air * (1 - air)


def bird_fly(d: Draft, b: Beat) -> None:
    """Wings beat down fast and up softly, the body rises with each beat."""
    stand(d, b)
    rig = b.rig
    d.posture = "fly"
    beat = swing(b.turns)
    d.y = 0.55 + 0.035 * swing(b.turns, -0.25)
    d.lean = 0.35
    d.nod = -0.12
    d.wings = 1.0
    for side, sign in SIDES:
        # The trunk is nearly level: up is the way against its front.
        d.arm(side, -0.70 * beat, 0.20 - 0.15 * beat, 0.66 - 0.12 * beat * beat, swivel=0.0)
        d.legs[side].goal = (-0.07, rig.stand + d.y - 0.75 * rig.leg, sign * rig.hips)
        d.legs[side].bend = -1.2
    d.lift = 0.1


def bird_sit(d: Draft, b: Beat) -> None:
    """Legs folded under the feathers."""
    stand(d, b)
    sit(d, b, 1.0 if b.loops else smooth(b.share / 0.5))


def bird_peck(d: Draft, b: Beat) -> None:
    """Down, tap tap, up and look."""
    stand(d, b)
    down = 0.55 + 0.45 * b.wave(1, -0.25)
    tap = max(0.0, swing(4 * b.share)) * (down > 0.6)
    d.lean += 0.55 * down + 0.14 * tap
    d.curl += 0.45 * down
    d.nod = 0.25 * down
    d.lift = 0.45 * down
    d.mouth = "open" if tap > 0.5 else "rest"


def bird_sing(d: Draft, b: Beat) -> None:
    """Chest out, beak up."""
    stand(d, b)
    call = abs(b.wave())
    d.lean -= 0.18 + 0.12 * call
    d.nod = -0.25 * call
    d.mouth = "open" if call > 0.4 else "round"
    d.lift = 0.2 * call
    d.wings = 0.15 * call


BIRDS = {
    "walk": bird_walk,
    "run": bird_hop,
    "skip": bird_hop,
    "fly": bird_fly,
    "sit": bird_sit,
    "ride": bird_sit,
    "drive": bird_sit,
    "graze": bird_peck,
    "eat": bird_peck,
    "sniff": bird_peck,
    "bark": bird_sing,
    "sing": bird_sing,
}
"""What birds do in their own way."""
