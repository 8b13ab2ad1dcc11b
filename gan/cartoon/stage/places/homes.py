"""Back layers of the rooms of a home."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places import openings, rooms
from gan.cartoon.stage.places.rooms import CEILING
from gan.cartoon.stage.places.scenery import BACKS, WIDTH, Scenery
from gan.cartoon.stage.props.furniture import books
from gan.cartoon.stage.sketch import mixed, see_through


@BACKS("room")
def _room(s: Scenery) -> None:
    rooms.walls(s, "#c9d6b8")
    rooms.paper(s, "#b5c6a2")
    rooms.planks(s, "#c79663")
    openings.window(s, 470, 262, 250, 230, curtain="#e0a06a")
    openings.sunbeam(s, 520, 270)
    openings.door(s, s.place.doors[0], "#a8704a")
    s.prop("picture", 800, 330, 1.15)
    s.prop("clock", 1335, 262, 0.95)
    rooms.hanging_lamp(s, 800, 62, "#d98a5a")
    s.shade_edges()


@BACKS("living_room")
def _living_room(s: Scenery) -> None:
    rooms.walls(s, "#e9c9a0", skirting="#f7ead3")
    rooms.paper(s, "#dfb98a")
    rooms.planks(s, "#b5814f")
    openings.window(s, 790, 250, 330, 240, curtain="#c8655a", bars=(3, 2))
    openings.sunbeam(s, 850, 330)
    openings.door(s, s.place.doors[0], "#8f5f44")
    for x, y, size, colour in (
        (330, 300, 1.25, "#c79a4b"),
        (215, 255, 0.7, "#8a5a3c"),
        (450, 262, 0.75, "#d9c9a5"),
    ):
        s.prop("picture", x, y, size, colour=colour, variant=(x % 97) / 97)
    rooms.shelf(s, 1345, 250, 210)
    books(s, 1255, 1345, 250, -62, 3)
    s.prop("plant", 1400, 250, 0.52)
    s.prop("clock", 1345, 168, 0.62)
    rooms.wall_lamp(s, 1215, 268)
    rooms.rug(s, 760, 782, 430, 62, "#b5564a", "#f0cf96")
    s.shade_edges()


@BACKS("kitchen")
def _kitchen(s: Scenery) -> None:
    rooms.walls(s, "#f3dfb0", skirting="#fbf4e2")
    worktop = s.foot - 0.95 * s.metre
    s.panel(150, 220, 1010, worktop, "#e2eee6")
    for y in range(232, int(worktop), 34):
        s.mark([(150, y), (1010, y)], 1.6, see_through("#8fb5a8", 0.5))
    for x in range(184, 1010, 34):
        s.mark([(x, 220), (x, worktop)], 1.6, see_through("#8fb5a8", 0.5))
    rooms.tiles(s, "#e8d3b0", "#d3ad80")
    openings.window(s, 700, 262, 210, 190, curtain="#e0705a")
    openings.sunbeam(s, 770, 240)
    _hood(s, s.at(2.1))
    _upper(s, 500, 120, 132)
    _upper(s, 905, 120, 180)
    _worktop(s)
    openings.door(s, s.place.doors[0], "#7fa08a")
    rooms.shelf(s, 1205, 300, 240)
    for x, fill in ((1120, "#d9574e"), (1165, "#5b8fa8"), (1210, "#f0c244")):
        s.box(x - 16, 262, x + 16, 300, fill, 7, shade=5)
        s.box(x - 18, 256, x + 18, 266, mixed(fill, "#4a2f45", 0.3), 3, line=0)
    s.prop("plant", 1280, 300, 0.4)
    rooms.hanging_lamp(s, 1320, 44, "#c8504a", 0.9)
    s.shade_edges()


def _hood(s: Scenery, x: float) -> None:
    s.poly(
        [
            (x - 34, CEILING + 12),
            (x + 34, CEILING + 12),
            (x + 34, 190),
            (x + 92, 258),
            (x + 92, 284),
            (x - 92, 284),
            (x - 92, 258),
            (x - 34, 190),
        ],
        "#b9c4c6",
        4,
    )
    s.panel(x - 88, 262, x + 88, 268, "#95a3a8")


def _upper(s: Scenery, x: float, y: float, width: float) -> None:
    """A cupboard on the wall."""
    s.panel(x - width / 2 + 6, y + 8, x + width / 2 + 10, y + 196, see_through("#3a2a48", 0.16), 4)
    s.box(x - width / 2, y, x + width / 2, y + 186, "#8fb09a", 5, shade=8)
    for side in (-1, 1):
        s.box(x + side * 6, y + 12, x + side * (width / 2 - 10), y + 172, "#a5c4ac", 5, line=0, shade=5)
        s.spot(x + side * 16, y + 146, 5, 5, "#f0d38a")


def _worktop(s: Scenery) -> None:
    top, foot = s.foot - 0.95 * s.metre, s.foot + 10
    s.panel(250, foot - 6, 1014, foot + 16, see_through("#3a2a48", 0.2), 8)
    s.panel(262, top + 10, 1000, foot, "#8fb09a")
    for x in (594, 731, 868):
        s.box(x - 62, top + 28, x + 62, foot - 20, "#a5c4ac", 5, line=0, shade=5)
        s.mark([(x - 16, top + 44), (x + 16, top + 44)], 5, "#f0d38a")
    s.panel(262, foot - 14, 1000, foot + 4, "#5f7a6c")
    s.prop("stove", s.at(2.1), foot, 1.0)
    s.box(252, top - 4, 340, top + 14, "#b5774a", 5, shade=4)
    s.box(500, top - 4, 1012, top + 14, "#b5774a", 5, shade=4)
    s.mark(
        [(706, top - 4), (706, top - 52), (722, top - 62), (738, top - 54), (738, top - 40)],
        8,
        "#9aa8b2",
        curved=True,
    )
    s.panel(668, top - 2, 760, top + 5, "#8f99a3", 3)
    s.prop("pot", 455, top - 6, 0.9)
    s.prop("bottle", 905, top - 4, 0.9, colour="#d9a24e")
    s.prop("bread", 955, top - 4, 0.8)
    s.prop("bowl", 566, top - 4, 0.85, colour="#d9785a")


@BACKS("bedroom")
def _bedroom(s: Scenery) -> None:
    rooms.walls(s, "#c3c9e6", skirting="#f3ecf4")
    rooms.paper(s, "#aab3dc", kind="dots")
    rooms.planks(s, "#bd8f68")
    openings.window(s, 830, 250, 270, 240, curtain="#8f7bbd", view="sky")
    openings.sunbeam(s, 880, 280)
    openings.door(s, s.place.doors[0], "#b98a68")
    s.prop("picture", 370, 300, 1.2, colour="#f0d9a8")
    bulbs = [(150 + 460 * n / 20, 120 + 46 * (1 - (2 * n / 20 - 1) ** 2)) for n in range(21)]
    s.mark(bulbs, 2.4, "#7a6f8f")
    with s.glowing():
        for x, y in bulbs[1::2]:
            if s.mood.lit:
                s.glow(x, y + 9, 34, 34, "#ffd98a", 0.6)
            s.spot(x, y + 9, 6, 8, "#ffe9b0" if s.mood.lit else "#f3e6cf")
    rooms.shelf(s, 1420, 205, 170, "#b98a68")
    s.prop("teddy", 1385, 205, 0.62)
    s.prop("blocks", 1455, 205, 0.5)
    rooms.rug(s, 900, 782, 360, 54, "#e6b7c0", "#f7ead3")
    s.shade_edges()


@BACKS("bathroom")
def _bathroom(s: Scenery) -> None:
    rooms.walls(s, "#bfe0dd", dado="#eef6f4", skirting="#7fb5b5")
    rooms.paper(s, "#8fc4c4", kind="tiles")
    rooms.tiles(s, "#f1f4f0", "#a9cfd0", 17)
    openings.window(s, 395, 232, 220, 190, frame="#fbfdfb", view="sky")
    openings.sunbeam(s, 450, 220)
    openings.door(s, s.place.doors[0], "#e6c79a", "#fbfdfb")
    s.prop("mirror", s.at(5.1), 410, 0.92, colour="#d9b36a")
    rooms.wall_lamp(s, s.at(5.1) - 92, 240)
    rooms.wall_lamp(s, s.at(5.1) + 92, 240)
    for y, fill in ((300, "#e0807a"), (322, "#f3d38a")):
        s.box(1290, y - 22, 1400, y, fill, 8, shade=5)
    rooms.shelf(s, 1345, 322, 170, "#d9b36a")
    s.prop("towel", 905, 520, 0.9, colour="#e0a06a")
    s.mark([(868, 430), (942, 430)], 7, "#9aa8b2")
    s.mark([(130, 112), (130, 96), (500, 96), (500, 112)], 7, "#9aa8b2")
    s.flat([(134, 98), (226, 98), (212, 330), (232, 560), (120, 560)], "#f0a98f", 10)
    for x in (150, 176, 202):
        s.mark([(x, 104), (x - 6, 330), (x, 548)], 5, see_through("#c8705f", 0.45), curved=True)
    rooms.rug(s, 620, 760, 190, 32, "#f0b9a8", "#fbf4e2")
    s.shade_edges(0.12)


@BACKS("dining_room")
def _dining_room(s: Scenery) -> None:
    rooms.walls(s, "#b5c7bd", dado="#7f9a8f", skirting="#efe3c8")
    rooms.paper(s, "#9fb5a9", low=s.foot - 0.92 * s.metre - 9)
    rooms.planks(s, "#9a6a43")
    openings.window(s, 860, 262, 230, 260, curtain="#b5564a", bars=(2, 3))
    openings.sunbeam(s, 910, 250)
    openings.door(s, s.place.doors[0], "#8a5a3c", arch=True)
    s.prop("picture", 178, 330, 1.0)
    s.prop("picture", 1120, 330, 0.95, variant=0.8)
    s.prop("mirror", 1440, 378, 0.72)
    rooms.hanging_lamp(s, s.at(6.75), 70, "#d9a24e", 1.1)
    rooms.rug(s, s.at(6.75), 700, 330, 40, "#8f4f4a", "#e0b878")
    s.shade_edges()


@BACKS("garage")
def _garage(s: Scenery) -> None:
    rooms.walls(s, "#c4c0b8", skirting="#8f8c8a", ceiling="#d8d4cc")
    for row, y in enumerate(range(CEILING + 12, int(s.foot) - 22, 40)):
        s.mark([(0, y), (WIDTH, y)], 1.6, see_through("#9a958d", 0.6))
        for x in range((row % 2) * 40, WIDTH, 80):
            s.mark([(x, y), (x, y + 40)], 1.6, see_through("#9a958d", 0.5))
    rooms.plain(s, "#a9a6a4")
    for x, y, rx in ((620, 800, 90), (980, 720, 60), (300, 860, 70)):
        s.spot(x, y, rx, rx * 0.14, see_through("#5a5560", 0.22))
    _pegboard(s)
    _shutter(s, 850)
    openings.door(s, s.place.doors[0], "#7a8fa3")
    top = s.foot - 0.9 * s.metre
    s.panel(190, s.foot - 4, 640, s.foot + 12, see_through("#3a2a48", 0.2), 8)
    s.box(200, top, 640, top + 18, "#b07a4a", 4)
    for x in (212, 606):
        s.box(x, top + 16, x + 24, s.foot + 6, "#8a5a3c", 3)
    s.box(420, top + 18, 590, s.foot - 8, "#c8504a", 5)
    for y in (top + 50, top + 90, top + 130):
        s.mark([(430, y), (580, y)], 2, "#8f3f3f")
        s.mark([(485, y - 16), (525, y - 16)], 5, "#f0d38a")
    s.prop("bucket", 262, top, 0.8, colour="#6d9c8f")
    s.prop("box", 540, top, 0.8)
    rooms.hanging_lamp(s, 850, 40, "#5a7a8a", 0.95)
    s.prop("box", 1375, s.foot + 4, 1.2)
    s.prop("box", 1362, s.foot + 4 - 0.5 * s.metre, 0.9)
    s.shade_edges(0.2)


def _pegboard(s: Scenery) -> None:
    s.panel(206, 176, 636, 386, see_through("#3a2a48", 0.16), 5)
    s.box(200, 168, 630, 378, "#d9b382", 5)
    for x in range(222, 620, 24):
        for y in range(190, 366, 24):
            s.spot(x, y, 2, 2, "#b08a5c")
    for prop_id, x, size in (
        ("hammer", 250, 1.6),
        ("axe", 330, 1.0),
        ("scissors", 400, 1.5),
        ("paintbrush", 455, 1.8),
        ("shovel", 585, 0.85),
    ):
        s.prop(prop_id, x, 350, size * 0.9)
    s.form(paths.ring(515, 260, 42, 30), "#c9a26b", shade=4)


def _shutter(s: Scenery, x: float) -> None:
    """The rolling gate, half open: the way out to the drive."""
    top, foot = 150, s.foot
    s.panel(x - 182, top - 16, x + 182, foot, "#8f8c8a", 4)
    with s.glowing():
        s.panel(x - 164, top, x + 164, foot, s.mood.sky[2])
    s.flat(
        [(x - 164, foot - 60), (x + 164, foot - 60), (x + 164, foot), (x - 164, foot)], s.ground("#93b56c")
    )
    s.flat([(x - 60, foot - 58), (x + 60, foot - 58), (x + 150, foot), (x - 150, foot)], s.ground("#b9b2a8"))
    s.puffs(x - 92, foot - 48, 84, 78, s.ground("#6fa05f"), 4)
    s.puffs(x + 108, foot - 48, 56, 62, s.ground("#7fae68"), 3)
    for number, y in enumerate(range(top, int(foot) - 230, 26)):
        s.panel(x - 164, y, x + 164, y + 24, "#d9d4c8" if number % 2 else "#cfc9bc")
    s.panel(x - 164, foot - 234, x + 164, foot - 222, "#8f8c8a", 3)
