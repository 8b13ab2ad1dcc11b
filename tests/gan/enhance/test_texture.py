"""Losses of texture, the critic, the recipe, and weights in between."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save_file

from gan.engine import Engine
from gan.enhance.critic import Critic, CriticConfig, critic_loss
from gan.enhance.errors import EnhanceError
from gan.enhance.model import blended, build_generator, enlarger_for, texture_card_for, texture_of
from gan.enhance.request import EnhanceRequest
from gan.enhance.texture_losses import FeatureLoss, colour_loss, flat_loss
from gan.enhance.texture_training import TextureTrainer, TrainOptions, train
from gan.models import find_model, load_weights
from gan.nn.squeezenet import SqueezeNet
from tests.gan.enhance.small_model import install
from tests.gan.enhance.test_family import install_family


@pytest.fixture(scope="module")
def tower() -> SqueezeNet:
    torch.manual_seed(0)
    return SqueezeNet().eval()


def noise(seed: int, mean: float = 0.5, deviation: float = 0.2) -> torch.Tensor:
    random = torch.Generator().manual_seed(seed)
    return (mean + deviation * torch.randn(1, 3, 64, 64, generator=random)).clamp(0, 1)


def test_alike_textures_are_near_and_others_far(tower: SqueezeNet) -> None:
    losses = FeatureLoss(tower)
    assert all(float(loss) == pytest.approx(0, abs=1e-6) for loss in losses(noise(0), noise(0)))
    same = float(losses(noise(1), noise(0))[1])  # other grains of the same sand
    smooth = float(losses(torch.full((1, 3, 64, 64), 0.5), noise(0))[1])
    assert same < 0.7 * smooth
    picture = noise(1).requires_grad_()
    sum(losses(picture, noise(0))).backward()
    assert picture.grad.abs().max() > 0


def test_colours_and_flat_areas_are_held(tower: SqueezeNet) -> None:
    grey = torch.full((1, 3, 32, 32), 0.5)
    assert float(colour_loss(grey + 0.1, grey)) == pytest.approx(0.1)
    grain = 0.1 * torch.tensor([[1.0, -1.0], [-1.0, 1.0]]).repeat(16, 16)
    assert float(colour_loss(grey + grain, grey)) == pytest.approx(0, abs=1e-6)
    assert float(flat_loss(grey + grain, grey)) == pytest.approx(0.1)
    assert float(flat_loss(noise(1), noise(0))) == 0  # nothing is flat there


def test_the_critic_learns_to_tell_noise_from_grey() -> None:
    torch.manual_seed(0)
    critic = Critic(CriticConfig(8))
    assert critic(noise(0)).shape == (1, 1, 64, 64)
    optimiser = torch.optim.Adam(critic.parameters(), lr=5e-3)
    losses = []
    for seed in range(25):
        loss = critic_loss(critic(noise(seed)), critic(torch.full((1, 3, 64, 64), 0.5)))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.6 * losses[0]


@pytest.fixture
def options(tmp_path: Path, tower: SqueezeNet) -> TrainOptions:
    folder = tmp_path / "photographs"
    folder.mkdir()
    random = np.random.default_rng(1)
    for index in range(4):
        coarse = Image.fromarray(random.integers(0, 255, (12, 12, 3), dtype=np.uint8))
        coarse.resize((144, 128), Image.Resampling.BICUBIC).save(folder / f"photo{index}.png")
    save_file(tower.state_dict(), tmp_path / "tower.safetensors")
    return TrainOptions(
        folder,
        tmp_path / "run",
        texture="tiny",
        features=tmp_path / "tower.safetensors",
        batch=2,
        crop=8,
        width=8,
        minutes=0.03,
        device="cpu",
    )


def test_the_recipe_makes_weights_beside_the_model(options: TrainOptions) -> None:
    install()
    train(options)
    base, card = find_model("tiny", "enhance"), find_model("tiny-texture", "enhance")
    assert card.config == base.config and card.sha256 != base.sha256 and len(card.figures) == 4
    (row,) = csv.DictReader((options.out / "scores.csv").open())
    assert int(row["step"]) == int(card.version) > 1 and float(row["distance"]) > 0
    assert Image.open(options.out / "sheet.png").size == (768, 256)
    train(replace(options, resume=True, minutes=0.05))
    assert int(find_model("tiny-texture", "enhance").version) > int(card.version)


def test_a_family_learns_texture_at_every_scale(options: TrainOptions) -> None:
    install_family()
    trainer = TextureTrainer(replace(options, texture="family"), find_model("family", "enhance"))
    photos = [type("Pair", (), {"high": torch.randint(0, 256, (3, 90, 90), dtype=torch.uint8)})()]
    for step, side in enumerate((32, 16, 8)):
        low, high = trainer.batch(photos, step)
        assert low.shape == (2, 3, side, side) and high.shape == (2, 3, 32, 32)
        trainer.texture_step((low, high))
    restored = TextureTrainer(replace(options, texture="family"), find_model("family", "enhance"))
    restored.restore(trainer.state())
    pairs = zip(restored.critic.parameters(), trainer.critic.parameters(), strict=True)
    assert all(torch.equal(first, second) for first, second in pairs)


def test_missing_features_and_models_are_said(options: TrainOptions, tmp_path: Path) -> None:
    install()
    with pytest.raises(EnhanceError, match="add --features"):
        train(replace(options, features=None))
    with pytest.raises(EnhanceError, match="features cannot be used"):
        train(replace(options, features=tmp_path / "nothing.safetensors"))
    with pytest.raises(EnhanceError, match="no texture weights"):
        texture_card_for(find_model("tiny", "enhance"))


def test_weights_in_between(tmp_path: Path) -> None:
    install("tiny")
    install("tiny-texture", seed=1)
    first, second = (find_model(name, "enhance") for name in ("tiny", "tiny-texture"))
    a, b = load_weights(first), load_weights(second)
    half = blended(a, b, 0.5)
    assert all(torch.allclose(half[name], (a[name] + b[name]) / 2, atol=1e-6) for name in a)
    random = np.random.default_rng(0)
    Image.fromarray(random.integers(0, 256, (20, 24, 3), dtype=np.uint8)).save(tmp_path / "a.png")
    results = []
    with Engine("cpu") as engine:
        for texture in (0.0, 0.5, 1.0):
            wish = EnhanceRequest(tmp_path / "a.png", tmp_path, 4, "tiny", texture=texture)
            results.append(np.asarray(Image.open(engine.submit(wish).result(60).path)).astype(int))
        alone = EnhanceRequest(tmp_path / "a.png", tmp_path, 4, "tiny-texture")
        expected = np.asarray(Image.open(engine.submit(alone).result(60).path)).astype(int)
    assert np.abs(results[2] - expected).max() <= 2
    assert np.abs(results[0] - results[1]).mean() > 0.5 < np.abs(results[1] - results[2]).mean()
    model = enlarger_for(first, 4, 8, 0.5)
    assert torch.equal(model.load().head.weight, build_generator(first, half).head.weight)
    with pytest.raises(EnhanceError, match="texture is 2"):
        replace(wish, texture=2)


def test_a_model_that_was_found_may_have_no_texture(tmp_path: Path) -> None:
    install("tiny")
    wish = EnhanceRequest(tmp_path / "a.png", tmp_path, 4, texture=0.5)
    card = find_model("tiny", "enhance")
    share, words = texture_of(wish, card)
    assert share == 0 and "tiny" in words
    assert texture_of(replace(wish, model="tiny"), card) == (0.5, "")
    assert texture_of(replace(wish, texture=0.0), card) == (0.0, "")
    install("tiny-texture", seed=1)
    assert texture_of(wish, card) == (0.5, "")
