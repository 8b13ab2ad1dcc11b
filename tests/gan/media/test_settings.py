"""The settings that a picture carries."""

from __future__ import annotations

import random
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.media import Metadata, open_writer, read_picture
from gan.media.settings import KEYWORD, read_settings, with_settings

TEXT = '{"job":"SaveFaces","values":{"seed":7,"name":"ä ☂"}}'


@pytest.fixture
def png(tmp_path: Path) -> Path:
    Image.fromarray(np.arange(192, dtype=np.uint8).reshape(8, 8, 3)).save(tmp_path / "a.png")
    return tmp_path / "a.png"


def test_our_own_writer_puts_it_in(tmp_path: Path):
    pixels = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
    metadata = Metadata(settings=TEXT, dpi=(300, 300))
    with open_writer(tmp_path / "b.png", (8, 8), 3, 8, "png", metadata) as writer:
        writer.write(pixels)
        path = writer.commit()
    assert read_settings(path) == TEXT
    assert np.array_equal(read_picture(path).pixels, pixels)
    assert Image.open(path).text[KEYWORD.decode()] == TEXT  # as others read it


def test_into_a_file_that_is_there(png: Path, tmp_path: Path):
    before = read_picture(png).pixels
    (tmp_path / "c.png").write_bytes(with_settings(png.read_bytes(), TEXT))
    assert read_settings(tmp_path / "c.png") == TEXT
    assert np.array_equal(read_picture(tmp_path / "c.png").pixels, before)
    Image.open(tmp_path / "c.png").verify()
    assert with_settings(png.read_bytes(), "") == png.read_bytes()


def test_files_without_one(png: Path, tmp_path: Path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "empty.png").touch()
    Image.new("RGB", (4, 4)).save(tmp_path / "a.jpg")
    for path in (
        png,
        tmp_path / "a.txt",
        tmp_path / "empty.png",
        tmp_path / "a.jpg",
        tmp_path / "gone",
        tmp_path,
    ):
        assert read_settings(path) == ""


def test_damaged_files_give_nothing_or_the_text(png: Path, tmp_path: Path):
    whole, draw = with_settings(png.read_bytes(), TEXT), random.Random(3)
    broken = tmp_path / "broken.png"
    for _ in range(300):
        data = bytearray(whole[: draw.randrange(8, len(whole))])
        for _ in range(draw.randrange(3)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        broken.write_bytes(data)
        assert isinstance(read_settings(broken), str)


def test_a_text_that_swells_is_not_believed(png: Path, tmp_path: Path):
    bomb = KEYWORD + b"\0\1\0\0\0" + zlib.compress(bytes(40 * 2**20))
    chunk = struct.pack(">I", len(bomb)) + b"iTXt" + bomb + bytes(4)
    data = png.read_bytes()
    (tmp_path / "bomb.png").write_bytes(data[:33] + chunk + data[33:])
    assert read_settings(tmp_path / "bomb.png") == ""
