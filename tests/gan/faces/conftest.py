"""What holds for every test of Faces: no shipped model, so that the tiny ones are all there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.models import registry


@pytest.fixture(autouse=True)
def nothing_shipped(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of shipped models, empty."""
    folder = tmp_path_factory.mktemp("assets")
    monkeypatch.setattr(registry, "assets_folder", lambda: folder)
    return folder
