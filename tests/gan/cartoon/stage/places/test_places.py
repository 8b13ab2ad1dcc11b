"""Every set paints in three layers at every time: opaque behind, see-through before, dark at night."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.catalogue.places import LAYERS, PLACES, TIMES, WEATHERS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage import places
from gan.cartoon.stage.places.painting import state_of
from gan.cartoon.stage.places.scenery import BACKS, FRONTS, HEIGHT, WIDTH

IDS = list(PLACES)
SIZE = QSize(320, 180)


@cache
def pixels(place_id: str, layer: str, time: str = "day", weather: str = "clear", seed: int = 0) -> np.ndarray:
    """(180, 320, 4) float BGRA 0..255, premultiplied."""
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    places.paint_layer(painter, place_id, layer, SIZE, time, weather, seed)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIZE.height(), SIZE.width(), 4).astype(float)


def brightness(picture: np.ndarray) -> float:
    """Mean of the colours, 0..255."""
    return float(picture[..., :3].mean())


def test_every_place_has_a_drawing_and_no_drawing_lacks_a_place():
    assert set(BACKS) == set(PLACES)
    assert set(FRONTS) <= set(PLACES)


@pytest.mark.parametrize("place_id", IDS)
def test_layers(place_id):
    back, middle, front = (pixels(place_id, layer) for layer in LAYERS)
    assert back[..., 3].min() == 255
    assert len(np.unique(back.reshape(-1, 4), axis=0)) > 500  # rich, not a flat colour
    for layer, low, high in ((middle, 0.005, 0.45), (front, 0.003, 0.25)):
        share = (layer[..., 3] > 128).mean()
        assert low < share < high
        assert (layer[..., 3] == 0).mean() > 0.5
    # What is before everybody leaves the stage free.
    stage = front[int(0.2 * 180) : int(0.9 * 180), int(0.16 * 320) : int(0.84 * 320), 3]
    assert stage.max() == 0


@pytest.mark.parametrize("place_id", IDS)
def test_the_evening_is_warmer_and_the_night_darker(place_id):
    day, evening, night = (pixels(place_id, "back", time) for time in TIMES)
    assert brightness(night) < 0.9 * brightness(day) or place_id == "moon"
    assert brightness(night) < brightness(evening)
    blue_to_red = [picture[..., 0].mean() / picture[..., 2].mean() for picture in (day, evening, night)]
    assert blue_to_red[1] < blue_to_red[0] < blue_to_red[2] or place_id in ("cave", "moon", "theatre")
    front = [brightness(pixels(place_id, "front", time)) for time in ("day", "night")]
    assert front[1] < front[0]


def test_lamps_glow_at_night():
    """Around the floor lamp the wall is brighter than at the same place without the light of lamps."""
    night = pixels("living_room", "back", "night")
    near, far = night[70:95, 12:40, :3].mean(), night[70:95, 140:160, :3].mean()
    assert near > far


@pytest.mark.parametrize("place_id", ["outside", "street", "living_room"])
@pytest.mark.parametrize("layer", LAYERS)
def test_the_same_arguments_give_the_same_picture(place_id, layer):
    first = pixels(place_id, layer, "evening")
    pixels.cache_clear()
    places.painting._drawn.cache_clear()
    assert np.array_equal(first, pixels(place_id, layer, "evening"))


def test_another_seed_gives_another_sky():
    assert not np.array_equal(pixels("outside", "back"), pixels("outside", "back", seed=1))


@pytest.mark.parametrize("weather", [weather for weather in WEATHERS if weather not in ("clear", "wind")])
def test_weather_changes_the_set(weather):
    assert not np.array_equal(pixels("outside", "back"), pixels("outside", "back", weather=weather))


def test_snow_lies_on_the_ground():
    floor = slice(140, 175)
    clear, snow = pixels("outside", "back")[floor], pixels("outside", "back", weather="snow")[floor]
    assert snow[..., 0].mean() > clear[..., 0].mean() + 60  # much more blue, as white has


@pytest.mark.parametrize("place_id", IDS)
def test_pieces_lie_where_the_catalogue_says(place_id):
    """There is paint in the middle layer at each surface of each piece."""
    entry, alpha = PLACES[place_id], pixels(place_id, "middle")[..., 3]
    for piece in entry.pieces:
        for surface in PROPS[piece.prop].supports:
            if piece.scale != 1.0:
                continue
            x = piece.x + (-surface.x if piece.flip else surface.x) * entry.scale_at(entry.middle_depth)
            u, v = entry.project(x, entry.middle_depth, surface.y + piece.on)
            row, column = int(v * SIZE.height()), int(u * SIZE.width())
            around = alpha[max(row - 2, 0) : row + 4, max(column - 2, 0) : column + 3]
            assert around.max() > 120, (piece.prop, surface)


def test_the_back_covers_other_shapes_and_the_bleed():
    for size in (QSize(200, 200), QSize(120, 240)):
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        places.paint_layer(painter, "beach", "back", size)
        painter.end()
        corners = [
            image.pixelColor(x, y).alpha() for x in (0, size.width() - 1) for y in (0, size.height() - 1)
        ]
        assert corners == [255] * 4
    image = QImage(400, 240, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(40, 30)
    places.paint_layer(painter, "beach", "back", SIZE, bleed=0.12)
    painter.end()
    assert image.pixelColor(5, 12).alpha() == 255 and image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("time, expected", [("day", "off"), ("evening", "on"), ("night", "on")])
def test_lamps_are_lit_in_the_dark(time, expected):
    entry = PLACES["living_room"]
    lamp = next(piece for piece in entry.pieces if piece.prop == "floor_lamp")
    assert state_of(lamp, places.scenery("living_room", "middle", time, "clear").mood) == expected


def test_windows_are_on_the_sheet():
    windows = places.scenery("living_room", "back", "day", "clear").windows
    assert windows
    for window in windows:
        assert 0 < window.left() < window.right() < WIDTH and 0 < window.top() < window.bottom() < HEIGHT


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (("zorblax", "back", SIZE), "no place “zorblax”"),
        (("room", "top", SIZE), "no layer “top”"),
        (("room", "back", SIZE, "noon"), "no time of day “noon”"),
        (("room", "back", SIZE, "day", "hail"), "no weather “hail”"),
    ],
)
def test_what_there_is_not_is_refused_with_a_sentence(arguments, sentence):
    image = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    try:
        with pytest.raises(CartoonError, match=sentence):
            places.paint_layer(painter, *arguments)
        with pytest.raises(CartoonError, match="bleed"):
            places.paint_layer(painter, "room", "back", SIZE, bleed=0.5)
    finally:
        painter.end()


def test_light():
    day, evening, night = (places.light("park", time) for time in TIMES)
    assert day.ambient > evening.ambient > night.ambient
    assert evening.shadow_lean > 3 * day.shadow_lean
    assert places.light("park", "day", "fog").shadow_softness > day.shadow_softness
    assert places.light("room", "evening").shadow_lean < evening.shadow_lean
    with pytest.raises(CartoonError, match="no time of day"):
        places.light("park", "noon")


def test_a_piece_that_somebody_plays_is_left_out():
    def middle(**more) -> int:
        image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        places.paint_layer(painter, "bedroom", "middle", SIZE, **more)
        painter.end()
        u, v = PLACES["bedroom"].project(1.75, PLACES["bedroom"].middle_depth, 0.45)
        return image.pixelColor(int(u * SIZE.width()), int(v * SIZE.height())).alpha()

    assert PLACES["bedroom"].pieces[0].prop == "bed"
    assert middle() == 255 and middle(without=frozenset({0})) == 0
    assert middle(without=frozenset({1})) == 255
