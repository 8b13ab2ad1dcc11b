"""Brightness as the eye weighs colours (ITU-R BT.601)."""

from __future__ import annotations

from torch import Tensor

_WEIGHTS = (0.299, 0.587, 0.114)


def luma_of(pictures: Tensor) -> Tensor:
    """(N, 3, H, W), RGB -> (N, 1, H, W) on the same scale."""
    weights = pictures.new_tensor(_WEIGHTS)[:, None, None]
    return (pictures * weights).sum(dim=1, keepdim=True)
