"""Writing films: they come back as they were, in every format; times, colours, transparency."""

from __future__ import annotations

import os
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import psutil
import pytest
from PIL import Image

from gan.media import MediaError
from gan.media.films import WRITABLE_FILMS, open_film, probe_film, read_film
from gan.media.films.settings import exact_rate
from tests.gan.media.films.film_frames import FRAMES, HEIGHT, WIDTH, drawn, psnr, write

# The least that the losses of a format leave, in dB.
FIDELITY = {".mp4": 34, ".webm": 33, ".gif": 34, ".png": 99, ".webp": 31}


@pytest.mark.parametrize("suffix", WRITABLE_FILMS)
def test_films_come_back(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"new/film{suffix}", drawn())
    assert path == tmp_path / f"new/film{suffix}" and os.listdir(tmp_path / "new") == [path.name]
    with read_film(path) as reader:
        found = list(reader)
        info = reader.info
    assert (info.width, info.height, info.frames, len(found)) == (WIDTH, HEIGHT, FRAMES, FRAMES)
    assert info.frames_per_second == pytest.approx(25, rel=0.01)
    assert info.duration == pytest.approx(FRAMES / 25, abs=0.0025)
    assert not info.has_sound and not info.is_variable and info.rotation == 0
    for frame, expected in zip(found, drawn(), strict=True):
        assert frame.dtype == np.uint8 and psnr(frame, expected) > FIDELITY[suffix]


@pytest.mark.parametrize("suffix", [".gif", ".png", ".webp"])
@pytest.mark.parametrize("loop", [True, False])
def test_other_software_reads_them(tmp_path: Path, suffix: str, loop: bool) -> None:
    image = Image.open(write(tmp_path / f"film{suffix}", drawn(), loop=loop))
    assert image.n_frames == FRAMES
    assert image.info.get("loop", 1) == (0 if loop else 1)
    for index, expected in enumerate(drawn()):
        image.seek(index)
        image.load()
        assert image.info["duration"] == 40
        assert psnr(np.asarray(image.convert("RGB")), expected) > FIDELITY[suffix]


@pytest.mark.parametrize("suffix", [".webm", ".gif", ".png", ".webp"])
def test_transparency_comes_back(tmp_path: Path, suffix: str) -> None:
    with read_film(write(tmp_path / f"film{suffix}", drawn(alpha=True)), alpha=True) as reader:
        assert reader.info.has_alpha
        found = list(reader)
    assert len(found) == FRAMES
    for frame, expected in zip(found, drawn(alpha=True), strict=True):
        wanted = expected[..., 3].astype(int)
        if suffix == ".gif":  # has all or nothing
            wanted = np.where(wanted >= 128, 255, 0)
        assert np.abs(frame[..., 3] - wanted).mean() < 2
        opaque = wanted == 255
        assert psnr(frame[opaque][:, :3], expected[opaque][:, :3]) > 28


def test_opaque_frames_fit_into_a_transparent_film_and_the_other_way_round(tmp_path: Path) -> None:
    with open_film(tmp_path / "a.png", (WIDTH, HEIGHT), alpha=True) as film:
        for frame in drawn(2):
            film.write(frame)
        path = film.commit()
    with read_film(path, alpha=True) as reader:
        assert all((frame[..., 3] == 255).all() for frame in reader)
    with open_film(tmp_path / "b.png", (WIDTH, HEIGHT)) as film:
        for frame in drawn(2, alpha=True):
            film.write(frame)
        path = film.commit()
    with read_film(path) as reader:
        assert np.array_equal(list(reader), list(drawn(2)))


FLAT = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (128, 128, 128), (250, 180, 30)]


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_flat_colours_come_back_and_follow_bt_709(tmp_path: Path, suffix: str) -> None:
    frames = [np.full((32, 32, 3), colour, np.uint8) for colour in FLAT]
    path = write(tmp_path / f"film{suffix}", frames)
    with read_film(path) as reader:
        for frame, expected in zip(reader, frames, strict=True):
            assert np.abs(frame.astype(int) - expected).max() <= 3
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.colorspace, context.color_range) == (1, 1)  # BT.709, limited range
        assert (context.color_primaries, context.color_trc) == (1, 1)
        for picture, colour in zip(container.decode(video=0), FLAT, strict=True):
            luma = picture.to_ndarray()[:32]
            wanted = 16 + 219 / 255 * np.dot(colour, (0.2126, 0.7152, 0.0722))
            assert luma.mean() == pytest.approx(wanted, abs=1.5)


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_odd_sizes_are_padded_by_their_edges(tmp_path: Path, suffix: str) -> None:
    with read_film(write(tmp_path / f"film{suffix}", drawn(3, 33, 47))) as reader:
        assert (reader.info.width, reader.info.height) == (48, 34)
        for frame, expected in zip(reader, drawn(3, 33, 47), strict=True):
            assert psnr(frame[:33, :47], expected) > 28
            assert np.abs(frame[-1].astype(int) - frame[-2]).mean() < 12


@pytest.mark.parametrize("suffix", WRITABLE_FILMS)
@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 30)])
def test_tiny_films(tmp_path: Path, suffix: str, size: tuple[int, int]) -> None:
    path = write(tmp_path / f"film{suffix}", [np.full((size[1], size[0], 3), 90, np.uint8)])
    with read_film(path) as reader:
        (frame,) = reader
    assert np.abs(frame.astype(int) - 90).max() <= 4


@pytest.mark.parametrize(
    ("rate", "hundredths"), [(25, {4}), (50, {2}), (30, {3, 4}), (24, {4, 5}), (7, {14, 15})]
)
def test_gif_spreads_what_it_rounds(tmp_path: Path, rate: float, hundredths: set[int]) -> None:
    image = Image.open(write(tmp_path / "film.gif", drawn(FRAMES), rate))
    durations = []
    for index in range(image.n_frames):
        image.seek(index)
        durations.append(round(image.info["duration"] / 10))
    assert len(durations) == FRAMES and set(durations) == hundredths
    starts = np.cumsum([0, *durations[:-1]])
    assert np.abs(starts - 100 * np.arange(FRAMES) / rate).max() <= 0.5


def test_gif_leaves_out_what_players_would_slow_down(tmp_path: Path) -> None:
    path = write(tmp_path / "film.gif", drawn(60), 100)
    assert probe_film(path).frames == 30
    assert probe_film(path).duration == pytest.approx(0.6, abs=0.011)


@pytest.mark.parametrize(
    ("given", "rate"),
    [(25, (25, 1)), (29.97, (30000, 1001)), (23.976, (24000, 1001)), (12.5, (25, 2)), (0.1, (1, 10))],
)
def test_rates_are_those_that_were_meant(given: float, rate: tuple[int, int]) -> None:
    assert exact_rate(given, "film") == Fraction(*rate)


@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_broken_rates_last_as_long_as_they_should(tmp_path: Path, suffix: str) -> None:
    info = probe_film(write(tmp_path / f"film{suffix}", drawn(30), 29.97))
    assert info.duration == pytest.approx(30 * 1001 / 30000, abs=0.002)
    assert info.frames_per_second == pytest.approx(29.97, abs=0.001) and not info.is_variable


@pytest.mark.parametrize("suffix", WRITABLE_FILMS)
def test_frames_may_have_moments_of_their_own(tmp_path: Path, suffix: str) -> None:
    moments = [0, 0.04, 0.2, 0.24, 0.5]
    with open_film(tmp_path / f"film{suffix}", (WIDTH, HEIGHT)) as film:
        for frame, moment in zip(drawn(5), moments, strict=True):
            film.write(frame, at=moment)
        assert film.seconds == pytest.approx(0.54)
        with pytest.raises(ValueError, match="after the one before"):
            film.write(frame, at=0.5)
        path = film.commit()
    with read_film(path) as reader:
        assert reader.info.is_variable
        assert [frame.seconds for frame in reader.frames()] == pytest.approx(moments, abs=0.001)


def test_quality_counts(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (6, HEIGHT, WIDTH, 3), np.uint8)
    for suffix in (".mp4", ".webm", ".webp"):
        sizes = [
            write(tmp_path / f"{quality}{suffix}", list(noise), quality=quality).stat().st_size
            for quality in (1, 85, 100)
        ]
        assert 2 * sizes[0] < sizes[1] < sizes[2]


def test_mp4_can_be_played_while_it_is_loaded(tmp_path: Path) -> None:
    data = write(tmp_path / "film.mp4", drawn()).read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_drawings_keep_their_colours_in_a_gif(tmp_path: Path) -> None:
    colours = np.random.default_rng(1).integers(0, 255, (200, 3), np.uint8)
    tiles = [np.roll(colours, shift, axis=0).reshape(10, 20, 3) for shift in range(4)]
    frames = [tile.repeat(4, 0).repeat(4, 1) for tile in tiles]
    with read_film(write(tmp_path / "film.gif", frames)) as reader:
        assert np.abs(np.array(list(reader)).astype(int) - frames).max() <= 4


def test_dithering_in_a_gif_stands_still(tmp_path: Path) -> None:
    y, x = np.mgrid[0:80, 0:120]
    ground = np.stack([x * 2, y * 3, (x + y) % 256], axis=2).astype(np.uint8)
    frames = []
    for index in range(8):
        frame = ground.copy()
        frame[60:, index * 10 : index * 10 + 10] = np.random.default_rng(index).integers(0, 255, (20, 10, 3))
        frames.append(frame)
    with read_film(write(tmp_path / "film.gif", frames)) as reader:
        found = np.array(list(reader))
    assert not np.ptp(found[:, :60], axis=0).any()
    assert psnr(found[0, :60], ground[:60]) > 24
    # Dithered: on average over a block the colours are nearer than those of the palette.
    blocks = [a[:60].reshape(15, 4, 30, 4, 3).mean((1, 3)) for a in (found[0].astype(float), ground)]
    assert np.abs(blocks[0] - blocks[1]).mean() < 4


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".png"])
def test_memory_does_not_grow(tmp_path: Path, suffix: str) -> None:
    process = psutil.Process()
    frame = np.random.default_rng(0).integers(0, 255, (128, 128, 3), np.uint8)
    with open_film(tmp_path / f"film{suffix}", (128, 128), quality=20) as film:
        for _ in range(80):
            film.write(frame)
        before = process.memory_info().rss
        for _ in range(300):  # 15 MB of pixels
            film.write(frame)
        grown = process.memory_info().rss - before
        film.commit()
    assert grown < 8e6


@pytest.mark.parametrize(
    ("name", "size", "options", "sentence"),
    [
        ("film.xyz", (8, 8), {}, "film.xyz has no ending of a film; name it with one of .mp4, .webm"),
        ("film", (8, 8), {}, "has no ending of a film"),
        ("film.mp4", (8, 8), {"alpha": True}, "MP4 holds no transparency; take .webm"),
        ("film.webp", (20_000, 8), {}, "animated WebP holds at most 16383 a side; make it smaller"),
        ("film.mp4", (8, 8), {"frames_per_second": 1000}, "cannot show 1000 frames a second; take a number"),
        ("film.mp4", (8, 8), {"frames_per_second": float("nan")}, "cannot show nan frames"),
    ],
)
def test_films_that_cannot_be(
    tmp_path: Path, name: str, size: tuple[int, int], options: dict, sentence: str
) -> None:
    with pytest.raises(MediaError, match=sentence) as caught:
        open_film(tmp_path / name, size, **options)
    assert caught.value.exit_status == 2 and os.listdir(tmp_path) == []
