"""Back layers of the open country: a meadow and a farm."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.growth import tree
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, LEFT, RIGHT, WIDTH, Scenery
from gan.cartoon.stage.sketch import see_through, slope


@BACKS("outside")
def _outside(s: Scenery) -> None:
    horizon = s.foot - 110
    skies.sky(s, horizon, 5, (330, 130))
    s.peaks(horizon + 30, 130, s.far_off("#9fb0cc", 0.6), 6)
    s.rolling(horizon + 6, 56, s.ground(s.far_off("#a3cb92", 0.42)), 4)
    s.wood(horizon + 34, 50, s.far_off("#8abb7c", 0.34), 40)
    s.rolling(horizon + 50, 40, s.ground(s.far_off("#9bcb78", 0.22)), 3)
    _farmhouse(s, 1180, horizon + 62)
    for x, size in ((980, 0.42), (1060, 0.34), (520, 0.46), (430, 0.36)):
        tree(s, "tree", x, horizon + 78, size, 0.24, "#76b060")
    s.rolling(s.foot - 10, 22, s.ground(s.far_off("#93c869", 0.08)), 3)
    skies.lawn(s, s.foot, "#8fc663", 60)
    left = [
        (1216, horizon + 72),
        (1150, horizon + 92),
        (1190, s.foot - 2),
        (1120, 690),
        (860, 790),
        (760, BOTTOM),
    ]
    right = [
        (1226, horizon + 72),
        (1186, horizon + 92),
        (1262, s.foot - 2),
        (1250, 700),
        (1120, 800),
        (1180, BOTTOM),
    ]
    way = paths.band(left, right)
    s.patch(way, s.ground("#e3cf9f"))
    skies.flowers(s, s.foot + 6, 890, 60)
    skies.birds(s, 760, 190, 4)
    skies.puddles(s, s.foot + 50)
    s.shade_edges(0.1)


def _farmhouse(s: Scenery, x: float, y: float) -> None:
    s.prop("house", x, y + 8, 0.32, state="night" if s.mood.lit else "", colour=s.far_off("#f0d9b0", 0.15))
    for at in (-110, 90):
        s.puffs(x + at, y + 10, 90, 46, s.far_off("#86b96f", 0.2), 4)


@BACKS("farm")
def _farm(s: Scenery) -> None:
    horizon = s.foot - 110
    skies.sky(s, horizon, 5, (320, 130))
    s.rolling(horizon + 10, 46, s.ground(s.far_off("#a5c98a", 0.45)), 4)
    _field(s, horizon + 30, horizon + 96)
    _windmill(s, 470, horizon + 40)
    s.wood(horizon + 96, 40, s.far_off("#86b570", 0.22), 40)
    _barn(s)
    skies.lawn(s, s.foot - 14, "#a3c766")
    for x in range(LEFT, 1010, 118):
        s.panel(x, s.foot - 96, x + 14, s.foot - 4, "#c49a6a", 3)
    for y in (s.foot - 82, s.foot - 48):
        s.panel(LEFT, y, 1010, y + 12, "#d0a878", 3)
    yard = paths.blob(
        [(1000, s.foot + 2), (1420, s.foot), (1560, 720), (1180, 900), (560, 940), (330, 840), (720, 720)]
    )
    s.patch(yard, s.ground("#dcc38e"))
    tree(s, "tree", 200, s.foot - 20, 0.78, 0.12, "#78ad58")
    for _ in range(34):
        s.spot(
            s.chance.uniform(500, 1400), s.chance.uniform(s.foot + 30, 880), 5, 2, see_through("#b8955a", 0.5)
        )
    skies.flowers(s, s.foot + 20, 880, 26, 0, 600)
    skies.birds(s, 760, 190, 4)
    skies.puddles(s, s.foot + 50)
    s.shade_edges(0.1)


def _field(s: Scenery, y0: float, y1: float) -> None:
    gold = s.ground("#e6c56a")
    s.panel(LEFT, y0, RIGHT, y1, slope(0, y0, 0, y1, s.far_off(gold, 0.28), gold))
    for number in range(-20, 40):
        x = WIDTH / 2 + number * 34
        s.mark(
            [(WIDTH / 2 + (x - WIDTH / 2) * 0.8, y0), (WIDTH / 2 + (x - WIDTH / 2) * 1.25, y1)],
            3,
            see_through("#b8924a", 0.35),
        )


def _windmill(s: Scenery, x: float, y: float) -> None:
    s.flat(
        [(x - 34, y + 34), (x - 22, y - 100), (x + 22, y - 100), (x + 34, y + 34)], s.far_off("#f0e2c8", 0.12)
    )
    s.flat(
        [(x + 4, y + 34), (x + 4, y - 100), (x + 22, y - 100), (x + 34, y + 34)], s.far_off("#d6c4a8", 0.12)
    )
    s.flat([(x - 26, y - 98), (x, y - 134), (x + 26, y - 98)], s.far_off("#b0604f", 0.12), 4)
    for number in range(4):
        s.flat([(x + px, y - 96 + py) for px, py in _sail(number)], s.far_off("#fbf4e2", 0.1), 2)
    s.spot(x, y - 96, 7, 7, "#8a5a3c")


def _sail(number: int) -> list[tuple[float, float]]:
    turn = ((0.82, 0.57), (-0.57, 0.82), (-0.82, -0.57), (0.57, -0.82))[number]
    return [
        (turn[0] * r - turn[1] * w, turn[1] * r + turn[0] * w)
        for r, w in ((10, -2), (96, -2), (96, 17), (24, 17), (10, 3))
    ]


def _barn(s: Scenery) -> None:
    own = s.place.doors[0]
    x, foot = s.at(own.x), s.foot
    s.panel(x + 260, foot - 330, x + 360, foot, slope(x + 260, 0, x + 360, 0, "#d9d4c8", "#b5aea6"))
    s.patch(paths.oval(x + 310, foot - 330, 50, 42), "#a5564a")
    s.flat(
        [
            (x - 250, foot),
            (x - 250, foot - 220),
            (x - 165, foot - 345),
            (x, foot - 405),
            (x + 165, foot - 345),
            (x + 250, foot - 220),
            (x + 250, foot),
        ],
        slope(x - 250, 0, x + 250, 0, "#cf5f50", "#c2544a", "#a34444"),
    )
    for number in range(-6, 7):
        s.mark(
            [(x + number * 38, foot), (x + number * 38, foot - 225 - (6 - abs(number)) * 22)],
            2,
            see_through("#7a2f38", 0.35),
        )
    roof = [
        (x - 266, foot - 204),
        (x - 170, foot - 345),
        (x, foot - 405),
        (x + 170, foot - 345),
        (x + 266, foot - 204),
    ]
    s.mark(roof, 22, s.ground("#7a5560"))
    half, high = own.width * s.metre / 2, own.height * s.metre
    s.panel(x - half - 12, foot - high - 12, x + half + 12, foot, "#f3ead8", 3)
    s.panel(x - half, foot - high, x + half, foot, "#5a3a3c")
    for at in (-0.62, -0.3, 0.3, 0.62):
        s.mark([(x + half * at, foot - high), (x + half * at, foot)], 4, "#4a2f34")
    s.mark([(x - half, foot - high * 0.62), (x + half, foot - high * 0.62)], 10, "#6d4a44")
    s.prop("leaf_pile", x - half * 0.4, foot - 4, 0.8, colour="#d9ac52")
    s.prop("barrel", x + half * 0.62, foot - 4, 0.8)
    if s.mood.lit:
        with s.glowing():
            shine = slope(0, foot - high, 0, foot, see_through("#ffcf7a", 0.2), see_through("#ffc266", 0.6))
            s.panel(x - half, foot - high, x + half, foot, shine)
    for side in (-1, 1):
        a, b = x + side * half, x + side * (half + 96)
        s.panel(min(a, b), foot - high, max(a, b), foot - 2, "#b84f46", 2)
        for ends in ([(a, foot - 8), (b, foot - high + 6)], [(a, foot - high + 6), (b, foot - 8)]):
            s.mark(ends, 7, "#f3ead8")
        s.mark(
            [(a, foot - high + 4), (b, foot - high + 4), (b, foot - 6), (a, foot - 6), (a, foot - high + 4)],
            7,
            "#f3ead8",
        )
    s.panel(x - 40, foot - 356, x + 40, foot - 288, "#f3ead8", 3)
    s.panel(x - 31, foot - 347, x + 31, foot - 297, "#e0b95a")
