"""What goes on in every body at all times: breath, blinks, glances, and what trails behind."""

from __future__ import annotations

from gan.cartoon.motion.draft import Draft
from gan.cartoon.motion.easing import bump, chance, clamp, smooth, swing
from gan.cartoon.motion.skeleton import solve_trunk

BLINK = 0.16
"""Seconds of a blink."""

SLOT = 2.7
"""One blink falls into each stretch of so many seconds."""

LAG = 0.09
"""Seconds that hair, ears and cloth are behind."""


def blink(seconds: float, seed: int) -> float:
    """How far the lids are closed, 0..1, at a moment; now and then it is a double blink."""
    slot = int(seconds // SLOT)
    start = slot * SLOT + 0.2 + chance(seed, slot, 1) * (SLOT - 0.8)
    shut = bump(seconds, start, start + BLINK)
    if chance(seed, slot, 2) > 0.8:
        shut = max(shut, bump(seconds, start + 0.22, start + 0.22 + BLINK))
    return shut


def glance(seconds: float, seed: int) -> tuple[float, float]:
    """Small movements of eyes at rest: they jump, then stay."""
    span = 1.3
    slot = int(seconds // span)
    t = smooth((seconds - slot * span) / 0.08)

    def place(k: int) -> tuple[float, float]:
        if chance(seed, k, 3) < 0.45:
            return (0.0, 0.0)
        return (0.5 * (chance(seed, k, 4) - 0.4), 0.3 * (chance(seed, k, 5) - 0.5))

    a, b = place(slot - 1), place(slot)
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def live(d: Draft, seconds: float, seed: int, still: bool) -> None:
    """Breath and eyes on top of an action.

    Args:
        d: the draft.
        seconds: since the action began.
        seed: sets apart who blinks when.
        still: the body has nothing else to do: it breathes visibly and looks about.
    """
    breath = 0.5 + 0.5 * swing(seconds / 3.4 + chance(seed, 9))
    if d.breath == 0.0:
        d.breath = breath
    d.shrug += 0.06 * breath
    if d.eyes > 0.3:
        d.eyes *= 1 - blink(seconds, seed)
    if still and d.gaze == (0.0, 0.0):
        d.gaze = glance(seconds, seed)


def trail(d: Draft, before: Draft, speed: float) -> None:
    """Let hair, ears, skirts and tails follow: against the way of the head between two moments.

    Args:
        d: the pose now.
        before: the pose `LAG` seconds ago.
        speed: metres a second that the whole body moves forward.
    """
    now, then = solve_trunk(d.rig, d.done()), solve_trunk(d.rig, before.done())
    scale = 1 / (LAG * 1.6)
    x = -(now.head[0] - then.head[0]) * scale - 0.16 * speed
    y = -(now.head[1] - then.head[1]) * scale
    d.lag = (clamp(x + d.lag[0], -1.2, 1.2), clamp(y + d.lag[1], -1.2, 1.2))
    d.ears += 0.35 * clamp(y, -1.0, 1.0)
    d.lift += 0.3 * clamp(y, -1.0, 1.0)
