"""Pages as if they had been read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gan.handwriting.document import Box, Line, Page, Word


def line_of(text: str, left: float = 40, top: float = 40, slope: float = 0.0, paragraph: int = 0) -> Line:
    """A line of letters that are 16 px wide and 30 px high; words are parted by 12 px."""
    words, x = [], left
    for text_of_word in text.split():
        right = x + 16 * len(text_of_word)
        drop = slope * ((x + right) / 2 - left)
        words.append(Word(text_of_word, Box(x, top + drop, right, top + 30 + drop), 0.9))
        x = right + 12
    box = words[0].box.union(words[-1].box) if words else Box(left, top, left + 10, top + 30)
    return Line(tuple(words), box, float(np.arctan(slope)), paragraph)


def page_of(*texts: str, number: int = 1, dpi: float = 200.0, slope: float = 0.0) -> Page:
    """Lines 50 px apart; an empty text begins a paragraph."""
    lines, paragraph = [], 0
    for text in texts:
        if not text:
            paragraph += 1
            continue
        lines.append(line_of(text, 40, 40 + 50 * len(lines), slope, paragraph))
    return Page(number, "letter.jpg", 800, 600, dpi, 0, tuple(lines))


def picture_of_page(page: Page, words: Sequence[Word] = ()) -> np.ndarray:
    """(h, w, 3) uint8: grey bars where words are."""
    picture = np.full((page.height, page.width, 3), 240, np.uint8)
    for word in words or page.words:
        box = word.box
        picture[int(box.top) : int(box.bottom), int(box.left) : int(box.right)] = 60
    return picture
