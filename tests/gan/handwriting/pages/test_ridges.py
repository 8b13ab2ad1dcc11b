"""Lines as ridges."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.pages.ink import ink_of
from gan.handwriting.pages.ridges import Ridge, find_ridges, measure_scale, ridge_energies
from tests.gan.handwriting.sheets import LINES, PITCH, write_page


def test_the_pitch_is_measured() -> None:
    pitch = measure_scale(ink_of(write_page())).pitch
    assert 0.7 * PITCH < pitch < 1.3 * PITCH


def test_blank_paper_has_no_pitch() -> None:
    assert measure_scale(np.zeros((400, 300), np.uint8)).pitch == 0


def test_lines_that_lie_are_stronger_than_lines_that_stand() -> None:
    ink = ink_of(write_page())
    lying, standing = ridge_energies(ink), ridge_energies(np.ascontiguousarray(np.rot90(ink)))
    assert lying.max() > 1.5 * standing.max()


def test_every_line_has_a_ridge_in_its_middle() -> None:
    ridges = find_ridges(ink_of(write_page()), PITCH)
    long = [ridge for ridge in ridges if ridge.length > 300]
    rows = np.array(sorted(float(ridge.ys.mean()) for ridge in long))
    wanted = 110 + PITCH * np.arange(len(LINES)) - 12  # small letters stand on the baseline
    assert all(np.abs(rows - row).min() < 12 for row in wanted)
    assert find_ridges(np.zeros((200, 200), np.uint8), 40) == []


def test_a_ridge_goes_straight_on_beyond_its_ends() -> None:
    ridge = Ridge(np.arange(10.0), 5 + 0.5 * np.arange(10.0), 1.0)
    assert ridge.length == 9 and ridge.slope == pytest.approx(0.5)
    assert np.allclose(ridge.at(np.array([-2.0, 3.0, 12.0])), [4.0, 6.5, 11.0])
    assert Ridge(np.arange(3.0), np.arange(3.0), 1.0).slope == 0
