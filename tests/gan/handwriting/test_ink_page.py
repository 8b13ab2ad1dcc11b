"""Ink of a pen: lines, drawings, words on the canvas."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from gan.engine import Engine
from gan.handwriting.document import Box, Line, Word
from gan.handwriting.ink_page import Drawing, as_strokes, split_lines
from gan.handwriting.request import ReadInk
from tests.gan.handwriting.readers import install

Strokes = list[tuple[tuple[float, float, float], ...]]


def letter(x: float, y: float, height: float = 30.0) -> tuple[tuple[float, float, float], ...]:
    """A loop on the baseline y."""
    turns = np.linspace(0, 2 * np.pi, 12)
    return tuple((x + 10 * np.sin(t), y - height / 2 * (1 + np.cos(t)), 0.5) for t in turns.tolist())


def line_of(y: float, count: int = 8, left: float = 50) -> Strokes:
    return [letter(left + 26 * number, y) for number in range(count)]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine("cpu") as made:
        yield made


@pytest.fixture(autouse=True)
def readers() -> None:
    for task in ("lines", "digits", "characters"):
        install(task)


def test_strokes_fall_into_lines_from_above_to_below() -> None:
    lower, upper = line_of(220), line_of(100)
    dot = ((120.0, 60.0, 0.5), (121.0, 61.0, 0.5))  # of an i, written last
    lines = split_lines([*lower, *upper, dot])
    assert lines == [[*upper, dot], lower]
    assert split_lines([]) == [] and split_lines([dot]) == [[dot]]


def test_a_drawing_knows_where_it_lies_on_the_canvas() -> None:
    drawing = Drawing([((100.0, 50.0, 0.5), (160.0, 50.0, 0.5))], 2.0, 3.0)
    x, y = drawing.place(130, 50)
    column, row = round(x), round(y)
    assert drawing.cover[row, column] > 200 and drawing.cover[:, 0].max() == 0
    assert drawing.scale == 2.0
    huge = Drawing([((0.0, 0.0, 0.5), (90_000.0, 10.0, 0.5))], 1.0, 2.0)
    assert max(huge.cover.shape) < 4100
    assert Drawing([], 1.0, 2.0).cover.max() == 0


def test_words_move_from_one_drawing_to_another() -> None:
    strokes = line_of(100)
    small, large = Drawing(strokes, 1.0, 2.0), Drawing(strokes, 3.0, 6.0)
    corner = large.place(76, 70)
    box = Box(*corner, corner[0] + 60, corner[1] + 90)
    line = large.moved(Line((Word("a", box, 0.5),), box), small)
    assert (line.box.left, line.box.top) == pytest.approx(small.place(76, 70))
    assert line.words[0].box.width == pytest.approx(20) and line.box.height == pytest.approx(30)


def test_strokes_end_where_the_pen_was_lifted() -> None:
    ink = as_strokes([((0, 0, 1), (1, 1, 1)), ((5, 5, 1),)])
    assert ink.ends.tolist() == [False, True, True] and ink.points.shape == (3, 2)


def test_a_line_is_drawn_at_the_size_that_the_reader_knows() -> None:
    for height in (12.0, 30.0, 120.0):
        strokes = [letter(50 + height * number, 200, height) for number in range(8)]
        strip = Drawing(strokes, 1.0, 2.0).strip(strokes, 48)
        rows = np.flatnonzero((strip.ink > 100).any(axis=1))
        assert strip.ink.shape[0] == 48 and 20 < rows[-1] - rows[0] < 46


@pytest.mark.parametrize("mode", ["line", "digits", "characters"])
def test_ink_becomes_words_where_it_stands(engine: Engine, mode: str) -> None:
    strokes = [*line_of(100), *line_of(220, 5)]
    result = engine.submit(ReadInk(tuple(strokes), mode, language=False)).result(timeout=60)
    assert len(result.page.lines) == 2
    assert result.picture.shape == (result.page.height, result.page.width, 3)
    left, top = result.origin
    for line, bottom in zip(result.page.lines, (100, 220), strict=True):
        on_canvas = top + line.box.bottom / result.scale
        assert on_canvas == pytest.approx(bottom, abs=6)
    assert left + result.page.lines[0].box.left / result.scale == pytest.approx(40, abs=6)


@pytest.mark.parametrize(
    "strokes", [(), ((),), (((10.0, 10.0, 0.5),),), (((-900.0, 5e5, 0.5), (900.0, 5e5, 0.5)),)]
)
@pytest.mark.parametrize("mode", ["line", "digits"])
def test_next_to_nothing_is_no_error(engine: Engine, strokes: tuple, mode: str) -> None:
    engine.submit(ReadInk(strokes, mode, language=False)).result(timeout=60)
