"""A shot taken apart: its set, and everybody in it as masked pixels of their own.

For clip bases: their frames are square, so that the whole width of the picture is squeezed into them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.layout.boxes import Box
from gan.cartoon.layout.staging import Staging
from gan.cartoon.scene import Shot
from gan.cartoon.stage.film import Film
from gan.cartoon.stage.lens import in_shares
from gan.cartoon.stage.players import Player
from gan.cartoon.stage.scenery import paint_layers

ASPECT = 16 / 9
"""Width by height of the picture before it is squeezed."""

_OPAQUE = 90  # of 255: shadows and edges do not belong to anybody


@dataclass(frozen=True)
class Place:
    """Where an entity is at a moment, without a look at its pixels.

    Attributes:
        box: around it, in shares of the frame, beyond its edges where it is cut off.
        depth: of the floor under it, 0 far .. 1 near.
        facing: 1 to the right, -1 to the left.
    """

    box: Box
    depth: float
    facing: int


@dataclass(frozen=True, eq=False)
class Moment:
    """One frame taken apart.

    Attributes:
        frame: (S, S, 3) uint8 RGB.
        masks: (S, S) bool by entity: where it is seen, nobody else being before it.
        order: ids of the entities, the farthest first.
    """

    frame: np.ndarray
    masks: dict[str, np.ndarray]
    order: list[str]


class TakenApart:
    """One shot of a film, seen by a camera at rest.

    Args:
        film: without captions.
        shot: number of the shot.
        side: pixels of the square frames.
    """

    def __init__(self, film: Film, shot: int = 0, side: int = 128) -> None:
        self._painter = film.shot_painter(shot, ASPECT)
        self._side, self._width = side, side * ASPECT
        self._middle = self._painter.plan.staging.place.middle_depth
        self._ids = set(self._painter.plan.staging.entities)

    @property
    def set_key(self) -> str:
        """Two shots of the same key have the same set."""
        staging = self._painter.plan.staging
        shot = staging.shot
        cleared = ",".join(map(str, sorted(staging.cleared)))
        return f"{shot.place}/{shot.time}/{staging.seed}/{cleared}"

    def players(self, seconds: float) -> list[Player]:
        """Who is on the frame at a moment: what the other methods start from."""
        return self._painter.players(seconds, self._width, self._side)

    def places(self, players: list[Player]) -> dict[str, Place]:
        """Everybody who is in the frame, by id."""
        found: dict[str, Place] = {}
        for player in players:
            box = in_shares(player.box, self._width, self._side)
            if player.entity.id in self._ids and box.clipped().area > 0:
                old = found.get(player.entity.id)
                facing = -1 if player.flip else 1
                found[player.entity.id] = Place(
                    old.box.around(box) if old else box, player.spot.depth, facing
                )
        return found

    def layers(self) -> tuple[np.ndarray, ...]:
        """The set in (S, S, 4) uint8 RGBA, alpha multiplied in: back, middle and front."""
        lens = self._painter.lens(0.0, self._width, self._side)
        images = []
        for names in (("back",), ("middle",), ("front",)):
            image, painter = self._blank()
            paint_layers(painter, self._painter.plan, names, lens.scale, lens.left, lens.top)
            painter.end()
            images.append(_pixels(image))
        return tuple(images)

    def moment(self, players: list[Player], layers: tuple[np.ndarray, ...]) -> Moment:
        """A frame, and whose its pixels are.

        Args:
            players: who is on it.
            layers: of `layers`.
        """
        back, middle, front = layers
        frame = back[..., :3].astype(np.uint16)
        masks: dict[str, np.ndarray] = {}
        order: list[str] = []
        is_middle_done = False
        for player in players:
            if not is_middle_done and player.order >= self._middle - 1e-3:
                _lay(frame, middle, masks)
                is_middle_done = True
            id = player.entity.id
            _lay(frame, self._painted(player), masks, id if id in self._ids else "")
            if id in self._ids and id not in order:
                order.append(id)
        if not is_middle_done:
            _lay(frame, middle, masks)
        _lay(frame, front, masks)
        return Moment(frame.astype(np.uint8), masks, order)

    def _painted(self, player: Player) -> np.ndarray:
        image, painter = self._blank()
        player.paint(painter)
        painter.end()
        return _pixels(image)

    def _blank(self) -> tuple[QImage, QPainter]:
        image = QImage(self._side, self._side, QImage.Format.Format_RGBA8888_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(1 / ASPECT, 1.0)
        return image, painter


def _lay(frame: np.ndarray, pixels: np.ndarray, masks: dict[str, np.ndarray], id: str = "") -> None:
    """Lay pixels over a frame; what they cover is seen of nobody else any more."""
    alpha = pixels[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not len(rows):
        if id:
            masks.setdefault(id, np.zeros(alpha.shape, bool))
        return
    part = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    cut = alpha[part]
    frame[part] = pixels[part][..., :3] + frame[part] * (255 - cut[..., None].astype(np.uint16)) // 255
    covered = cut > _OPAQUE
    for mask in masks.values():
        mask[part] &= ~covered
    if id:
        own = masks.setdefault(id, np.zeros(alpha.shape, bool))
        own[part] |= covered


def _pixels(image: QImage) -> np.ndarray:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4).copy()


def set_picture(shot: Shot, staging: Staging, side: int = 128) -> np.ndarray:
    """(side, side, 3) uint8 RGB of all of a shot's set, nobody being there, squeezed into a square."""
    image = QImage(side, side, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(1 / ASPECT, 1.0)
    paint_layers(painter, _Set(shot, staging), ("back", "middle", "front"), side, 0.0, 0.0)  # type: ignore[arg-type]
    painter.end()
    return _pixels(image)[..., :3]


@dataclass(frozen=True)
class _Set:
    """As much of a plan as a set needs: layouts are not there yet when composers ask for it."""

    shot: Shot
    staging: Staging
