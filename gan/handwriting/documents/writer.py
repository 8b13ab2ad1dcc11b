"""What all kinds of documents share: pages are added one after another, the file is there whole or not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from gan.handwriting.document import Page
from gan.handwriting.errors import HandwritingError
from gan.media import AtomicFile

if TYPE_CHECKING:
    import numpy as np

DOCUMENT_SUFFIXES = (".txt", ".pdf", ".json", ".hocr")


class DocumentWriter(ABC):
    """A document being written; a context manager that leaves nothing behind without `commit`.

    What was added can be committed at any time, so that a cancelled run loses no page.

    Attributes:
        pages: how many were added.
    """

    def __init__(self, target: Path, *, overwrite: bool = False) -> None:
        """Open a file beside the target.

        Raises:
            MediaError: the folder cannot be written to.
        """
        self.pages = 0
        self._file = AtomicFile(target, overwrite=overwrite)

    def __enter__(self) -> DocumentWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what was written unless it is committed. May be called again."""
        self._file.close()

    def add(self, page: Page, picture: np.ndarray) -> None:
        """Add a page at the end.

        Args:
            page: what was read.
            picture: (h, w, 3) uint8 RGB, which the page's boxes count in; not kept in memory.

        Raises:
            ValueError: the picture is not the page's.
            MediaError: the disk is full or its like.
        """
        if picture.shape != (page.height, page.width, 3):
            raise ValueError(f"a picture of shape {picture.shape} is not of {page.width}x{page.height}")
        self._add(page, picture)
        self.pages += 1

    def commit(self) -> Path:
        """Put the file in place and return where: at the target, or at "name (2).pdf" if that is taken.

        Raises:
            HandwritingError: no page was added.
            MediaError: it cannot be put there.
        """
        if self.pages == 0:
            raise HandwritingError(f"{self._file.target.name} has no pages, so it was not saved.")
        self._finish()
        return self._file.commit()

    @abstractmethod
    def _add(self, page: Page, picture: np.ndarray) -> None:
        """Write one page."""

    @abstractmethod
    def _finish(self) -> None:
        """Write what comes after the last page."""

    def _write(self, text: str) -> None:
        # What a file of text cannot hold (half a surrogate pair) must not cost the whole document.
        self._file.write(text.encode("utf-8", errors="replace"))


def open_document(target: Path, *, overwrite: bool = False) -> DocumentWriter:
    """The writer for a file name's ending, of `DOCUMENT_SUFFIXES`.

    Raises:
        HandwritingError: another ending.
        MediaError: the folder cannot be written to.
    """
    suffix = target.suffix.lower()
    if suffix == ".pdf":
        from gan.handwriting.documents.pdf import PdfDocument

        return PdfDocument(target, overwrite=overwrite)
    from gan.handwriting.documents.hocr import HocrDocument
    from gan.handwriting.documents.plain import JsonDocument, TextDocument

    kinds = {".txt": TextDocument, ".json": JsonDocument, ".hocr": HocrDocument}
    if suffix not in kinds:
        raise HandwritingError(
            f"{target.name} ends in {suffix or 'nothing'}; name a file that ends in "
            f"{', '.join(DOCUMENT_SUFFIXES[:-1])} or {DOCUMENT_SUFFIXES[-1]}."
        )
    return kinds[suffix](target, overwrite=overwrite)
