"""Whose ink is whose."""

from __future__ import annotations

import cv2
import numpy as np

from gan.handwriting.pages.ridges import Ridge
from gan.handwriting.pages.sharing import share_out

PITCH = 40
MIDDLES = (60.0, 100.0)


def letters(page: np.ndarray, row: float) -> None:
    for x in range(40, 360, 16):
        cv2.rectangle(page, (x, int(row) - 8), (x + 8, int(row) + 8), 255, 2)


def two_lines() -> tuple[np.ndarray, list[Ridge]]:
    page = np.zeros((160, 400), np.uint8)
    for row in MIDDLES:
        letters(page, row)
    xs = np.linspace(40, 360, 80)
    return page, [Ridge(xs, np.full(80, row), 1.0) for row in MIDDLES]


def test_every_letter_is_its_lines() -> None:
    page, lines = two_lines()
    labels = share_out(page, lines, PITCH)
    assert set(np.unique(labels[40:80])) == {0, 1} and set(np.unique(labels[85:120])) == {0, 2}
    assert ((labels > 0) == (page > 0)).mean() > 0.999


def test_a_loop_that_hangs_into_the_next_line_stays_with_its_own() -> None:
    page, lines = two_lines()
    cv2.line(page, (42, 60), (42, 86), 255, 2)  # the foot of a y, touching nothing below
    labels = share_out(page, lines, PITCH)
    assert labels[80, 42] == 1


def test_strokes_that_touch_are_cut_between_the_lines() -> None:
    page, lines = two_lines()
    cv2.line(page, (204, 60), (204, 100), 255, 2)  # from letter to letter
    labels = share_out(page, lines, PITCH)
    assert labels[62, 204] == 1 and labels[98, 204] == 2


def test_ink_far_from_all_lines_is_nobodys() -> None:
    page, lines = two_lines()
    cv2.circle(page, (200, 148), 4, 255, -1)
    assert share_out(page, lines, PITCH)[148, 200] == 0
