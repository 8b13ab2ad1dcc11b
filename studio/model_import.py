"""Installs weights that others published among the user's own models."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from gan.paths import user_folder
from studio.language import tr

if TYPE_CHECKING:
    from gan.models import ModelCard

# The modules that know files of others: each has `is_published(ForeignWeights)` and
# `import_published(ForeignWeights, folder, name)`. They import torch, so they wait until they are needed.
IMPORTERS = ("gan.faces.published", "gan.enhance.foreign_upscaler")
SUFFIXES = (".pth", ".pt", ".safetensors")


def import_model(file: Path, name: str = "") -> ModelCard:
    """Read weights, find out what they are, and install them. This imports torch and may take seconds.

    Args:
        file: a checkpoint or a safetensors file; nothing in it is run.
        name: what to call the model; empty calls it like the file.

    Raises:
        ModelError: there is a model of this name, or the file holds no network that Ganvas knows.
    """
    from gan.models import ModelError, list_models, read_foreign

    name = name or name_after(file)
    if name in {card.name for card in list_models()}:
        raise ModelError(
            tr("There is a model {name} already; rename the file, or give --name.", name=repr(name))
        )
    weights = read_foreign(file)
    for importer in map(importlib.import_module, IMPORTERS):
        if importer.is_published(weights):
            return importer.import_published(weights, user_folder() / "models", name)
    raise ModelError(
        tr(
            "{file} holds the weights of a network that Ganvas does not know; `models import "
            "--help` says which it does.",
            file=file,
        )
    )


def name_after(path: Path) -> str:
    """A model's name like that of its file."""
    return re.sub(r"[^a-z0-9_-]+", "-", path.stem.lower()).strip("-_")[:64] or "imported"
