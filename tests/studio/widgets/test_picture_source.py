from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColorSpace
from pytestqt.qtbot import QtBot

from gan.errors import GanvasError
from studio.widgets import picture_source
from studio.widgets.picture_source import Arrival, MediaReader, PictureLoader, Role
from studio.widgets.pyramid import Pyramid, preview_pyramid


def go_on() -> bool:
    return False


class GatedReader:
    """Gives grey pictures; one named "slow" only once its gate is opened, "bad", "full" and "bug" never."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.started = threading.Event()
        self.has_previews = False

    def preview(self, path: Path) -> Pyramid | None:
        return preview_pyramid((100, 80), np.zeros((8, 10), np.uint8)) if self.has_previews else None

    def pixels(self, path: Path, should_stop: Callable[[], bool]) -> np.ndarray:
        self.started.set()
        if path.name == "slow":
            assert self.gate.wait(20)
        if path.name == "bad":
            raise GanvasError("It is bad. Choose another.")
        if path.name == "full":
            raise MemoryError
        if path.name == "bug":
            raise RuntimeError("nobody foresaw this")
        return np.full((80, 100), len(path.name), np.uint8)


@pytest.fixture
def reader() -> GatedReader:
    return GatedReader()


@pytest.fixture
def loader(qtbot: QtBot, reader: GatedReader):
    loader = PictureLoader(reader)
    yield loader
    reader.gate.set()
    loader.close()


def arrivals_of(loader: PictureLoader) -> list[Arrival]:
    arrivals: list[Arrival] = []
    loader.arrived.connect(arrivals.append)
    return arrivals


def test_previews_come_before_pictures(qtbot: QtBot, loader: PictureLoader, reader: GatedReader) -> None:
    reader.has_previews = True
    arrivals = arrivals_of(loader)
    loader.load({Role.BEFORE: Path("one"), Role.AFTER: Path("three")})
    qtbot.waitUntil(lambda: len(arrivals) == 4)
    assert [(each.role, each.pyramid.complete) for each in arrivals] == [
        (Role.BEFORE, False),
        (Role.AFTER, False),
        (Role.BEFORE, True),
        (Role.AFTER, True),
    ]
    assert {each.generation for each in arrivals} == {loader.generation}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bad", "It is bad. Choose another."),
        ("full", "not enough memory to show full"),
        ("bug", "bug could not be read"),
    ],
)
def test_an_error_is_a_sentence_and_the_other_picture_still_comes(
    qtbot: QtBot, loader: PictureLoader, name: str, words: str
) -> None:
    arrivals = arrivals_of(loader)
    loader.load({Role.BEFORE: Path(name), Role.AFTER: Path("good")})
    qtbot.waitUntil(lambda: len(arrivals) == 2)
    assert arrivals[0].pyramid is None
    assert words in arrivals[0].error
    assert arrivals[1].pyramid is not None and arrivals[1].error == ""


def test_a_new_load_neither_waits_for_the_old_nor_hears_of_it(
    qtbot: QtBot, loader: PictureLoader, reader: GatedReader
) -> None:
    arrivals = arrivals_of(loader)
    loader.load({Role.BEFORE: Path("slow"), Role.AFTER: Path("never")})
    assert reader.started.wait(5)
    loader.load({Role.BEFORE: Path("new")})
    qtbot.waitUntil(lambda: len(arrivals) == 1)
    reader.gate.set()
    loader.close()
    qtbot.wait(20)
    assert [each.pyramid.levels[0].pixels[0, 0] for each in arrivals] == [3]


def test_closing_waits_for_the_threads(qtbot: QtBot, reader: GatedReader) -> None:
    loader = PictureLoader(reader)
    loader.load({Role.BEFORE: Path("slow")})
    assert reader.started.wait(5)
    threading.Timer(0.05, reader.gate.set).start()
    loader.close()
    assert reader.gate.is_set()


def test_small_pictures_and_formats_that_decode_only_whole_have_no_preview(tmp_path: Path) -> None:
    Image.new("RGB", (64, 48)).save(tmp_path / "small.jpg")
    Image.new("RGB", (2100, 1500)).save(tmp_path / "large.png", compress_level=1)
    assert MediaReader().preview(tmp_path / "small.jpg") is None
    assert MediaReader().preview(tmp_path / "large.png") is None


def test_a_large_jpeg_has_a_preview_of_its_upright_size(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (2400, 1300), (200, 90, 30)).save(tmp_path / "large.jpg", exif=exif)
    preview = MediaReader().preview(tmp_path / "large.jpg")
    assert preview is not None
    assert (preview.width, preview.height, preview.complete) == (1300, 2400, False)
    assert preview.levels[0].pixels.shape[0] == picture_source.PREVIEW_SIDE
    assert np.abs(preview.levels[0].pixels[500, 200].astype(int) - (200, 90, 30)).max() < 4


def test_wide_colours_are_shown_as_the_screen_needs_them(tmp_path: Path) -> None:
    profile = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3).iccProfile().data()
    Image.new("RGB", (8, 8), (200, 100, 50)).save(tmp_path / "wide.png", icc_profile=profile)
    pixels = MediaReader().pixels(tmp_path / "wide.png", go_on)
    assert pixels[0, 0, 0] > 210


def test_grey_sixteen_bits_and_alpha_are_read(tmp_path: Path) -> None:
    Image.new("L", (5, 4), 77).save(tmp_path / "grey.png")
    Image.fromarray(np.full((4, 5), 0x4DFF, np.uint16)).save(tmp_path / "deep.png")
    Image.new("RGBA", (5, 4), (255, 100, 0, 51)).save(tmp_path / "clear.png")
    read = MediaReader().pixels
    assert read(tmp_path / "grey.png", go_on).tolist() == [[77] * 5] * 4
    assert read(tmp_path / "deep.png", go_on).tolist() == [[78] * 5] * 4
    assert read(tmp_path / "clear.png", go_on)[2, 2].tolist() == [51, 20, 0, 51]


def test_files_that_are_no_pictures_are_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    for name in ("text.png", "absent.png"):
        with pytest.raises(GanvasError, match=name):
            MediaReader().pixels(tmp_path / name, go_on)
