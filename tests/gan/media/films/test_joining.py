"""Pieces become a film, with the tracks of another."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest

from gan.media import MediaError
from gan.media.films import FilmLook, Piece, join_film, open_film, read_film
from gan.media.films.tracks import unfit_tracks
from tests.gan.media.films.film_frames import clicks, drawn, psnr, write


@pytest.fixture
def original(tmp_path: Path) -> Path:
    with open_film(tmp_path / "original.mp4", (96, 64), 25) as film:
        for frame in drawn(20):
            film.write(frame)
        film.add_sound(clicks(0.8, 48_000, 0.3), 48_000)
        return film.commit()


@pytest.fixture
def pieces(tmp_path: Path) -> list[Piece]:
    frames = list(drawn(20))
    paths = [write(tmp_path / f"{start}.mp4", frames[start : start + 10]) for start in (0, 10)]
    return [Piece(path, Fraction(start, 25)) for path, start in zip(paths, (0, 10), strict=True)]


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_pieces_follow_each_other(tmp_path: Path, original: Path, pieces: list[Piece], suffix: str) -> None:
    with read_film(original) as reader:
        path = join_film(pieces, tmp_path / f"film{suffix}", reader)
    with read_film(path) as film:
        frames = list(film.frames())
    assert [frame.seconds for frame in frames] == pytest.approx([index / 25 for index in range(20)], abs=1e-3)
    for frame, expected in zip(frames, drawn(20), strict=True):
        assert psnr(frame.pixels, expected) > 33
    with av.open(str(original)) as before, av.open(str(path)) as after:
        sounds = [
            b"".join(bytes(packet) for packet in container.demux(audio=0)) for container in (before, after)
        ]
    assert sounds[0] == sounds[1]


def test_a_beginning_has_the_beginning_of_the_sound(tmp_path: Path, original: Path, pieces: list) -> None:
    with read_film(original) as reader:
        path = join_film(pieces[:1], tmp_path / "film.mp4", reader, seconds=0.4)
    with av.open(str(path)) as film:
        sound = film.streams.audio[0]
        assert 0.35 < float(sound.duration * sound.time_base) < 0.5 and film.streams.video[0].frames == 10


def test_what_does_not_fit_is_named(tmp_path: Path, original: Path) -> None:
    assert unfit_tracks(original, ".mp4") == unfit_tracks(original, ".mkv") == []
    assert unfit_tracks(original, ".webm") == ["sound (aac)"]


def test_a_film_that_is_gone_is_said(tmp_path: Path, original: Path, pieces: list[Piece]) -> None:
    with read_film(original) as reader:
        original.unlink()
        with pytest.raises(MediaError, match="cannot be read any more"):
            join_film(pieces, tmp_path / "film.mp4", reader)
    assert not (tmp_path / "film.mp4").exists()


def test_the_look_is_written_and_read(tmp_path: Path) -> None:
    look = FilmLook(matrix=5, primaries=6, transfer=6, is_full_range=True, pixel_shape=Fraction(64, 45))
    path = write(tmp_path / "film.mp4", drawn(4), look=look)
    with read_film(path) as reader:
        assert reader.look == look
        for frame, expected in zip(reader, drawn(4), strict=True):
            assert psnr(frame, expected) > 33


def test_a_film_is_entered_in_the_middle(tmp_path: Path) -> None:
    path = write(tmp_path / "film.mp4", drawn(400, 32, 48))
    with read_film(path) as reader:
        frames = [frame for frame in reader.frames()]
        late = next(reader.frames(frames[380].seconds))
        assert late.seconds == frames[380].seconds and (late.pixels == frames[380].pixels).all()
        assert len(list(reader)) == 400  # and from the start again


def test_the_same_frames_are_the_same_bytes(tmp_path: Path) -> None:
    films = [write(tmp_path / f"{index}.mp4", drawn(12), repeatable=True).read_bytes() for index in range(6)]
    assert len(set(films)) == 1
