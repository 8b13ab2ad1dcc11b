"""The network that sees what ails a photo, how it learns, and how its answers are put together."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from gan.enhance.degradation import Ailments
from gan.enhance.diagnosis import (
    block_offset,
    combine,
    cut_windows,
    diagnose_file,
    estimate,
    expected,
    network_of,
    with_quality,
)
from gan.enhance.errors import EnhanceError
from gan.enhance.estimator import (
    NOISE_BINS,
    PARTS,
    QUALITY_BINS,
    SPREAD_BINS,
    WINDOW,
    Estimator,
    EstimatorConfig,
    split,
)
from gan.enhance.estimator_training import (
    EstimatorTrainer,
    TrainOptions,
    as_tensor,
    draw_window,
    estimator_loss,
    save,
    score,
    targets,
    train,
    truth_of,
)
from gan.enhance.findings import KINDS, MOTION, SHARP, UNCOMPRESSED, Findings
from gan.models import find_model
from gan.paths import user_folder

SMALL = EstimatorConfig(fine=4, spectrum=4, hidden=16)


@pytest.fixture(autouse=True)
def few_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports take no time."""
    monkeypatch.setattr("gan.enhance.estimator_training._MEASURED", 12)


def photo(height: int = 200, width: int = 240, seed: int = 0) -> np.ndarray:
    """Edges and texture, (H, W, 3) uint8."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 255, (height // 10, width // 10, 3), dtype=np.uint8)
    large = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    fine = cv2.GaussianBlur(random.normal(0, 40, (height, width, 1)).astype(np.float32), (0, 0), 1.0)
    return np.clip(large + fine[..., None], 0, 255).astype(np.uint8)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(4):
        Image.fromarray(photo(seed=number)).save(folder / f"{number}.png")
    return folder


def answers(**values: float | int) -> torch.Tensor:
    """(1, sum(PARTS)): odds of a network that is sure of these bins."""
    odds = [torch.full((count,), -8.0) for count in PARTS]
    for part, name in zip(odds, ("kind", "spread", "noise", "quality", "sharpening"), strict=True):
        part[int(values.get(name, 0))] = 8.0
    return torch.cat(odds)[None]


def test_every_part_is_a_distribution() -> None:
    network = Estimator(SMALL).eval()
    parts = split(network(torch.rand(3, 3, WINDOW, WINDOW)))
    assert [part.shape for part in parts] == [(3, count) for count in PARTS]
    assert all(torch.allclose(part.exp().sum(dim=1), torch.ones(3), atol=1e-5) for part in parts)


def test_it_is_small() -> None:
    assert sum(weight.numel() for weight in Estimator().parameters()) * 2 < 2e6  # bytes, in half precision


def test_steps_of_a_jpeg_show_in_what_is_counted() -> None:
    """The qualities that are tried fit best where they are the true one."""
    network = Estimator(SMALL)
    for quality in (48, 72, 90):
        encoded = cv2.imencode(".jpg", photo(WINDOW, WINDOW), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        window = cv2.imdecode(encoded, cv2.IMREAD_COLOR)[..., ::-1]
        luma = torch.from_numpy(window @ np.float32([0.299, 0.587, 0.114]) / 255)[None, None].float()
        fits = network._counts(luma)[0, -2 * len(network.steps) : -len(network.steps)]
        tried = torch.arange(30, 99, 3)
        assert abs(int(tried[fits.argmax()]) - quality) <= 3


def test_numbers_between_two_bins_count_for_both() -> None:
    kinds, spreads, noises, qualities, _ = targets(
        [truth_of(Ailments(motion=12, spread=12 / math.sqrt(12), noise=0.01, quality=72))]
    )
    assert kinds[0].argmax() == KINDS.index(MOTION)
    assert expected(qualities.log(), QUALITY_BINS).item() == pytest.approx(72)
    assert 2 ** expected(spreads.log(), SPREAD_BINS).item() == pytest.approx(math.sqrt(12), rel=0.01)
    assert 2 ** expected(noises.log(), NOISE_BINS).item() == pytest.approx(0.01, rel=0.01)
    assert all(part.sum() == pytest.approx(1) for part in (spreads, noises, qualities))


def test_what_is_beyond_the_bins_counts_for_the_last_one() -> None:
    _, spreads, noises, qualities, _ = targets([truth_of(Ailments(noise=0.5, quality=20))])
    assert spreads[0, 0] == 1 and noises[0, -1] == 1 and qualities[0, 0] == 1


def test_the_blur_that_spreads_most_names_the_kind() -> None:
    kind = truth_of(Ailments(motion=5, defocus=4, softness=0.4, spread=3.2)).kind
    assert KINDS[kind] == "defocus"
    assert KINDS[truth_of(Ailments(softness=0.3, spread=0.42)).kind] == SHARP


def test_windows_of_a_seed_are_always_the_same() -> None:
    pictures = [torch.from_numpy(photo().transpose(2, 0, 1).copy())]
    first, second = (draw_window(pictures, np.random.default_rng(3)) for _ in range(2))
    assert np.array_equal(first[0], second[0]) and first[1] == second[1]
    assert first[0].shape == (WINDOW, WINDOW, 3)


def test_it_learns() -> None:
    """A few windows are known by heart after a few steps."""
    torch.manual_seed(0)
    network = Estimator(SMALL)
    random = np.random.default_rng(0)
    pictures = [torch.from_numpy(photo().transpose(2, 0, 1).copy())]
    windows, truths = zip(*(draw_window(pictures, random) for _ in range(4)), strict=True)
    inputs, wanted = as_tensor(list(windows)), list(targets(list(truths)))
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-2)
    losses = []
    for _ in range(8):
        loss = estimator_loss(network(inputs), wanted)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.8 * losses[0]


def test_a_run_goes_on_and_makes_a_model(photos: Path, tmp_path: Path) -> None:
    options = TrainOptions(photos, tmp_path / "run", minutes=0.0001, batch=2, report_seconds=0)
    train(options)
    with pytest.raises(EnhanceError, match="--resume"):
        train(options)
    trainer = EstimatorTrainer(options)
    trainer.load(tmp_path / "run" / "checkpoint.pt")
    assert trainer.step >= 1
    card = find_model("enhance-estimator", "enhance-estimator")
    found = estimate(network_of(card), photo())
    assert 0 <= found.noise < 1 and 1 <= found.quality <= 100
    assert (tmp_path / "run" / "scores.csv").read_text().count("\n") >= 2


def test_a_checkpoint_of_something_else_is_refused(tmp_path: Path) -> None:
    trainer = EstimatorTrainer(TrainOptions(tmp_path, tmp_path))
    torch.save({"network": {}}, tmp_path / "checkpoint.pt")
    with pytest.raises(EnhanceError, match="cannot be resumed"):
        trainer.load(tmp_path / "checkpoint.pt")


# Putting answers together


def test_windows_that_agree_are_believed() -> None:
    found = combine(torch.cat([answers(kind=1, spread=14, noise=5, quality=6)] * 5))
    assert found.blur == MOTION and found.spread == pytest.approx(2 ** SPREAD_BINS[14], rel=0.02)
    assert found.quality == pytest.approx(60, abs=0.5) and found.sureness > 0.99


def test_what_lies_behind_is_no_fault() -> None:
    """Where half of the windows are sharp, the picture is."""
    windows = [answers(kind=0, spread=0)] * 5 + [answers(kind=2, spread=12)] * 5
    assert combine(torch.cat(windows)).is_sharp


def test_a_single_mistake_does_not_count() -> None:
    windows = [answers(kind=0, spread=0)] + [answers(kind=1, spread=14, quality=14)] * 9
    found = combine(torch.cat(windows))
    assert found.blur == MOTION and found.quality == UNCOMPRESSED


def test_the_mean_is_taken_around_the_likeliest_value() -> None:
    both = torch.full((1, len(QUALITY_BINS)), -20.0)
    both[0, 3], both[0, -1] = -0.8, -0.6
    assert expected(both, QUALITY_BINS).item() == pytest.approx(100, abs=0.1)


def test_the_file_is_believed_unless_the_pixels_are_worse() -> None:
    assert with_quality(Findings(quality=75), 71).quality == 71
    assert with_quality(Findings(quality=100), 80).quality == 80
    assert with_quality(Findings(quality=45), 95).quality == 45


# Windows of a picture


@pytest.mark.parametrize("size", [(1, 1), (50, 300), (128, 128), (260, 400)])
@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_any_picture_has_windows(size: tuple[int, int], kind: type) -> None:
    pixels = np.random.default_rng(0).integers(0, np.iinfo(kind).max, (*size, 1), dtype=kind)
    windows = cut_windows(pixels)
    assert windows.shape[1:] == (3, WINDOW, WINDOW) and 1 <= len(windows) <= 10
    assert windows.min() >= 0 and windows.max() <= 1 and windows.dtype == torch.float32


def test_windows_show_what_there_is_to_see() -> None:
    pixels = np.full((600, 900, 3), 128, np.uint8)
    pixels[200:400, 300:600] = photo(200, 300)
    windows = cut_windows(pixels, 3)
    assert all(window.std() > 0.05 for window in windows)


def test_the_grid_of_a_jpeg_is_found() -> None:
    encoded = cv2.imencode(".jpg", photo(400, 480), [cv2.IMWRITE_JPEG_QUALITY, 60])[1]
    whole = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    for top, left in ((0, 0), (3, 5), (6, 1)):
        assert block_offset(whole[top:, left:]) == (-top % 8, -left % 8)
    assert block_offset(photo(400, 480)) == (0, 0)


def test_without_a_network_nobody_can_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gan.models.registry.assets_folder", lambda: tmp_path)
    path = tmp_path / "a.png"
    Image.fromarray(photo()).save(path)
    assert diagnose_file(path) is None


def test_the_file_of_a_jpeg_says_its_quality(tmp_path: Path) -> None:
    trainer = EstimatorTrainer(TrainOptions(tmp_path, tmp_path))
    pictures = [torch.from_numpy(photo().transpose(2, 0, 1).copy())]
    save(trainer, user_folder() / "models", 1, score(trainer.network, pictures))
    path = tmp_path / "a.jpg"
    Image.fromarray(photo()).save(path, quality=30)
    found = diagnose_file(path)
    assert found is not None and found.quality == pytest.approx(30, abs=12)
