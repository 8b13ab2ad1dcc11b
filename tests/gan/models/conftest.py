"""A shipped folder and a user's folder of models, both empty and apart from the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from gan.models import DataTerms, Figure, ModelCard, registry, save_model


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of shipped models."""
    monkeypatch.setattr(registry, "assets_folder", lambda: tmp_path / "assets")
    folder = tmp_path / "assets" / "models"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def own(shipped: Path, ganvas_home: Path) -> Path:
    """The folder of the user's own models."""
    folder = ganvas_home / "models"
    folder.mkdir()
    return folder


@pytest.fixture
def save():
    """Saves a small model; fields of the card may be given."""

    def save(folder: Path, name: str, weights: dict[str, torch.Tensor] | None = None, **fields) -> ModelCard:
        values = {
            "task": "enhance",
            "version": "1",
            "summary": "Enlarges pictures.",
            "license": "MIT",
            "config": {"scale": 4, "slope": 0.05, "kind": "plain"},
            "trained_on": (DataTerms("Photos", 120, "CC0"),),
            "recipe": "two steps",
            "figures": (Figure("PSNR", 28.5, "dB", "on nothing"),),
            "limits": "Everything.",
        }
        return save_model(folder, weights or {"weight": torch.ones(2, 3)}, name=name, **(values | fields))

    return save
