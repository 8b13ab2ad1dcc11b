"""EXIF and XMP carried from picture to picture."""

from __future__ import annotations

import pytest
from PIL import Image

from gan.media.exif import PREFIX, orientation_of, resize_exif, tidy_exif, tidy_xmp
from tests.gan.media.media_pictures import exif


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_reset(orientation: int) -> None:
    assert orientation_of(exif(orientation)) == orientation
    assert orientation_of(tidy_exif(PREFIX + exif(orientation))) == 1


def test_everything_else_stays_where_it_is() -> None:
    before, after = exif(6), tidy_exif(exif(6))
    changed = [place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    assert len(changed) == 1


def test_the_thumbnail_is_dropped() -> None:
    thumbnail = b"\xff\xd8" + b"secret" * 50 + b"\xff\xd9"
    before = exif(6, thumbnail)
    following = slice(8 + 2 + 4 * 12, 8 + 2 + 4 * 12 + 4)  # after the four entries of the first directory
    assert any(before[following])
    after = tidy_exif(before)
    assert b"secret" not in after and len(after) < len(before) - len(thumbnail)
    assert not any(after[following])
    assert b"MAKERNOTE" in after and _loaded(after)[270] == "a red bicycle"


def test_the_size_is_set_right() -> None:
    resized = _loaded(resize_exif(exif(), (100_000, 7)))
    assert resized.get_ifd(0x8769)[0xA002] == 100_000  # too large for the SHORT that it was
    assert 0xA003 not in resized.get_ifd(0x8769)


JUNK = [None, b"", b"II", b"II*\0\xff\xff\xff\xff" + b"\0" * 20, b"Exif\0\0nothing at all here"]


@pytest.mark.parametrize("junk", JUNK)
def test_what_is_no_exif(junk: bytes | None) -> None:
    assert tidy_exif(junk) is None and resize_exif(junk, (1, 1)) is None and orientation_of(junk) == 1


def test_cut_off_exif_never_fails() -> None:
    whole = exif(6, b"thumbnail")
    for end in range(len(whole)):
        tidy_exif(whole[:end])
        resize_exif(whole[:end], (5, 5))


def test_xmp() -> None:
    turned, plain = (b"<a><tiff:Orientation>%d</tiff:Orientation></a>" % number for number in (8, 1))
    assert tidy_xmp(turned + b"\0") == plain
    assert tidy_xmp('<a tiff:Orientation="3"/>') == b'<a tiff:Orientation="1"/>'
    assert tidy_xmp(None) is None and tidy_xmp(b"") is None


def test_xmp_of_a_gain_map_is_dropped() -> None:
    assert tidy_xmp(b'<a hdrgm:Version="1.0"/>') is None


def _loaded(blob: bytes) -> Image.Exif:
    tags = Image.Exif()
    tags.load(PREFIX + blob)
    return tags
