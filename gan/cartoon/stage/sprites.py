"""Props and soft shadows as images that are painted once and laid down often."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

from gan.cartoon.stage import props

_LARGEST = 1800  # pixels: what is larger is painted each time
_SHADOW = (96, 24)
_FIGURES = 64  # whose drawings are kept

Drawing = TypeVar("Drawing")


class ImageCache:
    """Images by key; the least recently used go when they are too much together.

    Args:
        limit: bytes.
    """

    def __init__(self, limit: int) -> None:
        self._limit, self._used = limit, 0
        self._images: OrderedDict[object, object] = OrderedDict()
        self._sizes: dict[object, int] = {}

    def get(self, key: object) -> object | None:
        """What is kept under a key, or None."""
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
        return found

    def put(self, key: object, value: object, size: int) -> None:
        """Keep something of `size` bytes."""
        self._used += size - self._sizes.get(key, 0)
        self._images[key], self._sizes[key] = value, size
        self._images.move_to_end(key)
        while self._used > self._limit and len(self._images) > 1:
            old, _ = self._images.popitem(last=False)
            self._used -= self._sizes.pop(old)


class Sprites:
    """Props as images, each for one size, colour, state and light; and the latest drawing of everybody.

    Attributes:
        keeps_shapes: nothing goes by way of an image: for files of vectors.
        figures: by id of the character, what its drawing was made for, and the drawing.
    """

    def __init__(self, limit: int = 64 * 2**20, *, keeps_shapes: bool = False) -> None:
        self.keeps_shapes = keeps_shapes
        self._cache = ImageCache(limit)
        self.figures: OrderedDict[str, tuple[object, object]] = OrderedDict()
        self._shadow: QImage | None = None

    def figure(self, id: str, key: object, make: Callable[[], Drawing]) -> Drawing:
        """The drawing of a character: the latest one where it was made for the same key."""
        found = self.figures.get(id)
        if found is None or found[0] != key:
            found = (key, make())
            self.figures[id] = found
            while len(self.figures) > _FIGURES:
                self.figures.popitem(last=False)
        self.figures.move_to_end(id)
        return found[1]  # type: ignore[return-value]

    def prop(
        self,
        painter: QPainter,
        prop_id: str,
        colour: str,
        variant: float,
        state: str,
        part: str,
        tint: QColor | None,
        metre: float,
        flip: bool,
    ) -> None:
        """Paint a prop; the painter is at its floor point, in pixels, and not scaled or turned.

        Args:
            painter: see above.
            prop_id, colour, variant, state, part, tint: see `gan.cartoon.stage.props.paint`.
            metre: pixels of a metre.
            flip: it looks to the left.
        """
        box = props.bounds(prop_id, variant, state)
        margin = 0.16
        width = ceil((box.width() + 2 * margin) * metre) + 2
        height = ceil((box.height() + 2 * margin) * metre) + 2
        if max(width, height) > _LARGEST or self.keeps_shapes:
            self._direct(painter, prop_id, colour, variant, state, part, tint, metre, flip)
            return
        ink = tint.rgba() if tint is not None else 0
        key = (prop_id, colour, variant, state, part, ink, round(metre, 2), flip)
        found = self._cache.get(key)
        left = box.left() if not flip else -box.right()
        origin = QPointF((left - margin) * metre, (box.top() - margin) * metre)
        if found is None:
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            own = QPainter(image)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            own.translate(-origin)
            self._direct(own, prop_id, colour, variant, state, part, tint, metre, flip)
            own.end()
            self._cache.put(key, image, image.sizeInBytes())
            found = image
        painter.drawImage(origin, found)

    def shadow(self, painter: QPainter, middle: QPointF, across: float, down: float, strength: float) -> None:
        """A soft shadow on the floor.

        Args:
            painter: in pixels.
            middle: of the shadow.
            across, down: half of its width and height in pixels.
            strength: 0..1.
        """
        if strength <= 0.01 or across < 1:
            return
        if self.keeps_shapes:
            _paint_soft_ellipse(painter, middle, across, down, strength)
            return
        if self._shadow is None:
            self._shadow = _soft_ellipse()
        opacity = painter.opacity()
        painter.setOpacity(opacity * min(1.0, strength))
        painter.drawImage(QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down), self._shadow)
        painter.setOpacity(opacity)

    def _direct(
        self,
        painter: QPainter,
        prop_id: str,
        colour: str,
        variant: float,
        state: str,
        part: str,
        tint: QColor | None,
        metre: float,
        flip: bool,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(-metre if flip else metre, metre)
        props.paint(painter, prop_id, colour, variant, state, part=part, tint=tint)
        painter.restore()


def _soft_ellipse() -> QImage:
    image = QImage(*_SHADOW, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    across, down = _SHADOW[0] / 2, _SHADOW[1] / 2
    _paint_soft_ellipse(painter, QPointF(across, down), across, down, 1.0)
    painter.end()
    return image


def _paint_soft_ellipse(
    painter: QPainter, middle: QPointF, across: float, down: float, strength: float
) -> None:
    gradient = QRadialGradient(QPointF(0, 0), across)
    for place, alpha in ((0.0, 190), (0.55, 120), (1.0, 0)):
        gradient.setColorAt(place, QColor(38, 24, 52, round(alpha * min(1.0, strength))))
    painter.save()
    painter.translate(middle)
    painter.scale(1.0, down / across)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(QPointF(0, 0), across, across)
    painter.restore()
