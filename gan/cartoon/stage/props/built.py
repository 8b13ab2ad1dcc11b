"""Drawings of what is built outside."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.tools import arc
from gan.cartoon.stage.sketch import Sketch, see_through

BUILT = Drawings()
_IRON = "#4f5a66"


@BUILT("house")
def _house(s: Sketch, look: Look) -> None:
    night = look.state == "night"
    s.box(0.9, 2.5, 1.3, 3.45, "#b5705a", 0.02, line=0)
    s.box(0.85, 3.36, 1.35, 3.5, "#9a5a4a", 0.03, line=0)
    s.poly(
        [(-1.75, 0.0), (-1.75, 2.1), (0, 3.4), (1.75, 2.1), (1.75, 0.0)], look.colour, 0.02, shade=0.0, line=0
    )
    s.flat([(0.9, 0.0), (0.9, 2.75), (1.75, 2.1), (1.75, 0.0)], look.dark)
    s.rod([(-1.9, 1.95), (0, 3.48), (1.9, 1.95)], 0.24, "#b5564a", line=0)
    s.box(-0.42, 0.0, 0.42, 1.75, "#f3e6cf", 0.03)
    s.box(-0.33, 0.0, 0.33, 1.66, "#7a4f3a", 0.03)
    s.oval(0.22, 0.8, 0.04, 0.04, "#e0b040", line=0)
    for x in (-1.15, 1.15):
        s.box(x - 0.36, 0.85, x + 0.36, 1.7, "#f3e6cf", 0.03)
        _pane(s, x - 0.28, 0.92, x + 0.28, 1.63, night)
        s.box(x - 0.4, 0.78, x + 0.4, 0.88, "#f3e6cf", 0.02)
    s.oval(0, 2.5, 0.32, 0.32, "#f3e6cf")
    with s.glowing():
        s.spot(0, 2.5, 0.25, 0.25, "#ffdf8e" if night else "#bfe3ee")
    s.mark([(0, 2.25), (0, 2.75)], 0.04, "#f3e6cf")
    s.mark([(-0.25, 2.5), (0.25, 2.5)], 0.04, "#f3e6cf")
    for x in (-1.5, -0.85, 0.8, 1.5):
        s.oval(x, 0.16, 0.32, 0.22, "#6aa356", line=0)


def _pane(s: Sketch, x0: float, y0: float, x1: float, y1: float, night: bool) -> None:
    with s.glowing():
        s.panel(x0, y0, x1, y1, "#ffdf8e" if night else "#bfe3ee", 0.02)
    s.mark([((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)], 0.04, "#f3e6cf")
    s.mark([(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)], 0.04, "#f3e6cf")


@BUILT("tent")
def _tent(s: Sketch, look: Look) -> None:
    s.poly([(-0.1, 1.56), (0.36, 1.42), (1.1, 0.0), (0.6, 0.0)], look.dark, 0.04)
    s.poly([(-0.1, 1.58), (0.75, 0.0), (-1.1, 0.0)], look.colour, 0.04, shade=0.08)
    s.poly([(-0.12, 1.25), (0.2, 0.0), (-0.5, 0.0)], "#5a4050", 0.02, line=0, shade=0)
    s.poly([(-0.12, 1.25), (-0.42, 0.0), (-0.62, 0.0)], look.pale, 0.02, line=0, shade=0)
    s.rod([(-0.13, 1.6), (-0.06, 1.48)], 0.03, "#8a5a3c")


@BUILT("fence")
def _fence(s: Sketch, look: Look) -> None:
    for y in (0.25, 0.66):
        s.box(-1.0, y, 1.0, y + 0.09, look.dark, 0.02)
    for step in range(9):
        x = -0.92 + step * 0.23
        s.poly(
            [(x - 0.07, 0.0), (x + 0.07, 0.0), (x + 0.07, 0.84), (x, 0.95), (x - 0.07, 0.84)],
            look.colour,
            0.015,
        )


@BUILT("sign")
def _sign(s: Sketch, look: Look) -> None:
    s.box(-0.05, 0.0, 0.05, 1.2, "#8a5a3c", 0.02)
    s.poly([(-0.42, 1.12), (0.28, 1.12), (0.45, 1.28), (0.28, 1.44), (-0.42, 1.44)], look.colour, 0.03)
    s.mark([(-0.28, 1.28), (0.18, 1.28)], 0.035, look.pale)
    s.poly([(0.35, 0.74), (-0.25, 0.74), (-0.4, 0.87), (-0.25, 1.0), (0.35, 1.0)], look.dark, 0.03)
    s.mark([(-0.18, 0.87), (0.22, 0.87)], 0.03, look.pale)


@BUILT("mailbox")
def _mailbox(s: Sketch, look: Look) -> None:
    s.box(-0.045, 0.0, 0.045, 0.82, "#8a5a3c", 0.015)
    s.poly(
        [(-0.22, 0.8), (0.22, 0.8), (0.22, 1.0), *arc(0, 1.0, 0.22, 0.16, 0, 180, 9), (-0.22, 1.0)],
        look.colour,
        0.02,
    )
    s.panel(-0.12, 0.98, 0.12, 1.015, "#5a3f48", 0.01)
    s.mark([(0.19, 0.92), (0.19, 1.06)], 0.02, "#f6c453")
    s.box(0.12, 1.03, 0.2, 1.1, "#f6c453", 0.01, line=0)


@BUILT("street_lamp")
def _street_lamp(s: Sketch, look: Look) -> None:
    s.box(-0.13, 0.0, 0.13, 0.22, look.colour, 0.03)
    s.rod([(0, 0.2), (0, 2.86), (0.09, 3.04), (0.25, 3.06)], 0.075, look.colour)
    s.rod([(-0.12, 2.2), (0.12, 2.2)], 0.05, look.colour)
    if look.state == "on":
        s.glow(0.25, 2.78, 1.5, 1.5, "#ffd98a", 0.55)
    with s.glowing():
        s.poly(
            [(0.12, 2.86), (0.38, 2.86), (0.33, 2.6), (0.17, 2.6)],
            "#ffeeb8" if look.state == "on" else "#e6ecec",
            0.03,
        )
    s.poly([(0.08, 2.84), (0.42, 2.84), (0.3, 2.98), (0.2, 2.98)], look.colour, 0.03)
    s.oval(0.25, 3.14, 0.045, 0.06, look.colour, line=0)


@BUILT("traffic_light")
def _traffic_light(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.03), (0, 1.6)], 0.08, look.colour)
    s.box(-0.21, 1.5, 0.21, 2.5, look.colour, 0.1)
    lights = (
        (2.28, "#e0504a", look.state == "red"),
        (2.0, "#f0b93c", False),
        (1.72, "#6ab356", look.state == "green"),
    )
    for y, fill, shines in lights:
        if shines:
            s.glow(0, y, 0.5, 0.5, fill, 0.5)
            with s.glowing():
                s.spot(0, y, 0.11, 0.11, fill)
        else:
            s.spot(0, y, 0.11, 0.11, "#6b6470")


@BUILT("hydrant")
def _hydrant(s: Sketch, look: Look) -> None:
    s.box(-0.23, 0.0, 0.23, 0.09, look.dark, 0.03)
    s.box(-0.22, 0.36, 0.22, 0.52, look.dark, 0.05)
    s.box(-0.14, 0.07, 0.14, 0.62, look.colour, 0.03)
    s.blob([(-0.15, 0.6), (-0.1, 0.72), (0, 0.77), (0.1, 0.72), (0.15, 0.6)], look.colour)
    s.box(-0.04, 0.74, 0.04, 0.8, look.dark, 0.02)
    s.oval(0, 0.44, 0.065, 0.065, look.pale)


@BUILT("bench")
def _bench(s: Sketch, look: Look) -> None:
    for x in (-0.66, 0.66):
        s.rod([(x + 0.02, 0.02), (x, 0.45), (x - 0.02, 0.82)], 0.06, _IRON)
    for y in (0.58, 0.76):
        s.box(-0.8, y - 0.06, 0.8, y + 0.08, look.colour, 0.03)
    s.box(-0.8, 0.39, 0.8, 0.46, look.colour, 0.03)
    for x in (-0.66, 0.66):
        s.rod([(x - 0.02, 0.4), (x + 0.02, 0.03)], 0.06, _IRON)
        s.rod([(x - 0.08, 0.62), (x + 0.08, 0.62)], 0.05, _IRON)


@BUILT("swing")
def _swing(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.rod([(side * 0.72, 2.12), (side * 0.92, 0.04)], 0.08, look.colour)
        s.rod([(side * 0.72, 2.12), (side * 0.6, 0.12)], 0.07, look.dark)
        s.mark([(side * 0.24, 2.1), (side * 0.24, 0.5)], 0.022, "#8f99a3")
    s.rod([(-0.78, 2.14), (0.78, 2.14)], 0.1, look.colour)
    s.box(-0.3, 0.45, 0.3, 0.51, "#5b8fa8", 0.02)


@BUILT("slide")
def _slide(s: Sketch, look: Look) -> None:
    for x in (-1.12, -0.62):
        s.rod([(x, 0.03), (x, 1.7)], 0.07, "#5b8fa8")
    for step in range(4):
        y = 0.25 + step * 0.3
        s.rod([(-1.12, y), (-0.62, y)], 0.05, "#5b8fa8")
    s.rod([(0.3, 0.5), (0.3, 0.04)], 0.06, "#5b8fa8")
    s.form(
        paths.rod(
            [(-1.1, 1.27), (-0.62, 1.26), (-0.2, 0.95), (0.5, 0.35), (0.85, 0.16), (1.15, 0.14)], 0.13, True
        ),
        look.colour,
    )
    s.mark(
        [(-0.6, 1.35), (-0.17, 1.02), (0.53, 0.42), (0.87, 0.23), (1.15, 0.21)], 0.07, look.dark, curved=True
    )
    s.rod([(-1.14, 1.7), (-0.6, 1.7)], 0.06, "#d9574e")


@BUILT("seesaw")
def _seesaw(s: Sketch, look: Look) -> None:
    s.poly([(-0.26, 0.0), (0.26, 0.0), (0.07, 0.46), (-0.07, 0.46)], "#8a6a8f", 0.04)
    s.rod([(-1.15, 0.48), (1.15, 0.48)], 0.09, look.colour)
    for side in (-1, 1):
        s.mark([(side * 0.7, 0.52), (side * 0.7, 0.7), (side * 0.62, 0.73)], 0.035, "#d9574e")
        s.box(side * 0.82, 0.5, side * 1.16, 0.55, "#f6c453", 0.02)


@BUILT("sandbox")
def _sandbox(s: Sketch, look: Look) -> None:
    s.blob(
        [(-0.75, 0.14), (-0.4, 0.22), (-0.1, 0.34), (0.2, 0.2), (0.75, 0.14), (0.7, 0.08), (-0.7, 0.08)],
        look.colour,
        line=0,
    )
    s.box(0.3, 0.14, 0.46, 0.3, "#d9574e", 0.03)
    with s.before():
        s.box(-0.85, 0.0, 0.85, 0.15, "#b07a4a", 0.02)
        s.mark([(-0.8, 0.075), (0.8, 0.075)], 0.01, "#8a5a3c")


@BUILT("fountain")
def _fountain(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.mark(
            [(0, 1.45), (side * 0.18, 1.58), (side * 0.36, 1.42), (side * 0.44, 1.0)],
            0.03,
            "#d4edf3",
            curved=True,
        )
        s.mark([(side * 0.34, 0.96), (side * 0.5, 0.9), (side * 0.6, 0.5)], 0.028, "#d4edf3", curved=True)
    s.poly([(-0.1, 1.0), (0.1, 1.0), (0.14, 0.4), (-0.14, 0.4)], look.colour, 0.02)
    s.rod([(0, 1.05), (0, 1.42)], 0.09, look.colour)
    s.poly([(-0.5, 1.02), (0.5, 1.02), (0.2, 0.86), (-0.2, 0.86)], look.colour, 0.05)
    s.spot(0, 1.02, 0.46, 0.035, "#9fd0dd")
    s.spot(0, 0.46, 0.92, 0.08, "#9fd0dd")
    s.blob(
        [
            (-1.0, 0.48),
            (-0.5, 0.4),
            (0.5, 0.4),
            (1.0, 0.48),
            (0.9, 0.06),
            (0.5, 0.0),
            (-0.5, 0.0),
            (-0.9, 0.06),
        ],
        look.colour,
        shade=0.08,
    )
    s.mark([(-0.94, 0.42), (-0.5, 0.34), (0.5, 0.34), (0.94, 0.42)], 0.03, look.pale, curved=True)


@BUILT("statue")
def _statue(s: Sketch, look: Look) -> None:
    s.box(-0.5, 0.0, 0.5, 0.14, look.dark, 0.02)
    s.box(-0.4, 0.12, 0.4, 0.75, look.colour, 0.02)
    s.box(-0.46, 0.72, 0.46, 0.84, look.colour, 0.03)
    s.poly(
        [(-0.25, 0.84), (0.25, 0.84), (0.2, 1.4), (0.24, 1.85), (-0.24, 1.85), (-0.2, 1.4)], look.colour, 0.08
    )
    s.rod([(0.2, 1.78), (0.34, 1.95), (0.3, 2.22)], 0.11, look.colour)
    s.rod([(-0.2, 1.76), (-0.3, 1.5), (-0.16, 1.32)], 0.11, look.colour)
    s.oval(0, 2.06, 0.16, 0.18, look.colour)
    s.oval(0.3, 2.3, 0.09, 0.09, look.pale)
    for x in (-0.08, 0.04):
        s.mark([(x, 1.6), (x + 0.02, 0.95)], 0.016, look.dark)
    s.panel(-0.22, 0.34, 0.22, 0.54, "#c9b06a", 0.02)


@BUILT("doghouse")
def _doghouse(s: Sketch, look: Look) -> None:
    s.box(-0.5, 0.0, 0.5, 0.7, "#d9b382", 0.02)
    s.patch(paths.joined(paths.box(-0.24, 0.0, 0.24, 0.35), paths.oval(0, 0.35, 0.24, 0.22)), "#4f3a40")
    s.poly([(-0.5, 0.6), (0, 1.02), (0.5, 0.6)], "#d9b382", 0.01)
    s.rod([(-0.55, 0.58), (0, 1.05), (0.55, 0.58)], 0.11, look.colour)
    s.box(-0.18, 0.66, 0.18, 0.78, "#f7ead3", 0.02)
    s.mark([(-0.07, 0.72), (0.07, 0.72)], 0.03, "#8a5a3c")


@BUILT("phone_box")
def _phone_box(s: Sketch, look: Look) -> None:
    s.panel(-0.42, 0.1, 0.42, 2.0, "#7a3a42")
    with s.glowing():
        s.panel(-0.4, 0.45, 0.4, 1.95, "#d4edf3")
    s.box(-0.16, 1.1, 0.06, 1.5, "#4f5a66", 0.02)
    with s.before():
        frame = paths.box(-0.48, 0.0, 0.48, 2.14, 0.04)
        holes = [
            paths.box(x, y, x + 0.22, y + 0.44, 0.02) for x in (-0.38, -0.11, 0.16) for y in (0.5, 0.99, 1.48)
        ]
        s.form(paths.without(frame, *holes), look.colour, shade=0.03)
        s.patch(paths.box(-0.38, 0.5, 0.38, 1.92), see_through("#e6f4f6", 0.22))
        s.blob([(-0.5, 2.1), (-0.3, 2.26), (0, 2.3), (0.3, 2.26), (0.5, 2.1)], look.colour)
        s.panel(-0.36, 2.0, 0.36, 2.1, "#fbf4e2", 0.01)


@BUILT("barrel")
def _barrel(s: Sketch, look: Look) -> None:
    s.poly(
        [
            (-0.26, 0.86),
            (0.26, 0.86),
            (0.31, 0.65),
            (0.33, 0.43),
            (0.31, 0.2),
            (0.26, 0.0),
            (-0.26, 0.0),
            (-0.31, 0.2),
            (-0.33, 0.43),
            (-0.31, 0.65),
        ],
        look.colour,
        0.08,
        shade=0.1,
    )
    for x in (-0.13, 0.0, 0.13):
        s.mark([(x * 0.9, 0.8), (x * 1.15, 0.43), (x * 0.9, 0.06)], 0.012, look.dark, curved=True)
    for y, half in ((0.2, 0.3), (0.66, 0.3)):
        s.mark([(-half, y), (half, y)], 0.055, "#7f858d")
    s.oval(0, 0.85, 0.26, 0.045, look.pale)


@BUILT("cone")
def _cone(s: Sketch, look: Look) -> None:
    s.box(-0.2, 0.0, 0.2, 0.06, look.dark, 0.02)
    s.poly([(-0.14, 0.05), (0.14, 0.05), (0.035, 0.6), (-0.035, 0.6)], look.colour, 0.02)
    s.flat([(-0.105, 0.2), (0.105, 0.2), (0.083, 0.32), (-0.083, 0.32)], "#fff6e6")
