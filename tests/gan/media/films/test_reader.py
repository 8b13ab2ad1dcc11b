"""Reading films: turned, uneven, broken, cut off, not films at all."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from gan.media import MediaError
from gan.media.films import FILM_SUFFIXES, open_film, probe_film, read_film
from tests.gan.media.films.film_frames import drawn, psnr, write


def turned(path: Path, degrees: int) -> Path:
    """Write a turn clockwise into the header of an MP4: the matrix of its track (ISO 14496-12, 8.3.2)."""
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees]
    matrix = (cosine << 16, sine << 16, 0, -sine << 16, cosine << 16, 0, 0, 0, 1 << 30)
    data = bytearray(path.read_bytes())
    place = data.index(b"tkhd") + 4 + 40
    data[place : place + 36] = struct.pack(">9i", *matrix)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_frames_come_upright(tmp_path: Path, degrees: int) -> None:
    upright = list(drawn(4, 64, 96))
    stored = [np.rot90(frame, degrees // 90) for frame in upright]  # as a camera held that way stores them
    path = turned(write(tmp_path / "film.mp4", stored), degrees)
    with read_film(path) as reader:
        assert (reader.info.width, reader.info.height, reader.info.rotation) == (96, 64, degrees)
        for frame, expected in zip(reader, upright, strict=True):
            assert frame.flags["C_CONTIGUOUS"] and psnr(frame, expected) > 33


def test_frames_stream(tmp_path: Path) -> None:
    with read_film(write(tmp_path / "film.mp4", drawn(50))) as reader:
        frames = iter(reader)
        assert psnr(next(frames), next(drawn())) > 33
        del frames  # and the rest is never decoded


def test_films_of_other_programs(tmp_path: Path) -> None:
    """An AVI with full colours and no tags."""
    path = tmp_path / "film.avi"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=10)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "bgr0"
        for frame in drawn():
            for packet in stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    with read_film(path) as reader:
        assert reader.info.frames_per_second == 10 and reader.info.codec == "ffv1"
        assert np.array_equal(list(reader), list(drawn()))


@pytest.mark.parametrize(
    ("height", "weights"), [(64, (0.299, 0.587, 0.114)), (720, (0.2126, 0.7152, 0.0722))]
)
def test_untagged_colours_depend_on_the_height(
    tmp_path: Path, height: int, weights: tuple[float, ...]
) -> None:
    path = tmp_path / "film.avi"
    red = np.array([200, 40, 40])
    luma = np.dot(weights, red)
    blue = (red[2] - luma) / (2 - 2 * weights[2])
    other = (red[0] - luma) / (2 - 2 * weights[0])
    levels = [16 + 219 * luma / 255, 128 + 224 * blue / 255, 128 + 224 * other / 255]
    planes = np.repeat(np.round(levels).astype(np.uint8), [64 * height, 16 * height, 16 * height])
    with av.open(str(path), "w") as container:
        stream = container.add_stream("rawvideo", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, height, "yuv420p"
        picture = av.VideoFrame.from_ndarray(planes.reshape(-1, 64), "yuv420p")
        container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    with read_film(path) as reader:
        (frame,) = reader
    assert np.abs(frame.astype(int) - red).max() <= 2


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif"])
def test_a_broken_frame_in_the_middle(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (30, 64, 96, 3), np.uint8)
    path = write(tmp_path / f"film{suffix}", list(noise))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 3000] = bytes(3000)
    path.write_bytes(data)
    with read_film(path) as reader:
        frames = list(reader)
    assert 10 < len(frames) <= 30 and psnr(frames[0], noise[0]) > 8


def test_undecodable_packets_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "film.avi"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("png", rate=10)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "rgb24"
        for frame in drawn():
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        container.mux(stream.encode(None))
    data = path.read_bytes()
    places = [place for place in range(len(data)) if data.startswith(b"\x89PNG", place)]
    width = places[5] + 16
    path.write_bytes(data[:width] + bytes(4) + data[width + 4 :])
    with read_film(path) as reader:
        frames = list(reader.frames())
        assert (len(frames), reader.broken) == (11, 1)
    assert np.array_equal(frames[5].pixels, list(drawn())[6]) and frames[5].seconds == pytest.approx(0.6)


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif", ".png"])
def test_films_that_are_cut_off_give_what_is_there(tmp_path: Path, suffix: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (20, 64, 96, 3), np.uint8)
    path = write(tmp_path / f"film{suffix}", list(noise))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with read_film(path) as reader:
        assert 8 <= len(list(reader)) < 20


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".webp", ".gif", ".png"])
def test_films_of_which_nothing_is_left(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"film{suffix}", drawn())
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(MediaError, match=f"film{suffix} is (cut off or )?damaged") as caught:
        with read_film(path) as reader:
            list(reader)
    assert caught.value.exit_status == 2


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    path = tmp_path / "song.wav"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 800), np.int16), "s16", "mono")
        frame.sample_rate = 8000
        container.mux(stream.encode(frame))
    with pytest.raises(MediaError, match="song.wav has no pictures, only sound or text; give a film"):
        probe_film(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no film at all, but words. " * 50, "film.mp4 is not a film; give an MP4, WebM, MOV"),
        (b"", "film.mp4 is empty"),
        (None, "film.mp4 does not exist"),
    ],
)
def test_what_is_no_film(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError, match=sentence):
        read_film(path)


def test_a_folder_is_no_film(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="is a folder, not a film"):
        read_film(tmp_path)


@pytest.mark.parametrize("name", ["http:film.mp4", "concat:a|b.mp4", "a 100% film #1?.mp4", "-film.mp4"])
def test_names_are_names_and_no_addresses(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / name, drawn(3))
    monkeypatch.chdir(tmp_path)
    assert probe_film(Path(name)).frames == 3


def test_a_list_of_addresses_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_text(
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:9/film.ts\n#EXT-X-ENDLIST\n"
    )
    with pytest.raises(MediaError, match="is not a film"):
        read_film(path)


def test_endings_of_films_are_not_those_of_pictures() -> None:
    assert {".mp4", ".mkv", ".mov", ".avi"} < FILM_SUFFIXES
    assert not FILM_SUFFIXES & {".gif", ".png", ".webp"}


def test_alpha_is_opaque_where_there_is_none(tmp_path: Path) -> None:
    for suffix in (".mp4", ".webm", ".webp"):
        with read_film(write(tmp_path / f"film{suffix}", drawn(2)), alpha=True) as reader:
            assert all(frame.shape[2] == 4 and (frame[..., 3] == 255).all() for frame in reader)


def test_a_film_longer_than_the_look_at_its_beginning(tmp_path: Path) -> None:
    with open_film(tmp_path / "film.webm", (16, 16), 25, quality=1) as film:
        for index in range(400):
            film.write(np.full((16, 16, 3), index % 200, np.uint8))
        path = film.commit()
    info = probe_film(path)
    assert (info.frames, info.is_variable) == (400, False) and info.duration == pytest.approx(16, abs=0.01)
