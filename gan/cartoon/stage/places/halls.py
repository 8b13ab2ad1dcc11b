"""Back layers of the theatre, the great hall and the cave."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import rooms
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import fading, mixed, see_through, slope


@BACKS("theatre")
def _theatre(s: Scenery) -> None:
    s.fill_all("#5a3450")
    s.panel(LEFT, 60, RIGHT, s.foot, slope(0, 60, 0, s.foot, "#7fa8cf", "#bcd9e0", "#f3e6c8"))
    with s.glowing():
        s.glow(800, 300, 620, 330, "#fff3cf", 0.4)
    s.spot(1030, 210, 46, 46, "#ffe6a0")
    s.rolling(470, 60, "#a9c79a", 3)
    s.rolling(535, 40, "#8fb584", 4)
    for x, size in ((400, 0.62), (1210, 0.7)):
        s.prop("tree", x, s.foot - 14, size, colour="#7fae6d")
    for x, y in ((520, 180), (760, 150)):
        s.patch(paths.cloud(x, y, 190, -62, ((-0.5, 0.34), (0, 0.5), (0.5, 0.36))), "#f6f3e4")
        s.mark([(x, TOP), (x, y - 50)], 2, see_through("#5a4a5a", 0.4))
    rooms.planks(s, "#b5784a", 15)
    _curtain_side(s, 0, 1)
    _curtain_side(s, WIDTH, -1)
    _valance(s)
    edge = s.place.near * HEIGHT + 34
    s.panel(LEFT, edge, RIGHT, BOTTOM, "#3f2438")
    s.panel(LEFT, edge, RIGHT, edge + 20, "#c79a4b")
    s.panel(LEFT, edge + 16, RIGHT, edge + 20, "#8f6a35")
    for number in range(13):
        x = WIDTH * (number + 0.5) / 13
        with s.glowing():
            s.glow(x, edge, 74, 60, "#fff0b8", 0.5)
            s.spot(x, edge + 2, 17, 12, "#fff3c8")
        s.panel(x - 20, edge + 2, x + 20, edge + 16, "#8f6a35", 5)
    for x, tip in ((250, 620), (1350, 980)):
        with s.glowing():
            beam = [(x - 12, -20), (x + 12, -20), (tip + 210, s.foot + 200), (tip - 210, s.foot + 200)]
            s.flat(
                beam,
                slope(x, 0, tip, s.foot + 200, see_through("#fff6d8", 0.3), see_through("#fff6d8", 0.04)),
            )
    with s.glowing():
        s.patch(paths.oval(800, 705, 640, 90), fading(800, 705, 640, 90, "#fff3cf", 0.5))


def _curtain_side(s: Scenery, x: float, way: int) -> None:
    fill = "#b53f4a"
    for number in range(6):
        a, b = x + way * (number * 34 - 60), x + way * (number * 34 - 10)
        tone = (fill, mixed(fill, "#5a1f3a", 0.32))[number % 2]
        foot = s.foot + 40 - number * 9
        s.flat(
            [(a, -60), (b, -60), (b + way * (6 - number * 5), foot), (a - way * number * 5, foot + 5)],
            tone,
            8,
        )
    s.flat(
        [
            (x - way * 300, -60),
            (x - way * 20, -60),
            (x - way * 20, s.foot + 60),
            (x - way * 300, s.foot + 60),
        ],
        mixed(fill, "#5a1f3a", 0.4),
    )
    s.mark([(x - way * 10, 392), (x + way * 90, 410), (x + way * 166, 384)], 12, "#e0b04a", curved=True)


def _valance(s: Scenery) -> None:
    fill = "#b53f4a"
    s.panel(LEFT, TOP, RIGHT, 84, fill)
    for number in range(-2, 11):
        x = number * 178
        s.form(
            paths.poly([(x, 50), (x + 178, 50), (x + 150, 120), (x + 89, 142), (x + 28, 120)], 40),
            fill,
            shade=12,
            line=0,
        )
        s.mark(
            [(x + 12, 84), (x + 44, 122), (x + 89, 138), (x + 134, 122), (x + 166, 84)],
            7,
            "#e0b04a",
            curved=True,
        )
    s.panel(LEFT, 34, RIGHT, 62, mixed(fill, "#5a1f3a", 0.35))


@BACKS("great_hall")
def _great_hall(s: Scenery) -> None:
    s.fill_all(slope(0, 0, 0, s.foot, "#b9a58f", "#dccaa8", "#f0e2c2"))
    rooms.tiles(s, "#e9dcc2", "#c9ab86", 13)
    for x in (210, 515, 1085, 1390):
        _tall_window(s, x)
    _gate(s)
    for x in (60, 362, 650, 950, 1238, 1540):
        _column(s, x)
    s.panel(LEFT, TOP, RIGHT, 62, "#a8937c")
    s.panel(LEFT, 62, RIGHT, 76, "#f3e6cc")
    s.panel(LEFT, 76, RIGHT, 84, see_through("#3a2a48", 0.16))
    for x in (210, 1390):
        _banner(s, x + (152 if x < 800 else -152))
    rooms.hanging_lamp(s, 800, 34, "#c79a4b", 1.35)
    for x in (650, 950):
        rooms.wall_lamp(s, x, 330)
    path = [(700, s.foot), (900, s.foot), (1070, BOTTOM), (530, BOTTOM)]
    s.flat(path, slope(0, s.foot, 0, HEIGHT, "#9f3f4a", "#b84f55"))
    for side in (-1, 1):
        s.mark([(800 + side * 92, s.foot), (800 + side * 250, BOTTOM)], 7, "#e0b86a")
    s.shade_edges(0.2)


def _tall_window(s: Scenery, x: float) -> None:
    outer = paths.joined(paths.box(x - 66, 210, x + 66, 440), paths.oval(x, 210, 66, 72))
    inner = paths.joined(paths.box(x - 52, 210, x + 52, 428), paths.oval(x, 210, 52, 58))
    s.patch(outer, "#f3e6cc")
    with s.glowing():
        s.patch(inner, slope(0, 150, 0, 430, s.mood.sky[0], s.mood.sky[1], s.mood.sky[2]))
        for px, py, fill in (
            (x, 200, "#f6d878"),
            (x - 28, 262, "#e08a7a"),
            (x + 28, 262, "#8fc0d9"),
            (x, 322, "#9fc78f"),
            (x - 28, 384, "#c9a6d9"),
            (x + 28, 384, "#f6d878"),
        ):
            s.patch(
                paths.poly([(px, py - 26), (px + 20, py), (px, py + 26), (px - 20, py)], 3),
                see_through(fill, 0.55),
            )
    for at in (x - 26, x, x + 26):
        s.mark([(at, 168), (at, 426)], 3, "#8a7560")
    for y in (230, 292, 352):
        s.mark([(x - 50, y), (x + 50, y)], 3, "#8a7560")


def _gate(s: Scenery) -> None:
    own = s.place.doors[0]
    x, half, high = s.at(own.x), own.width * s.metre / 2, own.height * s.metre
    top = s.foot - high
    outer = paths.joined(
        paths.box(x - half - 28, top + half * 0.7, x + half + 28, s.foot),
        paths.oval(x, top + half * 0.75, half + 28, half * 0.95),
    )
    inner = paths.joined(
        paths.box(x - half, top + half * 0.8, x + half, s.foot),
        paths.oval(x, top + half * 0.85, half, half * 0.8),
    )
    s.patch(outer, "#cdb695")
    s.form(inner, "#8a5a3c", shade=14)
    for at in (-0.66, -0.33, 0.33, 0.66):
        s.mark([(x + half * at, top + half * 0.5), (x + half * at, s.foot)], 3, "#6d4530")
    s.mark([(x, top + half * 0.1), (x, s.foot)], 5, "#5a3828")
    for side in (-1, 1):
        for y in (s.foot - high * 0.22, s.foot - high * 0.62):
            s.mark([(x + side * half * 0.96, y), (x + side * half * 0.35, y)], 9, "#5f5a62")
        s.form(paths.ring(x + side * 20, s.foot - high * 0.42, 13, 8), "#c79a4b", shade=0)


def _column(s: Scenery, x: float) -> None:
    foot = s.foot + 10
    s.spot(x + 8, foot + 4, 62, 13, see_through("#3a2a48", 0.22))
    s.panel(x - 34, 110, x + 34, foot - 20, slope(x - 34, 0, x + 34, 0, "#f3e9d4", "#e6d6b8", "#b39a80"))
    for at in (-18, 0, 18):
        s.mark([(x + at, 122), (x + at, foot - 34)], 3, see_through("#9a8468", 0.4))
    for y0, y1, half in (
        (84, 104, 52),
        (104, 116, 42),
        (foot - 34, foot - 16, 44),
        (foot - 16, foot + 4, 54),
    ):
        s.panel(
            x - half, y0, x + half, y1, slope(x - half, 0, x + half, 0, "#fbf3e0", "#e0cdaa", "#b39a80"), 4
        )


def _banner(s: Scenery, x: float) -> None:
    s.mark([(x - 48, 130), (x + 48, 130)], 7, "#8a6a3c")
    s.form(
        paths.poly([(x - 40, 130), (x + 40, 130), (x + 40, 300), (x, 338), (x - 40, 300)], 4),
        "#5f7fae",
        shade=8,
        line=0,
    )
    s.poly(paths.star(x, 212, 26, 11, 5, 3.1416), "#f0d07a", 3, line=0, shade=0)


@BACKS("cave")
def _cave(s: Scenery) -> None:
    s.fill_all(slope(0, 0, 0, HEIGHT, "#4f4458", "#6b5a68", "#8a7468"))
    for number in range(26):
        x, y = s.chance.uniform(LEFT, RIGHT), s.chance.uniform(40, s.foot - 40)
        w = s.chance.uniform(60, 150)
        tone = ("#5c4f62", "#76636e", "#685869")[number % 3]
        s.patch(
            paths.poly(
                [
                    (x - w, y),
                    (x - w * 0.5, y - w * 0.4),
                    (x + w * 0.6, y - w * 0.45),
                    (x + w, y + w * 0.1),
                    (x + w * 0.2, y + w * 0.4),
                ],
                22,
            ),
            see_through(tone, 0.55),
        )
    _cave_mouth(s)
    s.below(
        [
            (LEFT, s.foot + 6),
            (200, s.foot - 12),
            (520, s.foot + 4),
            (800, s.foot - 4),
            (1150, s.foot + 6),
            (1420, s.foot - 12),
            (RIGHT, s.foot),
        ],
        slope(0, s.foot, 0, HEIGHT, "#a18a76", "#8a7264", "#6d5a58"),
    )
    with s.glowing():
        if s.mood.time != "night":
            s.patch(
                paths.oval(800, s.foot + 70, 340, 80), fading(800, s.foot + 70, 340, 80, s.mood.sky[2], 0.7)
            )
    for _ in range(46):
        d = s.chance.random()
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            s.foot + 14 + 220 * d,
            4 + 9 * d,
            2 + 4 * d,
            see_through("#5f4e50", 0.5),
        )
    for number in range(13):
        x = LEFT + number * 160 + s.chance.uniform(-40, 40)
        long, half = s.chance.uniform(60, 190), s.chance.uniform(24, 52)
        if 560 < x < 1040:
            long *= 0.5
        s.flat(
            [(x - half, TOP), (x + half, TOP), (x + half * 0.8, 20), (x, 20 + long), (x - half * 0.8, 20)],
            "#453a4e",
            10,
        )
        s.flat([(x - half * 0.5, 0), (x - half * 0.1, 0), (x - half * 0.1, 10 + long * 0.7)], "#5a4c60", 6)
    for x, high in ((330, 110), (405, 70), (1215, 90), (1500, 150)):
        s.flat(
            [(x - high * 0.34, s.foot + 6), (x, s.foot - high), (x + high * 0.34, s.foot + 6)], "#5a4c58", 8
        )
        s.flat([(x - high * 0.2, s.foot), (x, s.foot - high * 0.85), (x - high * 0.02, s.foot)], "#77646c", 5)
    for x, y, size in ((245, 330, 1.0), (1330, 300, 1.2), (1120, 420, 0.8)):
        _crystals(s, x, y, size)
    s.shade_edges(0.3)


def _cave_mouth(s: Scenery) -> None:
    x, foot = 800, s.foot + 8
    outline = [
        (x - 190, foot),
        (x - 200, foot - 170),
        (x - 130, foot - 330),
        (x + 10, foot - 395),
        (x + 130, foot - 340),
        (x + 205, foot - 180),
        (x + 185, foot),
    ]
    rim = [(x + (px - x) * 1.14, foot + (py - foot) * 1.07) for px, py in outline]
    s.patch(paths.poly(rim, 40), "#7f6a70")
    mouth = paths.poly(outline, 40)
    with s.glowing():
        s.patch(mouth, slope(0, foot - 390, 0, foot, *s.mood.sky))
        if s.mood.time == "night":
            for _ in range(16):
                s.spot(
                    s.chance.uniform(x - 110, x + 110),
                    s.chance.uniform(foot - 330, foot - 150),
                    2,
                    2,
                    "#fff8e0",
                )
        s.patch(mouth, fading(x, foot - 120, 260, 260, "#fff6d8", 0.35 if s.mood.time != "night" else 0.0))
    hills = paths.blob(
        [
            (x - 300, foot - 70),
            (x - 60, foot - 120),
            (x + 120, foot - 80),
            (x + 300, foot - 110),
            (x + 320, foot + 90),
            (x - 320, foot + 90),
        ]
    )
    s.patch(paths.common(hills, mouth), s.ground("#8fb884"))
    near = paths.blob(
        [
            (x - 300, foot - 30),
            (x, foot - 54),
            (x + 300, foot - 34),
            (x + 320, foot + 90),
            (x - 320, foot + 90),
        ]
    )
    s.patch(paths.common(near, mouth), s.ground("#a9c777"))


def _crystals(s: Scenery, x: float, y: float, size: float) -> None:
    s.glow(x, y - 20 * size, 110 * size, 110 * size, "#9fe0e6", 0.35)
    with s.glowing():
        for lean, high, fill in ((-26, 44, "#7fc9d9"), (24, 52, "#8fb8e6"), (0, 74, "#b0e6ec")):
            a = lean * size
            s.flat(
                [
                    (x + a * 0.3 - 11 * size, y),
                    (x + a - 9 * size, y - high * 0.75 * size),
                    (x + a * 1.2, y - high * size),
                    (x + a + 10 * size, y - high * 0.7 * size),
                    (x + a * 0.3 + 11 * size, y),
                ],
                fill,
                2,
            )
            s.flat(
                [
                    (x + a * 0.3, y),
                    (x + a * 1.2, y - high * size),
                    (x + a + 10 * size, y - high * 0.7 * size),
                    (x + a * 0.3 + 11 * size, y),
                ],
                see_through("#4f7fa8", 0.3),
                2,
            )
