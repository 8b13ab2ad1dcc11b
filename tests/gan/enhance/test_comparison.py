"""A sheet of one region by every model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Engine
from gan.enhance.comparison import CompareRequest
from gan.enhance.comparison_work import draw_sheet
from gan.enhance.errors import EnhanceError
from gan.enhance.generator import GeneratorConfig
from gan.enhance.region import Region
from gan.enhance.request import EnhanceRequest
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_region import picture

TWICE = GeneratorConfig(scale=2, channels=16, blocks=1, depth=2)


def test_every_variant_is_on_the_sheet_at_its_own_size(no_family: None, tmp_path: Path) -> None:
    install("two", TWICE)
    install("two-texture", TWICE, seed=3)
    request = EnhanceRequest(picture(tmp_path), tmp_path, scale=2)
    target = tmp_path / "sheet.png"
    with Engine("cpu") as engine:
        wish = CompareRequest(request, target, Region(10, 20, 60, 40))
        result = engine.submit(wish).result(120)
        again = engine.submit(CompareRequest(request, target)).result(120)
    assert result.path == target and again.path != target
    assert {"Plain (bicubic)", "two", "two, texture 50 %", "two, texture 100 %"} < set(result.shown)
    with Image.open(target) as sheet:
        assert sheet.size == (result.width, result.height)
        pixels = np.array(sheet)
    left, top = 12 + (120 + 12), 12 + 34  # the second cell
    name = result.shown[1]
    assert name == "enhance"
    cell = pixels[top : top + 80, left : left + 120]
    low = np.array(Image.open(request.source))[20:60, 10:70].repeat(2, axis=0).repeat(2, axis=1)
    assert np.abs(cell.astype(int) - low).mean() < 6


def test_names_that_are_no_pictures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EnhanceError, match="has to end in"):
        CompareRequest(EnhanceRequest(tmp_path / "a.png", tmp_path), tmp_path)


def test_sheets_have_rows() -> None:
    cells = [(str(number), np.full((20, 30, 3), number, np.uint8)) for number in range(5)]
    sheet = draw_sheet(cells, columns=2)
    assert sheet.shape == (12 + 3 * (20 + 34 + 12), 12 + 2 * (30 + 12), 3)
    assert (sheet[12 + 34 + 66 + 10, 12 + 30 + 12 + 5] == 3).all()
    assert draw_sheet(cells[:1]).shape == (12 + 66, 12 + 42, 3)
