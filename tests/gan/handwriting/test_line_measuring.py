"""A reader measured on lines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from gan.handwriting.archives import LabelledLine
from gan.handwriting.line_measuring import measure, write_sheet
from tests.gan.handwriting.readers import talking_line_reader
from tests.gan.handwriting.samples import picture_of

LINES = [
    LabelledLine("a.webp", picture_of("tone art"), "tone art", "iam-ondb-render", "a"),
    LabelledLine("b.webp", picture_of("star"), "star", "stanford-1905-scan", "b"),
]


def test_clean_lines_are_counted_by_themselves() -> None:
    scores = measure(talking_line_reader(), LINES)
    assert len(scores.readings) == 2 and scores.seconds > 0
    assert scores.everything.characters == 12 and scores.clean.characters == 8
    assert scores.everything.words == 3 and scores.clean.words == 2
    assert measure(talking_line_reader(), []).everything.characters == 0


def test_the_sheet_shows_lines_and_readings(tmp_path: Path) -> None:
    write_sheet(tmp_path / "sheet.png", LINES, ("tone", "start"))
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (LINES[0].grey.shape[1], 2 * (64 + 32))
        pixels = np.asarray(sheet)
    assert np.array_equal(pixels[:64, : LINES[0].grey.shape[1]], LINES[0].grey)
    write_sheet(tmp_path / "empty.png", [], ())
