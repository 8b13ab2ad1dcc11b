"""Baselines."""

from __future__ import annotations

import math

import pytest

from gan.handwriting.document import Box, Line, Word
from gan.handwriting.documents.baseline import Baseline, baseline_of
from tests.gan.handwriting.documents.pages import line_of


def test_words_stand_on_the_baseline() -> None:
    base = baseline_of(line_of("seven oars"))
    assert base.at(60) == pytest.approx(70) and base.slope == 0 and base.left == 40
    assert base.size == pytest.approx(33)


def test_feet_of_deep_letters_do_not_lower_it() -> None:
    words = (Word("one", Box(0, 10, 50, 40), 1.0), Word("gypsy", Box(60, 10, 140, 52), 1.0))
    assert baseline_of(Line(words, Box(0, 10, 140, 52))).at(0) == 40
    only_deep = baseline_of(Line(words[1:], Box(60, 10, 140, 52)))
    assert 38 < only_deep.at(60) < 46


def test_it_follows_the_slope() -> None:
    base = baseline_of(line_of("along the falling line", slope=0.1))
    assert base.slope == pytest.approx(0.1) and base.angle == pytest.approx(math.atan(0.1))
    assert base.at(240) - base.at(40) == pytest.approx(20)


def test_slight_drifts_are_eased_about_the_middle_and_steep_ones_kept() -> None:
    slight = Baseline(0, 100, 0.03, 30).eased(600)  # falls by 18 px, more than 0.4 of the height
    assert slight.slope == pytest.approx(0.4 * 30 / 600)
    assert slight.at(300) == pytest.approx(Baseline(0, 100, 0.03, 30).at(300))
    steep = Baseline(0, 100, 0.2, 30)
    assert steep.eased(600) is steep
    level = Baseline(0, 100, 0.001, 30)
    assert level.eased(600) is level
