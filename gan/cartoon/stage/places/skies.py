"""The sky over a set, and the grounds under the open sky."""

from __future__ import annotations

import math

from gan.cartoon.stage import paths
from gan.cartoon.stage.places.scenery import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import mixed, see_through, slope


def sky(s: Scenery, horizon: float, clouds: int = 4, sun: tuple[float, float] = (300, 150)) -> None:
    """Sky down to the horizon, with sun or moon, stars and clouds.

    Args:
        horizon: points from the top.
        clouds: how many of them.
        sun: where sun and moon are; in the evening the sun is low.
    """
    top, middle, low = s.mood.sky
    with s.glowing():
        s.panel(
            LEFT,
            TOP,
            RIGHT,
            BOTTOM,
            slope(0, -40, 0, horizon + 20, top, mixed(top, middle, 0.7), middle, low),
        )
        if not s.mood.clouded:
            _lights(s, horizon, *sun)
        _clouds(s, horizon, clouds + (3 if s.mood.clouded else 0))


def _lights(s: Scenery, horizon: float, x: float, y: float) -> None:
    if s.mood.time == "day":
        s.glow(x, y, 330, 330, "#fff6cf", 0.7)
        s.spot(x, y, 52, 52, "#fff3b8")
    elif s.mood.time == "evening":
        low = horizon - 95
        s.glow(x, low, 620, 460, "#ffe0a0", 0.75)
        s.spot(x, low, 70, 70, "#fff0bd")
    else:
        stars(s, horizon)
        s.glow(x, y, 260, 260, "#dfe6ff", 0.4)
        s.spot(x, y, 46, 46, "#f6efcf")
        for dx, dy, r in ((-14, -12, 9), (14, 6, 12), (-8, 18, 7)):
            s.spot(x + dx, y + dy, r, r * 0.9, "#e3d9ac")


def stars(s: Scenery, horizon: float, count: int = 110) -> None:
    """Stars, fewer near the horizon."""
    for _ in range(count):
        x, y = s.chance.uniform(LEFT, RIGHT), TOP + (horizon - TOP) * s.chance.random() ** 1.3
        r = s.chance.choice((1.1, 1.4, 1.8, 2.6))
        s.spot(x, y, r, r, see_through("#fff8e0", s.chance.uniform(0.45, 0.95)))
        if r > 2.5:
            s.glow(x, y, 11, 11, "#fff8e0", 0.5)


def _clouds(s: Scenery, horizon: float, count: int) -> None:
    base = {"day": "#fdfdf8", "evening": "#f7b9a2", "night": "#55639a"}[s.mood.time]
    fill = mixed(base, s.mood.sky[1], 0.55 if s.mood.clouded else 0.08)
    for number in range(count):
        x = LEFT + (RIGHT - LEFT) * (number + s.chance.uniform(0.15, 0.85)) / count
        y = s.chance.uniform(60, max(110, horizon * 0.55))
        width = s.chance.uniform(190, 360) * (1.5 if s.mood.clouded else 1.0)
        cloud(s, x, y, width, fill)


def cloud(s: Scenery, x: float, y: float, width: float, fill: str) -> None:
    """A cloud with a shaded foot; (x, y) is the middle of the foot."""
    height = width * 0.36
    puffs = [(-0.5, 0.3), (-0.1 + s.chance.uniform(-0.1, 0.1), 0.48), (0.4, 0.36)]
    path = paths.cloud(x, y, width, -height, puffs)
    s.patch(
        path,
        slope(
            0, y - height, 0, y, see_through(fill, 0.97), see_through(mixed(fill, s.mood.sky[1], 0.45), 0.9)
        ),
    )


def birds(s: Scenery, x: float, y: float, count: int = 3) -> None:
    """A few far birds, by day."""
    if s.mood.time == "night" or s.mood.clouded:
        return
    for _ in range(count):
        px, py, w = x + s.chance.uniform(-70, 70), y + s.chance.uniform(-30, 30), s.chance.uniform(9, 15)
        ink = see_through("#4a4a6a", 0.55)
        s.mark([(px - w, py - w * 0.45), (px - w * 0.35, py - w * 0.5), (px, py)], 2.4, ink, curved=True)
        s.mark([(px + w, py - w * 0.45), (px + w * 0.35, py - w * 0.5), (px, py)], 2.4, ink, curved=True)


# --- grounds


def lawn(s: Scenery, y: float, fill: str = "#8cc063", tufts: int = 46) -> None:
    """Grass from y to the foot of the picture: lighter far away, with mown light and tufts."""
    near = s.ground(fill)
    warm, cool, mown = (
        ("#ffffff", "#b4c6de", "#ffffff") if s.mood.snowy else ("#f2eda0", "#3f6a4a", "#f7f3b0")
    )
    s.panel(
        LEFT,
        y,
        RIGHT,
        BOTTOM,
        slope(0, y, 0, HEIGHT, s.far_off(mixed(near, warm, 0.22), 0.1), near, mixed(near, cool, 0.22)),
    )
    for number in range(9):
        py = y + (HEIGHT - y) * ((number + 0.5) / 9) ** 1.3
        px = s.chance.uniform(0, WIDTH)
        s.spot(
            px,
            py,
            s.chance.uniform(130, 330),
            5 + (py - y) * 0.055,
            see_through(mixed(near, mown, 0.45), 0.35),
        )
    for _ in range(tufts):
        depth = s.chance.random()
        py = y + 8 + (HEIGHT - y + 40) * depth
        tuft(s, s.chance.uniform(LEFT, RIGHT), py, 7 + 13 * depth, mixed(near, "#3f7a45", 0.28))


def tuft(s: Scenery, x: float, y: float, size: float, fill: str) -> None:
    """A tuft of three blades."""
    for lean in (-0.6, 0.0, 0.55):
        s.flat(
            [
                (x + lean * size * 0.5 - size * 0.12, y),
                (x + lean * size * 0.5 + size * 0.12, y),
                (x + lean * size, y - size),
            ],
            fill,
        )


def flowers(s: Scenery, y0: float, y1: float, count: int, x0: float = LEFT, x1: float = RIGHT) -> None:
    """Small flowers in the grass between two heights."""
    if s.mood.snowy:
        return
    for _ in range(count):
        y = s.chance.uniform(y0, y1)
        x, r = s.chance.uniform(x0, x1), 2.2 + 3.4 * (y - y0) / max(1, y1 - y0)
        fill = s.chance.choice(("#fff6e6", "#f6c453", "#f0a3a3", "#c9a6e0"))
        s.spot(x - r * 0.7, y, r * 0.75, r * 0.75, fill)
        s.spot(x + r * 0.7, y, r * 0.75, r * 0.75, fill)
        s.spot(x, y - r * 0.7, r * 0.75, r * 0.75, fill)
        s.spot(x, y, r * 0.5, r * 0.5, "#e0a030")


def bare(s: Scenery, y: float, fill: str, specks: str, count: int = 60) -> None:
    """Bare ground (sand, earth, snow) from y down, with soft ripples and specks."""
    near = s.ground(fill)
    s.panel(
        LEFT,
        y,
        RIGHT,
        BOTTOM,
        slope(
            0, y, 0, HEIGHT, s.far_off(mixed(near, "#fff6dc", 0.3), 0.12), near, mixed(near, "#7a4a5a", 0.16)
        ),
    )
    for _ in range(10):
        py = y + (HEIGHT - y) * s.chance.random() ** 1.2
        px, half = s.chance.uniform(0, WIDTH), s.chance.uniform(90, 260)
        wave = [(px - half, py), (px - half / 3, py - 5), (px + half / 3, py + 3), (px + half, py - 2)]
        s.mark(wave, 3 + (py - y) * 0.012, see_through(mixed(near, "#7a4a5a", 0.35), 0.22), curved=True)
    for _ in range(count):
        depth = s.chance.random()
        r = 1.5 + 3.5 * depth
        s.spot(
            s.chance.uniform(LEFT, RIGHT),
            y + 6 + (HEIGHT - y) * depth,
            r * 1.4,
            r * 0.8,
            see_through(s.ground(specks), 0.6),
        )


def path_to(
    s: Scenery, x: float, y: float, width: float, near_x: float, near_width: float, fill: str
) -> None:
    """A way that comes from (x, y) to the foot of the picture."""
    fill = s.ground(fill)
    shape = [
        (x - width / 2, y),
        (x + width / 2, y),
        (near_x + near_width / 2, BOTTOM),
        (near_x - near_width / 2, BOTTOM),
    ]
    s.flat(shape, slope(0, y, 0, HEIGHT, s.far_off(mixed(fill, "#fff2d6", 0.25), 0.1), fill))


def paving(s: Scenery, y: float, fill: str, rows: int = 5, columns: int = 9) -> None:
    """Slabs in perspective from y down."""
    near = s.ground(fill)
    s.panel(
        LEFT,
        y,
        RIGHT,
        BOTTOM,
        slope(0, y, 0, HEIGHT, s.far_off(mixed(near, "#fff2d6", 0.2), 0.08), mixed(near, "#5a4a6a", 0.1)),
    )
    ink = see_through(mixed(near, "#4a3f5a", 0.45), 0.32)
    lines = [y + (HEIGHT - y) * (number / rows) ** 1.55 for number in range(1, rows + 2)]
    for line in lines:
        s.mark([(LEFT, line), (RIGHT, line)], 2.0, ink)
    upper = [y, *lines]
    for row, (high, low) in enumerate(zip(upper, lines, strict=False)):
        for number in range(-columns, columns * 2 + 1):
            share = (number + (0.5 if row % 2 else 0.0)) / columns
            a, b = _spread(share, (high - y) / (HEIGHT - y)), _spread(share, (low - y) / (HEIGHT - y))
            s.mark([(a, high), (b, low)], 1.8, ink)


def _spread(share: float, depth: float) -> float:
    return WIDTH / 2 + (share - 0.5) * WIDTH * (1.0 + 0.55 * depth)


def sea(s: Scenery, y0: float, y1: float, fill: str = "#4fa3c0") -> None:
    """Water between two heights: darker far away, with glints, and the light's path on it."""
    s.panel(
        LEFT,
        y0,
        RIGHT,
        y1 + 6,
        slope(0, y0, 0, y1, s.far_off(fill, 0.32), fill, mixed(fill, "#d8f2ee", 0.38)),
    )
    for _ in range(44):
        depth = s.chance.random()
        y = y0 + 4 + (y1 - y0 - 10) * depth
        half = 10 + 46 * depth * s.chance.random()
        x = s.chance.uniform(LEFT, RIGHT)
        s.mark([(x - half, y), (x + half, y)], 1.6 + 1.8 * depth, see_through("#f2fbf8", 0.3 + 0.25 * depth))
    if not s.mood.clouded:
        glint = {"day": "#ffffff", "evening": "#ffdf9a", "night": "#e8edff"}[s.mood.time]
        with s.glowing():
            for number in range(16):
                y = y0 + 4 + (y1 - y0 - 8) * number / 15
                half = 14 + 34 * s.chance.random() + number * 1.5
                x = 300 + s.chance.uniform(-18, 18)
                s.mark([(x - half, y), (x + half, y)], 3.0, see_through(glint, 0.42))


def puddles(s: Scenery, y: float) -> None:
    """Puddles where it rains: they mirror the sky."""
    if not s.mood.wet:
        return
    for number in range(5):
        py = y + (HEIGHT - y) * (0.2 + 0.16 * number)
        px = WIDTH * (0.12 + 0.76 * ((number * 0.41) % 1.0))
        rx = 70 + 70 * s.chance.random()
        with s.glowing():
            s.spot(px, py, rx, rx * 0.16, see_through(s.mood.sky[1], 0.5))
            s.spot(
                px - rx * 0.2,
                py - 2,
                rx * 0.5,
                rx * 0.06,
                see_through("#ffffff", 0.3 if s.mood.time == "day" else 0.12),
            )


def spark(s: Scenery, x: float, y: float, size: float) -> None:
    """A small shining star."""
    with s.glowing():
        s.flat(paths.star(x, y, size, size * 0.22, 4, math.pi), see_through("#fffdf0", 0.9))
