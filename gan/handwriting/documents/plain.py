"""Plain text, and JSON with boxes and confidences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gan.handwriting.document import VERSION, Page
from gan.handwriting.documents.writer import DocumentWriter

if TYPE_CHECKING:
    import numpy as np


class TextDocument(DocumentWriter):
    """The text as UTF-8; paragraphs are parted by an empty line, pages by a form feed."""

    def _add(self, page: Page, picture: np.ndarray) -> None:
        self._write(("\f" if self.pages else "") + page.text + ("\n" if page.text else ""))

    def _finish(self) -> None:
        """Nothing comes after the last page."""


class JsonDocument(DocumentWriter):
    """One object with "version" and "pages"; each page, as `Page.to_json` writes it, is on its own line."""

    def _add(self, page: Page, picture: np.ndarray) -> None:
        before = ",\n" if self.pages else f'{{"version": {VERSION}, "pages": [\n'
        self._write(before + page.to_json())

    def _finish(self) -> None:
        self._write("\n]}\n")
