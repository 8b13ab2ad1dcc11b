"""What was read on pages, as plain values: words, lines and pages, to JSON and back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from gan.handwriting.errors import HandwritingError

VERSION = 1
"""Of the JSON that `Page.to_json` writes; raised whenever an older program could misread it."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the page's straightened picture, x to the right and y down, half open."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels down."""
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True)
class Word:
    """One word read.

    Attributes:
        text: the word without blanks.
        box: where it stands.
        confidence: probability that the word is right, 0..1, calibrated.
    """

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True)
class Line:
    """One line read.

    Attributes:
        words: from left to right.
        box: holds all of the line's ink.
        slope: of the baseline in radians; positive where it falls to the right.
        paragraph: number of its paragraph on the page, from 0, never falling along the page.
    """

    words: tuple[Word, ...]
    box: Box
    slope: float = 0.0
    paragraph: int = 0

    @property
    def text(self) -> str:
        """The words with single blanks between them."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """Mean confidence of the characters, 0..1; 0 for a line without words."""
        characters = sum(len(word.text) for word in self.words)
        total = sum(word.confidence * len(word.text) for word in self.words)
        return total / characters if characters else 0.0


@dataclass(frozen=True)
class Page:
    """One page read.

    Attributes:
        number: of the page in its source, from 1.
        source: name or path of the file it comes from.
        width, height: of the straightened picture that boxes count in, pixels.
        dpi: pixels an inch of that picture.
        turned: quarter turns against the clock that set the source upright, 0..3.
        lines: in reading order.
    """

    number: int
    source: str
    width: int
    height: int
    dpi: float
    turned: int = 0
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The lines one under another, with an empty line between paragraphs; "" for a blank page."""
        lines = [line for line in self.lines if line.words]
        if not lines:
            return ""
        parts = [lines[0].text]
        for above, line in pairwise(lines):
            parts.append("\n\n" if line.paragraph != above.paragraph else "\n")
            parts.append(line.text)
        return "".join(parts)

    @property
    def words(self) -> Iterator[Word]:
        """All words in reading order."""
        return (word for line in self.lines for word in line.words)

    def to_json(self) -> str:
        """One JSON object without line breaks; `from_json` gives an equal page back."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False, allow_nan=False)

    @staticmethod
    def from_json(text: str) -> Page:
        """The page that `to_json` wrote.

        Raises:
            HandwritingError: it is no such text, or a newer version's.
        """
        try:
            values = json.loads(text)
            version = values["version"]
            if version == VERSION:
                return _page(values)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise HandwritingError(f"This is not a page that Ganvas wrote ({error}).") from error
        raise HandwritingError(
            f"This page was written as version {version}; this Ganvas reads version {VERSION}."
        )


def _page(values: dict[str, Any]) -> Page:
    return Page(
        number=int(values["number"]),
        source=str(values["source"]),
        width=int(values["width"]),
        height=int(values["height"]),
        dpi=_number(values["dpi"]),
        turned=int(values["turned"]),
        lines=tuple(_line(line) for line in values["lines"]),
    )


def _line(values: dict[str, Any]) -> Line:
    words = tuple(
        Word(str(word["text"]), _box(word["box"]), _number(word["confidence"])) for word in values["words"]
    )
    return Line(words, _box(values["box"]), _number(values["slope"]), int(values["paragraph"]))


def _box(values: dict[str, Any]) -> Box:
    return Box(*(_number(values[side]) for side in ("left", "top", "right", "bottom")))


def _number(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is no number")
    return number
