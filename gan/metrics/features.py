"""Distances between two sets of feature vectors: kernel inception distance and Fréchet distance.

Both were defined on Inception features; on those of another network the numbers compare with each other
only.
"""

from __future__ import annotations

import numpy as np


def kernel_distance(first: np.ndarray, second: np.ndarray) -> float:
    """Squared maximum mean discrepancy, unbiased (KID, Bińkowski et al. 2018).

    Args:
        first, second: (N, D) and (M, D) features, N and M from 2.

    Returns:
        About zero for two samples of one distribution (it may be below), larger for different ones. The
        kernel is (x . y / D + 1)^3.
    """
    _require_features(first, second)
    first, second = first.astype(np.float64), second.astype(np.float64)
    within = _mean_off_diagonal(_kernel(first, first)) + _mean_off_diagonal(_kernel(second, second))
    return float(within - 2 * _kernel(first, second).mean())


def frechet_distance(first: np.ndarray, second: np.ndarray) -> float:
    """Fréchet distance of two normal distributions fitted to the features (Heusel et al. 2017).

    Args:
        first, second: (N, D) and (M, D) features; estimates are biased upwards unless N and M are well
            above D, so compare equal numbers only.

    Returns:
        |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), from 0.
    """
    _require_features(first, second)
    first, second = first.astype(np.float64), second.astype(np.float64)
    gap = first.mean(axis=0) - second.mean(axis=0)
    covariance_1, covariance_2 = (np.atleast_2d(np.cov(values, rowvar=False)) for values in (first, second))
    # tr (C1 C2)^(1/2) = tr (R C2 R)^(1/2) with R = C1^(1/2), which is symmetric: no complex numbers.
    root = _square_root(covariance_1)
    cross = np.sqrt(np.clip(np.linalg.eigvalsh(root @ covariance_2 @ root), 0, None)).sum()
    return float(max(gap @ gap + np.trace(covariance_1) + np.trace(covariance_2) - 2 * cross, 0.0))


def _kernel(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first @ second.T / first.shape[1] + 1) ** 3


def _mean_off_diagonal(values: np.ndarray) -> float:
    number = len(values)
    return (values.sum() - np.trace(values)) / (number * (number - 1))


def _square_root(matrix: np.ndarray) -> np.ndarray:
    """Of a symmetric, positive semi-definite matrix."""
    values, vectors = np.linalg.eigh(matrix)
    return (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T


def _require_features(first: np.ndarray, second: np.ndarray) -> None:
    if first.ndim != 2 or second.ndim != 2 or first.shape[1] != second.shape[1]:
        raise ValueError(f"features must be (N, D) and (M, D), not {first.shape} and {second.shape}")
    if min(len(first), len(second)) < 2:
        raise ValueError("a distance of feature sets needs two vectors or more on each side")
