"""A small generator among the user's models, for tests of this folder."""

from __future__ import annotations

from dataclasses import asdict

import torch

from gan.enhance.generator import Generator, GeneratorConfig
from gan.models import ModelCard, save_model
from gan.paths import user_folder

CONFIG = GeneratorConfig(channels=16, blocks=1, depth=2)


def install(name: str = "tiny", config: GeneratorConfig = CONFIG, seed: int = 0) -> ModelCard:
    """Random weights, with a visible effect of their own."""
    torch.manual_seed(seed)
    generator = Generator(config)
    with torch.no_grad():
        generator.tail.weight.mul_(5)
    return save_model(
        user_folder() / "models",
        generator.state_dict(),
        name=name,
        task="enhance",
        version="1",
        summary="A small generator.",
        license="MIT",
        config=asdict(config),
        trained_on=(),
        recipe="random weights",
        figures=(),
        limits="for tests",
    )
