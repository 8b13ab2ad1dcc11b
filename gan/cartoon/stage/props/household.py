"""Drawings of what a household holds in its hands: crockery, paper, phones, bags."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.sketch import Sketch, see_through

HOUSEHOLD = Drawings()
_STEEL = "#b4bec8"
_INK = "#5c5564"


@HOUSEHOLD("cup")
def _cup(s: Sketch, look: Look) -> None:
    s.form(paths.ring(0.045, 0.07, 0.04, 0.02), look.colour)
    s.poly([(-0.075, 0.14), (0.045, 0.14), (0.035, 0.0), (-0.065, 0.0)], look.colour, 0.02)
    s.spot(-0.015, 0.134, 0.055, 0.01, "#6b4231")
    if look.state == "steam":
        for x in (-0.04, 0.01):
            s.mark(
                [(x, 0.17), (x + 0.015, 0.21), (x - 0.01, 0.25), (x + 0.01, 0.3)],
                0.014,
                see_through("white", 0.6),
                curved=True,
            )


@HOUSEHOLD("glass")
def _glass(s: Sketch, look: Look) -> None:
    s.patch(
        paths.poly([(-0.05, 0.17), (0.05, 0.17), (0.036, 0.0), (-0.036, 0.0)], 0.01),
        see_through("#e6f4f6", 0.75),
    )
    s.poly([(-0.044, 0.12), (0.044, 0.12), (0.034, 0.012), (-0.034, 0.012)], look.colour, 0.008)
    s.mark([(-0.026, 0.14), (-0.02, 0.04)], 0.008, "#fbf7ef")


@HOUSEHOLD("bottle")
def _bottle(s: Sketch, look: Look) -> None:
    body = [
        (-0.06, 0.02),
        (-0.06, 0.18),
        (-0.022, 0.23),
        (-0.022, 0.32),
        (0.022, 0.32),
        (0.022, 0.23),
        (0.06, 0.18),
    ]
    s.poly([*body, (0.06, 0.02), (0.04, 0.0), (-0.04, 0.0)], look.colour, 0.02)
    s.panel(-0.052, 0.06, 0.052, 0.15, "#f7ead3", 0.01)
    s.box(-0.028, 0.3, 0.028, 0.34, "#c79a63", 0.008)
    s.mark([(-0.036, 0.18), (-0.036, 0.165)], 0.012, look.pale)


@HOUSEHOLD("plate")
def _plate(s: Sketch, look: Look) -> None:
    s.poly([(-0.17, 0.055), (0.17, 0.055), (0.08, 0.0), (-0.08, 0.0)], look.colour, 0.02)
    s.mark([(-0.13, 0.048), (0.13, 0.048)], 0.01, "#7fa3c7")


@HOUSEHOLD("bowl")
def _bowl(s: Sketch, look: Look) -> None:
    s.blob([(-0.1, 0.12), (-0.04, 0.155), (0.05, 0.15), (0.1, 0.12), (0, 0.1)], "#e8a055")
    s.poly([(-0.14, 0.125), (0.14, 0.125), (0.08, 0.01), (-0.08, 0.01)], look.colour, 0.04)
    s.box(-0.06, 0.0, 0.06, 0.02, look.dark, 0.008)
    s.mark([(-0.1, 0.09), (0.1, 0.09)], 0.012, look.pale)


@HOUSEHOLD("pan")
def _pan(s: Sketch, look: Look) -> None:
    s.rod([(-0.29, 0.08), (-0.02, 0.065)], 0.034, "#7a4b33")
    s.poly([(-0.05, 0.11), (0.31, 0.11), (0.27, 0.01), (-0.01, 0.01)], look.colour, 0.03)
    s.mark([(-0.03, 0.1), (0.29, 0.1)], 0.016, "#6d7480")


@HOUSEHOLD("pot")
def _pot(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.form(paths.ring(side * 0.17, 0.17, 0.042, 0.02), look.dark)
    s.box(-0.16, 0.0, 0.16, 0.22, look.colour, 0.04)
    s.box(-0.175, 0.2, 0.175, 0.235, look.dark, 0.015)
    s.oval(0, 0.265, 0.03, 0.035, "#41394a")
    s.mark([(-0.11, 0.16), (-0.11, 0.07)], 0.018, look.pale)


@HOUSEHOLD("spoon")
def _spoon(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.01), (0, 0.22)], 0.018, look.colour)
    s.oval(0, 0.25, 0.03, 0.048, look.colour)
    s.spot(0, 0.252, 0.017, 0.03, "#8f99a3")


@HOUSEHOLD("knife")
def _knife(s: Sketch, look: Look) -> None:
    s.poly([(-0.02, 0.11), (0.026, 0.11), (0.024, 0.26), (-0.02, 0.32)], look.colour, 0.008)
    s.rod([(0, 0.02), (0, 0.1)], 0.036, "#6b4231")


@HOUSEHOLD("book")
def _book(s: Sketch, look: Look) -> None:
    if look.state == "open":
        s.poly(
            [(-0.26, 0.02), (0, 0.0), (0.26, 0.02), (0.26, 0.32), (0, 0.3), (-0.26, 0.32)], look.colour, 0.012
        )
        for side in (-1, 1):
            page = [
                (0, 0.02),
                (side * 0.12, 0.045),
                (side * 0.245, 0.035),
                (side * 0.245, 0.31),
                (side * 0.12, 0.325),
            ]
            s.flat([*page, (0, 0.305)], "#fbf4e2", 0.008)
            for y in (0.1, 0.16, 0.22, 0.27):
                s.mark([(side * 0.04, y), (side * 0.2, y + 0.01)], 0.01, "#cbbfae")
        s.mark([(0, 0.01), (0, 0.3)], 0.01, "#cbbfae")
        return
    s.box(-0.13, 0.0, 0.13, 0.32, look.colour, 0.018)
    s.panel(0.1, 0.015, 0.122, 0.305, "#fbf4e2")
    s.panel(-0.122, 0.008, -0.088, 0.312, look.dark)
    s.box(-0.05, 0.19, 0.07, 0.26, look.pale, 0.01, line=0, shade=0)
    s.mark([(-0.03, 0.08), (0.05, 0.08)], 0.012, look.pale)


@HOUSEHOLD("letter")
def _letter(s: Sketch, look: Look) -> None:
    s.box(-0.14, 0.0, 0.14, 0.2, look.colour, 0.012)
    s.mark([(-0.13, 0.19), (0, 0.085), (0.13, 0.19)], 0.01, "#c9b99c")
    s.oval(0, 0.09, 0.024, 0.024, "#d9574e", line=0)


@HOUSEHOLD("paper")
def _paper(s: Sketch, look: Look) -> None:
    s.poly(
        [(-0.12, 0.0), (0.12, 0.0), (0.12, 0.25), (0.05, 0.32), (-0.12, 0.32)], look.colour, 0.008, shade=0.02
    )
    s.flat([(0.05, 0.32), (0.05, 0.25), (0.12, 0.25)], "#d8cbb4")
    for y, end in ((0.06, 0.04), (0.11, 0.08), (0.16, 0.08), (0.21, 0.06), (0.26, 0.0)):
        s.mark([(-0.08, y), (end, y)], 0.01, "#a79db0")


@HOUSEHOLD("newspaper")
def _newspaper(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.poly([(0, 0.02), (side * 0.21, 0.0), (side * 0.21, 0.38), (0, 0.4)], look.colour, 0.008, shade=0.02)
        s.mark([(side * 0.035, 0.345), (side * 0.185, 0.335)], 0.028, _INK)
        for y in (0.06, 0.1, 0.14):
            s.mark([(side * 0.04, y), (side * 0.18, y - 0.006)], 0.01, "#b5ac9f")
        s.flat(
            [(side * 0.04, 0.18), (side * 0.18, 0.174), (side * 0.18, 0.29), (side * 0.04, 0.3)],
            "#c2bcb2",
            0.006,
        )


@HOUSEHOLD("map")
def _map(s: Sketch, look: Look) -> None:
    folds = [-0.25, -0.08, 0.08, 0.25]
    for number, (left, right) in enumerate(zip(folds, folds[1:], strict=False)):
        a, b = (0.0, 0.03) if number % 2 else (0.03, 0.0)
        fill = look.colour if number % 2 else look.pale
        s.poly([(left, a), (right, b), (right, 0.33 + b), (left, 0.33 + a)], fill, 0.004, shade=0.0)
    s.mark([(-0.2, 0.09), (-0.1, 0.2), (0.02, 0.15), (0.12, 0.24)], 0.014, "#a86b3c", curved=True)
    s.blob([(-0.2, 0.22), (-0.13, 0.26), (-0.12, 0.31), (-0.21, 0.29)], "#8fb58a", line=0, shade=0)
    for ends in ([(0.13, 0.21), (0.19, 0.27)], [(0.13, 0.27), (0.19, 0.21)]):
        s.mark(ends, 0.018, "#d9574e")


@HOUSEHOLD("phone")
def _phone(s: Sketch, look: Look) -> None:
    s.box(-0.05, 0.0, 0.05, 0.2, look.colour, 0.018)
    with s.glowing():
        s.panel(-0.04, 0.025, 0.04, 0.18, "#a9d6e5", 0.006)
        s.flat([(-0.04, 0.025), (0.04, 0.025), (0.04, 0.13)], "#8fc4d8")
    s.spot(0, 0.013, 0.008, 0.006, "#9aa0a6")


@HOUSEHOLD("telephone")
def _telephone(s: Sketch, look: Look) -> None:
    s.poly([(-0.16, 0.0), (0.16, 0.0), (0.1, 0.15), (-0.1, 0.15)], look.colour, 0.03)
    s.oval(0, 0.075, 0.06, 0.055, "#f7ead3")
    s.spot(0, 0.075, 0.022, 0.02, look.dark)
    s.rod([(-0.12, 0.17), (-0.09, 0.205), (0.09, 0.205), (0.12, 0.17)], 0.05, look.dark, curved=True)


@HOUSEHOLD("camera")
def _camera(s: Sketch, look: Look) -> None:
    s.box(-0.06, 0.17, 0.04, 0.24, look.dark, 0.015)
    s.box(-0.15, 0.0, 0.15, 0.19, look.colour, 0.025)
    s.panel(-0.15, 0.06, 0.15, 0.12, look.dark)
    s.oval(-0.01, 0.09, 0.075, 0.075, "#6d7480")
    s.oval(-0.01, 0.09, 0.05, 0.05, "#7fb3cc")
    s.spot(-0.028, 0.108, 0.015, 0.015, "#e6f4f6")
    s.spot(0.11, 0.155, 0.018, 0.014, "#d9574e")


@HOUSEHOLD("laptop")
def _laptop(s: Sketch, look: Look) -> None:
    s.poly([(-0.17, 0.03), (0.17, 0.03), (0.17, 0.28), (-0.17, 0.28)], look.colour, 0.015)
    if look.state == "on":
        with s.glowing():
            s.panel(-0.15, 0.05, 0.15, 0.262, "#8fc4d8", 0.006)
            s.panel(-0.12, 0.15, 0.0, 0.235, "#e6f4f6", 0.006)
            s.panel(0.03, 0.1, 0.12, 0.235, "#6fa9c4", 0.006)
    else:
        s.panel(-0.15, 0.05, 0.15, 0.262, "#4a5560", 0.006)
    s.box(-0.2, 0.0, 0.2, 0.035, look.dark, 0.012)


@HOUSEHOLD("radio")
def _radio(s: Sketch, look: Look) -> None:
    s.mark([(-0.12, 0.26), (-0.12, 0.345), (0.12, 0.345), (0.12, 0.26)], 0.022, look.dark)
    s.box(-0.21, 0.0, 0.21, 0.27, look.colour, 0.035)
    for x in (-0.12, 0.12):
        s.oval(x, 0.11, 0.065, 0.065, "#5a4a4a", line=0)
        s.spot(x, 0.11, 0.025, 0.025, "#8a7468")
    s.panel(-0.15, 0.2, 0.15, 0.245, "#f7ead3", 0.01)
    s.mark([(0.03, 0.205), (0.03, 0.24)], 0.01, "#d9574e")


@HOUSEHOLD("alarm_clock")
def _alarm_clock(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.rod([(side * 0.05, 0.05), (side * 0.075, 0.01)], 0.022, look.dark)
        s.oval(side * 0.06, 0.215, 0.04, 0.03, look.dark)
    s.oval(0, 0.12, 0.1, 0.1, look.colour)
    s.spot(0, 0.12, 0.075, 0.075, "#fbf4e2")
    s.mark([(0, 0.165), (0, 0.12), (0.03, 0.1)], 0.012, _INK)
    s.mark([(-0.02, 0.245), (0.02, 0.245)], 0.016, look.dark)


@HOUSEHOLD("towel")
def _towel(s: Sketch, look: Look) -> None:
    s.poly([(-0.16, 0.0), (0.15, 0.02), (0.17, 0.4), (-0.17, 0.42)], look.colour, 0.025)
    for y in (0.06, 0.1):
        s.mark([(-0.15, y), (0.145, y + 0.015)], 0.018, look.pale)
    s.mark([(-0.05, 0.4), (-0.06, 0.16)], 0.01, look.dark)


@HOUSEHOLD("blanket")
def _blanket(s: Sketch, look: Look) -> None:
    s.box(-0.35, 0.0, 0.35, 0.22, look.colour, 0.06)
    for y in (0.07, 0.145):
        s.mark([(-0.31, y), (0.32, y)], 0.012, look.dark)
    s.mark([(-0.3, 0.035), (0.3, 0.035)], 0.02, look.pale)


@HOUSEHOLD("pillow")
def _pillow(s: Sketch, look: Look) -> None:
    points = [(-0.24, 0.01), (0, 0.025), (0.24, 0.01), (0.225, 0.15), (0.24, 0.29), (0, 0.275), (-0.24, 0.29)]
    s.blob([*points, (-0.225, 0.15)], look.colour)
    s.mark([(-0.16, 0.2), (-0.06, 0.22)], 0.012, "#fffdf6")


@HOUSEHOLD("umbrella")
def _umbrella(s: Sketch, look: Look) -> None:
    hook = [(0, 0.12), (0, 0.05), (0.045, 0.015), (0.09, 0.05)]
    if look.state == "closed":
        s.mark([(0, 0.97), (0, 0.1)], 0.022, "#7a5238")
        s.poly([(-0.02, 0.98), (0.02, 0.98), (0.07, 0.3), (-0.07, 0.3)], look.colour, 0.02)
        s.mark([(0.0, 0.9), (0.02, 0.34)], 0.01, look.dark)
    else:
        s.mark([(0, 0.95), (0, 0.12)], 0.022, "#7a5238")
        edge = [(-0.5, 0.6), (-0.42, 0.8), (-0.2, 0.94), (0, 0.97), (0.2, 0.94), (0.42, 0.8), (0.5, 0.6)]
        dome = paths.smooth(edge)
        for x in (0.333, 0.0, -0.333):
            dome.quadTo(x, 0.7, x - 0.167, 0.6)
        dome.closeSubpath()
        s.form(dome, look.colour, shade=0.08)
        for x in (-0.167, 0.167):
            s.mark([(0, 0.965), (x * 0.8, 0.83), (x, 0.62)], 0.01, look.dark, curved=True)
    s.mark(hook, 0.032, "#7a5238", curved=True)
    s.mark([(0, 0.965), (0, 0.99)], 0.02, "#7a5238")


@HOUSEHOLD("bag")
def _bag(s: Sketch, look: Look) -> None:
    s.mark([(-0.1, 0.26), (-0.08, 0.4), (0, 0.44), (0.08, 0.4), (0.1, 0.26)], 0.026, look.dark, curved=True)
    s.blob(
        [(-0.17, 0.29), (0.17, 0.29), (0.195, 0.04), (0.15, 0.0), (-0.15, 0.0), (-0.195, 0.04)], look.colour
    )
    s.poly([(-0.175, 0.3), (0.175, 0.3), (0.14, 0.16), (0, 0.13), (-0.14, 0.16)], look.dark, 0.03)
    s.box(-0.03, 0.12, 0.03, 0.18, "#e0b040", 0.01)


@HOUSEHOLD("suitcase")
def _suitcase(s: Sketch, look: Look) -> None:
    s.mark([(-0.09, 0.4), (-0.09, 0.5), (0.09, 0.5), (0.09, 0.4)], 0.032, "#5a4a4a")
    s.box(-0.3, 0.0, 0.3, 0.43, look.colour, 0.05)
    for x in (-0.19, 0.19):
        s.panel(x - 0.03, 0.005, x + 0.03, 0.425, look.dark)
        s.box(x - 0.02, 0.25, x + 0.02, 0.3, "#e0b040", 0.006, line=0)
    s.mark([(-0.29, 0.275), (0.29, 0.275)], 0.01, look.dark)


@HOUSEHOLD("basket")
def _basket(s: Sketch, look: Look) -> None:
    s.mark(
        [(-0.19, 0.22), (-0.15, 0.37), (0, 0.41), (0.15, 0.37), (0.19, 0.22)], 0.03, look.dark, curved=True
    )
    s.oval(0, 0.235, 0.215, 0.05, look.dark)
    with s.before():
        body = paths.poly([(-0.22, 0.24), (0.22, 0.24), (0.17, 0.0), (-0.17, 0.0)], 0.03)
        s.form(paths.without(body, paths.oval(0, 0.25, 0.2, 0.045)), look.colour, shade=0.05)
        for y in (0.06, 0.115, 0.17):
            s.mark([(-0.18 - y * 0.12, y), (0.18 + y * 0.12, y)], 0.012, look.dark)
        s.form(paths.rod([(-0.22, 0.235), (0, 0.195), (0.22, 0.235)], 0.035, True), look.pale)


@HOUSEHOLD("box")
def _box(s: Sketch, look: Look) -> None:
    top = 0.36 if look.state == "open" else 0.42
    if look.state == "open":
        s.flat([(-0.23, top), (0.23, top), (0.2, top - 0.12), (-0.2, top - 0.12)], look.dark)
        for side in (-1, 1):
            s.poly(
                [(side * 0.24, top), (side * 0.33, top - 0.09), (side * 0.3, top - 0.11)], look.pale, 0.008
            )
    with s.before():
        low = top - (0.03 if look.state == "open" else 0.0)
        s.box(-0.25, 0.0, 0.25, low, look.colour, 0.012, shade=0.05)
        s.panel(-0.035, low - 0.13, 0.035, low - 0.005, look.pale)
        s.mark([(-0.17, 0.07), (-0.09, 0.07)], 0.014, look.dark)
        if look.state != "open":
            s.mark([(-0.24, 0.36), (0.24, 0.36)], 0.01, look.dark)


@HOUSEHOLD("gift")
def _gift(s: Sketch, look: Look) -> None:
    ribbon = "#f6d878"
    s.box(-0.16, 0.0, 0.16, 0.25, look.colour, 0.015)
    s.box(-0.18, 0.22, 0.18, 0.31, look.colour, 0.02)
    s.panel(-0.03, 0.005, 0.03, 0.305, ribbon)
    for side in (-1, 1):
        s.blob([(0, 0.31), (side * 0.05, 0.4), (side * 0.13, 0.41), (side * 0.11, 0.33)], ribbon)
    s.oval(0, 0.325, 0.028, 0.026, ribbon)


@HOUSEHOLD("coin")
def _coin(s: Sketch, look: Look) -> None:
    s.oval(0, 0.045, 0.045, 0.045, look.colour)
    s.poly(paths.star(0, 0.045, 0.026, 0.012), look.dark, 0.003, line=0, shade=0)


@HOUSEHOLD("money_bag")
def _money_bag(s: Sketch, look: Look) -> None:
    s.blob([(-0.05, 0.3), (-0.08, 0.41), (0, 0.385), (0.08, 0.41), (0.05, 0.3)], look.colour)
    s.blob(
        [(0, 0.31), (0.1, 0.24), (0.17, 0.1), (0.12, 0.0), (-0.12, 0.0), (-0.17, 0.1), (-0.1, 0.24)],
        look.colour,
    )
    s.mark([(-0.06, 0.305), (0.06, 0.305)], 0.026, "#7a4b33")
    s.oval(0, 0.12, 0.06, 0.06, "#e8b93a")
    s.poly(paths.star(0, 0.12, 0.035, 0.016), "#b98529", 0.003, line=0, shade=0)


@HOUSEHOLD("ring")
def _ring(s: Sketch, look: Look) -> None:
    s.form(paths.ring(0, 0.035, 0.034, 0.022), look.colour)
    s.poly([(-0.02, 0.085), (0.02, 0.085), (0.028, 0.075), (0, 0.055), (-0.028, 0.075)], "#9fdbe8", 0.002)
    with s.glowing():
        s.poly(paths.star(0.018, 0.088, 0.014, 0.004, 4), "#fffdf2", line=0, shade=0)
