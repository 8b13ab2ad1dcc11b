"""A region of a picture by several models: as the whole picture would be, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Engine, Priority
from gan.enhance.choices import FACES
from gan.enhance.errors import EnhanceError
from gan.enhance.generator import GeneratorConfig
from gan.enhance.region import PLAIN, Region, RegionRequest, Variant, list_variants, middle_region
from gan.enhance.request import EnhanceRequest
from gan.models import ModelError
from gan.nn.faces import aligner
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_family import install_family
from tests.gan.nn.faces.finder_models import DiscFinder, draw_disc, face_at


def picture(folder: Path, mode: str = "RGB") -> Path:
    random = np.random.default_rng(0)
    coarse = Image.fromarray(random.integers(0, 255, (12, 16, 3), dtype=np.uint8))
    path = folder / f"photo-{mode}.png"
    coarse.resize((160, 120), Image.Resampling.BICUBIC).convert(mode).save(path)
    return path


def whole_and_part(request: EnhanceRequest, region: Region) -> tuple[np.ndarray, np.ndarray]:
    with Engine("cpu") as engine:
        path = engine.submit(request).result(120).path
        part = engine.submit(RegionRequest(request, region), Priority.INTERACTIVE).result(120)
    with Image.open(path) as result:
        return np.array(result.convert("RGB")), part.pixels


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("region", [Region(50, 40, 30, 20), Region(0, 0, 25, 31), Region(131, 99, 29, 21)])
def test_a_region_is_what_the_whole_picture_would_show_there(
    tmp_path: Path, scale: int, region: Region
) -> None:
    install_family()
    request = EnhanceRequest(picture(tmp_path), tmp_path, scale=scale, model="family", strength=0.8)
    whole, part = whole_and_part(request, region)
    rows = slice(region.top * scale, (region.top + region.height) * scale)
    columns = slice(region.left * scale, (region.left + region.width) * scale)
    assert part.shape == (region.height * scale, region.width * scale, 3)
    assert np.abs(part.astype(int) - whole[rows, columns]).max() <= 1


def test_grey_pictures_and_faces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligner, "default_aligner", lambda: aligner.Aligner(DiscFinder()))
    install("tiny")
    install(FACES, seed=1)
    pixels = np.full((120, 160, 3), (40, 90, 60), np.uint8)
    draw_disc(pixels, face_at(80, 60, 12))
    Image.fromarray(pixels).save(tmp_path / "photo.png")
    request = EnhanceRequest(tmp_path / "photo.png", tmp_path, model="tiny", faces="on")
    whole, part = whole_and_part(request, Region(50, 30, 60, 60))
    assert np.abs(part.astype(int) - whole[120:360, 200:440]).max() <= 3
    grey = EnhanceRequest(picture(tmp_path, "L"), tmp_path, model="tiny")
    whole, part = whole_and_part(grey, Region(50, 40, 30, 20))
    assert np.array_equal(part, whole[160:240, 200:320])


def test_nothing_is_written_and_regions_are_moved_into_the_picture(tmp_path: Path) -> None:
    install("tiny")
    source = picture(tmp_path)
    request = EnhanceRequest(source, tmp_path / "never", scale=2, model="tiny")
    with Engine("cpu") as engine:
        result = engine.submit(RegionRequest(request, Region(150, -5, 40, 300))).result(60)
    assert result.region == Region(120, 0, 40, 120) and result.pixels.shape == (240, 80, 3)
    assert result.model == "tiny" and not request.folder.exists()
    with pytest.raises(EnhanceError, match="0x10 pixels"):
        RegionRequest(request, Region(0, 0, 0, 10))
    with Engine("cpu") as engine, pytest.raises(ModelError, match="no model 'gone'"):
        engine.submit(RegionRequest(Variant("Gone", "gone").of(request), Region(0, 0, 9, 9))).result(60)


def test_variants_are_the_models_of_the_scale_with_their_textures(tmp_path: Path) -> None:
    install("two", GeneratorConfig(scale=2, channels=16, blocks=1, depth=2))
    install("two-texture", GeneratorConfig(scale=2, channels=16, blocks=1, depth=2), seed=1)
    install(FACES)
    twice = [variant.words for variant in list_variants(2)]
    assert twice[0] == PLAIN.words and FACES not in twice
    assert [words for words in twice if words.startswith("two")] == [
        "two",
        "two, texture 50 %",
        "two, texture 100 %",
    ]
    assert not any(words.startswith("two") for words in (variant.words for variant in list_variants(4)))
    assert list_variants(1)[0].words == "As it is"
    request = EnhanceRequest(picture(tmp_path), tmp_path, scale=2, faces="off")
    changed = list_variants(2)[-1].of(request)
    assert changed.model == "two" and changed.texture == 1.0 and changed.faces == "off"


def test_the_middle_of_a_picture() -> None:
    assert middle_region((100, 80), (40, 40)) == Region(30, 20, 40, 40)
    assert middle_region((20, 80), (40, 40)) == Region(0, 20, 20, 40)
