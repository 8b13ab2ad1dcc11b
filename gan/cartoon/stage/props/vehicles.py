"""Drawings of what drives on land. They look to the right; who rides sits between the two parts."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.props.tools import arc
from gan.cartoon.stage.sketch import Sketch, see_through

VEHICLES = Drawings()
_TYRE = "#4d4656"
_HUB = "#cfd6da"
_INSIDE = "#6b5560"
_GLASS = "#cfeaf2"


def wheel(s: Sketch, x: float, r: float, hub: str = _HUB) -> None:
    """A car's wheel that stands on the floor."""
    s.oval(x, r, r, r, _TYRE, shade=r * 0.12)
    s.oval(x, r, r * 0.55, r * 0.55, hub, line=0, shade=r * 0.1)
    s.spot(x, r, r * 0.16, r * 0.16, "#8f99a3")


def spoked(s: Sketch, x: float, r: float, rim: str, width: float, spokes: int = 6) -> None:
    """A wheel with spokes that stands on the floor."""
    for sx, sy in paths.star(x, r, r - width / 2, r - width / 2, spokes):
        s.mark([(x, r), (sx, sy)], width * 0.3, "#b4bec8")
    s.form(paths.ring(x, r, r, r - width), rim, shade=0)
    s.oval(x, r, width, width, "#8f99a3", line=0)


@VEHICLES("car")
def _car(s: Sketch, look: Look) -> None:
    s.flat([(-1.1, 0.3), (-1.1, 0.86), (-0.86, 1.42), (0.5, 1.42), (0.9, 0.86), (0.9, 0.3)], _INSIDE, 0.1)
    s.flat([(-0.95, 0.88), (-0.75, 1.36), (-0.12, 1.36), (-0.12, 0.88)], _GLASS)
    s.flat([(-0.02, 0.88), (-0.02, 1.36), (0.5, 1.36), (0.85, 0.88)], _GLASS)
    for x in (-0.14, -0.98):
        s.box(x - 0.1, 0.42, x + 0.06, 1.02, "#c9986c", 0.07)
    s.mark([(0.6, 0.76), (0.46, 0.98)], 0.04, "#5a4a55")
    with s.before():
        cabin = paths.poly([(-1.2, 0.8), (-0.92, 1.5), (0.52, 1.5), (1.02, 0.8)], 0.16)
        body = paths.blob(
            [
                (-1.72, 0.7),
                (-1.2, 0.9),
                (0.95, 0.88),
                (1.5, 0.8),
                (1.75, 0.62),
                (1.74, 0.34),
                (1.6, 0.2),
                (-1.6, 0.2),
                (-1.75, 0.36),
            ]
        )
        windows = (
            paths.poly([(-0.98, 0.9), (-0.8, 1.38), (-0.16, 1.38), (-0.16, 0.9)], 0.07),
            paths.poly([(-0.04, 0.9), (-0.04, 1.38), (0.46, 1.38), (0.8, 0.9)], 0.07),
        )
        arches = (paths.oval(-1.05, 0.3, 0.4, 0.4), paths.oval(1.08, 0.3, 0.4, 0.4))
        s.form(paths.without(paths.joined(cabin, body), *windows), look.colour, shade=0.08, line=0.012)
        for arch in arches:
            s.patch(paths.without(arch, paths.box(-2, -0.2, 2, 0.2)), _TYRE)
        s.mark([(-0.1, 0.86), (-0.1, 0.3)], 0.014, look.dark)
        s.mark([(-1.6, 0.55), (-1.42, 0.57)], 0.016, look.dark)
        s.mark([(-0.3, 0.76), (-0.2, 0.76)], 0.03, "#e8edf0")
        s.mark([(-0.66, 0.38), (0.68, 0.38)], 0.03, look.dark)
        with s.glowing():
            s.oval(1.63, 0.6, 0.08, 0.1, "#fff3c4", line=0)
            s.oval(-1.66, 0.6, 0.05, 0.09, "#f0705a", line=0)
        for x in (-1.68, 1.66):
            s.box(x - 0.12, 0.24, x + 0.1, 0.34, "#d5dbde", 0.04)
        wheel(s, -1.05, 0.32)
        wheel(s, 1.08, 0.32)


@VEHICLES("bus")
def _bus(s: Sketch, look: Look) -> None:
    s.panel(-2.7, 0.5, 2.65, 2.5, _INSIDE, 0.1)
    windows = [(-2.45, -1.6), (-1.45, -0.6), (-0.45, 0.4), (0.55, 1.4)]
    for x0, x1 in (*windows, (1.75, 2.6)):
        s.panel(x0, 1.35, x1, 2.3, _GLASS)
    for x in (-0.85, 0.25, 1.35):
        s.box(x - 0.12, 0.95, x + 0.05, 1.75, "#5b8fa8", 0.07)
    s.mark([(2.2, 1.3), (2.0, 1.6)], 0.05, "#5a4a55")
    with s.before():
        holes = [paths.box(x0, 1.35, x1, 2.3, 0.1) for x0, x1 in windows]
        front = paths.box(1.75, 1.25, 2.62, 2.3, 0.12)
        body = paths.box(-2.8, 0.3, 2.8, 2.75, 0.32)
        s.form(paths.without(body, *holes, front), look.colour, shade=0.12, line=0.012)
        s.panel(-2.78, 1.0, 1.6, 1.12, look.dark)
        s.mark([(1.58, 0.45), (1.58, 2.4)], 0.018, look.dark)
        s.mark([(-2.6, 2.5), (2.55, 2.5)], 0.03, look.pale)
        with s.glowing():
            s.oval(2.68, 0.8, 0.08, 0.14, "#fff3c4", line=0)
            s.oval(-2.73, 0.8, 0.05, 0.14, "#f0705a", line=0)
        for x in (-1.75, 1.75):
            s.patch(paths.without(paths.oval(x, 0.48, 0.58, 0.58), paths.box(-3, -0.3, 3, 0.3)), _TYRE)
            wheel(s, x, 0.46)


@VEHICLES("truck")
def _truck(s: Sketch, look: Look) -> None:
    s.flat([(1.0, 0.6), (1.0, 1.95), (1.8, 1.95), (2.15, 1.25), (2.15, 0.6)], _INSIDE, 0.06)
    s.flat([(1.15, 1.3), (1.15, 1.9), (1.8, 1.9), (2.06, 1.3)], _GLASS)
    s.box(1.15, 0.95, 1.32, 1.75, "#c9986c", 0.06)
    with s.before():
        window = paths.poly([(1.22, 1.3), (1.22, 1.88), (1.8, 1.88), (2.05, 1.3)], 0.08)
        cab = paths.poly(
            [(0.95, 0.4), (0.95, 2.05), (1.85, 2.05), (2.2, 1.32), (2.38, 1.2), (2.4, 0.4)], 0.14
        )
        s.form(paths.without(cab, window), look.colour, shade=0.1, line=0.012)
        s.mark([(1.2, 1.15), (1.32, 1.15)], 0.035, "#e8edf0")
        s.mark([(1.05, 0.5), (1.05, 1.9)], 0.014, look.dark)
        s.box(-2.4, 0.34, 2.4, 0.5, "#6a6470", 0.03)
        s.box(-2.4, 0.5, 0.85, 2.4, "#f3ead8", 0.06, line=0.012, shade=0.1)
        s.panel(-2.38, 1.15, 0.83, 1.55, look.colour)
        s.mark([(-2.28, 2.25), (0.7, 2.25)], 0.02, "#fffaf0")
        with s.glowing():
            s.oval(2.33, 0.78, 0.06, 0.1, "#fff3c4", line=0)
        for x in (-1.6, -0.7, 1.6):
            wheel(s, x, 0.42)


@VEHICLES("train")
def _train(s: Sketch, look: Look) -> None:
    s.panel(-2.5, 0.7, -1.05, 2.5, _INSIDE, 0.05)
    s.panel(-2.2, 1.5, -1.3, 2.35, _GLASS)
    with s.before():
        s.box(1.75, 2.0, 2.15, 2.62, "#4d4656", 0.04)
        s.box(1.68, 2.55, 2.22, 2.7, "#4d4656", 0.05)
        s.box(0.35, 2.0, 0.85, 2.32, "#e0b040", 0.14)
        s.box(-1.0, 0.85, 2.45, 2.08, look.colour, 0.45, shade=0.16, line=0.012)
        for x in (-0.2, 0.7, 1.55):
            s.panel(x, 0.86, x + 0.1, 2.07, "#e0b040")
        cab = paths.box(-2.6, 0.6, -0.95, 2.6, 0.06)
        s.form(paths.without(cab, paths.box(-2.25, 1.5, -1.3, 2.32, 0.12)), look.dark, shade=0.1, line=0.012)
        s.box(-2.78, 2.55, -0.8, 2.8, look.colour, 0.1)
        s.box(2.35, 1.0, 2.6, 1.95, "#4d4656", 0.08)
        with s.glowing():
            s.oval(2.6, 1.75, 0.13, 0.16, "#fff3c4", line=0)
        s.box(-2.7, 0.5, 2.6, 0.75, "#5a5560", 0.05)
        s.poly([(2.2, 0.6), (2.8, 0.08), (2.35, 0.04), (2.1, 0.3)], "#c8434a", 0.04)
        for x, r in ((-1.9, 0.46), (-0.85, 0.46), (0.45, 0.32), (1.2, 0.32), (1.95, 0.32)):
            spoked(s, x, r, "#4d4656", 0.11)
        s.rod([(-1.9, 0.4), (-0.85, 0.4), (0.45, 0.34)], 0.08, "#b4bec8")


@VEHICLES("tractor")
def _tractor(s: Sketch, look: Look) -> None:
    for x in (-1.15, -0.1):
        s.rod([(x, 0.9), (x + 0.06, 2.0)], 0.055, "#5a5560")
    s.box(-0.95, 0.95, -0.8, 1.5, "#5a4a4a", 0.05)
    s.box(-0.9, 0.95, -0.4, 1.06, "#5a4a4a", 0.04)
    s.mark([(-0.08, 1.1), (-0.26, 1.34)], 0.045, "#4d4656")
    with s.before():
        s.box(-1.3, 1.98, 0.1, 2.1, look.colour, 0.05)
        s.rod([(0.75, 1.3), (0.75, 1.85)], 0.07, "#5a5560")
        s.poly(
            [(-0.15, 0.5), (-0.15, 1.2), (0.05, 1.32), (1.3, 1.22), (1.35, 0.55)],
            look.colour,
            0.1,
            shade=0.08,
        )
        for x in (0.55, 0.75, 0.95):
            s.mark([(x, 0.8), (x, 1.08)], 0.03, look.dark)
        with s.glowing():
            s.oval(1.33, 1.05, 0.06, 0.09, "#fff3c4", line=0)
        s.blob(
            [(-1.45, 0.95), (-1.15, 1.3), (-0.6, 1.36), (-0.12, 1.05), (-0.2, 0.9), (-0.75, 1.12)],
            look.colour,
        )
        wheel(s, -0.75, 0.62, "#f0c244")
        for x, y in paths.star(-0.75, 0.62, 0.55, 0.55, 8):
            s.spot(x, y, 0.045, 0.045, "#625a6a")
        wheel(s, 1.05, 0.4, "#f0c244")


@VEHICLES("bicycle")
def _bicycle(s: Sketch, look: Look) -> None:
    for x in (-0.53, 0.53):
        spoked(s, x, 0.33, _TYRE, 0.045, 8)
    bars = [(-0.53, 0.33), (-0.08, 0.33), (0.36, 0.76), (-0.22, 0.72), (-0.53, 0.33)]
    s.rod(bars, 0.042, look.colour)
    s.rod([(-0.08, 0.33), (-0.25, 0.86)], 0.042, look.colour)
    s.rod([(0.53, 0.33), (0.36, 0.76), (0.33, 0.92)], 0.042, look.colour)
    s.rod([(0.33, 0.92), (0.24, 1.02), (0.13, 1.0)], 0.036, "#5a4a55", curved=True)
    s.blob([(-0.4, 0.92), (-0.26, 0.91), (-0.12, 0.89), (-0.24, 0.85), (-0.38, 0.85)], "#6b4231")
    s.oval(-0.08, 0.33, 0.075, 0.075, "#8f99a3")
    s.rod([(-0.08, 0.33), (0.0, 0.19)], 0.03, "#5a5560")
    s.rod([(-0.04, 0.18), (0.06, 0.18)], 0.035, "#4d4656")


@VEHICLES("motorbike")
def _motorbike(s: Sketch, look: Look) -> None:
    for x in (-0.66, 0.68):
        wheel(s, x, 0.32)
    s.rod([(0.68, 0.32), (0.45, 0.86), (0.3, 1.08)], 0.06, "#b4bec8")
    s.rod([(0.42, 0.95), (0.26, 1.07), (0.14, 1.04)], 0.045, "#4d4656", curved=True)
    s.poly([(-0.35, 0.22), (-0.28, 0.5), (0.25, 0.5), (0.3, 0.24)], "#7a818a", 0.05)
    s.rod([(0.1, 0.24), (-0.4, 0.22), (-0.85, 0.28)], 0.075, "#cfd6da", curved=True)
    s.blob([(-0.85, 0.74), (-0.5, 0.76), (-0.1, 0.7), (0.05, 0.62), (-0.3, 0.56), (-0.8, 0.62)], "#5a4652")
    s.blob([(-0.12, 0.6), (0.02, 0.82), (0.32, 0.84), (0.48, 0.7), (0.2, 0.54)], look.colour)
    s.blob([(-0.98, 0.56), (-0.85, 0.72), (-0.5, 0.66), (-0.42, 0.52), (-0.7, 0.62)], look.colour)
    s.blob([(0.45, 0.66), (0.62, 0.7), (0.86, 0.6), (0.98, 0.44), (0.72, 0.58)], look.colour)
    with s.glowing():
        s.oval(0.55, 0.88, 0.08, 0.085, "#fff3c4")


@VEHICLES("cart")
def _cart(s: Sketch, look: Look) -> None:
    s.rod([(0.6, 0.5), (0.92, 0.42)], 0.05, look.dark)
    s.panel(-0.75, 0.5, 0.75, 0.86, look.dark, 0.02)
    with s.before():
        s.poly([(-0.95, 0.82), (-0.8, 0.42), (0.68, 0.42), (0.82, 0.82)], look.colour, 0.03)
        for y in (0.55, 0.68):
            s.mark([(-0.83 + (0.55 - y) * 0.4, y), (0.7 - (0.55 - y) * 0.4, y)], 0.014, look.dark)
        s.rod([(-0.95, 0.84), (0.83, 0.84)], 0.06, look.pale)
        for x in (-0.5, 0.42):
            spoked(s, x, 0.3, "#7a4b33", 0.07)


@VEHICLES("pram")
def _pram(s: Sketch, look: Look) -> None:
    s.rod([(-0.25, 0.42), (-0.42, 0.9), (-0.48, 1.02)], 0.035, "#8f99a3")
    s.rod([(-0.5, 1.03), (-0.4, 1.05)], 0.05, "#5a4652")
    s.panel(-0.36, 0.5, 0.3, 0.66, "#fbf4e2", 0.05)
    s.poly([(0.02, 0.64), *arc(0.06, 0.64, 0.4, 0.46, 0, 92, 8)], look.dark, 0.02)
    for end in (30, 62):
        s.mark([(0.06, 0.66), *arc(0.06, 0.64, 0.4, 0.46, end, end, 2)[:1]], 0.012, look.colour)
    with s.before():
        s.blob(
            [(-0.42, 0.66), (0.0, 0.64), (0.47, 0.66), (0.4, 0.42), (0.15, 0.3), (-0.2, 0.3), (-0.38, 0.42)],
            look.colour,
        )
        s.rod([(-0.42, 0.655), (0.46, 0.655)], 0.04, look.pale)
        for x in (-0.27, 0.27):
            spoked(s, x, 0.17, _TYRE, 0.035)


@VEHICLES("sled")
def _sled(s: Sketch, look: Look) -> None:
    for x in (-0.42, 0.0, 0.42):
        s.rod([(x, 0.05), (x, 0.28)], 0.04, "#8a5a3c")
    s.rod(
        [(-0.72, 0.03), (0.45, 0.03), (0.66, 0.12), (0.72, 0.3), (0.62, 0.42)], 0.05, "#b07a4a", curved=True
    )
    for y in (0.29,):
        s.box(-0.7, y - 0.03, 0.6, y + 0.04, look.colour, 0.03)
    s.mark([(-0.66, 0.31), (0.56, 0.31)], 0.012, look.pale)


@VEHICLES("boat")
def _boat(s: Sketch, look: Look) -> None:
    s.blob([(-1.35, 0.62), (0, 0.5), (1.35, 0.66), (0.9, 0.28), (-0.9, 0.28)], "#8f5f44", shade=0)
    for x in (-0.55, 0.45):
        s.box(x - 0.25, 0.36, x + 0.25, 0.44, "#c79a63", 0.02)
    with s.before():
        s.blob(
            [
                (-1.38, 0.66),
                (-0.7, 0.54),
                (0, 0.5),
                (0.7, 0.56),
                (1.43, 0.78),
                (1.2, 0.3),
                (0.85, 0.04),
                (0, 0.0),
                (-0.85, 0.04),
                (-1.2, 0.26),
            ],
            look.colour,
            shade=0.08,
        )
        s.mark(
            [(-1.28, 0.6), (-0.7, 0.47), (0, 0.43), (0.7, 0.49), (1.3, 0.68)], 0.05, look.pale, curved=True
        )
        s.mark([(-1.0, 0.26), (0, 0.2), (1.08, 0.3)], 0.014, look.dark, curved=True)
        s.rod([(-0.1, 0.5), (0.28, 0.98)], 0.04, "#b07a4a")
        s.rod([(-0.1, 0.5), (-0.3, 0.24)], 0.04, "#b07a4a")
        s.blob([(-0.3, 0.3), (-0.24, 0.18), (-0.4, 0.02), (-0.46, 0.08)], "#c79a63")


@VEHICLES("sailboat")
def _sailboat(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.5), (0, 3.52)], 0.07, "#8a5a3c")
    s.blob([(0.08, 3.3), (0.9, 2.2), (1.42, 1.05), (0.7, 1.0), (0.08, 1.05)], "#fbf4e2", line=0.012)
    s.mark([(0.12, 2.2), (0.86, 2.15)], 0.07, look.pale)
    s.mark([(0.1, 1.6), (1.14, 1.55)], 0.07, look.pale)
    s.blob([(-0.08, 3.1), (-0.7, 2.0), (-1.2, 1.12), (-0.6, 1.02), (-0.08, 1.05)], "#f3e2bd", line=0.012)
    s.poly([(0, 3.6), (0.38, 3.5), (0, 3.4)], "#d9574e", 0.02)
    s.blob([(-1.5, 0.7), (0, 0.6), (1.6, 0.74), (1.1, 0.4), (-1.1, 0.4)], "#a8744a", shade=0)
    with s.before():
        s.blob(
            [
                (-1.6, 0.74),
                (-0.8, 0.64),
                (0, 0.6),
                (0.8, 0.64),
                (1.68, 0.84),
                (1.42, 0.36),
                (1.05, 0.05),
                (0, 0.0),
                (-1.05, 0.05),
                (-1.42, 0.34),
            ],
            look.colour,
            shade=0.1,
            line=0.012,
        )
        s.mark([(-1.46, 0.56), (0, 0.46), (1.5, 0.62)], 0.08, "#fbf4e2", curved=True)
        for x in (-0.8, -0.3, 0.2, 0.7):
            s.spot(x, 0.26, 0.075, 0.075, "#fbf4e2")
            s.spot(x, 0.26, 0.05, 0.05, "#6fa9c4")


@VEHICLES("plane")
def _plane(s: Sketch, look: Look) -> None:
    s.poly([(-2.2, 1.0), (-2.3, 1.85), (-1.9, 1.9), (-1.4, 1.1)], look.dark, 0.12)
    s.box(-0.32, 0.75, 0.5, 1.2, _INSIDE, 0.1)
    s.box(-0.32, 0.85, -0.2, 1.45, "#c9986c", 0.05)
    with s.before():
        fuselage = paths.blob(
            [
                (-2.25, 1.05),
                (-1.2, 1.2),
                (0.2, 1.28),
                (1.5, 1.2),
                (1.95, 0.85),
                (1.6, 0.5),
                (0.2, 0.36),
                (-1.2, 0.58),
            ]
        )
        s.form(paths.without(fuselage, paths.oval(0.05, 1.32, 0.42, 0.2)), look.colour, shade=0.1, line=0.012)
        s.poly([(0.42, 1.2), (0.5, 1.5), (0.62, 1.48), (0.72, 1.2)], "#cfeaf2", 0.03)
        s.mark([(-1.8, 0.98), (-0.6, 1.0)], 0.09, look.pale)
        s.blob([(-0.65, 0.82), (0.55, 0.88), (0.7, 0.76), (0.0, 0.66), (-0.7, 0.68)], look.pale)
        s.blob([(-2.05, 1.08), (-1.4, 1.12), (-1.35, 1.02), (-2.0, 0.98)], look.dark)
        s.oval(1.98, 0.86, 0.16, 0.14, "#e0b040")
        s.blob([(2.1, 0.88), (2.2, 1.3), (2.14, 1.7), (2.06, 1.3)], "#b07a4a")
        s.blob([(2.1, 0.84), (2.2, 0.5), (2.14, 0.12), (2.06, 0.45)], "#b07a4a")
        s.rod([(0.6, 0.45), (0.72, 0.2)], 0.06, "#8f99a3")
        wheel(s, 0.74, 0.17)
        s.rod([(-1.78, 0.92), (-1.75, 0.14)], 0.06, "#8f99a3")
        wheel(s, -1.75, 0.1)


@VEHICLES("helicopter")
def _helicopter(s: Sketch, look: Look) -> None:
    s.patch(paths.blob([(0.6, 1.5), (1.05, 1.4), (1.42, 1.0), (1.3, 0.7), (0.3, 0.7)]), _GLASS)
    s.box(0.45, 0.7, 0.6, 1.25, "#c9986c", 0.05)
    with s.before():
        s.blob(
            [(-2.05, 1.42), (-1.2, 1.3), (-0.2, 1.38), (-0.2, 0.95), (-1.2, 1.14), (-2.0, 1.26)], look.colour
        )
        s.poly([(-2.05, 1.2), (-2.1, 1.75), (-1.9, 1.75), (-1.7, 1.25)], look.dark, 0.05)
        hull = paths.blob(
            [
                (-0.5, 1.3),
                (0.3, 1.62),
                (1.1, 1.5),
                (1.6, 1.0),
                (1.5, 0.6),
                (0.8, 0.42),
                (-0.2, 0.5),
                (-0.55, 0.9),
            ]
        )
        glass = paths.blob([(0.68, 1.46), (1.1, 1.38), (1.45, 1.0), (1.38, 0.84), (0.7, 0.84)])
        s.form(paths.without(hull, glass), look.colour, shade=0.1, line=0.012)
        s.box(-0.25, 0.95, 0.25, 1.3, "#cfeaf2", 0.08)
        s.patch(glass, see_through("#dff2f6", 0.35))
        s.rod([(0.3, 1.6), (0.3, 1.95)], 0.08, "#7a818a")
        s.rod([(-1.6, 2.04), (2.05, 2.04)], 0.07, "#7a818a")
        s.oval(0.3, 2.0, 0.12, 0.09, look.dark)
        for x in (0.0, 1.0):
            s.rod([(x, 0.5), (x, 0.08)], 0.05, "#7a818a")
        s.rod([(-0.45, 0.1), (-0.35, 0.045), (1.4, 0.045), (1.5, 0.12)], 0.07, "#7a818a")


@VEHICLES("rocket")
def _rocket(s: Sketch, look: Look) -> None:
    if look.state == "flame":
        s.glow(0, 0.15, 1.2, 1.0, "#ffb84d", 0.6)
        with s.glowing():
            s.blob(
                [(-0.28, 0.42), (0.28, 0.42), (0.2, -0.2), (0, -0.7), (-0.2, -0.2)],
                "#f59a3c",
                line=0,
                shade=0,
            )
            s.blob(
                [(-0.16, 0.42), (0.16, 0.42), (0.1, 0.0), (0, -0.35), (-0.1, 0.0)], "#ffe08a", line=0, shade=0
            )
    s.blob([(-0.4, 1.3), (-0.78, 0.7), (-0.78, 0.02), (-0.5, 0.3), (-0.3, 0.6)], look.colour)
    s.blob([(0.4, 1.3), (0.78, 0.7), (0.78, 0.02), (0.5, 0.3), (0.3, 0.6)], look.colour)
    s.box(-0.26, 0.3, 0.26, 0.6, "#6a6470", 0.06)
    hull = paths.blob(
        [
            (0, 3.6),
            (0.4, 2.9),
            (0.55, 1.9),
            (0.42, 0.9),
            (0.28, 0.48),
            (-0.28, 0.48),
            (-0.42, 0.9),
            (-0.55, 1.9),
            (-0.4, 2.9),
        ]
    )
    s.form(hull, "#f3ead8", shade=0.14, line=0.012)
    s.form(paths.common(hull, paths.box(-1, 2.75, 1, 3.7)), look.colour, shade=0.1, line=0.012)
    s.panel(-0.42, 0.78, 0.42, 0.88, look.colour)
    for y, r in ((2.1, 0.27), (1.35, 0.18)):
        s.oval(0, y, r, r, look.dark)
        with s.glowing():
            s.spot(0, y, r * 0.74, r * 0.74, "#a9dcec")
        s.mark(arc(0, y, r * 0.5, r * 0.5, 110, 165, 5), 0.03, "#f4fbfc", curved=True)
    s.blob([(0, 1.0), (0.08, 0.6), (0.06, 0.1), (-0.06, 0.1), (-0.08, 0.6)], look.colour)


@VEHICLES("hot_air_balloon")
def _hot_air_balloon(s: Sketch, look: Look) -> None:
    for x in (-0.4, 0.4):
        s.mark([(x, 0.7), (x * 1.5, 1.6)], 0.025, "#8a6a4a")
    s.mark([(0.2, 0.7), (0.3, 1.6)], 0.02, "#8a6a4a")
    s.mark([(-0.2, 0.7), (-0.3, 1.6)], 0.02, "#8a6a4a")
    envelope = paths.blob(
        [
            (0, 4.4),
            (0.9, 4.1),
            (1.3, 3.2),
            (1.05, 2.3),
            (0.5, 1.6),
            (-0.5, 1.6),
            (-1.05, 2.3),
            (-1.3, 3.2),
            (-0.9, 4.1),
        ]
    )
    s.form(envelope, look.colour, shade=0.2, line=0)
    for side in (-1, 1):
        s.patch(
            paths.blob(
                [
                    (0, 4.36),
                    (side * 0.62, 3.9),
                    (side * 0.8, 3.1),
                    (side * 0.62, 2.2),
                    (side * 0.3, 1.62),
                    (side * 0.14, 1.6),
                    (side * 0.34, 2.3),
                    (side * 0.42, 3.2),
                    (side * 0.3, 4.0),
                ]
            ),
            look.pale,
        )
    s.spot(-0.5, 3.85, 0.12, 0.2, see_through("#fffaf0", 0.5))
    s.panel(-0.45, 0.3, 0.45, 0.7, "#7a5238", 0.04)
    with s.before():
        s.box(-0.5, 0.0, 0.5, 0.66, "#c4924e", 0.08)
        for y in (0.15, 0.3, 0.45):
            s.mark([(-0.46, y), (0.46, y)], 0.02, "#9a6a3c")
        s.rod([(-0.5, 0.68), (0.5, 0.68)], 0.07, "#8a5a3c")
