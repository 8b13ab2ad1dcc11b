"""Reads each glyph in several views, as several columns of one network would (Ciresan et al. 2012).

The recipe resamples every glyph that it learns from, so glyphs as they come, which nothing has softened,
are read worse than the same ones moved by half a pixel. Each view is therefore resampled, too.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

_HALF_PIXEL = 1 / 28  # of half the side
_SIZE, _TURN = 0.07, math.radians(5)


def _placed(turn: float = 0.0, size: float = 1.0, shift: float = 0.0) -> list[list[float]]:
    """A turned, scaled and shifted view, as `affine_grid` takes it."""
    cosine, sine = size * math.cos(turn), size * math.sin(turn)
    return [[cosine, -sine, shift], [sine, cosine, shift]]


VIEWS = (
    _placed(shift=_HALF_PIXEL),
    _placed(size=1 - _SIZE),
    _placed(size=1 + _SIZE),
    _placed(turn=_TURN),
    _placed(turn=-_TURN),
)


class ManyViews(nn.Module):
    """A glyph reader that looks at every glyph in each of `VIEWS`."""

    def __init__(self, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader
        self.register_buffer("views", torch.tensor(VIEWS), persistent=False)

    def forward(self, glyphs: Tensor) -> Tensor:
        """(N, 1, H, W) float, ink 1 on paper 0 -> (N, classes) logarithms of the mean probabilities."""
        count = len(glyphs)
        places = self.views.float().repeat(count, 1, 1)  # (N * views, 2, 3)
        many = glyphs.float().repeat_interleave(len(VIEWS), dim=0)
        grid = functional.affine_grid(places, list(many.shape), align_corners=False)
        seen = functional.grid_sample(many, grid, padding_mode="zeros", align_corners=False)
        scores = self.reader(seen.to(glyphs.dtype).contiguous(memory_format=torch.channels_last))
        probabilities = scores.float().softmax(dim=1).view(count, len(VIEWS), -1).mean(dim=1)
        return probabilities.clamp_min(1e-12).log()
