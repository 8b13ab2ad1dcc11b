from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.scene import Look
from studio.workspaces.cartoon.portraits import PLACE, SIDE, Portrait, paint_portrait


def drawn(image: QImage) -> float:
    """Share of the picture that something is drawn on."""
    points = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return sum(image.pixelColor(*point).alpha() > 40 for point in points) / len(points)


@pytest.mark.parametrize("kind, assets", [("character", tuple(CHARACTERS)), ("prop", tuple(PROPS)[::6])])
def test_everybody_and_everything_fills_its_picture(qapp, kind, assets):
    sparse = {
        asset: share
        for asset in assets
        if not 0.03 < (share := drawn(paint_portrait(Portrait(kind, asset)))) < 0.98
    }
    assert sparse == {}


def test_looks_show(qapp):
    plain = paint_portrait(Portrait("character", "ada"))
    red = paint_portrait(Portrait("character", "ada", Look(top="#ff0000")))
    assert plain != red


def test_size_does_not_matter(qapp):
    assert paint_portrait(Portrait("character", "ada", Look(size=2))) == paint_portrait(
        Portrait("character", "ada")
    )


def test_places_fill_everything_and_know_the_time(qapp):
    day = paint_portrait(Portrait("place", "kitchen"), 1.0)
    night = paint_portrait(Portrait("place", "kitchen", time="night"), 1.0)
    assert day.size() == PLACE and drawn(day) == 1.0
    assert day.pixelColor(60, 10).lightness() > night.pixelColor(60, 10).lightness()


def test_screens_of_two_pixels_a_point_are_sharp(qapp):
    assert paint_portrait(Portrait("prop", "ball"), 2.0).width() == 2 * SIDE


def test_what_nobody_knows_is_an_empty_picture(qapp):
    assert drawn(paint_portrait(Portrait("character", "zorblax"))) == 0
    assert drawn(paint_portrait(Portrait("prop", ""))) == 0
