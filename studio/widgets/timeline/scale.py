"""Between seconds and pixels: the measures of a time line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from math import ceil, floor, inf

from PySide6.QtCore import QRectF

from studio.widgets.timeline.model import Block, TimeLineModel

HEADER = 116
RULER = 34
ROW = 30
LANE = 22
GAP = 4
SLOWEST, FASTEST = 4.0, 400.0
"""Pixels a second, at least and at most."""
_STEPS = (0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
_LEAST_APART = 64  # pixels between numbers of the ruler
_TAIL = 24


@dataclass
class Scale:
    """Where everything is, in pixels of the content; the header stands left of it.

    Attributes:
        model: what is laid out.
        pace: pixels a second.
        tops: for each track where it begins.
        heights: and how high it is.
    """

    model: TimeLineModel = field(default_factory=TimeLineModel)
    pace: float = 60.0
    tops: list[int] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    _boxes: list[list[tuple[Block, int]]] = field(default_factory=list)  # of each track

    def show(self, model: TimeLineModel) -> None:
        """Lay out another model."""
        self.model = model
        self.tops, self.heights, self._boxes = [], [], []
        top = RULER
        for track in model.tracks:
            places = track.lanes
            height = ROW + LANE * max(places, default=0)
            self._boxes.append(list(zip(track.blocks, places, strict=True)))
            self.tops.append(top)
            self.heights.append(height)
            top += height

    @property
    def width(self) -> int:
        """Of the whole content."""
        return ceil(self.model.duration * self.pace) + _TAIL

    @property
    def height(self) -> int:
        """Of the whole content, with the ruler."""
        return RULER + sum(self.heights) + GAP

    def x_of(self, seconds: float) -> float:
        """Where a moment is."""
        return seconds * self.pace

    def seconds_at(self, x: float) -> float:
        """Which moment is there; within the film."""
        return min(max(x / self.pace, 0.0), self.model.duration)

    def boxes(
        self, left: float = -inf, right: float = inf, rows: range | None = None
    ) -> list[tuple[int, Block, QRectF]]:
        """Every block between two places with its track's number and its own place; of some rows, or all."""
        first, last = (left - GAP) / self.pace, (right + GAP) / self.pace
        return [
            (row, block, self.box_of(row, block, lane))
            for row in (range(len(self._boxes)) if rows is None else rows)
            for block, lane in self._boxes[row]
            if block.start <= last and block.end >= first
        ]

    def rows(self, top: float, bottom: float) -> range:
        """The tracks that are at least partly between two heights of the content."""
        first = max(bisect_right(self.tops, top) - 1, 0)
        return range(first, max(first, bisect_left(self.tops, bottom)))

    def box_of(self, row: int, block: Block, lane: int) -> QRectF:
        """Where a block is."""
        left = self.x_of(block.start)
        top = self.tops[row] + GAP + lane * LANE
        return QRectF(left, top, max(self.x_of(block.end) - left, 4.0), ROW - 2 * GAP)

    def row_at(self, y: float) -> int:
        """The number of the track there, or -1."""
        for row, (top, height) in enumerate(zip(self.tops, self.heights, strict=True)):
            if top <= y < top + height:
                return row
        return -1

    def ticks(self, left: float, right: float) -> list[float]:
        """The moments that the ruler numbers between two places."""
        step = next((each for each in _STEPS if each * self.pace >= _LEAST_APART), _STEPS[-1])
        first, last = floor(left / self.pace / step), ceil(right / self.pace / step)
        return [number * step for number in range(max(first, 0), last + 1)]


def time_words(seconds: float, *, frames: bool = False) -> str:
    """A moment, as "0:04" or "0:04.2"."""
    minutes, rest = divmod(max(seconds, 0.0), 60)
    if frames or abs(rest - round(rest)) > 1e-6:
        return f"{int(minutes)}:{rest:04.1f}" if rest < 59.95 else f"{int(minutes) + 1}:00.0"
    return f"{int(minutes)}:{round(rest):02d}"
