"""Pictures at the size in which they are shown, with round corners, kept so that painting only copies."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap

from studio.theme import RADIUS

if TYPE_CHECKING:
    import numpy as np

_KEPT_BYTES = 96 * 2**20
_EDGE = QColor(128, 128, 128, 56)


class TileCache:
    """Tiles by what they show and how large they are; the least recently painted go first."""

    def __init__(self) -> None:
        self._tiles: OrderedDict[tuple[Hashable, int, float], QPixmap] = OrderedDict()
        self._bytes = 0

    def tile(self, key: Hashable, pixels: np.ndarray, side: int, ratio: float) -> QPixmap:
        """The tile of a picture.

        Args:
            key: what tells this picture from others.
            pixels: (S, S, 3) uint8.
            side: of the tile, in device-independent pixels.
            ratio: device pixels to each of those.
        """
        place = (key, side, ratio)
        if place in self._tiles:
            self._tiles.move_to_end(place)
            return self._tiles[place]
        tile = self._tiles[place] = round_tile(pixels, side, ratio)
        self._bytes += _size_of(tile)
        while self._bytes > _KEPT_BYTES and len(self._tiles) > 1:
            self._bytes -= _size_of(self._tiles.popitem(last=False)[1])
        return tile

    def clear(self) -> None:
        """Forget all of them."""
        self._tiles.clear()
        self._bytes = 0


def round_tile(pixels: np.ndarray, side: int, ratio: float = 1.0, radius: float = RADIUS) -> QPixmap:
    """(S, S, 3) uint8 as a square with round corners, `side` device-independent pixels wide."""
    device = max(1, round(side * ratio))
    image = scaled_image(pixels, device)
    tile = QPixmap(device, device)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(QRectF(0, 0, device, device), radius * ratio, radius * ratio)
    # A hairline keeps white pictures apart from white ground; on others it is hardly seen.
    painter.setPen(QPen(_EDGE, ratio))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(0, 0, device, device).adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2)
    painter.drawRoundedRect(inner, radius * ratio, radius * ratio)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return tile


def scaled_image(pixels: np.ndarray, side: int) -> QImage:
    """(S, S, 3) uint8 at another size: areas where it shrinks, Lanczos where it grows."""
    import cv2

    if len(pixels) != side:
        method = cv2.INTER_AREA if side < len(pixels) else cv2.INTER_LANCZOS4
        pixels = cv2.resize(pixels, (side, side), interpolation=method)
    return image_of(pixels)


def image_of(pixels: np.ndarray) -> QImage:
    """(H, W, 3) uint8 as an image that owns its memory."""
    height, width, _ = pixels.shape
    return QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def _size_of(tile: QPixmap) -> int:
    return tile.width() * tile.height() * 4
