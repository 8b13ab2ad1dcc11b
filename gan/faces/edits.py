"""Edit directions of a model: what they are called, how far they go, and where they are kept.

They are a model of their own (task "faces-edits") whose card names the generator that they belong to, with
one tensor for each direction. Importing this does not import torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gan.faces.errors import FacesError
from gan.models import ModelCard, list_models

if TYPE_CHECKING:
    import numpy as np

TASK = "faces-edits"
_TENSOR = "edits."


@dataclass(frozen=True)
class Edit:
    """An edit direction.

    Attributes:
        name: a short word, as people and command lines write it.
        words: what changes, for a person.
        low, high: amounts between which faces stay faces; 0 changes nothing.
    """

    name: str
    words: str
    low: float = -3.0
    high: float = 3.0

    def __post_init__(self) -> None:
        if not self.name or set(self.name) & set(" .="):
            raise FacesError(f"An edit cannot be called {self.name!r}; take one word without . and =.")
        if not self.low <= 0 <= self.high:
            raise FacesError(f"The edit {self.name!r} goes from {self.low} to {self.high}, past 0.")


def list_edits(card: ModelCard) -> tuple[Edit, ...]:
    """The edits of a model of faces, in their order; () where none is installed.

    Raises:
        FacesError: the card of the edits does not say what it must.
    """
    found = _find(card)
    return () if found is None else _read(found)


def load_directions(card: ModelCard) -> dict[str, np.ndarray]:
    """The direction of each edit of a model, (levels, latent) float64; {} where none is installed.

    This imports torch.

    Raises:
        ModelError: the file is missing or damaged.
    """
    from gan.models import load_weights

    found = _find(card)
    if found is None:
        return {}
    weights = load_weights(found)
    return {edit.name: weights[_TENSOR + edit.name].double().numpy() for edit in _read(found)}


def save_edits(
    folder: Path, card: ModelCard, directions: Mapping[Edit, np.ndarray], *, recipe: str, version: str = "1"
) -> ModelCard:
    """Keep directions as the edits of a model, in place of those that lie in the folder.

    Args:
        folder: of models.
        card: the generator's.
        directions: (levels, latent) each.
        recipe: how they were found.
        version: rises with every new set.

    Raises:
        ModelError, MediaError: as `save_model`.
    """
    import torch

    from gan.models import save_model

    config: dict[str, int | float | str] = {
        "model": card.name,
        "model_sha256": card.sha256,
        "edits": " ".join(edit.name for edit in directions),
    }
    for edit in directions:
        config |= {f"{edit.name}.words": edit.words, f"{edit.name}.low": edit.low}
        config |= {f"{edit.name}.high": edit.high}
    return save_model(
        folder,
        {_TENSOR + edit.name: torch.from_numpy(rows) for edit, rows in directions.items()},
        name=f"{card.name}-edits",
        task=TASK,
        version=version,
        summary=f"Directions along which the faces of {card.name} can be edited.",
        license=card.license,
        config=config,
        trained_on=(),
        recipe=recipe,
        figures=(),
        limits=f"For these weights of {card.name} only; a direction changes more than its name says.",
    )


def _read(found: ModelCard) -> tuple[Edit, ...]:
    """What the card of edits says."""
    config = found.config
    try:
        return tuple(
            Edit(
                name,
                str(config[f"{name}.words"]),
                float(config[f"{name}.low"]),
                float(config[f"{name}.high"]),
            )
            for name in str(config["edits"]).split()
        )
    except (KeyError, ValueError) as error:
        raise FacesError(
            f"The card {found.path} does not describe its edits ({error}); install the model again."
        ) from error


def _find(card: ModelCard) -> ModelCard | None:
    """The edits that belong to exactly these weights."""
    for found in list_models(TASK):
        if (found.config.get("model"), found.config.get("model_sha256")) == (card.name, card.sha256):
            return found
    return None
