"""Everything a training run has learned so far, kept on disk so that it can stop and go on at any moment."""

from __future__ import annotations

import copy
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from gan.faces import generator as gated
from gan.faces import progressive
from gan.faces.augmentation import AdaptiveProbability
from gan.faces.cards import find_card
from gan.faces.critic import Critic
from gan.faces.errors import FacesError
from gan.faces.measuring import FaceGenerator
from gan.faces.model import build_generator
from gan.faces.options import TrainOptions
from gan.faces.tower import FeatureTower

_BETAS = (0.0, 0.99)
# Beside the tower, which is blind to where things are: with a quarter of these channels, faces kept one eye.
_SMALL_PIXELS = {"channel_base": 1024, "channel_max": 256}


@dataclass
class TrainingState:
    """Networks, optimisers and counters of a run.

    Attributes:
        generator, critic: what is trained.
        average: the generator with exponentially averaged weights, the one that is used in the end.
        generator_steps, critic_steps: their optimisers.
        probability: of augmentation.
        randomness: source of every random number of training, on its device.
        images: real faces seen.
        seconds: time spent.
        best: smallest kernel distance measured so far.
    """

    generator: FaceGenerator
    critic: Critic
    average: FaceGenerator
    generator_steps: torch.optim.Optimizer
    critic_steps: torch.optim.Optimizer
    probability: AdaptiveProbability
    randomness: torch.Generator
    images: int = 0
    seconds: float = 0.0
    best: float = field(default=float("inf"))

    @property
    def identity(self) -> str:
        """What must be equal for a checkpoint to fit: the shapes of the networks."""
        shapes = [
            sorted((key, list(value.shape)) for key, value in network.state_dict().items())
            for network in (self.generator, self.critic)
        ]
        return json.dumps([self.generator.config.to_card(), shapes])


def new_state(options: TrainOptions, tower: FeatureTower | None, device: torch.device) -> TrainingState:
    """A state to begin with: the weights of `options.start`, or else random ones, which `seed` decides."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(options.seed)
        generator, critic = _build_generator(options), _build_critic(options, tower)
    for network in (generator, critic):
        network.to(device).to(memory_format=torch.channels_last)
    groups = []
    if critic.scales:
        groups.append({"params": list(critic.scales.parameters()), "lr": options.tower_rate})
    if critic.pixels:
        groups.append({"params": list(critic.pixels.parameters()), "lr": options.pixel_rate})
    return TrainingState(
        generator=generator,
        critic=critic,
        average=copy.deepcopy(generator).eval().requires_grad_(False),
        generator_steps=torch.optim.Adam(
            generator.parameters(), lr=options.generator_rate, betas=_BETAS, fused=True
        ),
        critic_steps=torch.optim.Adam(groups, betas=_BETAS, fused=True),
        probability=AdaptiveProbability(0.0 if options.augment == "none" else options.augment_probability),
        randomness=torch.Generator(device).manual_seed(options.seed),
    )


def save_state(state: TrainingState, path: Path) -> None:
    """Write a checkpoint; `path` holds either the old or the new one, whenever the process dies.

    Raises:
        FacesError: it cannot be written.
    """
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            torch.save(_to_values(state), file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the disk is full"  # torch does not say so
        raise FacesError(f"The checkpoint {path} cannot be written: {reason}; make room there.") from error
    finally:
        part.unlink(missing_ok=True)


def load_state(state: TrainingState, path: Path) -> None:
    """Bring an untrained state of the same options to where a checkpoint stands, in place.

    Raises:
        FacesError: there is no checkpoint, it is damaged, or it belongs to other networks.
    """
    try:
        values = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise FacesError(f"There is no checkpoint {path} to resume; start without --resume.") from None
    except Exception as error:  # reading a damaged file may raise almost anything
        raise FacesError(f"The checkpoint {path} is damaged ({error}); start without --resume.") from error
    if not isinstance(values, dict) or values.get("identity") != state.identity:
        raise FacesError(
            f"The checkpoint {path} belongs to other networks; resume with the options that it began with."
        )
    optimisers = (state.generator_steps, state.critic_steps)
    rates = [[group["lr"] for group in optimiser.param_groups] for optimiser in optimisers]
    for name in ("generator", "critic", "average", "generator_steps", "critic_steps"):
        getattr(state, name).load_state_dict(values[name])
    # The rates are those of the options, so that a run can go on with others.
    for optimiser, wanted in zip(optimisers, rates, strict=True):
        for group, rate in zip(optimiser.param_groups, wanted, strict=True):
            group["lr"] = rate
    state.randomness.set_state(values["randomness"])
    state.probability.value, state.probability.sign = values["probability"]
    state.images, state.seconds, state.best = values["images"], values["seconds"], values["best"]


@torch.no_grad()
def update_average(average: nn.Module, generator: nn.Module, decay: float) -> None:
    """Move averaged weights and statistics to `average * decay + trained * (1 - decay)`, in place."""
    kept_all, new_all = ([*network.parameters(), *network.buffers()] for network in (average, generator))
    for kept, new in zip(kept_all, new_all, strict=True):
        if kept.is_floating_point():
            kept.lerp_(new, 1 - decay)
        else:
            kept.copy_(new)


def _to_values(state: TrainingState) -> dict[str, Any]:
    names = ("generator", "critic", "average", "generator_steps", "critic_steps")
    values: dict[str, Any] = {name: getattr(state, name).state_dict() for name in names}
    randomness: Tensor = state.randomness.get_state()
    return values | {
        "identity": state.identity,
        "randomness": randomness,
        "probability": (state.probability.value, state.probability.sign),
        "images": state.images,
        "seconds": state.seconds,
        "best": state.best,
    }


def _build_generator(options: TrainOptions) -> FaceGenerator:
    if options.start:
        return build_generator(find_card(options.start)).train()
    if options.generator == "gated":
        return gated.Generator(gated.GeneratorConfig.for_resolution(options.resolution))
    return progressive.Generator(progressive.ProgressiveConfig(options.resolution))


def _build_critic(options: TrainOptions, tower: FeatureTower | None) -> Critic:
    if options.discriminator == "progressive":
        return Critic(None, progressive.Discriminator(progressive.ProgressiveConfig(options.resolution)))
    if not options.pixel_weight:
        return Critic(tower, None)
    config = progressive.ProgressiveConfig(options.resolution, **_SMALL_PIXELS, group=8)
    return Critic(tower, progressive.Discriminator(config), options.pixel_weight)
