"""What the grid shows of one item, made ready in another thread so that painting only copies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from studio.library.item import Item, Kind

_FILMS = {".mp4", ".mkv", ".webm", ".mov", ".avi", ".gif", ".m4v"}


class TileSize(NamedTuple):
    """How tiles are to be, in device pixels: width and height, and the radius of their corners."""

    side: int
    radius: float


@dataclass(frozen=True, eq=False)
class Cell:
    """One item as it is painted.

    Attributes:
        item: what it is.
        tile: its picture, square with round corners; None if it has none.
        size: that the tile was made for.
        is_missing: whether a file of it is not where it should be.
    """

    item: Item
    tile: QImage | None
    size: TileSize
    is_missing: bool = False

    @property
    def moves(self) -> bool:
        """Whether it is a film or a clip."""
        return any(path.suffix.lower() in _FILMS for path in self.item.outputs[:1])


def make_cell(item: Item, picture: bytes | None, size: TileSize) -> Cell:
    """Look after an item's files, and bring its thumbnail to the size of a tile."""
    image = QImage.fromData(picture) if picture else QImage()
    tile = None if image.isNull() else _square(image, *size, top=item.kind is Kind.READING)
    return Cell(item, tile, size, bool(missing_files(item)))


def missing_files(item: Item) -> list[Path]:
    """The files of an item that are not there any more; of readings, the scans."""
    return [path for path in (item.outputs or item.inputs)[:64] if not path.exists()]


def _square(image: QImage, side: int, radius: float, *, top: bool) -> QImage:
    """The middle (of pages: the top) of a picture as a square with round corners."""
    scale = max(side / image.width(), side / image.height())
    left = (side - image.width() * scale) / 2
    above = 0.0 if top else (side - image.height() * scale) / 2
    if scale < 1:  # smooth drawing alone would leave pixels out
        image = image.scaled(
            round(image.width() * scale),
            round(image.height() * scale),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scale = 1.0
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(QColor(0, 0, 0, 0))
    painter = QPainter(tile)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    brush = QBrush(image)
    brush.setTransform(QTransform(scale, 0, 0, scale, left, above))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(0, 0, side, side), radius, radius)
    painter.end()
    return tile
