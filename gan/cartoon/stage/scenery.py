"""The layers of a set as images: painted once for a view, laid down for every frame."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.animation.camera import Move, View
from gan.cartoon.animation.plan import ShotPlan
from gan.cartoon.layout.staging import SET_ASPECT
from gan.cartoon.stage import places
from gan.cartoon.stage.lens import Lens
from gan.cartoon.stage.sprites import ImageCache

_MEMORY = 200 * 2**20  # bytes of images that are kept
_TILE = 128  # pixels
_SHARPEST = 2.1  # times the frame's height that the picture of a set is painted for a camera that zooms


@dataclass(frozen=True)
class _Window:
    """A part of a set's picture as an image.

    Attributes:
        image: its pixels; None where nothing is painted.
        scale: pixels of a height of the set.
        left, top: of the image on the set's picture, pixels of that scale.
        tiles: the parts of a see-through image that are not empty, with their places in it.
    """

    image: QImage | None
    scale: float
    left: float
    top: float
    tiles: tuple[tuple[QPointF, QImage], ...] = ()


class Scenery:
    """Layers of sets, kept as long as memory allows."""

    def __init__(self) -> None:
        self._cache = ImageCache(_MEMORY)

    def paint(
        self, painter: QPainter, plan: ShotPlan, layers: tuple[str, ...], lens: Lens, move: Move
    ) -> None:
        """Paint layers of a set behind or before the players.

        Args:
            painter: in pixels of the frame.
            plan: of the shot.
            layers: names of `gan.cartoon.catalogue.places.LAYERS`, the farthest first.
            lens: the view of the moment.
            move: of the camera, which says what other views will be wanted.
        """
        window = self._window(plan, layers, lens, move)
        if window.image is None:
            return
        ratio = lens.scale / window.scale
        if abs(ratio - 1) < 1e-6:
            # Whole pixels: a picture that is only shifted stays sharp, and is laid down fastest.
            origin = QPointF(round(window.left - lens.left), round(window.top - lens.top))
            for place, tile in window.tiles or ((QPointF(), window.image),):
                painter.drawImage(origin + place, tile)
            return
        source = QRectF(
            lens.left / ratio - window.left,
            lens.top / ratio - window.top,
            lens.width / ratio,
            lens.height / ratio,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, lens.width, lens.height), window.image, source)
        painter.restore()

    def _window(self, plan: ShotPlan, layers: tuple[str, ...], lens: Lens, move: Move) -> _Window:
        still = move.first == move.last and move.follow is None
        if still:
            scale, box = lens.scale, (lens.left, lens.top, lens.width, lens.height)
        else:
            scale = _wanted_scale(lens, move)
            box = _swept(lens, move, scale)
        shot = plan.shot
        key = (
            shot.place,
            layers,
            shot.time,
            shot.weather,
            plan.staging.seed,
            tuple(sorted(plan.staging.cleared)),
            tuple(round(value, 2) for value in (scale, *box)),
        )
        found = self._cache.get(key)
        if found is None:
            found = _painted(plan, layers, scale, box)
            size = found.image.sizeInBytes() if found.image else 64
            self._cache.put(key, found, size)
        return found


def paint_layers(
    painter: QPainter, plan: ShotPlan, layers: tuple[str, ...], scale: float, left: float, top: float
) -> None:
    """Paint layers without keeping them: for vector files.

    Args:
        painter: in pixels.
        plan: of the shot.
        layers: see `Scenery.paint`.
        scale: pixels of a height of the set.
        left, top: of the painter's origin on the set's picture.
    """
    shot = plan.shot
    size = QSize(round(scale * SET_ASPECT), round(scale))
    painter.save()
    painter.translate(-left, -top)
    for layer in layers:
        more = {"without": plan.staging.cleared} if plan.staging.cleared else {}
        places.paint_layer(
            painter, shot.place, layer, size, shot.time, shot.weather, plan.staging.seed, **more
        )
    painter.restore()


def _painted(
    plan: ShotPlan, layers: tuple[str, ...], scale: float, box: tuple[float, float, float, float]
) -> _Window:
    left, top, width, height = box
    opaque = layers[0] == "back"
    kind = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(ceil(width), ceil(height), kind)
    image.fill(Qt.GlobalColor.black if opaque else 0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_layers(painter, plan, layers, scale, left, top)
    painter.end()
    if opaque:
        return _Window(image, scale, left, top)
    return _cropped(image, scale, left, top)


def _cropped(image: QImage, scale: float, left: float, top: float) -> _Window:
    """Only the rows and columns that have something on them: what is transparent costs time, too."""
    import numpy as np

    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    covered = pixels[..., 3] > 0
    rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
    if not len(rows):
        return _Window(None, scale, left, top)
    first, above = int(columns[0]), int(rows[0])
    part = image.copy(first, above, int(columns[-1]) - first + 1, int(rows[-1]) - above + 1)
    covered = covered[above : above + part.height(), first : first + part.width()]
    tiles = tuple(
        (QPointF(x, y), part.copy(x, y, min(_TILE, part.width() - x), min(_TILE, part.height() - y)))
        for y in range(0, part.height(), _TILE)
        for x in range(0, part.width(), _TILE)
        if covered[y : y + _TILE, x : x + _TILE].any()
    )
    return _Window(part, scale, left + first, top + above, tiles)


def _wanted_scale(lens: Lens, move: Move) -> float:
    """Of the nearest view of a move, as long as the picture stays of a bearable size."""
    nearest = min(move.first.height, move.last.height)
    if move.follow is not None or move.first.height == move.last.height:
        return lens.height / nearest
    return lens.height * min(1 / nearest, _SHARPEST)


def _swept(lens: Lens, move: Move, scale: float) -> tuple[float, float, float, float]:
    """What of the set's picture is seen in the course of a move: left, top, width, height in pixels."""
    aspect = lens.width / lens.height
    views = [move.first, move.last]
    if move.follow is not None:
        views = [View(SET_ASPECT / 2, move.first.y, move.first.height)]
    boxes = [view.box(aspect) for view in views]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    if move.follow is not None:
        left, right = 0.0, SET_ASPECT
    return left * scale, top * scale, ceil((right - left) * scale), ceil((bottom - top) * scale)
