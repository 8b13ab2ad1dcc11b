"""What lies in a drop or on the clipboard, taken out of Qt's wrapping without reading any file."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WEB = ("http", "https", "data")


@dataclass(frozen=True)
class Incoming:
    """What came in; exactly one of the fields is filled.

    Attributes:
        paths: files and folders.
        png: a whole PNG file, as programs hand over pictures.
        image: a picture without a file.
        links: addresses of pictures: http, https or data.
    """

    paths: tuple[Path, ...] = ()
    png: bytes = b""
    image: QImage | None = None
    links: tuple[str, ...] = ()


def can_read(mime: QMimeData) -> bool:
    """Whether `read_mime` may find something; cheap enough for every move of a drag."""
    if mime.hasUrls() or mime.hasImage():
        return True
    return _is_link(QUrl(mime.text().strip())) if mime.hasText() else False


def read_mime(mime: QMimeData) -> Incoming | None:
    """Take the best of what is offered: files, else the picture itself, else where it can be fetched.

    Picture data goes before addresses, since nothing needs to be fetched for it; of a picture that is a
    link, browsers give the link's address, so the picture's own one is looked for first.
    """
    urls = mime.urls()
    if paths := tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()):
        return Incoming(paths=paths)
    if mime.hasFormat("image/png"):
        png = bytes(mime.data("image/png"))
        if png.startswith(_PNG_SIGNATURE):
            return Incoming(png=png)
    if mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return Incoming(image=image)
    links = _pictures_in(mime.html()) if mime.hasHtml() else ()
    links = links or tuple(url.toString() for url in urls if _is_link(url))
    return Incoming(links=links) if links else _read_text(mime)


def _read_text(mime: QMimeData) -> Incoming | None:
    """An address or a path that was copied as text."""
    text = mime.text().strip() if mime.hasText() else ""
    url = QUrl(text)
    if not text or "\n" in text or not url.isValid():
        return None
    if url.isLocalFile():
        return Incoming(paths=(Path(url.toLocalFile()),))
    return Incoming(links=(text,)) if _is_link(url) else None


def _is_link(url: QUrl) -> bool:
    return url.scheme() in _WEB or url.isLocalFile()


class _Pictures(HTMLParser):
    """Gathers the addresses of <img> elements."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        source = dict(attrs).get("src")
        if tag == "img" and source and QUrl(source).scheme() in _WEB:
            self.sources.append(source)


def _pictures_in(html: str) -> tuple[str, ...]:
    parser = _Pictures()
    parser.feed(html)
    return tuple(parser.sources)
