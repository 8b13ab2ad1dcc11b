"""Weather moves, is a function of the time, stays outside the house, and lightning is seldom."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.catalogue.places import WEATHERS
from gan.cartoon.errors import CartoonError
from gan.cartoon.stage import places
from gan.cartoon.stage.places.weather import DEPTHS, flash_at, wind_at

SIZE = QSize(320, 180)
FALLING = [weather for weather in WEATHERS if weather != "clear"]


def alpha(
    weather: str, seconds: float, place_id: str = "street", seed: int = 0, depth: str = "before"
) -> np.ndarray:
    """(180, 320) uint8: how much the weather covers."""
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    places.paint_weather(painter, place_id, SIZE, weather, seconds, seed, depth=depth)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(180, 320, 4)[..., 3].copy()


@pytest.mark.parametrize("weather", FALLING)
def test_it_moves_and_is_a_function_of_the_time(weather):
    first = alpha(weather, 1.0)
    assert first.max() > 20
    assert np.array_equal(first, alpha(weather, 1.0))
    assert not np.array_equal(first, alpha(weather, 1.2))
    assert not np.array_equal(first, alpha(weather, 1.0, seed=5))


def test_clear_weather_paints_nothing():
    assert all(alpha("clear", 1.0, depth=depth).max() == 0 for depth in DEPTHS)


@pytest.mark.parametrize("weather", ["rain", "snow", "storm", "fog"])
def test_inside_it_is_seen_through_the_windows_only(weather):
    assert alpha(weather, 1.0, "living_room").max() == 0
    behind = alpha(weather, 1.0, "living_room", depth="behind")
    assert behind.max() > 0
    panes = np.zeros((180, 320), bool)
    for window in places.scenery("living_room", "back", "day", weather).windows:
        left, top, right, bottom = (
            v * 0.2 for v in (window.left(), window.top(), window.right(), window.bottom())
        )
        panes[int(top) - 1 : int(bottom) + 2, int(left) - 1 : int(right) + 2] = True
    assert behind[~panes].max() == 0


def test_faces_stay_readable():
    """Little of the frame is covered strongly."""
    for weather in FALLING:
        assert (alpha(weather, 1.0) > 150).mean() < 0.05, weather


def test_rain_falls_and_does_not_rise():
    """The drops of a moment are found lower a moment later."""
    before, after = (alpha("rain", seconds)[:120].astype(float) for seconds in (1.0, 1.02))
    scores = [(before[: 120 - step] * after[step:]).mean() for step in range(0, 16)]
    assert int(np.argmax(scores)) >= 3


def test_lightning_is_seldom_and_short():
    flashes = [flash_at(n / 25, seed=3) for n in range(25 * 60)]
    assert max(flashes) > 0.5
    assert sum(flash > 0 for flash in flashes) < 0.15 * len(flashes)
    assert all(0 <= flash <= 1 for flash in flashes)


def test_wind():
    assert max(wind_at("storm", n / 10) for n in range(100)) > max(
        wind_at("clear", n / 10) for n in range(100)
    )
    assert all(-1 <= wind_at(weather, n / 10) <= 1 for weather in WEATHERS for n in range(50))


def test_what_there_is_not_is_refused_with_a_sentence():
    with pytest.raises(CartoonError, match="no weather “hail”"):
        alpha("hail", 0.0)
    with pytest.raises(CartoonError, match="no depth “above”"):
        alpha("rain", 0.0, depth="above")
