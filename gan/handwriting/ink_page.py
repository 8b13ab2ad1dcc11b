"""How a pen's strokes on a canvas are read: parted into lines, drawn as the reader knows ink, and read."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from torch import Tensor

from gan.engine import Job, Step
from gan.handwriting.document import Box, Line, Page, Word
from gan.handwriting.ink import Pen, draw_strokes
from gan.handwriting.prepare import prepare_line
from gan.handwriting.request import TASKS, Point, ReadInk, ReadResult
from gan.handwriting.strokes import Strokes
from gan.handwriting.work_glyphs import GlyphsPlan
from gan.handwriting.work_lines import LineDecoder, LinesPlan
from gan.handwriting.work_strips import Strip

_DPI = 96.0  # what a canvas unit is on most screens
_ROWS = 64  # at which lines are drawn, as those were that the reader learned from
_MIDDLE, _TALL = 20.7, 47.8  # height of their small letters and of their ink: medians of the training lines
_PEN = Pen(2.2)
_MARGIN = 8  # pixels around drawn ink
_LARGEST = 4000.0  # pixels: ink that is larger is drawn smaller
_GLYPH_ROWS, _GLYPH_PEN = 72.0, 8.0  # size of single characters when they are looked for
_PARTED = 0.9  # body heights between the middles of strokes of two lines


class InkWork:
    """One `ReadInk` on its way; see `gan.engine.Work`."""

    def __init__(self, request: ReadInk) -> None:
        self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Draw the ink, once for the eye and once for the reader.

        Raises:
            HandwritingError, ModelError: with a sentence that names the setting.
        """
        request = self._request
        strokes = [stroke for stroke in request.strokes if stroke]
        self._drawing = Drawing(strokes, 1.0, _PEN.width)
        if request.mode != "line":
            self._large = Drawing(strokes, _GLYPH_ROWS / max(_body(strokes), 1.0), _GLYPH_PEN)
            self._plan = GlyphsPlan(255 - self._large.cover, TASKS[request.mode], request.model)
            return
        decoder = LineDecoder(request.model, request.language)
        if decoder.note:
            job.note(decoder.note)
        lines = split_lines(strokes)
        self._plan = LinesPlan(decoder, [self._drawing.strip(line, decoder.height) for line in lines])

    def count(self) -> int:
        """As many steps as the lines or characters need."""
        return self._plan.count()

    def steps(self) -> Iterator[Step]:
        """See `LinesPlan` and `GlyphsPlan`."""
        return self._plan.steps()

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> ReadResult:
        """Put the words where their ink is."""
        if isinstance(self._plan, LinesPlan):
            lines = self._plan.collect(outputs, job.hold).lines
        else:
            lines = tuple(self._large.moved(line, self._drawing) for line in self._plan.collect(outputs))
        drawing = self._drawing
        picture = cv2.cvtColor(255 - drawing.cover, cv2.COLOR_GRAY2RGB)
        height, width = drawing.cover.shape
        page = Page(1, "ink", width, height, _DPI * drawing.scale, 0, lines)
        spent = time.monotonic() - self._started
        return ReadResult(page, picture, spent, job.notes, drawing.origin, drawing.scale)


class Drawing:
    """Ink on white, and where it lies on the canvas.

    Attributes:
        cover: (H, W) uint8, 255 for ink.
        origin: x and y of its top left corner on the canvas.
        scale: pixels for one canvas unit.
    """

    def __init__(self, strokes: Sequence[Sequence[Point]], scale: float, pen: float) -> None:
        if not strokes:
            self.cover = np.zeros((_ROWS, _ROWS), dtype=np.uint8)
            self.origin, self.scale = (0.0, 0.0), 1.0
            return
        ink = as_strokes(strokes)
        least, size = ink.points.min(axis=0), np.ptp(ink.points, axis=0)
        self.scale = scale = min(scale, _LARGEST / max(float(size.max()), 1.0))
        height = math.ceil(float(size[1]) * scale + pen) + 2 * _MARGIN
        self.cover = draw_strokes(ink, Pen(pen), height, scale, _MARGIN, 0.5)
        top = (height - float(size[1]) * scale) / 2
        self.origin = (float(least[0]) - _MARGIN / scale, float(least[1]) - top / scale)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the canvas in pixels of the drawing."""
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    def strip(self, strokes: Sequence[Sequence[Point]], height: int) -> Strip:
        """The strokes of one line drawn anew for a reader of so many rows."""
        ink = as_strokes(strokes)
        least, size = ink.points.min(axis=0), np.ptp(ink.points, axis=0)
        tall = float(size[1])
        scale = min(_line_scale(ink), (_ROWS - _PEN.width - 2) / max(tall, 1.0))
        cover = draw_strokes(ink, _PEN, _ROWS, scale, _MARGIN, 0.5)
        top = (_ROWS - tall * scale) / 2
        left, above = self.place(float(least[0]) - _MARGIN / scale, float(least[1]) - top / scale)
        step = self.scale / scale
        columns = left + np.arange(cover.shape[1]) * step
        box = Box(*self.place(*least.tolist()), *self.place(*ink.points.max(axis=0).tolist()))
        course = np.full(len(columns), above)
        return Strip(prepare_line(255 - cover, height), columns, course, _ROWS * step, box)

    def moved(self, line: Line, other: Drawing) -> Line:
        """A line found on this drawing, on another drawing of the same ink."""

        def move(box: Box) -> Box:
            corners = ((box.left, box.top), (box.right, box.bottom))
            canvas = [(x / self.scale + self.origin[0], y / self.scale + self.origin[1]) for x, y in corners]
            (left, top), (right, bottom) = (other.place(*corner) for corner in canvas)
            return Box(left, top, right, bottom)

        words = tuple(Word(word.text, move(word.box), word.confidence) for word in line.words)
        return Line(words, move(line.box), line.slope, line.paragraph)


def as_strokes(strokes: Sequence[Sequence[Point]]) -> Strokes:
    """Strokes without their pressure; none of them may be empty."""
    points = np.array([point[:2] for stroke in strokes for point in stroke], dtype=np.float32)
    ends = np.zeros(len(points), dtype=bool)
    ends[np.cumsum([len(stroke) for stroke in strokes]) - 1] = True
    return Strokes(points, ends)


def split_lines(strokes: Sequence[Sequence[Point]]) -> list[list[Sequence[Point]]]:
    """The strokes of each line of writing, from above to below; each in the order it was written.

    Strokes of one line have middles at about one height; where nothing lies between for most of a
    letter's height, another line begins.
    """
    if not strokes:
        return []
    body = _body(strokes)
    middles = [_middle(stroke) for stroke in strokes]
    order = sorted(range(len(strokes)), key=middles.__getitem__)
    groups = [[order[0]]]
    for before, number in zip(order[:-1], order[1:], strict=True):
        if middles[number] - middles[before] > _PARTED * body:
            groups.append([])
        groups[-1].append(number)
    groups = _without_crumbs(groups, strokes, body)
    return [[strokes[number] for number in sorted(group)] for group in groups]


def _without_crumbs(
    groups: list[list[int]], strokes: Sequence[Sequence[Point]], body: float
) -> list[list[int]]:
    """Groups too low to be a line (dots, commas, a bar) go to the nearer neighbour."""

    def extent(group: list[int]) -> tuple[float, float]:
        ys = [y for number in group for _, y, _ in strokes[number]]
        return min(ys), max(ys)

    kept = [group for group in groups if np.ptp(extent(group)) >= 0.5 * body]
    if not kept:
        return [[number for group in groups for number in group]]
    spans = [extent(group) for group in kept]
    for group in groups:
        if not any(group is other for other in kept):
            low, high = extent(group)
            gaps = [max(top - high, low - bottom) for top, bottom in spans]
            kept[int(np.argmin(gaps))].extend(group)
    return kept


def _body(strokes: Sequence[Sequence[Point]]) -> float:
    """Height of a usual stroke; dots and bars do not count."""
    heights = np.array([_height(stroke) for stroke in strokes] or [0.0])
    return float(np.median(heights[heights >= 0.25 * heights.max()]))


def _height(stroke: Sequence[Point]) -> float:
    ys = [point[1] for point in stroke]
    return max(ys) - min(ys)


def _middle(stroke: Sequence[Point]) -> float:
    ys = [point[1] for point in stroke]
    return (max(ys) + min(ys)) / 2


def _line_scale(ink: Strokes) -> float:
    """Factor to the size of the training lines, from the height of the small letters and of all ink."""
    moves = np.hypot(*np.diff(ink.points, axis=0).T) if len(ink.points) > 1 else np.zeros(0)
    moves[ink.ends[:-1]] = 0
    if moves.sum() <= 0:
        return 1.0
    levels = (ink.points[1:, 1] + ink.points[:-1, 1]) / 2
    order = np.argsort(levels)
    shares = np.cumsum(moves[order]) / moves.sum()
    low, high = np.interp((0.15, 0.85), shares, levels[order])
    middle = max(float(high - low) / 0.7, 1e-3)
    tall = max(float(np.ptp(ink.points[:, 1])), 1e-3)
    return math.sqrt(_MIDDLE / middle * _TALL / tall)
