"""A picture's header: what kind of file it is, and whether it may be read at all."""

from __future__ import annotations

import mmap
import os
import stat
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pillow_heif
from PIL import Image, UnidentifiedImageError

from gan.media.errors import MediaError
from gan.media.formats import FORMAT_NAMES
from gan.media.picture import Limits, PictureInfo
from gan.media.tiff_shape import TiffShape, read_tiff_shape

pillow_heif.register_heif_opener()
# Pillow's own limit holds for the whole process, so it could not differ from call to call. It is lifted
# once, here; each call checks its own limit on the header, before any pixel is decoded.
Image.MAX_IMAGE_PIXELS = None
# Pillow warns of oddities in metadata, which no person can act on.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

# MPO is a JPEG to begin with: Pillow has no opener of that name.
_OPENERS = [name for name in FORMAT_NAMES if name != "MPO"]
_PNG_START = b"\x89PNG\r\n\x1a\n"
_WITH_FRAMES = frozenset({"gif", "webp", "tiff", "heic", "avif"})


@dataclass(frozen=True)
class Header:
    """An open picture of which only the header is read.

    Attributes:
        format: as in `Picture`.
        size: width and height as stored, before the orientation is applied.
        orientation: EXIF's, 1..8; 1 where decoding applies it.
        depth: bits a channel that reading will give: 8 or 16.
        has_alpha: whether reading will give alpha.
        image: Pillow's picture, not loaded; None where Pillow does not know this kind of TIFF.
        tiff: for TIFF only.
    """

    format: str
    size: tuple[int, int]
    orientation: int
    depth: int
    has_alpha: bool
    image: Image.Image | None
    tiff: TiffShape | None


def probe_picture(path: Path, limits: Limits = Limits()) -> PictureInfo:
    """What a picture's header says; nothing is decoded.

    Raises:
        MediaError: it is missing, unreadable, no picture, or larger than `limits`.
    """
    with opened(path) as file:
        header = read_header(file, path, limits)
        width, height = header.size if header.orientation < 5 else header.size[::-1]
        return PictureInfo(
            width,
            height,
            header.format,
            header.depth,
            header.has_alpha,
            _count_frames(header),
            os.fstat(file.fileno()).st_size,
        )


@contextmanager
def opened(path: Path, kind: str = "picture") -> Iterator[BinaryIO]:
    """A file open for reading, that is a file and not empty; `kind` is what it should be, for sentences.

    Raises:
        MediaError: it is not, or the operating system refuses, also later while it is read.
    """
    if "\0" in str(path):
        raise MediaError(f"{str(path)!r} is no name of a file; check the name.")
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise MediaError(f"{path} is a folder, not a {kind}; name a file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise MediaError(f"{path} is a device, not a {kind}; name a file.")
        if status.st_size == 0:
            raise MediaError(f"{path} is empty (0 bytes); copy or download it again.")
        with open(path, "rb") as file:
            yield file
    except FileNotFoundError as error:
        raise MediaError(f"{path} does not exist; check the name and the folder.") from error
    except PermissionError as error:
        raise MediaError(f"{path} may not be read by you; change its permissions or copy it.") from error
    except OSError as error:
        raise MediaError(f"{path} could not be read ({error}); check the disk, then try again.") from error


def read_header(file: BinaryIO, path: Path, limits: Limits) -> Header:
    """Identify a picture by its content and check its size.

    Raises:
        MediaError: it is no picture, or larger than `limits`.
    """
    start = file.read(32)
    tiff = _tiff_shape(file) if start[:2] in (b"II", b"MM") else None
    image = _identify(file, path, known=tiff is not None and tiff.is_deep)
    if image is None:
        assert tiff is not None
        header = Header("tiff", tiff.size, tiff.orientation, 16, tiff.alpha_channel is not None, None, tiff)
    elif FORMAT_NAMES[image.format] == "tiff":
        if tiff is None:
            raise damaged(path)
        header = _tiff_header(image, tiff)
    else:
        header = _plain_header(image, start)
    _check_size(header, path, limits)
    return header


def damaged(path: Path) -> MediaError:
    """The error for a picture of which a part is missing or broken."""
    return MediaError(f"{path} is cut off or damaged; copy or download it again.")


def _tiff_shape(file: BinaryIO) -> TiffShape | None:
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as blob:
        return read_tiff_shape(blob)


def _identify(file: BinaryIO, path: Path, *, known: bool) -> Image.Image | None:
    """Pillow's view of the file; None if it has none but the file is `known` otherwise."""
    file.seek(0)
    try:
        return Image.open(file, formats=_OPENERS)
    except UnidentifiedImageError as error:
        if known:
            return None
        file.seek(0)
        if _has_picture_start(file.read(16)):
            raise damaged(path) from error
        raise MediaError(
            f"{path} is not a picture; give a JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF file."
        ) from error
    except MemoryError:
        raise
    except Exception as error:  # plug-ins of Pillow raise nearly anything on broken headers
        raise damaged(path) from error


def _has_picture_start(start: bytes) -> bool:
    """Whether a file begins like one of our formats, so that it is broken rather than something else."""
    starts = (b"\xff\xd8\xff", _PNG_START, b"GIF8", b"BM", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
    boxed = start[4:8] == b"ftyp" and start[8:12] in (b"avif", b"avis", b"heic", b"heix", b"mif1", b"hevc")
    return start.startswith(starts) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP") or boxed


def _tiff_header(image: Image.Image, tiff: TiffShape) -> Header:
    if tiff.is_deep:
        return Header("tiff", tiff.size, tiff.orientation, 16, tiff.alpha_channel is not None, image, tiff)
    # Of this format alone Pillow turns the pixels itself.
    size = tiff.size if tiff.orientation < 5 else tiff.size[::-1]
    return Header("tiff", size, 1, 8, image.has_transparency_data, image, tiff)


def _plain_header(image: Image.Image, start: bytes) -> Header:
    format = FORMAT_NAMES[image.format]
    deep = False
    if format == "png" and start.startswith(_PNG_START):
        deep = struct.unpack_from("B", start, 24)[0] == 16
    elif format == "heic":
        deep = image.info.get("bit_depth", 8) > 8
    depth = 16 if deep else 8
    return Header(format, image.size, _orientation(image), depth, image.has_transparency_data, image, None)


def _orientation(image: Image.Image) -> int:
    try:
        number = image.getexif().get(274, 1)
    except Exception:  # broken EXIF must not keep a sound picture from being read
        return 1
    return number if isinstance(number, int) and 1 <= number <= 8 else 1


def _check_size(header: Header, path: Path, limits: Limits) -> None:
    width, height = header.size
    if width < 1 or height < 1:
        raise damaged(path)
    if width * height > limits.pixels:
        raise MediaError(
            f"{path} has {width} x {height} pixels ({width * height / 1e6:,.0f} million); the limit is "
            f"{limits.pixels / 1e6:,.4g} million, so make it smaller first."
        )


def _count_frames(header: Header) -> int:
    if header.image is None or header.format not in _WITH_FRAMES:
        return 1
    try:
        return getattr(header.image, "n_frames", 1)
    except Exception:  # a broken later frame: the first may well be sound
        return 1
