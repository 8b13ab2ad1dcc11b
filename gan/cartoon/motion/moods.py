"""Emotions and manners in the whole body: how it is held, how large it moves."""

from __future__ import annotations

from dataclasses import dataclass

from gan.cartoon.catalogue.actions import EMOTIONS, MANNERS
from gan.cartoon.errors import CartoonError
from gan.cartoon.motion.draft import SIDES, Draft
from gan.cartoon.motion.easing import swing


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a mood adds to every pose; see `Pose`. `energy` multiplies the size of movements.

    Attributes:
        hang: how far the arms are drawn down (+) or up (-).
        knees: how far the body sinks, lengths of the leg.
        ears, tail: of animals.
        face: the emotion that shows when none is asked for.
    """

    energy: float = 1.0
    lean: float = 0.0
    curl: float = 0.0
    nod: float = 0.0
    shrug: float = 0.0
    grip: float = 0.0
    knees: float = 0.0
    bob: float = 0.0
    ears: float = 0.0
    tail: float = 0.0
    tremble: float = 0.0
    eyes: float = 1.0
    face: str = ""


NEUTRAL = Bearing()

BY_EMOTION = {
    "neutral": NEUTRAL,
    "happy": Bearing(1.15, curl=-0.03, nod=-0.05, bob=0.006, ears=0.3, tail=0.4),
    "sad": Bearing(0.7, lean=0.03, curl=0.16, nod=0.20, shrug=-0.6, ears=-0.7, tail=-0.8, eyes=0.85),
    "angry": Bearing(1.15, lean=0.07, nod=0.07, shrug=0.45, grip=0.7, ears=-0.9, tail=-0.2),
    "afraid": Bearing(
        0.85, lean=-0.05, curl=0.08, shrug=0.8, knees=0.05, ears=-1.0, tail=-1.0, tremble=0.006, eyes=1.12
    ),
    "surprised": Bearing(1.0, lean=-0.05, nod=-0.06, shrug=0.35, ears=0.8, eyes=1.2),
}

BY_MANNER = {
    "slowly": Bearing(0.85),
    "quickly": Bearing(1.15, lean=0.05),
    "sadly": Bearing(0.65, lean=0.03, curl=0.17, nod=0.22, shrug=-0.6, ears=-0.7, tail=-0.8, face="sad"),
    "happily": Bearing(1.25, curl=-0.03, nod=-0.06, bob=0.008, ears=0.3, tail=0.5, face="happy"),
    "angrily": Bearing(1.2, lean=0.08, nod=0.08, shrug=0.5, grip=0.8, ears=-0.9, face="angry"),
    "fearfully": Bearing(
        0.8, lean=-0.05, curl=0.10, shrug=0.8, knees=0.06, tremble=0.006, ears=-1, face="afraid"
    ),
    "tiredly": Bearing(0.6, lean=0.07, curl=0.18, nod=0.14, shrug=-0.5, ears=-0.5, tail=-0.5, eyes=0.5),
    "proudly": Bearing(1.05, lean=-0.05, curl=-0.10, nod=-0.14, shrug=-0.2, ears=0.5, tail=0.5),
    "sneakily": Bearing(0.85, lean=0.10, curl=0.16, nod=-0.10, shrug=0.4, knees=0.08),
    "gently": Bearing(0.75, lean=0.02, nod=0.03),
    "wildly": Bearing(1.45, bob=0.008),
    "calmly": Bearing(0.8),
}


def bearing(manner: str, emotion: str) -> tuple[Bearing, str]:
    """What a manner and an emotion make of a body, and the emotion of its face.

    Raises:
        CartoonError: one of them is not known.
    """
    if emotion not in EMOTIONS:
        raise CartoonError(f"The emotion {emotion!r} is not known; choose one of {', '.join(EMOTIONS)}.")
    if manner and manner not in MANNERS:
        raise CartoonError(f"The manner {manner!r} is not known; choose one of {', '.join(MANNERS)}.")
    if not manner:
        return BY_EMOTION[emotion], emotion
    own = BY_MANNER[manner]
    if emotion == "neutral":
        return own, own.face or "neutral"
    felt = BY_EMOTION[emotion]
    # Both: the manner's tempo, and the mean of how the body is held.
    names = [name for name in Bearing.__dataclass_fields__ if name != "face"]
    both = {name: (getattr(own, name) + getattr(felt, name)) * 0.6 for name in names}
    both["energy"], both["eyes"] = own.energy * felt.energy, own.eyes * felt.eyes
    return Bearing(**both), emotion


def carry_over(d: Draft, mood: Bearing, seconds: float) -> None:
    """Hold the body of a draft as the mood has it; lying bodies keep their lines."""
    upright = 0.0 if d.posture == "lie" else 0.4 if d.posture in ("fly", "float") else 1.0
    four = d.rig.four_legged or d.rig.plan == "bird"
    part = 0.35 if four else 1.0
    d.lean += mood.lean * upright * (0.0 if four else 1.0)
    d.curl += mood.curl * upright * part
    d.nod += mood.nod * (0.5 + 0.5 * upright) * (1.6 if four else 1.0)
    d.shrug += mood.shrug
    d.ears += mood.ears
    d.lift += mood.tail * (1.0 if four else 0.3)
    d.eyes *= mood.eyes
    if mood.grip:
        for side, _ in SIDES:
            limb = d.arms[side]
            limb.grip = max(limb.grip, mood.grip) if limb.grip > 0.2 else limb.grip
    if mood.knees and d.posture == "stand":
        d.y -= mood.knees * d.rig.leg
    if mood.bob and d.posture == "stand":
        d.y += mood.bob * swing(seconds * 1.5) * 0.5
    if mood.tremble:
        d.x += mood.tremble * swing(seconds * 9)
    if d.posture == "stand" and not four and d.y <= 0.0:
        d.settle()
