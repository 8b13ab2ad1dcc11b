"""What a person types over a line becomes words with boxes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from gan.handwriting.document import Box, Line, Page, Word
from studio.widgets.page_marks import Spot

_SURE = 1.0  # confidence of what a person wrote


def correct_line(line: Line, corrected: frozenset[int], text: str) -> tuple[Line, frozenset[int]]:
    """A line with another text.

    Words that are the same stay as they are. New ones share the place of those they stand for, each by
    its length; a word that was put in between stands in the gap.

    Args:
        line: as it was.
        corrected: indices of the words that the person wrote before.
        text: what it says now; an empty one leaves a line without words.

    Returns:
        The line as it is now, and the indices of the words that the person wrote.
    """
    old, new = [word.text for word in line.words], text.split()
    result: list[Word] = []
    marked: set[int] = set()
    for kind, start, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            marked.update(len(result) + step for step in range(stop - start) if start + step in corrected)
            result.extend(line.words[start:stop])
        else:
            marked.update(range(len(result), len(result) + last - first))
            result.extend(_share(_room(line, start, stop), new[first:last]))
    return replace(line, words=tuple(result)), frozenset(marked)


def correct_page(
    page: Page, corrected: frozenset[Spot], number: int, text: str
) -> tuple[Page, frozenset[Spot]]:
    """A page of which one line says something else; see `correct_line`."""
    before = frozenset(spot.word for spot in corrected if spot.line == number)
    line, after = correct_line(page.lines[number], before, text)
    lines = (*page.lines[:number], line, *page.lines[number + 1 :])
    others = {spot for spot in corrected if spot.line != number}
    return replace(page, lines=lines), frozenset(others | {Spot(number, word) for word in after})


def _room(line: Line, start: int, stop: int) -> Box:
    """The place of words start..stop; for none, the gap before `start`."""
    words = line.words
    if start < stop:
        box = words[start].box
        for word in words[start + 1 : stop]:
            box = box.union(word.box)
        return box
    left = words[start - 1].box.right if start > 0 else line.box.left
    right = words[start].box.left if start < len(words) else line.box.right
    return Box(left, line.box.top, max(right, left + 1), line.box.bottom)


def _share(room: Box, texts: Sequence[str]) -> list[Word]:
    """Words side by side in a place, each as wide as its share of the letters."""
    total = sum(len(text) for text in texts) + len(texts) - 1
    words, place = [], 0
    for text in texts:
        left = room.left + room.width * place / total
        right = room.left + room.width * (place + len(text)) / total
        words.append(Word(text, Box(left, room.top, right, room.bottom), _SURE))
        place += len(text) + 1
    return words
