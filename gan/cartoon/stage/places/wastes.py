"""Back layers where little grows: desert, quarry, snow and the moon."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import skies
from gan.cartoon.stage.places.growth import slab
from gan.cartoon.stage.places.scenery import BACKS, BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import fading, mixed, see_through, slope


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
        slab(s, x, y, w)
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
