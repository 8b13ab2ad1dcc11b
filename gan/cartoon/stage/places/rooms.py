"""What sets with a roof are made of: walls, floors, lamps, shelves, wallpaper, rugs."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places.scenery import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import fading, mixed, see_through, slope

SIDE = 86
"""Width of the side walls in points."""
CEILING = 54
"""Height of the strip of ceiling in points."""
_SPREAD = 1.6  # how much wider the floor's pattern is at the foot of the picture


def walls(
    s: Scenery, fill: str, *, dado: str = "", skirting: str = "#f3e6cf", ceiling: str = "#f7efe0"
) -> None:
    """The back wall, the two side walls and a strip of ceiling.

    Args:
        fill: of the wall.
        dado: colour of the wall's lower part, "" for none.
        skirting: of the boards along floor and ceiling.
        ceiling: of the ceiling.
    """
    foot = s.foot
    s.fill_all(slope(0, 0, 0, foot, mixed(fill, "#5a4a6a", 0.06), fill, mixed(fill, "#fff4d8", 0.22)))
    if dado:
        top = foot - 0.92 * s.metre
        s.panel(LEFT, top, RIGHT, foot, slope(0, top, 0, foot, dado, mixed(dado, "#4a2f45", 0.1)))
        s.panel(LEFT, top - 9, RIGHT, top + 5, skirting)
        s.panel(LEFT, top + 5, RIGHT, top + 8, mixed(skirting, "#5a4050", 0.22))
    s.panel(LEFT, foot - 22, RIGHT, foot, skirting)
    s.panel(LEFT, foot - 22, RIGHT, foot - 18, mixed(skirting, "#ffffff", 0.4))
    _side_walls(s, fill, dado, skirting, foot)
    s.flat(
        [
            (LEFT, TOP),
            (RIGHT, TOP),
            (RIGHT, 0),
            (WIDTH, 0),
            (WIDTH - SIDE, CEILING),
            (SIDE, CEILING),
            (0, 0),
            (LEFT, 0),
        ],
        mixed(ceiling, "#6a5a7a", 0.06),
    )
    s.panel(SIDE, CEILING, WIDTH - SIDE, CEILING + 12, skirting)
    s.panel(
        SIDE,
        CEILING + 12,
        WIDTH - SIDE,
        CEILING + 30,
        slope(0, CEILING + 12, 0, CEILING + 30, see_through("#3a2a48", 0.16), see_through("#3a2a48", 0)),
    )


def _side_walls(s: Scenery, fill: str, dado: str, skirting: str, foot: float) -> None:
    drop = 92
    top = foot - 0.92 * s.metre
    for inner, outer, edge in ((SIDE, 0, LEFT), (WIDTH - SIDE, WIDTH, RIGHT)):
        tone = mixed(fill, "#4a3a62", 0.15 if outer == 0 else 0.24)
        wall = [
            (inner, CEILING),
            (outer, 0),
            (edge, 0),
            (edge, foot + drop),
            (outer, foot + drop),
            (inner, foot),
        ]
        s.flat(wall, slope(inner, 0, outer, 0, mixed(tone, "#3a2a48", 0.12), tone))
        if dado:
            low = [
                (inner, top),
                (outer, top + drop * 0.3),
                (edge, top + drop * 0.3),
                (edge, foot + drop),
                (outer, foot + drop),
                (inner, foot),
            ]
            s.flat(low, mixed(dado, "#4a3a62", 0.2))
            s.flat(
                [
                    (inner, top - 9),
                    (outer, top - 11 + drop * 0.3),
                    (outer, top + 6 + drop * 0.3),
                    (inner, top + 5),
                ],
                mixed(skirting, "#4a3a62", 0.2),
            )
        board = [
            (inner, foot - 22),
            (outer, foot + drop - 30),
            (edge, foot + drop - 30),
            (edge, foot + drop),
            (outer, foot + drop),
            (inner, foot),
        ]
        s.flat(board, mixed(skirting, "#4a3a62", 0.2))


def paper(s: Scenery, fill: str, *, low: float | None = None, kind: str = "stripes") -> None:
    """A faint wallpaper over the back wall, down to `low`: "stripes", "dots", "tiles" or "panels"."""
    low = s.foot - 22 if low is None else low
    ink = see_through(fill, 0.35)
    if kind == "stripes":
        for x in range(SIDE + 30, WIDTH - SIDE - 20, 76):
            s.panel(x, CEILING + 12, x + 34, low, ink)
    elif kind == "dots":
        for row, y in enumerate(range(CEILING + 50, int(low) - 14, 46)):
            for x in range(SIDE + 30 + (row % 2) * 32, WIDTH - SIDE - 10, 64):
                s.patch(paths.poly([(x, y - 8), (x + 6, y), (x, y + 8), (x - 6, y)], 2), ink)
    elif kind == "tiles":
        for y in range(CEILING + 12, int(low), 44):
            s.mark([(SIDE, y), (WIDTH - SIDE, y)], 1.6, ink)
        for x in range(SIDE, WIDTH - SIDE, 44):
            s.mark([(x, CEILING + 12), (x, low)], 1.6, ink)
    else:
        for x in range(SIDE + 40, WIDTH - SIDE - 180, 238):
            s.mark(
                [
                    (x, CEILING + 60),
                    (x + 190, CEILING + 60),
                    (x + 190, low - 30),
                    (x, low - 30),
                    (x, CEILING + 60),
                ],
                5,
                ink,
            )


def planks(s: Scenery, fill: str, count: int = 17) -> None:
    """A floor of boards that run away from the viewer."""
    y, light = s.foot, mixed(fill, "#fff0cf", 0.25)
    _base(s, fill)
    tones = (fill, mixed(fill, "#fff0cf", 0.12), mixed(fill, "#5a3a45", 0.07), mixed(fill, "#e8b070", 0.12))
    first, last = -count, count * 2
    for number in range(first, last):
        left, right = number / count, (number + 1) / count
        board = [(_x(left, 0), y), (_x(right, 0), y), (_x(right, 1.25), BOTTOM), (_x(left, 1.25), BOTTOM)]
        s.flat(board, see_through(tones[(number * 7 + number // 3) % 4], 0.75))
    seam = see_through(mixed(fill, "#4a2a3a", 0.5), 0.4)
    for number in range(first, last):
        s.mark([(_x(number / count, 0), y), (_x(number / count, 1.25), BOTTOM)], 1.8, seam)
        cut = (0.1 + 0.37 * ((number * 5) % 7)) % 1.0
        low = y + (BOTTOM - y) * cut
        s.mark(
            [(_x(number / count, 1.25 * cut), low), (_x((number + 1) / count, 1.25 * cut), low)], 1.8, seam
        )
    _floor_light(s, light)


def tiles(s: Scenery, first: str, second: str, count: int = 15, rows: int = 6) -> None:
    """A chequered floor."""
    y = s.foot
    _base(s, first)
    lines = [y + (BOTTOM - y) * (number / rows) ** 1.45 for number in range(rows + 1)]
    for row, (high, low) in enumerate(zip(lines, lines[1:], strict=False)):
        a, b = ((line - y) / (BOTTOM - y) * 1.25 for line in (high, low))
        for number in range(-count, count * 2):
            if (number + row) % 2:
                left, right = number / count, (number + 1) / count
                s.flat(
                    [(_x(left, a), high), (_x(right, a), high), (_x(right, b), low), (_x(left, b), low)],
                    second,
                )
    _floor_light(s, "#ffffff")


def carpet(s: Scenery, fill: str) -> None:
    """A plain, soft floor."""
    _base(s, fill)
    for _ in range(90):
        depth = s.chance.random()
        x, y = s.chance.uniform(LEFT, RIGHT), s.foot + 8 + (HEIGHT - s.foot) * depth
        s.mark([(x, y), (x + 6 + 6 * depth, y - 1)], 1.8, see_through(mixed(fill, "#4a2f45", 0.3), 0.3))
    _floor_light(s, mixed(fill, "#fff6dc", 0.4))


def plain(s: Scenery, fill: str) -> None:
    """A smooth floor of one colour."""
    _base(s, fill)
    _floor_light(s, mixed(fill, "#fff6dc", 0.5))


def _base(s: Scenery, fill: str) -> None:
    y = s.foot
    s.panel(LEFT, y, RIGHT, BOTTOM, fill)


def _floor_light(s: Scenery, light: str) -> None:
    y = s.foot
    s.panel(
        LEFT,
        y,
        RIGHT,
        y + 60,
        slope(0, y, 0, y + 60, see_through("#3a2a48", 0.24), see_through("#3a2a48", 0.0)),
    )
    s.panel(
        LEFT,
        y,
        RIGHT,
        BOTTOM,
        slope(0, y, 0, HEIGHT, see_through("#3a2a48", 0.0), see_through("#3a2a48", 0.14)),
    )
    middle = (y + HEIGHT) / 2
    s.patch(paths.box(LEFT, y, RIGHT, BOTTOM), fading(WIDTH * 0.5, middle, 760, 170, light, 0.34))


def _x(share: float, depth: float) -> float:
    return WIDTH / 2 + (share - 0.5) * WIDTH * (1.0 + (_SPREAD - 1.0) * depth)


def rug(s: Scenery, x: float, y: float, rx: float, ry: float, fill: str, trim: str) -> None:
    """A round rug on the floor."""
    s.spot(x, y + 5, rx, ry, see_through("#3a2a48", 0.18))
    s.spot(x, y, rx, ry, fill)
    for share, tone in ((0.9, trim), (0.84, fill), (0.5, trim), (0.45, mixed(fill, "#fff0d0", 0.2))):
        s.spot(x, y, rx * share, ry * share, tone)


# --- openings


def hanging_lamp(s: Scenery, x: float, length: float, fill: str, size: float = 1.0) -> None:
    """A lamp that hangs from the ceiling."""
    y = CEILING + length
    s.mark([(x, CEILING - 6), (x, y)], 3, "#6a5a5a")
    shade = paths.blob(
        [
            (x - 14 * size, y),
            (x + 14 * size, y),
            (x + 34 * size, y + 30 * size),
            (x + 44 * size, y + 52 * size),
            (x - 44 * size, y + 52 * size),
            (x - 34 * size, y + 30 * size),
        ]
    )
    with s.glowing():
        s.spot(x, y + 54 * size, 20 * size, 11 * size, "#fff3c4" if s.mood.lit else "#f0ead8")
    s.form(shade, fill, shade=7)
    s.lamp(x, y + 56 * size, 430 * size)


def wall_lamp(s: Scenery, x: float, y: float, fill: str = "#e8c27a") -> None:
    """A small lamp on the wall."""
    s.panel(x - 5, y, x + 5, y + 30, "#a8744a", 3)
    with s.glowing():
        s.form(
            paths.poly([(x - 15, y - 26), (x + 15, y - 26), (x + 24, y + 8), (x - 24, y + 8)], 5),
            mixed(fill, "#fff6d8", 0.5 if s.mood.lit else 0.0),
            shade=4,
        )
    s.lamp(x, y - 8, 240)


def shelf(s: Scenery, x: float, y: float, width: float, fill: str = "#a8744a") -> None:
    """A board on the wall; what stands on it is put at y."""
    s.panel(x - width / 2 + 6, y + 10, x + width / 2 + 8, y + 18, see_through("#3a2a48", 0.18), 3)
    for side in (-1, 1):
        s.flat(
            [
                (x + side * width * 0.36 - 4, y + 8),
                (x + side * width * 0.36 + 4, y + 8),
                (x + side * width * 0.36, y + 30),
            ],
            mixed(fill, "#4a2f45", 0.3),
            2,
        )
    s.box(x - width / 2, y, x + width / 2, y + 12, fill, 4, shade=3)


def bunting(s: Scenery, x0: float, x1: float, y: float, sag: float = 40, count: int = 11) -> None:
    """Small flags on a string."""
    fills = ("#d9574e", "#f6c453", "#4f9ac0", "#6aa84f", "#ee8f4a")
    line = [(x0 + (x1 - x0) * n / 24, y + sag * (1 - (2 * n / 24 - 1) ** 2)) for n in range(25)]
    s.mark(line, 2.4, "#7a6a6a")
    for number in range(count):
        at = (number + 0.5) / count
        x, top = x0 + (x1 - x0) * at, y + sag * (1 - (2 * at - 1) ** 2)
        s.poly([(x - 17, top), (x + 17, top + 1), (x, top + 38)], fills[number % 5], 3, line=0, shade=4)
