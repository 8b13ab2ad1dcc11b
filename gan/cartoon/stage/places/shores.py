"""Back layers at the water: a beach and a lake."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.growth import tree
from gan.cartoon.stage.places.scenery import BACKS, HEIGHT, LEFT, RIGHT, WIDTH, Scenery
from gan.cartoon.stage.sketch import see_through, slope


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
        tree(s, "pine", x, s.foot - 30 + size * 12, size, 0.1, "#4f8f6c")
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
