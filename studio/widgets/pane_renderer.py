"""Renders the visible part of a picture at its zoom into an image that is painted pixel by pixel.

OpenCV samples the crop, since Qt's own smooth drawing of 24-bit and grey pictures is several times slower.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from studio.widgets.pyramid import Level, Pyramid
from studio.widgets.viewport import Placement


@dataclass(frozen=True)
class Scene:
    """All that the look of a pane depends on.

    Attributes:
        pyramid: the picture (compared by identity).
        place: where its pixels lie in the pane; x and y are whole screen pixels.
        area: the part of the pane that the picture can cover, in screen pixels.
        smooth: whether to blend between pixels, else every pixel is a plain square.
    """

    pyramid: Pyramid
    place: Placement
    area: QRect
    smooth: bool


@dataclass(frozen=True, eq=False)
class Rendered:
    """A rendered part of a pane.

    Attributes:
        image: one pixel per screen pixel; it borrows the memory of `pixels`.
        pixels: the array behind the image, kept here so that it lives as long.
        rect: the part of the pane that the image covers, in screen pixels.
    """

    image: QImage
    pixels: np.ndarray
    rect: QRect


class PaneRenderer:
    """Keeps the last rendered image of a pane and renders no more than is asked for.

    While zoom or position changes, only the part in view is rendered (in front of the divider, say). Once
    the same scene is asked for again with another part, all of it is rendered, so that from then on
    dragging the divider paints from memory.
    """

    def __init__(self) -> None:
        self._scene: Scene | None = None
        self._rendered: Rendered | None = None

    def image(self, scene: Scene, part: QRect) -> Rendered | None:
        """An image of the scene that covers `part` of its area; None if nothing of it is visible."""
        part = part.intersected(scene.area)
        if part.isEmpty():
            return None
        same = scene == self._scene
        if not same or self._rendered is None or not self._rendered.rect.contains(part):
            self._rendered = render(scene, scene.area if same else part)
            self._scene = scene
        return self._rendered

    def clear(self) -> None:
        """Let go of the picture and the image."""
        self._scene = None
        self._rendered = None


def picture_rect(size: tuple[int, int], place: Placement) -> QRect:
    """Where a picture of `size` lies in its pane: at least one screen pixel each way."""
    width, height = (max(round(length * place.zoom), 1) for length in size)
    return QRect(round(place.x), round(place.y), width, height)


def render(scene: Scene, rect: QRect) -> Rendered:
    """Render `rect` (screen pixels of the pane, inside the picture) of a scene."""
    level = scene.pyramid.level_for(scene.place.zoom)
    columns = _sampling(rect.left(), rect.width(), scene.place.x, scene.place.zoom, level.scale_x)
    rows = _sampling(rect.top(), rect.height(), scene.place.y, scene.place.zoom, level.scale_y)
    pixels = _sample(level, columns, rows, scene.smooth)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, pixels.strides[0], _format(level.pixels))
    return Rendered(image, pixels, rect)


@dataclass(frozen=True)
class _Sampling:
    """Along one axis: screen pixel i shows the level at first + i * step (centres of pixels, in pixels)."""

    first: float
    step: float
    count: int

    def bounds(self, length: int) -> tuple[int, int]:
        """The pixels of a level of this length that are needed, with one spare on each side."""
        start = math.floor(self.first) - 1
        stop = math.ceil(self.first + self.step * (self.count - 1)) + 2
        start = min(max(start, 0), length - 1)
        return start, min(max(stop, start + 1), length)

    def is_copy(self, length: int) -> bool:
        """Whether screen pixels are the level's pixels, one for one."""
        whole = abs(self.step - 1) < 1e-9 and abs(self.first - round(self.first)) < 1e-6
        return whole and 0 <= round(self.first) and round(self.first) + self.count <= length


def _sampling(start: int, count: int, origin: float, zoom: float, scale: float) -> _Sampling:
    step = scale / zoom
    return _Sampling((start + 0.5 - origin) * step - 0.5, step, count)


def _sample(level: Level, columns: _Sampling, rows: _Sampling, smooth: bool) -> np.ndarray:
    height, width = level.pixels.shape[:2]
    if columns.is_copy(width) and rows.is_copy(height):
        top, left = round(rows.first), round(columns.first)
        return _screen_pixels(level.pixels[top : top + rows.count, left : left + columns.count])
    left, right = columns.bounds(width)
    top, bottom = rows.bounds(height)
    crop = _screen_pixels(level.pixels[top:bottom, left:right])
    matrix = np.array([[columns.step, 0, columns.first - left], [0, rows.step, rows.first - top]])
    method = cv2.INTER_LINEAR if smooth else cv2.INTER_NEAREST
    return cv2.warpAffine(
        crop,
        matrix,
        (columns.count, rows.count),
        flags=method | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


def _screen_pixels(pixels: np.ndarray) -> np.ndarray:
    """A contiguous copy in the byte order of Qt's native formats; four channels also sample fastest."""
    if pixels.ndim == 2:
        return pixels.copy()
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2BGRA if pixels.shape[2] == 3 else cv2.COLOR_RGBA2BGRA)


def _format(pixels: np.ndarray) -> QImage.Format:
    if pixels.ndim == 2:
        return QImage.Format.Format_Grayscale8
    opaque = pixels.shape[2] == 3
    return QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
