"""Single frames of films."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.media import MediaError
from gan.media.films.still import read_poster, read_still
from tests.gan.media.films.film_frames import drawn, psnr, write


def test_a_poster_is_not_dark(tmp_path: Path) -> None:
    dark = [np.zeros((64, 96, 3), np.uint8)] * 6
    poster, info = read_poster(write(tmp_path / "film.mp4", [*dark, *drawn(4)]), 48)
    assert poster.shape == (32, 48, 3) and poster.mean() > 60 and info.frames == 10
    black, _ = read_poster(write(tmp_path / "black.mp4", dark), 480)
    assert black.shape == (64, 96, 3) and black.mean() < 3


def test_the_frame_of_a_moment(tmp_path: Path) -> None:
    frames = list(drawn(20))
    path = write(tmp_path / "film.mp4", frames)
    for seconds, index in ((0, 0), (0.2, 5), (0.21, 5), (0.79, 19), (7, 19)):
        still, _ = read_still(path, seconds)
        assert psnr(still, frames[index]) > 33, seconds
    with pytest.raises(MediaError, match="does not exist"):
        read_still(tmp_path / "gone.mp4", 0)
