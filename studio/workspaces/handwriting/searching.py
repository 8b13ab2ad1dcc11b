"""Finds words on pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gan.handwriting.document import Line
from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.scans import ScanPage

MOST_HITS = 2000
_AROUND = 32  # characters shown on both sides of a hit


@dataclass(frozen=True)
class Hit:
    """One place where something was found.

    Attributes:
        page: on which page.
        spots: the words that it touches, never empty.
        before, found, after: the text around it and itself.
    """

    page: ScanPage
    spots: tuple[Spot, ...]
    before: str
    found: str
    after: str


def find(pages: Iterable[ScanPage], wanted: str) -> list[Hit]:
    """Every place of `wanted` in the lines of pages, whatever the case; at most `MOST_HITS`.

    Args:
        pages: those that were not read yet are passed over.
        wanted: words as they follow one another; any blank stands for any blanks.
    """
    words = wanted.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    hits: list[Hit] = []
    for page in pages:
        for number, line in enumerate(page.reading.lines if page.reading is not None else ()):
            text = line.text
            for match in pattern.finditer(text):
                hits.append(_hit(page, number, line, text, match))
            if len(hits) >= MOST_HITS:
                return hits[:MOST_HITS]
    return hits


def _hit(page: ScanPage, number: int, line: Line, text: str, match: re.Match[str]) -> Hit:
    spots, place = [], 0
    for index, word in enumerate(line.words):
        stop = place + len(word.text)
        if place < match.end() and match.start() < stop:
            spots.append(Spot(number, index))
        place = stop + 1
    begin, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
    before = ("…" if begin else "") + text[begin : match.start()]
    after = text[match.end() : end] + ("…" if end < len(text) else "")
    return Hit(page, tuple(spots), before, match.group(), after)
