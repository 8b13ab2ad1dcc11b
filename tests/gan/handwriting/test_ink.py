"""Strokes drawn and varied."""

from __future__ import annotations

import numpy as np
import pytest

from gan.handwriting.ink import Hand, Pen, draw_strokes, random_hand, random_pen, rewrite
from gan.handwriting.strokes import Strokes
from tests.gan.handwriting.samples import zigzag

_BAR = Strokes(np.array([[0, 0], [100, 0]], np.float32), np.array([False, True]))


@pytest.mark.parametrize("width", [1.0, 2.0, 4.0])
def test_a_bar_is_as_thick_as_its_pen(width: float) -> None:
    ink = draw_strokes(_BAR, Pen(width), 32, scale=1.0, margin=8, place=0.5)
    thickness = ink[:, 58].sum() / 255
    assert thickness == pytest.approx(width, abs=0.6)
    assert ink.shape[0] == 32 and not ink[:, :4].any()


def test_strokes_are_not_joined_across_the_lifted_pen() -> None:
    gap = Strokes(
        np.array([[0, 0], [20, 0], [60, 0], [90, 0]], np.float32), np.array([False, True, False, True])
    )
    ink = draw_strokes(gap, Pen(2), 32, scale=1.0, margin=0, place=0.5)
    assert ink[:, 10].any() and ink[:, 75].any() and not ink[:, 40].any()


def test_ink_too_tall_is_made_to_fit() -> None:
    tall = draw_strokes(zigzag(), Pen(2), 24, scale=1.0, margin=4, place=0.0)
    rows = np.flatnonzero(tall.any(axis=1))
    assert tall.shape[0] == 24 and rows[0] <= 2 and rows[-1] >= 20


def test_the_hand_as_recorded_changes_nothing() -> None:
    same = rewrite(zigzag(), Hand())
    recorded = zigzag().points - zigzag().points.min(axis=0)
    assert np.allclose(same.points, recorded, atol=1e-3)


def test_slant_stretch_and_gaps_do_what_they_say() -> None:
    upright = Strokes(np.array([[0, 40], [0, 0]], np.float32), np.array([False, True]))
    leaning = rewrite(upright, Hand(slant=0.5)).points
    assert leaning[1, 0] - leaning[0, 0] == pytest.approx(20)  # the top moves to the right
    recorded = zigzag()
    assert np.ptp(rewrite(recorded, Hand(stretch=1.5)).points[:, 0]) == pytest.approx(
        1.5 * np.ptp(recorded.points[:, 0]), rel=1e-3
    )
    wider = rewrite(recorded, Hand(gaps=2.0)).points
    lift = 30 + 240 / 59  # between the strokes of the zigzag
    assert np.ptp(wider[:, 0]) == pytest.approx(np.ptp(recorded.points[:, 0]) + lift, rel=0.01)


def test_one_seed_draws_one_picture() -> None:
    def draw(seed: int) -> np.ndarray:
        source = np.random.default_rng(seed)
        return draw_strokes(rewrite(zigzag(), random_hand(source)), random_pen(source), 64, 1.0, 8, 0.5)

    assert np.array_equal(draw(4), draw(4))
    assert not np.array_equal(draw(4), draw(5))


def test_a_dot_is_drawn() -> None:
    dot = Strokes(np.zeros((1, 2), np.float32), np.array([True]))
    assert draw_strokes(dot, Pen(3), 32, 1.0, 4, 0.5).any()
