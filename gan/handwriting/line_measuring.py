"""How well a line reader reads the validation lines: error rates, and a sheet to look at."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from gan.handwriting.archives import LabelledLine
from gan.handwriting.line_source import IAM_ONDB
from gan.handwriting.lines import LineReader
from gan.handwriting.reading import read_line
from gan.metrics.text import TextErrors, text_errors

_CAPTION = 14  # rows of a line's reading on the sheet


@dataclass(frozen=True)
class LineScores:
    """What a reader scored.

    Attributes:
        everything: errors over all lines.
        clean: errors over the lines drawn from clean strokes.
        readings: greedy readings in the order of the lines, without a language model.
        seconds: mean time for a line.
    """

    everything: TextErrors
    clean: TextErrors
    readings: tuple[str, ...]
    seconds: float


def measure(reader: LineReader, lines: Sequence[LabelledLine]) -> LineScores:
    """Read every line by itself, as the studio does."""
    start = time.perf_counter()
    readings = tuple(read_line(reader, line.grey).text for line in lines)
    seconds = (time.perf_counter() - start) / max(len(lines), 1)
    pairs = list(zip(readings, (line.text for line in lines), strict=True))
    clean = [pair for pair, line in zip(pairs, lines, strict=True) if line.source == IAM_ONDB]
    return LineScores(text_errors(pairs), text_errors(clean), readings, seconds)


def write_sheet(file: Path, lines: Sequence[LabelledLine], readings: Sequence[str], count: int = 24) -> None:
    """A PNG of `count` lines spread over the set: picture, ground truth and reading below one another."""
    chosen = np.unique(np.linspace(0, len(lines) - 1, count).astype(int)) if lines else []
    width = max((lines[index].grey.shape[1] for index in chosen), default=1)
    rows = [lines[index].grey.shape[0] + 2 * _CAPTION + 4 for index in chosen]
    sheet = Image.new("L", (width, max(sum(rows), 1)), 255)
    pen, top = ImageDraw.Draw(sheet), 0
    for index, height in zip(chosen, rows, strict=True):
        sheet.paste(Image.fromarray(lines[index].grey), (0, top))
        captions = (lines[index].text, readings[index])
        for row, caption in enumerate(captions):
            pen.text((2, top + height - 4 - (2 - row) * _CAPTION), caption, fill=110 * (1 - row))
        top += height
    sheet.save(file)
