"""Generators of others: recognised, checked, tried, installed, and used like our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from gan.engine import Engine
from gan.faces.errors import FacesError
from gan.faces.latents import LatentShape, seed_latent
from gan.faces.model import build_generator
from gan.faces.published import convert, import_published, is_published, try_out
from gan.faces.request import SaveFaces
from gan.models import ForeignWeights, find_model, read_foreign
from gan.paths import user_folder
from tests.gan.faces import published_networks as others
from tests.gan.faces.published_networks import LATENT

PATH = Path("their-faces.pth")


def weights_of(tensors: dict[str, Tensor]) -> ForeignWeights:
    return ForeignWeights(PATH, "0" * 64, tensors)


def test_an_imported_file_makes_the_pictures_of_its_own_program(tmp_path: Path) -> None:
    network = others.zoo()
    file = tmp_path / "celeba.pth"
    torch.save({"netG": network.tensors, "netD": {"score.weight": torch.ones(1)}}, file)
    weights = read_foreign(file)
    assert is_published(weights)
    card = import_published(weights, user_folder() / "models", "celeba")
    assert find_model("celeba", "faces").sha256 == card.sha256
    assert weights.sha256 in card.recipe and "pytorch_GAN_zoo" in card.recipe and "16x16" in card.summary
    latents = torch.randn(2, LATENT, generator=torch.Generator().manual_seed(1))
    found = build_generator(card)(latents)
    torch.testing.assert_close(found, network.draw(latents), rtol=2e-2, atol=2e-2)  # 16 bits are kept


def test_its_latents_are_known_from_its_card() -> None:
    card = import_published(weights_of(others.genforce().tensors), user_folder() / "models", "paper")
    shape = LatentShape.of(card)
    assert (shape.levels, shape.length, shape.side, shape.truncates) == (1, LATENT, 16, False)


def test_averaged_weights_are_preferred() -> None:
    plain, averaged = others.zoo(seed=0), others.zoo(seed=1)
    tensors = {f"netG.{name}": tensor for name, tensor in plain.tensors.items()}
    tensors |= {f"avgG.{name}": tensor for name, tensor in averaged.tensors.items()}
    latents = torch.randn(1, LATENT, generator=torch.Generator().manual_seed(1))
    generator, _ = convert(weights_of(tensors))
    torch.testing.assert_close(generator(latents), averaged.draw(latents), rtol=1e-4, atol=1e-4)


def test_the_largest_ones_have_1024_pixels() -> None:
    widths = (8, 8, 8, 8, 4, 4, 2, 2, 2)
    generator, _ = convert(weights_of(others.genforce(widths).tensors))
    assert generator.config.resolution == 1024
    with torch.no_grad():
        assert generator(torch.randn(1, LATENT)).shape == (1, 3, 1024, 1024)


def test_larger_ones_are_refused() -> None:
    with pytest.raises(FacesError, match="2048x2048 pixels, and 1024 is the most"):
        convert(weights_of(others.genforce((2,) * 10).tensors))


@pytest.mark.parametrize(
    "name", ["formatLayer.module.weight", "scaleLayers.1.0.module.bias", "toRGBLayers.2.module.weight"]
)
def test_a_missing_tensor_is_named(name: str) -> None:
    tensors = dict(others.zoo().tensors)
    del tensors[name]
    with pytest.raises(FacesError, match="their-faces.pth is (not complete: it lacks|no )"):
        convert(weights_of(tensors))


def test_the_missing_tensor_has_the_name_of_the_file() -> None:
    tensors = {f"netG.{name}": tensor for name, tensor in others.genforce().tensors.items()}
    del tensors["netG.layer3.bias"]
    with pytest.raises(FacesError, match=r"lacks netG\.layer3\.bias"):
        convert(weights_of(tensors))


def test_a_tensor_of_another_shape_is_named() -> None:
    tensors = others.genforce().tensors | {"layer3.weight": torch.zeros(8, 5, 3, 3)}
    with pytest.raises(FacesError, match="convolution 3 has the shape 8 x 5 x 3 x 3 where 8 x 8 x 3 x 3"):
        convert(weights_of(tensors))


def test_values_that_are_not_finite_are_refused() -> None:
    tensors = others.genforce().tensors
    tensors["layer2.weight"][0, 0, 0, 0] = float("nan")
    with pytest.raises(FacesError, match="convolution 2 has values that are not finite"):
        convert(weights_of(tensors))


def test_a_name_that_does_not_fit_the_layers_is_refused() -> None:
    tensors = others.dissection().tensors
    for part in ("conv.weight", "wscale.b", "wscale.scale"):
        tensors[f"output_256x256.{part}"] = tensors.pop(f"output_16x16.{part}")
    with pytest.raises(FacesError, match="amount to 16x16 pixels, and its last one is for 256"):
        convert(weights_of(tensors))


def test_another_network_is_not_ours_to_import() -> None:
    weights = weights_of(torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3)).state_dict())
    assert not is_published(weights)
    with pytest.raises(FacesError, match="no progressive generator in a layout that is known"):
        convert(weights)


def test_a_network_that_shows_nothing_is_refused_and_not_installed() -> None:
    tensors = {name: torch.zeros_like(tensor) for name, tensor in others.genforce().tensors.items()}
    with pytest.raises(FacesError, match="same empty picture"):
        import_published(weights_of(tensors), user_folder() / "models", "empty")
    assert not list((user_folder() / "models").glob("empty*"))


def test_numbers_that_run_away_are_refused() -> None:
    generator, _ = convert(weights_of(others.genforce().tensors))
    with torch.no_grad():
        generator.to_rgb[-1].bias.fill_(float("inf"))
    with pytest.raises(FacesError, match="its numbers run away"):
        try_out(generator, PATH)


def test_its_faces_are_made_like_our_own(tmp_path: Path) -> None:
    network = others.zoo()
    import_published(weights_of(network.tensors), user_folder() / "models", "theirs")
    with Engine("cpu") as engine:
        saved = engine.submit(SaveFaces(tmp_path, 2, seed=5, model="theirs")).result(60)
    latents = torch.from_numpy(np.stack([seed_latent(seed, LATENT) for seed in (5, 6)])).float()
    expected = ((network.draw(latents).clamp(-1, 1) + 1) * 127.5).permute(0, 2, 3, 1).numpy()
    found = np.stack([np.asarray(Image.open(path)) for path in saved.paths])
    assert np.abs(found - expected).mean() < 2  # of 255
    assert any("knows no truncation" in note for note in saved.notes)
