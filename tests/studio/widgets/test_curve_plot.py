"""A small plot of curves that grow while they are looked at."""

from __future__ import annotations

import math

import pytest
from pytestqt.qtbot import QtBot

from studio.widgets.curve_plot import Curve, CurvePlot


@pytest.fixture
def plot(qtbot: QtBot) -> CurvePlot:
    plot = CurvePlot("Losses", "Curves appear here")
    qtbot.addWidget(plot)
    plot.resize(320, 160)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def test_it_draws_once_there_are_two_points(plot: CurvePlot):
    waiting = plot.grab().toImage()
    plot.show_curves([Curve("Generator", ((0, 1.0),))], "faces")
    assert plot.grab().toImage() == waiting
    plot.show_curves([Curve("Generator", ((0, 1.0), (100, 2.0)))], "faces")
    assert plot.grab().toImage() != waiting
    assert plot.accessibleDescription() == "Generator 2.00"


def test_numbers_that_are_none_are_left_out(plot: CurvePlot):
    points = ((0, 1.0), (1, math.nan), (2, math.inf), (3, 2.0))
    plot.show_curves([Curve("Generator", points)], "faces")
    assert plot._curves[0].points == ((0, 1.0), (3, 2.0))
    plot.grab()


@pytest.mark.parametrize("number", [399, 400, 1000, 10_001])
def test_long_curves_are_thinned_and_keep_their_end(plot: CurvePlot, number: int):
    points = tuple((float(x), math.sin(x)) for x in range(number))
    plot.show_curves([Curve("Generator", points)], "faces")
    kept = plot._curves[0].points
    assert len(kept) <= 800 and kept[-1] == points[-1] and list(kept) == sorted(kept)


def test_flat_curves_and_empty_ones_are_drawn_too(plot: CurvePlot):
    plot.show_curves([Curve("Flat", ((0, 2.0), (9, 2.0))), Curve("Empty", ())], "faces")
    plot.grab()
    assert plot.accessibleDescription() == "Flat 2.00"
