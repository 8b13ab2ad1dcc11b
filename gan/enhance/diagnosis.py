"""What ails a photo: the network's answers on windows of it, put together, and the file's own word."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.enhance.choices import ESTIMATOR_TASK, PSF_TASK
from gan.enhance.estimator import (
    BLOCK,
    NOISE_BINS,
    PARTS,
    QUALITY_BINS,
    SHARPENING_BINS,
    SPREAD_BINS,
    WINDOW,
    Estimator,
    EstimatorConfig,
    split,
)
from gan.enhance.filling import filled
from gan.enhance.findings import KINDS, SHARP, SOFT, UNCOMPRESSED, Findings
from gan.enhance.guides import find_psf
from gan.enhance.kernels import spread
from gan.media import Picture, read_picture
from gan.media.jpeg_quality import jpeg_quality
from gan.models import ModelCard, ModelError, default_model, list_models

_WINDOWS = 10  # of a picture that are looked at
_CANDIDATES = 6  # places a side among which they are chosen
_STRIP = 512  # rows or columns by which the grid of a JPEG is looked for
# Of windows in the order of their blur, those that count: what is sharp in a photo was meant to be, and
# what lies behind it is not a fault; but the very first may be the network's mistake.
_FIRST, _LAST = 0.1, 0.6
# The noise that is all but none, and the quality of which nothing is left to see.
_NO_NOISE = 2 ** (NOISE_BINS[0] + 0.25)
_NO_TRACE = 97.5
# Of point spread functions: sharp photographs measured 0.36 pixels at most, blurred ones 0.86 at least.
_BLURRED = 0.6
_BEYOND = 6.0  # pixels of spread, from which on a blur may be larger than what the other network sees
_CLEAR = 4.0  # deviations by which the seams of blocks stand out from other columns
_AGREES = 12  # by so much the pixels may look better or worse than the file says


def diagnose_file(path: Path) -> Findings | None:
    """`diagnose` of a file.

    Raises:
        MediaError: it cannot be read.
    """
    return diagnose(read_picture(path), path)


def diagnose(picture: Picture, path: Path | None = None) -> Findings | None:
    """What ails a picture; None if no network is installed that could tell.

    Args:
        picture: as read.
        path: its file: a JPEG says by itself how hard it is compressed.

    Raises:
        EnhanceError, ModelError: the network's files are damaged.
    """
    try:
        card = default_model(ESTIMATOR_TASK)
    except ModelError:
        return None
    found = estimate(network_of(card), picture.pixels)
    if guides := list_models(PSF_TASK):
        found = with_psf(found, find_psf(guides[0].name, picture.pixels))
    if path is None or (said := jpeg_quality(path)) is None:
        return found
    return with_quality(found, said)


def with_psf(found: Findings, psf: np.ndarray) -> Findings:
    """Findings with what the point spread function says of the blur: more surely whether there is one.

    Args:
        found: by the estimate, which says of what kind it is, and tells of blurs too large for the other.
        psf: (k, k), one in all.
    """
    size = spread(psf)
    sureness = min(1.0, 0.6 + 2 * abs(size - _BLURRED))
    if size >= _BLURRED:
        return replace(found, blur=SOFT if found.is_sharp else found.blur, spread=size, sureness=sureness)
    if found.spread > _BEYOND:
        return found
    return replace(found, blur=SHARP, spread=0.0, sureness=sureness)


def with_quality(found: Findings, said: float) -> Findings:
    """Findings with what the file says of its compression.

    It is exact for the last time; that the pixels look worse than it says, is of a time before.
    """
    quality = found.quality if found.quality < said - _AGREES else said
    return replace(found, quality=quality)


def estimate(network: Estimator, pixels: np.ndarray) -> Findings:
    """What ails pixels, by the network alone.

    Args:
        network: in evaluation mode.
        pixels: (H, W, 1 or 3) uint8 or uint16.
    """
    with torch.inference_mode():
        return combine(network(cut_windows(pixels)))


@lru_cache(maxsize=2)
def network_of(card: ModelCard) -> Estimator:
    """The network of a card, in evaluation mode.

    Raises:
        EnhanceError: the card's numbers or the weights are not those of an estimator.
        ModelError: the weight file is missing or is not what the card says.
    """
    return filled(card, lambda: Estimator(EstimatorConfig(**card.config)))


def combine(odds: Tensor) -> Findings:
    """One answer of those of several windows, (N, sum(PARTS)): the mean of their logarithms.

    What a file or a camera does is the same everywhere; of blurs, those of the sharper windows count.
    """
    assert odds.shape[1] == sum(PARTS)
    kinds, spreads, noises, qualities, sharpenings = split(odds)
    order = expected(spreads, SPREAD_BINS).argsort()
    count = len(order)
    sharper = order[math.floor(_FIRST * count) : max(1, math.ceil(_LAST * count))]
    probabilities = _mean(kinds[sharper]).exp()[0]
    kind = int(probabilities.argmax())
    size = 2 ** float(expected(_mean(spreads[sharper]), SPREAD_BINS))
    noise = 2 ** float(expected(_mean(noises), NOISE_BINS))
    quality = float(expected(_mean(qualities), QUALITY_BINS))
    return Findings(
        blur=KINDS[kind],
        spread=0.0 if KINDS[kind] == SHARP else size,
        noise=0.0 if noise < _NO_NOISE else noise,
        quality=UNCOMPRESSED if quality > _NO_TRACE else quality,
        sharpening=float(expected(_mean(sharpenings), SHARPENING_BINS)),
        sureness=float(
            probabilities[kind] if KINDS[kind] == SHARP else 1 - probabilities[KINDS.index(SHARP)]
        ),
    )


def expected(logarithms: Tensor, bins: tuple[float, ...]) -> Tensor:
    """(N, bins) logarithms of probabilities -> (N,): the mean around the likeliest value.

    Of two values that are far apart and both likely (compressed hard, or not at all) the mean would be a
    third one that is not; so only two bins on each side of the best count.
    """
    values = torch.tensor(bins, dtype=logarithms.dtype)
    best = logarithms.argmax(dim=1, keepdim=True)
    near = (torch.arange(len(bins)) - best).abs() <= 2
    weights = logarithms.exp() * near
    return (weights * values).sum(dim=1) / weights.sum(dim=1)


def _mean(logarithms: Tensor) -> Tensor:
    """(N, bins) -> (1, bins), again logarithms of probabilities."""
    return logarithms.mean(dim=0, keepdim=True).log_softmax(dim=1)


# Windows


def cut_windows(pixels: np.ndarray, count: int = _WINDOWS) -> Tensor:
    """The windows of a picture that show most, on the grid of its JPEG if it has one.

    Args:
        pixels: (H, W, 1 or 3) uint8 or uint16; what is smaller than a window is continued by its mirror.

    Returns:
        (N, 3, WINDOW, WINDOW) float32, 0..1, N from 1 to `count`.
    """
    missing = [max(0, WINDOW - side) for side in pixels.shape[:2]]
    if any(missing):
        pixels = np.pad(pixels, ((0, missing[0]), (0, missing[1]), (0, 0)), mode="symmetric")
    top, left = block_offset(pixels)
    places = [
        (row, column) for row in _places(pixels.shape[0], top) for column in _places(pixels.shape[1], left)
    ]
    windows = [pixels[row : row + WINDOW, column : column + WINDOW] for row, column in places]
    chosen = sorted(range(len(windows)), key=lambda index: -_structure(windows[index]))[:count]
    peak = np.float32(np.iinfo(pixels.dtype).max)
    cut = np.stack([windows[index] for index in sorted(chosen)]).astype(np.float32) / peak
    return torch.from_numpy(np.broadcast_to(cut, (*cut.shape[:3], 3)).transpose(0, 3, 1, 2).copy())


def _places(length: int, offset: int) -> list[int]:
    """Where windows may begin along a side: spread evenly, whole blocks from the offset."""
    last = (length - WINDOW - offset) // BLOCK if length - WINDOW >= offset else -1
    if last < 0:
        return [0]
    count = min(_CANDIDATES, 1 + 2 * (length - WINDOW) // WINDOW)
    steps = np.linspace(0, last, max(1, count)).round().astype(int)
    return [offset + BLOCK * int(step) for step in dict.fromkeys(steps)]


def _structure(window: np.ndarray) -> float:
    """How much there is to see, whatever the noise."""
    grey = window.mean(axis=2, dtype=np.float32)
    small = cv2.resize(grey, (WINDOW // 4, WINDOW // 4), interpolation=cv2.INTER_AREA)
    return float(np.abs(np.diff(small, axis=0)).mean() + np.abs(np.diff(small, axis=1)).mean())


def block_offset(pixels: np.ndarray) -> tuple[int, int]:
    """Where the first whole block of 8x8 of a JPEG begins, (row, column); (0, 0) if nothing shows it.

    Pictures that were turned or cut since have their blocks elsewhere than at their corner.
    """
    rows, columns = pixels.shape[:2]
    top, left = max(0, (rows - _STRIP) // 2), max(0, (columns - _STRIP) // 2)
    across = pixels[top : top + _STRIP].mean(axis=2, dtype=np.float32)
    down = pixels[:, left : left + _STRIP].mean(axis=2, dtype=np.float32)
    return _phase(down.T), _phase(across)


def _phase(lines: np.ndarray) -> int:
    """The column, 0..7, before which the seams between blocks are; 0 if there are none."""
    steps = np.abs(np.diff(lines, axis=1))
    # How often the step is larger than those beside it: how large it is says more of the picture.
    seams = (steps[:, 1:-1] > np.maximum(steps[:, :-2], steps[:, 2:])).mean(axis=0)
    usable = len(seams) // BLOCK * BLOCK
    if usable < 4 * BLOCK:
        return 0
    folded = seams[:usable].reshape(-1, BLOCK).mean(axis=0)
    best = int(folded.argmax())
    others = np.delete(folded, best)
    if folded[best] < others.mean() + _CLEAR * others.std():
        return 0
    return (best + 2) % BLOCK  # seam n lies between the columns n + 1 and n + 2
