"""Reading: every format and kind of pixel, golden values, orientation, metadata."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, ImageOps

from gan.media import MediaError, probe_picture, read_picture
from gan.media.exif import orientation_of
from gan.media.read import upright
from tests.gan.media.media_pictures import (
    as_pillow,
    chunk,
    exif,
    fake_profile,
    noise,
    png,
    ramp,
    srgb_profile,
)

EXACT = [("png", "PNG", {}), ("tiff", "TIFF", {}), ("bmp", "BMP", {}), ("webp", "WEBP", {"lossless": True})]
LOSSY = [
    ("jpg", "JPEG", {"quality": 95, "subsampling": 0}),
    ("heic", "HEIF", {"quality": 95, "chroma": 444}),
    ("avif", "AVIF", {"quality": 95, "subsampling": "4:4:4"}),
]


@pytest.mark.parametrize(("format", "pillow", "options"), EXACT + LOSSY)
def test_rgb_of_every_format(tmp_path: Path, format: str, pillow: str, options: dict) -> None:
    rows = ramp(40, 56, 3)
    path = tmp_path / f"Bild ä 图.{format}"
    as_pillow(rows).save(path, pillow, **options)
    picture = read_picture(path)
    assert (picture.format, picture.width, picture.height, picture.depth) == (format, 56, 40, 8)
    assert picture.alpha is None and picture.pixels.flags.c_contiguous
    largest = 0 if (format, pillow, options) in EXACT else 60  # edges of the ramp ring a little
    assert np.abs(picture.pixels.astype(int) - rows).max() <= largest
    assert np.abs(picture.pixels.astype(int) - rows).mean() <= (0 if largest == 0 else 4)


def test_gif_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (6, 4), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert (read_picture(tmp_path / "a.gif").pixels == (255, 0, 0)).all()
    assert probe_picture(tmp_path / "a.gif").frames == 3


def test_animated_webp_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (6, 4), colour) for colour in ("red", "lime")]
    frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:], lossless=True)
    assert (read_picture(tmp_path / "a.webp").pixels == (255, 0, 0)).all()
    assert probe_picture(tmp_path / "a.webp").frames == 2


def test_jpeg_with_several_pictures(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (16, 16), colour) for colour in ("red", "blue"))
    first.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[second])
    picture = read_picture(tmp_path / "a.jpg")
    assert picture.format == "jpg" and np.abs(picture.pixels.astype(int) - (255, 0, 0)).max() <= 4


def test_content_counts_not_the_ending(tmp_path: Path) -> None:
    as_pillow(ramp(4, 4, 3)).save(tmp_path / "a.jpg", "PNG")
    assert read_picture(tmp_path / "a.jpg").format == "png"


@pytest.mark.parametrize("format", ["png", "tiff"])
def test_one_bit(tmp_path: Path, format: str) -> None:
    levels = [[0, 255, 0], [255, 255, 0]]
    Image.fromarray(np.array(levels, np.uint8)).convert("1").save(tmp_path / f"a.{format}")
    assert read_picture(tmp_path / f"a.{format}").pixels[..., 0].tolist() == levels


@pytest.mark.parametrize("format", ["png", "tiff", "jpg", "bmp"])
def test_grey_stays_grey(tmp_path: Path, format: str) -> None:
    as_pillow(np.full((5, 7, 1), 100, np.uint8)).save(tmp_path / f"a.{format}")
    picture = read_picture(tmp_path / f"a.{format}")
    assert picture.pixels.shape == (5, 7, 1) and (picture.pixels == 100).all()


@pytest.mark.parametrize("format", ["png", "tiff"])
def test_grey_with_alpha(tmp_path: Path, format: str) -> None:
    rows = noise(5, 7, 2)
    as_pillow(rows).save(tmp_path / f"a.{format}")
    picture = read_picture(tmp_path / f"a.{format}")
    assert (picture.pixels == rows[..., :1]).all() and (picture.alpha == rows[..., 1]).all()


def test_palette(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.putpixel((1, 0), 1)
    image.save(tmp_path / "a.png")
    assert read_picture(tmp_path / "a.png").pixels.tolist() == [[[10, 20, 30], [200, 100, 50]]]
    image.save(tmp_path / "b.png", transparency=bytes([0, 128]))
    picture = read_picture(tmp_path / "b.png")
    assert picture.alpha.tolist() == [[0, 128]] and picture.pixels[0, 1].tolist() == [200, 100, 50]
    assert probe_picture(tmp_path / "b.png").has_alpha


def test_transparent_colour_of_an_rgb_png(tmp_path: Path) -> None:
    image = Image.fromarray(np.array([[[9, 8, 7], [1, 2, 3]]], np.uint8))
    image.save(tmp_path / "a.png", transparency=(9, 8, 7))
    assert read_picture(tmp_path / "a.png").alpha.tolist() == [[0, 255]]


def test_cmyk_without_profile(tmp_path: Path) -> None:
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=100)
    picture = read_picture(tmp_path / "a.jpg")
    assert picture.pixels.shape == (16, 16, 3)
    assert np.abs(picture.pixels.astype(int) - (255, 0, 0)).max() <= 4


def test_cmyk_with_a_broken_profile(tmp_path: Path) -> None:
    profile = fake_profile(b"CMYK")
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "a.tif", icc_profile=profile)
    picture = read_picture(tmp_path / "a.tif")
    assert picture.pixels[0, 0].tolist() == [255, 0, 0] and picture.metadata.icc is None


def test_cmyk_goes_through_its_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def convert(image: Image.Image, source: object, target: object, **options: object) -> Image.Image:
        calls.append((image.mode, options["outputMode"]))
        return Image.new("RGB", image.size, (1, 2, 3))

    monkeypatch.setattr(ImageCms, "ImageCmsProfile", lambda profile: profile)
    monkeypatch.setattr(ImageCms, "profileToProfile", convert)
    Image.new("CMYK", (3, 3)).save(tmp_path / "a.tif", icc_profile=fake_profile(b"CMYK"))
    assert read_picture(tmp_path / "a.tif").pixels[0, 0].tolist() == [1, 2, 3]
    assert calls == [("CMYK", "RGB")]


def test_lab_tiff(tmp_path: Path) -> None:
    Image.new("LAB", (2, 2), (255, 128, 128)).save(tmp_path / "a.tif")
    assert (read_picture(tmp_path / "a.tif").pixels >= 250).all()


@pytest.mark.parametrize(("channels", "colour_type"), [(1, 0), (2, 4), (3, 2), (4, 6)])
def test_sixteen_bit_png(tmp_path: Path, channels: int, colour_type: int) -> None:
    rows = noise(5, 7, channels, np.uint16)
    path = tmp_path / "ü.png"
    path.write_bytes(png(7, 5, colour_type, 16, [row.astype(">u2").tobytes() for row in rows]))
    picture = read_picture(path)
    colours = channels - (channels in (2, 4))
    assert picture.depth == 16 and (picture.pixels == rows[..., :colours]).all()
    if channels in (2, 4):
        assert (picture.alpha == rows[..., -1]).all()
    else:
        assert picture.alpha is None
    info = probe_picture(path)
    assert (info.depth, info.has_alpha) == (16, channels in (2, 4))


def test_sixteen_bit_grey_png_with_a_transparent_level(tmp_path: Path) -> None:
    extra = chunk(b"tRNS", struct.pack(">H", 500))
    (tmp_path / "a.png").write_bytes(png(2, 1, 0, 16, [struct.pack(">HH", 500, 501)], extra))
    assert read_picture(tmp_path / "a.png").alpha.tolist() == [[0, 65535]]


TIFFS = [
    ("plain", 3, {"photometric": "rgb"}),
    ("deflate", 3, {"photometric": "rgb", "compression": "deflate", "predictor": True}),
    ("big-endian", 3, {"photometric": "rgb", "byteorder": ">"}),
    ("bigtiff", 3, {"photometric": "rgb", "bigtiff": True}),
    ("tiled", 3, {"photometric": "rgb", "tile": (16, 16)}),
    ("grey", 1, {"photometric": "minisblack"}),
    ("alpha", 4, {"photometric": "rgb", "extrasamples": ["unassalpha"]}),
    ("grey-alpha", 2, {"photometric": "minisblack", "extrasamples": ["unassalpha"]}),
]


@pytest.mark.parametrize(
    ("channels", "options"), [case[1:] for case in TIFFS], ids=[case[0] for case in TIFFS]
)
def test_sixteen_bit_tiff(tmp_path: Path, channels: int, options: dict) -> None:
    rows = noise(20, 30, channels, np.uint16)
    tifffile.imwrite(tmp_path / "ö.tif", rows[..., 0] if channels == 1 else rows, **options)
    picture = read_picture(tmp_path / "ö.tif")
    colours = channels - (channels in (2, 4))
    assert picture.depth == 16 and (picture.pixels == rows[..., :colours]).all()
    assert (picture.alpha is not None) == (channels in (2, 4))
    if picture.alpha is not None:
        assert (picture.alpha == rows[..., -1]).all()


def test_tiff_with_separate_planes(tmp_path: Path) -> None:
    rows = noise(5, 7, 3, np.uint16)
    planes = np.moveaxis(rows, -1, 0)
    tifffile.imwrite(tmp_path / "a.tif", planes, photometric="rgb", planarconfig="separate")
    assert (read_picture(tmp_path / "a.tif").pixels == rows).all()


def test_tiff_whose_zero_is_white(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.array([[0, 65535, 5]], np.uint16), photometric="miniswhite")
    assert read_picture(tmp_path / "a.tif").pixels[..., 0].tolist() == [[65535, 0, 65530]]


def test_premultiplied_tiff(tmp_path: Path) -> None:
    rows = np.array([[[10_000, 20_000, 30_000, 32_768], [0, 0, 0, 0]]], np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", rows, photometric="rgb", extrasamples=["assocalpha"])
    assert read_picture(tmp_path / "a.tif").pixels[0].tolist() == [[20_000, 39_999, 59_999], [0, 0, 0]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (np.array([[0, 0.5, 1]], np.float32), [0, 32768, 65535]),
        (np.array([[0, 127.5, 255]], np.float32), [0, 32768, 65535]),
        (np.array([[0, 0.25, 1]], np.float64), [0, 16384, 65535]),
        (np.array([[0, 1000, 65535]], np.int32), [0, 1000, 65535]),
        (np.array([[0, 2**31, 2**32 - 1]], np.uint32), [0, 32768, 65535]),
    ],
)
def test_other_numbers_in_tiff(tmp_path: Path, values: np.ndarray, expected: list[int]) -> None:
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="minisblack")
    assert read_picture(tmp_path / "a.tif").pixels.ravel().tolist() == expected


def test_float_rgb_tiff(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.array([[[0, 0.5, 1]]], np.float32), photometric="rgb")
    assert read_picture(tmp_path / "a.tif").pixels.ravel().tolist() == [0, 32768, 65535]


@pytest.mark.parametrize("values", [[[-5.0, 1.0]], [[0.0, np.nan]], [[0.0, 1e9]]])
def test_measurements_are_refused(tmp_path: Path, values: list) -> None:
    tifffile.imwrite(tmp_path / "a.tif", np.array(values, np.float32), photometric="minisblack")
    with pytest.raises(MediaError, match="measurements"):
        read_picture(tmp_path / "a.tif")


def test_ten_bit_heic(tmp_path: Path) -> None:
    import pillow_heif

    rows = ramp(64, 64, 3, np.uint16)
    heif = pillow_heif.from_bytes("RGB;16", (64, 64), rows.tobytes())
    heif.save(tmp_path / "a.heic", quality=95, chroma=444)
    picture = read_picture(tmp_path / "a.heic")
    assert picture.depth == 16
    assert np.abs(picture.pixels.astype(int) - rows).mean() < 1000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_upright_is_what_pillow_does(orientation: int) -> None:
    rows = noise(3, 5, 3)
    image = as_pillow(rows)
    image.getexif()[274] = orientation
    assert (upright(rows, orientation) == np.asarray(ImageOps.exif_transpose(image))).all()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("format", "pillow"),
    [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF"), ("tiff", "TIFF")],
)
def test_orientation_is_applied(tmp_path: Path, format: str, pillow: str, orientation: int) -> None:
    rows = np.zeros((16, 32, 3), np.uint8)
    rows[:8, :8] = 255  # the top left corner shows where each orientation puts it
    as_pillow(rows).save(tmp_path / f"a.{format}", pillow, exif=b"Exif\0\0" + exif(orientation), quality=95)
    picture = read_picture(tmp_path / f"a.{format}")
    expected = upright(rows, orientation)
    assert picture.pixels.shape == expected.shape
    assert np.abs(picture.pixels.astype(int) - expected).mean() < 6
    assert orientation_of(picture.metadata.exif) == 1
    info = probe_picture(tmp_path / f"a.{format}")
    assert (info.width, info.height) == (picture.width, picture.height)


@pytest.mark.parametrize("orientation", [3, 6])
def test_orientation_of_deep_pictures_with_alpha(tmp_path: Path, orientation: int) -> None:
    rows = noise(5, 7, 4, np.uint16)
    extra = chunk(b"eXIf", exif(orientation))
    lines = [row.astype(">u2").tobytes() for row in rows]
    (tmp_path / "a.png").write_bytes(png(7, 5, 6, 16, lines, extra))
    tags = [(274, "H", 1, orientation, False)]
    tifffile.imwrite(tmp_path / "a.tif", rows, photometric="rgb", extrasamples=["unassalpha"], extratags=tags)
    for path in (tmp_path / "a.png", tmp_path / "a.tif"):
        picture = read_picture(path)
        assert (picture.pixels == upright(rows[..., :3], orientation)).all(), path
        assert (picture.alpha == upright(rows[..., 3], orientation)).all(), path


def test_heic_is_turned_once(tmp_path: Path) -> None:
    rows = np.zeros((64, 128, 3), np.uint8)
    rows[:32, :32] = 255
    as_pillow(rows).save(tmp_path / "a.heic", "HEIF", exif=b"Exif\0\0" + exif(6), quality=95)
    picture = read_picture(tmp_path / "a.heic")
    assert np.abs(picture.pixels.astype(int) - upright(rows, 6)).mean() < 6
    assert orientation_of(picture.metadata.exif) == 1


def test_metadata_of_a_jpeg(tmp_path: Path) -> None:
    profile, packet = srgb_profile(), b'<x:xmpmeta tiff:Orientation="6">hello</x:xmpmeta>'
    image = as_pillow(ramp(8, 16, 3))
    options = {"exif": b"Exif\0\0" + exif(6), "icc_profile": profile, "xmp": packet, "dpi": (300, 150)}
    image.save(tmp_path / "a.jpg", **options)
    metadata = read_picture(tmp_path / "a.jpg").metadata
    assert metadata.icc == profile
    assert metadata.xmp == b'<x:xmpmeta tiff:Orientation="1">hello</x:xmpmeta>'
    assert metadata.dpi == (150, 300)  # turned with the picture
    assert b"a red bicycle" in metadata.exif and b"MAKERNOTE" in metadata.exif


def test_metadata_of_a_tiff(tmp_path: Path) -> None:
    options = {"exif": b"Exif\0\0" + exif(8), "dpi": (300, 150), "icc_profile": srgb_profile()}
    as_pillow(ramp(8, 16, 3)).save(tmp_path / "a.tif", **options)
    picture = read_picture(tmp_path / "a.tif")
    assert (picture.width, picture.height) == (8, 16)
    carried = Image.Exif()
    carried.load(picture.metadata.exif)
    assert carried[270] == "a red bicycle" and carried[274] == 1
    assert carried.get_ifd(0x8769)[0x9003] == "2024:05:06 07:08:09"
    assert not set(carried) & {256, 257, 258, 273, 279}
    assert picture.metadata.dpi == (150, 300) and picture.metadata.icc == srgb_profile()


def test_profile_of_another_colour_space_is_left_out(tmp_path: Path) -> None:
    as_pillow(ramp(4, 4, 1)).save(tmp_path / "grey.png", icc_profile=srgb_profile())
    as_pillow(ramp(4, 4, 3)).save(tmp_path / "rgb.png", icc_profile=fake_profile(b"GRAY"))
    assert read_picture(tmp_path / "grey.png").metadata.icc is None
    assert read_picture(tmp_path / "rgb.png").metadata.icc is None
    as_pillow(ramp(4, 4, 1)).save(tmp_path / "good.png", icc_profile=fake_profile(b"GRAY"))
    assert read_picture(tmp_path / "good.png").metadata.icc == fake_profile(b"GRAY")


def test_reading_needs_no_torch() -> None:
    code = (
        "import sys, gan.media\n"
        "sys.exit(any(name.split('.')[0] in ('torch', 'PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_interlaced_deep_png(tmp_path: Path) -> None:
    # Adam7 of a 2 x 1 picture: the first pixel in pass 1, the second in pass 6.
    data = png(2, 1, 0, 16, [struct.pack(">H", 7), struct.pack(">H", 9)])
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 16, 0, 0, 0, 1))
    (tmp_path / "a.png").write_bytes(data[:8] + header + data[8 + len(header) :])
    assert read_picture(tmp_path / "a.png").pixels.ravel().tolist() == [7, 9]


def test_deep_tiff_by_other_software(tmp_path: Path) -> None:
    rows = noise(33, 17, 3, np.uint16)
    assert cv2.imwrite(str(tmp_path / "a.tif"), rows[..., ::-1])  # compressed with LZW
    assert (read_picture(tmp_path / "a.tif").pixels == rows).all()


def test_pillow_keeps_whole_decoding(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    as_pillow(noise(64, 64, 3)).save(buffer, "JPEG")
    for end in range(len(buffer.getvalue()) - 300, len(buffer.getvalue()) - 3, 40):
        (tmp_path / "a.jpg").write_bytes(buffer.getvalue()[:end])
        with pytest.raises(MediaError):
            read_picture(tmp_path / "a.jpg")
