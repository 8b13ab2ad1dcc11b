"""The line reader as a benchmark measures it; the unit is a line."""

from __future__ import annotations

import torch
from torch import Tensor

from gan.engine.benchmark import Probe
from gan.handwriting.cards import LINES
from gan.handwriting.model import BUCKET, LineNetwork, line_config
from gan.handwriting.model_cards import find_reader
from gan.models import list_models

_BUCKETS = 9  # width of a usual line of a letter
_USUAL, _OTHERS = 4, (1, 2, 8, 16)


def probes(model: str = "auto") -> list[Probe]:
    """One for a model; none where no reader of lines is installed."""
    if not list_models(LINES):
        return []
    card = find_reader(LINES, model)
    height = line_config(card).height

    def strips(batch: int, side: int) -> Tensor:
        """(batch, height, W) uint8, noise: what is written does not change how long it takes."""
        generator = torch.Generator().manual_seed(0)
        shape = (batch, height, _BUCKETS * BUCKET)
        return torch.randint(0, 256, shape, dtype=torch.uint8, generator=generator)

    network = LineNetwork(card.name, card.sha256)
    return [Probe(card.name, network, strips, lambda side: 1.0, batch=_USUAL, batches=_OTHERS)]
