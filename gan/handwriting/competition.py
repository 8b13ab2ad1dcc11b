"""The tables of digit competitions: rows of 784 pixels in, ImageId and Label out, as Kaggle has them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from gan.handwriting.digits import SIDE
from gan.handwriting.errors import HandwritingError

PIXELS = SIDE * SIDE
CLASSES = 10
_LONGEST = 20_000  # characters of a line; 785 numbers need a fifth
_SHOWN = 60  # worst cases on the picture
_ACROSS = 10
_ZOOM = 3  # picture pixels for one of a digit
_CAPTION = 14  # rows under each digit


@dataclass(frozen=True, eq=False)
class DigitRows:
    """Some rows of a table.

    Attributes:
        pixels: (N, 28, 28) uint8, 255 for ink.
        labels: (N,) uint8, 0..9; None in a table without them.
    """

    pixels: np.ndarray
    labels: np.ndarray | None


class DigitTable:
    """A table of digits, read a batch at a time so that its length does not matter.

    Attributes:
        path: the file.
        has_labels: whether its first column says what each digit is.
        lines: lines of the file, header and empty ones included.
    """

    def __init__(self, path: Path) -> None:
        """Look at the head of the file.

        Raises:
            HandwritingError: it cannot be read, is empty, or has another number of columns.
        """
        self.path = path
        first = next((text for _, text in self._numbered()), None)
        if first is None:
            raise HandwritingError(f"{path} is empty; give a table of {PIXELS} pixel values a row.")
        cells = [cell.strip().strip('"') for cell in first.split(",")]
        # One wrong value does not make a row of numbers a header.
        self._has_header = sum(map(_is_number, cells)) < len(cells) / 2
        self._columns = len(cells)
        if self._columns not in (PIXELS, PIXELS + 1):
            raise HandwritingError(f"{path} has {_said(self._columns)} in its first line; {_WANTED}.")
        self.has_labels = self._columns == PIXELS + 1
        if self.has_labels and self._has_header and cells[0].lower() != "label":
            raise HandwritingError(
                f"{path} calls its first of {PIXELS + 1} columns {cells[0][:40]!r}; "
                "it must be label, or be left out."
            )
        self.lines = _count_lines(path)

    def batches(self, size: int) -> Iterator[DigitRows]:
        """The rows in order, `size` at a time.

        Raises:
            HandwritingError: a row has another number of columns or a value that is none; the sentence
                has its line number.
        """
        rows = self._numbered()
        if self._has_header:
            next(rows)
        found = False
        while batch := list(islice(rows, size)):
            found = True
            yield self._parse(batch)
        if not found:
            raise HandwritingError(f"{self.path} has a header and no rows; there is nothing to read.")

    def _parse(self, batch: list[tuple[int, str]]) -> DigitRows:
        try:
            # The first row rules how many columns all must have.
            texts = ["0," * (self._columns - 1) + "0", *(text for _, text in batch)]
            values = np.loadtxt(texts, dtype=np.uint8, delimiter=",", comments=None, ndmin=2)[1:]
        except ValueError as error:
            for number, text in batch:
                self._check(number, text)
            raise HandwritingError(f"{self.path} cannot be read ({error}).") from error
        pixels = np.ascontiguousarray(values[:, -PIXELS:]).reshape(-1, SIDE, SIDE)
        labels = values[:, 0] if self.has_labels else None
        if labels is not None and (wrong := np.flatnonzero(labels >= CLASSES)).size:
            number, label = batch[wrong[0]][0], labels[wrong[0]]
            raise HandwritingError(f"{self.path}, line {number}: the label is {label}; labels are 0 to 9.")
        return DigitRows(pixels, labels)

    def _check(self, number: int, text: str) -> None:
        """Say what is wrong with a row, if anything is."""
        cells = text.split(",")
        if len(cells) != self._columns:
            raise HandwritingError(
                f"{self.path}, line {number} has {_said(len(cells))}, and those before have {self._columns}."
            )
        for column, cell in enumerate(cells, start=1):
            value = cell.strip()
            if not (value.isascii() and value.isdigit() and int(value) <= 255):
                raise HandwritingError(
                    f"{self.path}, line {number}, column {column}: {value[:40]!r} is no pixel value; "
                    "give whole numbers from 0 to 255."
                )

    def _numbered(self) -> Iterator[tuple[int, str]]:
        """Line numbers from 1, and lines without their ends; empty ones are left out."""
        try:
            with self.path.open(encoding="utf-8-sig", newline=None) as file:
                number = 0
                while text := file.readline(_LONGEST):
                    number += 1
                    if len(text) == _LONGEST:
                        raise HandwritingError(f"{self.path}, line {number} is much too long; {_WANTED}.")
                    if text := text.strip():
                        yield number, text
        except UnicodeDecodeError:
            raise HandwritingError(f"{self.path} is not a text file; {_WANTED}.") from None
        except OSError as error:
            raise HandwritingError(f"{self.path} cannot be read: {error.strerror}.") from error


_WANTED = f"a row must have {PIXELS} pixel values, or the label and {PIXELS}, with commas between"


@dataclass
class Scores:
    """Readings compared with labels, added up batch by batch.

    Attributes:
        confusion: (10, 10) int64; row k counts what digits labelled k were read as.
        worst: the digits whose label was held for least likely, as (probability of the label times -1,
            image number, pixels, label, read as); a heap.
    """

    confusion: np.ndarray = field(default_factory=lambda: np.zeros((CLASSES, CLASSES), dtype=np.int64))
    worst: list[tuple[float, int, np.ndarray, int, int]] = field(default_factory=list)

    @property
    def right(self) -> int:
        """How many were read as labelled."""
        return int(np.trace(self.confusion))

    def add(self, first: int, rows: DigitRows, probabilities: np.ndarray) -> None:
        """Take in a batch.

        Args:
            first: image number of its first row.
            rows: with labels.
            probabilities: (N, 10).
        """
        read = probabilities.argmax(axis=1)
        np.add.at(self.confusion, (rows.labels, read), 1)
        of_label = probabilities[np.arange(len(read)), rows.labels]
        for row in np.argsort(of_label)[:_SHOWN].tolist():
            classes = (int(rows.labels[row]), int(read[row]))
            entry = (-float(of_label[row]), first + row, rows.pixels[row], *classes)
            if len(self.worst) < _SHOWN:
                heapq.heappush(self.worst, entry)
            elif entry[:2] < self.worst[0][:2]:
                continue
            else:
                heapq.heapreplace(self.worst, entry)

    def picture(self) -> Image.Image:
        """The worst cases, worst first, each with its image number, label and reading."""
        cases = sorted(self.worst, key=lambda case: (-case[0], case[1]))
        cell = (SIDE * _ZOOM + 8, SIDE * _ZOOM + 2 * _CAPTION + 6)
        rows = max(-(-len(cases) // _ACROSS), 1)
        sheet = Image.new("L", (cell[0] * min(max(len(cases), 1), _ACROSS), cell[1] * rows), 255)
        pen = ImageDraw.Draw(sheet)
        for place, (_, number, pixels, label, read) in enumerate(cases):
            left, top = place % _ACROSS * cell[0] + 4, place // _ACROSS * cell[1] + 4
            glyph = Image.fromarray(255 - pixels).resize((SIDE * _ZOOM,) * 2, Image.Resampling.NEAREST)
            sheet.paste(glyph, (left, top))
            pen.text((left, top + SIDE * _ZOOM), f"#{number}", fill=110)
            pen.text((left, top + SIDE * _ZOOM + _CAPTION), f"{label} read as {read}", fill=0)
        return sheet


def format_confusion(confusion: tuple[tuple[int, ...], ...]) -> str:
    """The table for a person: rows are labels, columns readings."""
    width = max(len(str(count)) for row in confusion for count in row) + 2
    lines = ["label" + "".join(f"{column:>{width}}" for column in range(len(confusion)))]
    for label, row in enumerate(confusion):
        lines.append(f"{label:>5}" + "".join(f"{count:>{width}}" for count in row))
    return "\n".join(lines)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _said(columns: int) -> str:
    return "1 column" if columns == 1 else f"{columns} columns"


def _count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")) + 1
