"""Trees and slabs of rock that several sets share."""

from __future__ import annotations

from gan.cartoon.stage.places.scenery import Scenery


def tree(s: Scenery, what: str, x: float, y: float, size: float, distance: float, fill: str) -> None:
    """A tree at some distance, with its shadow."""
    s.shadow(x + 16 * size, y, 70 * size, 9 * size, 0.2)
    variant = 1.0 if s.mood.snowy else (x % 11) / 13
    s.prop(what, x, y, size, colour=s.far_off(fill, distance), variant=variant)


def slab(s: Scenery, x: float, y: float, width: float) -> None:
    """A slab of rock that stands on (x, y)."""
    s.shadow(x + 12, y, width * 0.8, width * 0.1, 0.22)
    s.flat(
        [
            (x - width * 0.7, y),
            (x - width * 0.5, y - width * 0.45),
            (x - width * 0.1, y - width * 0.62),
            (x + width * 0.4, y - width * 0.5),
            (x + width * 0.7, y),
        ],
        "#a5a09a",
        12,
    )
    s.flat(
        [
            (x + width * 0.05, y),
            (x + width * 0.1, y - width * 0.58),
            (x + width * 0.4, y - width * 0.5),
            (x + width * 0.7, y),
        ],
        "#8a8590",
        10,
    )
    if s.mood.snowy:
        s.flat(
            [
                (x - width * 0.5, y - width * 0.42),
                (x - width * 0.1, y - width * 0.62),
                (x + width * 0.4, y - width * 0.5),
                (x + width * 0.1, y - width * 0.42),
            ],
            "#eef4fa",
            8,
        )
