"""Strokes of a pen."""

from __future__ import annotations

import math

import pytest

from studio.widgets.ink import (
    THICKEST,
    THINNEST,
    SpeedPressure,
    StrokeRecorder,
    curve,
    cut_segment,
    tail,
    touches,
    width_of,
)


def test_pressure_makes_ink_wide() -> None:
    assert width_of(-1) == width_of(0) == THINNEST and width_of(1) == width_of(3) == THICKEST
    assert THINNEST < width_of(0.4) < width_of(0.6) < THICKEST


def test_a_fast_mouse_presses_less_without_jumps() -> None:
    slow, fast = SpeedPressure(), SpeedPressure()
    slowly = [slow.at(number * 1.0, 0, number * 10.0) for number in range(20)]
    quickly = [fast.at(number * 60.0, 0, number * 10.0) for number in range(20)]
    assert slowly[-1] > 0.6 > 0.35 > quickly[-1]
    assert max(abs(a - b) for a, b in zip(quickly, quickly[1:], strict=False)) < 0.1


def test_a_stroke_is_cut_at_the_edge_and_goes_on_where_it_comes_back() -> None:
    recorder = StrokeRecorder(100, 50)
    for point in ((90, 20, 0.5), (130, 20, 0.7), (130, 30, 0.7), (90, 30, 0.5)):
        recorder.add(point)
    out, back = recorder.strokes
    assert out == ((90, 20, 0.5), (100, 20, pytest.approx(0.55)))
    assert back[0][:2] == (100, 30) and back[-1][:2] == (90, 30)


def test_ink_outside_of_the_canvas_leaves_nothing() -> None:
    recorder = StrokeRecorder(100, 50)
    for point in ((-20, -20, 0.5), (-5, 80, 0.5), (300, 90, 0.5)):
        recorder.add(point)
    assert recorder.strokes == ()
    through = StrokeRecorder(100, 50)
    for point in ((-50, 25, 0.5), (150, 25, 0.5)):  # in and out between two points
        through.add(point)
    assert [point[:2] for point in through.strokes[0]] == [(0, 25), (100, 25)]


def test_a_point_that_is_told_twice_counts_once() -> None:
    recorder = StrokeRecorder(100, 50)
    for _ in range(3):
        recorder.add((10, 10, 0.5))
    assert recorder.strokes == (((10, 10, 0.5),),)


def test_segments_are_cut_by_the_canvas() -> None:
    assert cut_segment((10, 10, 0), (20, 20, 1), 50, 50) == ((10, 10, 0), (20, 20, 1))
    start, stop = cut_segment((-10, 25, 0), (60, 25, 1), 50, 50)
    assert start == (0, 25, pytest.approx(1 / 7)) and stop[:2] == pytest.approx((50, 25))
    assert cut_segment((-10, 0, 0), (0, -10, 1), 50, 50) is None
    assert cut_segment((60, 10, 0), (60, 40, 1), 50, 50) is None


def test_what_is_drawn_does_not_change_when_points_are_added() -> None:
    stroke = [(0.0, 0.0, 0.2), (20.0, 5.0, 0.4), (40.0, 0.0, 0.6), (60.0, 10.0, 0.5)]
    whole = list(curve(stroke))
    assert list(curve(stroke[:3])) == whole[: len(list(curve(stroke[:3])))]
    assert list(curve(stroke[:3])) + list(curve(stroke, 2)) == whole
    pieces = [*whole, *tail(stroke)]
    assert pieces[0][0] == stroke[0] and pieces[-1][1] == pytest.approx(stroke[-1])
    assert all(math.dist(a[1], b[0]) < 1e-6 for a, b in zip(pieces, pieces[1:], strict=False))


def test_a_dot_is_drawn() -> None:
    dot = ((5.0, 5.0, 0.5),)
    assert list(curve(dot)) == [(dot[0], dot[0])] and list(tail(dot)) == []


def test_an_eraser_touches_what_is_near() -> None:
    stroke = ((10.0, 10.0, 0.5), (30.0, 10.0, 0.5))
    assert touches(stroke, 32, 12, 3) and not touches(stroke, 60, 10, 12)
