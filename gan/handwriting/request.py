"""What a person can ask of Handwriting, as plain values; importing this does not import torch."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from gan.handwriting.document import Page
from gan.handwriting.errors import HandwritingError

if TYPE_CHECKING:
    import numpy as np

    from gan.engine import Work

Mode = Literal["page", "line", "digits", "characters"]
InkMode = Literal["line", "digits", "characters"]
MODES: tuple[str, ...] = get_args(Mode)
INK_MODES: tuple[str, ...] = get_args(InkMode)
TASKS = {"page": "lines", "line": "lines", "digits": "digits", "characters": "characters"}
"""Mode -> task of the model that reads it."""

_FARTHEST = 1e6  # canvas units; no screen is so large, and the picture of the ink must stay paintable

Point = tuple[float, float, float]
"""x to the right and y down in canvas units, and the pen's pressure 0..1."""


@dataclass(frozen=True)
class ReadPage:
    """Read one page of a scan.

    Attributes:
        source: a picture, a TIFF of many pages or a PDF.
        page: number of the page in the source, from 1.
        mode: "page" finds the lines; "line" takes the whole picture as one line; "digits" and
            "characters" find single characters that stand apart from one another, boxed or not.
        model: name of a model card of the mode's task, or "auto".
        language: whether the language model helps to decide between readings of a line.
        password: of a protected PDF.

    Raises:
        HandwritingError: a value is out of its range; the sentence names it.
    """

    source: Path
    page: int = 1
    mode: Mode = "page"
    model: str = "auto"
    language: bool = True
    password: str | None = None

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise HandwritingError(f"The mode is {self.mode!r}; choose one of {', '.join(MODES)}.")
        if self.page < 1:
            raise HandwritingError(f"The page is {self.page}; pages count from 1.")

    def work(self) -> Work:
        """How the engine carries it out; this imports torch."""
        from gan.handwriting.work import PageWork

        return PageWork(self)


@dataclass(frozen=True)
class ReadInk:
    """Read what a pen wrote on a canvas.

    Attributes:
        strokes: each from where the pen came down to where it was lifted; of any size and anywhere,
            also outside the canvas. A stroke without points is ignored.
        mode: "line" reads the ink as lines of writing, the others as single characters.
        model: name of a model card of the mode's task, or "auto".
        language: whether the language model helps.

    Raises:
        HandwritingError: a value is out of its range; the sentence names it.
    """

    strokes: tuple[tuple[Point, ...], ...]
    mode: InkMode = "line"
    model: str = "auto"
    language: bool = True

    def __post_init__(self) -> None:
        if self.mode not in INK_MODES:
            raise HandwritingError(f"The mode is {self.mode!r}; choose one of {', '.join(INK_MODES)}.")
        for stroke in self.strokes:
            for x, y, _ in stroke:
                if not (math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) <= _FARTHEST):
                    raise HandwritingError(
                        f"The ink has a point at ({x:g}, {y:g}), which is on no canvas; write it again."
                    )

    def work(self) -> Work:
        """How the engine carries it out; this imports torch."""
        from gan.handwriting.ink_page import InkWork

        return InkWork(self)


@dataclass(frozen=True, eq=False)
class ReadResult:
    """What came of a page or of ink.

    Attributes:
        page: what was read; its boxes count in pixels of `picture`.
        picture: (h, w, 3) uint8: the page straightened and upright, or the ink drawn on white.
        seconds: from opening the source to the last word.
        notes: sentences that the person should know.
        origin: x and y of the picture's top left corner on the canvas, for ink.
        scale: pixels of the picture for one canvas unit, for ink.
    """

    page: Page
    picture: np.ndarray
    seconds: float
    notes: tuple[str, ...] = ()
    origin: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0


@dataclass(frozen=True)
class ReadTable:
    """Read the digits of a competition's table: one of 28x28 pixels a row, with or without its label.

    Attributes:
        source: comma-separated values, 784 of 0 (paper)..255 (ink) a row; a header and a first column
            with the label may be there or not.
        target: the table of ImageId, Label to write.
        model: name of a model card of the task "digits", or "auto".
        worst: where to save a picture of the worst cases (PNG); needs labels. None for no picture.
        overwrite: replace existing results instead of taking numbered names beside them.
    """

    source: Path
    target: Path
    model: str = "auto"
    worst: Path | None = None
    overwrite: bool = False

    def work(self) -> Work:
        """How the engine carries it out; this imports torch."""
        from gan.handwriting.competition_work import TableWork

        return TableWork(self)


@dataclass(frozen=True)
class TableResult:
    """What came of a table.

    Attributes:
        path: the table that was written.
        rows: digits read.
        seconds: from opening the source to the finished file.
        model: name of the model that was used.
        right: how many were read as labelled; None without labels.
        confusion: row k counts, of the digits labelled k, those that were read as 0..9; None without labels.
        worst: the picture of the worst cases; None unless it was asked for and there are labels.
        notes: sentences that the person should know.
    """

    path: Path
    rows: int
    seconds: float
    model: str
    right: int | None = None
    confusion: tuple[tuple[int, ...], ...] | None = None
    worst: Path | None = None
    notes: tuple[str, ...] = ()
