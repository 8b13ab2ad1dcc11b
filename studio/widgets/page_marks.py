"""Places on a page that was read, and what is worth marking there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gan.handwriting.document import Box, Page

UNCERTAIN = 0.6
"""Words of lower confidence are worth a second look."""

_SURE = 0.85  # from here on a word is not tinted at all
_REACH = 0.25  # a pointer this share of a line's height beside it still means that line


@dataclass(frozen=True)
class Spot:
    """A word of a page, or a whole line.

    Attributes:
        line: index of the line on the page.
        word: index of the word in the line; -1 means the line.
    """

    line: int
    word: int = -1


@dataclass(frozen=True)
class PageMarks:
    """What is marked on a page, the same in its picture and in its text.

    Attributes:
        corrected: words that the person wrote.
        hits: words that a search found.
        hit: those of them that the search is at.
    """

    corrected: frozenset[Spot] = field(default_factory=frozenset)
    hits: frozenset[Spot] = field(default_factory=frozenset)
    hit: frozenset[Spot] = field(default_factory=frozenset)


def doubt(confidence: float) -> float:
    """How strongly a word is tinted, from 0 (sure) to 1 (a guess)."""
    return min(max((_SURE - confidence) / _SURE, 0.0), 1.0)


def box_of(page: Page, spot: Spot) -> Box | None:
    """Where a spot is on its page; None if the page has no such line or word."""
    if not 0 <= spot.line < len(page.lines):
        return None
    line = page.lines[spot.line]
    if spot.word < 0:
        return line.box
    return line.words[spot.word].box if spot.word < len(line.words) else None


def spot_at(page: Page, x: float, y: float) -> Spot | None:
    """What lies at a point of the page's picture: a word, else a line, else nothing."""
    best: tuple[float, int] | None = None
    for number, line in enumerate(page.lines):
        reach = _REACH * line.box.height
        beside = max(line.box.left - x, x - line.box.right, 0.0)
        off = max(line.box.top - y, y - line.box.bottom, 0.0)
        if beside > line.box.height or off > reach:
            continue
        # Boxes of neighbouring lines overlap where letters hang down: the nearer middle wins.
        distance = abs((line.box.top + line.box.bottom) / 2 - y) + beside
        if best is None or distance < best[0]:
            best = (distance, number)
    if best is None:
        return None
    for number, word in enumerate(page.lines[best[1]].words):
        if word.box.left <= x < word.box.right:
            return Spot(best[1], number)
    return Spot(best[1])


def uncertain_spots(page: Page, corrected: frozenset[Spot]) -> Iterator[Spot]:
    """The words worth a second look, in reading order; what the person wrote is not among them."""
    for number, line in enumerate(page.lines):
        for place, word in enumerate(line.words):
            spot = Spot(number, place)
            if word.confidence < UNCERTAIN and spot not in corrected:
                yield spot


def next_spot(spots: list[Spot], after: Spot | None, step: int) -> Spot | None:
    """The spot that follows (step 1) or goes before (step -1) another in reading order, all around."""
    if not spots:
        return None
    ordered = spots if step > 0 else spots[::-1]
    if after is None:
        return ordered[0]
    here = (after.line, after.word)
    for spot in ordered:
        place = (spot.line, spot.word)
        if (place > here) if step > 0 else (place < here):
            return spot
    return ordered[0]
