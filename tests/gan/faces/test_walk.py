"""Walks between faces, as latents and as films."""

from __future__ import annotations

from concurrent.futures import CancelledError
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence

from gan.engine import Engine
from gan.faces import model as model_module
from gan.faces.face import Face
from gan.faces.latents import LatentShape, resolve_all
from gan.faces.request import MakeFaces, WalkFaces
from gan.faces.walk import ease, walk
from gan.media import MediaError
from tests.gan.faces.face_models import as_integers, install

STATIONS = resolve_all(tuple(map(Face.of_seed, range(3))), LatentShape("", 2, 32, 8), {}).astype(float)


def whole(total: int, *, loop: bool) -> np.ndarray:
    return walk(STATIONS, np.arange(total), total, loop=loop)


def test_a_loop_passes_every_face_and_comes_back() -> None:
    latents = whole(30, loop=True)
    np.testing.assert_allclose(latents[[0, 10, 20]], STATIONS)
    end = walk(STATIONS, np.array([30 - 1e-9]), 30, loop=True)
    np.testing.assert_allclose(end[0], STATIONS[0], atol=1e-6)
    assert not np.allclose(latents[-1], latents[0])  # no frame twice where the film starts again


def test_without_loop_it_ends_at_the_last_face() -> None:
    latents = whole(31, loop=False)
    np.testing.assert_allclose(latents[[0, 15, 30]], STATIONS)


@pytest.mark.parametrize("loop", [True, False])
def test_the_walk_is_smooth_and_rests_at_faces(loop: bool) -> None:
    steps = np.linalg.norm(np.diff(whole(121, loop=loop), axis=0), axis=(1, 2))
    between = 121 / 3 if loop else 60
    assert steps[0] < 0.2 * steps[int(between / 2)]
    assert np.abs(np.diff(steps)).max() < 0.15 * steps.max()
    lengths = np.linalg.norm(whole(50, loop=loop), axis=-1)
    np.testing.assert_allclose(lengths, lengths[0, 0], rtol=1e-6)  # all faces have one truncation


def test_pieces_are_parts_of_the_whole() -> None:
    latents = whole(20, loop=True)
    np.testing.assert_array_equal(walk(STATIONS, np.arange(7, 12), 20, loop=True), latents[7:12])


def test_few_frames_work() -> None:
    assert np.isfinite(whole(2, loop=True)).all() and np.isfinite(whole(2, loop=False)).all()


def test_easing_keeps_the_ends() -> None:
    np.testing.assert_allclose(ease(np.array([0.0, 0.5, 1.0])), [0, 0.5, 1])


FACES = (Face.of_seed(1), Face.of_seed(2), Face.of_seed(3))


def test_a_film_shows_the_faces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    monkeypatch.setattr(model_module, "PIECE_PIXELS", 4 * 32**2)
    with Engine("cpu") as engine:
        request = WalkFaces(tmp_path / "new" / "walk.png", FACES, 1.2, frames_per_second=10)
        film = engine.submit(request).result(60)
        faces = engine.submit(MakeFaces(FACES)).result(60).pixels
    assert (film.path, film.frames, film.size, film.model) == (request.target, 12, 32, "tiny")
    with Image.open(film.path) as picture:
        frames = [as_integers(np.asarray(frame.convert("RGB"))) for frame in ImageSequence.Iterator(picture)]
        assert picture.info["loop"] == 0 and picture.info["duration"] == pytest.approx(100)
    assert len(frames) == 12
    assert max(np.abs(frames[4 * index] - faces[index]).max() for index in range(3)) <= 1


def test_sizes_and_formats(tmp_path: Path) -> None:
    install()
    with Engine("cpu") as engine:
        request = WalkFaces(tmp_path / "walk.mp4", FACES, 0.4, loop=False, size=16)
        film = engine.submit(request).result(60)
        with pytest.raises(MediaError):
            engine.submit(WalkFaces(tmp_path / "walk.doc", FACES)).result(60)
    with av.open(str(film.path)) as container:
        (stream,) = container.streams.video
        assert (stream.width, stream.height, stream.frames) == (16, 16, 10)
    assert [path.name for path in tmp_path.iterdir()] == ["walk.mp4"]


def test_cancel_leaves_no_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install()
    monkeypatch.setattr(model_module, "PIECE_PIXELS", 4 * 32**2)
    with Engine("cpu") as engine:
        job = engine.submit(WalkFaces(tmp_path / "walk.mp4", FACES, 3600))
        job.subscribe(lambda job: job.progress.done >= 2 and not job.cancel_asked and job.cancel())
        with pytest.raises(CancelledError):
            job.result(60)
    assert list(tmp_path.iterdir()) == []
