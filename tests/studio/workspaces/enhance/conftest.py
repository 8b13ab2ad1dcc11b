"""What the tests of the Enhance workspace share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gan.models import registry
from gan.paths import assets_folder


@pytest.fixture
def one_model(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As if a single model of Enhance were shipped, the one for 2x and 4x."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "models").mkdir()
    for name in ("enhance.json", "enhance.safetensors"):
        shutil.copy(assets_folder() / "models" / name, folder / "models")
    monkeypatch.setattr(registry, "assets_folder", lambda: folder)
    return folder
