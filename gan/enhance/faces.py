"""Which faces of a picture are enhanced by weights of their own, as plain values; this imports no torch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from gan.enhance.choices import ARCHITECTURE, FACES, scales_of
from gan.enhance.errors import EnhanceError
from gan.enhance.request import FACES_AUTO, FACES_OFF, FACES_ON, TASK
from gan.media import read_picture
from gan.models import ModelCard, default_model, list_models
from gan.nn.faces.alignment import FINDER_TASK, FoundFace, find_faces, plain_pixels

if TYPE_CHECKING:
    from gan.media import Picture

# Pixels of the result between the eyes of the largest faces that are taken unasked: twice those of the
# faces that the weights were trained on. Larger ones show all that a face has without them.
LARGEST_EYES = 70.0
# A picture of at most so many pixels a side is looked at in double size, so that small faces are found.
_SMALL_SIDE = 640
_KNOWN: dict[tuple[object, ...], tuple[FoundFace, ...]] = {}
_MOST_KNOWN = 256


def card_for_faces(wanted: str, scale: int, card: ModelCard) -> ModelCard | None:
    """The weights for faces, if they are wanted.

    Args:
        wanted: see `EnhanceRequest.faces`.
        scale: of the result.
        card: of the model that enlarges the picture. Unasked, the faces of other people's models are left
            as these make them: many are for drawings.

    Raises:
        EnhanceError: they are asked for, but not installed or not made for the scale.
    """
    if wanted == FACES_OFF or (wanted == FACES_AUTO and ARCHITECTURE in card.config):
        return None
    found = next((entry for entry in list_models(TASK) if entry.name == FACES), None)
    if found is not None and scale in scales_of(found):
        return found
    if wanted == FACES_AUTO:
        return None
    raise EnhanceError(
        f"The weights for faces ({FACES}) are not installed, or not for {scale}x; leave faces off."
    )


def faces_of(picture: Picture, path: Path | None = None) -> tuple[FoundFace, ...]:
    """The faces of a picture from left to right.

    Args:
        picture: as read.
        path: its file, by which they are known when they are asked for once more.

    Raises:
        ModelError: the face finder is missing or damaged.
    """
    key = _key(path)
    if key is not None and key in _KNOWN:
        return _KNOWN[key]
    faces = _look_for_faces(plain_pixels(picture))
    if key is not None:
        while len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.pop(next(iter(_KNOWN)), None)
        _KNOWN[key] = faces
    return faces


def faces_in(path: Path) -> tuple[FoundFace, ...]:
    """`faces_of` of a file.

    Raises:
        MediaError, ModelError: it cannot be read, or the face finder is missing.
    """
    return faces_of(read_picture(path), path)


def _key(path: Path | None) -> tuple[object, ...] | None:
    """What changes with the file and with the finder; None if there is no such file."""
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return None
    if status is None:
        return None
    return path, status.st_mtime_ns, status.st_size, default_model(FINDER_TASK).sha256


def _look_for_faces(pixels: np.ndarray) -> tuple[FoundFace, ...]:
    height, width = pixels.shape[:2]
    if max(height, width) > _SMALL_SIDE:
        return find_faces(pixels)
    double = cv2.resize(pixels, (2 * width, 2 * height), interpolation=cv2.INTER_CUBIC)
    return tuple(_halved(face) for face in find_faces(double))


def choose_faces(faces: tuple[FoundFace, ...], wanted: str, scale: int, name: str) -> tuple[FoundFace, ...]:
    """Those that are meant.

    Args:
        faces: all of a picture, from left to right.
        wanted: see `EnhanceRequest.faces`.
        scale: of the result.
        name: of the picture, for the sentence.

    Raises:
        EnhanceError: there are not so many.
    """
    if wanted == FACES_OFF:
        return ()
    if wanted == FACES_ON:
        return faces
    if wanted == FACES_AUTO:
        return tuple(face for face in faces if face.eye_distance * scale <= LARGEST_EYES)
    numbers = sorted({int(number) for number in wanted.split(",")})
    if numbers[-1] > len(faces):
        shown = {0: "no face", 1: "one face"}.get(len(faces), f"{len(faces)} faces")
        raise EnhanceError(
            f"{name} shows {shown}, so there is no face {numbers[-1]}; count from 1, from left to right."
        )
    return tuple(faces[number - 1] for number in numbers)


def _halved(face: FoundFace) -> FoundFace:
    """A face of the picture in double size, in that picture itself."""
    left, right, mouth = ((np.array(point) + 0.5) / 2 - 0.5 for point in (*face.eyes, face.mouth))
    eyes = (tuple(map(float, left)), tuple(map(float, right)))
    return replace(face, eyes=eyes, mouth=tuple(map(float, mouth)))
