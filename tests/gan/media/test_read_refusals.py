"""Reading what should not be read: bombs, cut-off and broken files, bad paths; each is one sentence."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gan.media import Limits, MediaError, Metadata, probe_picture, read_picture
from tests.gan.media.media_pictures import (
    as_pillow,
    exif,
    noise,
    png,
    ramp,
    save,
)

KINDS = ["jpg", "png", "png16", "tiff", "tiff16", "webp", "bmp", "gif", "heic", "avif"]


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png(60_000, 60_000, 2, 8, [b"\0" * 100]))
    start = time.monotonic()
    with pytest.raises(MediaError, match="bomb.png has 60000 x 60000 pixels .* limit"):
        read_picture(tmp_path / "bomb.png")
    assert time.monotonic() - start < 1


def test_a_deep_tiff_bomb_is_refused(tmp_path: Path) -> None:
    save(tmp_path / "a.tiff", noise(4, 4, 3, np.uint16), "tiff")
    data = (tmp_path / "a.tiff").read_bytes()
    entry = struct.pack("<HHII", 256, 4, 1, 4)
    assert entry in data
    (tmp_path / "a.tiff").write_bytes(data.replace(entry, struct.pack("<HHII", 256, 4, 1, 2**31)))
    with pytest.raises(MediaError, match="limit"):
        read_picture(tmp_path / "a.tiff")


def test_limits_hold_for_one_call_only(tmp_path: Path) -> None:
    as_pillow(ramp(10, 10, 3)).save(tmp_path / "a.png")
    with pytest.raises(MediaError, match="the limit is 9.9e-05 million"):
        read_picture(tmp_path / "a.png", Limits(pixels=99))
    assert read_picture(tmp_path / "a.png", Limits(pixels=100)).width == 10


def test_large_pictures_up_to_our_limit_are_read(tmp_path: Path) -> None:
    Image.new("1", (20_000, 9_500)).save(tmp_path / "a.png")  # above Pillow's own limit
    assert probe_picture(tmp_path / "a.png").width == 20_000


KINDS = ["jpg", "png", "png16", "tiff", "tiff16", "webp", "bmp", "gif", "heic", "avif"]


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("kind", KINDS)
def test_cut_off_pictures_are_refused(tmp_path: Path, kind: str, share: float) -> None:
    path = tmp_path / f"a.{kind.rstrip('16')}"
    rows = noise(64, 64, 3, np.uint16 if kind.endswith("16") else np.uint8)
    if kind == "gif":
        as_pillow(rows).save(path)
    else:
        save(path, rows, kind.removesuffix("16"))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(MediaError, match="cut off or damaged"):
        read_picture(path)


def test_progressive_jpeg_cut_off(tmp_path: Path) -> None:
    as_pillow(noise(64, 64, 3)).save(tmp_path / "a.jpg", progressive=True)
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(MediaError, match="cut off"):
        read_picture(tmp_path / "a.jpg")


def test_flipped_bits_in_a_deep_png_are_refused(tmp_path: Path) -> None:
    data = bytearray(save(tmp_path / "a.png", noise(20, 20, 3, np.uint16), "png").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(MediaError, match="damaged"):
        read_picture(tmp_path / "a.png")


@pytest.mark.parametrize("read", [read_picture, probe_picture])
def test_bad_paths(tmp_path: Path, read: object) -> None:
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "text.jpg").write_text("Dear Sir, enclosed you find nothing.")
    for name, sentence in [
        ("no.jpg", r"no\.jpg does not exist; check the name and the folder\.$"),
        ("empty.jpg", r"empty\.jpg is empty \(0 bytes\); copy or download it again\.$"),
        ("text.jpg", r"text\.jpg is not a picture; give a JPEG, .*\.$"),
        (".", r"is a folder, not a picture; name a file in it\.$"),
        ("\0", r"is no name of a file"),
    ]:
        with pytest.raises(MediaError, match=sentence) as caught:
            read(tmp_path / name)
        assert caught.value.exit_status == 2 and "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(MediaError, match="device"):
        read_picture(tmp_path / "pipe.png")


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_pillow(ramp(4, 4, 3)).save(tmp_path / "a.png")

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(MediaError, match="may not be read by you"):
        read_picture(tmp_path / "a.png")


@pytest.mark.parametrize("kind", KINDS)
def test_broken_bytes_never_end_in_anything_but_a_sentence(tmp_path: Path, kind: str) -> None:
    rows = ramp(24, 24, 3, np.uint16 if kind.endswith("16") else np.uint8)
    path = tmp_path / "a"
    if kind == "gif":
        as_pillow(rows).save(path, "GIF")
    else:
        save(path, rows, kind.removesuffix("16"), Metadata(exif=exif(6)))
    data = path.read_bytes()
    generator = np.random.default_rng(3)
    for _ in range(40):
        broken = bytearray(data)
        for place in generator.integers(0, min(len(data), 400), 4):
            broken[place] = generator.integers(0, 256)
        path.write_bytes(broken)
        try:
            read_picture(path, Limits(pixels=1_000_000))
        except MediaError as error:
            assert "\n" not in str(error)


def test_nothing_is_written_to_the_terminal(tmp_path: Path) -> None:
    for kind in ("png", "tiff"):
        path = save(tmp_path / f"a.{kind}", noise(64, 64, 3, np.uint16), kind)
        path.write_bytes(path.read_bytes()[:9000])
    code = (
        "import sys\nfrom pathlib import Path\nfrom gan.media import MediaError, read_picture\n"
        "for name in sys.argv[1:]:\n try:\n  read_picture(Path(name))\n"
        " except MediaError:\n  continue\n assert False"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.png"), str(tmp_path / "a.tiff")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b"" and done.stdout == b""
