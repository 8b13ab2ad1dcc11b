"""Faces to learn from: a zip or folder of pictures, decoded once into a memory-mapped file."""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from gan.faces.errors import FacesError

_log = logging.getLogger(__name__)

FEWEST_FACES = 32
_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"))
_HELD_OUT_ONE_IN = 20
_UNREADABLE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError),
    *(zipfile.BadZipFile, zlib.error, RuntimeError),  # damaged or encrypted members
)


@dataclass(frozen=True)
class FaceData:
    """Pictures of one size, split by a fixed rule.

    Attributes:
        pixels: (N, R, R, 3) uint8 RGB, a read-only memory map.
        names: N file names.
        training: indices of the pictures to learn from.
        held_out: indices of the pictures that training never sees, about 5 %.
    """

    pixels: np.ndarray
    names: tuple[str, ...]
    training: np.ndarray
    held_out: np.ndarray


def is_held_out(name: str) -> bool:
    """Whether a picture is kept from training; this depends on its file name alone (not on its folder)."""
    return zlib.crc32(Path(name).name.encode()) % _HELD_OUT_ONE_IN == 0


def open_faces(source: Path, resolution: int, cache: Path) -> FaceData:
    """Decode the pictures of a zip or folder, or find them decoded already.

    Pictures are cut to their middle square and brought to `resolution`; files that are not pictures are
    left out with a warning.

    Args:
        source: zip file or folder, searched with its subfolders.
        resolution: side of the decoded pictures.
        cache: folder for the decoded pictures, made where it is missing.

    Raises:
        FacesError: the source is missing, no zip, or holds too few pictures.
    """
    if not source.exists():
        raise FacesError(f"{source} does not exist; name a folder or zip file of face pictures with --data.")
    index = cache / f"faces_{resolution}_{_fingerprint(source)}.json"
    if not index.exists():
        try:
            cache.mkdir(parents=True, exist_ok=True)
            _decode(source, resolution, index)
        except OSError as error:
            raise FacesError(f"The decoded faces cannot be kept in {cache}: {error.strerror}.") from error
    names = tuple(json.loads(index.read_text(encoding="utf-8")))
    shape = (len(names), resolution, resolution, 3)
    pixels = np.memmap(index.with_suffix(".rgb"), mode="r", dtype=np.uint8, shape=shape)
    held_out = np.array([is_held_out(name) for name in names])
    return FaceData(pixels, names, np.flatnonzero(~held_out), np.flatnonzero(held_out))


def _fingerprint(source: Path) -> str:
    """Changes with the source's place, names, sizes and times of change."""
    files = [source] if source.is_file() else _files_of(source)
    digest = hashlib.sha256(str(source.resolve()).encode())
    for path in files:
        status = path.stat()
        digest.update(f"{path}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def _decode(source: Path, resolution: int, index: Path) -> None:
    """Write the decoded pictures one after the other and, last, the list of their names."""
    names: list[str] = []
    part = index.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file, _open_source(source) as candidates:
            for name, read in candidates:
                try:
                    square = _square(read(), resolution)
                except _UNREADABLE as error:
                    _log.warning("%s is left out: it is not a picture that can be read (%s)", name, error)
                    continue
                file.write(square)
                names.append(name)
        if len(names) < FEWEST_FACES:
            raise FacesError(
                f"{source} holds {len(names)} pictures that can be read; "
                f"training needs {FEWEST_FACES} or more."
            )
        os.replace(part, index.with_suffix(".rgb"))
        part.write_text(json.dumps(names), encoding="utf-8")
        os.replace(part, index)
    finally:
        part.unlink(missing_ok=True)


def _square(data: bytes, resolution: int) -> bytes:
    """Middle square of a picture: resolution rows of as many RGB pixels."""
    with Image.open(io.BytesIO(data)) as file:
        picture = file.convert("RGB")
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    picture = picture.crop((left, top, left + side, top + side))
    if side != resolution:
        picture = picture.resize((resolution, resolution), Image.Resampling.LANCZOS)
    return picture.tobytes()


@contextmanager
def _open_source(source: Path) -> Iterator[list[tuple[str, Callable[[], bytes]]]]:
    """(name, function that reads it) of all files that may be pictures, by name."""
    if source.is_dir():
        yield [(str(path.relative_to(source)), path.read_bytes) for path in _files_of(source)]
        return
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError) as error:
        raise FacesError(f"{source} is not a zip file that can be read; give a zip or a folder.") from error
    with archive:
        names = sorted(filter(_may_be_picture, archive.namelist()))
        yield [(name, partial(archive.read, name)) for name in names]


def _files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and _may_be_picture(path.name))


def _may_be_picture(name: str) -> bool:
    path = Path(name)
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")
