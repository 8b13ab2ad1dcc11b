"""Back layers of the open land: meadows, woods, mountains, coasts, deserts, the moon."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import fading, mixed, see_through, slope


def _tree(s: Scenery, what: str, x: float, y: float, size: float, distance: float, fill: str) -> None:
    """A tree at some distance, with its shadow."""
    s.shadow(x + 16 * size, y, 70 * size, 9 * size, 0.2)
    variant = 1.0 if s.mood.snowy else (x % 11) / 13
    s.prop(what, x, y, size, colour=s.far_off(fill, distance), variant=variant)


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
        _tree(s, "tree", x, horizon + 78, size, 0.24, "#76b060")
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


@BACKS("beach")
def _beach(s: Scenery) -> None:
    horizon = 396
    skies.sky(s, horizon, 4, (300, 120))
    s.rolling(horizon + 2, 22, s.far_off("#9fc0b0", 0.55), 3)
    skies.sea(s, horizon, s.foot - 26, "#46a8c4")
    _island(s, 1180, horizon + 16)
    s.prop("sailboat", 690, 462, 0.36, colour="#c8504a")
    shore = s.foot - 34
    for lift, fill in ((0, "#7fc9d4"), (12, "#b5e2e2"), (22, "#f4fbf8")):
        wave = [
            (LEFT, shore + lift),
            (150, shore - 8 + lift),
            (430, shore + 10 + lift),
            (760, shore - 4 + lift),
            (1080, shore + 12 + lift),
            (1400, shore - 2 + lift),
            (RIGHT, shore + 8 + lift),
        ]
        s.below(wave, fill)
    sand = [
        (LEFT, shore + 30),
        (150, shore + 21),
        (430, shore + 42),
        (760, shore + 26),
        (1080, shore + 43),
        (1400, shore + 27),
        (RIGHT, shore + 36),
    ]
    s.below(sand, s.ground("#d9be8f"))
    s.below(
        [(x, y + 16) for x, y in sand],
        slope(0, shore + 30, 0, HEIGHT, s.ground("#f3e0ae"), s.ground("#ecd197"), s.ground("#d9b67e")),
    )
    for _ in range(80):
        d = s.chance.random()
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            s.foot + 20 + (HEIGHT - s.foot) * d,
            2 + 3 * d,
            1.2 + d,
            see_through("#b8935c", 0.5),
        )
    for _ in range(7):
        y, x = s.chance.uniform(s.foot + 50, 880), s.chance.uniform(0, WIDTH)
        s.mark(
            [(x - 130, y), (x - 40, y - 6), (x + 50, y + 3), (x + 140, y - 3)],
            5,
            see_through("#c9a56c", 0.3),
            curved=True,
        )
    for x, y, what in ((610, 715, "shell"), (1240, 850, "shell"), (330, 862, "shell")):
        s.prop(what, x, y, 0.7)
    skies.birds(s, 860, 180, 5)
    skies.puddles(s, s.foot + 70)
    s.shade_edges(0.1)


def _island(s: Scenery, x: float, y: float) -> None:
    s.patch(
        paths.blob([(x - 150, y), (x - 60, y - 24), (x + 60, y - 26), (x + 150, y), (x, y + 6)]),
        s.ground(s.far_off("#e0cf9a", 0.2)),
    )
    s.puffs(x - 10, y - 12, 150, 46, s.far_off("#76b070", 0.25), 5)
    for at, size, flip in ((-50, 0.3, False), (40, 0.36, True)):
        s.prop("palm", x + at, y - 14, size, colour=s.far_off("#5fa860", 0.2), flip=flip)


@BACKS("lake")
def _lake(s: Scenery) -> None:
    horizon = 430
    skies.sky(s, horizon, 4, (330, 120))
    s.peaks(horizon + 6, 250, s.far_off("#8f9fc4", 0.48), 5, s.far_off("#f4f8fb", 0.1))
    s.rolling(horizon - 8, 36, s.far_off("#86b08c", 0.4), 4)
    s.wood(horizon + 8, 60, s.far_off("#5f9a78", 0.34), 34)
    skies.sea(s, horizon + 4, s.foot + 4, "#4f9ab8")
    for number in range(18):
        x, y = LEFT + number * 115, horizon + 8
        s.spot(
            x,
            y + s.chance.uniform(10, 46),
            s.chance.uniform(40, 90),
            4,
            see_through(s.far_off("#4f8a78", 0.2), 0.3),
        )
    s.prop("boat", 1090, 540, 0.62, colour="#b5654a")
    s.mark([(990, 545), (1190, 545)], 3, see_through("#f4fbf8", 0.5))
    shore = [
        (LEFT, s.foot - 60),
        (120, s.foot - 40),
        (330, s.foot + 4),
        (620, s.foot + 16),
        (960, s.foot + 8),
        (1300, s.foot + 18),
        (RIGHT, s.foot - 6),
    ]
    s.below([(x, y - 12) for x, y in shore], s.ground("#d6c594"))
    s.below(shore, slope(0, s.foot, 0, HEIGHT, s.ground("#a3cc74"), s.ground("#86b85f"), s.ground("#6f9f55")))
    for x, size in ((150, 0.86), (40, 1.05), (270, 0.62)):
        _tree(s, "pine", x, s.foot - 30 + size * 12, size, 0.1, "#4f8f6c")
    for x in (1290, 1320, 1450, 1480, 1180):
        _reeds(s, x, s.foot + 16)
    _jetty(s, 700)
    for _ in range(40):
        d = s.chance.random()
        skies.tuft(
            s,
            s.chance.uniform(LEFT, RIGHT),
            s.foot + 40 + (HEIGHT - s.foot) * d,
            9 + 13 * d,
            s.ground("#6a9a52"),
        )
    skies.flowers(s, s.foot + 40, 890, 34)
    skies.birds(s, 700, 190, 4)
    s.shade_edges(0.12)


def _reeds(s: Scenery, x: float, y: float) -> None:
    for lean, high in ((-9, 62), (0, 84), (10, 56), (4, 70)):
        s.mark([(x + lean * 0.4, y), (x + lean * 1.6, y - high)], 3.4, "#6d9a52")
        s.mark([(x + lean * 1.5, y - high + 2), (x + lean * 1.65, y - high - 16)], 8, "#8a5f3c")


def _jetty(s: Scenery, x: float) -> None:
    near, far = s.foot + 26, s.foot - 84
    for share in (0.05, 0.5, 0.95):
        y, half = near + (far - near) * share, 74 - 34 * share
        for side in (-1, 1):
            s.panel(x + side * half - 6, y - 16, x + side * half + 6, y + 30, "#6d4f42", 3)
    deck = [(x - 76, near), (x + 76, near), (x + 40, far), (x - 40, far)]
    s.flat(deck, slope(0, far, 0, near, "#c9a27c", "#b58a62"), 3)
    for number in range(1, 8):
        share = (number / 8) ** 1.3
        y, half = far + (near - far) * share, 40 + 36 * share
        s.mark([(x - half, y), (x + half, y)], 2, see_through("#6d4f42", 0.5))
    s.flat([(x - 76, near), (x + 76, near), (x + 74, near + 9), (x - 74, near + 9)], "#8a6850", 2)


@BACKS("forest")
def _forest(s: Scenery) -> None:
    horizon = s.foot - 60
    skies.sky(s, horizon, 2, (800, 130))
    with s.glowing():
        if s.mood.time != "night":
            s.glow(800, 330, 520, 420, "#fbf6c8", 0.65)
    for distance, low, high, y, count in ((0.62, 330, 430, horizon, 15), (0.42, 300, 400, horizon + 22, 12)):
        for number in range(count):
            x = LEFT + (RIGHT - LEFT) * (number + s.chance.uniform(0.2, 0.8)) / count
            tall = s.chance.uniform(low, high)
            fill = s.far_off("#6f9f78", distance)
            s.panel(x - 9, y - tall, x + 9, y + 6, s.far_off("#7a6a68", distance))
            s.flat([(x - 88, y - tall * 0.28), (x, y - tall * 1.25), (x + 88, y - tall * 0.28)], fill, 22)
    s.wood(s.foot + 2, 76, s.far_off("#6fa468", 0.26), 34)
    skies.bare(s, s.foot - 4, "#8fae62", "#6d8a4a", 30)
    for x, width in ((60, 60), (250, 42), (415, 34), (1150, 36), (1330, 46), (1540, 64)):
        _trunk(s, x, width)
    for x, y, w, h in (
        (330, 20, 420, 190),
        (60, 40, 460, 240),
        (1250, 20, 460, 190),
        (1540, 40, 460, 260),
        (640, -30, 380, 130),
        (960, -34, 380, 130),
    ):
        _canopy(s, x, y, w, h)
    if s.mood.time != "night" and not s.mood.clouded:
        with s.glowing():
            ink = "#fff6c4" if s.mood.time == "day" else "#ffcf8a"
            for x, w in ((560, 60), (700, 90), (880, 70), (1010, 40)):
                beam = [(x, 60), (x + w, 60), (x + w + 190, s.foot + 120), (x + 110, s.foot + 120)]
                s.flat(beam, slope(0, 60, 0, s.foot + 120, see_through(ink, 0.3), see_through(ink, 0.02)))
    left = [(776, s.foot - 4), (742, 680), (850, 760), (690, 850), (600, BOTTOM)]
    right = [(826, s.foot - 4), (842, 672), (1010, 760), (960, 850), (1060, BOTTOM)]
    way = paths.band(left, right)
    s.patch(way, slope(0, s.foot, 0, HEIGHT, s.ground("#d6c394"), s.ground("#c2a878")))
    for x in (150, 470, 1100, 1260, 1430):
        _fern(s, x, s.foot + 22, s.chance.uniform(0.8, 1.2))
    for _ in range(40):
        d = s.chance.random()
        skies.tuft(
            s,
            s.chance.choice((s.chance.uniform(LEFT, 560), s.chance.uniform(1050, RIGHT))),
            s.foot + 16 + 230 * d,
            9 + 12 * d,
            s.ground("#6d9450"),
        )
    skies.flowers(s, s.foot + 20, 890, 22, 0, 560)
    s.shade_edges(0.2)


def _trunk(s: Scenery, x: float, width: float) -> None:
    foot = s.foot + 10 + width * 0.3
    half = width / 2
    s.shadow(x + 20, foot, width * 1.5, 12, 0.22)
    fill = s.far_off("#8a684f", 0.06)
    s.flat(
        [
            (x - half * 0.8, TOP),
            (x + half * 0.8, TOP),
            (x + half, foot - 80),
            (x + half * 2.1, foot + 4),
            (x - half * 2.1, foot + 4),
            (x - half, foot - 80),
        ],
        fill,
        12,
    )
    s.flat(
        [
            (x + half * 0.2, TOP),
            (x + half * 0.8, TOP),
            (x + half, foot - 80),
            (x + half * 2.1, foot + 4),
            (x + half * 0.5, foot + 4),
        ],
        mixed(fill, "#4a2f5a", 0.22),
        8,
    )
    for y in range(120, int(foot) - 80, 90):
        s.mark([(x - half * 0.4, y), (x - half * 0.3, y + 40)], 3, see_through("#5a3f38", 0.4))
    s.patch(
        paths.blob(
            [(x - half * 2, foot + 2), (x - half, foot - 26), (x - half * 0.4, foot - 8), (x, foot + 4)]
        ),
        s.ground("#7fa85a"),
    )


def _canopy(s: Scenery, x: float, y: float, width: float, height: float) -> None:
    fill = s.ground(s.far_off("#5f9a58", 0.05)) if s.mood.snowy else s.far_off("#5f9a58", 0.05)
    for number in range(7):
        at = x - width / 2 + width * (number + 0.5) / 7
        r = height * s.chance.uniform(0.4, 0.6)
        s.patch(
            paths.oval(at, y + (number % 2) * 24, r * 1.2, r),
            (fill, mixed(fill, "#3f6f58", 0.25))[number % 2],
        )
    for number in range(4):
        at = x - width * 0.36 + width * 0.24 * number
        s.patch(
            paths.oval(at, y + height * 0.1, height * 0.22, height * 0.12),
            see_through(mixed(fill, "#e6efa0", 0.4), 0.6),
        )


def _fern(s: Scenery, x: float, y: float, size: float) -> None:
    for lean in (-1.0, -0.5, 0.0, 0.5, 1.0):
        tip = (x + lean * 62 * size, y - (62 - 26 * abs(lean)) * size)
        mid = (x + lean * 24 * size, y - 38 * size)
        s.flat(
            [(x - 3, y), mid, tip, (mid[0] + 11 * size, mid[1] + 14 * size), (x + 3, y)],
            s.ground("#6fa552" if abs(lean) != 0.5 else "#82b85f"),
            6,
        )


@BACKS("mountain")
def _mountain(s: Scenery) -> None:
    horizon = s.foot - 70
    skies.sky(s, horizon, 4, (320, 120))
    s.peaks(horizon - 20, 330, s.far_off("#a9b4d4", 0.5), 5, s.far_off("#fbfdfd", 0.08))
    s.peaks(horizon + 14, 230, s.far_off("#8794b8", 0.3), 6, s.far_off("#fbfdfd", 0.04))
    with s.glowing():
        s.panel(
            LEFT,
            horizon - 90,
            RIGHT,
            horizon + 40,
            slope(
                0,
                horizon - 90,
                0,
                horizon + 40,
                see_through(s.mood.sky[2], 0.0),
                see_through(s.mood.sky[2], 0.6),
            ),
        )
    s.rolling(horizon + 30, 30, s.ground(s.far_off("#94b88a", 0.3)), 4)
    for number in range(26):
        x = LEFT + number * 80 + s.chance.uniform(-20, 20)
        if not 620 < x < 1000:
            s.prop(
                "pine",
                x,
                horizon + 52,
                s.chance.uniform(0.26, 0.4),
                colour=s.far_off("#5f9070", 0.3),
                variant=1.0 if s.mood.snowy else 0.0,
            )
    edge = [
        (LEFT, s.foot - 90),
        (60, s.foot - 70),
        (240, s.foot - 16),
        (480, s.foot + 4),
        (820, s.foot + 10),
        (1180, s.foot),
        (1400, s.foot - 40),
        (RIGHT, s.foot - 110),
    ]
    s.below(
        edge, slope(0, s.foot - 60, 0, HEIGHT, s.ground("#a9c07c"), s.ground("#96a86f"), s.ground("#8a8a66"))
    )
    for x, y, w in ((90, 640, 120), (300, 690, 60), (1400, 650, 110), (1250, 700, 50), (1520, 720, 90)):
        _slab(s, x, y, w)
    for x, size in ((200, 0.7), (330, 0.5), (1330, 0.62), (1480, 0.86)):
        _tree(s, "pine", x, s.foot + 2 + size * 6, size, 0.12, "#4f8a66")
    for _ in range(50):
        d = s.chance.random()
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            s.foot + 30 + 230 * d,
            4 + 8 * d,
            2 + 3.5 * d,
            see_through(s.ground("#7f7d70"), 0.6),
        )
        skies.tuft(s, s.chance.uniform(LEFT, RIGHT), s.foot + 34 + 230 * d, 8 + 10 * d, s.ground("#7a9a58"))
    skies.flowers(s, s.foot + 30, 890, 30)
    skies.birds(s, 820, 150, 4)
    s.shade_edges(0.12)


def _slab(s: Scenery, x: float, y: float, width: float) -> None:
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
    _tree(s, "tree", 200, s.foot - 20, 0.78, 0.12, "#78ad58")
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
    with s.glowing():
        if s.mood.lit:
            s.panel(x - half, foot - high, x + half, foot, see_through("#ffcf7a", 0.6))
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


@BACKS("desert")
def _desert(s: Scenery) -> None:
    horizon = s.foot - 100
    skies.sky(s, horizon, 2, (330, 130))
    _mesas(s, horizon)
    s.rolling(horizon + 20, 44, s.ground(s.far_off("#eecb92", 0.3)), 3)
    s.rolling(horizon + 62, 36, s.ground(s.far_off("#e8bf80", 0.16)), 4)
    skies.bare(s, s.foot - 12, "#edc98c", "#b8895a", 80)
    for x, y, size, flip in (
        (420, s.foot - 24, 0.62, False),
        (1180, s.foot - 30, 0.56, True),
        (980, s.foot - 62, 0.3, False),
        (620, s.foot - 66, 0.28, True),
    ):
        s.shadow(x + 24, y, 50 * size, 8 * size, 0.22)
        s.prop("cactus", x, y, size, colour=s.far_off("#6a9f6c", 0.1 if size > 0.5 else 0.3), flip=flip)
    _bones(s, 1090, s.foot + 10)
    for x, y in ((240, 700), (700, 690), (1150, 720)):
        skies.tuft(s, x, y, 22, s.ground("#a8a05c"))
    s.shade_edges(0.1)


def _mesas(s: Scenery, horizon: float) -> None:
    for x, half, high, distance in (
        (280, 190, 190, 0.4),
        (700, 90, 110, 0.55),
        (1220, 230, 240, 0.32),
        (1520, 120, 130, 0.5),
        (-60, 160, 120, 0.5),
    ):
        fill, y = s.far_off("#cf8562", distance), horizon + 30
        s.flat(
            [
                (x - half, y),
                (x - half * 0.72, y - high * 0.45),
                (x - half * 0.62, y - high),
                (x + half * 0.6, y - high),
                (x + half * 0.7, y - high * 0.45),
                (x + half, y),
            ],
            fill,
            10,
        )
        s.flat(
            [
                (x + half * 0.1, y),
                (x + half * 0.16, y - high),
                (x + half * 0.6, y - high),
                (x + half * 0.7, y - high * 0.45),
                (x + half, y),
            ],
            mixed(fill, "#6a3f6a", 0.16),
            6,
        )
        for share in (0.3, 0.62, 0.84):
            wide = half * (0.95 - 0.32 * share)
            s.mark(
                [(x - wide * 0.86, y - high * share), (x + wide * 0.86, y - high * share)],
                5,
                see_through(mixed(fill, "#8a4a4a", 0.4), 0.4),
            )


def _bones(s: Scenery, x: float, y: float) -> None:
    for number in range(4):
        at = x + number * 26
        s.mark([(at, y), (at - 5, y - 30), (at + 10, y - 44 + number * 4)], 5, "#f3ead8", curved=True)
    s.mark([(x - 12, y), (x + 100, y)], 6, "#f3ead8")


@BACKS("quarry")
def _quarry(s: Scenery) -> None:
    horizon = s.foot - 90
    skies.sky(s, horizon, 4, (300, 110))
    s.rolling(260, 30, s.far_off("#b5a68c", 0.5), 5)
    for number, (y, fill) in enumerate(((300, "#d6b994"), (392, "#c9a782"), (484, "#bd9873"))):
        tone = s.far_off(fill, 0.3 - 0.1 * number)
        line = [
            (LEFT, y),
            (WIDTH * 0.2, y + 14),
            (WIDTH * 0.36, y + 56),
            (WIDTH * 0.6, y + 62),
            (WIDTH * 0.8, y + 16),
            (RIGHT, y - 8),
        ]
        s.below(line, tone)
        s.mark(line, 8, s.ground(mixed(tone, "#fff2d8", 0.4)), curved=True)
        for _ in range(18):
            x = s.chance.uniform(LEFT, RIGHT)
            top = y + 40 + 40 * (0.3 < x / WIDTH < 0.7)
            s.mark(
                [(x, top), (x + s.chance.uniform(-14, 14), top + s.chance.uniform(20, 50))],
                4,
                see_through(mixed(tone, "#5a3f4a", 0.4), 0.3),
            )
    _crane(s, 1010)
    skies.bare(s, s.foot - 10, "#d0ae88", "#8f755e", 90)
    for x, y, w in ((420, s.foot + 4, 60), (520, s.foot - 4, 40), (1250, s.foot + 6, 70), (1380, s.foot, 50)):
        _slab(s, x, y, w)
    _heap(s, 640, s.foot - 4)
    s.prop("tractor", 1190, s.foot - 2, 0.62, colour="#e0a52e", flip=True)
    s.shade_edges(0.12)
    skies.puddles(s, s.foot + 50)


def _heap(s: Scenery, x: float, y: float) -> None:
    s.patch(
        paths.blob(
            [(x - 120, y + 6), (x - 50, y - 52), (x + 10, y - 78), (x + 70, y - 44), (x + 130, y + 6)]
        ),
        s.ground("#b8966f"),
    )
    s.patch(
        paths.blob([(x + 6, y - 70), (x + 70, y - 42), (x + 126, y + 6), (x + 20, y + 6)]),
        s.ground("#a3815f"),
    )


def _crane(s: Scenery, x: float) -> None:
    fill = s.far_off("#e6ae3c", 0.16)
    foot = s.foot - 30
    for at in (-16, 16):
        s.mark([(x + at, foot), (x + at, 110)], 7, fill)
    for number in range(12):
        y = foot - number * 40
        s.mark([(x - 16, y), (x + 16, y - 40)], 4, fill)
        s.mark([(x - 16, y - 40), (x + 16, y - 40)], 4, fill)
    s.mark([(x - 400, 116), (x + 150, 116)], 8, fill)
    s.mark([(x - 400, 110), (x, 60), (x + 150, 110)], 4, fill)
    for number in range(17):
        s.mark([(x - 390 + number * 32, 116), (x - 374 + number * 32, 98)], 3, fill)
    s.panel(x + 96, 116, x + 150, 156, s.far_off("#8a8590", 0.2), 3)
    s.panel(x - 24, 112, x + 24, 156, fill, 5)
    s.mark([(x - 330, 116), (x - 330, 236)], 3, s.far_off("#5a5560", 0.2))
    s.panel(x - 368, 236, x - 292, 270, s.far_off("#a5988a", 0.15), 4)


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
        _tree(s, "tree", x, s.foot + 4, size, 0.1, "#6fa85a")
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


@BACKS("snowfield")
def _snowfield(s: Scenery) -> None:
    horizon = s.foot - 110
    skies.sky(s, horizon, 3, (330, 120))
    if s.mood.time == "night" and not s.mood.clouded:
        with s.glowing():
            for number, fill in enumerate(("#6fe0b8", "#7fb8e6", "#a58fe0")):
                y = 130 + number * 34
                band = paths.smooth(
                    [(LEFT, y + 60), (200, y), (600, y + 80), (1000, y - 10), (1400, y + 60), (RIGHT, y)]
                )
                band.lineTo(RIGHT, y + 150)
                band.lineTo(LEFT, y + 190)
                s.patch(band, slope(0, y, 0, y + 170, see_through(fill, 0.32), see_through(fill, 0)))
    s.peaks(horizon + 20, 240, s.far_off("#a9b8d9", 0.42), 5, "#f6fafc")
    s.rolling(horizon + 30, 34, s.far_off("#dbe8f3", 0.3), 4)
    for number in range(24):
        x = LEFT + number * 88 + s.chance.uniform(-24, 24)
        s.prop(
            "pine",
            x,
            horizon + 58,
            s.chance.uniform(0.26, 0.42),
            colour=s.far_off("#5f8f80", 0.36),
            variant=1.0,
        )
    s.rolling(horizon + 70, 30, s.far_off("#e6f0f7", 0.12), 3)
    _hut(s, 1130, horizon + 96)
    for x, size in ((160, 0.9), (330, 0.6), (1400, 0.72), (1530, 1.0)):
        s.shadow(x + 20, s.foot, 90 * size, 9 * size, 0.14)
        s.prop("pine", x, s.foot + 2, size, colour=s.far_off("#4f8678", 0.1), variant=1.0)
    s.below(
        [(LEFT, s.foot - 16), (300, s.foot + 4), (800, s.foot - 8), (1250, s.foot + 6), (RIGHT, s.foot - 14)],
        slope(0, s.foot, 0, HEIGHT, "#f4f8fb", "#e6eff7", "#cddcec"),
    )
    for _ in range(14):
        y, x = s.chance.uniform(s.foot + 20, 880), s.chance.uniform(0, WIDTH)
        s.mark(
            [(x - 120, y), (x - 30, y - 7), (x + 50, y + 2), (x + 130, y - 4)],
            6,
            see_through("#b8cde2", 0.4),
            curved=True,
        )
    for _ in range(26):
        skies.spark(s, s.chance.uniform(0, WIDTH), s.chance.uniform(s.foot + 20, 880), s.chance.uniform(4, 8))
    s.shade_edges(0.08)


def _hut(s: Scenery, x: float, y: float) -> None:
    s.panel(x - 80, y - 70, x + 80, y + 6, "#9a6f52")
    for row in range(4):
        s.mark([(x - 80, y - 56 + row * 18), (x + 80, y - 56 + row * 18)], 2, "#7a5540")
    s.flat([(x - 108, y - 62), (x, y - 142), (x + 108, y - 62)], "#f4f8fb", 10)
    s.panel(x + 40, y - 150, x + 62, y - 90, "#8a5f50")
    s.panel(x + 36, y - 156, x + 66, y - 146, "#f4f8fb", 4)
    s.panel(x - 18, y - 44, x + 18, y + 6, "#6d4a3a", 3)
    for at in (-52, 52):
        if s.mood.lit:
            s.glow(x + at, y - 34, 70, 60, "#ffd98a", 0.6)
        with s.glowing():
            s.panel(x + at - 15, y - 48, x + at + 15, y - 20, "#ffdf8e", 3)


@BACKS("moon")
def _moon(s: Scenery) -> None:
    with s.glowing():
        tone = {
            "day": ("#1f2350", "#3a3470", "#6a5a94"),
            "evening": ("#2a2050", "#553670", "#a3688f"),
            "night": ("#10142f", "#1f2350", "#3a3f70"),
        }[s.mood.time]
        s.panel(LEFT, TOP, RIGHT, BOTTOM, slope(0, 0, 0, s.foot, *tone))
        s.patch(paths.oval(1050, 200, 760, 330), fading(1050, 200, 760, 330, "#a06ac0", 0.34))
        s.patch(paths.oval(330, 330, 620, 260), fading(330, 330, 620, 260, "#4f8fd0", 0.3))
        skies.stars(s, s.foot, 190)
        _earth(s, 430, 200)
        _ringed(s, 1270, 150)
    s.peaks(s.foot - 30, 150, "#7f7a9c", 7)
    s.rolling(s.foot - 20, 30, "#9a95b4", 4)
    s.panel(LEFT, s.foot - 6, RIGHT, BOTTOM, slope(0, s.foot - 6, 0, HEIGHT, "#bcb7cf", "#aaa5c0", "#8a85a6"))
    for x, y, rx in (
        (300, 640, 90),
        (720, 628, 60),
        (1060, 660, 110),
        (1420, 640, 70),
        (520, 800, 150),
        (1240, 820, 170),
        (120, 860, 130),
        (860, 730, 70),
    ):
        ry = rx * (0.14 + 0.1 * (y - 620) / 260)
        s.spot(x, y - 3, rx * 1.1, ry * 1.15, "#cfcade")
        s.spot(x, y, rx, ry, "#8f8aaa")
        s.spot(x + rx * 0.08, y + ry * 0.24, rx * 0.84, ry * 0.7, "#a09bb9")
    for _ in range(60):
        d = s.chance.random()
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            s.foot + 14 + 240 * d,
            3 + 6 * d,
            1.5 + 3 * d,
            see_through("#7f7a9a", 0.6),
        )
    s.shade_edges(0.2)


def _earth(s: Scenery, x: float, y: float) -> None:
    s.glow(x, y, 230, 230, "#8fd0ff", 0.45)
    globe = paths.oval(x, y, 104, 104)
    s.patch(globe, "#5aa9d6")
    for land in (
        [(-70, -60), (-20, -84), (10, -50), (-14, -14), (-50, -10), (-84, -30)],
        [(20, 10), (66, -6), (84, 34), (40, 76), (14, 50)],
        [(-60, 40), (-26, 34), (-20, 66), (-46, 80)],
    ):
        s.patch(paths.common(paths.blob([(x + px, y + py) for px, py in land]), globe), "#7fc48a")
    for px, py, w in ((-40, 10, 60), (30, -60, 50), (20, 84, 44)):
        s.patch(paths.common(paths.oval(x + px, y + py, w, 9), globe), see_through("#ffffff", 0.8))
    s.patch(paths.without(globe, paths.oval(x - 34, y - 26, 116, 116)), see_through("#1f2a5a", 0.45))


def _ringed(s: Scenery, x: float, y: float) -> None:
    s.glow(x, y, 120, 120, "#ffcf9a", 0.3)
    s.spot(x, y, 44, 44, "#f0b98a")
    s.patch(paths.without(paths.oval(x, y, 44, 44), paths.oval(x - 14, y - 10, 46, 46)), "#c98a78")
    ring = paths.without(paths.oval(x, y + 2, 92, 20), paths.oval(x, y, 72, 12))
    s.patch(paths.without(ring, paths.box(x - 43, y - 40, x + 43, y)), "#f6dcb0")
