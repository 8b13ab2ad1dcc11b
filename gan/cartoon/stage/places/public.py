"""Back layers of rooms that are open to all."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import openings, rooms
from gan.cartoon.stage.places.rooms import CEILING, SIDE
from gan.cartoon.stage.places.scenery import BACKS, WIDTH, Scenery
from gan.cartoon.stage.props.furniture import books
from gan.cartoon.stage.sketch import see_through


@BACKS("office")
def _office(s: Scenery) -> None:
    rooms.walls(s, "#cfd8dc", dado="#a9b9bf", skirting="#eef0ea")
    rooms.carpet(s, "#8f9fae")
    openings.window(s, 880, 250, 380, 230, view="town", bars=(3, 1), frame="#eef0ea")
    for y in range(142, 240, 13):
        s.mark([(694, y), (1066, y)], 5, see_through("#f6f3ea", 0.75))
    openings.sunbeam(s, 930, 360)
    openings.door(s, s.place.doors[0], "#9a7a5a", glass=True)
    s.box(1210, 190, 1460, 350, "#c79a63", 6)
    for x, y, fill in (
        (1245, 214, "#fbf4e2"),
        (1310, 230, "#f6d878"),
        (1380, 208, "#f0b9a8"),
        (1265, 282, "#bfe0d0"),
        (1345, 288, "#fbf4e2"),
        (1415, 270, "#a9d6e5"),
    ):
        s.box(x - 24, y - 14, x + 24, y + 34, fill, 2, line=0, shade=3)
        s.spot(x, y - 8, 4, 4, "#d9574e")
    s.prop("clock", 1138, 300, 0.8)
    s.prop("picture", 250, 172, 0.7, variant=0.5)
    for x in (520, 1080):
        _strip_light(s, x)
    s.shade_edges(0.12)


def _strip_light(s: Scenery, x: float) -> None:
    y = CEILING + 34
    for at in (x - 80, x + 80):
        s.mark([(at, CEILING), (at, y)], 3, "#8f99a3")
    with s.glowing():
        s.panel(x - 120, y, x + 120, y + 14, "#fdf8e0" if s.mood.lit else "#eceee8", 7)
    s.panel(x - 124, y - 8, x + 124, y + 3, "#aab4ba", 4)
    s.lamp(x, y + 12, 460, "#fff0c4")


@BACKS("classroom")
def _classroom(s: Scenery) -> None:
    rooms.walls(s, "#f0e0b4", dado="#8fb5a0", skirting="#f7ead3")
    rooms.planks(s, "#c99a64")
    openings.window(s, 300, 250, 260, 230, bars=(2, 2))
    openings.sunbeam(s, 360, 260)
    openings.door(s, s.place.doors[0], "#c07a50")
    s.prop("blackboard", 800, 380, 1.12)
    letters = ("#d9574e", "#f0b93c", "#4f9ac0", "#6aa84f", "#8f7bbd")
    for number in range(9):
        x = 572 + number * 57
        s.box(x - 20, 90, x + 20, 124, "#fbf4e2", 3, line=0, shade=3)
        shapes = (
            paths.oval(x, 109, 11, 11),
            paths.box(x - 10, 99, x + 10, 119, 3),
            paths.poly([(x - 11, 119), (x + 11, 119), (x, 98)], 3),
        )
        s.patch(shapes[number % 3], letters[number % 5])
    s.prop("clock", 1330, 230, 0.85)
    _globe(s, 508, s.foot - 0.92 * s.metre - 8)
    s.shade_edges()


def _globe(s: Scenery, x: float, y: float) -> None:
    s.box(x - 60, y, x + 40, y + 10, "#a8744a", 3)
    s.panel(x - 4, y - 20, x + 4, y, "#a8744a")
    s.oval(x, y - 44, 27, 27, "#6fb5cf", line=0)
    s.patch(
        paths.blob([(x - 16, y - 60), (x + 2, y - 64), (x + 6, y - 50), (x - 6, y - 40), (x - 18, y - 46)]),
        "#8fbf6a",
    )
    s.patch(paths.blob([(x + 6, y - 40), (x + 18, y - 44), (x + 16, y - 30), (x + 6, y - 26)]), "#8fbf6a")
    books(s, x - 58, x - 26, y, -44, 6)


@BACKS("library")
def _library(s: Scenery) -> None:
    rooms.walls(s, "#8a6a58", skirting="#6d4a38", ceiling="#d9c3a0")
    rooms.carpet(s, "#7a4652")
    rooms.rug(s, 800, 770, 520, 76, "#8f4f55", "#d9b070")
    _case(s, 112, 405)
    _case(s, 690, 1015)
    _case(s, 1030, 1490)
    openings.door(s, s.place.doors[0], "#a8704a", "#5a3c30", arch=True)
    s.prop("clock", s.at(2.75), 200, 0.9, colour="#c79a4b")
    s.box(118, 104, 1484, 122, "#6d4a38", 4)
    rooms.hanging_lamp(s, 850, 40, "#5f8f6a", 1.1)
    rooms.hanging_lamp(s, 1260, 40, "#5f8f6a", 1.1)
    s.shade_edges(0.22)


def _case(s: Scenery, x0: float, x1: float) -> None:
    """A wall of books between two points."""
    top, foot = 118, s.foot + 4
    s.panel(x0, top, x1, foot, "#7a5038")
    rows = 6
    high = (foot - top - 26) / rows
    columns = max(1, round((x1 - x0) / 165))
    wide = (x1 - x0) / columns
    for row in range(rows):
        y = top + 8 + high * (row + 1)
        for column in range(columns):
            a, b = x0 + wide * column + 10, x0 + wide * (column + 1) - 8
            s.panel(a, y - high + 8, b, y, "#4f3230")
            s.panel(a, y - high + 8, b, y - high + 20, see_through("#2a1a28", 0.3))
            books(s, a + 2, b - 2, y, -(high - 22), row * 11 + column * 4 + int(x0))
            s.panel(a - 4, y, b + 4, y + 9, "#96643f")
    for column in range(columns + 1):
        s.panel(x0 + wide * column - 8, top, x0 + wide * column + 8, foot, "#96643f")
    s.panel(x0 - 8, foot - 16, x1 + 8, foot + 2, "#6d4a38", 3)


@BACKS("hospital")
def _hospital(s: Scenery) -> None:
    rooms.walls(s, "#dbeae6", dado="#a5cfc8", skirting="#f6f8f4")
    rooms.tiles(s, "#eef2ee", "#dbe6e2", 13)
    openings.window(s, 700, 250, 260, 210, frame="#fbfdfb", curtain="#9fd0c4")
    openings.sunbeam(s, 750, 260)
    openings.door(s, s.place.doors[0], "#8fb8b5", "#fbfdfb", glass=True)
    s.box(1290, 180, 1380, 270, "#fbfdfb", 12, shade=4)
    for box in ((1327, 194, 1343, 256), (1304, 217, 1366, 233)):
        s.panel(*box, "#e0605a", 3)
    _monitor(s, 178, 300)
    s.mark([(470, 130), (470, 596)], 5, "#aab8ba")
    s.mark([(448, 136), (492, 136)], 5, "#aab8ba")
    s.box(478, 150, 506, 206, "#d4edf0", 8, shade=4)
    s.mark([(492, 206), (492, 300), (452, 420)], 3, "#b9cfd0", curved=True)
    for x in (500, 1050):
        _strip_light(s, x)
    s.shade_edges(0.1)


def _monitor(s: Scenery, x: float, y: float) -> None:
    s.box(x - 52, y - 46, x + 52, y + 40, "#8fa3a8", 8)
    with s.glowing():
        s.panel(x - 42, y - 36, x + 42, y + 22, "#2f4a55", 4)
        s.mark(
            [
                (x - 38, y - 6),
                (x - 14, y - 6),
                (x - 6, y - 26),
                (x + 4, y + 12),
                (x + 12, y - 6),
                (x + 38, y - 6),
            ],
            3,
            "#7fe0b0",
        )
    s.panel(x - 6, y + 40, x + 6, y + 80, "#8fa3a8")


@BACKS("shop")
def _shop(s: Scenery) -> None:
    rooms.walls(s, "#f3d9b0", dado="#c98f6a", skirting="#f7ead3")
    rooms.tiles(s, "#ecdcbc", "#e0c79a", 14)
    openings.door(s, s.place.doors[0], "#4f8a8b", glass=True)
    _shop_shelves(s, 480, 1060)
    _shop_shelves(s, 1130, 1450, 2)
    s.box(560, 82, 980, 138, "#c8504a", 14, shade=5)
    for number in range(7):
        s.spot(600 + number * 57, 110, 13, 13, ("#fff0c4", "#f6c453")[number % 2])
    rooms.bunting(s, SIDE + 10, 560, 96, 30, 7)
    rooms.bunting(s, 985, WIDTH - SIDE - 10, 96, 30, 7)
    rooms.hanging_lamp(s, 420, 70, "#4f8a8b", 0.9)
    rooms.hanging_lamp(s, 1090, 70, "#4f8a8b", 0.9)
    s.shade_edges()


def _shop_shelves(s: Scenery, x0: float, x1: float, start: int = 0) -> None:
    goods = (
        "bottle",
        "box",
        "bread",
        "apple",
        "gift",
        "pot",
        "pumpkin",
        "cheese",
        "ball",
        "teddy",
        "cake",
        "basket",
        "radio",
        "plant",
    )
    sizes = {
        "box": 0.8,
        "pumpkin": 0.85,
        "gift": 0.95,
        "ball": 1.2,
        "apple": 1.9,
        "bottle": 1.2,
        "plant": 0.5,
        "radio": 0.9,
        "teddy": 0.95,
        "cake": 0.95,
        "basket": 0.8,
    }
    s.panel(x0 + 8, 172, x1 + 10, s.foot + 4, see_through("#3a2a48", 0.16), 4)
    s.panel(x0, 164, x1, s.foot + 2, "#a8704a")
    s.panel(x0 + 12, 176, x1 - 12, s.foot - 18, "#8a5a44")
    number = start * 3
    high = (s.foot - 18 - 176) / 4
    for row in range(4):
        y = 176 + high * (row + 1)
        x = x0 + 52
        while x < x1 - 40:
            what = goods[number % len(goods)]
            s.prop(what, x, y - 8, sizes.get(what, 1.0) * 1.0)
            if what in ("bottle", "apple"):
                s.prop(what, x + 26, y - 8, sizes[what], colour="#d9a24e" if what == "bottle" else "#8fb84f")
            x += 88
            number += 1
        s.panel(x0 + 6, y - 9, x1 - 6, y + 5, "#c4885a", 2)
        for tag in range(int(x0) + 40, int(x1) - 30, 88):
            s.panel(tag, y - 6, tag + 24, y + 3, "#fbf0cf", 2)


@BACKS("cafe")
def _cafe(s: Scenery) -> None:
    rooms.walls(s, "#d9a184", dado="#8f5f4f", skirting="#f3e0c4")
    rooms.paper(s, "#cf9274", low=s.foot - 0.92 * s.metre - 9)
    rooms.tiles(s, "#ecd9bc", "#b5705a", 14)
    openings.door(s, s.place.doors[0], "#6d8f7a", glass=True)
    openings.window(s, 285, 270, 270, 220, view="town", frame="#f3e0c4", curtain="#6d8f7a", bars=(2, 1))
    openings.window(s, 905, 270, 280, 220, view="town", frame="#f3e0c4", bars=(2, 1))
    openings.sunbeam(s, 950, 270)
    _menu(s, 1180)
    s.panel(1290, 190, 1490, 204, "#8a5a3c", 3)
    s.panel(1290, 286, 1490, 300, "#8a5a3c", 3)
    for x, y, what, fill in (
        (1318, 190, "bottle", "#b5564a"),
        (1352, 190, "bottle", "#d9a24e"),
        (1386, 190, "bottle", "#5f8fb8"),
        (1440, 190, "plant", ""),
        (1320, 286, "cup", "#fbf4e2"),
        (1358, 286, "cup", "#e07a5f"),
        (1396, 286, "cup", "#7fb5a8"),
        (1446, 286, "pot", ""),
    ):
        s.prop(what, x, y, {"plant": 0.5, "cup": 1.5, "pot": 0.8}.get(what, 1.1), colour=fill)
    for x in (285, 700, 1120):
        rooms.hanging_lamp(s, x, 30, "#e8b04a", 0.85)
    s.shade_edges(0.18)


def _menu(s: Scenery, x: float) -> None:
    s.box(x - 78, 160, x + 78, 350, "#8a5a3c", 6)
    s.panel(x - 68, 170, x + 68, 340, "#45525a", 3)
    chalk = see_through("#fbf4e2", 0.85)
    s.mark([(x - 34, 194), (x + 34, 194)], 7, chalk)
    for number in range(5):
        y = 222 + number * 23
        s.mark([(x - 50, y), (x + 8 - 8 * (number % 2), y)], 4, chalk)
        s.mark([(x + 34, y), (x + 52, y)], 4, see_through("#f6d878", 0.9))
