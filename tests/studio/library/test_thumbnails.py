"""Small pictures of files."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from studio.library.thumbnails import LONG_SIDE, SHORT_SIDE, encode, picture_of_files
from tests.studio.fakes import save_picture


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_sizes_keep_to_the_limits():
    for (height, width), expected in {
        (1000, 1000): (256, 256),
        (600, 1200): (448, 224),
        (1200, 800): (256, 384),
        (20, 30): (30, 20),
        (3000, 10): (1, 448),
    }.items():
        image = opened(encode(np.zeros((height, width, 3), np.uint8)))
        assert image.size == expected and image.format == "WEBP"
        assert min(image.size) <= SHORT_SIDE and max(image.size) <= LONG_SIDE


def test_transparency_stays():
    assert opened(encode(np.zeros((40, 40, 4), np.uint8))).mode == "RGBA"


def test_a_picture(tmp_path: Path):
    image = opened(picture_of_files([save_picture(tmp_path / "a.png", (640, 480))]))
    assert image.size == (341, 256)


def test_four_pictures_together(tmp_path: Path):
    paths = []
    for number, colour in enumerate(((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0))):
        paths.append(tmp_path / f"{number}.png")
        Image.new("RGB", (64, 64), colour).save(paths[-1])
    image = opened(picture_of_files(paths)).convert("RGB")
    assert image.size == (SHORT_SIDE, SHORT_SIDE)
    corners = [image.getpixel(place) for place in ((40, 40), (200, 40), (40, 200), (200, 200))]
    expected = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    assert np.abs(np.array(corners) - np.array(expected)).max() < 40
    assert opened(picture_of_files(paths[:3])).size == (64, 64)


def test_the_first_that_can_be_shown(tmp_path: Path):
    (tmp_path / "face.json").write_text("{}")
    (tmp_path / "bad.png").write_text("no picture")
    good = save_picture(tmp_path / "good.png", (50, 40))
    paths = [tmp_path / "gone.png", tmp_path / "face.json", tmp_path / "bad.png", good]
    assert opened(picture_of_files(paths)).size == (50, 40)
    assert picture_of_files(paths[:3]) is None and picture_of_files([]) is None


def test_a_folder_of_frames(tmp_path: Path):
    frames = tmp_path / "frames"
    for number in range(3):
        save_picture(frames / f"{number}.png", (64 + number, 48))
    assert opened(picture_of_files([frames])).size == (65, 48)
    (tmp_path / "empty").mkdir()
    assert picture_of_files([tmp_path / "empty"]) is None
