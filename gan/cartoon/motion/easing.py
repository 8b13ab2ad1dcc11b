"""Curves over time: all take and give plain numbers, most from 0..1 to 0..1."""

from __future__ import annotations

from math import cos, exp, pi, sin


def clamp(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """x, kept between two bounds."""
    return low if x < low else high if x > high else x


def smooth(x: float) -> float:
    """0 to 1 with rest at both ends."""
    x = clamp(x)
    return x * x * (3 - 2 * x)


def smoother(x: float) -> float:
    """As `smooth`, with no jump of acceleration either."""
    x = clamp(x)
    return x * x * x * (x * (6 * x - 15) + 10)


def leave(x: float) -> float:
    """0 to 1, slow at first: gathering speed."""
    x = clamp(x)
    return x * x


def arrive(x: float) -> float:
    """0 to 1, slow at last: settling."""
    x = clamp(x)
    return 1 - (1 - x) * (1 - x)


def between(x: float, start: float, end: float) -> float:
    """How far x is from start to end, smoothly, 0 before and 1 after."""
    return smooth((x - start) / (end - start))


def hold(x: float, rise: float = 0.2, fall: float = 0.8) -> float:
    """Up until `rise`, there until `fall`, down again by 1."""
    return between(x, 0.0, rise) * (1 - between(x, fall, 1.0))


def bump(x: float, start: float = 0.0, end: float = 1.0) -> float:
    """One smooth hill between start and end."""
    share = clamp((x - start) / (end - start))
    return sin(pi * share) ** 2


def track(x: float, *keys: tuple[float, float]) -> float:
    """The value at x of a curve through keys (moment, value), at rest in each of them."""
    if x <= keys[0][0]:
        return keys[0][1]
    for (start, low), (end, high) in zip(keys, keys[1:], strict=False):
        if x < end:
            return low + (high - low) * smooth((x - start) / (end - start))
    return keys[-1][1]


def flow(x: float, *keys: tuple[float, float]) -> float:
    """As `track`, but running on through the keys (a monotone cubic curve): for falls, throws and arcs."""
    if x <= keys[0][0]:
        return keys[0][1]
    for i in range(len(keys) - 1):
        (start, low), (end, high) = keys[i], keys[i + 1]
        if x < end:
            width = end - start
            t = (x - start) / width
            a, b = _slope(keys, i) * width, _slope(keys, i + 1) * width
            return (
                low * (1 + 2 * t) * (1 - t) ** 2
                + a * t * (1 - t) ** 2
                + high * t * t * (3 - 2 * t)
                + b * t * t * (t - 1)
            )
    return keys[-1][1]


def _slope(keys: tuple[tuple[float, float], ...], i: int) -> float:
    if not 0 < i < len(keys) - 1:
        return 0.0
    before = (keys[i][1] - keys[i - 1][1]) / (keys[i][0] - keys[i - 1][0])
    after = (keys[i + 1][1] - keys[i][1]) / (keys[i + 1][0] - keys[i][0])
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def swing(phase: float, shift: float = 0.0) -> float:
    """A sine wave of one turn of `phase`."""
    return sin(2 * pi * (phase + shift))


def ring(x: float, turns: float = 2.0, decay: float = 4.0) -> float:
    """A blow that rings off: 1 at 0, then back and forth, nearly still at 1."""
    return cos(2 * pi * turns * x) * exp(-decay * x) if x > 0 else 1.0


def chance(*numbers: int) -> float:
    """A fixed number 0..1 for whole numbers: like chance, the same each time."""
    value = 2166136261
    for number in numbers:
        value = ((value ^ (number & 0xFFFFFFFF)) * 16777619) & 0xFFFFFFFF
        value ^= value >> 13
        value = (value * 1274126177) & 0xFFFFFFFF
        value ^= value >> 16
    return value / 0xFFFFFFFF
