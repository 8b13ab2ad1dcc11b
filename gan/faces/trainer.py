"""One run of training as networks and steps: no files, clocks or signals (`training` has those).

A step computes generated faces and their features once. The discriminators learn on the detached copy; the
generator then learns through the discriminators just improved. Everything random comes from one stored
source, and the order of faces from the number seen, so a resumed run equals one that never stopped.
"""

from __future__ import annotations

import copy
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from gan.faces.augmentation import Augmentation
from gan.faces.critic import View
from gan.faces.dataset import FaceData
from gan.faces.losses import LOSSES, gradient_penalty, r1_penalty
from gan.faces.measuring import FaceGenerator, draw_training_latents, settle_statistics, to_network
from gan.faces.options import TrainOptions
from gan.faces.parallel import Group
from gan.faces.schedule import Schedule, Stage
from gan.faces.state import new_state, update_average
from gan.faces.tower import FeatureNetwork, FeatureTower, TowerConfig

_R1_EVERY = 16  # steps; the penalty is multiplied by it (lazy regularisation, Karras et al. 2020)
_GRADIENT_PENALTY_WEIGHT = 10.0
_CALIBRATION_FACES = 64
# A trained generator waits for so many faces: discriminators that know nothing yet would only spoil it.
_ALONE_IMAGES = 1000
_AVERAGE_RAMP = 0.05  # early on, weights are averaged over this share of the faces seen


@dataclass(frozen=True)
class StepReport:
    """What one step came to."""

    stage: Stage
    generator_loss: float
    critic_loss: float
    sign: float


class Trainer:
    """A run in memory: takes steps, knows nothing of files.

    Attributes:
        options: what was asked for.
        state: what has been learned.
        schedule: when to grow.
    """

    def __init__(
        self,
        options: TrainOptions,
        data: FaceData,
        network: FeatureNetwork,
        device: torch.device,
        group: Group | None = None,
    ) -> None:
        self.options, self._data, self._device = options, data, device
        self._group = group or Group(device)
        tower = None
        if options.discriminator == "tower":
            tower = FeatureTower(network, TowerConfig.of(network, options.tower_side))
            tower = tower.to(device).to(memory_format=torch.channels_last)
            tower.calibrate(to_network(self._faces(data.training[:_CALIBRATION_FACES])))
        self.state = new_state(options, tower, device)
        self.schedule = Schedule(
            options.start_resolution, options.resolution, options.hold_images, options.fade_images
        )
        self._loss = LOSSES[options.loss]
        self._augmentation = Augmentation()
        self._order = _Order(data.training, options.seed)
        self._bf16 = use_bf16(options.precision, device)

    def step(self) -> StepReport:
        """Learn from one batch."""
        state, options = self.state, self.options
        stage = self.schedule.stage_at(state.images)
        place = state.images + self._group.rank * options.batch
        real = shrink(to_network(self._faces(self._order.take(place, options.batch))), stage)
        latents = draw_training_latents(options.batch, state.generator.config.latent, state.randomness)
        with self._autocast():
            fake = state.generator(latents, stage.resolution, stage.fade, state.randomness)
            real_view, fake_view = (state.critic.look(self._augment(pictures)) for pictures in (real, fake))
        critic_loss, sign = self._teach_critic(real_view, fake_view.detach(), stage)
        generator_loss = 0.0
        if not options.start or state.images >= _ALONE_IMAGES:
            generator_loss = self._teach_generator(real_view, fake_view, stage)
        self._count(sign)
        return StepReport(stage, generator_loss, critic_loss, sign)

    def settled(self) -> FaceGenerator:
        """A copy of the averaged generator, ready to make faces."""
        stage = self.schedule.stage_at(self.state.images)
        generator = copy.deepcopy(self.state.average)
        with self._autocast():
            settle_statistics(generator, stage.resolution, stage.fade)
        return generator

    def _teach_critic(self, real: View, fake: View, stage: Stage) -> tuple[float, float]:
        """Improve the discriminators; (loss, mean sign of the scores of real faces)."""
        critic = self.state.critic.requires_grad_(True)
        with self._autocast():
            real_scores, fake_scores = critic(real, fake, stage.fade)
            loss = self._loss.judge(real_scores, fake_scores)
        self.state.critic_steps.zero_grad(set_to_none=True)
        (loss + self._penalty(real.pictures, fake.pictures, stage)).backward()
        self._group.average_gradients(critic.parameters())
        self.state.critic_steps.step()
        sign = torch.cat([scores.detach().flatten().float() for scores in real_scores]).sign().mean()
        return loss.item(), sign.item()

    def _penalty(self, real: Tensor, fake: Tensor, stage: Stage) -> Tensor | float:
        """The penalty on the gradients of the discriminator on pixels, in full precision."""
        pixels, options = self.state.critic.pixels, self.options
        if pixels is None:
            return 0.0

        def judge(pictures: Tensor) -> Tensor:
            return pixels(pictures, stage.fade)

        if options.loss == "wgan-gp":
            return _GRADIENT_PENALTY_WEIGHT * gradient_penalty(judge, real, fake, self.state.randomness)
        if options.r1_gamma and self.state.images // (options.batch * self._group.size) % _R1_EVERY == 0:
            return _R1_EVERY * options.r1_gamma * r1_penalty(judge, real)
        return 0.0

    def _teach_generator(self, real: View, fake: View, stage: Stage) -> float:
        critic = self.state.critic.requires_grad_(False)
        with self._autocast():
            _, scores = critic(real, fake, stage.fade)
            loss = self._loss.fool(scores, critic.weights)
        self.state.generator_steps.zero_grad(set_to_none=True)
        loss.backward()
        self._group.average_gradients(self.state.generator.parameters())
        self.state.generator_steps.step()
        return loss.item()

    def _count(self, sign: float) -> None:
        """Account for one batch of every process."""
        state, options = self.state, self.options
        seen = options.batch * self._group.size
        state.images += seen
        if options.augment == "adaptive":
            state.probability.update(self._group.mean(sign), seen)
        half_life = min(options.average_images, _AVERAGE_RAMP * state.images)
        update_average(state.average, state.generator, 0.5 ** (seen / half_life))

    def _augment(self, pictures: Tensor) -> Tensor:
        return self._augmentation(pictures, self.state.probability.value, self.state.randomness)

    def _faces(self, indices: np.ndarray) -> Tensor:
        """(N, 3, R, R) uint8 on the device."""
        pixels = torch.from_numpy(self._data.pixels[indices])
        return pixels.to(self._device, non_blocking=True).permute(0, 3, 1, 2)

    def _autocast(self) -> AbstractContextManager[None]:
        return torch.autocast(self._device.type, torch.bfloat16, enabled=self._bf16)


class _Order:
    """The order of faces: every face once in each round, shuffled by the round's number."""

    def __init__(self, indices: np.ndarray, seed: int) -> None:
        self._indices, self._seed = indices, seed
        self._shuffled: dict[int, np.ndarray] = {}

    def take(self, start: int, number: int) -> np.ndarray:
        """The faces from place `start` of the endless order."""
        places = np.arange(start, start + number)
        rounds, places = places // len(self._indices), places % len(self._indices)
        pairs = zip(rounds.tolist(), places, strict=True)
        return np.array([self._round(turn)[place] for turn, place in pairs])

    def _round(self, turn: int) -> np.ndarray:
        if turn not in self._shuffled:
            if len(self._shuffled) > 1:
                self._shuffled.clear()
            self._shuffled[turn] = np.random.default_rng((self._seed, turn)).permutation(self._indices)
        return self._shuffled[turn]


def shrink(pictures: Tensor, stage: Stage) -> Tensor:
    """Real faces as a stage of growth sees them: box-filtered, and while fading in without new detail.

    Args:
        pictures: (N, 3, R, R).

    Returns:
        (N, 3, stage.resolution, stage.resolution).
    """
    factor = pictures.shape[-1] // stage.resolution
    pictures = functional.avg_pool2d(pictures, factor) if factor > 1 else pictures
    if stage.fade == 1:
        return pictures
    coarse = functional.interpolate(functional.avg_pool2d(pictures, 2), scale_factor=2, mode="nearest")
    return torch.lerp(coarse, pictures, stage.fade)


def use_bf16(precision: str, device: torch.device) -> bool:
    """Whether to compute in bfloat16 where that is safe: as asked for, or where the processor has it."""
    if precision != "auto":
        return precision == "bf16"
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    # Without such instructions bfloat16 is right, but slower than float32.
    return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
