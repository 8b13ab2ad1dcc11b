from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.faces.generator import Generator, GeneratorConfig
from gan.faces.measuring import (
    CurvePoint,
    Curves,
    Measurer,
    draw_latents,
    draw_training_latents,
    make_faces,
    save_sheet,
    settle_statistics,
    to_bytes,
    to_network,
)
from gan.nn.squeezenet import SqueezeNet
from tests.gan.faces.face_samples import face_like

SMALL = GeneratorConfig(latent=8, channels=(8, 8), depth=(1, 1))


def point(images: int) -> CurvePoint:
    return CurvePoint(images, 1.0, 32, 0.5, 0.25, 1 / 3, 0.5, 0.1, 10.0)


def faces(number: int, side: int = 32, first: int = 0) -> torch.Tensor:
    pixels = np.stack([face_like(index, side) for index in range(first, first + number)])
    return torch.from_numpy(pixels).permute(0, 3, 1, 2)


def test_bytes_survive_the_network_range() -> None:
    values = torch.arange(256, dtype=torch.uint8).view(1, 1, 16, 16)
    assert torch.equal(to_bytes(to_network(values)), values)
    assert to_bytes(torch.tensor((-1.5, 1.5))).tolist() == [0, 255]


def test_latents_lie_on_the_hypersphere_and_follow_their_source() -> None:
    latents = draw_latents(5, 64, torch.Generator().manual_seed(1))
    assert latents.norm(dim=1).tolist() == pytest.approx([8.0] * 5, rel=1e-5)
    assert torch.equal(latents, draw_latents(5, 64, torch.Generator().manual_seed(1)))


def test_training_sees_latents_of_every_truncation_from_a_half_on() -> None:
    lengths = draw_training_latents(500, 64, torch.Generator().manual_seed(1)).norm(dim=1) / 8
    assert 0.5 <= lengths.min() < 0.52 and 0.98 < lengths.max() <= 1 + 1e-6
    assert lengths.mean().item() == pytest.approx(0.75, abs=0.02)


def test_settled_statistics_are_those_of_many_latents() -> None:
    torch.manual_seed(0)
    generator = Generator(SMALL)
    unit = generator.levels[0][0]
    unit.norm.norm.running_mean.fill_(99)
    settle_statistics(generator, 8, 1.0)
    assert not generator.training
    latents = draw_training_latents(4000, 8, torch.Generator().manual_seed(7))
    features = torch.nn.functional.conv2d(generator.start(latents).view(-1, 8, 4, 4), unit.weight, padding=1)
    norm = unit.norm.norm
    torch.testing.assert_close(norm.running_mean, features.mean(dim=(0, 2, 3)), atol=0.05, rtol=0)
    torch.testing.assert_close(norm.running_var, features.var(dim=(0, 2, 3)), atol=0.05, rtol=0.1)


def test_faces_follow_their_seed() -> None:
    torch.manual_seed(0)
    generator = Generator(SMALL).eval()
    first, again, other = (make_faces(generator, 70, 8, 1.0, seed) for seed in (1, 1, 2))
    assert first.shape == (70, 3, 8, 8) and first.dtype == torch.uint8
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_sheet_places_faces_in_rows(tmp_path: Path) -> None:
    save_sheet(faces(5, 8), tmp_path / "sheets" / "sheet.png")
    with Image.open(tmp_path / "sheets" / "sheet.png") as sheet:
        pixels = np.asarray(sheet)
    assert pixels.shape == (24, 16, 3)  # two columns, three rows
    for index in range(5):
        row, column = divmod(index, 2)
        assert np.array_equal(pixels[8 * row :, 8 * column :][:8, :8], face_like(index, 8))
    assert not pixels[16:, 8:].any()


def test_curves_grow_line_by_line(tmp_path: Path) -> None:
    curves = Curves(tmp_path / "curves.csv", images=0)
    for images in (10, 20, 30):
        curves.add(point(images))
    Curves(tmp_path / "curves.csv", images=20).add(point(25))  # what came after the checkpoint is dropped
    with (tmp_path / "curves.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["images"] for row in rows] == ["10", "20", "25"]
    assert rows[0]["critic_loss"] == "0.333333" and rows[0]["kid"] == ""


def test_a_new_run_begins_new_curves(tmp_path: Path) -> None:
    Curves(tmp_path / "curves.csv", images=0).add(point(10))
    Curves(tmp_path / "curves.csv", images=0)
    assert len((tmp_path / "curves.csv").read_text().splitlines()) == 1


def test_measures_tell_likeness_and_variety() -> None:
    torch.manual_seed(0)
    measurer = Measurer(SqueezeNet((12,)).eval(), faces(24), torch.device("cpu"))
    alike = measurer.measure(faces(24, first=100))
    same = measurer.measure(faces(1).repeat(24, 1, 1, 1))
    assert same.kid > abs(alike.kid)
    assert same.swd > alike.swd
    assert same.ms_ssim == pytest.approx(1)
    assert alike.ms_ssim < 0.9


def test_features_have_a_mean_square_of_one_on_real_faces() -> None:
    torch.manual_seed(0)
    real = faces(8)
    features = Measurer(SqueezeNet((12,)).eval(), real, torch.device("cpu")).describe(real)
    assert features.shape == (8, 512)
    assert np.mean(features**2) == pytest.approx(1, rel=1e-4)
