"""What the steps from a scan to its lines hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from gan.handwriting.document import Box


@dataclass(frozen=True, eq=False)
class StraightPage:
    """A page the right way up, flat and evenly lit.

    Attributes:
        grey: (h, w) uint8, dark ink on paper of about 255.
        colour: (h, w, 3) uint8 RGB, as it was apart from the geometry.
        turned: quarter turns against the clock that set it upright, 0..3.
        homography: (3, 3) float64, takes pixels (x, y, 1) of the source to those of `grey`.
        scale: pixels of `grey` for one of the source, along the sides on the average.
    """

    grey: np.ndarray
    colour: np.ndarray
    turned: int
    homography: np.ndarray
    scale: float


@dataclass(frozen=True, eq=False)
class OtherInk:
    """Ink about a line that is other lines', on a reduced copy of the page.

    Attributes:
        ink: (h, w) uint8, 255 where it is.
        left, top: where its first pixel lies on the reduced copy.
        factor: pixels of the page for one of the copy, across and down.
    """

    ink: np.ndarray
    left: int
    top: int
    factor: tuple[float, float]


@dataclass(frozen=True, eq=False)
class LineRegion:
    """Where one line of text stands on a `StraightPage`; all lengths in its pixels.

    Attributes:
        box: holds all of the line's ink.
        slope: of the baseline in radians; positive where it falls to the right.
        paragraph: number of its paragraph on the page, from 0.
        polygon: outline of the line as (x, y), for showing: a band along it.
        middle: (n, 2) float, points (x, y) with rising x along the middle of the small letters.
        head, foot: how far the ink reaches above and below the middle, the ends of long loops left aside.
        pitch: from line to line hereabouts, the measure of the writing's size.
        others: strokes to paint out where the line is cut out; None where there are none near.
    """

    box: Box
    slope: float
    paragraph: int
    polygon: tuple[tuple[float, float], ...]
    middle: np.ndarray = field(repr=False)
    head: float
    foot: float
    pitch: float
    others: OtherInk | None = field(default=None, repr=False)
