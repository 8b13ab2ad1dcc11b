"""The recipe of the texture weights: a fidelity model goes on against a critic.

The result is a second set of weights of the same shape, between which and the first one a person chooses
(`--texture 0..1`; Wang et al. 2018, ESRGAN). Run it on the model that is to have texture; what it makes is
called like that model, with "-texture" behind.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from gan.enhance.choices import TEXTURE_SUFFIX
from gan.enhance.critic import Critic, CriticConfig, adversarial_loss, agreement, critic_loss, set_trained
from gan.enhance.degradation import DegradationRanges
from gan.enhance.degraded import Ahead, degraded_crops
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD, FamilyGenerator
from gan.enhance.model import build_generator
from gan.enhance.photos import Pair, load_pairs, random_crops, training_pairs
from gan.enhance.request import TASK
from gan.enhance.texture_losses import FeatureLoss, colour_loss, flat_loss
from gan.enhance.training import Trainer, open_run, phase_at
from gan.enhance.training import TrainOptions as FidelityOptions
from gan.enhance.training_loop import note_scores, train_for_its_time
from gan.metrics.fidelity import luma_scores
from gan.models import DataTerms, Figure, ModelCard, find_model, save_model
from gan.nn.squeezenet import load_squeezenet
from gan.paths import user_folder

_log = logging.getLogger(__name__)
_MEASURED = 8  # held-back photographs
_MEASURED_SIDE = 256
_RAMP = 0.05  # share of the time in which the critic's word comes to count


@dataclass(frozen=True)
class TrainOptions(FidelityOptions):
    """What a run is given; see `gan.enhance.training.TrainOptions`.

    `channels`, `blocks` and `start` are those of the model named by `texture`. The usual weights of the
    losses were set by their gradients on the result: features lead, the critic pulls a tenth as hard.
    """

    texture: str = field(default="", metadata={"help": "fidelity model that gets texture weights"})
    features: Path | None = field(
        default=None, metadata={"help": "weights of SqueezeNet 1.1 (safetensors, keys as in torchvision)"}
    )
    rate: float = field(default=2e-4, metadata={"help": "highest learning rate"})
    pixel: float = field(default=10.0, metadata={"help": "weight of the absolute error"})
    perceptual: float = field(default=1.0, metadata={"help": "weight of the distance of features"})
    gram: float = field(default=0.2, metadata={"help": "weight of the texture loss on patches"})
    adversarial: float = field(default=0.5, metadata={"help": "weight of the critic's word"})
    colour: float = field(default=10.0, metadata={"help": "weight of colours that stay"})
    flat: float = field(default=5.0, metadata={"help": "weight of flat areas that stay flat"})
    width: int = field(default=24, metadata={"help": "width of the critic"})
    faults: float = field(default=0.5, metadata={"help": "share of faulty crops, for a family"})


@dataclass(frozen=True)
class TextureScore:
    """How a set of weights does on the held-back photographs, at 4x.

    Attributes:
        psnr: mean luma PSNR in dB.
        distance: mean perceptual distance; less looks more alike.
    """

    psnr: float
    distance: float


class TextureTrainer(Trainer):
    """One run: generator, critic, tower; see `gan.enhance.training.Trainer`."""

    options: TrainOptions

    def __init__(self, options: TrainOptions, base: ModelCard) -> None:
        self._base = base
        super().__init__(options)
        weights = build_generator(base).state_dict()
        for network in (self.generator, self.average):
            network.load_state_dict(weights)
        assert options.features is not None
        self.losses = FeatureLoss(load_squeezenet(options.features).to(self.device))
        self.critic = self._place(Critic(CriticConfig(options.width)))
        self.critic_optimiser = torch.optim.Adam(self.critic.parameters(), lr=options.rate, betas=(0.5, 0.99))
        self.agreement = 0.5

    def make_network(self) -> nn.Module:
        """A network of the base model's shape."""
        return build_generator(self._base).train()

    @property
    def is_family(self) -> bool:
        """Whether the base has several scales."""
        return isinstance(self.generator, FamilyGenerator)

    def scale_of(self, step: int) -> int:
        """The scale of a step: of a family one after the other."""
        if not self.is_family:
            return int(self.generator.config.scale)
        scales = self.generator.config.all_scales
        return scales[step % len(scales)]

    def batch(self, pairs: list[Pair], step: int) -> tuple[Tensor, Tensor]:
        """The crops of a step: low (N, 3, h, h) and high (N, 3, H, H), float32, 0..1."""
        random = np.random.default_rng((self.options.seed, step))
        if not self.is_family:
            return random_crops(pairs, self.options.batch, self.options.crop, random)
        scale = self.scale_of(step)
        side = self.options.crop * FOLD // scale
        ranges = DegradationRanges(clean=1 - self.options.faults)
        photos = [pair.high for pair in pairs]
        low, high, _ = degraded_crops(photos, self.options.batch, side, scale, random, ranges)
        return low, high

    def run(self, low: Tensor, scale: int, network: nn.Module | None = None) -> Tensor:
        """(N, 3, h, w) -> (N, 3, scale * h, scale * w), by the generator or another of its shape."""
        network = network or self.generator
        with torch.autocast(self.device.type, torch.bfloat16):
            return network(low, scale) if self.is_family else network(low)

    def texture_step(self, batch: tuple[Tensor, Tensor]) -> float:
        """One step of the generator and one of the critic; returns the generator's loss."""
        phase = phase_at(self.fraction, self.options)
        low, high = (part.to(self.device, memory_format=torch.channels_last) for part in batch)
        result = self.run(low, self.scale_of(self.step))
        set_trained(self.critic, False)
        loss = self.descend(self._loss(result, high), phase.rate)
        set_trained(self.critic, True)
        self._criticise(high, result.detach(), phase.rate)
        return loss

    def _loss(self, result: Tensor, truth: Tensor) -> Tensor:
        options = self.options
        with torch.autocast(self.device.type, torch.bfloat16):
            perceptual, texture = self.losses(result, truth)
            judged = self.critic(result).float()
        return (
            options.pixel * (result - truth).abs().mean()
            + options.perceptual * perceptual
            + options.gram * texture
            + options.colour * colour_loss(result, truth)
            + options.flat * flat_loss(result, truth)
            + options.adversarial * min(1.0, self.fraction / _RAMP) * adversarial_loss(judged)
        )

    def _criticise(self, truth: Tensor, result: Tensor, rate: float) -> None:
        for group in self.critic_optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast(self.device.type, torch.bfloat16):
            real, fake = self.critic(truth).float(), self.critic(result).float()
        self.critic_optimiser.zero_grad(set_to_none=True)
        critic_loss(real, fake).backward()
        self.critic_optimiser.step()
        self.agreement += 0.02 * (agreement(real, fake) - self.agreement)

    def state(self) -> dict[str, object]:
        """See `Trainer.state`."""
        critic = {"critic": self.critic.state_dict(), "critic_optimiser": self.critic_optimiser.state_dict()}
        return super().state() | critic

    def restore(self, state: dict[str, Any]) -> None:
        """See `Trainer.restore`."""
        super().restore(state)
        self.critic.load_state_dict(state["critic"])
        self.critic_optimiser.load_state_dict(state["critic_optimiser"])


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent.

    Writes into `options.out` what the fidelity recipe writes (the sheet shows fidelity, texture and truth)
    and installs the weights among the user's own.

    Raises:
        EnhanceError: the features are missing or others; or as in `gan.enhance.training.train`.
        ModelError: there is no such model.
    """
    base = find_model(options.texture, TASK)
    if options.features is None:
        raise EnhanceError(
            "Texture is learned with a network of features; add --features and weights of SqueezeNet 1.1."
        )
    try:
        trainer = TextureTrainer(options, base)
    except (OSError, ValueError) as error:
        raise EnhanceError(f"The features cannot be used: {error}") from error
    checkpoint = open_run(trainer)
    pairs, held_back = _pairs(options)
    before = score(trainer, held_back, build_generator(base).to(trainer.device))
    _log.info("%d photographs; before: %.2f dB, distance %.4f", len(pairs), before.psnr, before.distance)
    ahead = Ahead(lambda step: trainer.batch(pairs, step), first=trainer.step)
    try:
        after = _run(trainer, ahead, held_back, checkpoint, before, len(pairs))
    except KeyboardInterrupt:
        trainer.save(checkpoint)
        raise
    finally:
        ahead.close()
    save(trainer, base, user_folder() / "models", len(pairs), before, after)


def _run(
    trainer: TextureTrainer,
    ahead: Ahead[tuple[Tensor, Tensor]],
    held_back: list[Pair],
    checkpoint: Path,
    before: TextureScore,
    count: int,
) -> TextureScore:
    base = find_model(trainer.options.texture, TASK)

    def report(loss: float) -> None:
        trainer.save(checkpoint)
        after = score(trainer, held_back, trainer.average)
        right = trainer.agreement
        words = f"PSNR {after.psnr:.2f} dB, distance {after.distance:.4f}, critic right {right:.0%}"
        note_scores(trainer, loss, asdict(after) | {"critic": right}, words)
        _write_sheet(trainer, held_back[:4], build_generator(base).to(trainer.device))
        save(trainer, base, trainer.options.out, count, before, after)

    train_for_its_time(trainer, ahead, trainer.texture_step, report)
    return score(trainer, held_back, trainer.average)


def _pairs(options: TrainOptions) -> tuple[list[Pair], list[Pair]]:
    benchmark = options.data / "set5.zip"
    pairs, source = training_pairs(options.data, FOLD, options.out, options.exclude)
    pairs = [pair for pair in pairs if min(pair.low.shape[1:]) >= options.crop + FOLD * 2]
    if len(pairs) < 2:
        raise EnhanceError(
            f"{source} holds {len(pairs)} photographs of at least {FOLD * (options.crop + 8)} pixels a side; "
            "training needs two or more, or a smaller --crop."
        )
    if benchmark.exists():
        return pairs, load_pairs(benchmark, FOLD)[:_MEASURED]
    count = max(1, min(_MEASURED, len(pairs) // 50))
    return pairs[count:], pairs[:count]


@torch.no_grad()
def score(trainer: TextureTrainer, held_back: list[Pair], network: nn.Module) -> TextureScore:
    """Fidelity and likeness of a network's results, at the largest scale, on middles of the photographs."""
    rows = []
    for low, high in map(_middle, held_back):
        result = _result(trainer, low, network)
        psnr = luma_scores(_levels(result), _levels(high), FOLD)[0]
        rows.append((psnr, trainer.losses.distance(result.to(trainer.device), high.to(trainer.device))))
    return TextureScore(*np.mean(rows, axis=0).tolist())


def _result(trainer: TextureTrainer, low: Tensor, network: nn.Module) -> Tensor:
    """(1, 3, 4h, 4w) float32, 0..1, on the CPU."""
    return trainer.run(low.to(trainer.device), FOLD, network.eval()).float().clamp(0, 1).cpu()


def _middle(pair: Pair) -> tuple[Tensor, Tensor]:
    """(1, 3, h, w) and (1, 3, 4h, 4w) float32, 0..1."""
    height, width = (min(_MEASURED_SIDE // FOLD, side) for side in pair.low.shape[1:])
    top, left = (pair.low.shape[1] - height) // 2, (pair.low.shape[2] - width) // 2
    low = pair.low[None, :, top : top + height, left : left + width]
    high = pair.high[None, :, FOLD * top : FOLD * (top + height), FOLD * left : FOLD * (left + width)]
    return low.float() / 255, high.float() / 255


def _levels(pictures: Tensor) -> np.ndarray:
    return (pictures[0] * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()


def save(
    trainer: TextureTrainer,
    base: ModelCard,
    folder: Path,
    count: int,
    before: TextureScore,
    after: TextureScore,
) -> None:
    """Write the averaged weights and their card into a folder."""
    options = trainer.options
    condition = f"held-back photographs of {options.data.name}, {FOLD}x"
    terms = "as the owner of the photographs decides"
    save_model(
        folder,
        trainer.average.state_dict(),
        name=f"{base.name}{TEXTURE_SUFFIX}",
        task=TASK,
        version=str(trainer.step),
        summary=f"Texture weights of {base.name}; trained on {options.data.name}.",
        license=terms,
        config=base.config,
        trained_on=(*base.trained_on, DataTerms(options.data.name, count, terms)),
        recipe=f"{base.name} (SHA-256 {base.sha256}), then {trainer.step} steps against a critic",
        figures=(
            Figure("PSNR", round(after.psnr, 3), "dB", condition),
            Figure("PSNR of fidelity", round(before.psnr, 3), "dB", condition),
            Figure("SqueezeNet distance", round(after.distance, 5), "", condition),
            Figure("SqueezeNet distance of fidelity", round(before.distance, 5), "", condition),
        ),
        limits="It invents what may have been there; not for pictures that have to prove something.",
    )


def _write_sheet(trainer: TextureTrainer, held_back: list[Pair], base: nn.Module) -> None:
    """A row a photograph: fidelity, texture, truth."""
    rows = []
    for low, high in map(_middle, held_back):
        results = [_result(trainer, low, network).detach() for network in (base, trainer.average)]
        row = np.concatenate([_levels(picture) for picture in (*results, high)], axis=1)
        missing = (_MEASURED_SIDE - row.shape[0], 3 * _MEASURED_SIDE - row.shape[1])
        rows.append(np.pad(row, ((0, missing[0]), (0, missing[1]), (0, 0))))
    Image.fromarray(np.concatenate(rows)).save(trainer.options.out / "sheet.png")
