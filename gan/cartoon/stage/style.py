"""How everything on the stage looks: the palette, the line, the shade. Props, places and cast all follow it.

The style: clean rounded forms in warm, slightly muted colours; each form has **one flat colour, one shade
of it** on the side away from the light, and **one thin line of the same hue, darker** around it. Nothing is
black and nothing is pure white. The light comes from above on the left.

The line: `LINE` metres thick (at scale 1), round joins and caps, colour `line(fill)`; for forms larger than a
person (a house, a hill) no line at all, since they are background. Small marks within a form (a pocket, a
seam) are drawn in `shade(fill)`, without a line.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

LINE = 0.0095
"""Thickness of the line around forms, in metres."""

LIGHT_FROM = (-0.55, 0.83)
"""Where the light comes from: x to the right, y up; a unit vector."""

PALETTE = {
    "ink": "#3a2e39",
    "cream": "#fff6e6",
    "paper": "#f7ead3",
    "sand": "#e9cf9f",
    "yellow": "#f6c453",
    "orange": "#ee8f4a",
    "red": "#d9574e",
    "pink": "#f0a3a3",
    "rose": "#c9647f",
    "plum": "#7b4b73",
    "violet": "#8f7bbd",
    "blue": "#4f7fb8",
    "sky": "#a9d6e5",
    "teal": "#3f9a95",
    "mint": "#a8d8b9",
    "green": "#6aa84f",
    "leaf": "#4d8a52",
    "olive": "#9a9a4e",
    "brown": "#8a5a3c",
    "wood": "#c08a56",
    "grey": "#9aa0a6",
    "stone": "#b9b4a7",
    "night": "#2d3560",
    "white": "#fbf7ef",
    "black": "#41394a",
}
"""Colours by name. What a scene calls "red" is this red."""

SKINS = ("#f7d3b5", "#f0bd94", "#d99e73", "#b5764c", "#8a5535", "#643c28")
"""Skins from light to dark."""

HAIRS = ("#2f2530", "#5a3825", "#8f5a32", "#c98a3f", "#e6b85c", "#c4552d", "#b9b6b4", "#ece6dc")
"""Hair: black, dark brown, brown, light brown, blond, red, grey, white."""


@lru_cache(maxsize=4096)
def colour(text: str) -> QColor:
    """The colour of a name of `PALETTE` or "#rrggbb"; do not change the object that comes back."""
    return QColor(PALETTE.get(text, text))


@lru_cache(maxsize=4096)
def line(fill: str) -> QColor:
    """The colour of the line around a form of this colour: the same hue, darker and a little stronger."""
    return _moved(colour(fill), 1.12, 0.62)


@lru_cache(maxsize=4096)
def shade(fill: str) -> QColor:
    """The shade side of a form: a little darker, its hue pulled towards violet as in evening light."""
    return _mixed(_moved(colour(fill), 1.06, 0.87), QColor("#6a4a7a"), 0.10)


@lru_cache(maxsize=4096)
def light(fill: str) -> QColor:
    """A highlight on a form."""
    return _mixed(colour(fill), QColor("#fff4d6"), 0.35)


@lru_cache(maxsize=4096)
def pen(fill: str, width: float = LINE) -> QPen:
    """The pen of the line around a form of this colour; do not change the object that comes back."""
    return _pen(line(fill), width)


@lru_cache(maxsize=4096)
def stroke(text: str, width: float) -> QPen:
    """A round pen of exactly this colour."""
    return _pen(colour(text), width)


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _moved(start: QColor, saturation: float, value: float) -> QColor:
    hue, strength, brightness, _ = start.getHsvF()
    return QColor.fromHsvF(max(hue, 0.0), min(1.0, strength * saturation), min(1.0, brightness * value))


def _mixed(first: QColor, second: QColor, amount: float) -> QColor:
    return QColor.fromRgbF(
        *(a + (b - a) * amount for a, b in zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True))
    )
