"""How hard a JPEG is compressed, by its own tables."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.media.jpeg_quality import jpeg_quality


@pytest.mark.parametrize("quality", [20, 35, 50, 75, 90, 95])
def test_the_quality_of_a_file_is_read_from_its_tables(tmp_path: Path, quality: int) -> None:
    path = tmp_path / "photo.jpg"
    Image.fromarray(np.zeros((16, 16, 3), np.uint8)).save(path, quality=quality)
    assert jpeg_quality(path) == pytest.approx(quality, abs=0.6)


def test_grey_files_have_a_quality_and_other_formats_have_none(tmp_path: Path) -> None:
    grey, png, broken = tmp_path / "grey.jpg", tmp_path / "a.png", tmp_path / "broken.jpg"
    Image.fromarray(np.zeros((16, 16), np.uint8)).save(grey, quality=60)
    Image.fromarray(np.zeros((16, 16), np.uint8)).save(png)
    broken.write_bytes(grey.read_bytes()[:40])
    assert jpeg_quality(grey) == pytest.approx(60, abs=0.6)
    assert jpeg_quality(png) is None and jpeg_quality(broken) is None
    assert jpeg_quality(tmp_path / "missing.jpg") is None
