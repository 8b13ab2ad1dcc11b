"""Ink told from paper, rules and dust."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.pages.ink import ink_of, without_specks
from tests.gan.handwriting.sheets import PITCH, turned, write_page


def ruled(page: np.ndarray, squares: bool = False) -> np.ndarray:
    page = page.copy()
    for row in range(40, page.shape[0], PITCH // 2):
        page[row : row + 2] = np.minimum(page[row : row + 2], 150)
    for column in range(30, page.shape[1], PITCH // 2) if squares else ():
        page[:, column : column + 2] = np.minimum(page[:, column : column + 2], 150)
    return page


def test_strokes_are_ink_and_paper_is_none() -> None:
    page = write_page()
    ink = ink_of(page)
    assert (ink[page < 70] == 255).mean() > 0.97
    assert ink[cv2.erode(page, np.ones((5, 5), np.uint8)) > 230].max() == 0


def test_rules_and_squares_are_taken_out_and_letters_stay() -> None:
    page = write_page()
    letters = page < 70
    for squares in (False, True):
        for degrees in (0.0, 1.3):
            ink = ink_of(turned(ruled(page, squares), degrees))
            wanted = turned(np.where(letters, 0, 236).astype(np.uint8), degrees) < 60
            rest = ink[cv2.dilate(wanted.astype(np.uint8), np.ones((9, 9), np.uint8)) == 0]
            assert (rest > 0).mean() < 0.004, (squares, degrees)
            assert (ink[wanted] > 0).mean() > 0.8, (squares, degrees)


def test_grain_is_no_ink() -> None:
    noise = np.random.default_rng(0).normal(250, 6, (400, 300)).clip(0, 255).astype(np.uint8)
    assert (ink_of(noise) > 0).mean() < 0.002


def test_dust_goes_and_the_dot_of_an_i_stays() -> None:
    ink = np.zeros((200, 300), np.uint8)
    cv2.rectangle(ink, (50, 80), (54, 120), 255, -1)
    ink[66:70, 50:54] = 255  # the dot
    ink[150:153, 220:223] = 255  # dust
    clean = without_specks(ink, pitch=70)
    assert clean[68, 52] == 255 and clean[151, 221] == 0 and clean[100, 52] == 255
