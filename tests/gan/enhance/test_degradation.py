"""Bad pictures of good ones."""

from __future__ import annotations

from dataclasses import fields, replace

import cv2
import numpy as np
import pytest
import torch

from gan.enhance.degradation import Ailments, DegradationRanges, Degrader
from gan.enhance.degraded import Ahead, degraded_crops

# Nothing happens but what a test asks for.
CALM = DegradationRanges(
    clean=0, motion=0, defocus=0, gaussian=0, shrink=0, noise=0, jpeg=0, webp=0, sharpen=0, again=0
)


def photo(height: int = 128, width: int = 160) -> np.ndarray:
    """Edges, a ramp and some texture."""
    random = np.random.default_rng(0)
    y, x = np.mgrid[:height, :width]
    picture = np.stack([x * 200 / width, y * 200 / height, 120 + 60 * np.sin(x / 5) * np.sin(y / 7)], 2)
    picture[20:60, 30:90] = (230, 225, 40)
    return np.clip(picture + random.normal(0, 3, picture.shape), 0, 255).astype(np.uint8)


def one(ranges: DegradationRanges, scale: int = 1, seed: int = 0) -> tuple[np.ndarray, Ailments]:
    return Degrader(np.random.default_rng(seed), ranges).degrade(photo(), scale)


def detail(picture: np.ndarray) -> float:
    return float(np.abs(cv2.Laplacian(picture.astype(np.float32), cv2.CV_32F)).mean())


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_the_same_seed_gives_the_same_picture(scale: int) -> None:
    for seed in range(12):
        first, second = one(DegradationRanges(), scale, seed), one(DegradationRanges(), scale, seed)
        assert np.array_equal(first[0], second[0]) and first[1] == second[1]
        assert first[0].shape == (128 // scale, 160 // scale, 3) and first[0].dtype == np.uint8


def test_brightness_and_place_stay() -> None:
    """Whatever is drawn, mean levels move little, and nothing is shifted."""
    # Light that spreads makes bright places grow, which looks like a shift of their borders.
    ranges = DegradationRanges(shot=(0, 0), read=(0, 0), linear_light=0)
    for seed in range(25):
        low, _ = one(ranges, 1, seed)
        assert np.abs(low.mean((0, 1)) - photo().mean((0, 1))).max() < 6
        assert np.abs(shift(photo(), low)).max() < 0.2, seed


def shift(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """x and y in pixels by which `after` lies beside `before`, by least squares over their gradients."""
    soft, moved = (
        cv2.GaussianBlur(picture.mean(axis=2, dtype=np.float32), (0, 0), 4)[12:-12, 12:-12]
        for picture in (before, after)
    )
    slopes = np.stack([*(-np.gradient(soft, axis=axis).ravel() for axis in (1, 0)), np.ones(soft.size)], 1)
    return np.linalg.lstsq(slopes, (moved - soft).ravel(), rcond=None)[0][:2]


def test_a_clean_picture_is_as_good_as_it_was() -> None:
    low, ailments = one(replace(CALM, clean=1))
    assert np.array_equal(low, photo()) and ailments.is_clean
    assert one(CALM)[1].is_clean and np.array_equal(one(CALM)[0], photo())
    half, _ = one(replace(CALM, clean=1), 2)
    assert np.abs(half.mean() - photo().mean()) < 1


@pytest.mark.parametrize(
    ("fault", "ranges", "name"),
    [
        ("motion", {"motion": 1, "motion_length": (10, 10)}, "motion"),
        ("defocus", {"defocus": 1, "defocus_radius": (3, 3)}, "defocus"),
        ("gaussian", {"gaussian": 1, "gaussian_sigma": (2, 2)}, "softness"),
    ],
)
def test_blur_takes_detail_and_is_told(fault: str, ranges: dict, name: str) -> None:
    low, ailments = one(replace(CALM, **ranges))
    assert detail(low) < 0.6 * detail(photo())
    assert getattr(ailments, name) == ranges[[key for key in ranges if key != fault][0]][0]
    assert ailments.spread > 1
    others = {entry.name for entry in fields(Ailments)} - {name, "spread"}
    assert all(getattr(ailments, other) == getattr(Ailments(), other) for other in others)


def test_noise_is_as_strong_as_it_says() -> None:
    grey = np.full((128, 128, 3), 128, np.uint8)
    noises = ({"shot": (0, 0), "read": (0.03, 0.03)}, {"read": (0, 0)})
    for ranges in (replace(CALM, noise=1, **noise) for noise in noises):
        for seed in range(6):
            low, ailments = Degrader(np.random.default_rng(seed), ranges).degrade(grey, 1)
            assert (low.astype(float) / 255).std() == pytest.approx(ailments.noise, rel=0.1, abs=0.002)
    dark = np.full((64, 64, 3), 10, np.uint8)
    shot = replace(CALM, noise=1, shot=(0.004, 0.004), read=(0, 0))
    dim, bright = (Degrader(np.random.default_rng(0), shot).degrade(good, 1)[0] for good in (dark, grey))
    assert dim.std() < 0.5 * bright.std()


def test_compression_and_halos() -> None:
    low, ailments = one(replace(CALM, jpeg=1, jpeg_quality=(30, 30)))
    high, _ = one(replace(CALM, jpeg=1, jpeg_quality=(95, 95)))
    error = [np.abs(picture.astype(float) - photo()).mean() for picture in (low, high)]
    assert ailments.quality == 30 and error[0] > 1.5 * error[1] > 0
    _, ailments = one(replace(CALM, webp=1, webp_quality=(50, 50)))
    assert ailments.quality == 50
    sharp, ailments = one(replace(CALM, sharpen=1))
    assert detail(sharp) > 1.1 * detail(photo()) and ailments.sharpening > 0


def test_the_share_of_each_fault_is_what_was_asked_for() -> None:
    ranges = DegradationRanges()
    told = [one(ranges, 4, seed)[1] for seed in range(400)]
    sick = [ailments for ailments in told if not ailments.is_clean]
    assert np.mean([ailments.motion > 0 for ailments in sick]) == pytest.approx(ranges.motion, abs=0.08)
    assert np.mean([ailments.defocus > 0 for ailments in sick]) == pytest.approx(ranges.defocus, abs=0.08)
    lengths = [ailments.motion for ailments in sick if ailments.motion]
    assert 3 <= min(lengths) < 6 and 22 < max(lengths) <= 25
    assert all(35 <= ailments.quality <= 100 for ailments in sick)


def test_crops_fit_on_each_other() -> None:
    photos = [torch.from_numpy(photo().transpose(2, 0, 1).copy())]
    random = np.random.default_rng(0)
    for scale in (1, 2, 4):
        bad, good, faults = degraded_crops(photos, 3, 16, scale, random, replace(CALM, clean=1))
        assert bad.shape == (3, 3, 16, 16) and good.shape == (3, 3, 16 * scale, 16 * scale)
        assert faults == [Ailments()] * 3
        smaller = torch.nn.functional.avg_pool2d(good, scale)
        assert (smaller - bad).abs().mean() < 0.02


def test_what_is_made_ahead_comes_in_order_and_ends() -> None:
    ahead = Ahead(lambda number: number * number, first=3)
    assert [item for item, _ in zip(ahead, range(4), strict=False)] == [9, 16, 25, 36]
    ahead.close()

    def fail(number: int) -> int:
        raise ValueError("no photographs")

    with pytest.raises(ValueError, match="no photographs"):
        next(iter(Ahead(fail)))
