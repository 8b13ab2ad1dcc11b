"""What makes a film of a scene, by the name of the composer; nothing learned is loaded for the rules."""

from __future__ import annotations

from typing import Any

from gan.cartoon.layout.composer import composer_named


def parts_named(name: str) -> dict[str, Any]:
    """Arguments of `gan.cartoon.stage.film.Film`: the composer of a name, and the retrievers beside it.

    Args:
        name: one of `gan.cartoon.layout.composer.COMPOSERS`.

    Raises:
        CartoonError: there is none of that name, or a model is missing or damaged.
    """
    parts: dict[str, Any] = {"composer": composer_named(name)}
    if name == "learned":
        from gan.cartoon.learned.retrieving import retrievers_named

        parts["entities"], parts["backgrounds"] = retrievers_named(name)
    return parts
