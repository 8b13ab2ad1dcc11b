"""The recipe of the fidelity weights: Charbonnier loss, then squared error, on larger and larger crops.

The schedule runs over time, not steps: a run of `minutes` anneals whatever the processor manages, and
a run that is resumed goes on where it stopped, with the time already spent counted in.
"""

from __future__ import annotations

import logging
import math
from dataclasses import asdict, dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from gan.engine.device import resolve_devices
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FamilyConfig
from gan.enhance.generator import Generator, GeneratorConfig
from gan.enhance.model import build_generator
from gan.enhance.photos import Pair, load_pairs, random_crops, training_pairs
from gan.enhance.request import TASK
from gan.enhance.training_loop import note_scores, save_whole, train_for_its_time
from gan.enhance.training_report import save_weights, score, write_sheet
from gan.models import find_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TrainOptions:
    """What a training run is given.

    `data` is a folder or zip of photographs, or a folder that holds `photos_train.zip` and, to
    measure on, `set5.zip`. Without the latter two photographs in a hundred are held back.
    """

    data: Path
    out: Path
    resume: bool = False
    minutes: float = 120.0
    device: str = "auto"
    batch: int = field(default=8, metadata={"help": "crops a step"})
    crop: int = field(default=32, metadata={"help": "side of a crop at first, in low-resolution pixels"})
    rate: float = field(default=1e-3, metadata={"help": "highest learning rate"})
    channels: int = field(default=48, metadata={"help": "width of the generator"})
    blocks: int = field(default=6, metadata={"help": "residual blocks of the generator"})
    exclude: str = field(
        default="bsds500", metadata={"help": "leave out photographs named so (prefixes, comma-separated)"}
    )
    report_seconds: float = field(default=300.0, metadata={"help": "time between reports and checkpoints"})
    seed: int = field(default=0, metadata={"help": "seed of crops and first weights"})
    start: str = field(default="", metadata={"help": "model to start from instead of random weights"})
    name: str = field(default="my-enhance", metadata={"help": "name of the model that the run makes"})


@dataclass(frozen=True)
class Phase:
    """The schedule as it stands at one moment."""

    rate: float
    crop: int
    squared: bool


def phase_at(fraction: float, options: TrainOptions) -> Phase:
    """The schedule: cosine from `rate` to a hundredth of it; larger crops for the last third.

    Args:
        fraction: share of the run's time that is spent, 0..1.

    Returns:
        In the last tenth the loss is the squared error, which is what PSNR measures.
    """
    late = fraction >= 2 / 3
    return Phase(
        rate=options.rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(fraction, 1.0)))),
        crop=options.crop * 3 // 2 if late else options.crop,
        squared=fraction >= 0.9,
    )


def fidelity_loss(result: Tensor, truth: Tensor, squared: bool) -> Tensor:
    """Charbonnier (Lai et al. 2017) with epsilon 1e-3, or the squared error at a like gradient."""
    difference = result - truth
    if squared:
        return 20 * difference.square().mean()
    return (difference.square() + 1e-6).sqrt().mean()


class Trainer:
    """One run: networks, optimiser, schedule and everything that a checkpoint must hold."""

    def __init__(self, options: TrainOptions) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.device = resolve_devices(options.device)[0]
        self.generator = self._place(self.make_network())
        if options.start:
            self.start_from(options.start)
        self.average = self._place(self.make_network()).eval().requires_grad_(False)
        self.average.load_state_dict(self.generator.state_dict())
        self.optimiser = torch.optim.Adam(self.generator.parameters(), lr=options.rate, betas=(0.9, 0.99))
        self.random = np.random.default_rng(options.seed)
        self.step = 0
        self.seconds = 0.0

    def make_network(self) -> nn.Module:
        """A generator of the shape that was asked for, with a `config`."""
        return Generator(GeneratorConfig(channels=self.options.channels, blocks=self.options.blocks))

    def start_from(self, name: str) -> None:
        """Begin with the weights of an installed model; EnhanceError if it has another shape."""
        self.generator.load_state_dict(weights_of(name, self.generator.config))

    def _place(self, network: nn.Module) -> nn.Module:
        return network.to(self.device, memory_format=torch.channels_last)

    @property
    def fraction(self) -> float:
        """Share of the run's time that is spent, 0..1 and beyond."""
        return self.seconds / (self.options.minutes * 60)

    def train_step(self, pairs: list[Pair]) -> float:
        """One step on fresh crops; returns the loss."""
        phase = phase_at(self.fraction, self.options)
        low, high = random_crops(pairs, self.options.batch, phase.crop, self.random)
        low, high = (
            t.to(self.device, memory_format=torch.channels_last, non_blocking=True) for t in (low, high)
        )
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.generator(low)
        return self.descend(fidelity_loss(result, high, phase.squared), phase.rate)

    def descend(self, loss: Tensor, rate: float) -> float:
        """One step down a loss; returns it.

        Raises:
            EnhanceError: it is no number any more.
        """
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / 50)
        if not torch.isfinite(loss):
            raise EnhanceError(
                f"The loss is {loss.item()} after {self.step} steps, so training stopped; "
                "go on from the last checkpoint with --resume and a smaller --rate."
            )
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.generator.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self._update_average()
        return float(loss.detach())

    @torch.no_grad()
    def _update_average(self) -> None:
        """Exponential average of the weights, over at most about 1,000 steps."""
        share = 1 - min(0.999, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.generator.parameters()), share)

    @torch.inference_mode()
    def enlarge(self, low: Tensor) -> Tensor:
        """(3, H, W) uint8 -> (3, scale * H, scale * W) uint8, by the averaged weights."""
        pictures = low[None].to(self.device).float() / 255
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.average(pictures.to(memory_format=torch.channels_last))[0]
        return (result.clamp(0, 1) * 255).round().to(torch.uint8).cpu()

    def save(self, file: Path) -> None:
        """Write a checkpoint so that a kill at any moment leaves this one or the one before.

        Raises:
            EnhanceError: it cannot be written.
        """
        save_whole(self.state(), file)

    def state(self) -> dict[str, object]:
        """All that a checkpoint holds."""
        return {
            "generator": self.generator.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "config": asdict(self.generator.config),
            "random": self.random.bit_generator.state,
            "step": self.step,
            "seconds": self.seconds,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take over what `state` gave."""
        self.generator.load_state_dict(state["generator"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.random.bit_generator.state = state["random"]
        self.step, self.seconds = state["step"], state["seconds"]

    def load(self, file: Path) -> None:
        """Go on from a checkpoint.

        Raises:
            EnhanceError: it is not a checkpoint, or one of a generator of another shape.
        """
        try:
            state = torch.load(file, map_location=self.device, weights_only=True)
            if state["config"] != asdict(self.generator.config):
                raise EnhanceError(
                    f"{file} belongs to a generator of another shape ({state['config']}); "
                    "give the same --channels and --blocks, or another --out."
                )
            self.restore(state)
        except (OSError, RuntimeError, KeyError, ValueError, EOFError) as error:
            raise EnhanceError(
                f"{file} cannot be resumed from ({error}); remove it or give another --out."
            ) from error


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent; see `TrainOptions`.

    Writes into `options.out`: `checkpoint.pt` (resumable), the averaged weights with their model card,
    `scores.csv` (a row a report), `sheet.png` (bicubic, result and truth side by side) and `cache` (the
    decoded photographs, which may be removed after training). At the end
    the model is installed among the user's own, so that `--model` finds it by `options.name`.

    An interrupt (Ctrl-C) saves the checkpoint before it goes on its way.

    Raises:
        EnhanceError: no photographs, a checkpoint that does not fit, or one is there already and
            `resume` was not asked for; the loss is no number any more.
        ModelError: the name is not one that a model can have, or the disk is full.
    """
    trainer = Trainer(options)
    checkpoint = open_run(trainer)
    pairs, held_back = _training_and_held_back(options)
    _log.info("%d photographs to train on, %d to measure on", len(pairs), len(held_back))
    try:
        scores = _run(trainer, pairs, held_back, checkpoint)
    except KeyboardInterrupt:
        trainer.save(checkpoint)
        raise
    save_weights(trainer, user_folder() / "models", len(pairs), scores)


class Resumable(Protocol):
    """A run that a checkpoint can be loaded into; its `options` have `out` and `resume`."""

    options: Any

    def load(self, file: Path) -> None:
        """Go on from a checkpoint; EnhanceError if it does not fit."""


def open_run(trainer: Resumable) -> Path:
    """Make the folder of a run, or go on with the one that is there; returns its checkpoint.

    Raises:
        EnhanceError: one is there and `resume` was not asked for, or it does not fit.
    """
    options = trainer.options
    options.out.mkdir(parents=True, exist_ok=True)
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        if not options.resume:
            raise EnhanceError(
                f"{options.out} holds a training run already; add --resume to go on with it, "
                "or give another --out."
            )
        trainer.load(checkpoint)
    return checkpoint


def _run(trainer: Trainer, pairs: list[Pair], held_back: list[Pair], checkpoint: Path) -> tuple[float, float]:
    """Train to the end of the time; returns the last PSNR and SSIM."""
    scores = score(trainer, held_back)[1]

    def report(loss: float) -> None:
        nonlocal scores
        trainer.save(checkpoint)
        results, scores = score(trainer, held_back)
        words = f"PSNR {scores[0]:.2f} dB, SSIM {scores[1]:.4f}"
        note_scores(trainer, loss, {"psnr": scores[0], "ssim": scores[1]}, words)
        write_sheet(trainer.options.out / "sheet.png", held_back[:4], results[:4])
        save_weights(trainer, trainer.options.out, len(pairs), scores)

    train_for_its_time(trainer, repeat(pairs), trainer.train_step, report, lambda: trainer.save(checkpoint))
    return scores


def _training_and_held_back(options: TrainOptions) -> tuple[list[Pair], list[Pair]]:
    scale = GeneratorConfig().scale
    benchmark = options.data / "set5.zip"
    pairs, source = training_pairs(options.data, scale, options.out, options.exclude)
    largest = options.crop * 3 // 2
    pairs = [pair for pair in pairs if min(pair.low.shape[1:]) >= largest]
    if len(pairs) < 2:
        raise EnhanceError(
            f"{source} holds {len(pairs)} photographs of at least {largest * scale} pixels a side; "
            "training needs two or more, or a smaller --crop."
        )
    if benchmark.exists():
        return pairs, load_pairs(benchmark, scale)
    held_back = max(1, len(pairs) // 50)
    return pairs[held_back:], pairs[:held_back]


def weights_of(name: str, config: GeneratorConfig | FamilyConfig) -> dict[str, Tensor]:
    """The weights of an installed model, for a run that starts from them."""
    generator = build_generator(find_model(name, TASK))
    if generator.config != config:
        raise EnhanceError(
            f"The model {name} has another shape ({generator.config}) than this run ({config}); "
            "give its --channels and --blocks."
        )
    return generator.state_dict()
