"""Fits and measures confidences: logistic regression, reliability table, expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gan.handwriting.confidence import probabilities

_ROUNDS = 50
_RIDGE = 1.0  # keeps weights small where words are few


@dataclass(frozen=True)
class ReliabilityRow:
    """Words whose confidence lies between two bounds.

    Attributes:
        low, high: the bounds, 0..1.
        count: words.
        confidence: their mean confidence.
        right: the share of them that is right.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


def right_words(read: Sequence[str], truth: Sequence[str]) -> list[bool]:
    """Whether each word read is the one that stands there, by the alignment with the fewest edits."""
    costs = np.zeros((len(read) + 1, len(truth) + 1), dtype=int)
    costs[:, 0], costs[0] = np.arange(len(read) + 1), np.arange(len(truth) + 1)
    for row, word in enumerate(read, start=1):
        for column, wanted in enumerate(truth, start=1):
            costs[row, column] = min(
                costs[row - 1, column - 1] + (word != wanted),
                costs[row - 1, column] + 1,
                costs[row, column - 1] + 1,
            )
    right = [False] * len(read)
    row, column = len(read), len(truth)
    while row and column:
        is_same = read[row - 1] == truth[column - 1]
        if costs[row, column] == costs[row - 1, column - 1] + (not is_same):
            row, column = row - 1, column - 1
            right[row] = is_same
        elif costs[row, column] == costs[row - 1, column] + 1:
            row -= 1
        else:
            column -= 1
    return right


def fit_weights(features: np.ndarray, right: np.ndarray) -> tuple[float, ...]:
    """Logistic regression by Newton's method, with a slight preference for small weights.

    Args:
        features: (N, F) float64, the first of them one.
        right: (N,) bool.

    Returns:
        F weights.
    """
    scale = np.maximum(features.std(axis=0), 1e-6)
    scale[0] = 1.0  # the constant one
    scaled = features / scale
    ridge = np.full(features.shape[1], _RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(features.shape[1])
    for _ in range(_ROUNDS):
        odds = probabilities(scaled, weights)
        slope = scaled.T @ (right - odds) - ridge * weights
        bend = (scaled * (odds * (1 - odds))[:, None]).T @ scaled + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return tuple((weights / scale).tolist())


def reliability(confidences: np.ndarray, right: np.ndarray, bins: int = 10) -> list[ReliabilityRow]:
    """Words by tenths of confidence; empty tenths are left out.

    Args:
        confidences: (N,) 0..1.
        right: (N,) bool.
        bins: parts of 0..1.
    """
    place = np.minimum((confidences * bins).astype(int), bins - 1)
    rows = []
    for number in range(bins):
        chosen = place == number
        if chosen.any():
            means = float(confidences[chosen].mean()), float(right[chosen].mean())
            rows.append(ReliabilityRow(number / bins, (number + 1) / bins, int(chosen.sum()), *means))
    return rows


def calibration_error(rows: Sequence[ReliabilityRow]) -> float:
    """Expected calibration error (Naeini et al. 2015): mean gap of confidence and share of right words."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.right) for row in rows) / max(total, 1)
