"""Strips, and words back on their page."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.decoding import Character, Reading
from gan.handwriting.document import Box
from gan.handwriting.pages import find_lines, straighten_page
from gan.handwriting.work_strips import Strip, page_strip, place_words, strips_upside_down, whole_strip
from tests.gan.handwriting.samples import picture_of
from tests.gan.handwriting.sheets import LINES, in_colour, write_page


def strip_of(*spans: tuple[int, int], width: int = 200) -> Strip:
    """Ink in these columns, rows 10..40 of 48, on a page at (100, 300), half as large."""
    ink = np.zeros((48, width), np.uint8)
    for left, right in spans:
        ink[10:40, left:right] = 255
    columns = 100 + 0.5 * np.arange(width)
    return Strip(ink, columns, np.full(width, 300.0), 24.0, Box(100, 300, 200, 324))


def reading(*words: tuple[str, int]) -> Reading:
    """Words by the column at which their first character was seen; each character takes ten."""
    found: list[Character] = []
    for number, (text, column) in enumerate(words):
        step = (column + 8) // 4
        if number:
            found.append(Character(" ", 0.9, step - 3, step - 2))
        found += [Character(c, 0.9, step + 2 * n, step + 2 * n + 1) for n, c in enumerate(text)]
    return Reading(tuple(found))


def test_words_are_as_wide_as_their_ink_on_the_page() -> None:
    strip = strip_of((10, 50), (90, 140))
    line = place_words(strip, reading(("ab", 20), ("cde", 100)), (0.8, 1.5))
    assert [word.text for word in line.words] == ["ab", "cde"]
    assert [word.confidence for word in line.words] == [0.8, 1.0]
    first, second = (word.box for word in line.words)
    assert (first.left, first.right) == pytest.approx((105, 125), abs=0.6)
    assert (second.left, second.right) == pytest.approx((145, 170), abs=0.6)
    assert (first.top, first.bottom) == pytest.approx((305, 320), abs=0.6)
    assert line.box == strip.box


def test_a_line_without_words_is_empty() -> None:
    assert place_words(strip_of(), Reading(()), ()).words == ()


def test_half_a_turn_puts_it_at_the_other_end_of_the_page() -> None:
    strip = strip_of((10, 50))
    over = strip.upside_down(1000, 800)
    assert over.box == Box(800, 476, 900, 500)
    box = over.box_of(150, 190)  # columns 10..50 from the other end
    assert (box.left, box.right) == pytest.approx((1000 - 125, 1000 - 105), abs=1)
    assert (box.top, box.bottom) == pytest.approx((800 - 320, 800 - 305), abs=1)
    back = over.upside_down(1000, 800)
    assert np.array_equal(back.ink, strip.ink) and np.allclose(back.columns, strip.columns)


def test_strips_of_a_page_upside_down_are_in_its_reading_order() -> None:
    page = straighten_page(in_colour(write_page([*LINES[:3], "    " + LINES[3], *LINES[4:]])))
    regions = find_lines(page)
    strips = [page_strip(page, region, 48) for region in regions]
    over = strips_upside_down(regions, strips, page.grey.shape[1], page.grey.shape[0])
    assert [strip.ink.shape for strip in over] == [strip.ink.shape for strip in reversed(strips)]
    tops = [strip.box.top for strip in over]
    assert tops == sorted(tops)
    numbers = [strip.paragraph for strip in over]
    assert numbers[0] == 0 and all(0 <= b - a <= 1 for a, b in zip(numbers, numbers[1:], strict=False))


def test_a_picture_of_one_line_is_cut_to_its_ink_if_that_is_low() -> None:
    line = picture_of("two words")
    loose = np.full((300, line.shape[1] + 200), 235, np.uint8)
    loose[120:184, 100 : 100 + line.shape[1]] = line
    tight, cut = whole_strip(line, 48), whole_strip(loose, 48)
    assert cut.ink.shape[0] == tight.ink.shape[0] == 48
    assert cut.ink.shape[1] < 1.8 * tight.ink.shape[1]
    assert cut.box.left == pytest.approx(100 + tight.box.left, abs=3)
    assert cut.box.top == pytest.approx(120 + tight.box.top, abs=3)


def test_blank_and_endless_pictures() -> None:
    assert whole_strip(np.full((64, 400), 230, np.uint8), 48) is None
    endless = np.full((8, 20_000), 235, np.uint8)
    endless[2:6, ::7] = 20
    assert whole_strip(endless, 48).ink.shape[1] <= 6200
