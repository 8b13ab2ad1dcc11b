"""Where pages come from: scans and photos in every picture format, TIFFs of many pages, PDFs."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from gan.handwriting.errors import HandwritingError
from gan.handwriting.pdfium import PDFIUM
from gan.media import PICTURE_SUFFIXES, probe_picture, read_picture

SCAN_SUFFIXES: frozenset[str] = PICTURE_SUFFIXES | {".pdf"}
"""Endings, in lower case, of the files that `open_scan` takes."""

USUAL_DPI = 200.0
"""Of pictures that do not say: a page of A4 then has 4 million pixels."""

_PDF_DPI = 250.0  # letters of 2 mm then have 20 pixels
_PDF_PIXELS = 12_000_000  # a PDF page is drawn no larger, whatever its paper size
_PDF_SIDE = 20_000
_POINTS = 72.0  # to the inch, PDF's unit
_MOST_PIXELS = 250_000_000
_NEEDS_PASSWORD = "password"  # in what PDFium says


class ScannedPage(NamedTuple):
    """The picture of one page.

    Attributes:
        pixels: (H, W, 3) uint8 RGB, the right way up as far as the file knows.
        dpi: pixels an inch.
    """

    pixels: np.ndarray
    dpi: float


class ScanSource(Protocol):
    """An open file of pages; only the page that is read is in memory."""

    @property
    def pages(self) -> int:
        """How many pages there are, at least 1."""

    def read(self, page: int) -> ScannedPage:
        """Decode or draw a page, counted from 1.

        Raises:
            HandwritingError: there is no such page, or it is damaged.
            MediaError: the picture is damaged or too large.
        """

    def close(self) -> None:
        """Let the file go."""

    def __enter__(self) -> ScanSource:
        """The source itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""


def open_scan(path: Path, password: str | None = None) -> ScanSource:
    """Open a scan, a photo or a PDF; what it is is told from its content.

    Args:
        path: the file.
        password: of an encrypted PDF.

    Raises:
        HandwritingError: the PDF is encrypted and the password is missing or wrong, or it is damaged or
            has no pages.
        MediaError: the file is missing, empty, no picture, damaged or too large.
    """
    if _is_pdf(path):
        return _Pdf(path, password)
    info = probe_picture(path)
    if info.format == "tiff" and info.frames > 1:
        return _Tiff(path, info.frames)
    return _Picture(path)


class _Source:
    """What all sources share: counting pages and closing."""

    def __init__(self, path: Path, pages: int) -> None:
        self._path = path
        self.pages = pages

    def close(self) -> None:
        """Nothing is held open."""

    def __enter__(self) -> _Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check(self, page: int) -> None:
        if not 1 <= page <= self.pages:
            count = "1 page" if self.pages == 1 else f"{self.pages} pages"
            raise HandwritingError(f"{self._path} has {count}, so there is no page {page}; name another.")


class _Picture(_Source):
    """A file of one picture."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, 1)

    def read(self, page: int) -> ScannedPage:
        """See `ScanSource`."""
        self._check(page)
        picture = read_picture(self._path)
        pixels = picture.pixels
        if pixels.dtype != np.uint8:
            pixels = (pixels >> 8).astype(np.uint8)
        if picture.alpha is not None:
            pixels = _on_white(pixels, picture.alpha)
        pixels = pixels if pixels.shape[2] == 3 else np.repeat(pixels, 3, axis=2)
        return ScannedPage(pixels, _sound_dpi(picture.metadata.dpi))


class _Tiff(_Source):
    """A TIFF of many pages, as scanners with feeders write it."""

    def read(self, page: int) -> ScannedPage:
        """See `ScanSource`."""
        self._check(page)
        if page == 1:
            return _Picture(self._path).read(1)
        try:
            with Image.open(self._path, formats=["TIFF"]) as image:
                frame = ImageSequence.Iterator(image)[page - 1]
                if frame.width * frame.height > _MOST_PIXELS:
                    raise HandwritingError(
                        f"Page {page} of {self._path} has {frame.width} x {frame.height} pixels, more than "
                        f"{_MOST_PIXELS // 1_000_000} million; make it smaller first."
                    )
                dpi = _sound_dpi(frame.info.get("dpi"))
                return ScannedPage(np.asarray(_as_rgb(ImageOps.exif_transpose(frame))), dpi)
        except (OSError, EOFError, ValueError, SyntaxError, TypeError) as error:
            raise HandwritingError(
                f"Page {page} of {self._path} is cut off or damaged; scan it again or leave it out."
            ) from error


class _Pdf(_Source):
    """A PDF, drawn page by page."""

    def __init__(self, path: Path, password: str | None) -> None:
        import pypdfium2  # a large library, which pictures do without

        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(path, password=password)
                pages = len(self._document)
            except (pypdfium2.PdfiumError, OSError, ValueError) as error:
                raise _refusal(path, password, str(error)) from error
            if pages == 0:
                self._document.close()
                raise HandwritingError(f"{path} has no pages; check that the right file was chosen.")
        super().__init__(path, pages)

    def read(self, page: int) -> ScannedPage:
        """See `ScanSource`."""
        import pypdfium2

        self._check(page)
        with PDFIUM:
            try:
                sheet = self._document[page - 1]
                width, height = (max(side, 1.0) / _POINTS for side in sheet.get_size())  # inches
                dpi = min(_PDF_DPI, (_PDF_PIXELS / (width * height)) ** 0.5, _PDF_SIDE / max(width, height))
                drawn = sheet.render(scale=dpi / _POINTS, rev_byteorder=True, prefer_bgrx=False)
                pixels = _three_channels(drawn.to_numpy())
                drawn.close()
                sheet.close()
            except (pypdfium2.PdfiumError, ValueError, RuntimeError) as error:
                raise HandwritingError(
                    f"Page {page} of {self._path} is damaged and cannot be drawn; leave it out."
                ) from error
        return ScannedPage(pixels, dpi)

    def close(self) -> None:
        """See `ScanSource`."""
        with PDFIUM:
            self._document.close()


def _is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF; junk of up to 1024 bytes before the mark is common and harmless."""
    try:
        with open(path, "rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False  # reading it as a picture gives the sentence for it


def _refusal(path: Path, password: str | None, reason: str) -> HandwritingError:
    if _NEEDS_PASSWORD not in reason.lower():
        return HandwritingError(f"{path} is cut off or damaged; copy or download it again.")
    if password is None:
        return HandwritingError(f"{path} is protected by a password; give it with --password.")
    return HandwritingError(f"The password does not open {path}; check it and try again.")


def _three_channels(pixels: np.ndarray) -> np.ndarray:
    """A copy of its own, since PDFium's memory goes with the bitmap; grey and RGBX become RGB."""
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    if pixels.shape[2] == 1:
        return np.repeat(pixels, 3, axis=2)
    return np.ascontiguousarray(pixels[..., :3]).copy()


def _on_white(pixels: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    """(H, W, C) uint8 laid on white paper."""
    shift = 8 * (alpha.dtype.itemsize - 1)
    share = (alpha >> shift).astype(np.uint16)[..., None]
    return ((pixels * share + 255 * (255 - share)) // 255).astype(np.uint8)


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):  # 16 bits and more: brought to 8 by their own range
        values = np.asarray(image, dtype=np.float32)
        top = 65535.0 if values.max(initial=0) > 255 else 255.0
        image = Image.fromarray((values * (255 / top)).clip(0, 255).astype(np.uint8))
    if image.mode in ("LA", "PA", "RGBA"):
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image.convert("RGBA"))
    return image.convert("RGB")


def _sound_dpi(dpi: tuple[float, float] | None) -> float:
    """Mean of both directions where it can be true of a scan, else the usual one."""
    try:
        mean = (float(dpi[0]) + float(dpi[1])) / 2
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return USUAL_DPI
    return mean if 90 <= mean <= 4800 else USUAL_DPI
