"""Reading a picture: every format that people have, the right way up, with its metadata."""

from __future__ import annotations

import math
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image

from gan.media.colour import fitting_profile, to_plain
from gan.media.deep import Planes, read_deep_heic, read_deep_png, read_deep_tiff
from gan.media.errors import MediaError
from gan.media.exif import exif_from_tiff, tidy_exif, tidy_xmp
from gan.media.header import Header, damaged, opened, read_header
from gan.media.picture import Limits, Metadata, Picture


def read_picture(path: Path, limits: Limits = Limits()) -> Picture:
    """Read the first picture of a file.

    Grey stays grey, palettes and CMYK become RGB, 16 bits stay 16 (PNG, TIFF; 10- and 12-bit HEIC are
    stretched to 16).

    Raises:
        MediaError: it is missing, unreadable, no picture, cut off, damaged, or larger than `limits`.
    """
    with opened(path) as file:
        header = read_header(file, path, limits)
        (pixels, alpha), icc = _decode(file, path, header)
        metadata = Metadata(_exif(header), icc, _xmp(header), _dpi(header))
    return Picture(
        upright(pixels, header.orientation),
        None if alpha is None else upright(alpha, header.orientation),
        metadata,
        header.format,
    )


def upright(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """(H, W, ...) pixels turned and mirrored as EXIF's Orientation 1..8 asks for; C-contiguous."""
    if orientation > 4:  # rows and columns are exchanged; mirroring does the rest
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def load_whole(image: Image.Image, path: Path) -> None:
    """Decode Pillow's picture.

    Raises:
        MediaError: a part of it is missing or broken.
    """
    try:
        image.load()
    except MemoryError:
        raise
    except OSError as error:
        if error.errno is not None:  # the disk's fault, not the picture's
            raise
        raise damaged(path) from error
    except Exception as error:  # plug-ins of Pillow raise nearly anything on broken data
        raise damaged(path) from error


def _decode(file: BinaryIO, path: Path, header: Header) -> tuple[Planes, bytes | None]:
    """Pixels and alpha as stored, and the profile of the pixels."""
    try:
        if header.depth == 8:
            return _decode_plain(path, header)
        planes = _decode_deep(file, path, header)
        icc = header.tiff.icc if header.tiff else header.image.info.get("icc_profile")
        return planes, fitting_profile(icc, planes[0].shape[2])
    except MemoryError as error:
        raise MediaError(
            f"{path} needs more memory than there is; close other programs or make it smaller.", exit_status=1
        ) from error


def _decode_deep(file: BinaryIO, path: Path, header: Header) -> Planes:
    if header.tiff is not None:
        return read_deep_tiff(file, path, header.tiff)
    if header.format == "png":
        return read_deep_png(file, path)
    try:
        return read_deep_heic(file)
    except (ValueError, RuntimeError, EOFError, SyntaxError) as error:
        raise damaged(path) from error


def _decode_plain(path: Path, header: Header) -> tuple[Planes, bytes | None]:
    load_whole(header.image, path)
    try:
        image, icc = to_plain(header.image)
    except ValueError as error:
        raise MediaError(f"{path} holds {error}, which Ganvas does not read; save it as RGB.") from error
    samples = np.asarray(image)
    samples = samples.reshape(*samples.shape[:2], -1)
    if image.mode in ("L", "RGB"):
        return (np.ascontiguousarray(samples), None), icc
    return (np.ascontiguousarray(samples[..., :-1]), np.ascontiguousarray(samples[..., -1])), icc


def _exif(header: Header) -> bytes | None:
    if header.tiff is not None:
        return exif_from_tiff(header.tiff.directory, header.tiff.layout)
    exif = header.image.info.get("exif")
    if exif is None and "Raw profile type exif" in header.image.info:  # ImageMagick's way, in PNG
        try:
            exif = header.image.getexif().tobytes()
        except Exception:  # broken EXIF must not keep a sound picture from being read
            return None
    return tidy_exif(exif)


def _xmp(header: Header) -> bytes | None:
    if header.tiff is not None:
        return tidy_xmp(header.tiff.xmp)
    return tidy_xmp(header.image.info.get("xmp") or header.image.info.get("XML:com.adobe.xmp"))


def _dpi(header: Header) -> tuple[float, float] | None:
    """Pixels an inch, the right way up; None where there is none or it makes no sense."""
    try:
        across, down = (float(number) for number in header.image.info["dpi"])
    except (AttributeError, KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    sound = all(math.isfinite(number) and number > 1 for number in (across, down))
    if not sound:
        return None
    orientation = header.tiff.orientation if header.tiff else header.orientation
    return (across, down) if orientation < 5 else (down, across)
