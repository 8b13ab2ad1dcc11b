"""Single characters found on pictures."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from gan.handwriting.glyph_sheets import centre, find_glyphs, ink_of_picture


def sheet(*rows: str, size: float = 1.6, step: int = 60, pen: int = 3) -> np.ndarray:
    """Characters that stand apart; a blank leaves a gap."""
    page = np.full((40 + 80 * len(rows), 40 + step * max(map(len, rows))), 235, np.uint8)
    for number, row in enumerate(rows):
        for place, character in enumerate(row):
            at = (25 + step * place, 75 + 80 * number)
            cv2.putText(page, character, at, cv2.FONT_HERSHEY_SIMPLEX, size, 40, pen, cv2.LINE_AA)
    return page


def test_characters_come_in_rows_from_left_to_right() -> None:
    found = find_glyphs(sheet("123", "4567"), "digits")
    assert [glyph.row for glyph in found] == [0] * 3 + [1] * 4
    lefts = [glyph.box.left for glyph in found]
    assert lefts[:3] == sorted(lefts[:3]) and lefts[3:] == sorted(lefts[3:])
    assert all(glyph.pixels.shape == (28, 28) and glyph.pixels.dtype == np.uint8 for glyph in found)


def test_wide_gaps_part_words() -> None:
    found = find_glyphs(sheet("12   34", step=40), "digits")
    assert [glyph.starts_word for glyph in found] == [True, False, True, False]


def test_the_bar_of_a_five_and_the_dot_of_an_i_belong_to_it() -> None:
    page = sheet("i", "2")
    assert len(find_glyphs(page, "characters")) == 2
    parted = sheet("5")
    (whole,) = find_glyphs(parted, "digits")
    row = int(whole.box.top + 0.2 * whole.box.height)
    parted[row : row + 3] = 235  # the pen was lifted below the bar
    (found,) = find_glyphs(parted, "digits")
    assert found.box.height == pytest.approx(whole.box.height, abs=4)


def test_light_digits_on_dark_and_uneven_light() -> None:
    page = sheet("8642")
    assert len(find_glyphs(255 - page, "digits")) == 4
    shade = np.linspace(1.0, 0.4, page.shape[1])
    assert len(find_glyphs((page * shade).astype(np.uint8), "digits")) == 4


def test_boxes_around_characters_are_taken_out() -> None:
    page = sheet("123")
    for place in range(3):
        left = 15 + 60 * place
        cv2.rectangle(page, (left, 25), (left + 50, 88), 60, 2)
    assert len(find_glyphs(page, "digits")) == 3


def test_blank_paper_and_dust_hold_nothing() -> None:
    assert find_glyphs(np.full((200, 300), 230, np.uint8), "digits") == []
    assert find_glyphs(np.full((1, 1), 0, np.uint8), "digits") == []
    noise = np.random.default_rng(0).normal(230, 4, (200, 300)).clip(0, 255).astype(np.uint8)
    assert find_glyphs(noise, "digits") == []
    dusty = sheet("11")
    dusty[10:12, 100:102] = 40
    assert len(find_glyphs(dusty, "digits")) == 2


def test_large_pictures_are_searched_smaller_and_boxes_count_in_their_pixels() -> None:
    small = sheet("7")
    large = cv2.resize(small, None, fx=40, fy=40, interpolation=cv2.INTER_LINEAR)
    (one,), (other,) = find_glyphs(small, "digits"), find_glyphs(large, "digits")
    assert other.box.left == pytest.approx(40 * one.box.left, abs=80)


def test_digits_are_centred_by_mass_and_characters_by_box() -> None:
    ink = np.zeros((60, 40), np.uint8)
    ink[:, :8] = 255
    ink[52:] = 255  # an L
    digit, character = centre(ink, "digits"), centre(ink, "characters")
    rows, columns = np.indices((28, 28))
    mass = digit.astype(float) / digit.sum()
    assert (mass * rows).sum() == pytest.approx(13.5, abs=0.8)
    assert (mass * columns).sum() == pytest.approx(13.5, abs=0.8)
    used = np.flatnonzero(digit.any(axis=1))
    assert used[-1] - used[0] + 1 == 20
    used = np.flatnonzero(character.any(axis=1))
    assert used[-1] - used[0] + 1 == 24 and abs((used[0] + used[-1]) / 2 - 13.5) <= 0.5


def test_a_fine_pen_is_thickened() -> None:
    ink = np.zeros((200, 120), np.uint8)
    cv2.line(ink, (60, 2), (60, 197), 255, 2)
    assert (centre(ink, "digits") > 128).sum() > 30


def test_ink_of_a_blank_picture_is_none() -> None:
    assert ink_of_picture(np.full((50, 80), 90, np.uint8)).max() == 0
    assert ink_of_picture(sheet("1")).max() == 255
