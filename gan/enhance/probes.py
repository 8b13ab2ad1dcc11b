"""The networks of Enhance as a benchmark measures them; the unit is a pixel of the result."""

from __future__ import annotations

import torch
from torch import Tensor

from gan.engine.benchmark import Probe
from gan.enhance.choices import list_choices, scales_of
from gan.enhance.deconvolution import NOISES
from gan.enhance.guides import guide_of
from gan.enhance.model import Shape, enlarger_for, shape_of
from gan.enhance.request import TASK
from gan.enhance.work import tile_side
from gan.models import ModelCard, find_model

_SIDES = (192, 256, 512, 768)


def probes(model: str = "auto") -> list[Probe]:
    """One for each scale of a model, or of every model that "auto" chooses from."""
    cards = list_choices() if model == "auto" else [find_model(model, TASK)]
    return [_probe(card, scale) for card in cards for scale in scales_of(card)]


def _probe(card: ModelCard, scale: int) -> Probe:
    shape = shape_of(card, scale)
    usual = tile_side(None, shape)
    sides = {side // shape.multiple * shape.multiple for side in _SIDES}
    # A guided network takes what made the picture blurred as further channels.
    channels = 3 + (len(NOISES) if guide_of(card, scale) else 0)
    return Probe(
        f"{card.name} {scale}x",
        enlarger_for(card, scale, 8),
        lambda batch, side: _pictures(batch, side, channels),
        lambda side: _pixels(side, shape, scale),
        usual,
        tuple(sorted(side for side in sides if side > 3 * shape.margin and side != usual)),
    )


def _pictures(batch: int, side: int, channels: int) -> Tensor:
    """(N, C, side, side) uint8, noise: what is in a picture does not change how long it takes."""
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (batch, channels, side, side), dtype=torch.uint8, generator=generator)


def _pixels(side: int, shape: Shape, scale: int) -> float:
    """Pixels of the result that a tile in the middle of a picture gives."""
    return float(((side - 2 * shape.margin) * scale) ** 2)
