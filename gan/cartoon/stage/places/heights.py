"""Back layers of forest and mountain."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.growth import slab, tree
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope


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
        slab(s, x, y, w)
    for x, size in ((200, 0.7), (330, 0.5), (1330, 0.62), (1480, 0.86)):
        tree(s, "pine", x, s.foot + 2 + size * 6, size, 0.12, "#4f8a66")
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
