"""Vectors of three numbers as tuples; for so few of them plain Python is faster than arrays."""

from __future__ import annotations

from math import cos, sin, sqrt

Vector = tuple[float, float, float]


def add(a: Vector, b: Vector, times: float = 1.0) -> Vector:
    """a + times · b."""
    return (a[0] + times * b[0], a[1] + times * b[1], a[2] + times * b[2])


def minus(a: Vector, b: Vector) -> Vector:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vector) -> float:
    """How long it is."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def unit(a: Vector, otherwise: Vector = (0.0, -1.0, 0.0)) -> Vector:
    """The same direction with length 1; `otherwise` where it has none."""
    size = length(a)
    return (a[0] / size, a[1] / size, a[2] / size) if size > 1e-9 else otherwise


def mix(a: Vector, b: Vector, share: float) -> Vector:
    """From a (0) to b (1) on the straight line."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def about(a: Vector, axis: Vector, angle: float) -> Vector:
    """`a` turned about a unit axis (Rodrigues)."""
    c, s = cos(angle), sin(angle)
    across = cross(axis, a)
    along = dot(axis, a) * (1 - c)
    return (
        a[0] * c + across[0] * s + axis[0] * along,
        a[1] * c + across[1] * s + axis[1] * along,
        a[2] * c + across[2] * s + axis[2] * along,
    )
