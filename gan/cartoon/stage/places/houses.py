"""Houses as they are seen from the street: fronts, windows, doors, shops, skylines."""

from __future__ import annotations

from gan.cartoon.stage.places.scenery import LEFT, RIGHT, Scenery
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
