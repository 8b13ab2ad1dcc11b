"""Small pictures of what there is: the cast, things and places, for the galleries."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.scene import Look

SIDE = 72
PLACE = QSize(120, 68)
_ROOM = 0.1  # of a picture's side, free on each side


@dataclass(frozen=True)
class Portrait:
    """Which picture.

    Attributes:
        kind: "character", "prop" or "place".
        asset: id in the catalogue.
        look: of a character or a prop.
        time: of day, of a place.
    """

    kind: str
    asset: str
    look: Look = Look()
    time: str = "day"


def paint_portrait(portrait: Portrait, ratio: float = 1.0) -> QImage:
    """Paint it, without a ground but for places; call it in any thread.

    Args:
        portrait: what.
        ratio: pixels of the device to one of ours.
    """
    size = (PLACE if portrait.kind == "place" else QSize(SIDE, SIDE)) * ratio
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if portrait.kind == "place":
        _paint_place(painter, portrait, size)
    elif portrait.kind == "character":
        _paint_character(painter, portrait, size)
    else:
        _paint_prop(painter, portrait, size)
    painter.end()
    return image


def _paint_place(painter: QPainter, portrait: Portrait, size: QSize) -> None:
    from gan.cartoon.stage.places import paint_layer

    for layer in ("back", "middle"):
        paint_layer(painter, portrait.asset, layer, size, portrait.time, "clear", 0)


def _paint_character(painter: QPainter, portrait: Portrait, size: QSize) -> None:
    from dataclasses import replace

    from gan.cartoon.catalogue.characters import CHARACTERS
    from gan.cartoon.motion import pose
    from gan.cartoon.stage.character import bounds, paint

    entry = CHARACTERS.get(portrait.asset)
    if entry is None:
        return
    look = replace(portrait.look, size=1.0)
    standing = pose(entry.id, "stand", 0.0, duration=3.0)
    box = bounds(entry.id, look, standing)
    if entry.plan == "biped" and entry.kind != "animal":
        # People are told apart by their faces: head and shoulders.
        side = min(box.width(), 0.62 * box.height()) * 1.04
        box = QRectF(box.center().x() - side / 2, box.top(), side, side)
    _fit(painter, box, size)
    paint(painter, entry.id, look, standing)


def _paint_prop(painter: QPainter, portrait: Portrait, size: QSize) -> None:
    from gan.cartoon.catalogue.props import PROPS
    from gan.cartoon.stage.props import bounds, paint

    if portrait.asset not in PROPS:
        return
    _fit(painter, bounds(portrait.asset), size)
    paint(painter, portrait.asset, portrait.look.top)


def _fit(painter: QPainter, box: QRectF, size: QSize) -> None:
    """Let a box of metres fill the picture, with room around it."""
    side = size.width() * (1 - 2 * _ROOM)
    scale = side / max(box.width(), box.height(), 1e-6)
    painter.translate(QPointF(size.width() / 2, size.height() / 2))
    painter.scale(scale, scale)
    painter.translate(-box.center())
