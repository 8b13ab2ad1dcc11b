"""Back layer of the castle."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.growth import tree
from gan.cartoon.stage.places.scenery import BACKS, Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope


@BACKS("castle")
def _castle(s: Scenery) -> None:
    horizon = s.foot - 60
    skies.sky(s, horizon, 4, (300, 120))
    s.peaks(horizon + 10, 190, s.far_off("#a3aed0", 0.55), 6, s.far_off("#fbfdfd", 0.2))
    s.rolling(horizon, 40, s.ground(s.far_off("#9fc68c", 0.36)), 4)
    stone = "#c4b9b0"
    _tower(s, 560, 92, 150, stone, "#5f7fae")
    _tower(s, 1040, 92, 150, stone, "#5f7fae")
    _wall(s, 300, 1300, 350, stone)
    _tower(s, 800, 150, 176, mixed(stone, "#fff0dc", 0.15), "#b5564a", narrow=True)
    _wall(s, 560, 1040, 290, mixed(stone, "#fff0dc", 0.15))
    _castle_gate(s)
    _tower(s, 300, 118, 230, stone, "#b5564a")
    _tower(s, 1300, 118, 230, stone, "#b5564a")
    for x, wide in ((60, 420), (420, 380), (1180, 380), (1540, 420)):
        s.puffs(x, s.foot + 4, wide, 52, s.far_off("#7fb068", 0.12), 8)
    skies.lawn(s, s.foot - 2, "#93c468")
    skies.path_to(s, 800, s.foot - 6, 200, 800, 620, "#d9c6a4")
    for number in range(12):
        y = s.foot + 10 + number * number * 2.2
        s.spot(
            800 + (-1) ** number * (40 + number * 12),
            y,
            26 + number * 3,
            5 + number,
            see_through(s.ground("#bda888"), 0.7),
        )
    for x, size in ((110, 0.9), (1490, 0.9), (1400, 0.6)):
        tree(s, "tree", x, s.foot + 4, size, 0.1, "#6fa85a")
    skies.flowers(s, s.foot + 20, 890, 36, 0, 520)
    skies.flowers(s, s.foot + 20, 890, 36, 1120, 1600)
    s.shade_edges(0.1)


def _merlons(s: Scenery, x0: float, x1: float, y: float, fill: str, size: float = 26) -> None:
    count = max(2, round((x1 - x0) / (size * 2)))
    step = (x1 - x0) / (count * 2 - 1)
    for number in range(count):
        a = x0 + number * 2 * step
        s.panel(a, y - size, a + step, y + 2, fill, 2)
        if s.mood.snowy:
            s.panel(a, y - size - 5, a + step, y - size + 3, "#eef4fa", 3)


def _bricks(s: Scenery, x0: float, x1: float, y0: float, y1: float, fill: str, count: int) -> None:
    for _ in range(count):
        x, y = s.chance.uniform(x0 + 10, x1 - 40), s.chance.uniform(y0 + 10, y1 - 20)
        s.panel(x, y, x + 30, y + 13, see_through(mixed(fill, "#5a4a62", 0.3), 0.35), 3)


def _wall(s: Scenery, x0: float, x1: float, top: float, fill: str) -> None:
    s.panel(
        x0,
        top,
        x1,
        s.foot,
        slope(0, top, 0, s.foot, mixed(fill, "#fff4e0", 0.15), mixed(fill, "#5a4a6a", 0.1)),
    )
    _merlons(s, x0, x1, top, fill)
    s.panel(x0, top + 14, x1, top + 20, see_through("#5a4a62", 0.18))
    _bricks(s, x0, x1, top, s.foot, fill, int((x1 - x0) / 26))


def _tower(s: Scenery, x: float, half: float, top: float, fill: str, roof: str, narrow: bool = False) -> None:
    half = half * 0.6 if narrow else half * 0.72
    s.panel(
        x - half,
        top,
        x + half,
        s.foot,
        slope(x - half, 0, x + half, 0, mixed(fill, "#fff4e0", 0.25), fill, mixed(fill, "#5a4a6a", 0.25)),
    )
    _bricks(s, x - half, x + half, top, s.foot, fill, 10)
    s.panel(x - half - 10, top - 6, x + half + 10, top + 22, mixed(fill, "#fff4e0", 0.1), 3)
    _merlons(s, x - half - 10, x + half + 10, top - 4, fill, 20)
    cone = top - 24
    s.flat([(x - half, cone), (x, cone - half * 1.9), (x + half, cone)], roof, 4)
    s.flat(
        [(x + half * 0.1, cone), (x, cone - half * 1.9), (x + half, cone)], see_through("#3a2048", 0.16), 4
    )
    tip = cone - half * 1.9
    s.mark([(x, tip + 4), (x, tip - 40)], 4, "#6d5a5a")
    s.flat([(x, tip - 40), (x + 44, tip - 30), (x, tip - 16)], "#f0c24a", 3)
    for y in (top + 66, top + 170):
        if y < s.foot - 80:
            slit = paths.joined(paths.box(x - 11, y, x + 11, y + 40), paths.oval(x, y, 11, 12))
            if s.mood.lit:
                with s.glowing():
                    s.patch(slit, "#ffdf8e")
            else:
                s.patch(slit, "#6a6078")


def _castle_gate(s: Scenery) -> None:
    own = s.place.doors[0]
    x, half, high = s.at(own.x), own.width * s.metre / 2, own.height * s.metre
    top, foot = s.foot - high, s.foot
    arch = paths.joined(
        paths.box(x - half - 26, top + half * 0.6, x + half + 26, foot),
        paths.oval(x, top + half * 0.7, half + 26, half + 14),
    )
    s.patch(arch, "#a3988f")
    inner = paths.joined(
        paths.box(x - half, top + half * 0.7, x + half, foot),
        paths.oval(x, top + half * 0.75, half, half * 0.95),
    )
    s.patch(inner, "#6d4a3c")
    for at in (-0.6, -0.2, 0.2, 0.6):
        s.mark([(x + half * at, top + half * 0.3), (x + half * at, foot)], 3, "#4f332c")
    for y in (foot - high * 0.3, foot - high * 0.62):
        s.mark([(x - half * 0.9, y), (x + half * 0.9, y)], 8, "#5a5560")
    for side in (-1, 1):
        s.form(paths.ring(x + side * 18, foot - high * 0.42, 12, 7), "#c79a4b", shade=0)
        bx = x + side * (half + 74)
        s.form(
            paths.poly(
                [
                    (bx - 24, top + 26),
                    (bx + 24, top + 26),
                    (bx + 24, top + 150),
                    (bx, top + 176),
                    (bx - 24, top + 150),
                ],
                3,
            ),
            "#b5483f",
            shade=6,
            line=0,
        )
        s.flat(paths.star(bx, top + 86, 17, 7, 5, 3.1416), "#f0d07a", 2)
