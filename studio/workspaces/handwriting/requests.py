"""From scans and settings to what the engine is asked."""

from __future__ import annotations

from collections.abc import Sequence

from gan.handwriting.request import TASKS, ReadInk, ReadPage
from studio.settings import AUTO_READER, ReadAs, Reading
from studio.widgets.ink import Stroke
from studio.workspaces.handwriting.scans import ScanPage


def request_for(page: ScanPage) -> ReadPage | ReadInk:
    """What the engine is asked for a page. Raises HandwritingError if that cannot be."""
    document = page.document
    if document.ink:
        return ink_request(document.ink, document.options)
    options = document.options
    return ReadPage(
        source=document.source,
        page=page.number,
        mode=options.read_as.value,
        model=_model(options, options.read_as),
        language=options.language,
        password=document.password,
    )


def ink_request(strokes: Sequence[Stroke], options: Reading) -> ReadInk:
    """What the engine is asked for what the pen wrote. Raises HandwritingError if that cannot be."""
    return ReadInk(
        strokes=tuple(strokes),
        mode=options.ink_as.value,
        model=_model(options, options.ink_as),
        language=options.language,
    )


def _model(options: Reading, read_as: ReadAs) -> str:
    """The chosen reader reads lines; single characters have a reader of their own."""
    return options.reader if TASKS[read_as.value] == "lines" else AUTO_READER
