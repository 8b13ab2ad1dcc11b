"""Back layers of parks and gardens."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.houses import house_door, pane, skyline
from gan.cartoon.stage.places.scenery import BACKS, LEFT, RIGHT, Scenery
from gan.cartoon.stage.sketch import see_through, slope


@BACKS("park")
def _park(s: Scenery) -> None:
    horizon = s.foot - 96
    skies.sky(s, horizon, 4, (520, 110))
    skyline(s, horizon + 24, 0.62, 60, 190, 18)
    s.wood(horizon + 44, 104, s.far_off("#8fbf86", 0.42), 20)
    s.wood(horizon + 76, 84, s.far_off("#79b06c", 0.26), 24)
    skies.lawn(s, s.foot - 42, "#8fc566")
    _pond(s, 1010, s.foot - 6)
    for x, size in ((330, 0.72), (1330, 0.84), (640, 0.5)):
        s.shadow(x + 20, s.foot - 14, 90 * size, 10, 0.22)
        s.prop(
            "tree",
            x,
            s.foot - 14,
            size,
            colour=s.far_off("#6aa356", 0.1),
            variant=1.0 if s.mood.snowy else (x % 7) / 8,
        )
    path = paths.smooth([(LEFT, 730), (300, 752), (700, 812), (1150, 800), (RIGHT, 742)])
    path.lineTo(RIGHT, 806)
    back = paths.smooth([(RIGHT, 806), (1180, 872), (700, 892), (260, 812), (LEFT, 786)])
    path.connectPath(back)
    s.patch(path, s.ground("#e3cfa3"))
    skies.flowers(s, s.foot + 4, 716, 30)
    skies.flowers(s, 830, 890, 20, 0, 420)
    skies.birds(s, 700, 170, 4)
    skies.puddles(s, s.foot + 60)
    s.shade_edges(0.12)


def _pond(s: Scenery, x: float, y: float) -> None:
    s.spot(x, y + 4, 190, 25, s.ground("#c4b98a"))
    s.spot(x, y + 3, 178, 20, "#7fbfd6")
    s.spot(x - 30, y - 2, 110, 7, see_through("#e6f6f8", 0.6))
    for at in (-150, -138, 150):
        for lean in (-6, 0, 7):
            s.mark([(x + at, y + 6), (x + at + lean, y - 34)], 4, "#6a9a52")


@BACKS("garden")
def _garden(s: Scenery) -> None:
    horizon = s.foot - 80
    skies.sky(s, horizon, 4, (850, 110))
    s.wood(horizon + 30, 100, s.far_off("#9ac48e", 0.45), 18)
    s.wood(horizon + 66, 60, s.far_off("#7fb46c", 0.24), 26)
    _cottage(s)
    for number in range(-2, 22):
        x = 700 + number * 46 if number >= 0 else -400
        if x > 0:
            s.poly(
                [
                    (x - 15, s.foot + 2),
                    (x - 15, s.foot - 88),
                    (x, s.foot - 106),
                    (x + 15, s.foot - 88),
                    (x + 15, s.foot + 2),
                ],
                "#f3ead8",
                3,
                line=0,
                shade=4,
            )
    for y in (s.foot - 74, s.foot - 30):
        s.panel(690, y, RIGHT, y + 10, "#e0d3bc")
    skies.lawn(s, s.foot - 10, "#93c766")
    s.prop(
        "tree",
        1190,
        s.foot - 2,
        0.95,
        colour=s.far_off("#6fab58", 0.06),
        variant=1.0 if s.mood.snowy else 0.45,
    )
    s.prop("flower_bed", 860, s.foot + 8, 0.8)
    s.prop("flower_bed", 1440, s.foot + 8, 0.85, colour="#e0a03c")
    skies.path_to(s, s.at(s.place.doors[0].x), s.foot + 4, 110, 620, 330, "#d9c3a0")
    for number in range(6):
        y = s.foot + 20 + number * number * 8 + number * 12
        middle = s.at(s.place.doors[0].x) + (y - s.foot) * 0.23
        s.spot(
            middle + (-1) ** number * (14 + 4 * number),
            y,
            34 + number * 8,
            6 + number * 2.4,
            s.ground("#c7ae8a"),
        )
    skies.flowers(s, 700, 890, 26, 760, 1560)
    skies.puddles(s, s.foot + 50)
    s.shade_edges(0.12)


def _cottage(s: Scenery) -> None:
    foot, x0, x1 = s.foot + 4, -60, 690
    s.panel(x0, 290, x1, foot, slope(x0, 0, x1, 0, "#f3e0bb", "#edd3a4", "#d9b78c"))
    s.flat([(x0 - 60, 306), (60, 96), (590, 96), (x1 + 56, 306)], "#b5604f", 12)
    roof = paths.poly([(x0 - 60, 306), (60, 96), (590, 96), (x1 + 56, 306)], 12)
    for row in range(5):
        y = 130 + row * 40
        for x in range(x0 - 60, x1 + 60, 46):
            tile = paths.oval(x + 22 + (row % 2) * 22, y, 20, 12)
            s.patch(paths.common(tile, roof), see_through("#8f4a44", 0.3))
    if s.mood.snowy:
        s.flat(
            [(x0 - 56, 296), (60, 92), (590, 92), (x1 + 52, 296), (520, 262), (330, 282), (150, 258)],
            "#eef4fa",
            14,
        )
    s.panel(430, 50, 500, 150, "#a8604f")
    s.panel(422, 40, 508, 60, "#8f4f44", 4)
    s.panel(x0, 300, x1, 314, see_through("#3a2a48", 0.2))
    for x in (190, 330):
        pane(s, x - 46, 386, x + 46, 500)
        for side in (-1, 1):
            s.box(x + side * 52, 382, x + side * 82, 506, "#6d9c8f", 4, shade=4)
        s.panel(x - 60, 512, x + 60, 534, "#8a5a3c", 4)
        for number in range(6):
            s.spot(
                x - 50 + number * 20, 508, 12, 12, ("#6aa84f", "#e0607a", "#6aa84f", "#f6c453")[number % 4]
            )
    house_door(s, s.at(s.place.doors[0].x), "#4f7f8f", 1.0, 2.0)
    s.flat([(412, 312), (604, 312), (580, 262), (436, 262)], "#8f4f44", 6)
    s.puffs(120, foot + 4, 240, 74, s.ground("#7cb060"), 6)
    s.puffs(656, foot + 4, 90, 74, s.ground("#6fa45a"), 3)


@BACKS("playground")
def _playground(s: Scenery) -> None:
    horizon = s.foot - 84
    skies.sky(s, horizon, 5, (330, 120))
    skyline(s, horizon + 20, 0.55, 70, 190, 16)
    s.wood(horizon + 50, 100, s.far_off("#8fc086", 0.38), 20)
    s.wood(horizon + 78, 64, s.far_off("#79b06c", 0.22), 26)
    skies.lawn(s, s.foot - 30, "#97c96a")
    for number, x in enumerate(range(LEFT, RIGHT, 62)):
        fill = ("#e0705a", "#f0b93c", "#4f9ac0", "#6aa84f")[number % 4]
        s.poly(
            [
                (x - 20, s.foot + 2),
                (x - 20, s.foot - 60),
                (x, s.foot - 78),
                (x + 20, s.foot - 60),
                (x + 20, s.foot + 2),
            ],
            fill,
            5,
            line=0,
            shade=5,
        )
    s.panel(LEFT, s.foot - 40, RIGHT, s.foot - 30, "#f3e6cf")
    path = paths.blob(
        [(-40, 700), (400, 668), (900, 672), (1400, 664), (1660, 720), (1500, 850), (900, 880), (300, 868)]
    )
    s.patch(path, slope(0, 660, 0, 880, s.ground("#f0d9a4"), s.ground("#e0c083")))
    for _ in range(60):
        s.spot(s.chance.uniform(60, 1540), s.chance.uniform(690, 850), 3, 1.6, see_through("#b8955a", 0.5))
    s.prop("seesaw", 640, s.foot + 12, 0.8)
    s.prop("sandbox", 1010, s.foot + 20, 0.85)
    for x in (330, 1240):
        s.prop(
            "tree",
            x,
            s.foot - 10,
            0.72,
            colour=s.far_off("#6fa85c", 0.1),
            variant=1.0 if s.mood.snowy else 0.2,
        )
    skies.puddles(s, s.foot + 60)
    s.shade_edges(0.1)
