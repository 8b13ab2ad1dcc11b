"""What adapting leaves to look at while it goes on: a table of errors, and lines as they are read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from gan.handwriting.hands import CorrectedLine
from gan.handwriting.lines import LineReader
from gan.handwriting.reading import read_line
from gan.media import AtomicFile

SAMPLES_FILE = "samples.json"
_SHOWN = 3


class AdaptingReport:
    """Writes down how well the lines left out are read.

    Args:
        table: a CSV file with the passes done and the CTC loss for each character; None for none.
        samples: a folder for pictures of lines and `samples.json`, a list of objects with "picture" (a name
            in the folder), "truth", "before" and "now"; None for none.
    """

    def __init__(self, table: Path | None = None, samples: Path | None = None) -> None:
        self._table, self._samples = table, samples
        self._lines: list[CorrectedLine] = []
        self._before: list[str] = []

    def begin(self, left_out: Sequence[CorrectedLine]) -> None:
        """These lines are left out of learning."""
        self._lines = list(left_out[:_SHOWN])

    def judged(self, number: int, loss: float, reader: LineReader) -> None:
        """After so many passes, the error is this, and these weights are the best so far.

        Raises:
            MediaError: the disk is full, or may not be written to.
        """
        if self._table is not None:
            self._write_row(self._table, number, loss)
        if self._samples is not None:
            self._write_samples(self._samples, number, reader)

    def _write_row(self, table: Path, number: int, loss: float) -> None:
        """Rows of later passes are of a run that was killed after its checkpoint, and go."""
        rows = [row for row in _rows(table) if int(row[0]) < number]
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(
            [("pass", "held_back"), *rows, (number, f"{loss:.5f}")]
        )
        _write(table, text.getvalue().encode())

    def _write_samples(self, folder: Path, number: int, reader: LineReader) -> None:
        now = [read_line(reader, line.grey).text for line in self._lines]
        if not number or not self._before:
            self._before = now if not number else _texts_before(folder, now)
            for place, line in enumerate(self._lines):
                picture = io.BytesIO()
                Image.fromarray(line.grey).save(picture, "PNG")
                _write(folder / _picture(place), picture.getvalue())
        values = [
            {"picture": _picture(place), "truth": line.text, "before": before, "now": text}
            for place, (line, before, text) in enumerate(zip(self._lines, self._before, now, strict=True))
        ]
        text = json.dumps(values, indent=1, ensure_ascii=False) + "\n"
        _write(folder / SAMPLES_FILE, text.encode())


def _write(path: Path, data: bytes) -> None:
    with AtomicFile(path, overwrite=True) as file:
        file.write(data)
        file.commit()


def _picture(place: int) -> str:
    return f"line-{place + 1}.png"


def _rows(table: Path) -> list[tuple[str, str]]:
    """Whole rows of a table that an earlier run wrote."""
    try:
        with table.open(newline="", encoding="utf-8") as file:
            return [(row[0], row[1]) for row in csv.reader(file) if len(row) == 2 and row[0].isdigit()]
    except OSError:
        return []


def _texts_before(folder: Path, otherwise: list[str]) -> list[str]:
    """What the start read, as an earlier run wrote it down."""
    try:
        texts = [str(sample["before"]) for sample in json.loads((folder / SAMPLES_FILE).read_bytes())]
    except (OSError, ValueError, KeyError, TypeError):
        return otherwise
    return texts if len(texts) == len(otherwise) else otherwise
