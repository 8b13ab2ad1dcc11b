"""Tiny models of faces with random weights, put among the user's own."""

from __future__ import annotations

import numpy as np
import torch

from gan.faces import progressive
from gan.faces.generator import Generator, GeneratorConfig
from gan.faces.measuring import FaceGenerator, settle_statistics
from gan.models import ModelCard, save_model
from gan.paths import user_folder

TINY = GeneratorConfig(latent=16, channels=(12, 10, 8, 6), depth=(1, 1, 1, 1))
"""32x32, with one level for the colours."""


def tiny_generator(seed: int = 0, config: GeneratorConfig = TINY) -> Generator:
    """A generator whose every part shows in the picture."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = Generator(config)
        for name, weight in network.named_parameters():
            if "strength" in name or "modulation.weight" in name:
                torch.nn.init.normal_(weight, std=0.2)
            elif "to_rgb" in name:
                weight.data.mul_(2)
    settle_statistics(network, config.resolution, 1.0)
    return network


def install(name: str = "tiny", network: FaceGenerator | None = None) -> ModelCard:
    """Save a model of faces in the user folder."""
    network = network or tiny_generator()
    return save_model(
        user_folder() / "models",
        network.state_dict(),
        name=name,
        task="faces",
        version="1",
        summary="A small generator.",
        license="MIT",
        config=network.config.to_card(),
        trained_on=(),
        recipe="random weights",
        figures=(),
        limits="for tests",
    )


def tiny_progressive() -> progressive.Generator:
    """The paper's network at 16x16."""
    with torch.random.fork_rng():
        torch.manual_seed(1)
        return progressive.Generator(progressive.ProgressiveConfig(16, 8, 64, 8))


def as_integers(pictures: np.ndarray) -> np.ndarray:
    """For differences."""
    return pictures.astype(int)
