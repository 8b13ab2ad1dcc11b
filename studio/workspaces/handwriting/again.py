"""From a page that was read before back to the settings of the window."""

from __future__ import annotations

from dataclasses import replace

from gan.handwriting.request import TASKS, ReadPage
from studio.settings import ReadAs, Reading


def settings_of(request: ReadPage, now: Reading) -> Reading:
    """The settings that make such a request."""
    reader = request.model if TASKS[request.mode] == "lines" else now.reader
    return replace(now, read_as=ReadAs(request.mode), language=request.language, reader=reader)
