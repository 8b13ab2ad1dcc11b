"""What the tests of this folder share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gan.models import registry
from gan.paths import assets_folder


@pytest.fixture
def no_family(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no model that learned on faults were shipped, only those for sharp photos and for looking."""
    folder = tmp_path_factory.mktemp("shipped")
    (folder / "models").mkdir()
    for path in (assets_folder() / "models").iterdir():
        if path.stem not in ("enhance-mend", "enhance-deblur", "enhance-psf"):
            os.symlink(path, folder / "models" / path.name)
    monkeypatch.setattr(registry, "assets_folder", lambda: Path(folder))
