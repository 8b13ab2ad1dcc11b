"""The generator of faces as a benchmark measures it; the unit is a face."""

from __future__ import annotations

import torch
from torch import Tensor

from gan.engine.benchmark import Probe
from gan.faces.cards import find_card
from gan.faces.latents import LatentShape
from gan.faces.model import FaceModel, pieces_of
from gan.faces.request import TASK
from gan.models import list_models


def probes(model: str = "auto") -> list[Probe]:
    """One for a model; none where no model of faces is installed."""
    if not list_models(TASK):
        return []
    card = find_card(model)
    shape = LatentShape.of(card)
    usual = pieces_of(shape.side)
    others = tuple(sorted({max(1, usual // 2), usual * 2, usual * 4} - {usual}))

    def latents(batch: int, side: int) -> Tensor:
        """(batch, levels, length) float32."""
        generator = torch.Generator().manual_seed(0)
        return torch.randn(batch, shape.levels, shape.length, generator=generator)

    face_model = FaceModel(card.name, card.sha256, shape.side)
    return [Probe(card.name, face_model, latents, lambda side: 1.0, batch=usual, batches=others)]
