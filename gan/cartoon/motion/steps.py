"""One foot of a gait: planted on its heel, sole or ball while the body passes over it, then swung forward."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from gan.cartoon.motion.easing import smooth, track
from gan.cartoon.motion.rigs import Rig


@dataclass(frozen=True, slots=True)
class Step:
    """How a foot goes.

    Attributes:
        stance: share of the turn that it is on the floor.
        lift: of the ankle in the middle of the swing, lengths of the leg.
        strike: toes raised when it lands, radians.
        push: heel raised when it leaves, radians.
        tiptoe: heel raised all the time.
        kick: how far the foot folds back after it left, radians.
    """

    stance: float = 0.62
    lift: float = 0.10
    strike: float = 0.38
    push: float = 0.85
    tiptoe: float = 0.0
    kick: float = 0.35


def foot_at(rig: Rig, step: Step, phase: float, stride: float) -> tuple[float, float, float]:
    """Where the ankle is against the body's floor point.

    Args:
        rig: the bones.
        step: the kind of step.
        phase: 0..1 of this foot; it lands at 0.
        stride: metres that the body moves in one turn.

    Returns:
        Forward and up in metres, and the bend of the foot. While planted, heel or ball stand still on the
        floor: the foot goes back at exactly the speed of the body.
    """
    phase %= 1.0
    if phase < step.stance:
        return _planted(rig, step, phase / step.stance, stride)
    start, end = _planted(rig, step, 1.0, stride), _planted(rig, step, 0.0, stride)
    t = (phase - step.stance) / (1 - step.stance)
    # Leaving and landing at the speed of the floor: no jerk.
    slope = -stride * (1 - step.stance)
    x = (
        start[0] * (1 + 2 * t) * (1 - t) ** 2
        + slope * t * (1 - t) ** 2
        + end[0] * t * t * (3 - 2 * t)
        + slope * t * t * (t - 1)
    )
    hill = sin(pi * t)
    y = start[1] + (end[1] - start[1]) * smooth(t) + step.lift * rig.leg * hill * hill
    bend = track(t, (0.0, start[2]), (0.25, start[2] - step.kick), (0.72, 0.12), (1.0, end[2]))
    return x, y, bend


def _planted(rig: Rig, step: Step, share: float, stride: float) -> tuple[float, float, float]:
    x = stride * step.stance * (0.5 - share)
    strike = step.strike * (1 - smooth(share / 0.22)) if share < 0.22 else 0.0
    push = step.push * smooth((share - 0.58) / 0.42) if share > 0.58 else 0.0
    if strike > 0 and not step.tiptoe:
        return (*_about(rig, x, -0.25, strike), strike)
    bend = -(step.tiptoe + push * (1 - 0.5 * min(1.0, step.tiptoe)))
    return (*_about(rig, x, 0.45, bend), bend)


def _about(rig: Rig, x: float, pivot: float, bend: float) -> tuple[float, float]:
    """The ankle of a foot, flat at x, that is turned about a point of its sole before the ankle."""
    reach = pivot * rig.foot
    c, s = cos(bend), sin(bend)
    return (x + reach - (reach * c + rig.ankle * s), -(reach * s - rig.ankle * c))
