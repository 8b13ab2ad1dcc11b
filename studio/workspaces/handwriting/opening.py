"""Finds scans in folders, and opens documents to count their pages; all in threads of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from gan.handwriting.errors import HandwritingError
from studio.heard import sentence_of
from studio.language import tr
from studio.workspaces.handwriting.scans import Opening, ScanDocument

_log = logging.getLogger(__name__)
_THREADS = 2
_LOCKED = ("is protected by a password", "The password does not open")


@dataclass(frozen=True)
class Opened:
    """What came of opening a document.

    Attributes:
        document: which one.
        opening: `OPEN`, `LOCKED` or `FAILED`.
        pages: how many it has.
        error: the sentence that says why it cannot be opened, or empty.
    """

    document: ScanDocument
    opening: Opening
    pages: int = 0
    error: str = ""


class ScanOpener(QObject):
    """Opens documents one after the other.

    Signals:
        opened(Opened): what came of one.
    """

    opened = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._is_open = True

    def open(self, document: ScanDocument) -> None:
        """Count the pages of a document; returns at once."""
        if self._is_open:
            source, password = document.source, document.password
            self._pool.start(lambda: self._look(document, source, password))

    def stop(self) -> None:
        """Open nothing more."""
        self._is_open = False
        self._pool.clear()

    def wait(self) -> None:
        """Wait, after `stop`, for what is under way; in any thread."""
        self._pool.waitForDone()

    def _look(self, document: ScanDocument, source: Path, password: str | None) -> None:
        try:
            result = Opened(document, Opening.OPEN, count_pages(source, password))
        except GanvasError as error:
            is_locked = any(words in str(error) for words in _LOCKED)
            result = Opened(
                document,
                Opening.LOCKED if is_locked else Opening.FAILED,
                error="" if is_locked else sentence_of(error, source),
            )
        except Exception as error:  # a reader must go on with the next file, whatever is wrong with this one
            _log.exception("%s cannot be opened", source)
            result = Opened(document, Opening.FAILED, error=sentence_of(error))
        self.opened.emit(result)


def count_pages(source: Path, password: str | None) -> int:
    """How many pages a scan has.

    Raises:
        HandwritingError, MediaError: it cannot be opened.
    """
    from gan.handwriting.sources import open_scan

    with open_scan(source, password) as scan:
        return scan.pages


def find_scans(paths: Sequence[Path]) -> list[Path]:
    """The files to read of a drop, those in folders included, in the order of their names.

    Files are taken whatever their name says; in folders only those whose ending is a scan's.

    Raises:
        HandwritingError: a file is not there, or a folder holds nothing that can be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = list(_search(path))
            if not inside:
                raise HandwritingError(
                    tr("{name} holds no scan; drop pictures, PDFs or their folder.", name=path.name or path)
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise HandwritingError(tr("{path} does not exist; check the name and the folder.", path=path))
    return list(found)


def _search(folder: Path) -> Iterator[Path]:
    from gan.handwriting.sources import SCAN_SUFFIXES
    from gan.media.find import natural_key

    for where, folders, files in os.walk(folder):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural_key)
        for name in sorted(files, key=natural_key):
            if Path(name).suffix.lower() in SCAN_SUFFIXES and not name.startswith("."):
                yield Path(where, name)
