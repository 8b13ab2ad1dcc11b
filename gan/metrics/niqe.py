"""NIQE: how natural a picture looks, with nothing to compare it with (Mittal, Soundararajan, Bovik 2013).

Statistics of patches are compared with those of good photographs. The authors' model of good photographs was
fitted to 125 pictures that are not ours to hand on, so whoever measures fits one to photographs of their own:
figures of one fit compare with each other, and are near to those of another, but not equal.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

PATCH = 96  # pixels a side
FEATURES = 36  # 18 at each of two scales
_SHARP = 0.75  # share of the sharpest patch from which a patch of a good photograph counts
_WINDOW, _SIGMA = 7, 7 / 6
_LUMA = np.array((0.2989, 0.5870, 0.1140))
_SHIFTS = ((0, 1), (1, 0), (1, 1), (1, -1))  # rows and columns between the two pixels of a product
_SHAPES = np.arange(0.2, 10.0005, 0.001)  # of generalised normal distributions that are looked through


@dataclass(frozen=True, eq=False)
class NaturalModel:
    """A normal distribution of the features of good photographs.

    Attributes:
        mean: (36,).
        covariance: (36, 36).
        patches: how many it was fitted to.
    """

    mean: np.ndarray
    covariance: np.ndarray
    patches: int

    @classmethod
    def fit(cls, photographs: Iterable[np.ndarray]) -> NaturalModel:
        """Fit to the sharp patches of good photographs.

        Args:
            photographs: (H, W, 1 or 3) uint8 each, sides of at least 96.

        Raises:
            ValueError: there are fewer patches than features.
        """
        found = [_sharp_features(picture) for picture in photographs]
        features = np.concatenate(found) if found else np.zeros((0, FEATURES))
        features = features[np.isfinite(features).all(axis=1)]
        if len(features) <= FEATURES:
            raise ValueError(f"{len(features)} sharp patches are too few to fit a model to")
        return cls(features.mean(axis=0), np.cov(features, rowvar=False), len(features))


def niqe(picture: np.ndarray, model: NaturalModel) -> float:
    """How far a picture is from good photographs; less is more natural, about 2 to 5 for photographs.

    Args:
        picture: (H, W, 1 or 3) uint8, sides of at least 96; what is left over of whole patches is left out.
        model: of good photographs.

    Raises:
        ValueError: the picture is smaller than a patch.
    """
    features = patch_features(picture)[0]
    mean = np.nanmean(features, axis=0)
    whole = features[np.isfinite(features).all(axis=1)]
    covariance = np.cov(whole, rowvar=False) if len(whole) > 1 else np.zeros_like(model.covariance)
    gap = model.mean - mean
    return float(math.sqrt(max(0.0, gap @ np.linalg.pinv((model.covariance + covariance) / 2) @ gap)))


def patch_features(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the patches of a picture look like.

    Returns:
        (N, 36) features; NaN where a patch has no contrast at all. (N,) sharpness: mean local deviation.
    """
    grey = _grey(picture)
    height, width = (side // PATCH * PATCH for side in grey.shape)
    if not height or not width:
        raise ValueError(f"a picture of {grey.shape[1]}x{grey.shape[0]} holds no patch of {PATCH} pixels")
    grey = grey[:height, :width]
    half = Image.fromarray(grey).resize((width // 2, height // 2), Image.Resampling.BICUBIC)
    scales, sharpness = [], np.zeros(0)
    for scale, pixels in ((1, grey), (2, np.asarray(half))):
        normal, deviation = _normalised(pixels)
        scales.append(_features(_patches(normal, PATCH // scale)))
        if scale == 1:
            sharpness = _patches(deviation, PATCH).mean(axis=(1, 2))
    return np.concatenate(scales, axis=1), sharpness


def _sharp_features(picture: np.ndarray) -> np.ndarray:
    features, sharpness = patch_features(picture)
    return features[sharpness > _SHARP * sharpness.max()]


def _grey(picture: np.ndarray) -> np.ndarray:
    """(H, W) float32, 0..255, whole levels."""
    levels = picture[..., 0] if picture.shape[2] == 1 else picture @ _LUMA
    return np.rint(levels).astype(np.float32)


def _normalised(grey: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pixels less the mean of their surroundings, by its deviation; and that deviation."""

    def blurred(pixels: np.ndarray) -> np.ndarray:
        window = (_WINDOW, _WINDOW)
        return cv2.GaussianBlur(pixels, window, _SIGMA, borderType=cv2.BORDER_REPLICATE)

    grey = grey.astype(np.float64)
    mean = blurred(grey)
    deviation = np.sqrt(np.abs(blurred(grey * grey) - mean * mean))
    return (grey - mean) / (deviation + 1), deviation


def _patches(pixels: np.ndarray, side: int) -> np.ndarray:
    """(H, W) -> (N, side, side)."""
    rows, columns = pixels.shape[0] // side, pixels.shape[1] // side
    return pixels.reshape(rows, side, columns, side).swapaxes(1, 2).reshape(-1, side, side)


def _features(patches: np.ndarray) -> np.ndarray:
    """(N, side, side) normalised patches -> (N, 18)."""
    shape, left, right = _fit_asymmetric(patches)
    columns = [shape, (left + right) / 2]
    for shift in _SHIFTS:
        shape, left, right = _fit_asymmetric(patches * np.roll(patches, shift, axis=(1, 2)))
        ratio = np.exp(_log_gamma(2 / shape) - _log_gamma(1 / shape))
        columns += [shape, (right - left) * ratio, left, right]
    return np.stack(columns, axis=1)


def _fit_asymmetric(patches: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Asymmetric generalised normal distributions by their moments (Lasmar et al. 2009).

    Returns:
        (N,) each: shape, left and right scale.
    """
    values = patches.reshape(len(patches), -1)
    squares = values * values
    with np.errstate(invalid="ignore", divide="ignore"):
        left, right = (
            np.sqrt((squares * side).sum(axis=1) / side.sum(axis=1)) for side in (values < 0, values > 0)
        )
        ratio = left / right
        moment = np.abs(values).mean(axis=1) ** 2 / squares.mean(axis=1)
        wanted = moment * (ratio**3 + 1) * (ratio + 1) / (ratio**2 + 1) ** 2
    nearest = np.searchsorted(_MOMENTS, np.nan_to_num(wanted)).clip(1, len(_MOMENTS) - 1)
    nearest -= np.abs(wanted - _MOMENTS[nearest - 1]) <= np.abs(wanted - _MOMENTS[nearest])
    shape = np.where(np.isfinite(wanted), _SHAPES[nearest], np.nan)
    scale = np.exp((_log_gamma(1 / shape) - _log_gamma(3 / shape)) / 2)
    return shape, left * scale, right * scale


def _log_gamma(values: np.ndarray) -> np.ndarray:
    return np.array([math.lgamma(value) if value == value else math.nan for value in values])


# By shape: the squared mean of the absolute over the mean of the square; it rises with the shape.
_MOMENTS = np.exp(2 * _log_gamma(2 / _SHAPES) - _log_gamma(1 / _SHAPES) - _log_gamma(3 / _SHAPES))
