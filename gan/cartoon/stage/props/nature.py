"""Drawings of what grows and lies outside, and of what is in the sky."""

from __future__ import annotations

import math
import random

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.food import blossom
from gan.cartoon.stage.props.tools import flame
from gan.cartoon.stage.sketch import Sketch, see_through

NATURE = Drawings()
_BARK = "#8a5f43"
_SNOW = "#f4f8fa"
SNOWED = 0.9
"""From this variant on, what grows carries snow."""


def crown(
    s: Sketch, puffs: list[tuple[float, float, float]], fill: str, pale: str, snow: bool = False
) -> None:
    """A leafy crown of round puffs (x, y, radius): one form, with lighter clumps on the side of the light."""
    whole = paths.joined(*(paths.oval(x, y, r, r * 0.94) for x, y, r in puffs))
    s.form(whole, fill, shade=0.16, line=0)
    for x, y, r in puffs[::2]:
        s.patch(paths.oval(x - 0.25 * r, y + 0.3 * r, 0.5 * r, 0.38 * r), pale)
    if snow:
        cap = paths.without(whole, whole.translated(0, -0.2))
        s.patch(cap, _SNOW)


@NATURE("tree")
def _tree(s: Sketch, look: Look) -> None:
    trunk = [(-0.16, 1.5), (-0.13, 0.5), (-0.3, 0.02), (0.3, 0.02), (0.14, 0.5), (0.17, 1.5)]
    s.poly(trunk, _BARK, 0.06, shade=0.1, line=0)
    s.rod([(0.08, 1.05), (0.5, 1.5), (0.8, 1.56)], 0.13, _BARK, curved=True, line=0)
    s.rod([(-0.05, 1.2), (-0.5, 1.75)], 0.1, _BARK, line=0)
    s.mark([(-0.04, 0.9), (-0.02, 0.55)], 0.02, "#6d4a38")
    sway = (look.variant % 0.9) * 0.16
    puffs = [
        (-0.72, 2.0, 0.53),
        (0.75, 2.05, 0.5),
        (-0.42, 2.62, 0.6),
        (0.5, 2.65 - sway, 0.58),
        (0.05, 2.95 + sway * 0.5, 0.5),
        (0.02, 2.15, 0.62),
    ]
    crown(s, puffs, look.colour, look.pale, look.variant > SNOWED)
    if look.state == "" and 0.3 < look.variant < 0.6:
        for x, y in ((-0.5, 2.2), (0.35, 2.5), (0.75, 1.95), (-0.1, 2.75), (0.05, 1.95)):
            s.spot(x, y, 0.07, 0.075, "#d8433c")


@NATURE("pine")
def _pine(s: Sketch, look: Look) -> None:
    s.box(-0.12, 0.0, 0.12, 0.6, _BARK, 0.04, line=0)
    for y, width, height in ((0.45, 0.85, 1.25), (1.15, 0.68, 1.2), (1.85, 0.5, 1.1), (2.5, 0.33, 1.05)):
        tier = [
            (0, y + height),
            (width * 0.55, y + height * 0.42),
            (width, y),
            (0, y + 0.1),
            (-width, y),
            (-width * 0.55, y + height * 0.42),
        ]
        path = paths.poly(tier, 0.14)
        s.form(path, look.colour, shade=0.11, line=0)
        s.flat(
            [(-width * 0.5, y + height * 0.36), (-0.02, y + height * 0.9), (-width * 0.28, y + height * 0.3)],
            look.pale,
            0.03,
        )
        if look.variant > SNOWED:
            s.patch(paths.without(path, path.translated(0.02, -0.15)), _SNOW)


@NATURE("palm")
def _palm(s: Sketch, look: Look) -> None:
    trunk = [(-0.3, 0.0), (-0.28, 0.9), (-0.1, 1.9), (0.1, 2.75)]
    s.form(paths.rod(trunk, 0.2, True), "#b58a5c", shade=0.06, line=0)
    for step in range(1, 9):
        y = step * 0.3
        x = -0.3 + 0.052 * (y * y) * 1.02
        s.mark([(x - 0.08, y), (x + 0.08, y + 0.03)], 0.024, "#8f6a45")
    fronds = (
        (-1.1, 2.35),
        (-0.95, 3.15),
        (-0.35, 3.55),
        (0.5, 3.6),
        (1.05, 3.1),
        (1.2, 2.3),
        (0.55, 2.2),
        (-0.45, 2.1),
    )
    for number, (x, y) in enumerate(fronds):
        dx, dy = x - 0.1, y - 2.75
        length = math.hypot(dx, dy)
        nx, ny = -dy / length, dx / length
        bend = 0.22 if dx > 0 else -0.22
        mx, my = 0.1 + dx * 0.5 + nx * bend, 2.75 + dy * 0.5 + ny * bend
        fill = look.colour if number % 2 else look.pale
        s.blob(
            [(0.1, 2.75), (mx + nx * 0.13, my + ny * 0.13), (x, y), (mx - nx * 0.1, my - ny * 0.1)],
            fill,
            line=0,
            shade=0.05,
        )
        s.mark([(0.1, 2.75), (mx, my), (x, y)], 0.02, look.dark, curved=True)
    for x, y in ((0.02, 2.62), (0.2, 2.64), (0.1, 2.52)):
        s.oval(x, y, 0.1, 0.1, "#8a5a3c", line=0)


@NATURE("bush")
def _bush(s: Sketch, look: Look) -> None:
    puffs = [
        (-0.42, 0.33, 0.28),
        (0.42, 0.34, 0.28),
        (-0.16, 0.58, 0.34),
        (0.2, 0.6, 0.33),
        (0.0, 0.34, 0.36),
    ]
    whole = paths.joined(
        *(paths.oval(x, y, r, r) for x, y, r in puffs), paths.box(-0.66, 0.0, 0.66, 0.3, 0.16)
    )
    s.form(whole, look.colour, shade=0.1, line=0)
    for x, y, r in ((-0.28, 0.68, 0.16), (0.1, 0.74, 0.15), (-0.5, 0.4, 0.1), (0.38, 0.46, 0.1)):
        s.patch(paths.oval(x, y, r, r * 0.62), look.pale)
    for x, y in ((-0.2, 0.3), (0.25, 0.25), (0.05, 0.48)):
        s.mark([(x - 0.06, y), (x, y + 0.05), (x + 0.06, y)], 0.022, look.dark)
    if look.variant > SNOWED:
        s.patch(paths.without(whole, whole.translated(0.0, -0.14)), _SNOW)
    elif look.variant > 0.4:
        for x, y in ((-0.4, 0.5), (-0.1, 0.7), (0.2, 0.5), (0.45, 0.35), (-0.15, 0.2)):
            blossom(s, x, y, 0.075, "#f4b8c4", line=0)


@NATURE("rock")
def _rock(s: Sketch, look: Look) -> None:
    s.poly(
        [(-0.6, 0.0), (0.6, 0.0), (0.58, 0.3), (0.4, 0.68), (0.05, 0.78), (-0.3, 0.72), (-0.5, 0.42)],
        look.colour,
        0.1,
        shade=0.12,
    )
    s.flat([(-0.28, 0.66), (0.04, 0.72), (0.1, 0.58), (-0.2, 0.5)], look.pale, 0.05)
    s.mark([(0.12, 0.5), (0.22, 0.3), (0.16, 0.16)], 0.016, look.dark)
    s.mark([(0.22, 0.3), (0.34, 0.26)], 0.014, look.dark)
    for x in () if 0.5 < look.variant < SNOWED else (-0.45, 0.38):
        s.blob(
            [(x - 0.12, 0.0), (x - 0.06, 0.1), (x, 0.03), (x + 0.05, 0.12), (x + 0.12, 0.0)],
            "#7fa85c" if look.variant < SNOWED else _SNOW,
            line=0,
            shade=0,
        )


@NATURE("log")
def _log(s: Sketch, look: Look) -> None:
    s.box(-0.7, 0.0, 0.6, 0.42, look.colour, 0.2, shade=0.08)
    for x0, x1, y in ((-0.5, -0.1, 0.3), (0.0, 0.3, 0.22), (-0.4, -0.2, 0.14)):
        s.mark([(x0, y), (x1, y)], 0.016, look.dark)
    s.oval(0.55, 0.21, 0.14, 0.21, "#e0b98a")
    for r in (0.6, 0.28):
        s.form(
            paths.without(
                paths.oval(0.55, 0.21, 0.14 * r, 0.21 * r),
                paths.oval(0.55, 0.21, 0.14 * r - 0.014, 0.21 * r - 0.014),
            ),
            "#b98a58",
            line=0,
            shade=0,
        )


@NATURE("stump")
def _stump(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.25, 0.42), (-0.24, 0.15), (-0.36, 0.0), (0.0, 0.03), (0.36, 0.0), (0.24, 0.15), (0.25, 0.42)],
        look.colour,
    )
    s.oval(0, 0.405, 0.26, 0.06, "#e3bf92")
    s.form(
        paths.without(paths.oval(0, 0.405, 0.15, 0.035), paths.oval(0, 0.405, 0.13, 0.025)),
        "#b98a58",
        line=0,
        shade=0,
    )
    s.mark([(-0.1, 0.3), (-0.11, 0.12)], 0.016, look.dark)


@NATURE("flower_bed")
def _flower_bed(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.85, 0.08), (-0.5, 0.26), (0.0, 0.3), (0.5, 0.26), (0.85, 0.08), (0.5, 0.0), (-0.5, 0.0)],
        "#5f9a52",
        line=0,
    )
    chance = random.Random(5)
    fills = (look.colour, "#f6c453", "#fff0f0", "#8f7bbd", look.colour)
    for number in range(11):
        x = -0.68 + number * 0.136
        y = 0.3 + 0.22 * chance.random() * (1 - abs(x))
        s.mark([(x, 0.1), (x + 0.02, y)], 0.02, "#4d8a52")
        blossom(s, x + 0.02, y + 0.05, 0.085, fills[number % 5], line=0)
    for step in range(9):
        s.oval(-0.76 + step * 0.19, 0.045, 0.095, 0.05, "#c2b8a8", line=0)


@NATURE("grass")
def _grass(s: Sketch, look: Look) -> None:
    for number in range(9):
        x = -0.36 + number * 0.09
        lean = (number % 3 - 1) * 0.09
        high = 0.2 + 0.14 * (number * 5 % 4) / 3
        s.flat([(x - 0.035, 0), (x + 0.035, 0), (x + lean, high)], look.colour if number % 2 else look.pale)


@NATURE("cactus")
def _cactus(s: Sketch, look: Look) -> None:
    arms = ([(0, 0.55), (-0.32, 0.6), (-0.32, 1.05)], [(0, 0.8), (0.32, 0.85), (0.32, 1.25)])
    body = paths.joined(paths.rod([(0, 0.1), (0, 1.54)], 0.32), *(paths.rod(arm, 0.21, True) for arm in arms))
    s.form(paths.common(body, paths.box(-1, 0, 1, 2)), look.colour, shade=0.06)
    for x in (-0.07, 0.05):
        s.mark([(x, 0.12), (x, 1.45)], 0.014, look.dark)
    blossom(s, 0.02, 1.67, 0.09, "#e0709a", line=0)
    blossom(s, 0.33, 1.36, 0.06, "#e0709a", line=0)


@NATURE("pond")
def _pond(s: Sketch, look: Look) -> None:
    s.spot(0, 0.15, 1.2, 0.15, "#c9b68a")
    s.spot(0, 0.145, 1.12, 0.125, look.colour)
    s.spot(-0.2, 0.17, 0.7, 0.06, look.pale)
    for x, y in ((0.55, 0.12), (0.7, 0.17)):
        s.spot(x, y, 0.13, 0.03, "#6aa84f")


@NATURE("campfire")
def _campfire(s: Sketch, look: Look) -> None:
    s.glow(0, 0.4, 1.7, 1.5, "#ff9a4a", 0.45)
    for ends in ([(-0.36, 0.08), (0.3, 0.2)], [(0.36, 0.08), (-0.3, 0.2)], [(-0.2, 0.05), (0.22, 0.08)]):
        s.rod(ends, 0.1, "#7a4b33")
    with s.glowing():
        for x, w, h in ((-0.17, 0.22, 0.45), (0.18, 0.24, 0.5), (0.0, 0.34, 0.78)):
            flame(s, x, 0.13, w, h)
    for x in (-0.41, -0.25, -0.08, 0.09, 0.26, 0.41):
        s.oval(x, 0.05, 0.075, 0.055, "#a39c94", line=0)


@NATURE("snowman")
def _snowman(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.mark([(side * 0.25, 0.8), (side * 0.44, 0.98)], 0.03, "#7a5238")
        s.mark([(side * 0.37, 0.92), (side * 0.46, 0.9)], 0.022, "#7a5238")
    s.oval(0, 0.35, 0.4, 0.35, look.colour, shade=0.1)
    s.oval(0, 0.82, 0.29, 0.27, look.colour, shade=0.08)
    s.oval(0, 1.18, 0.2, 0.19, look.colour, shade=0.05)
    s.box(-0.2, 0.98, 0.2, 1.07, "#d9574e", 0.045)
    s.poly([(0.06, 1.03), (0.16, 1.03), (0.2, 0.74), (0.1, 0.74)], "#d9574e", 0.02)
    for y in (0.84, 0.7):
        s.spot(-0.02, y, 0.025, 0.025, "#4a4252")
    for x in (-0.075, 0.075):
        s.spot(x, 1.24, 0.02, 0.024, "#4a4252")
    s.poly([(-0.02, 1.19), (-0.02, 1.15), (0.16, 1.16)], "#ec8432", 0.01)
    s.box(-0.24, 1.33, 0.24, 1.37, "#5a4652", 0.02)
    s.box(-0.15, 1.35, 0.15, 1.55, "#5a4652", 0.03)
    s.panel(-0.148, 1.375, 0.148, 1.42, "#d9574e")


@NATURE("leaf_pile")
def _leaf_pile(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.6, 0.0), (-0.45, 0.28), (-0.15, 0.5), (0.12, 0.54), (0.42, 0.3), (0.6, 0.0)],
        look.colour,
        line=0,
        shade=0.08,
    )
    chance = random.Random(3)
    for number in range(22):
        x = chance.uniform(-0.5, 0.5)
        y = chance.uniform(0.03, 0.48 * (1 - abs(x) * 1.5) + 0.05)
        fill = (look.pale, look.dark, look.colour)[number % 3]
        s.blob([(x - 0.06, y), (x, y + 0.035), (x + 0.06, y + 0.01), (x, y - 0.03)], fill, line=0, shade=0)


@NATURE("sun")
def _sun(s: Sketch, look: Look) -> None:
    s.glow(0, 0.65, 1.5, 1.5, look.colour, 0.5)
    with s.glowing():
        s.poly(paths.star(0, 0.65, 0.65, 0.47, 12), look.pale, 0.05, line=0, shade=0)
        s.oval(0, 0.65, 0.42, 0.42, look.colour, line=0, shade=0)


@NATURE("moon")
def _moon(s: Sketch, look: Look) -> None:
    s.glow(0, 0.475, 1.1, 1.1, look.colour, 0.35)
    with s.glowing():
        s.oval(0, 0.475, 0.475, 0.475, look.colour, line=0, shade=0.08)
        for x, y, r in ((-0.15, 0.62, 0.1), (0.18, 0.4, 0.12), (-0.12, 0.28, 0.07)):
            s.spot(x, y, r, r * 0.9, "#e2d6a4")


@NATURE("star")
def _star(s: Sketch, look: Look) -> None:
    s.glow(0, 0.24, 0.5, 0.5, look.colour, 0.45)
    with s.glowing():
        s.poly(paths.star(0, 0.225, 0.255, 0.12), look.colour, 0.03, line=0, shade=0)


@NATURE("cloud")
def _cloud(s: Sketch, look: Look) -> None:
    path = paths.cloud(0, 0.0, 1.9, 0.85, ((-0.52, 0.32), (-0.08, 0.5), (0.42, 0.4)))
    s.form(path, look.colour, shade=0.08, line=0)


@NATURE("rainbow")
def _rainbow(s: Sketch, look: Look) -> None:
    for number, fill in enumerate((look.colour, "#f0a35a", "#f6d878", "#8fc08a", "#7fb3d9", "#a38fc9")):
        r = 2.1 - number * 0.11
        band = paths.without(paths.ring(0, 0, r, r - 0.11), paths.box(-3, -3, 3, 0))
        s.patch(band, see_through(fill, 0.75))
