"""Enhance's network as what other jobs enlarge their pictures with: jobs do not import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gan.engine import Model


def enlarger(scale: int) -> Model:
    """The engine's model that enlarges 8-bit pictures by 2 or 4; this imports torch.

    Raises:
        ModelError: no model of Enhance is installed.
    """
    from gan.enhance.generator import GeneratorConfig
    from gan.enhance.model import Enlarger
    from gan.enhance.request import TASK
    from gan.models import default_model

    card = default_model(TASK)
    network_scale = GeneratorConfig(**card.config).scale
    return Enlarger(card.name, card.sha256, network_scale, scale, depth=8)
