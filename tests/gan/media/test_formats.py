"""Which format a result gets."""

from __future__ import annotations

import pytest

from gan.media import PICTURE_SUFFIXES, WRITABLE_FORMATS, MediaError, format_for


@pytest.mark.parametrize("format", WRITABLE_FORMATS)
def test_formats_are_kept(format: str) -> None:
    choice = format_for(format, (4000, 3000))
    assert (choice.format, choice.note) == (format, None)
    assert f".{format}" in PICTURE_SUFFIXES


@pytest.mark.parametrize(
    ("kept", "size", "wanted", "has_alpha", "words"),
    [
        ("gif", (10, 10), "keep", False, "GIF holds only 256 colours"),
        ("jpg", (65_501, 10), "keep", False, "JPG holds at most 65500 pixels a side, not 65501"),
        ("png", (10, 16_384), "webp", False, "WEBP holds at most 16383 pixels a side, not 16384"),
        ("png", (10, 10), "jpg", True, "JPG cannot hold transparency"),
        ("bmp", (10, 10), "keep", True, "BMP cannot hold transparency"),
    ],
)
def test_png_takes_what_others_cannot(
    kept: str, size: tuple[int, int], wanted: str, has_alpha: bool, words: str
) -> None:
    choice = format_for(kept, size, wanted, has_alpha=has_alpha)
    assert choice.format == "png"
    assert choice.note == f"{words}, so the result is saved as PNG."


def test_largest_sizes_are_kept() -> None:
    assert format_for("jpg", (65_500, 65_500)).note is None
    assert format_for("webp", (16_383, 16_383)).note is None


def test_sixteen_bits() -> None:
    assert format_for("tiff", (10, 10), depth=16).note is None
    choice = format_for("png", (10, 10), "jpg", depth=16)
    assert choice.format == "jpg" and "8 bits" in choice.note and "PNG or TIFF" in choice.note


@pytest.mark.parametrize(("wanted", "format"), [("JPEG", "jpg"), (".tif", "tiff"), ("heif", "heic")])
def test_other_names(wanted: str, format: str) -> None:
    assert format_for("png", (10, 10), wanted).format == format


def test_unknown_formats() -> None:
    with pytest.raises(MediaError, match="'psd' is no format for results; take keep, jpg, png"):
        format_for("png", (10, 10), "psd")
