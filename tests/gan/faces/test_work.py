"""Faces through the engine, by a small generator with random weights."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from gan.engine import Engine, Priority
from gan.faces import model as model_module
from gan.faces import work as work_module
from gan.faces.errors import FacesError
from gan.faces.face import Face, mix
from gan.faces.latents import LatentShape, resolve_all
from gan.faces.request import MakeFaces, SaveFaces
from gan.faces.source import shrink
from gan.media import MediaError
from gan.models import ModelError
from tests.gan.faces.face_models import TINY, as_integers, install, tiny_generator, tiny_progressive


@pytest.fixture
def engine() -> Iterator[Engine]:
    install()
    with Engine("cpu") as engine:
        yield engine


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of two faces, so that there are several."""
    monkeypatch.setattr(model_module, "PIECE_PIXELS", 2 * 32**2)


def make(engine: Engine, *faces: Face, **values: object) -> np.ndarray:
    return engine.submit(MakeFaces(faces, **values), Priority.INTERACTIVE).result(60).pixels


def bare(faces: tuple[Face, ...]) -> np.ndarray:
    """(N, 32, 32, 3) from the network alone."""
    latents = resolve_all(faces, LatentShape("", 4, TINY.latent, 32), {})
    network = tiny_generator()
    for weight in network.state_dict().values():
        if weight.is_floating_point():
            weight.copy_(weight.half())  # as weights are saved
    with torch.no_grad():
        return model_module.to_bytes(network(torch.from_numpy(latents))).permute(0, 2, 3, 1).numpy()


def test_pictures_are_the_networks_own(engine: Engine, small_pieces: None) -> None:
    faces = (Face(0), Face(1), mix(Face(2), Face(3), 0.4, "colours"), Face(4), Face.of_seed(5, 0.2))
    pixels = make(engine, *faces)
    assert pixels.shape == (5, 32, 32, 3) and pixels.dtype == np.uint8
    difference = np.abs(as_integers(pixels) - bare(faces))
    # The engine may compute in 16 bits.
    assert difference.max() <= 8 and difference.mean() < 1
    assert pixels.std() > 20


def test_a_face_is_the_same_in_any_batch(engine: Engine) -> None:
    faces = tuple(map(Face.of_seed, range(21)))
    together = as_integers(make(engine, *faces))
    for number in (1, 2, 7):
        part = make(engine, *faces[20 - number : 20])
        assert np.abs(together[20 - number : 20] - part).max() <= 1


def test_a_face_is_the_same_after_a_restart(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np; from gan.engine import Engine; from gan.faces.face import Face\n"
        "from gan.faces.request import MakeFaces\n"
        "with Engine('cpu') as engine:\n"
        "    job = engine.submit(MakeFaces(tuple(Face.of_seed(int(seed)) for seed in sys.argv[2:])))\n"
        "    np.save(sys.argv[1], job.result().pixels)"
    )
    # Two programs, since other tests leave this one with other numbers of threads than a fresh one has.
    for name, seeds in (("first", ("12",)), ("second", ("3", "12"))):
        run = [sys.executable, "-c", code, str(tmp_path / f"{name}.npy"), *seeds]
        subprocess.run(run, check=True, env=os.environ | {"PYTHONPATH": "."})
    first, second = (np.load(tmp_path / f"{name}.npy")[-1] for name in ("first", "second"))
    assert np.abs(as_integers(first) - second).max() <= 1


def test_a_smaller_size_is_the_mean_of_blocks(engine: Engine) -> None:
    whole, small = make(engine, Face(1)), make(engine, Face(1), size=8)
    expected = whole.reshape(1, 8, 4, 8, 4, 3).mean(axis=(2, 4))
    assert small.shape == (1, 8, 8, 3) and np.abs(small - expected).max() <= 0.5


def test_shrinking_rounds_to_the_nearest() -> None:
    picture = np.zeros((1, 2, 2, 3), np.uint8)
    picture[0, 0] = 1
    picture[0, 1, 0] = 1
    assert (shrink(picture, 1) == 1).all()  # 0.75
    assert (shrink(picture, 2) == picture).all()


def test_requests_that_wait_together_run_as_one_batch(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches, gate, begun = [], threading.Event(), threading.Event()
    forward = model_module._Rows.forward

    def slow(self: nn.Module, rows: Tensor) -> Tensor:
        batches.append(len(rows))
        begun.set()
        gate.wait(30)
        return forward(self, rows)

    make(engine, Face(0))  # loaded and measured
    monkeypatch.setattr(model_module._Rows, "forward", slow)
    jobs = [engine.submit(MakeFaces((Face(0),)))]
    assert begun.wait(30)
    jobs += [engine.submit(MakeFaces((Face(seed),))) for seed in (1, 2)]
    # Both must be waiting at the lane before the first is let go.
    while any(job.progress.total == 0 for job in jobs):
        pass
    waiting = engine._schedule
    while len(waiting._flows) < 3:
        pass
    gate.set()
    pictures = [job.result(60).pixels[0] for job in jobs]
    assert batches == [1, 2]
    assert not np.array_equal(pictures[1], pictures[2])


def test_saved_faces_and_their_grid(engine: Engine, tmp_path: Path, small_pieces: None) -> None:
    out = tmp_path / "new" / "out"
    result = engine.submit(SaveFaces(out, 5, 7, grid=True)).result(60)
    names = [f"face_{seed:06d}.png" for seed in range(7, 12)]
    assert [path.name for path in result.paths] == [*names, "grid_000007-000011.png"]
    assert sorted(path.name for path in out.iterdir()) == [*names, "grid_000007-000011.png"]
    faces = [np.asarray(Image.open(out / name)) for name in names]
    expected = make(engine, *map(Face.of_seed, range(7, 12)))
    assert np.abs(as_integers(np.stack(faces)) - expected).max() <= 1
    grid = np.asarray(Image.open(result.paths[-1]))
    rows = [np.concatenate(row, axis=1) for row in (faces[:3], [*faces[3:], np.full((32, 32, 3), 255)])]
    np.testing.assert_array_equal(grid, np.concatenate(rows))
    assert (result.size, result.model) == (32, "tiny")


def test_a_grid_ends_where_pictures_become_too_large(
    engine: Engine, tmp_path: Path, small_pieces: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_module, "MOST_IN_GRID", 4)
    saved = engine.submit(SaveFaces(tmp_path, 7, grid=True)).result(60)
    assert len(saved.paths) == 8 and saved.paths[-1].name == "grid_000000-000003.png"
    assert Image.open(saved.paths[-1]).size == (64, 64)
    assert "The grid shows the first 4 of 7 faces." in saved.notes


def test_nothing_is_replaced_unless_asked(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "face_000000.png").write_text("mine")
    first = engine.submit(SaveFaces(tmp_path, 1)).result(60)
    assert first.paths[0].name == "face_000000 (2).png"
    assert (tmp_path / "face_000000.png").read_text() == "mine"
    second = engine.submit(SaveFaces(tmp_path, 1, overwrite=True)).result(60)
    assert second.paths[0].name == "face_000000.png"
    assert Image.open(second.paths[0]).size == (32, 32)


@pytest.mark.parametrize("format", ["jpg", "webp", "tiff"])
def test_other_formats(engine: Engine, tmp_path: Path, format: str) -> None:
    face = mix(Face(1), Face(2))
    (path,) = engine.submit(SaveFaces(tmp_path, faces=(face,), format=format)).result(60).paths
    assert path.name == f"{face.stem}.{format}"
    # In grey: some formats keep colours at half the resolution, and these pictures are nearly noise.
    saved, made = (
        as_integers(np.asarray(image.convert("L")))
        for image in (Image.open(path), Image.fromarray(make(engine, face)[0]))
    )
    assert np.abs(saved - made).mean() < 6


class Doubling(nn.Module):
    """Nearest enlargement of 0..1."""

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale

    def forward(self, pictures: Tensor) -> Tensor:
        return functional.interpolate(pictures, scale_factor=self.scale)


@dataclass(frozen=True)
class Enlarger:
    """Stands in for Enhance."""

    scale: int

    def load(self) -> nn.Module:
        return Doubling(self.scale)

    def prepare(self, inputs: Tensor) -> Tensor:
        assert inputs.dtype == torch.uint8
        return inputs.float() / 255

    def finish(self, outputs: Tensor) -> Tensor:
        return (outputs * 255).round().to(torch.uint8)

    def batch_limit(self, shape: tuple[int, ...], device: torch.device) -> int:
        return 1


@pytest.mark.parametrize("factor", [2, 4, 8, 16])
def test_larger_sizes_go_through_the_enlarger(engine: Engine, tmp_path: Path, factor: int) -> None:
    request = SaveFaces(tmp_path, 2, size=32 * factor, enlarge=Enlarger)
    result = engine.submit(request).result(60)
    saved = np.stack([np.asarray(Image.open(path)) for path in result.paths])
    assert saved.shape == (2, 32 * factor, 32 * factor, 3) and result.size == 32 * factor
    expected = make(engine, Face(0), Face(1)).repeat(factor, axis=1).repeat(factor, axis=2)
    difference = np.abs(as_integers(saved) - expected)
    assert difference.max() <= 8 and difference.mean() < 1


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (MakeFaces((Face(1),), size=64), "64, and with the model tiny it can be 4, 8, 16, 32"),
        (SaveFaces(Path("x"), size=64), "it can be 4, 8, 16, 32"),
        (SaveFaces(Path("x"), size=1024, enlarge=Enlarger), "4, 8, 16, 32, 64, 128, 256, 512"),
        (MakeFaces((Face(1).edited("smile", 1),)), "no edit 'smile'; it has: none"),
        (SaveFaces(Path("x"), faces=(Face(1), Face(1).edited("hat", 1))), "no edit 'hat'"),
    ],
)
def test_what_the_model_cannot_do_is_said(engine: Engine, request_: object, words: str) -> None:
    job = engine.submit(request_)
    with pytest.raises(FacesError, match=words):
        job.result(60)
    assert not Path("x").exists()


def test_an_unknown_model_lists_the_known(engine: Engine) -> None:
    with pytest.raises(ModelError, match="known: tiny"):
        make(engine, Face(1), model="other")


def test_without_a_model_it_says_what_to_do() -> None:
    with Engine("cpu") as engine, pytest.raises(FacesError, match="train faces"):
        make(engine, Face(1), model="other")


def test_the_papers_network_works_and_has_no_truncation(engine: Engine) -> None:
    install("paper", tiny_progressive())
    job = engine.submit(MakeFaces((Face.of_seed(1, 0.1), Face.of_seed(1, 0.9)), model="paper"))
    pixels = job.result(60).pixels
    assert pixels.shape == (2, 16, 16, 3) and np.array_equal(*pixels)
    assert "knows no truncation" in job.notes[0]


def test_cancel_leaves_whole_pictures_only(engine: Engine, tmp_path: Path, small_pieces: None) -> None:
    job = engine.submit(SaveFaces(tmp_path, 100_000, grid=True))
    # Faces are computed ahead of those that are written, so it is the folder that says when.
    job.subscribe(lambda job: not job.cancel_asked and any(tmp_path.glob("*.png")) and job.cancel())
    with pytest.raises(CancelledError):
        job.result(60)
    files = list(tmp_path.iterdir())
    assert 0 < len(files) < 1_000
    assert all(Image.open(path).size == (32, 32) for path in files)


def test_a_full_disk_is_told(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MediaError, match="disk of .* is full"):
        engine.submit(SaveFaces(tmp_path, 3, grid=True)).result(60)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(FacesError, match="cannot be made"):
        engine.submit(SaveFaces(tmp_path / "out", 1)).result(60)
