"""How a page of a scan is read: opened, straightened, its lines or characters found and read."""

from __future__ import annotations

import time
from collections.abc import Iterator

import cv2
import numpy as np
from torch import Tensor

from gan.engine import Job, Step
from gan.handwriting.document import Line, Page
from gan.handwriting.pages.find_lines import find_lines
from gan.handwriting.pages.straighten import straighten_page, turned_over
from gan.handwriting.pages.values import StraightPage
from gan.handwriting.request import TASKS, ReadPage, ReadResult
from gan.handwriting.sources import open_scan
from gan.handwriting.work_glyphs import GlyphsPlan
from gan.handwriting.work_lines import LineDecoder, LinesPlan
from gan.handwriting.work_strips import page_strip, strips_upside_down, whole_strip


class PageWork:
    """One `ReadPage` on its way; see `gan.engine.Work`."""

    def __init__(self, request: ReadPage) -> None:
        self._request = request
        self._started = time.monotonic()
        self._straight: StraightPage | None = None

    def read(self, job: Job) -> None:
        """Open the page and find what there is to read.

        Raises:
            HandwritingError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        request = self._request
        decoder = None
        if TASKS[request.mode] == "lines":
            decoder = LineDecoder(request.model, request.language)
            if decoder.note:
                job.note(decoder.note)
        with open_scan(request.source, request.password) as source:
            self._picture, self._dpi = source.read(request.page)
        job.hold()
        if decoder is None:
            self._plan = GlyphsPlan(_grey(self._picture), TASKS[request.mode], request.model)
        elif request.mode == "line":
            strip = whole_strip(_grey(self._picture), decoder.height)
            self._plan = LinesPlan(decoder, [strip] if strip else [])
        else:
            self._plan = self._find_lines(decoder, job)

    def count(self) -> int:
        """As many steps as the lines or characters need."""
        return self._plan.count()

    def steps(self) -> Iterator[Step]:
        """See `LinesPlan` and `GlyphsPlan`."""
        return self._plan.steps()

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> ReadResult:
        """Put together what was read."""
        if isinstance(self._plan, GlyphsPlan):
            return self._result(job, self._picture, self._plan.collect(outputs))
        found = self._plan.collect(outputs, job.hold)
        if self._straight is None:
            return self._result(job, self._picture, found.lines)
        straight = turned_over(self._straight) if found.upside_down else self._straight
        return self._result(job, straight.colour, found.lines, straight.turned, self._dpi * straight.scale)

    def _find_lines(self, decoder: LineDecoder, job: Job) -> LinesPlan:
        straight = self._straight = straighten_page(self._picture, job.hold)
        del self._picture  # a large page need not be in memory twice
        job.hold()

        regions = find_lines(straight, job.hold)
        strips = []
        for region in regions:
            job.hold()
            strips.append(page_strip(straight, region, decoder.height))
        height, width = straight.grey.shape
        return LinesPlan(decoder, strips, lambda: strips_upside_down(regions, strips, width, height))

    def _result(
        self, job: Job, picture: np.ndarray, lines: tuple[Line, ...], turned: int = 0, dpi: float = 0.0
    ) -> ReadResult:
        height, width = picture.shape[:2]
        source = str(self._request.source)
        page = Page(self._request.page, source, width, height, dpi or self._dpi, turned, lines)
        return ReadResult(page, picture, time.monotonic() - self._started, job.notes)


def _grey(picture: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
