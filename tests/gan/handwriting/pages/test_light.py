"""Even light."""

from __future__ import annotations

import numpy as np

from gan.handwriting.pages.light import even_light, is_light_on_dark, reduced
from tests.gan.handwriting.sheets import write_page


def test_a_lamp_at_one_side_is_divided_away() -> None:
    page = write_page()
    lit = (page * np.linspace(1.0, 0.45, page.shape[1])).astype(np.uint8)
    even = even_light(lit)
    paper = page > 200
    assert even[paper].mean() > 250 and even[paper].std() < 6
    assert np.median(even[page < 60]) < 110


def test_chalk_on_a_board_becomes_ink_on_paper() -> None:
    board = 255 - write_page()
    assert is_light_on_dark(board) and not is_light_on_dark(write_page())
    even = even_light(board)
    assert np.median(even) > 245 and np.median(even[board > 200]) < 110


def test_blank_paper_stays_blank() -> None:
    blank = np.full((300, 200), 180, np.uint8)
    assert not is_light_on_dark(blank)
    assert even_light(blank).min() >= 250


def test_pictures_are_only_made_smaller() -> None:
    assert reduced(np.zeros((100, 50), np.uint8), 40).shape == (40, 20)
    small = np.zeros((30, 20), np.uint8)
    assert reduced(small, 40) is small
    assert reduced(np.zeros((1, 3000), np.uint8), 100).shape == (1, 100)
