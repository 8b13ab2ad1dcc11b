"""Where the baseline of a line runs and how large its writing is, told from its words' boxes."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from statistics import median

from gan.handwriting.document import Line

_BELOW = frozenset("gjpqyQJf,;()[]$@")  # characters that (in some hands) reach below the baseline
_ONE_LINE = 0.4  # of the writing's height: drift of a baseline that everybody takes for one line
_DEPTH = 0.22  # of the height of words: how far those reach


@dataclass(frozen=True)
class Baseline:
    """The line that letters stand on, in pixels of the picture.

    Attributes:
        left: x at which it starts, that of the line's box.
        start: y there.
        slope: pixels down for each to the right.
        size: height of the writing from the tops of tall letters to the feet of deep ones.
    """

    left: float
    start: float
    slope: float
    size: float

    @property
    def angle(self) -> float:
        """Radians by which it falls to the right."""
        return math.atan(self.slope)

    def eased(self, width: float) -> Baseline:
        """One that drifts less over the width of the line, so that programs see one line in it.

        They (poppler above all) take for another line what lies half a letter's height higher or lower
        than the first word. As long as no word is thereby moved by more than half its height, lines are
        brought below that; steeper ones stay as they are.
        """
        drift, most = abs(self.slope) * width, _ONE_LINE * self.size
        if not most < drift <= most + self.size:
            return self
        slope = math.copysign(most / width, self.slope)
        middle = self.left + width / 2
        return replace(self, start=self.at(middle) - slope * width / 2, slope=slope)

    def at(self, x: float) -> float:
        """Its y at a column."""
        return self.start + (x - self.left) * self.slope


def baseline_of(line: Line) -> Baseline:
    """The baseline of a line that has words."""
    slope = math.tan(line.slope)
    heights = sorted(word.box.height for word in line.words)
    # Words of small letters only say nothing about tall ones.
    size = max(heights[len(heights) * 3 // 4] * 1.1, 1.0)

    def feet(standing: bool) -> list[float]:
        return [
            word.box.bottom - ((word.box.left + word.box.right) / 2 - line.box.left) * slope
            for word in line.words
            if standing != bool(_BELOW.intersection(word.text))
        ]

    flat = feet(standing=True)
    start = median(flat) if flat else median(feet(standing=False)) - _DEPTH * size
    return Baseline(line.box.left, start, slope, size)
