"""Wiener filters of a point spread function: what a picture would be without its blur, give or take rings.

A filter is a kernel of finite size, so that a tile with enough margin equals the same place of the whole
picture. What it makes goes to a generator beside the picture (cf. Schuler et al. 2013): that one tells detail
from rings and noise.
"""

from __future__ import annotations

import cv2
import torch
from torch import Tensor
from torch.nn import functional

from gan.enhance.luma import luma_of

# Deviations of noise, 0..1, for which a picture is filtered: from daring to careful.
NOISES = (0.008, 0.02, 0.05)
MARGIN = 80  # pixels on each side of a pixel that can change its result
_GRID = 256  # pixels a side of the spectrum that a filter is made in
_FULL = 56  # pixels from the middle within which a filter is as it came; it fades out from there
# Power of a picture by frequency: it falls with the square. Both numbers did best of a few.
_FLOOR, _POWER = 4e-3, 3e-4


def inverse_filters(psfs: Tensor) -> Tensor:
    """The filters of `NOISES`, most daring first (Wiener 1949).

    Args:
        psfs: (N, k, k), each one in all; k is odd and less than 161.

    Returns:
        (N, len(NOISES), 161, 161), to be convolved with a picture.
    """
    filters = inverse_spectra(psfs, _GRID)
    whole = torch.fft.irfft2(filters, s=(_GRID, _GRID))
    reach = 2 * MARGIN + 1
    middle = torch.roll(whole, (MARGIN, MARGIN), dims=(2, 3))[..., :reach, :reach]
    faded = middle * _fade(psfs.device)
    # Brightness stays as it is.
    return faded / faded.sum(dim=(2, 3), keepdim=True)


def inverse_spectra(psfs: Tensor, side: int) -> Tensor:
    """The same filters as spectra of pictures that go on around their borders.

    Args:
        psfs: (N, k, k), each one in all; k is odd and at most `side`.
        side: of the pictures.

    Returns:
        (N, len(NOISES), side, side / 2 + 1), complex.
    """
    size = psfs.shape[-1]
    room = functional.pad(psfs.float(), (0, side - size, 0, side - size))
    transfer = torch.fft.rfft2(torch.roll(room, (-(size // 2), -(size // 2)), dims=(1, 2)))
    rows = torch.fft.fftfreq(side, device=psfs.device)[:, None]
    columns = torch.fft.rfftfreq(side, device=psfs.device)
    spectrum = (_FLOOR + rows.square() + columns.square()) / _POWER
    power = transfer.abs().square()
    return torch.stack([transfer.conj() / (power + noise * noise * spectrum) for noise in NOISES], dim=1)


def filtered(pictures: Tensor, filters: Tensor) -> Tensor:
    """Luma of pictures through the filters of each, where these see nothing but picture.

    Args:
        pictures: (N, 3, H, W), RGB, 0..1, float32, with `MARGIN` pixels around what is wanted.
        filters: (N, F, 161, 161) of `inverse_filters`.

    Returns:
        (N, F, H - 160, W - 160), float32, 0..1.
    """
    luma = luma_of(pictures)
    height, width = luma.shape[-2:]
    size = tuple(cv2.getOptimalDFTSize(side) for side in (height, width))
    spectra = torch.fft.rfft2(luma - 0.5, s=size) * torch.fft.rfft2(filters, s=size)
    whole = torch.fft.irfft2(spectra, s=size)
    return (whole[..., 2 * MARGIN : height, 2 * MARGIN : width] + 0.5).clamp(0, 1)


def _fade(device: torch.device) -> Tensor:
    """(161, 161): 1 in the middle, 0 at the border."""
    steps = torch.arange(-MARGIN, MARGIN + 1, device=device).abs()
    ramp = ((MARGIN + 1 - steps) / (MARGIN + 1 - _FULL)).clamp(0, 1)
    smooth = ramp.square() * (3 - 2 * ramp)
    return smooth[:, None] * smooth
