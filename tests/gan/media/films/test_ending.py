"""Films whose end is missing are told from those that end where they should."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from gan.media import MediaError
from gan.media.films import CutOff, read_film

RATE, FRAMES = 25, 50
CODECS = {
    ".mkv": "libx264",
    ".mp4": "libx264",
    ".mov": "mpeg4",
    ".avi": "mpeg4",
    ".ts": "libx264",
    ".flv": "flv",
}


def make(path: Path, *, frames: int = FRAMES, sound: float = 0.0, moments: list[int] | None = None) -> Path:
    """A film of grain, with seconds of silence beside it, and its index at the front."""
    options = {"movflags": "+faststart"} if path.suffix in (".mp4", ".mov") else {}
    random = np.random.default_rng(0)
    with av.open(str(path), "w", container_options=options) as container:
        stream = container.add_stream(CODECS[path.suffix], rate=RATE)
        stream.width, stream.height, stream.pix_fmt = 96, 64, "yuv420p"
        track = container.add_stream("libmp3lame", rate=44100) if sound else None
        packets = []
        for index in range(frames):
            grain = random.integers(0, 255, (64, 96, 3), np.uint8)
            picture = av.VideoFrame.from_ndarray(grain, "rgb24")
            picture.pts = moments[index] if moments else index
            picture.time_base = Fraction(1, RATE)
            packets += stream.encode(picture)
        packets += stream.encode(None)
        if track is not None:
            for begin in range(0, round(sound * 44100), 4410):
                tone = av.AudioFrame.from_ndarray(np.zeros((1, 4410), np.float32), "fltp", "mono")
                tone.sample_rate, tone.pts, tone.time_base = 44100, begin, Fraction(1, 44100)
                packets += track.encode(tone)
            packets += track.encode(None)
        for packet in sorted(packets, key=lambda packet: packet.dts * packet.time_base):
            container.mux(packet)
    return path


def cut_off(path: Path, share: float | None = None) -> CutOff | None:
    """What a reader says at the end of a film, of which only a share of its bytes is left."""
    if share is not None:
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
    with read_film(path) as reader:
        assert reader.cut_off is None  # nobody knows yet
        list(reader.frames())
        return reader.cut_off


@pytest.mark.parametrize("suffix", CODECS)
@pytest.mark.parametrize("sound", [0.0, 1.9])
def test_whole_films_are_whole(tmp_path: Path, suffix: str, sound: float) -> None:
    assert cut_off(make(tmp_path / f"film{suffix}", sound=sound)) is None


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".mov", ".avi", ".flv"])
@pytest.mark.parametrize("sound", [0.0, 1.9])
def test_a_film_that_is_cut_off_says_how_much_is_there(tmp_path: Path, suffix: str, sound: float) -> None:
    found = cut_off(make(tmp_path / f"film{suffix}", sound=sound), 0.6)
    assert found is not None and found.promised == pytest.approx(2.0, abs=0.1)
    assert found.seconds == pytest.approx(1.2, abs=0.25)


def test_a_transport_stream_promises_nothing_but_ends_in_a_packet(tmp_path: Path) -> None:
    found = cut_off(make(tmp_path / "film.ts"), 0.6001)
    assert found is not None and found.promised is None and 0.9 < found.seconds < 1.5


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".flv"])
def test_sound_that_outlasts_the_pictures_is_no_missing_end(tmp_path: Path, suffix: str) -> None:
    assert cut_off(make(tmp_path / f"film{suffix}", frames=25, sound=6.0)) is None


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
def test_frames_that_last_differently_long(tmp_path: Path, suffix: str) -> None:
    moments = [0, 1, 2, 30, 31, 60, 61, 62, 90, 118]
    assert cut_off(make(tmp_path / f"film{suffix}", frames=10, moments=moments)) is None


def test_a_reader_that_enters_in_the_middle_sees_the_missing_end(tmp_path: Path) -> None:
    path = make(tmp_path / "film.mkv", frames=600)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 9 // 10])
    with read_film(path) as reader:
        next(reader.frames())
        assert len(list(reader.frames(15.0))) > 100
        assert reader.cut_off is not None and reader.cut_off.promised == pytest.approx(24, abs=0.1)


def test_a_picture_is_no_film(tmp_path: Path) -> None:
    from PIL import Image

    for format in ("PNG", "JPEG", "BMP"):
        Image.new("RGB", (40, 30), (9, 99, 199)).save(tmp_path / "film.mp4", format)
        with pytest.raises(MediaError, match="is a picture and no film"):
            read_film(tmp_path / "film.mp4")
