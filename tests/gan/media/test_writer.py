"""Writing: exact round trips, streaming in constant memory, metadata, cancelling, refusals."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
import tracemalloc
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from gan.media import WRITABLE_FORMATS, MediaError, Metadata, open_writer, read_picture
from gan.media import gather as gather_module
from gan.media import tiff as tiff_module
from tests.gan.media.media_pictures import as_pillow, exif, fake_profile, noise, ramp, save, srgb_profile

DTYPES = {8: np.uint8, 16: np.uint16}


def joined(path: Path) -> np.ndarray:
    """A file's pixels and alpha as one array."""
    picture = read_picture(path)
    if picture.alpha is None:
        return picture.pixels
    return np.concatenate([picture.pixels, picture.alpha[..., None]], axis=2)


@pytest.mark.parametrize("format", ["png", "tiff"])
@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_streams_are_bit_exact(tmp_path: Path, format: str, depth: int, channels: int) -> None:
    generator = np.random.default_rng(channels)
    for number in range(6):
        height, width = (int(side) for side in generator.integers(1, 150, 2))
        make = (noise, ramp)[number % 2]
        rows = make(height, width, channels, DTYPES[depth])
        path = save(tmp_path / f"{number}.{format}", rows, format, step=int(generator.integers(1, 40)))
        assert joined(path).dtype == rows.dtype
        assert np.array_equal(joined(path), rows), (height, width)


@pytest.mark.parametrize("format", ["png", "tiff"])
def test_pictures_of_many_bands_are_bit_exact(tmp_path: Path, format: str) -> None:
    rows = np.tile(noise(100, 300, 3, np.uint16), (9, 4, 1))  # several bands and strips
    assert np.array_equal(joined(save(tmp_path / "a", rows, format, step=77)), rows)


def test_other_software_reads_our_files(tmp_path: Path) -> None:
    rows = noise(40, 30, 4)
    assert np.array_equal(np.asarray(Image.open(save(tmp_path / "a.png", rows, "png"))), rows)
    assert np.array_equal(np.asarray(Image.open(save(tmp_path / "a.tiff", rows, "tiff"))), rows)
    deep = noise(40, 30, 2, np.uint16)
    assert np.array_equal(tifffile.imread(save(tmp_path / "b.tiff", deep, "tiff")), deep)


def test_bigtiff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiff_module, "_LARGEST_CLASSIC", 100)
    rows = noise(50, 40, 3, np.uint16)
    path = save(tmp_path / "a.tiff", rows, "tiff", Metadata(exif=exif(), icc=srgb_profile(), dpi=(72, 72)))
    assert path.read_bytes()[:4] == b"II+\0"
    assert np.array_equal(joined(path), rows)
    assert np.array_equal(tifffile.imread(path), rows)
    assert b"a red bicycle" in read_picture(path).metadata.exif


@pytest.mark.parametrize(("height", "width"), [(1, 1), (7, 9), (64, 8), (65, 17), (200, 100), (129, 64)])
@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg_in_strips_is_the_jpeg_in_one_piece(
    tmp_path: Path, height: int, width: int, channels: int
) -> None:
    rows = ramp(height, width, channels)
    whole = io.BytesIO()
    as_pillow(rows).save(whole, "JPEG", quality=95, subsampling=0)
    path = save(tmp_path / "a.jpg", rows, "jpg", step=23)
    assert np.array_equal(np.asarray(Image.open(path)), np.asarray(Image.open(whole)))


def test_jpeg_keeps_full_colour_resolution(tmp_path: Path) -> None:
    image = Image.open(save(tmp_path / "a.jpg", ramp(16, 16, 3), "jpg"))
    assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3


def test_quality_counts(tmp_path: Path) -> None:
    sizes = []
    for quality in (30, 95):
        target = tmp_path / f"{quality}.jpg"
        with open_writer(target, (64, 64), 3, 8, "jpg", Metadata(), quality=quality) as writer:
            writer.write(noise(64, 64, 3))
            sizes.append(writer.commit().stat().st_size)
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize("format", ["webp", "bmp", "heic", "avif"])
def test_gathered_formats(tmp_path: Path, format: str) -> None:
    rows = ramp(48, 64, 3) // 4 + np.uint8(90)  # quiet enough for WebP, which halves the colours' resolution
    path = save(tmp_path / f"a.{format}", rows, format, step=5)
    assert np.abs(read_picture(path).pixels.astype(int) - rows).mean() < (0.01 if format == "bmp" else 6)
    assert os.listdir(tmp_path) == [f"a.{format}"]


@pytest.mark.parametrize("format", ["webp", "heic", "avif"])
@pytest.mark.parametrize("channels", [2, 4])
def test_gathered_formats_with_alpha(tmp_path: Path, format: str, channels: int) -> None:
    rows = np.full((32, 32, channels), 200, np.uint8)
    rows[:, 16:, -1] = 0
    picture = read_picture(save(tmp_path / f"a.{format}", rows, format))
    assert np.abs(picture.alpha.astype(int) - rows[..., -1]).max() <= 3
    assert np.abs(picture.pixels[:, :8].astype(int) - 200).max() <= 4


@pytest.mark.parametrize("format", ["webp", "bmp", "heic", "avif"])
def test_gathered_grey(tmp_path: Path, format: str) -> None:
    picture = read_picture(save(tmp_path / f"a.{format}", np.full((32, 32, 1), 90, np.uint8), format))
    assert np.abs(picture.pixels.astype(int) - 90).max() <= 2


def test_sixteen_bits_into_eight_and_back(tmp_path: Path) -> None:
    rows = np.array([[[0], [128], [129], [65535]]], np.uint16)
    with open_writer(tmp_path / "a.bmp", (4, 1), 1, 16, "bmp", Metadata()) as writer:
        writer.write(rows)
        writer.commit()
    assert read_picture(tmp_path / "a.bmp").pixels.ravel().tolist() == [0, 0, 1, 255]
    with open_writer(tmp_path / "a.png", (2, 1), 1, 16, "png", Metadata()) as writer:
        writer.write(np.array([[[1], [255]]], np.uint8))
        writer.commit()
    assert read_picture(tmp_path / "a.png").pixels.ravel().tolist() == [257, 65535]


@pytest.mark.parametrize("format", ["jpg", "png", "webp", "tiff", "heic", "avif"])
def test_metadata_goes_round(tmp_path: Path, format: str) -> None:
    packet = "<x:xmpmeta>größer</x:xmpmeta>".encode()
    given = Metadata(exif=exif(), icc=srgb_profile(), xmp=packet, dpi=(300, 150))
    metadata = read_picture(save(tmp_path / f"a.{format}", ramp(32, 48, 3), format, given)).metadata
    assert metadata.icc == given.icc and metadata.xmp == packet
    carried = Image.Exif()
    carried.load(metadata.exif)
    assert carried[270] == "a red bicycle" and carried[271] == "Pinhole"
    inner = carried.get_ifd(0x8769)
    assert inner[0x9003] == "2024:05:06 07:08:09" and inner[0x927C].startswith(b"MAKERNOTE")
    assert inner[0xA002] == 48  # the new width
    if format in ("jpg", "png", "tiff"):
        assert metadata.dpi == pytest.approx((300, 150), abs=0.02)


def test_metadata_of_sixteen_bits(tmp_path: Path) -> None:
    given = Metadata(exif=exif(), icc=srgb_profile(), xmp=b"<x/>", dpi=(96, 96))
    for format in ("png", "tiff"):
        path = save(tmp_path / f"a.{format}", ramp(8, 8, 3, np.uint16), format, given)
        metadata = read_picture(path).metadata
        assert metadata.icc == given.icc and metadata.xmp == b"<x/>" and b"bicycle" in metadata.exif
        assert metadata.dpi == pytest.approx((96, 96), abs=0.02)


def test_motorola_exif_goes_into_a_tiff(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags.endian = ">"
    tags[270] = "a red bicycle"
    given = Metadata(exif=tags.tobytes().removeprefix(b"Exif\0\0"))
    assert given.exif.startswith(b"MM")
    rows = noise(9, 9, 3, np.uint16)
    path = save(tmp_path / "a.tiff", rows, "tiff", given)
    assert path.read_bytes().startswith(b"MM\0*") and np.array_equal(joined(path), rows)
    assert Image.open(path).tag_v2[270] == "a red bicycle"


@pytest.mark.parametrize("format", ["jpg", "png", "tiff"])
def test_a_profile_that_does_not_fit_is_left_out(tmp_path: Path, format: str) -> None:
    grey = save(tmp_path / f"a.{format}", ramp(8, 8, 1), format, Metadata(icc=srgb_profile()))
    assert Image.open(grey).info.get("icc_profile") is None
    colour = save(tmp_path / f"b.{format}", ramp(8, 8, 3), format, Metadata(icc=fake_profile(b"GRAY")))
    assert Image.open(colour).info.get("icc_profile") is None


def test_metadata_too_long_for_jpeg_is_left_out(tmp_path: Path) -> None:
    given = Metadata(exif=exif() + b"\0" * 70_000, xmp=b"x" * 70_000, icc=srgb_profile())
    metadata = read_picture(save(tmp_path / "a.jpg", ramp(8, 8, 3), "jpg", given)).metadata
    assert metadata.exif is None and metadata.xmp is None and metadata.icc == given.icc


@pytest.mark.parametrize(("format", "depth"), [("png", 8), ("png", 16), ("tiff", 16), ("jpg", 8), ("bmp", 8)])
def test_writing_takes_constant_memory(tmp_path: Path, format: str, depth: int) -> None:
    width, height = 1000, 4000
    band = np.zeros((100, width, 3), DTYPES[depth])
    writer = open_writer(tmp_path / "a", (width, height), 3, depth, format, Metadata())
    tracemalloc.start()
    try:
        for _ in range(height // len(band)):
            writer.write(band)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000  # of 12 or 24 million
    finally:
        tracemalloc.stop()
        writer.close()


def test_the_caller_may_use_its_array_again(tmp_path: Path) -> None:
    band = np.empty((3, 5, 1), np.uint8)
    with open_writer(tmp_path / "a.png", (5, 9), 1, 8, "png", Metadata()) as writer:
        for value in (1, 2, 3):
            band[:] = value
            writer.write(band)
        writer.commit()
    assert read_picture(tmp_path / "a.png").pixels[:, 0, 0].tolist() == [1] * 3 + [2] * 3 + [3] * 3


def test_rows_may_lie_anyhow_in_memory(tmp_path: Path) -> None:
    rows = noise(6, 8, 3)
    planes = np.moveaxis(np.ascontiguousarray(np.moveaxis(rows, 2, 0)), 0, 2)
    assert not planes.flags.c_contiguous
    for format in ("png", "tiff", "bmp"):
        assert np.array_equal(joined(save(tmp_path / f"a.{format}", planes, format)), rows)


@pytest.mark.parametrize("format", WRITABLE_FORMATS)
def test_nothing_stays_without_a_commit(tmp_path: Path, format: str) -> None:
    with pytest.raises(KeyError), open_writer(tmp_path / "a", (64, 64), 3, 8, format, Metadata()) as writer:
        writer.write(noise(64, 64, 3)[:40])
        raise KeyError
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("format", WRITABLE_FORMATS)
def test_a_cancel_leaves_no_file(tmp_path: Path, format: str) -> None:
    cancelled = threading.Event()
    with (
        pytest.raises(CancelledError),
        open_writer(tmp_path / "a", (64, 64), 3, 8, format, Metadata(), cancelled=cancelled.is_set) as writer,
    ):
        writer.write(noise(64, 64, 3))
        cancelled.set()
        writer.commit()
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("format", ["png", "tiff", "jpg"])
def test_a_cancel_stops_streams_between_bands(tmp_path: Path, format: str) -> None:
    answers = iter([False, False, True])
    size = (900, 3000)
    writer = open_writer(tmp_path / "a", size, 3, 8, format, Metadata(), cancelled=lambda: next(answers))
    with pytest.raises(CancelledError), writer:
        writer.write(np.zeros((3000, 900, 3), np.uint8))
    assert os.listdir(tmp_path) == []


def test_a_cancel_does_not_wait_for_an_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(self: Image.Image, file: object, name: str, **options: object) -> None:
        started.set()
        go_on.wait(10)

    monkeypatch.setattr(Image.Image, "save", slow)
    start = time.monotonic()
    with (
        pytest.raises(CancelledError),
        open_writer(tmp_path / "a", (8, 8), 3, 8, "webp", Metadata(), cancelled=started.is_set) as writer,
    ):
        writer.write(noise(8, 8, 3))
        writer.commit()
    assert time.monotonic() - start < 2
    assert os.listdir(tmp_path) == []
    go_on.set()


def test_an_encoder_that_fails_gives_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("no such tune")

    monkeypatch.setattr(Image.Image, "save", fail)
    for format in ("heic", "bmp"):
        with (
            pytest.raises(MediaError, match=r"a could not be encoded \(no such tune\); save") as caught,
            open_writer(tmp_path / "a", (8, 8), 3, 8, format, Metadata()) as writer,
        ):
            writer.write(noise(8, 8, 3))
            writer.commit()
        assert caught.value.exit_status == 2
    assert os.listdir(tmp_path) == []


def test_existing_files_are_kept(tmp_path: Path) -> None:
    for expected in ("a.png", "a (2).png", "a (3).png"):
        assert save(tmp_path / "a.png", ramp(4, 4, 3), "png").name == expected
    with open_writer(tmp_path / "a.png", (2, 2), 1, 8, "png", Metadata(), overwrite=True) as writer:
        writer.write(np.zeros((2, 2, 1), np.uint8))
        assert writer.commit() == tmp_path / "a.png"
    assert read_picture(tmp_path / "a.png").width == 2
    assert len(os.listdir(tmp_path)) == 3


def test_what_a_format_cannot_hold_is_refused_at_once(tmp_path: Path) -> None:
    for size, channels, format in [((70_000, 2), 3, "jpg"), ((4, 4), 4, "jpg"), ((2, 17_000), 3, "webp")]:
        with pytest.raises(MediaError, match=f"{format.upper()} .* save it as PNG"):
            open_writer(tmp_path / "a", size, channels, 8, format, Metadata())
    assert os.listdir(tmp_path) == []


def test_wrong_calls(tmp_path: Path) -> None:
    for channels, depth, format in [(5, 8, "png"), (3, 12, "png"), (3, 8, "gif")]:
        with pytest.raises(ValueError, match="no writer"):
            open_writer(tmp_path / "a", (4, 4), channels, depth, format, Metadata())
    with open_writer(tmp_path / "a", (4, 4), 3, 8, "png", Metadata()) as writer:
        with pytest.raises(ValueError, match="do not fit"):
            writer.write(noise(2, 5, 3))
        with pytest.raises(ValueError, match="do not fit"):
            writer.write(noise(5, 4, 3))
        with pytest.raises(ValueError, match="0 of 4 rows"):
            writer.commit()
    assert os.listdir(tmp_path) == []


def test_rows_wait_beside_the_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = []
    make = gather_module.tempfile.TemporaryFile

    def watched(**options: object) -> object:
        folders.append(options["dir"])
        return make(**options)

    monkeypatch.setattr(gather_module.tempfile, "TemporaryFile", watched)
    save(tmp_path / "there" / "a.bmp", ramp(4, 4, 3), "bmp")
    assert folders == [tmp_path / "there"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of processes")
@pytest.mark.parametrize("format", ["png", "tiff", "jpg", "bmp", "webp"])
def test_a_file_that_may_not_grow_gives_a_sentence(tmp_path: Path, format: str) -> None:
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nimport numpy as np\n"
        "from gan.media import MediaError, Metadata, open_writer\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "rows = np.random.default_rng(0).integers(0, 256, (600, 900, 3), np.uint8)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        " with open_writer(Path(sys.argv[1]) / 'a', (900, 600), 3, 8, sys.argv[2], Metadata()) as writer:\n"
        "  writer.write(rows)\n  writer.commit()\n"
        "except MediaError as error:\n print(error, error.exit_status)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), format]
    done = subprocess.run(command, capture_output=True, text=True)
    sentence = f"a is larger than {tmp_path} allows a file to be; choose another folder. 2\n"
    assert done.stdout == sentence, done.stderr
    assert os.listdir(tmp_path) == []
