"""Which pixels of a frame show whom: for those who check what is seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage, QPainter

from gan.cartoon.layout.boxes import Box
from gan.cartoon.stage.film import Film
from gan.cartoon.stage.lens import in_shares
from gan.cartoon.stage.players import Player
from gan.cartoon.stage.scenery import paint_layers
from gan.cartoon.stage.subtitles import subtitle_box, subtitle_lines

_OPAQUE = 90  # of 255: shadows and edges do not count


@dataclass(frozen=True, eq=False)
class Sighting:
    """One entity in one frame.

    Attributes:
        id: of the entity.
        kind: "character" or "prop".
        whole: (H, W) bool, what it covers in the frame, whoever is before it.
        visible: (H, W) bool, what of that is seen.
        box: around all of it, in shares of the frame, beyond its edges where it is cut off.
        face: around its face, in shares of the frame; None for things.
        face_seen: share of the face that nothing covers, 0..1.
        feet: the lower of both soles, in shares of the frame's height; None for things.
        ground: the floor under it, in shares of the frame's height.
        order: what is higher is painted later.
        holder: id of who holds it, "".
    """

    id: str
    kind: str
    whole: np.ndarray
    visible: np.ndarray
    box: Box
    face: Box | None
    face_seen: float
    feet: float | None
    ground: float
    order: float
    holder: str


def sightings(film: Film, shot: int, seconds: float, width: int = 320, height: int = 180) -> list[Sighting]:
    """Everybody and everything in a frame of a shot, the farthest first.

    Args:
        film: the scene.
        shot: number of the shot.
        seconds: within it.
        width, height: of the masks in pixels.
    """
    painter = film.shot_painter(shot, width / height)
    players = painter.players(seconds, width, height)
    lens = painter.lens(seconds, width, height)
    middle = painter.plan.staging.place.middle_depth
    masks = [_mask(player, width, height) for player in players]
    front = _layer(painter.plan, "front", lens, width, height)
    furniture = _layer(painter.plan, "middle", lens, width, height)
    found = []
    for number, player in enumerate(players):
        covered = front.copy()
        if player.order < middle - 1e-3:
            covered |= furniture
        for other, mask in list(zip(players, masks, strict=True))[number + 1 :]:
            if other.entity.id != player.entity.id and other.holder != player.entity.id:
                covered |= mask
        visible = masks[number] & ~covered
        face = in_shares(player.face, width, height) if player.face is not None else None
        ground = lens.point(player.spot.x, player.spot.depth, player.spot.lift).y() / height
        found.append(
            Sighting(
                player.entity.id,
                player.entity.kind,
                masks[number],
                visible,
                in_shares(player.box, width, height),
                face,
                _share_seen(face, masks[number], visible),
                player.feet / height if player.feet is not None else None,
                ground,
                player.order,
                player.holder,
            )
        )
    return found


def caption_boxes(film: Film, shot: int, seconds: float, aspect: float = 16 / 9) -> list[tuple[str, Box]]:
    """Where words stand at a moment: (speaker's id or "" for a subtitle, place in shares of the frame)."""
    talk = film.shot_painter(shot, aspect).talk
    boxes = [
        (balloon.speaker, balloon.box) for balloon in talk.balloons if balloon.start <= seconds < balloon.end
    ]
    for subtitle in talk.subtitles:
        lines = subtitle_lines(subtitle, seconds, aspect)
        if lines:
            boxes.append(("", subtitle_box(lines, aspect)))
    return boxes


def _mask(player: Player, width: int, height: int) -> np.ndarray:
    image = _blank(width, height)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    player.paint(painter)
    painter.end()
    return _alpha(image) > _OPAQUE


def _layer(plan, layer: str, lens, width: int, height: int) -> np.ndarray:
    image = _blank(width, height)
    painter = QPainter(image)
    paint_layers(painter, plan, (layer,), lens.scale, lens.left, lens.top)
    painter.end()
    return _alpha(image) > _OPAQUE


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def _alpha(image: QImage) -> np.ndarray:
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return pixels[..., 3].copy()


def _share_seen(face: Box | None, whole: np.ndarray, visible: np.ndarray) -> float:
    if face is None:
        return 1.0
    height, width = whole.shape
    rows = slice(max(0, round(face.top * height)), max(0, round(face.bottom * height)) + 1)
    columns = slice(max(0, round(face.left * width)), max(0, round(face.right * width)) + 1)
    own = int(whole[rows, columns].sum())
    return float(visible[rows, columns].sum()) / own if own else 0.0
