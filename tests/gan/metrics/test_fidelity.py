"""PSNR and SSIM against values by hand and against an independent implementation of the formula."""

from __future__ import annotations

import numpy as np
import pytest

from gan.metrics.fidelity import luma, luma_scores, psnr, ssim


def _noise(seed: int = 0, shape: tuple[int, ...] = (20, 24)) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.float64)


def test_luma_of_black_white_and_primaries():
    colours = np.array([[[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255]]], np.uint8)
    assert luma(colours)[0] == pytest.approx([16, 235, 81.481, 144.553, 40.966])


def test_psnr_by_hand():
    truth = np.zeros((4, 4))
    assert psnr(truth + 255, truth) == pytest.approx(0)
    assert psnr(truth + 1, truth) == pytest.approx(48.1308, abs=1e-4)
    assert psnr(truth, truth) == float("inf")


def test_ssim_is_one_for_equals_and_follows_its_formula():
    first, second = _noise(0), _noise(1)
    assert ssim(first, first) == pytest.approx(1)
    axis = np.arange(11) - 5
    window = np.exp(-(axis[:, None] ** 2 + axis[None] ** 2) / (2 * 1.5**2))
    window /= window.sum()
    values = []
    for row in range(first.shape[0] - 10):
        for column in range(first.shape[1] - 10):
            a, b = (picture[row : row + 11, column : column + 11] for picture in (first, second))
            ma, mb = (window * a).sum(), (window * b).sum()
            va, vb = (window * (a - ma) ** 2).sum(), (window * (b - mb) ** 2).sum()
            cov = (window * (a - ma) * (b - mb)).sum()
            c1, c2 = 2.55**2, 7.65**2
            values.append((2 * ma * mb + c1) * (2 * cov + c2) / ((ma**2 + mb**2 + c1) * (va + vb + c2)))
    assert ssim(first, second) == pytest.approx(np.mean(values))


def test_scores_leave_the_border_out():
    truth = _noise(2, (30, 30, 3)).astype(np.uint8)
    result = truth.copy()
    result[:4] = 0
    assert luma_scores(result, truth, 4)[0] == float("inf")
    assert luma_scores(result, truth, 3)[0] < 60


def test_other_shapes_are_refused():
    with pytest.raises(ValueError, match="shape"):
        psnr(np.zeros((3, 3)), np.zeros((3, 4)))
