"""Small pictures of pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from gan.media import MediaError, read_thumbnail
from tests.gan.media.media_pictures import as_pillow, exif, noise, ramp, save


@pytest.mark.parametrize("format", ["jpg", "png", "webp", "tiff", "bmp", "heic", "avif"])
def test_fits_the_square(tmp_path: Path, format: str) -> None:
    path = save(tmp_path / f"a.{format}", ramp(100, 300, 3), format)
    small = read_thumbnail(path, 60)
    assert small.shape == (20, 60, 3) and small.dtype == np.uint8


def test_small_pictures_keep_their_size(tmp_path: Path) -> None:
    rows = noise(5, 7, 3)
    assert np.array_equal(read_thumbnail(save(tmp_path / "a.png", rows, "png"), 100), rows)


@pytest.mark.parametrize(("channels", "shown"), [(1, 3), (2, 4), (3, 3), (4, 4)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_every_kind_of_pixel(tmp_path: Path, channels: int, shown: int, dtype: type) -> None:
    rows = np.full((80, 40, channels), np.iinfo(dtype).max // 2, dtype)
    small = read_thumbnail(save(tmp_path / "a.png", rows, "png"), 20)
    assert small.shape == (20, 10, shown)
    assert np.abs(small.astype(int) - 127).max() <= 1


def test_orientation(tmp_path: Path) -> None:
    as_pillow(ramp(40, 80, 3)).save(tmp_path / "a.jpg", exif=b"Exif\0\0" + exif(6))
    assert read_thumbnail(tmp_path / "a.jpg", 20).shape == (20, 10, 3)


def test_a_jpeg_is_decoded_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_pillow(ramp(800, 1600, 3)).save(tmp_path / "a.jpg")
    sizes = []
    resize = Image.Image.resize

    def watched(self: Image.Image, size: tuple[int, int], *rest: object, **options: object) -> Image.Image:
        sizes.append(self.size)
        return resize(self, size, *rest, **options)

    monkeypatch.setattr(Image.Image, "resize", watched)
    assert read_thumbnail(tmp_path / "a.jpg", 100).shape == (50, 100, 3)
    assert sizes[0] == (200, 100)


def test_colours_become_srgb(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    assert swapped != profile  # a profile in which red and green are exchanged
    Image.new("RGB", (8, 8), (255, 0, 0)).save(tmp_path / "a.png", icc_profile=swapped)
    red, green, _ = read_thumbnail(tmp_path / "a.png", 8)[4, 4].astype(int)
    assert green > 240 and red < 80


def test_a_broken_profile_is_left_out(tmp_path: Path) -> None:
    as_pillow(ramp(8, 8, 3)).save(tmp_path / "a.png", icc_profile=b"\0" * 16 + b"RGB " + b"\0" * 200)
    assert np.array_equal(read_thumbnail(tmp_path / "a.png", 8), ramp(8, 8, 3))


def test_bad_input(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", noise(64, 64, 3), "jpg")
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(MediaError, match="cut off"):
        read_thumbnail(path, 32)
    with pytest.raises(MediaError, match="does not exist"):
        read_thumbnail(tmp_path / "no.png", 32)
    with pytest.raises(ValueError, match="thumbnail of 0"):
        read_thumbnail(path, 0)
