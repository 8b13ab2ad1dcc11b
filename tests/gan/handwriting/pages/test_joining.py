"""Pieces of ridges made into lines."""

from __future__ import annotations

import numpy as np

from gan.handwriting.pages.ink import ink_of
from gan.handwriting.pages.joining import find_gutters, fit_course, join_ridges
from gan.handwriting.pages.ridges import Ridge
from tests.gan.handwriting.sheets import add_lines, write_page

PITCH = 40.0


def piece(start: float, stop: float, y: float, slope: float = 0.0, strength: float = 1.0) -> Ridge:
    xs = np.arange(start, stop, 2.0)
    return Ridge(xs, y + slope * (xs - start), strength)


def test_pieces_in_a_row_are_one_line() -> None:
    lines = join_ridges([piece(0, 200, 50), piece(240, 500, 52), piece(0, 500, 92)], [], PITCH)
    assert sorted(round(line.length, -1) for line in lines) == [500, 500]


def test_a_falling_line_goes_on_where_it_points_to() -> None:
    lines = join_ridges([piece(0, 300, 50, 0.1), piece(340, 600, 84, 0.1)], [], PITCH)
    assert len(lines) == 1 and abs(lines[0].slope - 0.1) < 0.02


def test_an_echo_of_tall_letters_is_dropped() -> None:
    lines = join_ridges([piece(0, 500, 50), piece(100, 130, 68, strength=0.5)], [], PITCH)
    assert len(lines) == 1 and abs(lines[0].ys.mean() - 50) < 1


def test_no_line_crosses_a_gutter() -> None:
    page = write_page(())
    words = (
        "the sea is calm",
        "tonight and the",
        "tide is full and",
        "the moon lies fair",
        "upon the straits",
    )
    add_lines(page, words, 40, 110)
    add_lines(page, words, 490, 110)
    ink = ink_of(page)
    gutters = find_gutters(ink, 74)
    assert any(340 < gutter.left and gutter.right < 500 for gutter in gutters)
    lines = join_ridges([piece(40, 380, 100), piece(430, 800, 101)], gutters, 74)
    assert len(lines) == 2
    assert find_gutters(ink_of(write_page()), 74) == []


def test_a_course_bends_only_as_far_as_its_length_can_bear() -> None:
    xs = np.linspace(0, 400, 60)
    bent = fit_course(xs, 50 + 1e-4 * (xs - 200) ** 2, PITCH, 1.0)
    assert np.abs(bent.at(xs) - (50 + 1e-4 * (xs - 200) ** 2)).max() < 0.1
    short = fit_course(xs[:5], np.array([50.0, 60, 50, 60, 50]), PITCH, 1.0)
    assert np.ptp(short.ys) == 0
