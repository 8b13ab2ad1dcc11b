from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from studio.widgets.pane_renderer import PaneRenderer, Rendered, Scene, picture_rect, render
from studio.widgets.pyramid import build_pyramid, preview_pyramid
from studio.widgets.viewport import Placement


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(7).integers(0, 256, shape, dtype=np.uint8)


def as_rgb(rendered: Rendered) -> np.ndarray:
    image = rendered.image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3]


def scene_of(pixels: np.ndarray, place: Placement, *, smooth: bool = True) -> Scene:
    pyramid = build_pyramid(pixels)
    area = picture_rect((pyramid.width, pyramid.height), place).intersected(QRect(0, 0, 200, 150))
    return Scene(pyramid, place, area, smooth)


@pytest.mark.parametrize("shape", [(400, 500, 3), (400, 500), (400, 500, 4)])
def test_at_100_percent_the_pixels_are_copied(shape: tuple[int, ...]) -> None:
    pixels = noise(*shape)
    if pixels.ndim == 3 and shape[2] == 4:
        pixels[..., 3] = 255
    rendered = render(scene_of(pixels, Placement(1.0, -37, -11)), QRect(0, 0, 200, 150))
    crop = pixels[11:161, 37:237]
    expected = crop[..., :3] if pixels.ndim == 3 else np.repeat(crop[..., None], 3, 2)
    assert np.array_equal(as_rgb(rendered), expected)


@pytest.mark.parametrize("zoom", [0.5, 0.25])
def test_at_halves_the_level_is_copied(zoom: float) -> None:
    pixels = noise(800, 800, 3)
    scene = scene_of(pixels, Placement(zoom, -8, -4))
    level = scene.pyramid.level_for(zoom)
    assert np.array_equal(as_rgb(render(scene, scene.area)), level.pixels[4:154, 8:208])


@pytest.mark.parametrize("zoom", [3, 4, 7])
def test_without_smoothing_pixels_are_squares_in_their_exact_place(zoom: int) -> None:
    pixels = noise(60, 80, 3)
    rendered = render(scene_of(pixels, Placement(float(zoom), -10, -20), smooth=False), QRect(0, 0, 150, 120))
    squares = pixels.repeat(zoom, axis=0).repeat(zoom, axis=1)
    assert np.array_equal(as_rgb(rendered), squares[20:140, 10:160])


def test_any_zoom_shows_the_right_place_to_a_fraction_of_a_pixel() -> None:
    ramp = np.zeros((1000, 1000, 3), np.uint8)
    ramp[..., 0] = (np.arange(1000) * 255 // 999)[None, :]
    ramp[..., 1] = (np.arange(1000) * 255 // 999)[:, None]
    for zoom in (0.137, 0.31, 0.77, 1.3, 1.9):
        rendered = as_rgb(render(scene_of(ramp, Placement(zoom, -20, -7)), QRect(0, 0, 110, 120)))
        x, y = (np.arange(110) + 20.5) / zoom, (np.arange(120) + 7.5) / zoom
        assert np.abs(rendered[60, :, 0] - (x - 0.5) * 255 / 999).max() < 1.5
        assert np.abs(rendered[:, 60, 1] - (y - 0.5) * 255 / 999).max() < 1.5


def test_a_preview_shows_the_same_place_as_the_picture() -> None:
    ramp = np.empty((400, 1000, 3), np.uint8)
    ramp[:] = (np.arange(1000) * 255 // 999)[None, :, None]
    preview = preview_pyramid((1000, 400), ramp[::8, ::8].copy())
    place, area = Placement(0.2, 0, 0), QRect(0, 0, 200, 80)
    coarse = as_rgb(render(Scene(preview, place, area, True), area)).astype(int)
    full = as_rgb(render(Scene(build_pyramid(ramp), place, area, True), area)).astype(int)
    assert np.abs(coarse - full).max() <= 4


@pytest.mark.parametrize(
    ("size", "zoom", "shown"),
    [
        ((1, 1), 32.0, (32, 32)),
        ((80_000, 12), 0.0025, (195, 1)),
        ((12, 80_000), 0.0025, (1, 144)),
        ((3, 2), 1.0, (3, 2)),
    ],
)
def test_extreme_shapes_are_at_least_a_pixel(
    size: tuple[int, int], zoom: float, shown: tuple[int, int]
) -> None:
    scene = scene_of(np.full((size[1], size[0], 3), 90, np.uint8), Placement(zoom, 5, 6))
    rendered = render(scene, scene.area)
    assert (rendered.rect.width(), rendered.rect.height()) == shown
    assert (as_rgb(rendered) == 90).all()


def test_only_the_part_in_view_is_rendered_until_the_same_scene_needs_another() -> None:
    renderer, scene = PaneRenderer(), scene_of(noise(400, 500, 3), Placement(1.3, -50, -50))
    left, right = QRect(0, 0, 80, 150), QRect(80, 0, 120, 150)
    first = renderer.image(scene, left)
    assert first is not None and first.rect == left
    assert renderer.image(scene, left) is first
    second = renderer.image(scene, right)
    assert second is not None and second.rect == scene.area
    assert renderer.image(scene, QRect(30, 10, 90, 50)) is second
    assert np.array_equal(as_rgb(second)[:, :80], as_rgb(first))


def test_another_place_is_rendered_anew_and_nothing_outside() -> None:
    renderer, pixels = PaneRenderer(), noise(40, 50, 3)
    scene = scene_of(pixels, Placement(1.0, 10, 10))
    moved = Scene(scene.pyramid, Placement(1.0, 11, 10), scene.area.translated(1, 0), True)
    assert renderer.image(scene, scene.area) is not renderer.image(moved, moved.area)
    assert renderer.image(scene, QRect(100, 100, 20, 20)) is None
