from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.engine import Engine, Job
from gan.faces import inversion_work
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.inversion import Descent
from gan.faces.inversion_request import Inverted, InvertPhoto, SeveralFacesError
from gan.faces.inversion_work import Relay
from gan.faces.latents import LatentShape
from gan.faces.request import MakeFaces
from gan.nn.faces.alignment import FoundFace, align
from tests.gan.faces.face_models import install
from tests.gan.faces.face_samples import face_like
from tests.gan.nn.faces.finder_models import face_at, install_finder

SHAPE = LatentShape("tiny", 4, 16, 32)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """With tiny models, and few random faces to begin with."""
    monkeypatch.setattr(inversion_work, "_RANDOM_FACES", 8)
    install()
    install_finder()
    with Engine("cpu") as engine:
        yield engine


def photo_of(folder: Path, monkeypatch: pytest.MonkeyPatch, *faces: FoundFace) -> Path:
    """A photo in which these faces are found."""
    monkeypatch.setattr(inversion_work, "find_faces", lambda pixels: faces)
    path = folder / "photo.png"
    Image.fromarray(face_like(3, 128)).save(path)
    return path


def test_a_face_comes_back_from_a_photo(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    found = face_at(64, 64, 30)
    path = photo_of(tmp_path, monkeypatch, found)
    result: Inverted = engine.submit(InvertPhoto(path, steps=12)).result(60)
    assert result.which == 1 and result.candidates == (found,) and result.model == "tiny"
    assert np.array_equal(result.aligned, align(face_like(3, 128), found, 32))
    assert 0 < result.distance < 1
    # What was found is a face like any other: it makes the same picture.
    again = engine.submit(MakeFaces((result.face,))).result(60).pixels[0]
    assert np.abs(again.astype(int) - result.rebuilt).max() <= 6
    assert Face.from_json(result.face.to_json()) == result.face


def test_steps_are_counted_and_bring_it_closer(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    path = photo_of(tmp_path, monkeypatch, face_at(64, 64, 30))
    short = engine.submit(InvertPhoto(path, steps=1))
    long = engine.submit(InvertPhoto(path, steps=40))
    assert long.result(60).distance < short.result(60).distance
    assert long.progress.done == long.progress.total > short.progress.total


def test_two_inversions_side_by_side_do_not_mix(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    path = photo_of(tmp_path, monkeypatch, face_at(40, 64, 20), face_at(90, 64, 20))
    alone = engine.submit(InvertPhoto(path, which=2, steps=12)).result(60)
    jobs = [engine.submit(InvertPhoto(path, which=which, steps=12)) for which in (1, 2)]
    results = [job.result(60) for job in jobs]
    assert not np.array_equal(results[0].aligned, results[1].aligned)
    assert results[1].distance == pytest.approx(alone.distance, rel=0.02)


def test_a_person_is_asked_which_face(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    path = photo_of(tmp_path, monkeypatch, face_at(40, 64, 20), face_at(90, 64, 20))
    with pytest.raises(SeveralFacesError, match="photo.png shows 2 faces"):
        engine.submit(InvertPhoto(path)).result(60)
    with pytest.raises(FacesError, match="No face"):
        engine.submit(InvertPhoto(photo_of(tmp_path, monkeypatch))).result(60)


def test_small_faces_are_noted(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    path = photo_of(tmp_path, monkeypatch, face_at(64, 64, 3))
    job = engine.submit(InvertPhoto(path, steps=1))
    job.result(60)
    assert any("small" in note for note in job.notes)


def test_cancel_ends_it_at_once(engine: Engine, tmp_path: Path, monkeypatch) -> None:
    path = photo_of(tmp_path, monkeypatch, face_at(64, 64, 30))
    begun = threading.Event()

    def watch(job: Job) -> None:
        if job.progress.done > 2:
            begun.set()

    job = engine.submit(InvertPhoto(path, steps=2000))
    job.subscribe(watch)
    assert begun.wait(60)
    job.cancel()
    with pytest.raises(CancelledError):
        job.result(10)


def test_the_relay_waits_for_the_step_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inversion_work, "_RANDOM_FACES", 8)
    over = threading.Event()
    relay = Relay(torch.zeros(3, 32, 32), SHAPE, 6, over.is_set)
    waited: list[object] = []

    def ask() -> None:
        waited.append(relay.before(1))

    thread = threading.Thread(target=ask)
    thread.start()
    first = Descent.unpack(relay.before(0), 32, 4, 16)
    assert len(first.latents) == 8 and not first.latents[0].any()  # the mean face takes part
    thread.join(0.2)
    assert thread.is_alive()
    first.distance = torch.arange(8.0)[:, None]
    assert relay.after(first.pack()).item() == 0
    thread.join(10)
    begun = Descent.unpack(waited[0], 32, 4, 16)
    assert torch.equal(begun.latents, first.best[:4]) and begun.total.max() == 6
    over.set()
    with pytest.raises(CancelledError):
        relay.before(2)
