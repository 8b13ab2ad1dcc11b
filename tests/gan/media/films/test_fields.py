"""Interlaced films become films of whole frames."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from gan.media.films import read_film

FRAMES, HEIGHT, WIDTH, STEP = 12, 96, 160, 6


def moment(index: int) -> np.ndarray:
    """(H, W, 3) uint8: a bright bar that wanders, at a field's moment."""
    frame = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
    left = 10 + index * STEP // 2
    frame[:, left : left + 24] = 200
    return frame


def interlaced(path: Path, frames: int = FRAMES, since: int = 0) -> Path:
    """A film whose frames from `since` on hold two moments each, the lower lines first."""
    with av.open(str(path), "w") as container:
        options = {"flags": "+ildct+ilme", "crf": "8"}
        stream = container.add_stream("libx264", rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for index in range(frames):
            frame = moment(2 * index)
            if index >= since:
                frame[0::2] = moment(2 * index + 1)[0::2]
            picture = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(format="yuv420p", interpolation=1)
            picture.pts, picture.time_base = index, Fraction(1, 25)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    return path


def teeth(frame: np.ndarray) -> float:
    """How much neighbouring lines differ."""
    return float(np.abs(np.diff(frame.astype(int), axis=0)).mean())


def test_frames_lose_their_teeth_and_keep_their_moments(tmp_path: Path) -> None:
    path = interlaced(tmp_path / "film.mkv")
    with av.open(str(path)) as container:
        raw = [
            (frame.to_ndarray(format="rgb24"), frame.interlaced_frame) for frame in container.decode(video=0)
        ]
    assert all(flag for _, flag in raw)
    with read_film(path) as reader:
        frames = list(reader.frames())
        assert reader.is_interlaced
    assert [frame.seconds for frame in frames] == pytest.approx(
        [index / 25 for index in range(FRAMES)], abs=1e-3
    )
    for index in range(2, FRAMES - 2):
        assert teeth(frames[index].pixels) < teeth(raw[index][0]) / 3
        truth = moment(2 * index).astype(float)
        assert np.abs(frames[index].pixels - truth).mean() < np.abs(raw[index][0] - truth).mean()


def test_a_film_of_whole_frames_is_left_as_it_is(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "film.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for index in range(4):
            picture = av.VideoFrame.from_ndarray(moment(index), "rgb24")
            picture.pts, picture.time_base = index, Fraction(1, 25)
            container.mux(stream.encode(picture))
        container.mux(stream.encode(None))
    with read_film(tmp_path / "film.mp4") as reader:
        assert len(list(reader)) == 4 and not reader.is_interlaced


def test_a_reader_that_enters_in_the_middle_sees_the_same(tmp_path: Path) -> None:
    path = interlaced(tmp_path / "film.mkv", 400)
    with read_film(path) as reader:
        whole = list(reader.frames())
        later = list(reader.frames(whole[380].seconds))
    assert len(later) == 20 and later[0].seconds == whole[380].seconds
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(whole[380:], later, strict=True))
