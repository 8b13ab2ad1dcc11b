"""Saves pictures that came without a file of their own. For worker threads."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from gan.media import AtomicFile, MediaError
from studio.language import tr

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/avif": ".avif",
    "image/heic": ".heic",
    "image/tiff": ".tiff",
    "image/bmp": ".bmp",
}


def keep_image(image: QImage, folder: Path) -> Path:
    """Save an image as PNG.

    Raises:
        MediaError: it cannot be encoded, or the folder cannot be written.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise MediaError(tr("The picture on the clipboard cannot be saved; save it to a file and drop that."))
    return keep_bytes(bytes(data), _dated_name(".png"), folder)


def keep_png(data: bytes, folder: Path) -> Path:
    """Save a PNG file as it came. Raises MediaError if the folder cannot be written."""
    return keep_bytes(data, _dated_name(".png"), folder)


def keep_download(data: bytes, content_type: str, link: str, folder: Path) -> Path:
    """Save what a link led to, under the name that its address has.

    Raises:
        MediaError: it is no picture, or the folder cannot be written.
    """
    suffix = _SUFFIXES.get(content_type.split(";")[0].strip().lower())
    if suffix is None:
        raise MediaError(
            tr(
                "What came from {where} is not a picture ({type}); "
                "save the picture in the browser and drop that file.",
                where=urlsplit(link).netloc or tr("the browser"),
                type=content_type or tr("of no type"),
            )
        )
    stem = Path(unquote(urlsplit(link).path)).stem
    stem = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", stem).strip(" .")[:80]
    return keep_bytes(data, f"{stem}{suffix}" if stem else _dated_name(suffix), folder)


def keep_data_link(link: str, folder: Path) -> Path:
    """Save the picture that is written out in a "data:" address (RFC 2397). Raises MediaError."""
    head, _, body = link.removeprefix("data:").partition(",")
    content_type, *options = head.split(";")
    try:
        data = unquote_to_bytes(body)
        if "base64" in options:
            data = base64.b64decode(data)
    except binascii.Error as error:
        raise MediaError(
            tr("The picture from the browser is damaged; save it to a file and drop that.")
        ) from error
    return keep_download(data, content_type, "", folder)


def keep_bytes(data: bytes, name: str, folder: Path) -> Path:
    """Write a file that was not there before; returns where. Raises MediaError."""
    with AtomicFile(folder / name) as file:
        file.write(data)
        return file.commit()


def _dated_name(suffix: str) -> str:
    return tr("Picture {moment}", moment=f"{datetime.now():%Y-%m-%d %H.%M.%S}") + suffix
