"""A page as if it had been read: three lines in two paragraphs."""

from __future__ import annotations

from gan.handwriting.document import Box, Line, Page, Word

TEXTS = (
    (("Dear", 0.95), ("Clara,", 0.9)),
    (("thank", 0.99), ("you", 0.97), ("for", 0.3), ("the", 0.9)),
    (("lettr", 0.2), ("and", 0.88), ("picture", 0.5)),
)


def page_of(*lines: tuple[tuple[str, float], ...], number: int = 1, source: str = "letter.png") -> Page:
    """Lines 100 px apart, words of 20 px a letter; the first line is a paragraph by itself."""
    made = []
    for row, words in enumerate(lines or TEXTS):
        x, placed = 50.0, []
        for text, confidence in words:
            box = Box(x, 60.0 + 100 * row, x + 20 * len(text), 100.0 + 100 * row)
            placed.append(Word(text, box, confidence))
            x = box.right + 20
        box = Box(50, 60.0 + 100 * row, max(x - 20, 60), 100.0 + 100 * row)
        made.append(Line(tuple(placed), box, 0.0, int(row > 0)))
    return Page(number, source, 600, 420, 150.0, 0, tuple(made))
