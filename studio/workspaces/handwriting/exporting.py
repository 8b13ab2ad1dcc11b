"""Writes pages that were read into one document, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError
from gan.handwriting.document import Page
from studio.heard import sentence_of
from studio.language import noted, tr
from studio.workspaces.handwriting.page_store import PageStore

_log = logging.getLogger(__name__)


class ExportFormat(Enum):
    """What a document can be: its ending, what it is called, and what it is good for."""

    PDF = (
        ".pdf",
        noted("Searchable PDF"),
        noted("The pages as pictures, with their text found and selected as any other."),
    )
    TEXT = (".txt", noted("Text"), noted("The text alone, with an empty line between paragraphs."))
    HOCR = (".hocr", "hOCR", noted("The text with the place of every word, for other programs."))
    JSON = (".json", "JSON", noted("The text with places and confidences, for programs of your own."))

    @property
    def suffix(self) -> str:
        """Ending of the file's name."""
        return self.value[0]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.value[1]

    @property
    def help(self) -> str:
        """What it is good for."""
        return self.value[2]


@dataclass(frozen=True)
class Exported:
    """What came of an export.

    Attributes:
        path: the file; None if there is none.
        problem: the sentence that says why; empty if it was cancelled, too.
    """

    path: Path | None = None
    problem: str = ""


class Exporter(QObject):
    """Writes one document at a time.

    Signals:
        progressed(int, int): pages that are written, and all of them.
        ended(Exported): it is over.
    """

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, store: PageStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stop = threading.Event()

    def start(self, pages: Sequence[tuple[Page, int]], target: Path, *, overwrite: bool = False) -> None:
        """Write pages, each with the key of its picture; returns at once."""
        self._stop.clear()
        self._pool.start(lambda: self._run(list(pages), target, overwrite))

    def cancel(self) -> None:
        """Stop before the next page, and leave no file."""
        self._stop.set()

    def wait(self) -> None:
        """Stop, and wait for the thread; in any thread."""
        self._stop.set()
        self._pool.waitForDone()

    def _run(self, pages: Sequence[tuple[Page, int]], target: Path, overwrite: bool) -> None:
        try:
            exported = Exported(self._write(pages, target, overwrite))
        except GanvasError as error:
            exported = Exported(problem=sentence_of(error))
        except OSError as error:
            exported = Exported(
                problem=tr(
                    "{name} could not be written ({reason}).",
                    name=target.name,
                    reason=error.strerror or error,
                )
            )
        except Exception as error:
            _log.exception("exporting %s failed", target)
            exported = Exported(problem=sentence_of(error))
        self.ended.emit(exported)

    def _write(self, pages: Sequence[tuple[Page, int]], target: Path, overwrite: bool) -> Path | None:
        """Returns where; None if it was cancelled."""
        from gan.handwriting.documents import open_document

        with open_document(target, overwrite=overwrite) as document:
            for done, (page, key) in enumerate(pages):
                if self._stop.is_set():
                    return None
                document.add(page, self._store.pixels(key))
                self.progressed.emit(done + 1, len(pages))
            return document.commit()
