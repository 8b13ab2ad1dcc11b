"""Front layers: what stands at the edges before everybody, dark and soft, and gives the picture depth."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.places.scenery import BOTTOM, FRONTS, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Scenery
from gan.cartoon.stage.sketch import mixed, see_through

_LEAVES = ("#3f6f58", "#4f7f5c", "#5f8f62")


def front(s: Scenery) -> None:
    """Draw the front layer of a place: its own, or that of its kind."""
    own = FRONTS.get(s.place.id)
    if own is not None:
        own(s)
    elif s.place.inside:
        _room(s)
    else:
        _meadow(s)


def leaf(s: Scenery, x: float, y: float, dx: float, dy: float, width: float, fill: str) -> None:
    """A leaf from (x, y) to (x + dx, y + dy)."""
    length = (dx * dx + dy * dy) ** 0.5
    nx, ny = -dy / length * width, dx / length * width
    s.patch(
        paths.blob(
            [
                (x, y),
                (x + dx * 0.45 + nx, y + dy * 0.45 + ny),
                (x + dx, y + dy),
                (x + dx * 0.45 - nx, y + dy * 0.45 - ny),
            ]
        ),
        fill,
    )
    s.mark([(x, y), (x + dx * 0.85, y + dy * 0.85)], 3, see_through(mixed(fill, "#d9e6b0", 0.4), 0.4))


def _house_plant(s: Scenery, x: float, way: int) -> None:
    """A big plant at an edge of the room; `way` is where the room is."""
    for dx, dy, width, tone in (
        (40, -250, 30, 0),
        (110, -200, 30, 1),
        (150, -120, 28, 2),
        (-30, -270, 28, 1),
        (90, -150, 26, 0),
        (10, -180, 28, 2),
    ):
        leaf(s, x, 885, way * dx, dy, width, _LEAVES[tone])
    s.flat([(x - 95, 850), (x + 95, 850), (x + 74, BOTTOM), (x - 74, BOTTOM)], "#a55f4a", 10)
    s.flat(
        [(x + 10, 850), (x + 95, 850), (x + 74, BOTTOM), (x + 10, BOTTOM)], see_through("#3a2048", 0.18), 10
    )
    s.panel(x - 104, 838, x + 104, 866, "#b8705a", 8)


def _room(s: Scenery) -> None:
    _house_plant(s, -18, 1)
    _chair_back(s, 1610, "#6a5068")


def _chair_back(s: Scenery, x: float, fill: str) -> None:
    s.patch(paths.box(x - 120, 760, x + 220, BOTTOM, 70), fill)
    s.patch(paths.box(x - 92, 788, x + 220, BOTTOM, 52), mixed(fill, "#fff0e0", 0.12))


@FRONTS("living_room")
def _living_room(s: Scenery) -> None:
    _house_plant(s, -22, 1)
    _chair_back(s, 1620, "#8a4f52")


@FRONTS("kitchen", "cafe")
def _table_edge(s: Scenery) -> None:
    s.flat([(LEFT, 826), (120, 834), (190, 868), (200, BOTTOM), (LEFT, BOTTOM)], "#8a5a43", 16)
    s.flat([(LEFT, 812), (110, 820), (182, 852), (182, 866), (110, 838), (LEFT, 830)], "#b07a58", 8)
    for at, fill, kind in ((30, "#d9574e", "apple"), (78, "#8fb84f", "apple"), (-14, "#f0c244", "apple")):
        s.prop(kind, at, 822, 1.6, colour=fill)
    s.flat([(-60, 816), (120, 818), (100, 846), (-40, 846)], "#d9c9a5", 12)
    leaf(s, 1640, 900, -70, -190, 30, _LEAVES[0])
    leaf(s, 1640, 900, -130, -120, 28, _LEAVES[1])
    leaf(s, 1640, 900, -20, -230, 30, _LEAVES[2])
    leaf(s, 1640, 900, -150, -50, 24, _LEAVES[0])


@FRONTS("bedroom")
def _bedroom(s: Scenery) -> None:
    for x, way in ((0, 1), (WIDTH, -1)):
        s.flat(
            [
                (x - way * 220, TOP),
                (x + way * 62, TOP),
                (x + way * 40, 420),
                (x + way * 16, 640),
                (x + way * 34, BOTTOM),
                (x - way * 220, BOTTOM),
            ],
            "#6a5a92",
            20,
        )
        for at in (-30, 0, 28):
            s.mark(
                [(x + way * at, TOP), (x + way * at * 0.5, 500), (x + way * at * 0.8, BOTTOM)],
                6,
                see_through("#4f4278", 0.6),
                curved=True,
            )


@FRONTS("bathroom", "hospital", "office", "classroom")
def _plant_only(s: Scenery) -> None:
    _house_plant(s, -30, 1)
    if s.place.id in ("classroom", "office"):
        _chair_back(s, 1640, "#5f6a80")


@FRONTS("library")
def _library(s: Scenery) -> None:
    _chair_back(s, 1612, "#5f3f4a")
    s.flat([(LEFT, 836), (150, 846), (160, BOTTOM), (LEFT, BOTTOM)], "#5f4034", 10)
    for number, (fill, wide) in enumerate(
        (("#8f4f4a", 150), ("#4f6f7a", 130), ("#b08a4a", 140), ("#5f6f4f", 110))
    ):
        y = 838 - number * 30
        s.panel(-40, y - 28, wide, y, fill, 5)
        s.panel(wide - 16, y - 24, wide - 4, y - 4, "#efe0bf", 2)


@FRONTS("shop")
def _shop(s: Scenery) -> None:
    red, green = ("#d9574e", "#e8862f", "#d9574e", "#f0c244"), ("#8fb84f", "#6aa84f", "#a5c464", "#7fb356")
    for x, way, fills in ((-10, 1, red), (WIDTH + 10, -1, green)):
        crate = [(x - way * 150, 846), (x + way * 116, 846), (x + way * 100, BOTTOM), (x - way * 150, BOTTOM)]
        s.flat(crate, "#8a5f42", 8)
        for number, fill in enumerate(fills):
            s.oval(x + way * (88 - number * 38), 836 - (number % 2) * 16, 28, 26, fill, line=0)
        s.flat(
            [(x - way * 150, 850), (x + way * 122, 850), (x + way * 120, 874), (x - way * 150, 874)],
            "#a5744f",
            5,
        )


@FRONTS("theatre")
def _theatre(s: Scenery) -> None:
    for number in range(13):
        x = 20 + number * 130 + (12 if number % 2 else -8)
        y = 884 + 8 * (number * 5 % 3)
        s.patch(
            paths.joined(paths.oval(x, y, 38, 42), paths.box(x - 62, y + 30, x + 62, BOTTOM, 34)), "#2a1a30"
        )


@FRONTS("garage")
def _garage(s: Scenery) -> None:
    for y, r in ((870, 92), (800, 86)):
        s.patch(paths.oval(-10, y, r, 40), "#3f3a46")
        s.patch(paths.oval(-10, y - 8, r * 0.6, 20), "#5a5460")
    _barrel(s, 1610)


def _barrel(s: Scenery, x: float) -> None:
    s.patch(paths.box(x - 95, 770, x + 160, BOTTOM, 26), "#5f5048")
    for y in (806, 872):
        s.panel(x - 97, y, x + 160, y + 14, "#7a7078")


@FRONTS("great_hall")
def _great_hall(s: Scenery) -> None:
    for x, way in ((0, 1), (WIDTH, -1)):
        s.flat(
            [(x - way * 220, TOP), (x + way * 42, TOP), (x + way * 42, BOTTOM), (x - way * 220, BOTTOM)],
            "#8a7868",
        )
        s.panel(min(x + way * 20, x + way * 42), TOP, max(x + way * 20, x + way * 42), BOTTOM, "#6f6058")
        s.flat(
            [(x - way * 220, 850), (x + way * 62, 850), (x + way * 62, BOTTOM), (x - way * 220, BOTTOM)],
            "#9a8674",
            6,
        )


@FRONTS("cave")
def _cave(s: Scenery) -> None:
    s.patch(
        paths.poly(
            [
                (LEFT, TOP),
                (120, TOP),
                (70, 160),
                (84, 330),
                (30, 520),
                (60, 700),
                (130, 820),
                (170, BOTTOM),
                (LEFT, BOTTOM),
            ],
            40,
        ),
        "#332a3c",
    )
    s.patch(
        paths.poly(
            [
                (RIGHT, TOP),
                (1500, TOP),
                (1540, 200),
                (1520, 380),
                (1575, 560),
                (1540, 730),
                (1470, 850),
                (1440, BOTTOM),
                (RIGHT, BOTTOM),
            ],
            40,
        ),
        "#332a3c",
    )
    s.patch(
        paths.poly(
            [
                (LEFT, TOP),
                (RIGHT, TOP),
                (RIGHT, 20),
                (1300, 40),
                (1180, 16),
                (700, 30),
                (480, 10),
                (260, 56),
                (LEFT, 40),
            ],
            20,
        ),
        "#332a3c",
    )


def _meadow(s: Scenery) -> None:
    _grasses(s, 0, 250)
    _grasses(s, WIDTH - 250, WIDTH)
    _branch(s, -20, 30, 1)


def _grasses(s: Scenery, x0: float, x1: float, fill: str = "#4f7f52", high: float = 90) -> None:
    middle, half = (0, 250) if x0 < WIDTH / 2 else (WIDTH, 250)
    for number in range(46):
        x = s.chance.uniform(x0 - 60, x1 + 10)
        near = max(0.15, 1 - abs(x - middle) / half)
        tall = high * near * s.chance.uniform(0.7, 1.25)
        lean = s.chance.uniform(-26, 26)
        tone = s.ground(mixed(fill, ("#2f5a4a", "#8fb060", fill)[number % 3], 0.4))
        s.patch(
            paths.poly(
                [
                    (x - 7, HEIGHT + 20),
                    (x + 7, HEIGHT + 20),
                    (x + lean * 0.4 + 3, HEIGHT + 12 - tall * 0.6),
                    (x + lean, HEIGHT + 12 - tall),
                ],
                3,
            ),
            tone,
        )
        s.panel(x - 7, HEIGHT + 18, x + 7, BOTTOM, tone)


def _branch(s: Scenery, x: float, y: float, way: int) -> None:
    """Twigs with leaves that hang into a corner from above."""
    s.mark(
        [(x - way * 60, y - 60), (x + way * 110, y + 10), (x + way * 230, y + 20)], 13, "#5f4a42", curved=True
    )
    for number in range(16):
        at = number / 15
        lx, ly = x + way * (-40 + 300 * at), y - 46 + 70 * at**0.6
        dx, dy = way * (26 + 30 * s.chance.random()), 44 * (1 if number % 2 else -0.7) * (1.15 - 0.4 * at)
        tone = _LEAVES[number % 3]
        leaf(s, lx, ly, dx, dy, 15, mixed(tone, "#eef4fa", 0.7) if s.mood.snowy else tone)


@FRONTS("street", "city", "rooftop")
def _planter(s: Scenery) -> None:
    for x, way in ((0, 1), (WIDTH, -1)):
        s.puffs(x + way * 10, 862, 230, 96, s.ground("#47755a"), 5)
        s.puffs(x + way * 30, 866, 170, 64, s.ground("#5a8a62"), 4)
        for number in range(6):
            s.spot(
                x + way * (100 - number * 26),
                820 + (number % 2) * 22,
                9,
                9,
                ("#d9788f", "#f0c97a")[number % 2],
            )
        s.flat(
            [(x - way * 220, 856), (x + way * 132, 856), (x + way * 116, BOTTOM), (x - way * 220, BOTTOM)],
            "#7f6a66",
            8,
        )
        s.flat(
            [(x - way * 220, 850), (x + way * 140, 850), (x + way * 138, 872), (x - way * 220, 872)],
            "#998480",
            6,
        )


@FRONTS("road", "farm")
def _verge(s: Scenery) -> None:
    _grasses(s, 0, 250, "#6a8f4a", 110)
    _grasses(s, WIDTH - 250, WIDTH, "#6a8f4a", 110)


@FRONTS("park", "garden", "playground")
def _park(s: Scenery) -> None:
    _grasses(s, 0, 250)
    _grasses(s, WIDTH - 250, WIDTH)
    _branch(s, WIDTH + 20, 30, -1)
    if not s.mood.snowy:
        for x, y, fill in (
            (40, 842, "#e0708a"),
            (96, 862, "#f0c24a"),
            (1556, 840, "#c98fd0"),
            (1500, 866, "#e0708a"),
            (150, 878, "#fff0e6"),
        ):
            for px, py in paths.star(x, y, 11, 11, 5)[::2]:
                s.spot(px, py, 9, 9, fill)
            s.spot(x, y, 7, 7, "#f6d878")


@FRONTS("forest")
def _forest(s: Scenery) -> None:
    for x, way in ((-20, 1), (WIDTH + 20, -1)):
        s.flat(
            [
                (x - way * 200, TOP),
                (x + way * 64, TOP),
                (x + way * 44, 500),
                (x + way * 70, 780),
                (x + way * 150, BOTTOM),
                (x - way * 200, BOTTOM),
            ],
            "#3f3a40",
            24,
        )
        s.flat(
            [
                (x - way * 200, TOP),
                (x + way * 30, TOP),
                (x + way * 14, 500),
                (x + way * 30, 780),
                (x + way * 60, BOTTOM),
                (x - way * 200, BOTTOM),
            ],
            "#4d4548",
            24,
        )
        for dx, dy in ((150, -70), (110, -130), (170, -10), (60, -150)):
            leaf(s, x + way * 20, 910, way * dx, dy, 22, s.ground("#3f6a50"))
    _branch(s, -20, 30, 1)
    _branch(s, WIDTH + 20, 30, -1)


@FRONTS("beach")
def _beach(s: Scenery) -> None:
    for dx, dy in ((230, 30), (250, -40), (190, 100), (120, 150)):
        leaf(s, -50, -10, dx, dy + 20, 24, "#3f7a58")
    s.patch(
        paths.blob([(LEFT, 852), (60, 846), (170, 880), (220, BOTTOM), (LEFT, BOTTOM)]), s.ground("#c9a06a")
    )
    s.patch(
        paths.blob([(RIGHT, 846), (1560, 850), (1450, 884), (1400, BOTTOM), (RIGHT, BOTTOM)]),
        s.ground("#c9a06a"),
    )
    _grasses(s, 0, 120, "#8a9a52", 100)
    _grasses(s, WIDTH - 140, WIDTH, "#8a9a52", 100)


@FRONTS("harbour")
def _harbour(s: Scenery) -> None:
    for x, way in ((34, 1), (WIDTH - 34, -1)):
        s.flat([(x - 40, 730), (x + 40, 730), (x + 44, BOTTOM), (x - 44, BOTTOM)], "#4f3f42", 8)
        s.panel(x - 46, 716, x + 46, 744, "#66545a", 12)
        for y in (790, 812, 834):
            s.panel(x - 48, y, x + 48, y + 17, "#c9a878", 8)
        s.mark([(x - way * 30, 806), (x - way * 200, 780)], 12, "#c9a878")


@FRONTS("lake")
def _lake(s: Scenery) -> None:
    for x0 in (10, 60, 110, 1500, 1550, 1595):
        for lean, high in ((-12, 150), (4, 190), (16, 130)):
            tall = high * (1.0 if x0 in (10, 60, 1550, 1595) else 0.6)
            s.mark([(x0, BOTTOM), (x0 + lean, HEIGHT - tall)], 7, s.ground("#3f6a4a"))
            s.mark(
                [(x0 + lean * 0.95, HEIGHT - tall + 8), (x0 + lean * 1.1, HEIGHT - tall - 34)], 15, "#5f4438"
            )


@FRONTS("mountain", "quarry", "desert", "moon")
def _stones(s: Scenery) -> None:
    fill = {"mountain": "#6a6a72", "quarry": "#7f6556", "desert": "#a06a52", "moon": "#5a567a"}[s.place.id]
    for x, way in ((0, 1), (WIDTH, -1)):
        s.flat(
            [
                (x - way * 220, 700),
                (x - way * 20, 742),
                (x + way * 50, 800),
                (x + way * 110, 852),
                (x + way * 150, BOTTOM),
                (x - way * 220, BOTTOM),
            ],
            fill,
            26,
        )
        s.flat(
            [
                (x - way * 220, 720),
                (x - way * 30, 760),
                (x + way * 16, 830),
                (x + way * 20, BOTTOM),
                (x - way * 220, BOTTOM),
            ],
            mixed(fill, "#fff0e0", 0.1),
            20,
        )
        if s.mood.snowy and s.place.id != "moon":
            s.flat(
                [
                    (x - way * 220, 694),
                    (x - way * 20, 738),
                    (x + way * 50, 796),
                    (x + way * 20, 790),
                    (x - way * 40, 764),
                    (x - way * 220, 730),
                ],
                "#e6eef6",
                14,
            )


@FRONTS("castle")
def _castle(s: Scenery) -> None:
    _grasses(s, 0, 250)
    _grasses(s, WIDTH - 250, WIDTH)
    for x in (30, WIDTH - 30):
        s.mark([(x, 700), (x, BOTTOM)], 12, "#5a4a4a")
        s.flat([(x - 5, 704), (x + (74 if x < 800 else -74), 722), (x, 762)], "#b5483f", 4)


@FRONTS("snowfield")
def _snowfield(s: Scenery) -> None:
    for x, way in ((0, 1), (WIDTH, -1)):
        s.patch(
            paths.blob(
                [
                    (x - way * 200, 820),
                    (x + way * 10, 806),
                    (x + way * 130, 862),
                    (x + way * 240, BOTTOM),
                    (x - way * 200, BOTTOM),
                ]
            ),
            "#c6d6e8",
        )
        s.patch(
            paths.blob(
                [
                    (x - way * 200, 850),
                    (x - way * 10, 846),
                    (x + way * 90, 890),
                    (x + way * 160, BOTTOM),
                    (x - way * 200, BOTTOM),
                ]
            ),
            "#dbe7f2",
        )
    for dx, dy in ((150, 60), (190, 10), (110, 110)):
        leaf(s, -40, -20, dx, dy + 30, 18, "#4f7f78")
        leaf(s, -40, -30, dx, dy + 20, 12, "#f0f6fa")
