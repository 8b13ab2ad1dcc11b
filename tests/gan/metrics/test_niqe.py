"""NIQE: the fits of its distributions, and that worse pictures score worse."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from gan.metrics.niqe import FEATURES, PATCH, NaturalModel, _fit_asymmetric, niqe, patch_features


def natural(seed: int, side: int = 3 * PATCH) -> np.ndarray:
    """Something like a photograph: 1/f noise (as scenes have), with edges of overlapping discs."""
    random = np.random.default_rng(seed)
    rows, columns = np.meshgrid(np.fft.fftfreq(side), np.fft.fftfreq(side), indexing="ij")
    spectrum = np.fft.fft2(random.normal(size=(side, side))) / (np.hypot(rows, columns) + 1 / side)
    texture = np.real(np.fft.ifft2(spectrum))
    picture = (128 + 22 * texture / texture.std()).astype(np.float32)
    for _ in range(40):
        centre = tuple(int(place) for place in random.integers(0, side, 2))
        shade = np.zeros_like(picture)
        cv2.circle(shade, centre, int(random.integers(8, 50)), float(random.normal(0, 25)), -1, cv2.LINE_AA)
        picture += shade
    return np.clip(picture, 0, 255).astype(np.uint8)[..., None]


@pytest.fixture(scope="module")
def model() -> NaturalModel:
    return NaturalModel.fit(natural(seed) for seed in range(24))


@pytest.mark.parametrize(("shape", "left", "right"), [(2.0, 1.0, 1.0), (1.0, 0.5, 0.8), (0.7, 1.2, 0.4)])
def test_fits_find_the_distribution_that_values_were_drawn_from(
    shape: float, left: float, right: float
) -> None:
    random = np.random.default_rng(0)
    count = 400_000
    # |x / scale| ** shape is gamma distributed; sides are taken in proportion to their scale.
    sizes = random.gamma(1 / shape, size=count) ** (1 / shape)
    is_left = random.random(count) < left / (left + right)
    values = np.where(is_left, -left * sizes, right * sizes)
    found = _fit_asymmetric(values.reshape(1, 1, -1))
    assert [float(part[0]) for part in found] == pytest.approx([shape, left, right], rel=0.03)


def test_shapes_of_the_features() -> None:
    features, sharpness = patch_features(np.repeat(natural(0)[: 2 * PATCH + 30], 3, axis=2))
    assert features.shape == (6, FEATURES) and sharpness.shape == (6,)
    assert np.isfinite(features).all() and (sharpness > 0).all()
    grey = patch_features(natural(0)[: 2 * PATCH + 30])[0]
    assert np.allclose(features, grey, atol=0.05)


def test_noise_blur_and_compression_score_worse(model: NaturalModel) -> None:
    picture = natural(100)
    good = niqe(picture, model)
    noise = np.random.default_rng(0).normal(0, 18, picture.shape)
    noisy = np.clip(picture + noise, 0, 255).astype(np.uint8)
    blurred = [cv2.GaussianBlur(picture, (0, 0), sigma)[..., None] for sigma in (1, 2, 4)]
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 8])
    compressed = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)[..., None]
    scores = [niqe(worse, model) for worse in blurred]
    assert good < scores[0] < scores[1] < scores[2]
    assert niqe(noisy, model) > 1.3 * good and niqe(compressed, model) > 1.3 * good


def test_flat_patches_are_passed_over(model: NaturalModel) -> None:
    picture = natural(101)
    picture[:PATCH, :PATCH] = 90
    assert math.isfinite(niqe(picture, model))


def test_what_is_too_little_is_refused(model: NaturalModel) -> None:
    with pytest.raises(ValueError, match="holds no patch"):
        niqe(natural(0)[:50], model)
    with pytest.raises(ValueError, match="too few"):
        NaturalModel.fit([natural(0, PATCH)])
    with pytest.raises(ValueError, match="too few"):
        NaturalModel.fit([])
