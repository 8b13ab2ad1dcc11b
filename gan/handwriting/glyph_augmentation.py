"""Bends, shifts and wipes whole batches of glyphs on their device, in one resampling."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

_TURN = math.radians(9)  # standard deviations of what is drawn, at strength 1
_SIZE = 0.09
_SLANT = 0.13
_SHIFT = 0.08  # of half the side
_ELASTIC = 0.055  # of half the side
_KNOTS = 5  # of the elastic field, a side
_WIPED = 0.1  # share of glyphs of which a rectangle is wiped
_LARGEST_WIPE = 0.4  # of the side


def augment(glyphs: Tensor, strength: float) -> Tensor:
    """Distort glyphs (Simard et al. 2003) and erase parts (Zhong et al. 2017).

    Args:
        glyphs: (N, 1, H, W) float, ink 1 on paper 0.
        strength: 0 (left alone)..1; random numbers come from torch's generator of the device.

    Returns:
        (N, 1, H, W) float.
    """
    if strength <= 0:
        return glyphs
    places = functional.affine_grid(
        _affine(len(glyphs), strength, glyphs.device), list(glyphs.shape), align_corners=False
    )
    places = places + _elastic(glyphs, strength)
    bent = functional.grid_sample(glyphs, places, mode="bilinear", padding_mode="zeros", align_corners=False)
    return _wipe(bent, _WIPED * strength)


def _affine(count: int, strength: float, device: torch.device) -> Tensor:
    """(N, 2, 3): turns, sizes, slants and shifts around the middle."""
    draws = torch.randn(6, count, device=device) * strength
    turn, slant = draws[0] * _TURN, draws[1] * _SLANT
    wide, high = torch.exp(draws[2] * _SIZE), torch.exp(draws[3] * _SIZE)
    cosine, sine = torch.cos(turn), torch.sin(turn)
    rows = [
        torch.stack([cosine * wide, (cosine * slant - sine) * high, draws[4] * _SHIFT], dim=1),
        torch.stack([sine * wide, (sine * slant + cosine) * high, draws[5] * _SHIFT], dim=1),
    ]
    return torch.stack(rows, dim=1)


def _elastic(glyphs: Tensor, strength: float) -> Tensor:
    """(N, H, W, 2): smooth displacements."""
    knots = torch.randn(len(glyphs), 2, _KNOTS, _KNOTS, device=glyphs.device) * (_ELASTIC * strength)
    field = functional.interpolate(knots, size=glyphs.shape[2:], mode="bicubic", align_corners=True)
    return field.permute(0, 2, 3, 1)


def _wipe(glyphs: Tensor, share: float) -> Tensor:
    """A rectangle of paper somewhere in a share of the glyphs."""
    count, _, height, width = glyphs.shape
    draws = torch.rand(5, count, 1, 1, device=glyphs.device)
    rows = torch.arange(height, device=glyphs.device).view(1, -1, 1) / height
    columns = torch.arange(width, device=glyphs.device).view(1, 1, -1) / width
    tall, wide = draws[2] * _LARGEST_WIPE, draws[3] * _LARGEST_WIPE
    inside = ((rows - draws[0]).abs() < tall / 2) & ((columns - draws[1]).abs() < wide / 2)
    return glyphs.masked_fill((inside & (draws[4] < share))[:, None], 0.0)
