"""The sound of films: in time with the pictures, in both containers, from samples and from other films."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from gan.media import MediaError
from gan.media.films import open_film, probe_film, read_film
from tests.gan.media.films.film_frames import clicks, drawn

BOTH = pytest.mark.parametrize("suffix", [".mp4", ".webm"])
RATE = 44_100


def hear(path: Path) -> tuple[np.ndarray, int]:
    """What a player plays, from the first frame on: (N, channels) float and the rate."""
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
    samples = np.concatenate([frame.to_ndarray() for frame in frames], axis=1)
    if not frames[0].format.is_planar:
        samples = samples.reshape(-1, frames[0].layout.nb_channels).T
    before = round(float(frames[0].pts * frames[0].time_base) * frames[0].rate)
    samples = np.pad(samples, ((0, 0), (max(before, 0), 0)))[:, max(-before, 0) :]
    return samples.T, frames[0].rate


def flash(path: Path) -> float:
    """The moment at which the pictures turn bright."""
    with read_film(path) as reader:
        return next(frame.seconds for frame in reader.frames() if frame.pixels.mean() > 128)


def onset(path: Path) -> float:
    """The moment at which the sound sets in."""
    samples, rate = hear(path)
    return int(np.argmax(np.abs(samples).max(axis=1) > 0.2)) / rate


def write_flash(path: Path, at: float = 1.0, seconds: float = 2.0, **sound) -> Path:
    """A film that flashes and clicks at the same moment."""
    with open_film(path, (64, 48), 25) as film:
        film.add_sound(clicks(seconds, sound.get("rate", RATE), at), sound.get("rate", RATE))
        for index in range(round(seconds * 25)):
            film.write(np.full((48, 64, 3), 230 if index / 25 >= at else 20, np.uint8))
        return film.commit()


@BOTH
@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_sound_is_in_time(tmp_path: Path, suffix: str, rate: int) -> None:
    path = write_flash(tmp_path / f"a{suffix}", rate=rate)
    assert probe_film(path).has_sound
    assert flash(path) == pytest.approx(1.0, abs=0.001)
    assert onset(path) == pytest.approx(1.0, abs=0.002)


@BOTH
def test_both_ears_hear_their_own(tmp_path: Path, suffix: str) -> None:
    moments = np.arange(RATE) / RATE
    tones = [0.5 * np.sin(2 * np.pi * pitch * moments) for pitch in (440, 1320)]
    with open_film(tmp_path / f"a{suffix}", (64, 48)) as film:
        for frame in drawn(25, 48, 64):
            film.write(frame)
        for part in np.array_split(np.stack(tones, axis=1), 7):  # may come in pieces
            film.add_sound(part, RATE)
        path = film.commit()
    samples, rate = hear(path)
    for channel, pitch in enumerate((440, 1320)):
        spectrum = np.abs(np.fft.rfft(samples[:rate, channel]))
        assert np.argmax(spectrum) / len(samples[:rate]) * rate == pytest.approx(pitch, abs=3)
        assert np.abs(samples[rate // 4 : rate // 2, channel]).max() == pytest.approx(0.5, abs=0.1)


@BOTH
def test_sound_ends_with_the_pictures(tmp_path: Path, suffix: str) -> None:
    with open_film(tmp_path / f"a{suffix}", (64, 48)) as film:
        for frame in drawn(25, 48, 64):
            film.write(frame)
        film.add_sound(np.zeros(5 * RATE), RATE)
        path = film.commit()
    samples, rate = hear(path)
    assert len(samples) / rate == pytest.approx(1, abs=0.05)
    with read_film(path) as reader:
        assert len(list(reader)) == 25


def test_mp4_with_sound_can_be_played_while_it_is_loaded(tmp_path: Path) -> None:
    data = write_flash(tmp_path / "a.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_transparency_and_sound_go_together(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.webm", (96, 64), alpha=True) as film:
        for frame in drawn(alpha=True):
            film.write(frame)
        film.add_sound(clicks(0.4, RATE, 0.2), RATE)
        path = film.commit()
    assert b"\x53\xc0\x81\x01" in path.read_bytes()  # Matroska's AlphaMode, without which players ignore it
    with read_film(path, alpha=True) as reader:
        assert reader.info.has_alpha and reader.info.has_sound
        for frame, expected in zip(reader, drawn(alpha=True), strict=True):
            assert np.abs(frame[..., 3].astype(int) - expected[..., 3]).mean() < 2


@pytest.mark.parametrize("source", [".mp4", ".webm"])
@BOTH
def test_sound_of_another_film(tmp_path: Path, source: str, suffix: str) -> None:
    original = write_flash(tmp_path / f"original{source}", at=0.6, seconds=1.2)
    with read_film(original) as reader, open_film(tmp_path / f"copy{suffix}", (64, 48)) as film:
        film.copy_sound(reader)
        for frame in reader.frames():
            film.write(frame.pixels, at=frame.seconds)
        path = film.commit()
    assert flash(path) == pytest.approx(0.6, abs=0.002)
    assert onset(path) == pytest.approx(0.6, abs=0.003)
    if source == suffix:
        packets = []
        for film_path in (original, path):
            with av.open(str(film_path)) as container:
                packets.append([bytes(packet) for packet in container.demux(audio=0) if packet.size])
        assert packets[0] == packets[1]


def test_the_sound_of_a_silent_film_is_none(tmp_path: Path) -> None:
    with open_film(tmp_path / "silent.mp4", (64, 48)) as film:
        film.write(next(drawn(1, 48, 64)))
        path = film.commit()
    with read_film(path) as reader, open_film(tmp_path / "copy.mp4", (64, 48)) as film:
        film.copy_sound(reader)
        for frame in reader:
            film.write(frame)
        assert not probe_film(film.commit()).has_sound


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp"])
def test_formats_without_sound(tmp_path: Path, suffix: str) -> None:
    with open_film(tmp_path / f"a{suffix}", (8, 8)) as film:
        with pytest.raises(MediaError, match="cannot have sound because .* has none; take .mp4 or .webm"):
            film.add_sound(np.zeros(100), RATE)


def test_one_film_has_one_sound(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.mp4", (8, 8)) as film:
        film.add_sound(np.zeros(100), RATE)
        with pytest.raises(ValueError, match="another sound"):
            film.add_sound(np.zeros(100), 48_000)
        with pytest.raises(ValueError, match="shape"):
            film.add_sound(np.zeros((100, 3)), RATE)
