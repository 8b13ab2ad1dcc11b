"""Back layers of streets, squares, roads, roofs and the harbour."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.houses import facade, house_door, lit, pane, shopfront, skyline
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope


def asphalt(s: Scenery, y: float, fill: str = "#8d8a94") -> None:
    """A roadway from y down."""
    near = mixed(fill, "#eef4fa", 0.5) if s.mood.snowy else fill
    s.panel(
        LEFT, y, RIGHT, BOTTOM, slope(0, y, 0, HEIGHT, s.far_off(mixed(near, "#fff2d6", 0.12), 0.06), near)
    )
    for _ in range(70):
        depth = s.chance.random()
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            y + 6 + (HEIGHT - y) * depth,
            3 + 4 * depth,
            1.4 + depth,
            see_through("#6d6a78", 0.35),
        )


@BACKS("street")
def _street(s: Scenery) -> None:
    skies.sky(s, 420, 3, (360, 110))
    skyline(s, s.foot - 120, 0.5, 150, 300, 14)
    facade(s, -240, 60, 120, "#b88a9a", columns=2, floors=1, roof="#8a5a6a")
    facade(s, 60, 370, 150, "#e3c08c", columns=2, floors=1, roof="#b5705a")
    facade(s, 370, 830, 66, "#8fb0a8", columns=4, floors=2)
    facade(s, 830, 1180, 140, "#d98f73", columns=3, floors=1, roof="#7a5a6a")
    facade(s, 1180, 1480, 60, "#a9b8cf", columns=2, floors=2)
    facade(s, 1480, 1840, 140, "#d9b06a", columns=2, floors=1, roof="#8a5f5a")
    shopfront(s, 395, 640, "#c8504a")
    shopfront(s, 1205, 1450, "#4f8a8b")
    house_door(s, s.at(s.place.doors[0].x), "#4f6f8f")
    house_door(s, 280, "#8f4f4f")
    house_door(s, 745, "#7a5a3c")
    for x in (895, 1130, 140, 1545):
        pane(s, x - 36, s.foot - 250, x + 36, s.foot - 110)
    skies.paving(s, s.foot, "#cfc4b5", 5, 10)
    s.panel(
        LEFT,
        s.foot,
        RIGHT,
        s.foot + 26,
        slope(0, s.foot, 0, s.foot + 26, see_through("#3a2a48", 0.24), see_through("#3a2a48", 0)),
    )
    kerb = HEIGHT - 52
    s.panel(LEFT, kerb, RIGHT, kerb + 12, "#e6dccb")
    s.panel(LEFT, kerb + 11, RIGHT, BOTTOM, "#86828c")
    skies.puddles(s, s.foot + 20)
    s.shade_edges(0.14)


@BACKS("city")
def _city(s: Scenery) -> None:
    skies.sky(s, 430, 4, (330, 120))
    _towers(s)
    s.wood(s.foot - 60, 70, s.far_off("#7fae68", 0.3), 26)
    s.panel(LEFT, s.foot - 62, RIGHT, s.foot, s.far_off("#7fae68", 0.3))
    facade(s, -240, 210, 150, "#d98f73", columns=3, floors=1, roof="#8a5a5a")
    facade(s, 210, 470, 176, "#e3c08c", columns=2, floors=1, roof="#b5705a")
    _town_hall(s, 1010)
    facade(s, 1290, 1560, 170, "#a9b8cf", columns=2, floors=1, roof="#6d7a9a")
    facade(s, 1560, 1840, 140, "#c9a6a0", columns=2, floors=1, roof="#8a5a5a")
    shopfront(s, 232, 450, "#4f8a8b")
    shopfront(s, 1312, 1540, "#d9a03c")
    for x in (545, 690):
        s.prop(
            "tree",
            x,
            s.foot + 4,
            0.78,
            colour=s.far_off("#6fa45a", 0.12),
            variant=1.0 if s.mood.snowy else (x % 7) / 8,
        )
    skies.paving(s, s.foot, "#d6c7b0", 6, 9)
    for share in (1.0, 0.7):
        s.spot(830, 775, 330 * share, 62 * share, see_through("#b59a80" if share == 1.0 else "#d6c7b0", 0.6))
    skies.puddles(s, s.foot + 20)
    skies.birds(s, 640, 170, 4)
    s.shade_edges(0.12)


def _towers(s: Scenery) -> None:
    for number, x in enumerate(range(LEFT, RIGHT, 118)):
        top = 190 + 150 * ((number * 5) % 7) / 7
        if 480 < x < 900:
            top += 60
        fill = s.far_off(("#9fb0cf", "#b8a6bf", "#a9c0c4")[number % 3], 0.55)
        s.panel(x, top, x + 96, s.foot, fill)
        s.panel(x + 62, top, x + 96, s.foot, mixed(fill, "#4a4a7a", 0.1))
        if number % 3 == 1:
            s.panel(x + 44, top - 46, x + 50, top, fill)
        for row in range(10):
            for column in range(4):
                y = top + 16 + row * 27
                if lit(s):
                    with s.glowing():
                        s.panel(
                            x + 9 + column * 21, y, x + 20 + column * 21, y + 14, see_through("#ffdf8e", 0.85)
                        )
                else:
                    s.panel(x + 9 + column * 21, y, x + 20 + column * 21, y + 14, see_through("#ffffff", 0.2))


def _town_hall(s: Scenery, x: float) -> None:
    foot = s.foot
    s.panel(x - 58, 96, x + 58, 240, "#e9d3a8")
    s.flat([(x - 72, 100), (x, 22), (x + 72, 100)], "#6d8f8a", 6)
    s.flat([(x, 22), (x + 72, 100), (x + 6, 100)], "#57776f", 6)
    s.oval(x, 140, 33, 33, "#fbf4e2", shade=0)
    s.mark([(x, 118), (x, 140), (x + 15, 149)], 5, "#5a4a55")
    s.panel(x - 250, 236, x + 250, foot, slope(x - 250, 0, x + 250, 0, "#f0dcb4", "#e6cda0", "#cdb08c"))
    s.flat([(x - 276, 252), (x, 176), (x + 276, 252)], "#f3e2c0", 5)
    s.flat([(x - 204, 244), (x, 190), (x + 204, 244)], "#d9bf92", 4)
    s.panel(x - 276, 250, x + 276, 272, "#fbf0d4", 4)
    for at in (-164, 164):
        pane(s, x + at - 30, 322, x + at + 30, 420)
        pane(s, x + at - 30, 462, x + at + 30, 560)
    house_door(s, s.at(s.place.doors[0].x), "#7a5040", 1.2, 2.1)
    for at in (-104, 104, 234, -234):
        s.panel(
            x + at - 14,
            274,
            x + at + 14,
            foot,
            slope(x + at - 14, 0, x + at + 14, 0, "#fff8e6", "#e0cba0"),
            3,
        )
        s.panel(x + at - 20, 272, x + at + 20, 284, "#fbf0d4", 3)
    for step in range(3):
        half = 140 + step * 18
        s.panel(
            x - half,
            foot - 6 + step * 9,
            x + half,
            foot + 5 + step * 9,
            ("#e0d0b0", "#d4c2a2", "#c7b494")[step],
            2,
        )


@BACKS("road")
def _road(s: Scenery) -> None:
    horizon = s.foot - 70
    skies.sky(s, horizon, 5, (300, 140))
    s.peaks(horizon + 8, 150, s.far_off("#9aa6c4", 0.5), 7)
    s.rolling(horizon - 6, 44, s.ground(s.far_off("#a3c78a", 0.4)), 5)
    s.wood(horizon + 22, 44, s.far_off("#7fae72", 0.3), 30)
    s.rolling(
        horizon + 34,
        18,
        slope(0, horizon + 20, 0, s.foot + 20, s.ground(s.far_off("#a9cc7c", 0.16)), s.ground("#8fbd63")),
        4,
    )
    for x in range(LEFT, RIGHT, 150):
        s.panel(x, s.foot - 52, x + 10, s.foot - 6, "#e9dcc4", 2)
        s.panel(x - 75, s.foot - 44, x + 75, s.foot - 36, "#e9dcc4")
        s.panel(x - 75, s.foot - 26, x + 75, s.foot - 18, "#d9c9ae")
    for x, size in ((120, 0.8), (330, 0.62), (1210, 0.66), (1440, 0.9)):
        s.prop(
            "tree",
            x,
            s.foot - 4,
            size,
            colour=s.far_off("#76ab5c", 0.1),
            variant=1.0 if s.mood.snowy else (x % 7) / 8,
        )
    asphalt(s, s.foot)
    s.panel(LEFT, s.foot - 3, RIGHT, s.foot + 12, s.ground("#b5b86a"))
    s.panel(LEFT, s.foot + 16, RIGHT, s.foot + 22, "#f3ead8")
    middle = (s.foot + HEIGHT) / 2 + 16
    for x in range(LEFT + 40, RIGHT, 210):
        s.flat(
            [(x, middle - 5), (x + 110, middle - 5), (x + 114, middle + 6), (x - 4, middle + 6)], "#f3ead8", 3
        )
    s.panel(LEFT, HEIGHT - 34, RIGHT, HEIGHT - 24, "#f3ead8")
    s.panel(LEFT, HEIGHT - 14, RIGHT, BOTTOM, s.ground("#8fb060"))
    skies.puddles(s, s.foot + 20)
    skies.birds(s, 900, 190)
    s.shade_edges(0.1)


@BACKS("harbour")
def _harbour(s: Scenery) -> None:
    horizon = 400
    skies.sky(s, horizon, 4, (300, 130))
    s.rolling(horizon + 4, 34, s.far_off("#8fae9a", 0.5), 5)
    skyline(s, horizon + 10, 0.5, 24, 80, 30)
    _lighthouse(s, 1300, horizon + 6)
    skies.sea(s, horizon, s.foot + 10)
    for x, y, size, fill in ((730, 448, 0.36, "#c8504a"), (1090, 520, 0.66, ""), (240, 540, 0.8, "#5a9a8a")):
        s.spot(x + 6, y + 3, 190 * size, 13 * size, see_through("#2f5f7a", 0.3))
        s.prop("sailboat", x, y, size, colour=fill, flip=x > 800)
    y = s.foot
    s.panel(LEFT, y, RIGHT, y + 30, "#8a6a52")
    for x in range(LEFT, RIGHT, 120):
        s.panel(x, y - 34, x + 30, y + 6, "#7a5a45", 5)
        s.spot(x + 15, y - 34, 15, 5, "#a8866a")
    fill = s.ground("#b98f66")
    for number in range(9):
        a, b = y + 6 + (BOTTOM - y) * (number / 9) ** 1.35, y + 6 + (BOTTOM - y) * ((number + 1) / 9) ** 1.35
        s.panel(
            LEFT, a, RIGHT, b, (fill, mixed(fill, "#fff0d0", 0.1), mixed(fill, "#5a3a45", 0.08))[number % 3]
        )
        s.mark([(LEFT, b), (RIGHT, b)], 2.5, see_through("#5a3a3f", 0.4))
        for x in range(LEFT + (number % 2) * 150, RIGHT, 310):
            s.mark([(x, a), (x, b)], 2.5, see_through("#5a3a3f", 0.4))
            for side in (-14, 14):
                s.spot(x + side, (a + b) / 2, 3, 2, "#7a5a45")
    skies.puddles(s, y + 30)
    skies.birds(s, 700, 150, 5)
    s.shade_edges(0.12)


def _lighthouse(s: Scenery, x: float, y: float) -> None:
    s.patch(
        paths.blob([(x - 120, y + 8), (x - 60, y - 30), (x + 50, y - 36), (x + 120, y + 8)]),
        s.far_off("#8a8590", 0.25),
    )
    s.flat([(x - 30, y - 24), (x - 19, y - 190), (x + 19, y - 190), (x + 30, y - 24)], "#f3ead8")
    for top, low in ((-160, -122), (-84, -46)):
        s.flat(
            [
                (x - 19 - (190 + low) * 0.066, y + low),
                (x - 19 - (190 + top) * 0.066, y + top),
                (x + 19 + (190 + top) * 0.066, y + top),
                (x + 19 + (190 + low) * 0.066, y + low),
            ],
            "#d0564e",
        )
    s.panel(x - 27, y - 198, x + 27, y - 188, "#5a5560", 3)
    with s.glowing():
        s.panel(x - 15, y - 226, x + 15, y - 198, "#fff0b0" if s.mood.lit else "#cfe6ea")
        if s.mood.lit:
            s.glow(x, y - 212, 150, 150, "#fff0b0", 0.7)
            s.flat(
                [(x, y - 218), (x - 700, y - 300), (x - 700, y - 190), (x, y - 206)],
                slope(x, 0, x - 700, 0, see_through("#fff3c4", 0.4), see_through("#fff3c4", 0)),
            )
    s.flat([(x - 22, y - 226), (x, y - 252), (x + 22, y - 226)], "#b5483f", 3)


@BACKS("rooftop")
def _rooftop(s: Scenery) -> None:
    skies.sky(s, 520, 5, (320, 130))
    for distance, low, high, count in ((0.68, 190, 330, 22), (0.42, 110, 240, 15), (0.2, 40, 150, 11)):
        skyline(s, s.foot, distance, low, high, count)
    top = s.foot - 0.75 * s.metre
    s.panel(LEFT, top, RIGHT, s.foot, slope(0, top, 0, s.foot, "#c48a70", "#b07560"))
    for row, y in enumerate(range(int(top) + 22, int(s.foot), 24)):
        s.mark([(LEFT, y), (RIGHT, y)], 1.6, see_through("#8a5548", 0.5))
        for x in range(LEFT + (row % 2) * 30, RIGHT, 60):
            s.mark([(x, y - 24), (x, y)], 1.6, see_through("#8a5548", 0.4))
    s.panel(LEFT, top - 12, RIGHT, top + 8, s.ground("#e0cdb0"), 3)
    s.panel(LEFT, top + 8, RIGHT, top + 14, see_through("#3a2a48", 0.18))
    skies.paving(s, s.foot, "#c2b5a8", 5, 8)
    _stairhead(s)
    bulbs = [(120 + 1100 * n / 30, 250 + 90 * (1 - (2 * (n % 15) / 15 - 1) ** 2)) for n in range(31)]
    for x in (120, 670, 1220):
        s.panel(x - 5, 240, x + 5, top, "#6d5a5a")
    s.mark(bulbs, 2.4, "#5a4a55")
    with s.glowing():
        for x, y in bulbs[1::2]:
            if s.mood.lit:
                s.glow(x, y + 10, 46, 46, "#ffd98a", 0.6)
            s.spot(x, y + 10, 7, 9, "#fff0b8" if s.mood.lit else "#f3e6cf")
    skies.puddles(s, s.foot + 20)
    s.shade_edges(0.12)


def _stairhead(s: Scenery) -> None:
    x = s.at(s.place.doors[0].x)
    s.panel(x - 150, s.foot - 440, x + 260, s.foot + 4, slope(x - 150, 0, x + 260, 0, "#d9b494", "#c79a7a"))
    s.panel(x - 164, s.foot - 456, x + 274, s.foot - 434, s.ground("#e9d9bc"), 4)
    house_door(s, x, "#5f7f8a", 1.0, 2.0)
    s.panel(x - 10, s.foot - 424, x + 10, s.foot - 408, "#6d5a5a", 3)
    with s.glowing():
        s.spot(x, s.foot - 402, 12, 10, "#fff0b8" if s.mood.lit else "#e9e4d6")
    s.lamp(x, s.foot - 400, 330)
