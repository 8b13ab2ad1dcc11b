"""Sketches: shade, line, parts, glow, tint, and putting one into another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gan.cartoon.stage import paths
from gan.cartoon.stage.sketch import Sketch, fading, mixed, see_through, slope

SIDE = 100


def painted(sketch: Sketch, scale: float = 50.0, **options) -> QImage:
    """The sketch on nothing, its origin at the middle of the lower edge."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(SIDE / 2, SIDE)
    painter.scale(scale, scale)
    sketch.paint(painter, **options)
    painter.end()
    return image


def test_a_form_has_its_colour_towards_the_light_and_a_shade_away_from_it():
    sketch = Sketch()
    sketch.box(-0.8, 0.2, 0.8, 1.8, "#c08040", line=0, shade=0.3)
    image = painted(sketch)
    lit, shaded = image.pixelColor(20, 20), image.pixelColor(86, 86)
    assert lit.name() == "#c08040"
    assert shaded.lightness() < lit.lightness()
    assert image.pixelColor(5, 5).alpha() == 0


def test_y_goes_up_or_down():
    up, down = Sketch(up=True), Sketch(up=False)
    up.panel(-1, 0, 1, 1, "#ff0000")
    down.panel(-1, -1, 1, 0, "#ff0000")
    assert painted(up) == painted(down)
    assert painted(up).pixelColor(50, 75).name() == "#ff0000"


def test_parts_are_painted_apart():
    sketch = Sketch()
    sketch.panel(-1, 0, 0, 1, "#ff0000")
    with sketch.before():
        sketch.panel(0, 0, 1, 1, "#0000ff")
    behind, before = painted(sketch, part="behind"), painted(sketch, part="before")
    assert behind.pixelColor(25, 75).alpha() == 255 and behind.pixelColor(75, 75).alpha() == 0
    assert before.pixelColor(25, 75).alpha() == 0 and before.pixelColor(75, 75).alpha() == 255


def test_a_tint_dims_what_does_not_shine():
    sketch = Sketch()
    sketch.panel(-1, 0, 0, 1, slope(-1, 0, 0, 0, "#ffffff", "#ffffff"))
    sketch.patch(paths.box(-1, 1, 1, 2), fading(0, 1.5, 9, 9, "#ffffff", 1.0))
    with sketch.glowing():
        sketch.panel(0, 0, 1, 1, "#ffffff")
    image = painted(sketch, tint=QColor("#8080ff"))
    assert image.pixelColor(25, 75).name() == "#8080ff"
    assert image.pixelColor(75, 75).name() == "#ffffff"
    assert image.pixelColor(50, 25).red() < image.pixelColor(50, 25).blue()


def test_putting_scales_flips_and_turns_up_to_down():
    inner = Sketch()
    inner.panel(0, 0, 1, 2, "#ff0000")
    outer = Sketch(up=False)
    outer.put(inner, 10, 100, 20, flip=True)
    bounds = outer.bounds()
    assert (bounds.left(), bounds.right(), bounds.top(), bounds.bottom()) == (-10, 10, 60, 100)


def test_a_glow_is_no_part_of_the_bounds():
    sketch = Sketch()
    sketch.panel(0, 0, 1, 1, "#ff0000")
    sketch.glow(0, 0, 9, 9, "#ffff00")
    assert sketch.bounds().width() == 1


def test_small_circles_stay_round():
    """Boolean operations on paths a few units large must not cut their curves into corners."""
    ring = paths.ring(0, 0, 0.1, 0.05)
    distances = [
        (ring.pointAtPercent(n / 200).x() ** 2 + ring.pointAtPercent(n / 200).y() ** 2) ** 0.5
        for n in range(200)
    ]
    assert all(min(abs(d - 0.1), abs(d - 0.05)) < 0.001 for d in distances)


@pytest.mark.parametrize("amount, expected", [(0.0, "#000000"), (0.5, "#808080"), (1.0, "#ffffff")])
def test_mixing(amount, expected):
    assert abs(QColor(mixed("#000000", "#ffffff", amount)).red() - QColor(expected).red()) <= 1


def test_see_through():
    assert see_through("#123456", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
