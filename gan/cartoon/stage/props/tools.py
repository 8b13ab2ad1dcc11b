"""Drawings of tools and lights that a hand holds."""

from __future__ import annotations

import math

from gan.cartoon.stage import paths
from gan.cartoon.stage.props.drawing import Drawings, Look
from gan.cartoon.stage.sketch import Sketch, see_through

TOOLS = Drawings()
_WOOD = "#b07a4a"
_STEEL = "#b4bec8"


@TOOLS("broom")
def _broom(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.28), (0, 1.33)], 0.04, _WOOD)
    s.poly([(-0.06, 0.36), (0.06, 0.36), (0.17, 0.02), (0.1, 0), (-0.1, 0), (-0.17, 0.02)], look.colour, 0.03)
    for x in (-0.08, 0, 0.08):
        s.mark([(x * 0.5, 0.24), (x, 0.04)], 0.012, look.dark)
    s.box(-0.07, 0.27, 0.07, 0.33, "#c8504a", 0.02)


@TOOLS("hammer")
def _hammer(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.02), (0, 0.3)], 0.04, _WOOD)
    s.poly([(-0.11, 0.26), (0.05, 0.25), (0.1, 0.28), (0.11, 0.34), (-0.11, 0.36)], look.colour, 0.02)


@TOOLS("axe")
def _axe(s: Sketch, look: Look) -> None:
    s.rod([(-0.02, 0.02), (0, 0.3), (-0.03, 0.59)], 0.045, _WOOD, curved=True)
    s.blob([(-0.05, 0.57), (0.05, 0.59), (0.13, 0.63), (0.15, 0.48), (0.1, 0.36), (0.04, 0.43)], look.colour)
    s.mark([(0.13, 0.6), (0.14, 0.48), (0.1, 0.39)], 0.014, "#e8eef2", curved=True)


@TOOLS("shovel")
def _shovel(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.3), (0, 1.06)], 0.04, _WOOD)
    s.form(paths.ring(0, 1.09, 0.06, 0.028), look.dark)
    s.blob([(-0.11, 0.34), (0, 0.37), (0.11, 0.34), (0.115, 0.15), (0, 0.0), (-0.115, 0.15)], look.colour)
    s.mark([(0, 0.3), (0, 0.14)], 0.016, look.dark)


@TOOLS("sword")
def _sword(s: Sketch, look: Look) -> None:
    s.poly([(-0.035, 0.24), (0.035, 0.24), (0.03, 0.84), (0, 0.95), (-0.03, 0.84)], look.colour, 0.01)
    s.mark([(0, 0.28), (0, 0.82)], 0.01, look.dark)
    s.box(-0.11, 0.2, 0.11, 0.25, "#dba83f", 0.025)
    s.rod([(0, 0.05), (0, 0.19)], 0.045, "#7a4b33")
    s.oval(0, 0.04, 0.035, 0.035, "#dba83f")


@TOOLS("stick")
def _stick(s: Sketch, look: Look) -> None:
    s.poly(
        [(-0.028, 0), (0.028, 0), (0.045, 0.9), (0.02, 0.95), (-0.03, 0.94), (-0.045, 0.88)],
        look.colour,
        0.02,
    )
    s.mark([(0.0, 0.2), (0.005, 0.5)], 0.008, look.dark)
    s.oval(0.012, 0.62, 0.014, 0.02, look.dark, line=0)


@TOOLS("wand")
def _wand(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.02), (0, 0.32)], 0.03, look.colour)
    with s.glowing():
        s.poly(paths.star(0, 0.37, 0.05, 0.022), "#ffd968", 0.006)


@TOOLS("fishing_rod")
def _fishing_rod(s: Sketch, look: Look) -> None:
    s.rod([(-0.5, 0.02), (-0.2, 0.7), (0.32, 1.38)], 0.026, look.colour, curved=True)
    s.rod([(-0.51, 0.02), (-0.4, 0.28)], 0.045, "#7a4b33")
    s.oval(-0.36, 0.3, 0.05, 0.05, "#8f99a3")
    s.mark([(0.32, 1.38), (0.48, 1.2), (0.5, 0.3)], 0.008, "#8f99a3", curved=True)
    s.oval(0.5, 0.32, 0.03, 0.045, "#d9574e")


@TOOLS("rope")
def _rope(s: Sketch, look: Look) -> None:
    for ry, y in ((0.06, 0.06), (0.07, 0.12), (0.06, 0.18)):
        s.form(paths.without(paths.oval(0, y, 0.17, ry), paths.oval(0, y + 0.02, 0.1, ry * 0.4)), look.colour)
    s.rod([(0.1, 0.17), (0.13, 0.28), (0.03, 0.32), (-0.03, 0.27)], 0.036, look.colour, curved=True)


@TOOLS("bucket")
def _bucket(s: Sketch, look: Look) -> None:
    s.mark(
        [(-0.14, 0.28), (-0.11, 0.42), (0, 0.45), (0.11, 0.42), (0.14, 0.28)], 0.02, "#8f99a3", curved=True
    )
    s.oval(0, 0.29, 0.155, 0.04, look.dark)
    with s.before():
        body = paths.poly([(-0.155, 0.29), (0.155, 0.29), (0.115, 0.01), (-0.115, 0.01)], 0.03)
        s.form(paths.without(body, paths.oval(0, 0.3, 0.15, 0.04)), look.colour, shade=0.06)
        s.mark([(-0.13, 0.15), (0, 0.125), (0.13, 0.15)], 0.016, look.pale, curved=True)


@TOOLS("watering_can")
def _watering_can(s: Sketch, look: Look) -> None:
    s.rod([(0.08, 0.08), (0.17, 0.16), (0.21, 0.3)], 0.04, look.colour, curved=True)
    s.poly([(0.16, 0.32), (0.25, 0.26), (0.25, 0.35), (0.21, 0.38)], look.dark, 0.01)
    s.mark([(-0.16, 0.24), (-0.16, 0.37), (0.0, 0.385), (0.06, 0.27)], 0.03, look.dark, curved=True)
    s.mark([(-0.16, 0.22), (-0.235, 0.18), (-0.17, 0.08)], 0.026, look.dark, curved=True)
    s.poly([(-0.18, 0.0), (0.1, 0.0), (0.08, 0.26), (-0.16, 0.26)], look.colour, 0.03)
    s.mark([(-0.15, 0.18), (0.06, 0.18)], 0.014, look.pale)


@TOOLS("paintbrush")
def _paintbrush(s: Sketch, look: Look) -> None:
    s.poly([(-0.012, 0.0), (0.012, 0.0), (0.022, 0.2), (-0.022, 0.2)], _WOOD, 0.01)
    s.box(-0.03, 0.19, 0.03, 0.25, _STEEL, 0.008)
    s.blob([(-0.03, 0.25), (0.03, 0.25), (0.03, 0.29), (0.005, 0.34), (-0.025, 0.3)], look.colour)


@TOOLS("pencil")
def _pencil(s: Sketch, look: Look) -> None:
    s.poly([(-0.022, 0.2), (0.022, 0.2), (0.0, 0.26)], "#f0d3a4", 0.004)
    s.spot(0, 0.247, 0.006, 0.01, "#41394a")
    s.box(-0.024, 0.03, 0.024, 0.2, look.colour, 0.004)
    s.box(-0.024, 0.0, 0.024, 0.04, "#f0a3a3", 0.01)


@TOOLS("scissors")
def _scissors(s: Sketch, look: Look) -> None:
    for side in (-1, 1):
        s.poly(
            [(side * 0.03, 0.09), (-side * 0.045, 0.27), (-side * 0.055, 0.2), (side * 0.0, 0.08)],
            _STEEL,
            0.006,
        )
    for side in (-1, 1):
        s.form(paths.ring(side * 0.042, 0.05, 0.045, 0.022), look.colour)
    s.spot(0, 0.13, 0.008, 0.008, "#6a737d")


@TOOLS("key")
def _key(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.02), (0, 0.12)], 0.022, look.colour)
    s.box(0, 0.01, 0.045, 0.03, look.colour, 0.004)
    s.box(0, 0.045, 0.035, 0.062, look.colour, 0.004)
    s.form(paths.ring(0, 0.15, 0.048, 0.022), look.colour)


@TOOLS("flashlight")
def _flashlight(s: Sketch, look: Look) -> None:
    if look.state == "on":
        with s.glowing():
            s.flat([(0.14, 0.1), (0.14, 0.02), (1.2, -0.3), (1.2, 0.42)], see_through("#fff0b0", 0.2))
        s.glow(0.18, 0.06, 0.3, 0.3, "#fff0b0", 0.7)
    s.box(-0.15, 0.025, 0.08, 0.095, look.colour, 0.015)
    s.poly([(0.06, 0.025), (0.13, 0.0), (0.13, 0.12), (0.06, 0.095)], look.dark, 0.01)
    with s.glowing():
        s.box(0.13, 0.005, 0.15, 0.115, "#fff3c4", 0.008)
    s.spot(-0.03, 0.085, 0.02, 0.01, "#d9574e")


@TOOLS("lantern")
def _lantern(s: Sketch, look: Look) -> None:
    s.mark(
        [(-0.07, 0.3), (-0.06, 0.37), (0, 0.39), (0.06, 0.37), (0.07, 0.3)], 0.014, look.colour, curved=True
    )
    if look.state == "on":
        s.glow(0, 0.17, 0.6, 0.6, "#ffcf6b", 0.55)
        with s.glowing():
            s.box(-0.085, 0.06, 0.085, 0.27, "#ffe7a3", 0.04, line=0, shade=0)
            flame(s, 0, 0.08, 0.07, 0.15)
    else:
        s.box(-0.085, 0.06, 0.085, 0.27, "#d5dfe2", 0.04, line=0)
    s.box(-0.11, 0.0, 0.11, 0.065, look.colour, 0.02)
    s.poly([(-0.1, 0.26), (0.1, 0.26), (0.05, 0.34), (-0.05, 0.34)], look.colour, 0.02)
    for x in (-0.085, 0.085):
        s.mark([(x, 0.06), (x, 0.27)], 0.012, look.colour)


@TOOLS("candle")
def _candle(s: Sketch, look: Look) -> None:
    if look.state == "on":
        s.glow(0, 0.27, 0.5, 0.5, "#ffcf6b", 0.5)
    s.box(-0.075, 0.0, 0.075, 0.03, "#c79a4b", 0.015)
    s.box(-0.028, 0.02, 0.028, 0.22, look.colour, 0.012)
    s.mark([(0, 0.22), (0, 0.24)], 0.008, "#41394a")
    if look.state == "on":
        with s.glowing():
            flame(s, 0, 0.23, 0.05, 0.11)


def flame(s: Sketch, x: float, y: float, width: float, height: float) -> None:
    """A flame of two tones that stands on (x, y)."""
    for share, fill in ((1.0, "#f59a3c"), (0.62, "#ffdf7e")):
        w, h = width * share / 2, height * share
        points = [
            (x, y),
            (x + w, y + 0.22 * h),
            (x + 0.5 * w, y + 0.6 * h),
            (x, y + h),
            (x - 0.55 * w, y + 0.55 * h),
        ]
        s.blob([*points, (x - w, y + 0.22 * h)], fill, line=0, shade=0)


@TOOLS("magnifier")
def _magnifier(s: Sketch, look: Look) -> None:
    s.rod([(0, 0.02), (0, 0.16)], 0.042, look.colour)
    s.oval(0, 0.28, 0.105, 0.105, "#cfeaf2", line=0)
    s.form(paths.ring(0, 0.28, 0.118, 0.09), "#dba83f")
    s.mark([(-0.05, 0.31), (-0.02, 0.34)], 0.016, "#fbf7ef")


@TOOLS("telescope")
def _telescope(s: Sketch, look: Look) -> None:
    s.box(-0.27, 0.065, -0.08, 0.135, look.dark, 0.015)
    s.box(-0.1, 0.045, 0.1, 0.155, look.colour, 0.015)
    s.box(0.08, 0.02, 0.26, 0.18, look.dark, 0.02)
    s.box(0.24, 0.0, 0.275, 0.2, look.colour, 0.015)


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, count: int = 9
) -> list[tuple[float, float]]:
    """Points on an ellipse between two angles in degrees, 0 to the right, 90 up."""
    steps = (start + (end - start) * number / (count - 1) for number in range(count))
    return [(x + rx * math.cos(math.radians(a)), y + ry * math.sin(math.radians(a))) for a in steps]
