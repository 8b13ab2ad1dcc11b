"""Draws pen strokes as ink, and varies the hand that wrote them: slant, width, rhythm, tremor, pen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from gan.handwriting.strokes import Strokes

_FINE = (
    2  # drawn this many times larger and averaged: smooth edges and pens of any width, faster than outlines
)
_SHIFT = 3  # fractional bits of the coordinates that OpenCV takes
_REACH = 0.25  # of the line's height: shortest pen-up move to the right that may part words


@dataclass(frozen=True)
class Pen:
    """What draws the strokes.

    Attributes:
        width: of a slow stroke in pixels of the drawn line, 0.6..5.
        speed_loss: share of the width that is lost where the pen runs fastest, 0..0.9.
        nib: share of the width that is lost along the nib's edge, 0 (ball pen)..0.85 (broad nib).
        nib_angle: direction of the nib's edge in radians.
    """

    width: float = 2.0
    speed_loss: float = 0.0
    nib: float = 0.0
    nib_angle: float = 0.8


@dataclass(frozen=True)
class Hand:
    """How the strokes depart from those recorded.

    Attributes:
        slant: x gained per y upwards, -0.6..0.9.
        stretch: factor of the width.
        turn: angle of the baseline in radians.
        sway: height of the baseline's slow waves, as a share of the line's height.
        tremor: size of the letters' deformation, as a share of the line's height.
        gaps: factor of the room between words.
        phase: seed of the waves.
    """

    slant: float = 0.0
    stretch: float = 1.0
    turn: float = 0.0
    sway: float = 0.0
    tremor: float = 0.0
    gaps: float = 1.0
    phase: int = 0


def random_pen(source: np.random.Generator) -> Pen:
    """Ball pens, felt pens and nibs as they occur on paper of 64 px to a line."""
    width = float(np.exp(source.uniform(np.log(1.0), np.log(3.6))))
    kind = source.random()
    if kind < 0.35:
        return Pen(width)
    if kind < 0.7:
        return Pen(width, speed_loss=float(source.uniform(0.2, 0.7)))
    return Pen(
        width * 1.3, float(source.uniform(0, 0.4)), float(source.uniform(0.3, 0.8)), source.uniform(0, np.pi)
    )


def random_hand(source: np.random.Generator) -> Hand:
    """A hand near enough to the recorded one that the text stays legible."""
    return Hand(
        slant=float(source.normal(0.08, 0.22)),
        stretch=float(np.exp(source.normal(0.0, 0.16))),
        turn=float(source.normal(0, 0.008)),
        sway=float(abs(source.normal(0, 0.03))),
        tremor=float(abs(source.normal(0, 0.022))),
        gaps=float(np.exp(source.normal(0.0, 0.2))),
        phase=int(source.integers(1 << 31)),
    )


def rewrite(strokes: Strokes, hand: Hand) -> Strokes:
    """The same text in another hand; the ink starts at (0, 0) again."""
    points = strokes.points.astype(np.float32).copy()
    height = float(max(np.ptp(points[:, 1]), 8.0))
    points[:, 0] += _wider_gaps(strokes, height, hand.gaps)
    source = np.random.default_rng(hand.phase)
    points += _tremble(points, height, hand.tremor, source)
    points[:, 1] += hand.sway * height * _waves(points[:, 0] / (height * 6), source)
    points[:, 0] = points[:, 0] * hand.stretch - hand.slant * points[:, 1]
    points[:, 1] += np.sin(hand.turn) * points[:, 0]
    points -= points.min(axis=0)
    return Strokes(points, strokes.ends)


def draw_strokes(
    strokes: Strokes, pen: Pen, height: int, scale: float, margin: int, place: float
) -> np.ndarray:
    """Draw a line.

    Args:
        strokes: any size.
        pen: its width counts in pixels of the result.
        height: rows of the result.
        scale: pixels of the result for one of the strokes; made smaller where the ink would not fit.
        margin: columns left free at both ends.
        place: where the rows go that the ink leaves free, 0 (all below it)..1 (all above it).

    Returns:
        (height, W) uint8, the share of each pixel that ink covers, 255 for all of it.
    """
    tall = float(np.ptp(strokes.points[:, 1]))
    scale = min(scale, (height - pen.width - 2) / max(tall, 1.0))
    top = (height - tall * scale - pen.width) * place + pen.width / 2
    points = (strokes.points - strokes.points.min(axis=0)) * scale + np.float32((margin, top))
    width = int(np.ceil(points[:, 0].max())) + margin + 1
    canvas = np.zeros((height * _FINE, width * _FINE), dtype=np.uint8)
    fixed = np.round(points * (_FINE << _SHIFT)).astype(np.int32)
    widths = np.maximum(np.round(_widths(points, strokes.ends, pen) * _FINE), 1).astype(int)
    for start, stop, line_width in _pieces(widths, strokes.ends):
        # OpenCV draws nothing for a single point, and the dot of an i may be one: it counts twice.
        run = fixed[start:stop] if stop - start > 1 else fixed[[start, start]]
        cv2.polylines(canvas, [run], False, 255, line_width, cv2.LINE_8, _SHIFT)
    return cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA)


def _pieces(widths: np.ndarray, ends: np.ndarray) -> list[tuple[int, int, int]]:
    """(start, stop, width) of runs of points that one call can draw; runs within a stroke share a point."""
    last = len(ends)
    cuts = np.flatnonzero(ends[:-1] | (widths[1:] != widths[:-1])) + 1
    edges = [0, *cuts.tolist(), last]
    return [
        (start, stop if stop == last or ends[stop - 1] else stop + 1, int(widths[start]))
        for start, stop in pairwise(edges)
    ]


def _widths(points: np.ndarray, ends: np.ndarray, pen: Pen) -> np.ndarray:
    """(N,) width of the ink at each point in pixels."""
    moves = np.diff(points, axis=0, append=points[-1:])
    if len(points) > 1:
        moves[-1] = moves[-2]
    moves[ends] = 0  # the pen is in the air there
    speed = np.hypot(moves[:, 0], moves[:, 1])
    quick = np.clip(speed / (np.quantile(speed, 0.9) + 1e-6), 0, 1)
    across = np.abs(np.sin(np.arctan2(moves[:, 1], moves[:, 0]) - pen.nib_angle))
    widths = pen.width * (1 - pen.speed_loss * quick) * (1 - pen.nib * (1 - across))
    smooth = np.convolve(np.pad(widths, 2, mode="edge"), np.full(5, 0.2), mode="valid")
    # Few distinct widths make long runs, and long runs make few calls.
    return np.round(smooth * 2 * _FINE) / (2 * _FINE)


def _wider_gaps(strokes: Strokes, height: float, factor: float) -> np.ndarray:
    """(N,) shift to the right that opens or closes the room between words."""
    moves = np.diff(strokes.points[:, 0], prepend=strokes.points[:1, 0])
    lifted = np.concatenate([[False], strokes.ends[:-1]])
    gaps = np.where(lifted & (moves > height * _REACH), moves, 0)
    return np.cumsum(gaps * (factor - 1)).astype(np.float32)


def _tremble(points: np.ndarray, height: float, size: float, source: np.random.Generator) -> np.ndarray:
    """(N, 2) smooth displacement over the plane: neighbouring strokes stay joined, letters change shape."""
    shift = np.zeros_like(points)
    for axis in (0, 1):
        for length in (0.5, 1.1):  # of a wave, in line heights
            direction = source.uniform(-1, 1, 2)
            direction *= 2 * np.pi / (length * height * max(float(np.hypot(*direction)), 1e-3))
            shift[:, axis] += np.sin(points @ direction + source.uniform(0, 2 * np.pi))
    return (shift * size * height).astype(np.float32)


def _waves(places: np.ndarray, source: np.random.Generator) -> np.ndarray:
    """Two slow waves along the line, -1..1."""
    phases = source.uniform(0, 2 * np.pi, 2)
    return 0.6 * np.sin(2 * np.pi * places + phases[0]) + 0.4 * np.sin(2 * np.pi * places * 2.3 + phases[1])
