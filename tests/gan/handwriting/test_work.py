"""Pages from file to words, through an engine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.engine import Engine
from gan.handwriting import work
from gan.handwriting.errors import HandwritingError
from gan.handwriting.request import ReadPage, ReadResult
from gan.media import MediaError
from tests.gan.handwriting.readers import install
from tests.gan.handwriting.samples import picture_of
from tests.gan.handwriting.sheets import LINES, in_colour, turned, write_page
from tests.gan.handwriting.test_glyph_sheets import sheet


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine("cpu") as made:
        yield made


@pytest.fixture(autouse=True)
def readers() -> None:
    for task in ("lines", "digits", "characters"):
        install(task)


def save(path: Path, pixels: np.ndarray, **keys: object) -> Path:
    Image.fromarray(pixels).save(path, **keys)
    return path


def read(engine: Engine, path: Path, **keys: object) -> ReadResult:
    return engine.submit(ReadPage(path, language=False, **keys)).result(timeout=60)


def test_a_page_comes_with_lines_words_and_its_straight_picture(engine: Engine, tmp_path: Path) -> None:
    path = save(tmp_path / "page.png", in_colour(turned(write_page(), 2.0)), dpi=(150, 150))
    result = read(engine, path)
    page = result.page
    assert (page.number, page.source, page.turned % 2) == (1, str(path), 0)
    assert len(page.lines) == len(LINES) and result.seconds > 0
    assert page.dpi == pytest.approx(150, rel=0.05)
    assert result.picture.shape == (page.height, page.width, 3)
    words = list(page.words)
    assert words and all(0 <= word.confidence <= 1 and word.text for word in words)
    for line in page.lines:
        assert all(word.box.left >= line.box.left - 20 for word in line.words)
        lefts = [word.box.left for word in line.words]
        assert lefts == sorted(lefts)


@pytest.mark.parametrize("pixels", [np.full((300, 240), 240, np.uint8), np.full((1, 1), 9, np.uint8)])
def test_a_blank_page_is_no_error(engine: Engine, tmp_path: Path, pixels: np.ndarray) -> None:
    for mode in ("page", "line", "digits", "characters"):
        result = read(engine, save(tmp_path / f"{mode}.png", pixels), mode=mode)
        assert result.page.text == "" and result.notes == ()


def test_a_photo_without_text_is_no_error(engine: Engine, tmp_path: Path) -> None:
    y, x = np.mgrid[0:240, 0:320]
    hills = np.stack([120 + 80 * np.sin(x / 50 + k) * np.cos(y / 70) for k in range(3)], axis=2)
    assert len(read(engine, save(tmp_path / "hills.jpg", hills.astype(np.uint8))).page.lines) <= 1


def test_thin_and_long_pictures_are_no_error(engine: Engine, tmp_path: Path) -> None:
    strokes = np.full((3, 4000), 240, np.uint8)
    strokes[1, ::9] = 10
    for mode in ("page", "line", "digits"):
        read(engine, save(tmp_path / f"{mode}.png", strokes), mode=mode)
        read(engine, save(tmp_path / f"{mode}2.png", np.ascontiguousarray(strokes.T)), mode=mode)


def test_white_on_black_has_the_same_lines(engine: Engine, tmp_path: Path) -> None:
    result = read(engine, save(tmp_path / "board.png", 255 - write_page()))
    assert len(result.page.lines) == len(LINES)


def test_a_picture_of_one_line_is_taken_whole(engine: Engine, tmp_path: Path) -> None:
    grey = picture_of("two words")
    result = read(engine, save(tmp_path / "line.png", grey), mode="line")
    assert len(result.page.lines) == 1 and result.picture.shape == (*grey.shape, 3)


def test_digits_and_characters_are_single_glyphs_in_rows(engine: Engine, tmp_path: Path) -> None:
    path = save(tmp_path / "digits.png", sheet("123", "4567"))
    lines = read(engine, path, mode="digits").page.lines
    assert [len(line.text.replace(" ", "")) for line in lines] == [3, 4]
    assert set("".join(line.text for line in lines)) <= set("0123456789 ")
    wide = read(engine, save(tmp_path / "words.png", sheet("12   34", step=40)), mode="characters")
    assert [len(word.text) for word in wide.page.lines[0].words] == [2, 2]


def test_files_that_cannot_be_read_are_sentences(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    for name, error in (
        ("text.png", MediaError),
        ("missing.png", MediaError),
        ("broken.pdf", HandwritingError),
    ):
        with pytest.raises(error, match=name):
            read(engine, tmp_path / name)
    with pytest.raises(HandwritingError, match="there is no page 2"):
        read(engine, save(tmp_path / "one.png", write_page()), page=2)


def test_a_page_can_be_cancelled_between_its_stages(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    straighten = work.straighten_page

    def wait(picture: np.ndarray, heed: Callable[[], None]) -> object:
        reached.set()
        go_on.wait(10)
        return straighten(picture, heed)

    monkeypatch.setattr(work, "straighten_page", wait)
    job = engine.submit(ReadPage(save(tmp_path / "page.png", write_page())))
    assert reached.wait(10)
    job.cancel()
    go_on.set()
    with pytest.raises(CancelledError):
        job.result(timeout=10)
