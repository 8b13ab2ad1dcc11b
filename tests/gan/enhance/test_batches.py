"""A batch gives what each picture alone would give: pixels, metadata, orientation, colour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from gan.engine import Engine, Priority
from gan.enhance.request import EnhanceRequest
from tests.gan.enhance.small_model import install


def photos(folder: Path) -> list[Path]:
    """A turned JPEG with a profile and a date, a grey PNG, a transparent WebP, a 16-bit PNG."""
    random = np.random.default_rng(0)
    folder.mkdir()
    colours = Image.fromarray(random.integers(0, 256, (24, 37, 3), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = 6, "1974:07:20 12:00:00"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    colours.save(folder / "turned.jpg", exif=exif, icc_profile=profile, quality=95)
    colours.convert("L").save(folder / "grey.png", dpi=(300, 300))
    colours.convert("RGBA").save(folder / "clear.webp", lossless=True)
    deep = random.integers(0, 65536, (20, 22), dtype=np.uint16)
    Image.fromarray(deep).save(folder / "deep.png")
    return sorted(folder.iterdir())


def test_batches_equal_singles(tmp_path: Path) -> None:
    install()
    sources = photos(tmp_path / "in")
    with Engine("cpu") as engine:
        wishes = [EnhanceRequest(source, tmp_path / "batch", 2, "tiny") for source in sources]
        jobs = [engine.submit(wish, Priority.BATCH) for wish in wishes]
        batch = [job.result(60).path for job in jobs]
        for source, together in zip(sources, batch, strict=True):
            alone = engine.submit(EnhanceRequest(source, tmp_path / "single", 2, "tiny")).result(60).path
            assert alone.name == together.name and alone.read_bytes() == together.read_bytes(), source.name
    turned = Image.open(tmp_path / "batch" / "turned_2x.jpg")
    assert turned.size == (48, 74) and turned.getexif().get(0x0112, 1) == 1
    assert turned.getexif()[0x0132] == "1974:07:20 12:00:00" and turned.info["icc_profile"]
