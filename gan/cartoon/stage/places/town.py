"""Back layers of streets, squares, parks and gardens."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope

_FACADES = ("#d98f73", "#e3c08c", "#8fb0a8", "#c9a6a0", "#a9b8cf", "#d9b06a", "#b88a9a")


def lit(s: Scenery) -> bool:
    """Whether the next of the windows is lit: two of three in the dark."""
    return s.mood.lit and s.chance.random() < 0.66


def pane(s: Scenery, x0: float, y0: float, x1: float, y1: float, frame: str = "#f7ead3") -> None:
    """A window of a house, seen from outside."""
    s.panel(x0 - 5, y0 - 5, x1 + 5, y1 + 5, frame, 3)
    if lit(s):
        with s.glowing():
            s.panel(x0, y0, x1, y1, "#ffdf8e", 2)
        s.panel(x0, y1 - (y1 - y0) * 0.3, x1, y1, see_through("#e0a050", 0.5), 2)
    else:
        s.panel(x0, y0, x1, y1, "#8fb4c4" if s.mood.time != "night" else "#7f93b8", 2)
        s.flat(
            [(x0, y1), (x0, y0 + (y1 - y0) * 0.4), (x1, y0), (x1, y0 + (y1 - y0) * 0.35)],
            see_through("#ffffff", 0.2),
        )
    s.mark([((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)], 3, frame)
    s.mark([(x0, y0 + (y1 - y0) * 0.45), (x1, y0 + (y1 - y0) * 0.45)], 3, frame)
    s.panel(x0 - 9, y1 + 5, x1 + 9, y1 + 12, mixed(frame, "#4a2f45", 0.15), 2)


def facade(
    s: Scenery,
    x0: float,
    x1: float,
    top: float,
    fill: str,
    *,
    floors: int = 2,
    columns: int = 2,
    roof: str = "",
    ground: float = 2.35,
) -> None:
    """The front of a terraced house from x0 to x1; it stands on `s.foot`.

    Args:
        ground: metres of the ground floor, which gets no windows here.
    """
    foot, width = s.foot, x1 - x0
    s.panel(
        x0,
        top,
        x1,
        foot,
        slope(x0, 0, x1, 0, mixed(fill, "#fff4d8", 0.12), fill, mixed(fill, "#4a2f5a", 0.12)),
    )
    if s.chance.random() < 0.5:
        for y in range(int(top) + 30, int(foot), 26):
            s.mark([(x0 + 2, y), (x1 - 2, y)], 1.5, see_through(mixed(fill, "#4a2f45", 0.4), 0.22))
    if roof:
        s.flat(
            [
                (x0 - 14, top + 6),
                (x0 + width * 0.14, top - 74),
                (x1 - width * 0.14, top - 74),
                (x1 + 14, top + 6),
            ],
            roof,
            8,
        )
        s.flat(
            [
                (x0 + width * 0.55, top + 2),
                (x0 + width * 0.55, top - 74),
                (x1 - width * 0.14, top - 74),
                (x1 + 14, top + 6),
            ],
            see_through("#3a2048", 0.12),
            8,
        )
        s.panel(x1 - width * 0.34, top - 112, x1 - width * 0.24, top - 60, "#a8604f")
        s.panel(x1 - width * 0.36, top - 118, x1 - width * 0.22, top - 106, "#8f4f44", 3)
        if s.mood.snowy:
            s.flat(
                [
                    (x0 - 10, top - 4),
                    (x0 + width * 0.14, top - 76),
                    (x1 - width * 0.14, top - 76),
                    (x1 + 10, top - 4),
                    (x0 + width * 0.5, top - 22),
                ],
                "#eef4fa",
                8,
            )
    else:
        s.panel(x0 - 8, top - 12, x1 + 8, top + 8, mixed(fill, "#fff4d8", 0.4), 4)
    high = (foot - ground * s.metre - top) / floors
    for floor in range(floors):
        y = top + 18 + floor * high
        for column in range(columns):
            cx = x0 + width * (column + 0.5) / columns
            half = min(32, width / columns * 0.27)
            pane(s, cx - half, y, cx + half, y + min(high - 40, 100))


def shopfront(s: Scenery, x0: float, x1: float, awning: str) -> None:
    """A shop window with an awning on the ground floor."""
    foot, top = s.foot, s.foot - 2.0 * s.metre
    s.panel(x0, top, x1, foot, "#6d5a5a", 3)
    with s.glowing():
        s.panel(x0 + 14, top + 60, x1 - 14, foot - 44, "#ffdf9a" if s.mood.lit else "#bfdde0", 3)
    s.panel(x0 + 14, foot - 118, x1 - 14, foot - 110, "#8a6f66")
    for number, what in enumerate(("plant", "bottle", "gift", "bread", "teddy")):
        x = x0 + 46 + number * 58
        if x < x1 - 34:
            s.prop(what, x, foot - 44, {"plant": 0.55, "bread": 1.0}.get(what, 1.1))
            s.prop(("cup", "ball", "pot", "cake", "radio")[number], x, foot - 118, 0.95)
    s.flat(
        [(x0 + 40, foot - 50), (x0 + 130, top + 66), (x0 + 176, top + 66), (x0 + 86, foot - 50)],
        see_through("#ffffff", 0.16),
    )
    count = max(4, round((x1 - x0) / 38))
    step = (x1 - x0 + 24) / count
    for number in range(count):
        a = x0 - 12 + number * step
        tone = awning if number % 2 == 0 else "#fbf0dc"
        s.flat([(a + 4, top - 6), (a + step + 4, top - 6), (a + step, top + 50), (a, top + 50)], tone)
        s.spot(a + step / 2, top + 50, step / 2, 12, tone)
    s.panel(x0 - 14, top - 16, x1 + 14, top - 2, mixed(awning, "#4a2f45", 0.3), 3)


def house_door(s: Scenery, x: float, fill: str, width: float = 1.0, high: float = 2.1) -> None:
    """A front door with steps, about x."""
    half, top = width * s.metre / 2, s.foot - high * s.metre - 10
    s.panel(x - half - 16, top - 18, x + half + 16, s.foot, "#f3e6cf", 4)
    s.box(x - half, top, x + half, s.foot, fill, 4, shade=8)
    with s.glowing():
        s.panel(x - half + 10, top + 10, x + half - 10, top + 36, "#ffdf8e" if s.mood.lit else "#cfe6ea", 3)
    for y0, y1 in ((0.26, 0.56), (0.64, 0.92)):
        s.box(
            x - half + 14,
            top + (s.foot - top) * y0,
            x + half - 14,
            top + (s.foot - top) * y1,
            mixed(fill, "#fff0d0", 0.18),
            4,
            line=0,
            shade=4,
        )
    s.spot(x + half - 13, s.foot - 0.95 * s.metre, 5, 6, "#e0b040")
    s.panel(x - half - 20, s.foot - 10, x + half + 20, s.foot + 3, "#cbbfae", 3)
    s.panel(x - half - 34, s.foot + 1, x + half + 34, s.foot + 13, "#b9ac9c", 3)


def skyline(s: Scenery, y: float, distance: float, low: float, high: float, count: int = 16) -> None:
    """Far houses in one tone."""
    step = (RIGHT - LEFT) / count
    for number in range(count + 1):
        x = LEFT + number * step
        top = y - s.chance.uniform(low, high)
        fill = s.far_off(_FACADES[(number * 3) % 7], distance)
        s.panel(x, top, x + step * s.chance.uniform(0.82, 1.06), y + 4, fill)
        if number % 3 == 0:
            s.flat(
                [(x - 4, top + 2), (x + step * 0.5, top - 34), (x + step + 4, top + 2)],
                mixed(fill, "#8a4a4a", 0.3),
                3,
            )
        for row in range(int((y - top) / 34)):
            for column in range(2):
                if lit(s):
                    with s.glowing():
                        s.panel(
                            x + step * (0.2 + 0.4 * column),
                            top + 14 + row * 34,
                            x + step * (0.2 + 0.4 * column) + 12,
                            top + 30 + row * 34,
                            "#ffdf8e",
                        )
                else:
                    s.panel(
                        x + step * (0.2 + 0.4 * column),
                        top + 14 + row * 34,
                        x + step * (0.2 + 0.4 * column) + 12,
                        top + 30 + row * 34,
                        see_through("#5a6a8a", 0.25),
                    )


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
