"""Searchable PDF: each page's picture as JPEG, and over it the text, invisible and in its place.

Written by PDFium. The JPEGs wait in a file without a name and are fetched from there when the document is
saved, so that memory does not grow with the pages.
"""

from __future__ import annotations

import ctypes
import math
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from gan.handwriting.document import Line, Page, Word
from gan.handwriting.documents.baseline import Baseline, baseline_of
from gan.handwriting.documents.invisible_font import LATIN, UNITS, WIDTH, build_font
from gan.handwriting.documents.writer import DocumentWriter
from gan.handwriting.errors import HandwritingError
from gan.handwriting.pdfium import PDFIUM
from gan.media.atomic import saving

if TYPE_CHECKING:
    from gan.media import AtomicFile

_POINTS = 72.0  # to the inch
_LONGEST = 14_400.0  # points: the longest side that PDF allows
_QUALITY = 80
_TURNED = 1.0  # of the writing's height: words that drift less are set level, as programs like it
_UNKNOWN = "\ufffd"


class PdfDocument(DocumentWriter):
    """A PDF with a page for each page read; its size is that of the paper, as the page's dpi says."""

    def __init__(self, target: Path, *, overwrite: bool = False) -> None:
        super().__init__(target, overwrite=overwrite)
        with saving(target):
            # Beside the target: there is room for the document, and not every /tmp has as much.
            self._spool = tempfile.TemporaryFile(dir=target.parent, prefix=".ganvas-")
        with PDFIUM:
            self._document = pypdfium2.PdfDocument.new()
        self._fonts = _Fonts(self._document)

    def close(self) -> None:
        """See `DocumentWriter`."""
        with PDFIUM:
            self._document.close()
        self._spool.close()
        super().close()

    def _add(self, page: Page, picture: np.ndarray) -> None:
        window = self._keep(_jpeg(picture))
        # Points for one pixel.
        scale = min(_POINTS / page.dpi, _LONGEST / max(page.width, page.height))
        width, height = page.width * scale, page.height * scale
        with PDFIUM:
            sheet = self._document.new_page(width, height)
            image = pypdfium2.PdfImage.new(self._document)
            image.load_jpeg(window, inline=False, autoclose=False)
            image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            sheet.insert_obj(image)
            for line in page.lines:
                if line.words:
                    self._add_line(sheet, line, scale, height)
            sheet.gen_content()
            sheet.close()

    def _finish(self) -> None:
        sink = _Sink(self._file)
        with PDFIUM:
            try:
                self._document.save(sink)
            except pypdfium2.PdfiumError as error:
                failure = HandwritingError(f"{self._file.target.name} could not be put together ({error}).")
                failure.exit_status = 1
                raise (sink.error or failure) from error
        if sink.error is not None:
            raise sink.error

    def _add_line(self, sheet: pypdfium2.PdfPage, line: Line, scale: float, height: float) -> None:
        base = baseline_of(line).eased(line.box.width)
        for place, word in enumerate(line.words):
            is_last = place == len(line.words) - 1
            self._add_word(sheet, word, base, is_last, scale, height)

    def _add_word(
        self, sheet: pypdfium2.PdfPage, word: Word, base: Baseline, is_last: bool, scale: float, height: float
    ) -> None:
        """A word stretched over its box, with the blank that parts it from the next one."""
        text = _writable(word.text)
        size = base.size * scale
        text_object = pdfium.FPDFPageObj_CreateTextObj(self._document, self._fonts.of(text), size)
        encoded = _utf16(text if is_last else text + " ")
        _require(pdfium.FPDFText_SetText(text_object, encoded), "text")
        _require(
            pdfium.FPDFTextObj_SetTextRenderMode(text_object, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE), "text"
        )
        angle = base.angle if abs(base.slope) * word.box.width > _TURNED * base.size else 0.0
        natural = len(text) * size * WIDTH / UNITS
        stretch = max(word.box.width, 1.0) * scale / math.cos(angle) / natural
        cosine, sine = math.cos(angle), -math.sin(angle)  # y points up in a PDF
        x = word.box.left
        level = base.at(x if angle else (x + word.box.right) / 2)
        corner = x * scale, height - level * scale
        pdfium.FPDFPageObj_Transform(text_object, stretch * cosine, stretch * sine, -sine, cosine, *corner)
        pdfium.FPDFPage_InsertObject(sheet, text_object)

    def _keep(self, data: bytes) -> _Window:
        with saving(self._file.target):
            start = self._spool.seek(0, os.SEEK_END)
            self._spool.write(data)
        return _Window(self._spool, start, len(data))


class _Fonts:
    """The invisible fonts of a document: one for most texts, others for characters that it lacks."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._loaded: list[tuple[frozenset[str], Any]] = []

    def of(self, text: str) -> Any:
        """A font that has every character of a text."""
        wanted = frozenset(text)
        for characters, font in self._loaded:
            if wanted <= characters:
                return font
        characters = LATIN if wanted <= frozenset(LATIN) else "".join(sorted(wanted | {" "}))
        # PDFium takes fonts of one name for the same font.
        data = build_font(characters, f"Invisible{len(self._loaded)}")
        array = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        font = pdfium.FPDFText_LoadFont(self._document, array, len(data), pdfium.FPDF_FONT_TRUETYPE, True)
        _require(font, "font")
        self._loaded.append((frozenset(characters), font))
        return font


class _Window:
    """A part of a file, as PDFium reads pictures: by `seek` and `readinto`."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size
        self._place = 0

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move within the part; returns the place."""
        self._place = offset + (self._size if whence == os.SEEK_END else 0)
        return self._place

    def tell(self) -> int:
        """The place in the part."""
        return self._place

    def read(self, size: int = -1) -> bytes:
        """Read from the part."""
        left = max(self._size - self._place, 0)
        self._file.seek(self._start + self._place)
        data = self._file.read(left if size < 0 else min(size, left))
        self._place += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; returns the number of bytes."""
        data = self.read(len(buffer))
        memoryview(buffer).cast("B")[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """The file belongs to the document."""


class _Sink:
    """What PDFium writes to; an error must not be raised through its frames and is kept instead.

    Attributes:
        error: the first one.
    """

    def __init__(self, file: AtomicFile) -> None:
        self.error: Exception | None = None
        self._file = file

    def write(self, data: Any) -> int:
        """Hand on, until something went wrong."""
        if self.error is None:
            try:
                self._file.write(bytes(data))
            except Exception as error:  # whatever it is, it is raised when PDFium is done
                self.error = error
        return len(data)


def _jpeg(picture: np.ndarray) -> bytes:
    is_grey = bool((picture[..., 0] == picture[..., 1]).all() and (picture[..., 1] == picture[..., 2]).all())
    planes = picture[..., 0] if is_grey else cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    done, data = cv2.imencode(".jpg", planes, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    _require(done, "picture")
    return data.tobytes()


def _writable(text: str) -> str:
    """The text without what PDFium's strings cannot hold."""
    return "".join(_known(text)) or _UNKNOWN


def _known(text: str) -> Iterable[str]:
    for character in text:
        is_odd = not character.isprintable() or ord(character) > 0xFFFF
        yield _UNKNOWN if is_odd else character


def _utf16(text: str) -> Any:
    data = text.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(data) // 2)).from_buffer_copy(data)


def _require(done: Any, what: str) -> None:
    if not done:
        failure = HandwritingError(
            f"A page's {what} could not be put into the PDF; save it as .hocr instead."
        )
        failure.exit_status = 1
        raise failure
