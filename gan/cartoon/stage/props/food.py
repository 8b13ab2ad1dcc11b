"""Drawings of food and of small finds."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.tools import arc, flame
from gan.cartoon.stage.sketch import Sketch

FOOD = Drawings()


@FOOD("apple")
def _apple(s: Sketch, look: Look) -> None:
    s.blob(
        [
            (0, 0.11),
            (0.045, 0.125),
            (0.065, 0.075),
            (0.035, 0.005),
            (0, 0.012),
            (-0.035, 0.005),
            (-0.065, 0.075),
            (-0.045, 0.125),
        ],
        look.colour,
    )
    s.mark([(0, 0.11), (0.012, 0.145)], 0.012, "#7a4b33")
    s.blob([(0.012, 0.13), (0.05, 0.148), (0.045, 0.125)], "#6aa84f", line=0)
    s.spot(-0.03, 0.09, 0.01, 0.016, look.pale)


@FOOD("banana")
def _banana(s: Sketch, look: Look) -> None:
    s.blob(
        [
            (-0.11, 0.13),
            (-0.08, 0.03),
            (0.01, 0.002),
            (0.09, 0.035),
            (0.115, 0.075),
            (0.04, 0.07),
            (-0.03, 0.07),
            (-0.075, 0.125),
        ],
        look.colour,
    )
    s.mark([(-0.095, 0.125), (-0.1, 0.135)], 0.022, "#7a5a38")
    s.spot(0.11, 0.07, 0.009, 0.009, "#7a5a38")


@FOOD("carrot")
def _carrot(s: Sketch, look: Look) -> None:
    for x in (-0.04, 0.0, 0.04):
        s.blob([(0, 0.22), (x - 0.018, 0.3), (x * 1.2, 0.34), (x + 0.018, 0.29)], "#6aa84f")
    s.blob([(0, 0.0), (0.03, 0.1), (0.048, 0.2), (0, 0.235), (-0.048, 0.2), (-0.03, 0.1)], look.colour)
    for x, y in ((-0.03, 0.17), (0.006, 0.11)):
        s.mark([(x, y), (x + 0.028, y)], 0.008, look.dark)


@FOOD("bread")
def _bread(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.2, 0.02), (0, 0.0), (0.2, 0.02), (0.2, 0.12), (0.1, 0.175), (-0.1, 0.175), (-0.2, 0.12)],
        look.colour,
    )
    for x in (-0.1, 0.0, 0.1):
        s.mark([(x - 0.025, 0.15), (x + 0.025, 0.1)], 0.022, "#f2d9a4")


@FOOD("cheese")
def _cheese(s: Sketch, look: Look) -> None:
    s.poly([(-0.13, 0.0), (0.13, 0.0), (0.13, 0.11), (-0.13, 0.06)], look.colour, 0.01)
    s.poly([(-0.13, 0.06), (0.13, 0.11), (0.06, 0.18), (-0.12, 0.075)], look.pale, 0.008)
    for x, y, r in ((0.06, 0.05, 0.024), (-0.03, 0.035, 0.016), (0.0, 0.07, 0.012)):
        s.spot(x, y, r, r * 0.85, look.dark)


@FOOD("sandwich")
def _sandwich(s: Sketch, look: Look) -> None:
    s.box(-0.13, 0.0, 0.13, 0.05, look.colour, 0.02)
    s.box(-0.135, 0.045, 0.135, 0.075, "#8a4f3a", 0.015, line=0)
    s.blob(
        [
            (-0.14, 0.085),
            (-0.08, 0.065),
            (-0.02, 0.08),
            (0.05, 0.065),
            (0.14, 0.085),
            (0.1, 0.1),
            (-0.1, 0.1),
        ],
        "#7fb356",
        line=0,
    )
    s.box(-0.13, 0.085, 0.13, 0.105, "#f6c453", 0.008, line=0)
    s.blob([(-0.13, 0.1), (0.13, 0.1), (0.11, 0.155), (0, 0.18), (-0.11, 0.155)], look.colour)
    for x in (-0.05, 0.0, 0.05):
        s.spot(x, 0.152 - abs(x) * 0.2, 0.01, 0.006, "#fbe9c0")


@FOOD("pizza")
def _pizza(s: Sketch, look: Look) -> None:
    s.poly([(0, 0.0), (0.18, 0.32), (-0.18, 0.32)], look.colour, 0.015)
    s.rod([(-0.17, 0.335), (0, 0.36), (0.17, 0.335)], 0.05, "#c98744", curved=True)
    for x, y in ((-0.07, 0.27), (0.06, 0.25), (0.0, 0.16)):
        s.spot(x, y, 0.034, 0.032, "#d2493f")
    for x, y in ((0.0, 0.3), (-0.03, 0.2), (0.03, 0.11)):
        s.spot(x, y, 0.012, 0.01, "#6aa84f")


@FOOD("cake")
def _cake(s: Sketch, look: Look) -> None:
    s.box(-0.23, 0.0, 0.23, 0.03, "#e9e2d6", 0.012)
    s.box(-0.19, 0.025, 0.19, 0.25, "#f2d3a2", 0.03)
    s.panel(-0.187, 0.115, 0.187, 0.145, "#d9788a")
    icing = [
        (-0.2, 0.27),
        (0.2, 0.27),
        (0.2, 0.19),
        (0.15, 0.16),
        (0.1, 0.2),
        (0.04, 0.155),
        (-0.03, 0.2),
        (-0.1, 0.165),
        (-0.15, 0.2),
        (-0.2, 0.175),
    ]
    s.poly(icing, look.colour, 0.03)
    for x in (-0.1, 0.0, 0.1):
        s.box(x - 0.012, 0.26, x + 0.012, 0.34, "#7fb3cc", 0.004, line=0)
        s.glow(x, 0.365, 0.09, 0.09, "#ffcf6b", 0.5)
        with s.glowing():
            flame(s, x, 0.34, 0.03, 0.06)


@FOOD("pie")
def _pie(s: Sketch, look: Look) -> None:
    s.blob([(-0.17, 0.09), (0, 0.17), (0.17, 0.09), (0, 0.06)], look.colour)
    for x in (-0.07, 0.0, 0.07):
        s.mark([(x, 0.12 - abs(x) * 0.2), (x + 0.012, 0.095)], 0.016, "#8a4f3a")
    s.poly([(-0.2, 0.095), (0.2, 0.095), (0.14, 0.0), (-0.14, 0.0)], "#c9d0d4", 0.02)
    s.rod([(-0.185, 0.095), (0.185, 0.095)], 0.03, look.pale)


@FOOD("cookie")
def _cookie(s: Sketch, look: Look) -> None:
    s.oval(0, 0.07, 0.07, 0.07, look.colour)
    for x, y in ((-0.025, 0.095), (0.03, 0.1), (0.02, 0.045), (-0.03, 0.045), (0.0, 0.07)):
        s.spot(x, y, 0.01, 0.009, "#6b4231")


@FOOD("ice_cream")
def _ice_cream(s: Sketch, look: Look) -> None:
    s.poly([(-0.065, 0.2), (0.065, 0.2), (0, 0.0)], "#dba25c", 0.01)
    for start, end in (
        ((-0.05, 0.18), (0.015, 0.06)),
        ((0.05, 0.18), (-0.015, 0.06)),
        ((-0.01, 0.19), (0.03, 0.11)),
    ):
        s.mark([start, end], 0.008, "#b98044")
    s.oval(0, 0.3, 0.06, 0.06, look.pale)
    s.blob(
        [
            (-0.09, 0.21),
            (-0.08, 0.29),
            (0, 0.31),
            (0.08, 0.29),
            (0.09, 0.21),
            (0.05, 0.195),
            (0, 0.21),
            (-0.05, 0.19),
        ],
        look.colour,
    )
    s.oval(0.012, 0.345, 0.018, 0.018, "#d2493f", line=0)


@FOOD("popcorn")
def _popcorn(s: Sketch, look: Look) -> None:
    for x, y in ((-0.07, 0.25), (0.0, 0.27), (0.07, 0.25), (-0.035, 0.285), (0.035, 0.285)):
        s.oval(x, y, 0.042, 0.036, "#fbeec4")
    s.poly([(-0.11, 0.24), (0.11, 0.24), (0.08, 0.0), (-0.08, 0.0)], look.colour, 0.01)
    for x in (-0.055, 0.0, 0.055):
        s.flat(
            [(x * 1.35 - 0.016, 0.235), (x * 1.35 + 0.016, 0.235), (x + 0.012, 0.005), (x - 0.012, 0.005)],
            "#fff6e6",
        )


@FOOD("drumstick")
def _drumstick(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.04), (0.01, 0.17)], 0.04, "#f3ead8")
    for x in (-0.024, 0.024):
        s.oval(x, 0.026, 0.028, 0.026, "#f3ead8")
    s.blob(
        [(0, 0.12), (0.08, 0.17), (0.108, 0.27), (0.05, 0.37), (-0.05, 0.37), (-0.108, 0.27), (-0.07, 0.17)],
        look.colour,
    )
    s.mark([(-0.06, 0.3), (-0.045, 0.33)], 0.018, look.pale)


@FOOD("egg")
def _egg(s: Sketch, look: Look) -> None:
    s.blob([(0, 0.0), (0.065, 0.045), (0.055, 0.12), (0, 0.18), (-0.055, 0.12), (-0.065, 0.045)], look.colour)
    s.spot(-0.024, 0.115, 0.012, 0.018, "#fffdf6")


@FOOD("fish")
def _fish(s: Sketch, look: Look) -> None:
    s.poly([(-0.13, 0.12), (-0.23, 0.21), (-0.19, 0.12), (-0.23, 0.03)], look.dark, 0.02)
    s.blob([(0.0, 0.2), (0.05, 0.245), (-0.06, 0.19)], look.dark)
    s.blob(
        [(-0.15, 0.12), (-0.03, 0.2), (0.12, 0.195), (0.23, 0.11), (0.12, 0.04), (-0.03, 0.04)], look.colour
    )
    s.mark(arc(0.09, 0.115, 0.03, 0.06, -60, 60), 0.012, look.dark, curved=True)
    s.spot(0.16, 0.14, 0.018, 0.018, "#fff6e6")
    s.spot(0.165, 0.14, 0.009, 0.01, "#41394a")
    for x, y in ((-0.06, 0.13), (-0.01, 0.1), (0.02, 0.15)):
        s.mark(arc(x, y, 0.02, 0.02, -70, 70, 5), 0.008, look.pale, curved=True)


@FOOD("bone")
def _bone(s: Sketch, look: Look) -> None:
    knobs = [paths.oval(side * 0.16, y, 0.042, 0.04) for side in (-1, 1) for y in (0.04, 0.1)]
    s.form(paths.joined(paths.box(-0.16, 0.045, 0.16, 0.095), *knobs), look.colour)


@FOOD("mushroom")
def _mushroom(s: Sketch, look: Look) -> None:
    s.blob([(-0.035, 0.12), (0.035, 0.12), (0.05, 0.01), (0, 0.0), (-0.05, 0.01)], "#f7ead3")
    s.blob([(-0.11, 0.11), (-0.075, 0.2), (0, 0.24), (0.075, 0.2), (0.11, 0.11), (0, 0.1)], look.colour)
    for x, y, r in ((-0.05, 0.165, 0.018), (0.02, 0.2, 0.016), (0.055, 0.14, 0.015)):
        s.spot(x, y, r, r * 0.85, "#fff6e6")


@FOOD("pumpkin")
def _pumpkin(s: Sketch, look: Look) -> None:
    for x, rx in ((-0.13, 0.1), (0.13, 0.1), (-0.065, 0.11), (0.065, 0.11), (0.0, 0.1)):
        s.oval(x, 0.165, rx, 0.165, look.colour)
    s.rod([(0, 0.32), (0.015, 0.38)], 0.045, "#6f8f4a")
    if look.state == "lit":
        s.glow(0, 0.16, 0.5, 0.5, "#ffb84d", 0.45)
        with s.glowing():
            for side in (-1, 1):
                s.flat([(side * 0.05, 0.19), (side * 0.12, 0.19), (side * 0.085, 0.25)], "#ffe08a", 0.008)
            s.flat(
                [(-0.12, 0.13), (-0.05, 0.12), (0.05, 0.12), (0.12, 0.13), (0.06, 0.06), (-0.06, 0.06)],
                "#ffe08a",
                0.01,
            )


@FOOD("flower")
def _flower(s: Sketch, look: Look) -> None:
    s.mark([(0, 0.0), (0.012, 0.2), (0, 0.4)], 0.016, "#4d8a52", curved=True)
    s.blob([(0.01, 0.15), (0.06, 0.2), (0.095, 0.25), (0.05, 0.22)], "#6aa84f")
    s.blob([(0.008, 0.1), (-0.05, 0.14), (-0.09, 0.2), (-0.04, 0.18)], "#6aa84f")
    blossom(s, 0, 0.4, 0.1, look.colour)


def blossom(s: Sketch, x: float, y: float, r: float, fill: str, line: float | None = None) -> None:
    """A flower's head of five petals, `r` from its middle to their tips."""
    for px, py in paths.star(0, 0, 0.6 * r, 0.6 * r, 5)[::2]:
        s.oval(x + px, y + py, 0.42 * r, 0.42 * r, fill, line=line)
    s.spot(x, y, 0.34 * r, 0.34 * r, "#f6c453")


@FOOD("bouquet")
def _bouquet(s: Sketch, look: Look) -> None:
    s.blob([(-0.17, 0.3), (0, 0.42), (0.17, 0.3), (0, 0.22)], "#6aa84f")
    for x, y, fill in (
        (-0.12, 0.38, "#f6c453"),
        (0.12, 0.38, "#8f7bbd"),
        (0.0, 0.44, look.colour),
        (-0.05, 0.32, "#fff0f0"),
        (0.07, 0.3, "#d9574e"),
    ):
        blossom(s, x, y, 0.075, fill)
    s.poly([(-0.17, 0.28), (0, 0.23), (0.17, 0.28), (0.04, 0.02), (-0.04, 0.0)], "#f7ead3", 0.02)
    s.mark([(-0.06, 0.12), (0.06, 0.12)], 0.024, "#d9574e")


@FOOD("leaf")
def _leaf(s: Sketch, look: Look) -> None:
    s.blob([(0.0, 0.04), (0.08, 0.09), (0.095, 0.17), (0.03, 0.24), (-0.06, 0.2), (-0.09, 0.12)], look.colour)
    s.mark([(-0.03, 0.0), (0.0, 0.08), (0.035, 0.2)], 0.012, look.dark, curved=True)
    s.mark([(0.01, 0.12), (0.06, 0.14)], 0.008, look.dark)
    s.mark([(0.0, 0.1), (-0.05, 0.14)], 0.008, look.dark)


@FOOD("stone")
def _stone(s: Sketch, look: Look) -> None:
    s.poly(
        [(-0.11, 0.0), (0.11, 0.0), (0.1, 0.09), (0.02, 0.15), (-0.07, 0.13)], look.colour, 0.03, shade=0.04
    )


@FOOD("snowball")
def _snowball(s: Sketch, look: Look) -> None:
    s.oval(0, 0.095, 0.1, 0.095, look.colour, shade=0.035)
    s.spot(-0.035, 0.13, 0.02, 0.014, "#ffffff")


@FOOD("shell")
def _shell(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.02, 0.02), (0.02, 0.02), (0.1, 0.09), (0.06, 0.155), (0, 0.17), (-0.06, 0.155), (-0.1, 0.09)],
        look.colour,
    )
    s.box(-0.035, 0.0, 0.035, 0.035, look.dark, 0.012)
    for x in (-0.055, -0.02, 0.02, 0.055):
        s.mark([(x * 0.35, 0.04), (x, 0.135)], 0.009, look.dark)


@FOOD("nest")
def _nest(s: Sketch, look: Look) -> None:
    s.oval(0, 0.11, 0.17, 0.045, look.dark)
    for x in (-0.06, 0.0, 0.06):
        s.oval(x, 0.14, 0.036, 0.05, "#cfe6ea")
    with s.before():
        s.blob(
            [
                (-0.18, 0.12),
                (-0.08, 0.085),
                (0.08, 0.085),
                (0.18, 0.12),
                (0.13, 0.02),
                (0, 0.0),
                (-0.13, 0.02),
            ],
            look.colour,
        )
        for x, y in ((-0.12, 0.07), (-0.04, 0.04), (0.05, 0.06), (0.1, 0.05)):
            s.mark([(x - 0.03, y), (x + 0.04, y + 0.012)], 0.01, look.dark)
