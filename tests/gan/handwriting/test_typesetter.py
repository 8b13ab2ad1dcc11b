"""Lines set in fonts; Pillow's own font stands for the handwriting ones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import ImageFont

from gan.handwriting.errors import HandwritingError
from gan.handwriting.typesetter import Typeface, read_typefaces, set_line


def _font_bytes() -> bytes:
    font = ImageFont.load_default(20)
    if not isinstance(font, ImageFont.FreeTypeFont):
        pytest.skip("Pillow was built without FreeType")
    source = font.path
    return source.getvalue() if isinstance(source, io.BytesIO) else Path(source).read_bytes()


@pytest.fixture(scope="module")
def face() -> Typeface:
    return Typeface("sample", _font_bytes())


def test_a_face_knows_what_it_can_set(face: Typeface) -> None:
    assert face.can_set("Set this, 123!")
    assert not face.can_set("漢字")


def test_the_x_height_is_about_what_was_asked_for(face: Typeface) -> None:
    for pixels in (14, 20, 26):
        height = -face.at_x_height(pixels).getbbox("x", anchor="ls")[1]
        assert height == pytest.approx(pixels, abs=3)


@pytest.mark.parametrize("height", [32, 64])
def test_lines_fill_their_height_within_bounds(face: Typeface, height: int) -> None:
    for seed in range(10):
        ink = set_line(face, "Glyph quality (jumps)", height, np.random.default_rng(seed))
        assert ink.shape[0] == height and ink.dtype == np.uint8
        rows = np.flatnonzero(ink.any(axis=1))
        assert len(rows) > 0.3 * height
        assert not ink[:, 0].any() and not ink[:, -1].any()


def test_words_are_parted_by_paper(face: Typeface) -> None:
    ink = set_line(face, "ll ll ll", 64, np.random.default_rng(3))
    inked = np.flatnonzero(ink.any(axis=0))
    widest = np.sort(np.diff(inked))[::-1]
    assert widest[1] > 1.5 * widest[2]  # two gaps between words, then those within them


def test_one_seed_sets_one_line(face: Typeface) -> None:
    first, again, other = (set_line(face, "same again", 64, np.random.default_rng(s)) for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.array_equal(first, other)


def test_archives_of_faces(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "fonts.zip", "w") as pack:
        pack.writestr("b.ttf", _font_bytes())
        pack.writestr("a.ttf", _font_bytes())
        pack.writestr("licences/a.txt", "free")
    assert [face.name for face in read_typefaces(tmp_path / "fonts.zip")] == ["a", "b"]
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as pack:
        pack.writestr("a.ttf", b"no font")
    with pytest.raises(HandwritingError, match="fonts that can be opened"):
        read_typefaces(tmp_path / "bad.zip")
