"""Shares of a time made smooth."""

from __future__ import annotations


def clamp(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """`value` kept between two others."""
    return low if value < low else high if value > high else value


def smooth(share: float) -> float:
    """0..1 to 0..1 without speed at both ends."""
    share = clamp(share)
    return share * share * (3 - 2 * share)


def smoother(share: float) -> float:
    """As `smooth`, without a jump of the acceleration: for cameras."""
    share = clamp(share)
    return share**3 * (share * (6 * share - 15) + 10)


def mix(first: float, second: float, share: float) -> float:
    """On the straight line between two numbers."""
    return first + (second - first) * share


def cruise(share: float, gather: float, settle: float) -> float:
    """The way of a walk: it gathers speed, keeps it, and comes to rest.

    Args:
        share: of the time, 0..1.
        gather, settle: shares of the time for the start and the end, together at most 1.

    Returns:
        The share of the way, 0..1; its slope has no jumps.
    """
    share = clamp(share)
    speed = 1 / (1 - gather / 2 - settle / 2)
    if share < gather:
        return speed * share * share / (2 * gather)
    if share > 1 - settle:
        return 1 - speed * (1 - share) ** 2 / (2 * settle)
    return speed * (share - gather / 2)
