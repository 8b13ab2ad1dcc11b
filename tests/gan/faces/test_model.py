"""Generators from cards, and as the engine's models; `test_work.py` runs them."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from gan.faces.cards import find_card
from gan.faces.errors import FacesError
from gan.faces.generator import Generator
from gan.faces.model import PIECE_PIXELS, FaceModel, build_generator, pieces_of
from gan.models import ModelError
from tests.gan.faces.face_models import TINY, install, tiny_generator, tiny_progressive


def test_the_network_of_a_card_is_the_saved_one() -> None:
    network = build_generator(install())
    assert isinstance(network, Generator) and network.config == TINY and not network.training
    for name, weight in tiny_generator().state_dict().items():
        torch.testing.assert_close(network.state_dict()[name], weight, rtol=1e-3, atol=1e-4)


def test_the_papers_network_has_its_own_card() -> None:
    network = build_generator(install("paper", tiny_progressive()))
    assert network.config == tiny_progressive().config


@pytest.mark.parametrize(
    "config",
    [
        {},
        {"architecture": "gated", "latent": 16, "channels": "12 10", "depth": "1 1"},
        {"architecture": "gated", "latent": 16, "channels": "a b", "depth": "1 1"},
        {"architecture": "progressive", "resolution": 12},
        {"architecture": "progressive", "blocks": 3},
    ],
)
def test_a_card_that_does_not_fit_its_weights_is_named(config: dict) -> None:
    card = dataclasses.replace(install(), config=config)
    with pytest.raises(FacesError, match="weights of tiny do not fit"):
        build_generator(card)


def test_models_are_found_by_name_or_as_the_best() -> None:
    with pytest.raises(FacesError, match="No model of faces"):
        find_card()
    install("other")
    install("faces")
    assert find_card().name == "faces" and find_card("other").name == "other"
    with pytest.raises(ModelError, match="known: faces, other"):
        find_card("third")


def test_steps_have_so_many_pixels() -> None:
    assert [pieces_of(side) for side in (32, 64, 128, 1024)] == [64, 16, 4, 1]
    assert pieces_of(64) * 64**2 == PIECE_PIXELS


def test_a_gpu_takes_larger_batches() -> None:
    model = FaceModel("tiny", "0" * 64, 64)
    limits = [model.batch_limit((5, 16), torch.device(name)) for name in ("cpu", "cuda")]
    assert limits == [16, 1024]
