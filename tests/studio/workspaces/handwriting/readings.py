"""Results of reading, without any reading."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gan.engine import JobState
from gan.handwriting.document import Page
from gan.handwriting.request import ReadResult
from studio.settings import Reading
from studio.workspaces.handwriting.scans import Opening, ScanDocument, ScanPage
from tests.studio.fakes import FakeEngine, FakeJob, save_picture
from tests.studio.widgets.readings import page_of

__all__ = ["page_of", "picture_of_page", "read_page", "result_of", "save_picture", "succeed"]


def picture_of_page(page: Page) -> np.ndarray:
    """(h, w, 3) uint8: light paper with dark bars for words."""
    picture = np.full((page.height, page.width, 3), 240, np.uint8)
    for word in page.words:
        box = word.box
        picture[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] = 50
    return picture


def result_of(page: Page | None = None, *notes: str) -> ReadResult:
    """What the engine would give."""
    page = page or page_of()
    return ReadResult(page, picture_of_page(page), 0.4, notes)


def succeed(engine: FakeEngine, name: str, page: Page | None = None, *notes: str) -> FakeJob:
    """Let the last job for the file of this name end."""
    job = engine.job_of(name)
    job.end(JobState.DONE, result_of(page, *notes))
    return job


def read_page(page: Page | None = None, name: str = "letter.png", count: int = 1) -> ScanPage:
    """A page of a document that was read."""
    document = ScanDocument(Path("/scans") / name, Reading(), Opening.OPEN)
    document.pages = [ScanPage(document, number + 1) for number in range(count)]
    document.pages[0].take(page or page_of(), (), 0.4)
    return document.pages[0]
