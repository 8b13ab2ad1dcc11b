"""How models are compared: a region by each of them, one after the other, and a sheet of the results."""

from __future__ import annotations

import io
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.enhance.choices import list_scales
from gan.enhance.choosing import scale_for
from gan.enhance.comparison import CELL, Compared, CompareRequest
from gan.enhance.region import RegionRequest, list_variants, middle_region
from gan.enhance.region_work import RegionWork
from gan.media import AtomicFile, probe_picture

_GAP, _LABEL = 12, 34
_GROUND, _INK = (24, 25, 28), (232, 233, 236)
_QUALITY = 95


class CompareWork:
    """One `CompareRequest` on its way; see `gan.engine.Work`."""

    def __init__(self, request: CompareRequest) -> None:
        self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Read the picture once for each way to enhance it.

        Raises:
            EnhanceError, MediaError, ModelError: with a sentence that names the file or setting.
        """
        wish = self._request.request
        info = probe_picture(wish.source)
        size = (info.width, info.height)
        scale = wish.scale or scale_for(size, list_scales())
        region = self._request.region or middle_region(size, [side // scale for side in CELL])
        variants = list_variants(scale)
        self._words = [variant.words for variant in variants]
        self._works = []
        for variant in variants:
            request = replace(variant.of(wish), scale=scale)
            self._works.append(RegionWork(RegionRequest(request, region)))
            self._works[-1].read(job)

    def count(self) -> int:
        """Those of all regions."""
        return sum(work.count() for work in self._works)

    def steps(self) -> Iterator[Step]:
        """One region after the other."""
        for work in self._works:
            yield from work.steps()

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> Compared:
        """Put the regions on a sheet."""
        results = [work.write(job, islice(outputs, work.count())) for work in self._works]
        for _ in outputs:  # the engine is done only when it was asked for more
            pass
        job.enter(JobState.WRITING)
        cells = [(words, result.pixels) for words, result in zip(self._words, results, strict=True)]
        sheet = draw_sheet(cells)
        path = _save(sheet, self._request, results[0].icc)
        height, width = sheet.shape[:2]
        return Compared(path, width, height, time.monotonic() - self._started, tuple(self._words))


def draw_sheet(cells: Sequence[tuple[str, np.ndarray]], columns: int | None = None) -> np.ndarray:
    """Pictures side by side, each at 100 % under its name.

    Args:
        cells: names and (h, w, 3) uint8 pixels.
        columns: cells a row; as many as make the sheet about square for None.

    Returns:
        (H, W, 3) uint8.
    """
    across = max(pixels.shape[1] for _, pixels in cells)
    down = max(pixels.shape[0] for _, pixels in cells)
    if columns is None:
        columns = min(len(cells), max(1, round(math.sqrt(len(cells) * 1.4 * down / across))))
    rows = -(-len(cells) // columns)
    size = (_GAP + columns * (across + _GAP), _GAP + rows * (down + _LABEL + _GAP))
    sheet = Image.new("RGB", size, _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(17)
    for index, (words, pixels) in enumerate(cells):
        left = _GAP + index % columns * (across + _GAP)
        top = _GAP + index // columns * (down + _LABEL + _GAP)
        draw.text((left, top + _LABEL // 2), words, _INK, font, anchor="lm")
        sheet.paste(Image.fromarray(pixels), (left, top + _LABEL))
    return np.asarray(sheet)


def _save(sheet: np.ndarray, request: CompareRequest, icc: bytes | None) -> Path:
    suffix = request.target.suffix.lower()
    options = {} if suffix == ".png" else {"quality": _QUALITY}
    data = io.BytesIO()
    kind = {".png": "PNG", ".webp": "WEBP"}.get(suffix, "JPEG")
    Image.fromarray(sheet).save(data, kind, icc_profile=icc, **options)
    with AtomicFile(request.target, overwrite=request.request.overwrite) as file:
        file.write(data.getvalue())
        return file.commit()
