"""Faces on their way: between the parts of this workspace, and out to other programs."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from gan.errors import GanvasError
from gan.faces.face import Face
from studio.widgets.face_wall.tiles import image_of, round_tile

if TYPE_CHECKING:
    import numpy as np

FACES_FORMAT = "application/x-ganvas-faces"
_DRAGGED_SIDE = 96
_log = logging.getLogger(__name__)


def faces_to_mime(faces: Sequence[Face], pixels: np.ndarray | None = None) -> QMimeData:
    """Faces for our own views, and the first one's (S, S, 3) uint8 picture for other programs."""
    mime = QMimeData()
    mime.setData(FACES_FORMAT, json.dumps([face.to_json() for face in faces]).encode())
    if pixels is not None:
        mime.setImageData(image_of(pixels))
    return mime


def faces_in(mime: QMimeData) -> tuple[Face, ...]:
    """The faces that were dropped or pasted; none if there are none or they cannot be read."""
    if not mime.hasFormat(FACES_FORMAT):
        return ()
    try:
        return tuple(Face.from_json(text) for text in json.loads(bytes(mime.data(FACES_FORMAT)).decode()))
    except (ValueError, TypeError, GanvasError) as error:
        _log.warning("the faces in a drop cannot be read: %s", error)
        return ()


def drag_faces(source: QWidget, faces: Sequence[Face], pixels: np.ndarray, folder: Path) -> None:
    """Let the person drag faces, to our own views or out; returns when they are let go.

    Other programs get the first one as a PNG file in `folder`, since many take nothing but files.
    """
    mime = faces_to_mime(faces, pixels)
    file = folder / f"{faces[0].stem}.png"
    if image_of(pixels).save(str(file)):
        mime.setUrls([QUrl.fromLocalFile(str(file))])
    drag = QDrag(source)
    drag.setMimeData(mime)
    tile = round_tile(pixels, _DRAGGED_SIDE, source.devicePixelRatioF())
    drag.setPixmap(tile)
    drag.setHotSpot(QPoint(_DRAGGED_SIDE // 2, _DRAGGED_SIDE // 2))
    drag.exec(Qt.DropAction.CopyAction)
