"""Pictures through the engine, from file to file, by a small generator with weights of its own."""

from __future__ import annotations

import threading
from dataclasses import asdict, replace

import numpy as np
import pytest
import torch
from PIL import Image

from gan.engine import Engine, EngineError, JobState
from gan.enhance import work
from gan.enhance.errors import EnhanceError
from gan.enhance.generator import Generator, GeneratorConfig
from gan.enhance.request import EnhanceRequest
from gan.errors import GanvasError
from gan.media import read_picture
from gan.models import ModelError, find_model, save_model
from gan.paths import user_folder

CONFIG = GeneratorConfig(channels=16, blocks=1, depth=2)
MARGIN = CONFIG.receptive_radius


def install(name: str = "tiny", spoil=lambda generator: None) -> None:
    """Put a generator with a visible effect of its own among the user's models."""
    torch.manual_seed(0)
    generator = Generator(CONFIG)
    with torch.no_grad():
        generator.tail.weight.mul_(5)
        spoil(generator)
    save_model(
        user_folder() / "models",
        generator.state_dict(),
        name=name,
        task="enhance",
        version="1",
        summary="A small generator.",
        license="MIT",
        config=asdict(CONFIG),
        trained_on=(),
        recipe="random weights",
        figures=(),
        limits="for tests",
    )


@pytest.fixture
def engine():
    install()
    with Engine("cpu") as engine:
        yield engine


@pytest.fixture
def photo(tmp_path):
    """A request for a colour picture with structure, 37x23."""
    random = np.random.default_rng(0)
    path = tmp_path / "in" / "photo.png"
    path.parent.mkdir()
    Image.fromarray(random.integers(0, 256, (23, 37, 3), dtype=np.uint8)).save(path)
    return EnhanceRequest(path, tmp_path / "out", model="tiny")


def enlarged(pixels: np.ndarray) -> np.ndarray:
    """(H, W, 3) uint8 through the bare network in float32, (4H, 4W, 3) float64 levels."""
    generator = Generator(CONFIG)
    from gan.models import load_weights

    generator.load_state_dict(load_weights(find_model("tiny", "enhance")))
    inputs = torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None] / 255
    with torch.no_grad():
        return generator(inputs)[0].clamp(0, 1).permute(1, 2, 0).double().numpy() * 255


def save_as(request: EnhanceRequest, name: str, picture: Image.Image, **options) -> EnhanceRequest:
    """The same request for another picture."""
    path = request.source.with_name(name)
    picture.save(path, **options)
    return replace(request, source=path)


def test_the_result_is_the_networks_own(engine, photo):
    result = engine.submit(photo).result(60)
    assert result.path == photo.folder / "photo_4x.png" and result.model == "tiny"
    saved = np.asarray(Image.open(result.path))
    assert saved.shape == (92, 148, 3) and (result.width, result.height) == (148, 92)
    expected = enlarged(np.asarray(Image.open(photo.source)))
    # Half a level of rounding, and what the chosen precision may add.
    assert np.abs(saved - expected).max() <= 3 and np.abs(saved - expected).mean() < 0.6


def test_tiles_do_not_show(engine, tmp_path):
    random = np.random.default_rng(1)
    path = tmp_path / "wide.png"
    Image.fromarray(random.integers(0, 256, (61, 97, 3), dtype=np.uint8)).save(path)
    whole = EnhanceRequest(path, tmp_path / "whole", model="tiny")
    tiled = EnhanceRequest(path, tmp_path / "tiled", model="tiny", tile=2 * MARGIN + 9)
    job = engine.submit(tiled)
    pictures = [np.asarray(Image.open(one.result(60).path), dtype=int) for one in (engine.submit(whole), job)]
    assert job.progress.total > 20
    assert np.abs(pictures[0] - pictures[1]).max() <= 1


def test_half_the_scale_is_the_mean_of_whole_pixels(engine, photo):
    two = np.asarray(Image.open(engine.submit(replace(photo, scale=2)).result(60).path), dtype=float)
    expected = enlarged(np.asarray(Image.open(photo.source))).reshape(46, 2, 74, 2, 3).mean((1, 3))
    assert two.shape == expected.shape and np.abs(two - expected).max() <= 3


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (300, 2)])
def test_odd_sizes_work(engine, photo, size):
    request = save_as(photo, "odd.png", Image.new("RGB", size, (200, 120, 40)))
    result = engine.submit(request).result(60)
    assert Image.open(result.path).size == (4 * size[0], 4 * size[1])


def test_grey_stays_grey_and_sixteen_bits_stay(engine, photo):
    ramp = np.linspace(0, 65535, 40 * 30).reshape(30, 40)
    grey = save_as(photo, "grey.png", Image.fromarray((ramp / 257).astype(np.uint8)))
    assert Image.open(engine.submit(grey).result(60).path).mode == "L"
    deep = save_as(photo, "deep.png", Image.fromarray(ramp.astype(np.uint16)))
    result = read_picture(engine.submit(deep).result(60).path)
    assert result.depth == 16 and result.pixels.shape == (120, 160, 1)
    assert len(np.unique(result.pixels)) > 5000  # far more levels than 8 bits have


def test_transparency_is_kept_without_dark_fringes(engine, photo):
    pixels = np.zeros((32, 32, 4), np.uint8)
    pixels[:, 16:] = (230, 180, 60, 255)  # opaque on the right; black hides under the transparent left
    request = save_as(photo, "cut.png", Image.fromarray(pixels))
    result = np.asarray(Image.open(engine.submit(request).result(60).path), dtype=int)
    assert result.shape == (128, 128, 4)
    assert result[:, :48, 3].max() <= 40 and result[:, 80:, 3].min() >= 215
    edge = result[8:-8, 60:68, :3]
    truth = enlarged(np.full((32, 32, 3), (230, 180, 60), np.uint8))[8:-8, 60:68]
    assert np.abs(edge - truth).max() <= 6


def test_orientation_is_applied_and_metadata_kept(engine, photo):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    request = save_as(photo, "turned.jpg", Image.new("RGB", (30, 20), "teal"), exif=exif, quality=95)
    result = Image.open(engine.submit(request).result(60).path)
    assert result.format == "JPEG" and result.size == (80, 120)
    assert result.getexif()[0x010F] == "Camera" and result.getexif().get(0x0112, 1) == 1


def test_results_are_numbered_and_replaced_only_when_asked(engine, photo):
    paths = [engine.submit(photo).result(60).path.name for _ in range(3)]
    assert paths == ["photo_4x.png", "photo_4x (2).png", "photo_4x (3).png"]
    assert engine.submit(replace(photo, overwrite=True)).result(60).path.name == "photo_4x.png"
    assert len(list(photo.folder.iterdir())) == 3


def test_a_picture_is_never_replaced_by_its_own_result(engine, photo):
    before = photo.source.read_bytes()
    itself = replace(photo, folder=photo.source.parent, name="{stem}", overwrite=True)
    with pytest.raises(EnhanceError, match="take its place"):
        engine.submit(itself).result(60)
    assert photo.source.read_bytes() == before


def test_a_format_that_cannot_hold_the_result_is_replaced_and_said(engine, photo):
    request = replace(save_as(photo, "clear.png", Image.new("RGBA", (8, 8), (9, 9, 9, 9))), format="jpg")
    job = engine.submit(request)
    assert job.result(60).path.suffix == ".png" and job.notes and job.result().notes == job.notes


def test_cancel_leaves_no_file(engine, photo):
    reached = threading.Event()
    job = engine.submit(replace(photo, tile=2 * MARGIN + 1))
    job.subscribe(lambda job: job.progress.done >= 3 and (reached.set(), job.cancel()))
    assert reached.wait(60) and job.wait(60)
    assert job.state is JobState.CANCELLED and not list(photo.folder.iterdir())


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"model": "nothing"}, ModelError, "nothing"),
        ({"tile": 2 * MARGIN}, EnhanceError, str(2 * MARGIN + 1)),
        ({"source": "missing.png"}, GanvasError, "missing.png"),
    ],
)
def test_what_cannot_be_done_is_a_sentence_and_leaves_nothing(engine, photo, change, error, words):
    if "source" in change:
        change = {"source": photo.source.with_name(change["source"])}
    job = engine.submit(replace(photo, **change))
    with pytest.raises(error, match=words):
        job.result(60)
    assert not photo.folder.exists() or not list(photo.folder.iterdir())


def test_a_folder_that_cannot_be_made_is_a_sentence(engine, photo):
    with pytest.raises(EnhanceError, match="cannot be made"):
        engine.submit(replace(photo, folder=photo.source / "below a file")).result(60)


def test_damaged_weights_name_both_checksums(engine, photo):
    card = find_model("tiny", "enhance")
    data = bytearray(card.weights_path.read_bytes())
    data[-1] ^= 0xFF
    card.weights_path.write_bytes(data)
    with pytest.raises(ModelError, match=card.sha256):
        engine.submit(photo).result(60)


def test_a_black_result_is_a_failure(photo):
    install("dark", lambda generator: generator.tail.bias.fill_(-9))
    with Engine("cpu") as engine, pytest.raises(EnhanceError, match="black") as caught:
        engine.submit(replace(photo, model="dark")).result(60)
    assert caught.value.exit_status == 1 and not list(photo.folder.iterdir())


def test_numbers_that_are_not_finite_are_a_failure(photo):
    install("broken", lambda generator: [weight.fill_(60000) for weight in generator.parameters()])
    with Engine("cpu") as engine, pytest.raises(EngineError, match="not finite"):
        engine.submit(replace(photo, model="broken")).result(60)
    assert not photo.folder.exists() or not list(photo.folder.iterdir())


def test_a_black_picture_stays_black(engine, photo):
    install("dark", lambda generator: generator.tail.bias.fill_(-9))
    request = save_as(replace(photo, model="dark"), "night.png", Image.new("RGB", (20, 20)))
    assert not np.asarray(Image.open(engine.submit(request).result(60).path)).any()


def test_memory_that_runs_out_cuts_tiles_and_changes_nothing(engine, photo, monkeypatch):
    expected = np.asarray(Image.open(engine.submit(photo).result(60).path), dtype=int)
    install("hungry")
    original = Generator.forward

    def limited(self, pictures):
        if pictures.shape[-1] * pictures.shape[-2] > 500:
            raise torch.OutOfMemoryError("out of memory")
        return original(self, pictures)

    monkeypatch.setattr(work, "TILE", 64)
    with Engine("cpu") as small:
        # The first picture is small, so that the precision can be measured at all.
        warm = save_as(replace(photo, model="hungry"), "warm.png", Image.new("RGB", (16, 16), "red"))
        small.submit(warm).result(60)
        monkeypatch.setattr(Generator, "forward", limited)
        job = small.submit(replace(photo, model="hungry", name="again"))
        result = np.asarray(Image.open(job.result(60).path), dtype=int)
    assert np.abs(result - expected).max() <= 1
    assert any("smaller tiles" in note for note in job.notes)
