"""Enhance's network behind another job's pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Engine
from gan.faces.request import SaveFaces
from studio.enlarging import enlarger
from tests.gan.faces.face_models import install


@pytest.mark.parametrize("scale", [2, 4])
def test_faces_are_enlarged_by_the_network_of_enhance(tmp_path: Path, scale: int) -> None:
    install("faces")
    with Engine("cpu") as engine:
        small = engine.submit(SaveFaces(tmp_path / "small", 1)).result(60)
        large = engine.submit(SaveFaces(tmp_path / "large", 1, size=32 * scale, enlarge=enlarger)).result(60)
    assert large.size == 32 * scale
    pictures = [Image.open(saved.paths[0]) for saved in (small, large)]
    assert pictures[1].size == (32 * scale, 32 * scale)
    back = pictures[1].resize((32, 32), Image.Resampling.BOX)
    difference = np.abs(np.asarray(back, float) - np.asarray(pictures[0], float)).mean()
    assert difference < 8  # of 255: the same face
