"""What a guided generator sees beside the colours of a picture: the picture without its blur, by filters.

The point spread function is found once, on windows all over the picture; then the whole picture goes through
Wiener's filters (see `gan.enhance.deconvolution`), so that tiles are cut out of the result as out of the
picture.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from gan.enhance.choices import PSF_TASK
from gan.enhance.deconvolution import MARGIN, NOISES, filtered, inverse_filters
from gan.enhance.family import FamilyConfig
from gan.enhance.filling import filled
from gan.enhance.psf import WINDOW, PsfConfig, PsfEstimator
from gan.models import ModelCard, find_model

_MOST_WINDOWS = 6  # of a picture that are looked at
_BAND = 384  # rows that are filtered at a time
# What was found lately: a picture is looked at when it is opened, and again when it is mended.
_KNOWN: dict[tuple[str, str], np.ndarray] = {}
_MOST_KNOWN = 256


def guide_of(card: ModelCard, scale: int) -> str:
    """The name of the model that guides another at a scale; empty if none does."""
    return FamilyConfig(**card.config).guide if scale == 1 and card.config.get("guide") else ""


def with_guides(pixels: np.ndarray, psf: np.ndarray) -> np.ndarray:
    """A picture, and behind its colours what each filter makes of it.

    Args:
        pixels: (H, W, 1 or 3) uint8 or uint16.
        psf: (k, k), one in all.

    Returns:
        (H, W, 3 + len(NOISES)) of the same type.
    """
    height, width = pixels.shape[:2]
    peak = np.iinfo(pixels.dtype).max
    filters = inverse_filters(torch.from_numpy(np.ascontiguousarray(psf))[None])
    result = np.empty((height, width, 3 + len(NOISES)), pixels.dtype)
    result[..., :3] = pixels
    rim = ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0))
    around = np.pad(pixels, rim, mode="symmetric")
    for top in range(0, height, _BAND):
        band = around[top : top + _BAND + 2 * MARGIN]
        picture = torch.from_numpy(np.broadcast_to(band, (*band.shape[:2], 3)).astype(np.float32) / peak)
        guides = filtered(picture.permute(2, 0, 1)[None], filters)[0]
        levels = (guides * peak).round().permute(1, 2, 0).numpy().astype(pixels.dtype)
        result[top : top + len(levels), :, 3:] = levels
    return result


def find_psf(name: str, pixels: np.ndarray) -> np.ndarray:
    """The point spread function of a picture.

    Args:
        name: of an installed model that finds it.
        pixels: (H, W, 1 or 3) uint8 or uint16.

    Returns:
        (PSF_SIDE, PSF_SIDE) float32, one in all.

    Raises:
        EnhanceError, ModelError: the model is missing or damaged.
    """
    card, windows = find_model(name, PSF_TASK), cut_windows(pixels)
    key = (card.sha256, hashlib.sha256(windows.numpy()).hexdigest())
    if key not in _KNOWN:
        with torch.inference_mode():
            found = psf_network(card)(windows, len(windows))[0][0].numpy()
        while len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.pop(next(iter(_KNOWN)), None)
        _KNOWN[key] = found
    return _KNOWN[key]


def cut_windows(pixels: np.ndarray) -> Tensor:
    """The windows of a picture with the most to see, (N, 3, WINDOW, WINDOW) float32, 0..1.

    A picture that is smaller is mirrored at its borders.
    """
    missing = [max(0, WINDOW - side) for side in pixels.shape[:2]]
    if any(missing):
        pixels = np.pad(pixels, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="symmetric")
    peak = np.iinfo(pixels.dtype).max
    places = [
        (top, left) for top in _starts(pixels.shape[0]) for left in _starts(pixels.shape[1])
    ]  # spread evenly, and never on top of each other by more than a half
    places.sort(key=lambda place: -_busyness(pixels, place))
    windows = [
        np.broadcast_to(_window(pixels, place), (WINDOW, WINDOW, 3)).astype(np.float32) / peak
        for place in places[:_MOST_WINDOWS]
    ]
    return torch.from_numpy(np.stack(windows).transpose(0, 3, 1, 2).copy())


def _starts(length: int) -> list[int]:
    """Where windows along an axis begin; at most 6, from the first pixel to the last."""
    count = min(6, max(1, 2 * length // WINDOW - 1))
    return sorted({round(index * (length - WINDOW) / max(1, count - 1)) for index in range(count)})


def _window(pixels: np.ndarray, place: tuple[int, int]) -> np.ndarray:
    top, left = place
    return pixels[top : top + WINDOW, left : left + WINDOW]


def _busyness(pixels: np.ndarray, place: tuple[int, int]) -> float:
    """How much changes from pixel to pixel, which is what tells of the blur."""
    window = _window(pixels, place).mean(axis=2, dtype=np.float32)
    return float(np.abs(np.diff(window[::2], axis=0)).mean() + np.abs(np.diff(window[:, ::2], axis=1)).mean())


@lru_cache(maxsize=2)
def psf_network(card: ModelCard) -> PsfEstimator:
    """The network of a card, in evaluation mode.

    Raises:
        EnhanceError: the card's numbers or the weights are not those of such a network.
        ModelError: the weight file is missing or is not what the card says.
    """
    return filled(card, lambda: PsfEstimator(PsfConfig(**card.config)))
