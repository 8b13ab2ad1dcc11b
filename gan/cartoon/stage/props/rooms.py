"""Drawings of what else stands in rooms or hangs on their walls."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.tools import arc, flame
from gan.cartoon.stage.sketch import Sketch, fading, see_through

ROOMS = Drawings()
_INK = "#4a4252"


@ROOMS("tv")
def _tv(s: Sketch, look: Look) -> None:
    s.box(-0.5, 0.0, 0.5, 0.34, "#a5744a", 0.03)
    for side in (-1, 1):
        s.box(side * 0.02, 0.06, side * 0.46, 0.28, "#b98a58", 0.02, line=0, shade=0.02)
        s.oval(side * 0.06, 0.17, 0.02, 0.02, "#e0b040", line=0)
    s.box(-0.12, 0.33, 0.12, 0.42, look.dark, 0.01)
    s.box(-0.575, 0.4, 0.575, 1.12, look.colour, 0.07, shade=0.04)
    if look.state == "on":
        s.glow(0, 0.76, 0.95, 0.75, "#a9d6e5", 0.28)
        with s.glowing():
            s.panel(-0.515, 0.46, 0.515, 1.06, "#9fd3e6", 0.045)
            hills = paths.blob(
                [(-0.6, 0.64), (-0.2, 0.74), (0.12, 0.66), (0.6, 0.78), (0.7, 0.3), (-0.7, 0.3)]
            )
            s.patch(paths.common(hills, paths.box(-0.515, 0.46, 0.515, 1.06, 0.045)), "#8fc08a")
            s.spot(0.3, 0.93, 0.07, 0.07, "#ffe08a")
            s.spot(-0.26, 0.92, 0.12, 0.04, "#f7fbfb")
    else:
        s.panel(-0.515, 0.46, 0.515, 1.06, "#5a6470", 0.045)
        s.flat([(-0.4, 0.56), (-0.1, 1.0), (0.05, 1.0), (-0.25, 0.56)], see_through("#fff6e6", 0.12))


@ROOMS("computer")
def _computer(s: Sketch, look: Look) -> None:
    s.box(-0.13, 0.05, 0.0, 0.14, look.dark, 0.01)
    s.box(-0.2, 0.04, 0.07, 0.07, look.dark, 0.012)
    s.box(-0.3, 0.11, 0.18, 0.5, look.colour, 0.03)
    if look.state == "on":
        with s.glowing():
            s.panel(-0.265, 0.15, 0.145, 0.465, "#bfe3ee", 0.012)
            s.panel(-0.23, 0.3, -0.04, 0.43, "#f7fbfb", 0.008)
            for y in (0.2, 0.24, 0.28):
                s.mark([(0.0, y + 0.13), (0.1, y + 0.13)], 0.012, "#7fb3cc")
    else:
        s.panel(-0.265, 0.15, 0.145, 0.465, "#4f5a66", 0.012)
    s.box(-0.24, 0.0, 0.22, 0.035, look.pale, 0.012)
    s.oval(0.27, 0.018, 0.032, 0.018, look.pale)


@ROOMS("piano")
def _piano(s: Sketch, look: Look) -> None:
    s.box(-0.75, 0.0, 0.6, 1.17, look.colour, 0.03, shade=0.05)
    s.panel(-0.65, 0.1, 0.5, 0.56, look.dark, 0.02)
    s.panel(-0.65, 0.8, 0.5, 1.1, look.dark, 0.02)
    s.box(-0.7, 0.6, 0.75, 0.72, look.colour, 0.03)
    s.panel(-0.62, 0.695, 0.7, 0.745, "#fbf7ef", 0.006)
    for step in range(12):
        if step % 7 not in (2, 6):
            s.panel(-0.55 + step * 0.1, 0.715, -0.51 + step * 0.1, 0.745, _INK)
    s.box(0.58, 0.0, 0.66, 0.62, look.dark, 0.02)
    s.poly([(-0.28, 0.82), (0.14, 0.82), (0.12, 1.08), (-0.26, 1.08)], "#f7ead3", 0.008)
    for y in (0.89, 0.95, 1.01):
        s.mark([(-0.22, y), (0.08, y)], 0.008, "#a79db0")
    s.box(-0.75, 1.13, 0.64, 1.2, look.dark, 0.02)


@ROOMS("floor_lamp")
def _floor_lamp(s: Sketch, look: Look) -> None:
    s.box(-0.16, 0.0, 0.16, 0.04, "#8a6a4a", 0.02)
    s.rod([(0, 0.04), (0, 1.3)], 0.032, "#8a6a4a")
    shade = paths.poly([(-0.15, 1.62), (0.15, 1.62), (0.25, 1.26), (-0.25, 1.26)], 0.03)
    if look.state == "on":
        s.glow(0, 1.42, 0.95, 0.95, "#ffd98a", 0.42)
    with s.glowing():
        s.form(shade, look.colour, shade=0.05 if look.state == "off" else 0.03)
        if look.state == "on":
            s.patch(shade, see_through("#fff3cf", 0.45))


@ROOMS("table_lamp")
def _table_lamp(s: Sketch, look: Look) -> None:
    s.box(-0.09, 0.0, 0.09, 0.03, "#8a6a4a", 0.015)
    s.blob([(-0.03, 0.02), (-0.06, 0.1), (-0.02, 0.2), (0.02, 0.2), (0.06, 0.1), (0.03, 0.02)], "#5b8fa8")
    shade = paths.poly([(-0.1, 0.5), (0.1, 0.5), (0.17, 0.22), (-0.17, 0.22)], 0.025)
    if look.state == "on":
        s.glow(0, 0.34, 0.7, 0.7, "#ffd98a", 0.42)
    with s.glowing():
        s.form(shade, look.colour, shade=0.03)
        if look.state == "on":
            s.patch(shade, see_through("#fff3cf", 0.4))


@ROOMS("fireplace")
def _fireplace(s: Sketch, look: Look) -> None:
    s.box(-0.74, 0.0, 0.74, 1.2, look.colour, 0.02, shade=0.05)
    for row in range(6):
        for step in range(4):
            x = -0.72 + step * 0.4 + (0.2 if row % 2 else 0.0)
            if abs(x + 0.14) > 0.5 or row > 4:
                s.box(
                    x,
                    0.03 + row * 0.19,
                    min(x + 0.28, 0.73),
                    0.17 + row * 0.19,
                    look.pale,
                    0.02,
                    line=0,
                    shade=0.02,
                )
    opening = paths.joined(paths.box(-0.42, 0.0, 0.42, 0.5), paths.oval(0, 0.5, 0.42, 0.3))
    s.patch(opening, "#43303a")
    s.rod([(-0.24, 0.08), (0.22, 0.12)], 0.09, "#8a5a3c")
    s.rod([(-0.2, 0.13), (0.24, 0.07)], 0.09, "#6b4231")
    if look.state == "on":
        s.glow(0, 0.3, 1.1, 0.9, "#ff9a4a", 0.5)
        with s.glowing():
            for x, w, h in ((-0.14, 0.2, 0.34), (0.13, 0.22, 0.38), (0.0, 0.28, 0.54)):
                flame(s, x, 0.1, w, h)
    s.box(-0.8, 1.18, 0.8, 1.3, "#8f5f3c", 0.03)
    s.box(-0.8, 0.0, 0.8, 0.05, "#8d8791", 0.02)


@ROOMS("plant")
def _plant(s: Sketch, look: Look) -> None:
    leaves = (
        ((0.0, 0.42), (-0.25, 0.75), (-0.35, 0.72), 0.0),
        ((0.0, 0.42), (0.25, 0.75), (0.35, 0.7), 0.0),
        ((0.0, 0.42), (-0.2, 0.98), (-0.28, 1.04), 0.3),
        ((0.0, 0.42), (0.2, 1.0), (0.26, 1.06), 0.3),
        ((0.0, 0.42), (0.0, 0.9), (0.02, 1.1), 0.6),
    )
    for (x0, y0), (xm, ym), (x1, y1), tone in leaves:
        dx, dy = x1 - x0, y1 - y0
        length = (dx * dx + dy * dy) ** 0.5
        nx, ny = -dy / length * 0.1, dx / length * 0.1
        fill = look.colour if tone < 0.5 else look.pale
        mx, my = (x0 + xm + x1) / 3 * 1.1, (y0 + ym + y1) / 3
        s.blob([(x0, y0), (mx + nx, my + ny), (x1, y1), (mx - nx, my - ny)], fill)
        s.mark([(x0, y0), (mx, my), (x0 + dx * 0.85, y0 + dy * 0.88)], 0.012, look.dark, curved=True)
    s.poly([(-0.21, 0.42), (0.21, 0.42), (0.15, 0.0), (-0.15, 0.0)], "#c9714f", 0.03)
    s.box(-0.24, 0.36, 0.24, 0.46, "#d98a63", 0.03)


@ROOMS("rug")
def _rug(s: Sketch, look: Look) -> None:
    s.oval(0, 0.15, 1.1, 0.15, look.dark, shade=0, line=0)
    s.oval(0, 0.16, 1.1, 0.15, look.colour, shade=0, line=0)
    s.spot(0, 0.16, 0.9, 0.115, look.pale)
    s.spot(0, 0.16, 0.84, 0.105, look.colour)
    s.spot(0, 0.16, 0.36, 0.045, look.pale)


@ROOMS("chest")
def _chest(s: Sketch, look: Look) -> None:
    if look.state == "open":
        s.poly([(-0.42, 0.36), (0.42, 0.36), (0.38, 0.62), (-0.38, 0.62)], look.dark, 0.05)
        s.glow(0, 0.42, 0.5, 0.3, "#ffe08a", 0.5)
        for x, y in ((-0.25, 0.4), (-0.1, 0.44), (0.06, 0.42), (0.2, 0.42), (0.3, 0.38)):
            s.oval(x, y, 0.08, 0.06, "#f0c244", line=0)
    else:
        s.poly(
            [(-0.45, 0.34), (-0.45, 0.5), (-0.36, 0.64), (0.36, 0.64), (0.45, 0.5), (0.45, 0.34)],
            look.colour,
            0.08,
        )
        for x in (-0.33, 0.33):
            s.panel(x - 0.045, 0.38, x + 0.045, 0.634, "#c79a4b")
    with s.before():
        s.box(-0.45, 0.0, 0.45, 0.39, look.colour, 0.02)
        for x in (-0.33, 0.33):
            s.panel(x - 0.045, 0.006, x + 0.045, 0.384, "#c79a4b")
        s.mark([(-0.44, 0.385), (0.44, 0.385)], 0.026, "#c79a4b")
        s.box(-0.07, 0.26, 0.07, 0.42, "#e0b040", 0.02)
        s.spot(0, 0.33, 0.016, 0.024, "#5a3f38")


@ROOMS("bin")
def _bin(s: Sketch, look: Look) -> None:
    s.oval(0, 0.62, 0.21, 0.04, "#3f444c")
    with s.before():
        body = paths.poly([(-0.22, 0.62), (0.22, 0.62), (0.18, 0.0), (-0.18, 0.0)], 0.03)
        s.form(paths.without(body, paths.oval(0, 0.63, 0.2, 0.035)), look.colour, shade=0.06)
        for x in (-0.1, 0.0, 0.1):
            s.mark([(x * 1.15, 0.53), (x, 0.08)], 0.02, look.dark)
        s.form(paths.rod([(-0.215, 0.615), (0, 0.575), (0.215, 0.615)], 0.04, True), look.pale)


@ROOMS("ladder")
def _ladder(s: Sketch, look: Look) -> None:
    for step in range(7):
        y = 0.22 + step * 0.29
        s.rod([(-0.24 + y * 0.03, y), (0.24 - y * 0.03, y)], 0.045, look.dark)
    for side in (-1, 1):
        s.rod([(side * 0.27, 0.03), (side * 0.2, 2.17)], 0.06, look.colour)


@ROOMS("easel")
def _easel(s: Sketch, look: Look) -> None:
    s.rod([(0, 1.65), (0.02, 0.1)], 0.04, look.dark)
    for side in (-1, 1):
        s.rod([(side * 0.06, 1.67), (side * 0.4, 0.03)], 0.05, look.colour)
    s.box(-0.42, 0.66, 0.42, 1.42, "#fbf4e2", 0.01)
    s.patch(paths.box(-0.38, 0.7, 0.38, 1.38), "#a9d6e5")
    s.patch(
        paths.blob([(-0.38, 0.95), (-0.1, 1.06), (0.15, 0.93), (0.38, 1.02), (0.38, 0.71), (-0.38, 0.71)]),
        "#8fb96a",
    )
    s.spot(0.18, 1.24, 0.07, 0.07, "#f6c453")
    s.box(-0.45, 0.6, 0.45, 0.66, look.colour, 0.01)


@ROOMS("podium")
def _podium(s: Sketch, look: Look) -> None:
    s.box(-0.4, 0.0, 0.4, 0.08, look.dark, 0.015)
    s.poly([(-0.34, 1.02), (0.34, 1.02), (0.27, 0.06), (-0.27, 0.06)], look.colour, 0.015)
    s.poly([(-0.22, 0.9), (0.22, 0.9), (0.18, 0.2), (-0.18, 0.2)], look.pale, 0.03, line=0)
    s.box(-0.4, 1.0, 0.4, 1.1, look.colour, 0.02)
    s.poly(paths.star(0, 0.58, 0.11, 0.05), "#e0b040", 0.01, line=0)
    s.mark([(0.18, 1.1), (0.16, 1.14)], 0.02, _INK)


@ROOMS("blackboard")
def _blackboard(s: Sketch, look: Look) -> None:
    s.box(-1.1, 0.0, 1.1, 1.25, "#a8703f", 0.03, line=0.011)
    s.panel(-1.03, 0.09, 1.03, 1.18, look.colour)
    chalk = see_through("#fbf4e2", 0.85)
    s.mark([(-0.85, 0.95), (-0.45, 0.95)], 0.03, chalk)
    s.mark([(-0.85, 0.8), (-0.55, 0.8)], 0.022, chalk)
    s.mark([(-0.85, 0.66), (-0.5, 0.66)], 0.022, chalk)
    s.mark(arc(0.2, 0.62, 0.26, 0.26, 0, 360, 17), 0.022, chalk, curved=True)
    s.mark([(0.2, 0.62), (0.44, 0.72)], 0.022, chalk)
    s.mark([(0.66, 0.42), (0.9, 0.42), (0.78, 0.68), (0.66, 0.42)], 0.022, chalk)
    s.box(-0.5, 0.0, 0.5, 0.05, "#8f5f3c", 0.015)
    s.box(-0.2, 0.045, -0.06, 0.08, "#fbf4e2", 0.01, line=0)


@ROOMS("picture")
def _picture(s: Sketch, look: Look) -> None:
    s.box(-0.4, 0.0, 0.4, 0.62, look.colour, 0.02)
    s.panel(-0.34, 0.06, 0.34, 0.56, "#bfe0ea")
    s.spot(0.14 - 0.3 * look.variant, 0.43, 0.06, 0.06, "#fbeab0")
    canvas = paths.box(-0.34, 0.06, 0.34, 0.56)
    far = paths.blob([(-0.4, 0.26), (-0.16, 0.4), (0.02, 0.28), (0.4, 0.38), (0.5, -0.1), (-0.5, -0.1)])
    near = paths.blob([(-0.4, 0.17), (0.0, 0.22), (0.4, 0.14), (0.5, -0.1), (-0.5, -0.1)])
    s.patch(paths.common(far, canvas), "#8fae9a")
    s.patch(paths.common(near, canvas), "#6d9c6f")


@ROOMS("mirror")
def _mirror(s: Sketch, look: Look) -> None:
    s.box(-0.3, 0.0, 0.3, 1.0, look.colour, 0.28)
    s.patch(paths.box(-0.24, 0.06, 0.24, 0.94, 0.23), "#cfe6ea")
    s.flat([(-0.2, 0.3), (0.1, 0.84), (0.18, 0.78), (-0.12, 0.22)], "#e6f4f4", 0.02)


@ROOMS("clock")
def _clock(s: Sketch, look: Look) -> None:
    s.oval(0, 0.21, 0.21, 0.21, look.colour)
    s.spot(0, 0.21, 0.165, 0.165, "#fbf4e2")
    for x, y in paths.star(0, 0.21, 0.135, 0.135, 6):
        s.spot(x, y, 0.009, 0.009, _INK)
    s.mark([(0, 0.3), (0, 0.21), (0.07, 0.17)], 0.018, _INK)


@ROOMS("window")
def _window(s: Sketch, look: Look) -> None:
    s.box(-0.55, 0.05, 0.55, 1.25, look.colour, 0.02)
    sky = ("#3b4a7d", "#5f6aa0") if look.state == "night" else ("#a9dcec", "#dff2f3")
    with s.glowing():
        s.panel(-0.48, 0.12, 0.48, 1.18, sky[0])
        hills = paths.blob([(-0.6, 0.4), (-0.1, 0.5), (0.25, 0.38), (0.6, 0.48), (0.7, 0.0), (-0.7, 0.0)])
        s.patch(paths.common(hills, paths.box(-0.48, 0.12, 0.48, 1.18)), sky[1])
    with s.before():
        for ends in ([(0, 0.12), (0, 1.18)], [(-0.48, 0.68), (0.48, 0.68)]):
            s.mark(ends, 0.035, look.colour)
        s.box(-0.6, 0.0, 0.6, 0.07, look.colour, 0.02)


@ROOMS("curtain")
def _curtain(s: Sketch, look: Look) -> None:
    s.rod([(-0.48, 2.07), (0.48, 2.07)], 0.04, "#a8703f")
    s.poly([(-0.46, 2.05), (0.46, 2.05), (0.5, 0.0), (-0.5, 0.0)], look.colour, 0.03)
    for x in (-0.32, -0.14, 0.06, 0.26):
        s.flat([(x, 2.03), (x + 0.05, 2.03), (x + 0.08, 0.01), (x - 0.01, 0.01)], look.dark)


@ROOMS("slot_machine")
def _slot_machine(s: Sketch, look: Look) -> None:
    s.rod([(0.31, 0.8), (0.31, 1.06)], 0.04, "#9aa8b2")
    s.oval(0.31, 1.08, 0.04, 0.045, "#f6c453")
    s.box(-0.35, 0.0, 0.27, 0.6, look.dark, 0.04)
    s.box(-0.35, 0.55, 0.27, 1.5, look.colour, 0.12)
    with s.glowing():
        s.box(-0.27, 1.22, 0.19, 1.42, "#ffe9a8", 0.06, line=0)
        s.panel(-0.28, 0.78, 0.2, 1.08, "#fbf7ef", 0.03)
    for x, fill in ((-0.2, "#d9574e"), (-0.04, "#f6c453"), (0.12, "#6aa84f")):
        s.spot(x, 0.93, 0.05, 0.06, fill)
    s.poly(paths.star(-0.04, 1.32, 0.07, 0.032), "#ee8f4a", 0.006, line=0)
    s.box(-0.2, 0.3, 0.12, 0.42, "#43303a", 0.03, line=0)
    with s.glowing():
        s.oval(-0.04, 1.52, 0.05, 0.035, "#ffd65c", line=0)


@ROOMS("stage_light")
def _stage_light(s: Sketch, look: Look) -> None:
    for x in (-0.22, 0.22):
        s.rod([(0, 0.4), (x, 0.02)], 0.04, look.colour)
    s.rod([(0, 0.05), (0, 2.0)], 0.045, look.colour)
    s.poly([(-0.24, 2.26), (-0.1, 2.3), (0.22, 2.14), (0.14, 1.9), (-0.24, 2.0)], look.colour, 0.05)
    with s.glowing():
        s.patch(paths.oval(0.2, 2.02, 0.09, 0.16), "#fff3c4")
        s.patch(paths.oval(0.2, 2.02, 0.5, 0.4), fading(0.2, 2.02, 0.5, 0.4, "#fff0b0", 0.35))


@ROOMS("door")
def _door(s: Sketch, look: Look) -> None:
    s.box(-0.5, 0.0, 0.5, 2.1, look.dark, 0.02, line=0.011)
    if look.state == "open":
        s.panel(-0.42, 0.0, 0.42, 2.02, "#4a3a48")
        s.poly([(-0.42, 0.0), (-0.14, 0.06), (-0.14, 1.94), (-0.42, 2.02)], look.colour, 0.01)
        return
    s.box(-0.42, 0.0, 0.42, 2.02, look.colour, 0.015)
    for y0, y1 in ((0.16, 0.9), (1.06, 1.86)):
        for side in (-1, 1):
            s.box(side * 0.05, y0, side * 0.34, y1, look.pale, 0.02, line=0, shade=0.025)
    s.oval(0.35, 0.98, 0.03, 0.035, "#e0b040")
