"""Drawings of what people sit on, lie on and eat from."""

from __future__ import annotations

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.sketch import Sketch

FURNITURE = Drawings()


def _legs(
    s: Sketch, places: tuple[float, ...], height: float, width: float, fill: str, lean: float = 0.0
) -> None:
    for x in places:
        out = lean if x > 0 else -lean
        s.poly(
            [
                (x - width / 2, height),
                (x + width / 2, height),
                (x + out + width * 0.35, 0),
                (x + out - width * 0.35, 0),
            ],
            fill,
            0.01,
        )


def _cushion(s: Sketch, x0: float, y0: float, x1: float, y1: float, fill: str, r: float = 0.08) -> None:
    s.box(x0, y0, x1, y1, fill, r)


@FURNITURE("table")
def _table(s: Sketch, look: Look) -> None:
    _legs(s, (-0.42, 0.42), 0.7, 0.07, look.dark, 0.0)
    _legs(s, (-0.6, 0.6), 0.7, 0.085, look.colour, 0.03)
    s.box(-0.62, 0.61, 0.62, 0.71, look.dark, 0.01)
    s.box(-0.7, 0.69, 0.7, 0.76, look.colour, 0.03)


@FURNITURE("coffee_table")
def _coffee_table(s: Sketch, look: Look) -> None:
    _legs(s, (-0.36, 0.36), 0.4, 0.06, look.dark, 0.06)
    s.box(-0.36, 0.15, 0.36, 0.18, look.dark, 0.01)
    s.box(-0.475, 0.38, 0.475, 0.44, look.colour, 0.03)


@FURNITURE("picnic_table")
def _picnic_table(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.rod([(side * 0.35, 0.72), (side * 0.62, 0.03)], 0.08, look.dark)
    s.box(-0.85, 0.4, 0.85, 0.46, look.dark, 0.02)
    s.box(-0.8, 0.71, 0.8, 0.78, look.colour, 0.02)
    s.mark([(-0.76, 0.735), (0.76, 0.735)], 0.01, look.dark)


@FURNITURE("chair")
def _chair(s: Sketch, look: Look) -> None:
    s.rod([(-0.17, 0.03), (-0.15, 0.46)], 0.05, look.dark)
    s.rod([(0.2, 0.03), (0.2, 0.42)], 0.05, look.dark)
    s.rod([(-0.22, 0.03), (-0.19, 0.5), (-0.22, 0.94)], 0.055, look.colour, curved=True)
    s.blob(
        [(-0.19, 0.9), (-0.13, 0.88), (-0.11, 0.75), (-0.13, 0.6), (-0.18, 0.58), (-0.175, 0.75)], look.pale
    )
    s.rod([(-0.16, 0.2), (0.19, 0.2)], 0.03, look.dark)
    s.box(-0.22, 0.41, 0.25, 0.47, look.colour, 0.025)


@FURNITURE("armchair")
def _armchair(s: Sketch, look: Look) -> None:
    for x in (-0.34, 0.34):
        s.poly([(x - 0.035, 0.12), (x + 0.035, 0.12), (x + 0.02, 0), (x - 0.02, 0)], "#7a5238", 0.008)
    s.box(-0.36, 0.2, 0.36, 1.02, look.colour, 0.2, shade=0.05)
    _cushion(s, -0.3, 0.5, 0.3, 0.94, look.pale, 0.14)
    s.spot(0, 0.74, 0.016, 0.016, look.dark)
    _cushion(s, -0.32, 0.3, 0.32, 0.49, look.colour)
    with s.before():
        s.box(-0.36, 0.1, 0.36, 0.34, look.colour, 0.04)
        for side in (-1, 1):
            s.box(side * 0.275, 0.1, side * 0.475, 0.64, look.colour, 0.1)
            s.spot(side * 0.375, 0.55, 0.055, 0.055, look.dark)


@FURNITURE("stool")
def _stool(s: Sketch, look: Look) -> None:
    _legs(s, (-0.08, 0.08), 0.52, 0.04, look.dark, 0.02)
    _legs(s, (-0.13, 0.13), 0.52, 0.045, "#8a5a3c", 0.04)
    s.rod([(-0.15, 0.2), (0.15, 0.2)], 0.028, look.dark)
    s.box(-0.2, 0.47, 0.2, 0.56, look.colour, 0.045)


@FURNITURE("sofa")
def _sofa(s: Sketch, look: Look) -> None:
    for x in (-0.82, 0.82):
        s.poly([(x - 0.04, 0.12), (x + 0.04, 0.12), (x + 0.025, 0), (x - 0.025, 0)], "#7a5238", 0.008)
    s.box(-0.9, 0.2, 0.9, 0.95, look.colour, 0.16, shade=0.05)
    for x in (-0.4, 0.4):
        _cushion(s, x - 0.39, 0.46, x + 0.39, 0.88, look.pale, 0.11)
        _cushion(s, x - 0.4, 0.3, x + 0.4, 0.48, look.colour, 0.07)
    s.poly([(-0.75, 0.46), (-0.42, 0.48), (-0.46, 0.8), (-0.79, 0.78)], "#f2c879", 0.06)
    s.mark([(-0.7, 0.56), (-0.52, 0.7)], 0.014, "#d9a24e")
    with s.before():
        s.box(-0.88, 0.1, 0.88, 0.33, look.colour, 0.04)
        for side in (-1, 1):
            s.box(side * 0.78, 0.1, side * 1.0, 0.63, look.colour, 0.11)
            s.spot(side * 0.89, 0.53, 0.06, 0.06, look.dark)


@FURNITURE("bed")
def _bed(s: Sketch, look: Look) -> None:
    s.box(-1.075, 0.0, -0.97, 1.05, "#a8703f", 0.05)
    s.box(0.99, 0.0, 1.075, 0.68, "#a8703f", 0.04)
    s.box(-1.0, 0.2, 1.02, 0.36, "#b9804e", 0.02)
    s.box(-0.97, 0.32, 1.0, 0.54, "#f3ead8", 0.07)
    s.blob(
        [(-0.95, 0.53), (-0.9, 0.72), (-0.72, 0.76), (-0.53, 0.68), (-0.47, 0.54), (-0.7, 0.52)], "#fbf4e2"
    )
    with s.before():
        s.blob(
            [
                (-0.42, 0.58),
                (-0.1, 0.62),
                (0.5, 0.6),
                (0.98, 0.58),
                (1.02, 0.4),
                (0.99, 0.22),
                (0.4, 0.2),
                (-0.3, 0.2),
                (-0.46, 0.24),
                (-0.46, 0.44),
            ],
            look.colour,
            shade=0.06,
        )
        s.blob(
            [(-0.46, 0.58), (-0.2, 0.62), (-0.22, 0.42), (-0.24, 0.21), (-0.47, 0.22), (-0.49, 0.4)],
            look.pale,
            shade=0,
        )
        for x in (0.1, 0.42, 0.74):
            s.mark([(x, 0.55), (x + 0.02, 0.28)], 0.016, look.dark, curved=True)
        for x in (-0.9, 0.92):
            s.poly([(x - 0.04, 0.2), (x + 0.04, 0.2), (x + 0.03, 0), (x - 0.03, 0)], "#8a5a3c", 0.008)


@FURNITURE("crib")
def _crib(s: Sketch, look: Look) -> None:
    s.panel(-0.48, 0.3, 0.48, 0.42, "#fbf4e2", 0.04)
    for x in (-0.3, -0.1, 0.1, 0.3):
        s.mark([(x, 0.3), (x, 0.86)], 0.026, look.dark)
    s.box(-0.4, 0.38, -0.1, 0.5, "#a9d6e5", 0.05)
    with s.before():
        for side in (-1, 1):
            s.box(side * 0.45, 0.0, side * 0.525, 0.95, look.colour, 0.025)
        s.box(-0.46, 0.84, 0.46, 0.9, look.colour, 0.02)
        s.box(-0.46, 0.22, 0.46, 0.3, look.colour, 0.02)
        for step in range(8):
            x = -0.385 + step * 0.11
            s.box(x - 0.014, 0.29, x + 0.014, 0.85, look.colour, 0.01, line=0)


@FURNITURE("desk")
def _desk(s: Sketch, look: Look) -> None:
    s.box(-0.66, 0.06, 0.1, 0.64, look.dark, 0.01, shade=0)
    s.box(-0.7, 0.0, -0.6, 0.72, look.colour, 0.015)
    s.box(0.12, 0.0, 0.7, 0.72, look.colour, 0.015)
    for y in (0.06, 0.28, 0.5):
        s.box(0.17, y, 0.65, y + 0.18, look.pale, 0.015, line=0, shade=0)
        s.oval(0.41, y + 0.09, 0.025, 0.018, look.dark, line=0)
    s.box(-0.75, 0.69, 0.75, 0.76, look.colour, 0.025)


@FURNITURE("counter")
def _counter(s: Sketch, look: Look) -> None:
    s.box(-0.94, 0.0, 0.94, 0.9, look.colour, 0.02, shade=0.06)
    for x in (-0.62, 0.0, 0.62):
        s.box(x - 0.27, 0.16, x + 0.27, 0.78, look.pale, 0.03, line=0, shade=0.03)
    s.box(-0.94, 0.0, 0.94, 0.08, look.dark, 0.01, line=0)
    s.box(-1.0, 0.87, 1.0, 0.95, "#8f5f3c", 0.03)


@FURNITURE("bookshelf")
def _bookshelf(s: Sketch, look: Look) -> None:
    s.box(-0.6, 0.0, 0.6, 1.95, look.colour, 0.03, line=0.011)
    s.panel(-0.53, 0.1, 0.53, 1.87, look.dark)
    for shelf in range(4):
        books(s, -0.52, 0.52, 0.13 + shelf * 0.45, 0.36, shelf * 5 + int(look.variant * 7))
        s.panel(-0.54, 0.085 + shelf * 0.45, 0.54, 0.13 + shelf * 0.45, look.colour)


_SPINES = ("#b5564a", "#d9a24e", "#5b8fa8", "#6d9c6f", "#8a6a9a", "#e0c79a", "#c9785a", "#4f7a8a", "#a8a05a")


def books(s: Sketch, x0: float, x1: float, y: float, height: float, seed: int) -> None:
    """A row of books on a shelf from x0 to x1; `height` of the tallest, below 0 where y goes down."""
    unit = abs(height) / 0.36  # the sketch may be in metres or in points of a picture
    x, number, room = x0, seed, x1 - x0
    while True:
        width = (0.055 + 0.012 * (number * 7 % 5)) * unit
        if x + width > x0 + room:
            return
        tall = abs(height) * (0.72 + 0.07 * (number * 3 % 5))
        if number % 9 == 4:  # a gap, where one leans
            x += 0.05 * unit
        fill = _SPINES[number * 5 % len(_SPINES)]
        top = y + tall if height > 0 else y - tall
        s.panel(x, y, x + width * 0.92, top, fill, 0.008 * unit)
        s.panel(x + width * 0.15, y + (top - y) * 0.7, x + width * 0.77, y + (top - y) * 0.78, "#f3e2bd")
        x += width
        number += 1


@FURNITURE("wardrobe")
def _wardrobe(s: Sketch, look: Look) -> None:
    for x in (-0.5, 0.5):
        s.box(x - 0.06, 0.0, x + 0.06, 0.1, look.dark, 0.01)
    s.box(-0.57, 0.06, 0.57, 1.9, look.colour, 0.03, line=0.011)
    if look.state == "open":
        s.panel(-0.5, 0.14, 0.5, 1.82, "#5a3f38")
        s.mark([(-0.48, 1.68), (0.48, 1.68)], 0.03, "#b4bec8")
        for x, fill, low in (
            (-0.3, "#4f7fb8", 0.8),
            (-0.05, "#d9574e", 0.7),
            (0.2, "#f6c453", 0.9),
            (0.36, "#6aa84f", 0.75),
        ):
            s.poly([(x - 0.05, 1.62), (x + 0.05, 1.62), (x + 0.11, low), (x - 0.11, low)], fill, 0.02)
    else:
        for side in (-1, 1):
            s.box(side * 0.02, 0.14, side * 0.53, 1.83, look.pale, 0.02, shade=0.03)
            s.box(side * 0.1, 0.26, side * 0.45, 0.9, look.colour, 0.02, line=0, shade=0.02)
            s.box(side * 0.1, 1.02, side * 0.45, 1.72, look.colour, 0.02, line=0, shade=0.02)
            s.oval(side * 0.07, 0.98, 0.022, 0.03, "#e0b040")
    s.box(-0.6, 1.88, 0.6, 1.98, look.dark, 0.03)


@FURNITURE("cupboard")
def _cupboard(s: Sketch, look: Look) -> None:
    for x in (-0.45, 0.45):
        s.poly([(x - 0.04, 0.12), (x + 0.04, 0.12), (x + 0.02, 0), (x - 0.02, 0)], look.dark, 0.008)
    s.box(-0.52, 0.1, 0.52, 0.9, look.colour, 0.02)
    for row in (0.15, 0.4, 0.65):
        for side in (-1, 1):
            s.box(side * 0.02, row, side * 0.48, row + 0.21, look.pale, 0.02, line=0, shade=0.02)
            s.oval(side * 0.25, row + 0.11, 0.03, 0.02, "#e0b040", line=0)
    s.box(-0.55, 0.88, 0.55, 0.95, look.dark, 0.02)


@FURNITURE("fridge")
def _fridge(s: Sketch, look: Look) -> None:
    s.box(-0.39, 0.03, 0.39, 1.82, look.colour, 0.08, line=0.011)
    for x in (-0.28, 0.28):
        s.panel(x - 0.06, 0.0, x + 0.06, 0.05, "#5a5f6a", 0.01)
    if look.state == "open":
        with s.glowing():
            s.panel(-0.33, 0.12, 0.33, 1.2, "#fdf6dc", 0.03)
        for y, fill in ((0.3, "#d9574e"), (0.62, "#6aa84f"), (0.92, "#f6c453")):
            s.mark([(-0.32, y), (0.32, y)], 0.02, "#b4d3d6")
            s.oval(-0.14, y + 0.1, 0.09, 0.08, fill)
            s.box(0.05, y + 0.01, 0.18, y + 0.22, "#f3ead8", 0.03)
    s.mark([(-0.385, 1.26), (0.385, 1.26)], 0.016, look.dark)
    s.mark([(0.27, 1.34), (0.27, 1.6)], 0.032, "#f4f6f4")
    if look.state != "open":
        s.mark([(0.27, 0.85), (0.27, 1.17)], 0.032, "#f4f6f4")
        s.mark([(-0.28, 0.3), (-0.28, 1.05)], 0.02, look.pale)
    s.box(-0.2, 1.46, -0.06, 1.62, "#f6e2a3", 0.006, line=0, shade=0)
    s.spot(-0.13, 1.6, 0.016, 0.016, "#d9574e")


@FURNITURE("stove")
def _stove(s: Sketch, look: Look) -> None:
    s.box(-0.4, 0.0, 0.4, 0.9, look.colour, 0.03)
    s.box(-0.31, 0.12, 0.31, 0.62, "#6d6470", 0.04, shade=0.03)
    s.panel(-0.23, 0.2, 0.23, 0.5, "#f0a65a", 0.03)
    s.mark([(-0.27, 0.66), (0.27, 0.66)], 0.03, "#b4bec8")
    for x in (-0.26, -0.09, 0.09, 0.26):
        s.oval(x, 0.79, 0.038, 0.038, "#d9574e")
    s.box(-0.4, 0.87, 0.4, 0.95, "#5a5560", 0.02)


@FURNITURE("sink")
def _sink(s: Sketch, look: Look) -> None:
    s.poly([(-0.09, 0.7), (0.09, 0.7), (0.12, 0.0), (-0.12, 0.0)], look.colour, 0.03)
    s.mark(
        [(0.0, 0.84), (0.0, 1.12), (0.06, 1.18), (0.13, 1.14), (0.13, 1.08)], 0.036, "#9aa8b2", curved=True
    )
    s.blob(
        [(-0.4, 0.86), (0.4, 0.86), (0.34, 0.7), (0.14, 0.62), (-0.14, 0.62), (-0.34, 0.7)],
        look.colour,
        shade=0.05,
    )
    s.box(-0.4, 0.81, 0.4, 0.88, look.colour, 0.035)
    for x in (-0.13, 0.24):
        s.box(x - 0.04, 0.87, x + 0.04, 0.93, "#9aa8b2", 0.015)


@FURNITURE("washing_machine")
def _washing_machine(s: Sketch, look: Look) -> None:
    s.box(-0.35, 0.0, 0.35, 0.92, look.colour, 0.03)
    s.panel(-0.34, 0.75, 0.34, 0.77, "#b4bec8")
    s.oval(0, 0.39, 0.25, 0.25, "#b4bec8")
    s.oval(0, 0.39, 0.19, 0.19, "#6fa9c4")
    s.blob(
        [(-0.14, 0.33), (-0.02, 0.37), (0.13, 0.32), (0.1, 0.26), (0, 0.22), (-0.1, 0.26)],
        "#f0a3a3",
        line=0,
        shade=0,
    )
    s.oval(0.22, 0.84, 0.04, 0.04, "#4f7fb8")
    s.panel(-0.26, 0.81, 0.0, 0.87, "#cfd8dc", 0.01)


@FURNITURE("bathtub")
def _bathtub(s: Sketch, look: Look) -> None:
    s.box(-0.8, 0.45, 0.8, 0.58, "#dfe9ea", 0.05, shade=0)
    s.patch(paths.box(-0.74, 0.44, 0.74, 0.53, 0.03), "#9fd0dd")
    for x, r in ((-0.55, 0.07), (-0.42, 0.1), (-0.24, 0.08), (0.3, 0.08), (0.46, 0.1), (0.6, 0.07)):
        s.spot(x, 0.53, r, r * 0.8, "#fbfdfd")
    s.mark([(0.78, 0.55), (0.78, 0.61), (0.68, 0.61), (0.66, 0.57)], 0.034, "#9aa8b2", curved=True)
    with s.before():
        for x in (-0.56, 0.56):
            s.oval(x, 0.06, 0.075, 0.06, "#d9a24e")
        s.blob(
            [(-0.83, 0.5), (0, 0.52), (0.83, 0.5), (0.74, 0.2), (0.5, 0.07), (-0.5, 0.07), (-0.74, 0.2)],
            look.colour,
            shade=0.07,
        )
        s.rod([(-0.84, 0.52), (0.84, 0.52)], 0.07, look.colour)


@FURNITURE("toilet")
def _toilet(s: Sketch, look: Look) -> None:
    s.box(-0.31, 0.4, -0.1, 0.84, look.colour, 0.04)
    s.box(-0.31, 0.8, -0.08, 0.86, look.colour, 0.02)
    s.poly(
        [(-0.16, 0.4), (0.2, 0.36), (0.12, 0.2), (0.13, 0.0), (-0.13, 0.0), (-0.14, 0.2)], look.colour, 0.05
    )
    s.blob([(-0.16, 0.42), (0.3, 0.42), (0.22, 0.28), (0.05, 0.22), (-0.14, 0.3)], look.colour)
    s.box(-0.16, 0.4, 0.31, 0.45, "#f7f3ea", 0.025)
    s.mark([(-0.12, 0.7), (-0.07, 0.69)], 0.03, "#9aa8b2")
