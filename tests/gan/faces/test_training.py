from __future__ import annotations

import csv
import os
import signal
import time
from pathlib import Path

import pytest
import torch

from gan.engine.pausing import PAUSE
from gan.faces import training
from gan.faces.errors import FacesError
from gan.faces.generator import Generator, GeneratorConfig
from gan.faces.measuring import CurvePoint
from gan.faces.training import train, trimmed
from gan.models.cards import read_card
from gan.models.weights import load_weights
from tests.gan.faces.face_samples import small_options


@pytest.fixture(autouse=True)
def few_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets and statistics of a handful of faces keep these tests short."""
    monkeypatch.setattr(training, "_SHEET_FACES", 4)
    monkeypatch.setattr("gan.faces.measuring._SETTLING_PIECES", 1)
    monkeypatch.setattr("gan.faces.measuring._PIECE", 4)


def images_of(folder: Path) -> list[int]:
    with (folder / "curves.csv").open(newline="") as file:
        return [int(row["images"]) for row in csv.DictReader(file)]


def test_a_run_leaves_checkpoint_curves_sheet_and_model(tmp_path: Path) -> None:
    points: list[CurvePoint] = []
    few = {"images": 8, "sheet_images": 4, "measure_images": 8, "measured_faces": 4}
    options = small_options(tmp_path, start_resolution=16, name="tiny", **few)
    train(options, watch=points.append)
    out = options.out
    assert [point.images for point in points] == images_of(out) == [4, 8]
    assert points[0].kid is None and points[1].kid is not None
    assert sorted(path.name for path in (out / "sheets").iterdir()) == ["000000004.png", "000000008.png"]
    assert (out / "checkpoint.pt").exists()
    card = read_card(out / "models" / "tiny.json")
    generator = Generator(GeneratorConfig.from_card(card.config))
    generator.load_state_dict(load_weights(card))
    assert generator.config.resolution == 16
    best = read_card(out / "models" / "tiny-best.json")
    assert best.figures[0].value == pytest.approx(points[1].kid)


def test_a_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    train(small_options(tmp_path, images=4, sheet_images=4))
    points: list[CurvePoint] = []
    options = small_options(tmp_path, images=8, sheet_images=4, resume=True)
    train(options, watch=points.append)
    assert [point.images for point in points] == [8]
    assert images_of(options.out) == [4, 8]


def test_stop_ends_a_run_in_good_order(tmp_path: Path) -> None:
    asked: list[None] = []

    def stop() -> bool:
        asked.append(None)
        return len(asked) > 1

    options = small_options(tmp_path)
    train(options, stop=stop)
    assert torch.load(options.out / "checkpoint.pt", weights_only=True)["images"] == 4
    assert (options.out / "models" / "faces.json").exists()


def test_a_pause_keeps_a_checkpoint_and_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = small_options(tmp_path, images=12, report_seconds=0.0)
    stood: list[int] = []

    def told(stands: bool) -> None:
        if stands:
            stood.append(torch.load(options.out / "checkpoint.pt", weights_only=True)["images"])
            time.sleep(1.5)
            PAUSE.release()

    monkeypatch.setattr(PAUSE, "told", told)
    points: list[CurvePoint] = []
    begin = time.monotonic()
    train(options, watch=lambda point: (points.append(point), PAUSE.ask() if len(points) == 1 else None))
    assert stood == [4] and [point.images for point in points] == [4, 8, 12]
    assert points[-1].seconds < time.monotonic() - begin - 1.5


def test_a_signal_ends_a_run_in_good_order(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    options = small_options(tmp_path, report_seconds=0.0)
    train(options, watch=lambda point: os.kill(os.getpid(), signal.SIGTERM))
    assert torch.load(options.out / "checkpoint.pt", weights_only=True)["images"] == 4
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_diverged_run_keeps_its_last_checkpoint(tmp_path: Path) -> None:
    options = small_options(tmp_path, images=4)
    train(options)
    path = options.out / "checkpoint.pt"
    values = torch.load(path, weights_only=True)
    values["generator"]["start.weight"].fill_(float("nan"))
    torch.save(values, path)
    before = path.read_bytes()
    with pytest.raises(FacesError, match="Training diverged after 4 faces"):
        train(small_options(tmp_path, images=100, resume=True))
    assert path.read_bytes() == before


def test_missing_features_are_named(tmp_path: Path) -> None:
    options = small_options(tmp_path)
    (options.features / training.FEATURES_FILE).unlink()
    with pytest.raises(FacesError, match=training.FEATURES_FILE):
        train(options)


def test_trimmed_generators_make_the_same_pictures() -> None:
    torch.manual_seed(0)
    generator = Generator(GeneratorConfig(latent=8, channels=(8, 6, 4), depth=(1, 2, 1))).eval()
    latents = torch.randn(2, 8)
    smaller = trimmed(generator, 8)
    assert smaller.config.resolution == 8
    assert torch.equal(smaller(latents), generator(latents, 8))
