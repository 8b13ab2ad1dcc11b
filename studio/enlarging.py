"""Enhance's network as what other jobs enlarge their pictures with: jobs do not import each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gan.engine import Model


def enlarger(scale: int) -> Model:
    """The engine's model that enlarges 8-bit pictures by 2 or 4; this imports torch.

    Raises:
        EnhanceError, ModelError: no model of Enhance that has the scale is installed.
    """
    from gan.enhance.model import card_for, enlarger_for

    return enlarger_for(card_for("auto", scale), scale, depth=8)
