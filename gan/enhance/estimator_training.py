"""The recipe of the estimator: windows of photographs with faults whose size is known.

Every answer is learned as a distribution: a number between two bins counts for both, by how near it is.
Step `n` of a seed always sees the same windows, also after a resume.
"""

from __future__ import annotations

import logging
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor

from gan.engine.device import resolve_devices
from gan.enhance.choices import ESTIMATOR_TASK
from gan.enhance.degradation import Ailments, DegradationRanges, Degrader
from gan.enhance.degraded import Ahead
from gan.enhance.diagnosis import expected
from gan.enhance.errors import EnhanceError
from gan.enhance.estimator import (
    BLOCK,
    NOISE_BINS,
    QUALITY_BINS,
    SHARPENING_BINS,
    SPREAD_BINS,
    WINDOW,
    Estimator,
    split,
)
from gan.enhance.family import FOLD
from gan.enhance.findings import DEFOCUS, KINDS, MOTION, SHARP, SOFT, spread_of
from gan.enhance.photos import training_pairs
from gan.enhance.training import open_run
from gan.enhance.training_loop import note_scores, save_whole, train_for_its_time
from gan.models import DataTerms, Figure, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)
NAME = ESTIMATOR_TASK  # a model of the name of its task is the one that is taken
HELD_BACK = 40  # photographs
_RIM = 16  # pixels around a window, where faults meet the border
_LEAST_SPREAD = 0.5  # pixels; less is no blur that anyone sees
# The weights of kind, spread, noise, quality and sharpening in the loss.
_WEIGHTS = (1.0, 1.5, 0.7, 1.0, 0.4)
_MEASURED = 256  # windows of a report


@dataclass(frozen=True)
class TrainOptions:
    """What a run is given; `data` is as in `gan.enhance.training.TrainOptions`."""

    data: Path
    out: Path
    resume: bool = False
    minutes: float = 40.0
    device: str = "auto"
    estimator: bool = field(default=False, metadata={"help": "train the network that sees what ails a photo"})
    batch: int = field(default=48, metadata={"help": "windows a step"})
    rate: float = field(default=2e-3, metadata={"help": "highest learning rate"})
    exclude: str = field(
        default="bsds500", metadata={"help": "leave out photographs named so (prefixes, comma-separated)"}
    )
    report_seconds: float = field(default=300.0, metadata={"help": "time between reports and checkpoints"})
    seed: int = field(default=0, metadata={"help": "seed of windows and first weights"})
    name: str = field(default=NAME, metadata={"help": "name of the model that the run makes"})


@dataclass(frozen=True)
class Truth:
    """What is known of one window, as the network is to say it.

    Attributes:
        kind: index into `KINDS`.
        spread, noise: as `Findings`, as logarithms to the base of 2.
        quality, sharpening: as `Findings`.
    """

    kind: int
    spread: float
    noise: float
    quality: float
    sharpening: float


def truth_of(ailments: Ailments) -> Truth:
    """What the network is to say; of several blurs, the one that spreads most names the kind."""
    shares = {
        MOTION: spread_of(MOTION, ailments.motion),
        DEFOCUS: spread_of(DEFOCUS, ailments.defocus),
        SOFT: spread_of(SOFT, ailments.softness),
    }
    kind = max(shares, key=lambda name: shares[name])
    if ailments.spread < _LEAST_SPREAD:
        kind = SHARP
    return Truth(
        KINDS.index(kind),
        math.log2(max(ailments.spread, 2 ** SPREAD_BINS[0])),
        math.log2(max(ailments.noise, 2 ** NOISE_BINS[0])),
        ailments.quality,
        ailments.sharpening,
    )


def draw_ranges(random: np.random.Generator) -> DegradationRanges:
    """Faults of one window: usually one blur or none, so that its kind can be told."""
    kind = random.choice(4, p=(0.28, 0.27, 0.23, 0.22))
    also_soft = 0.15 if kind in (1, 2) else float(kind == 3)
    return DegradationRanges(
        clean=0.06,
        motion=float(kind == 1),
        defocus=float(kind == 2),
        gaussian=also_soft,
        gaussian_sigma=(0.3, 2.5) if kind == 3 else (0.3, 0.8),
        shrink=0.06,
        webp=0.06,
        sharpen=0.15,
        again=0.15,
    )


def draw_window(photos: list[Tensor], random: np.random.Generator) -> tuple[np.ndarray, Truth]:
    """A window of a photograph, (WINDOW, WINDOW, 3) uint8, with faults, and what these are.

    Now and then the photograph is halved first, since that makes it sharper than cameras do, and the
    window does not begin where a block of the JPEG does.
    """
    photo = photos[int(random.integers(len(photos)))]
    side = WINDOW + 2 * _RIM
    halved = random.random() < 0.4 and min(photo.shape[1:]) >= 2 * side
    whole = 2 * side if halved else side
    top, left = (int(random.integers(length - whole + 1)) for length in photo.shape[1:])
    crop = photo[:, top : top + whole, left : left + whole].numpy().transpose(1, 2, 0)
    crop = np.ascontiguousarray(np.rot90(crop, int(random.integers(4))))
    if halved:
        crop = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
    bad, ailments = Degrader(random, draw_ranges(random)).degrade(crop, 1)
    top, left = (_RIM, _RIM) if random.random() < 0.85 else random.integers(_RIM - BLOCK, _RIM + BLOCK, 2)
    return bad[top : top + WINDOW, left : left + WINDOW], truth_of(ailments)


def targets(truths: list[Truth]) -> tuple[Tensor, ...]:
    """The distributions that the network is to give, (N, bins) each: all of it in the two nearest bins."""
    kinds = torch.zeros(len(truths), len(KINDS))
    kinds[torch.arange(len(truths)), [truth.kind for truth in truths]] = 1
    numbers = (
        ("spread", SPREAD_BINS),
        ("noise", NOISE_BINS),
        ("quality", QUALITY_BINS),
        ("sharpening", SHARPENING_BINS),
    )
    return kinds, *(_spread_out([getattr(truth, name) for truth in truths], bins) for name, bins in numbers)


def _spread_out(numbers: list[float], bins: tuple[float, ...]) -> Tensor:
    step = bins[1] - bins[0]
    places = (torch.tensor(numbers, dtype=torch.float32)[:, None] - torch.tensor(bins)) / step
    # What is beyond the first or the last bin counts for that alone.
    places[:, 0].clamp_(min=0)
    places[:, -1].clamp_(max=0)
    return (1 - places.abs()).clamp(min=0)


class EstimatorTrainer:
    """One run: network, optimiser and schedule."""

    def __init__(self, options: TrainOptions) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.device = resolve_devices(options.device)[0]
        self.network = Estimator().to(self.device)
        self.optimiser = torch.optim.AdamW(self.network.parameters(), lr=options.rate, weight_decay=1e-3)
        self.step = 0
        self.seconds = 0.0

    @property
    def fraction(self) -> float:
        """Share of the run's time that is spent, 0..1 and beyond."""
        return self.seconds / (self.options.minutes * 60)

    def batch(self, photos: list[Tensor], step: int) -> tuple[Tensor, tuple[Tensor, ...]]:
        """The windows of a step, (N, 3, WINDOW, WINDOW) float32, 0..1, and their `targets`."""
        random = np.random.default_rng((self.options.seed, step))
        windows, truths = zip(*(draw_window(photos, random) for _ in range(self.options.batch)), strict=True)
        return as_tensor(list(windows)), targets(list(truths))

    def train_step(self, batch: tuple[Tensor, tuple[Tensor, ...]]) -> float:
        """One step; returns the loss."""
        windows, wanted = batch[0].to(self.device), [part.to(self.device) for part in batch[1]]
        for group in self.optimiser.param_groups:
            fall = 0.5 * (1 + math.cos(math.pi * min(1.0, self.fraction)))
            group["lr"] = self.options.rate * min(1.0, (self.step + 1) / 100) * (0.01 + 0.99 * fall)
        self.network.train()
        with torch.autocast(self.device.type, torch.bfloat16):
            found = self.network(windows)
        loss = estimator_loss(found, wanted)
        if not torch.isfinite(loss):
            raise EnhanceError("Training diverged; go on from the last checkpoint with a smaller --rate.")
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimiser.step()
        self.step += 1
        return float(loss.detach())

    def save(self, file: Path) -> None:
        """Write a checkpoint; see `save_whole`."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        save_whole(state, file)

    def load(self, file: Path) -> None:
        """Go on from a checkpoint.

        Raises:
            EnhanceError: it is none of this network.
        """
        try:
            state: dict[str, Any] = torch.load(file, map_location=self.device, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.step, self.seconds = state["step"], state["seconds"]
        except (OSError, RuntimeError, KeyError, ValueError, EOFError) as error:
            raise EnhanceError(
                f"{file} cannot be resumed from ({error}); remove it or give another --out."
            ) from error


def estimator_loss(found: Tensor, wanted: list[Tensor]) -> Tensor:
    """Cross entropy of every part, weighted."""
    losses = [-(part * truth).sum(dim=1).mean() for part, truth in zip(split(found), wanted, strict=True)]
    return sum(weight * loss for weight, loss in zip(_WEIGHTS, losses, strict=True))


def as_tensor(windows: list[np.ndarray]) -> Tensor:
    """(N, 3, H, W) float32, 0..1, of (H, W, 3) uint8 each."""
    return torch.from_numpy(np.stack(windows).transpose(0, 3, 1, 2).astype(np.float32)) / 255


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent.

    Writes into `options.out`: `checkpoint.pt` (resumable), the weights with their card, `scores.csv` and
    `cache` (the decoded photographs). At the end the model is installed among the user's own.

    Raises:
        EnhanceError: no photographs, a checkpoint that does not fit, or one is there already and
            `resume` was not asked for; the loss is no number any more.
    """
    cv2.setNumThreads(1)
    trainer = EstimatorTrainer(options)
    checkpoint = open_run(trainer)
    photos, held_back = split_photos(options)
    _log.info("%d photographs to train on, %d to measure on", len(photos), len(held_back))
    ahead = Ahead(lambda step: trainer.batch(photos, step), first=trainer.step)
    try:
        scores = _run(trainer, ahead, held_back, checkpoint, len(photos))
    except KeyboardInterrupt:
        trainer.save(checkpoint)
        raise
    finally:
        ahead.close()
    save(trainer, user_folder() / "models", len(photos), scores)


def split_photos(options: TrainOptions) -> tuple[list[Tensor], list[Tensor]]:
    """Photographs to train on and those that are held back, (3, H, W) uint8 each.

    Raises:
        EnhanceError: there are too few that are large enough.
    """
    pairs, source = training_pairs(options.data, FOLD, options.out, options.exclude)
    photos = [pair.high for pair in pairs if min(pair.high.shape[1:]) >= WINDOW + 2 * _RIM]
    # Every so-and-so-many-th, since the names begin with the source.
    count = max(1, min(HELD_BACK, len(photos) // 20))
    if len(photos) < 2:
        raise EnhanceError(
            f"{source} holds {len(photos)} photographs of at least {WINDOW + 2 * _RIM} pixels a side; "
            "training needs two or more."
        )
    chosen = set(range(0, len(photos), len(photos) // count)[:count])
    return (
        [photo for index, photo in enumerate(photos) if index not in chosen],
        [photo for index, photo in enumerate(photos) if index in chosen],
    )


@dataclass(frozen=True)
class EstimatorScore:
    """How right it is on windows of held-back photographs, each on its own.

    Attributes:
        kind: share of right kinds of blur.
        spread: median relative error of the blur's size, where there is one.
        near: share of these within 25 %.
        quality: mean absolute error of the compression, where there is one.
    """

    kind: float
    spread: float
    near: float
    quality: float

    def words(self) -> str:
        """For people."""
        return (
            f"kind right {self.kind:.0%}, size off by {self.spread:.0%} ({self.near:.0%} within 25 %), "
            f"quality by {self.quality:.1f}"
        )


@torch.inference_mode()
def score(network: Estimator, photos: list[Tensor]) -> EstimatorScore:
    """Measure on windows that are always the same."""
    random = np.random.default_rng(1)
    windows, truths = zip(*(draw_window(photos, random) for _ in range(_MEASURED)), strict=True)
    network.eval()
    device = network.cosines.device
    found = torch.cat([network(part.to(device)) for part in as_tensor(list(windows)).split(32)]).cpu()
    kinds, spreads, _, qualities, _ = split(found)
    true_kinds = np.array([truth.kind for truth in truths])
    blurred = true_kinds != KINDS.index(SHARP)
    true_spread = np.array([truth.spread for truth in truths])[blurred]
    errors = np.abs(2 ** (expected(spreads, SPREAD_BINS).numpy()[blurred] - true_spread) - 1)
    true_quality = np.array([truth.quality for truth in truths])
    packed = true_quality < QUALITY_BINS[-1]
    quality_errors = np.abs(expected(qualities, QUALITY_BINS).numpy() - true_quality)[packed]
    return EstimatorScore(
        float((kinds.argmax(dim=1).numpy() == true_kinds).mean()),
        float(np.median(errors)),
        float((errors <= 0.25).mean()),
        float(quality_errors.mean()),
    )


def _run(
    trainer: EstimatorTrainer,
    ahead: Ahead[tuple[Tensor, tuple[Tensor, ...]]],
    held_back: list[Tensor],
    checkpoint: Path,
    count: int,
) -> EstimatorScore:
    scores = score(trainer.network, held_back)

    def report(loss: float) -> None:
        nonlocal scores
        trainer.save(checkpoint)
        scores = score(trainer.network, held_back)
        note_scores(trainer, loss, asdict(scores), scores.words())
        save(trainer, trainer.options.out, count, scores)

    train_for_its_time(trainer, ahead, trainer.train_step, report)
    return scores


def save(trainer: EstimatorTrainer, folder: Path, count: int, scores: EstimatorScore) -> None:
    """Write the weights and their card into a folder."""
    options, terms = trainer.options, "as the owner of the photographs decides"
    condition = f"{_MEASURED} single windows of held-back photographs of {options.data.name}"
    save_model(
        folder,
        trainer.network.state_dict(),
        name=options.name,
        task=ESTIMATOR_TASK,
        version=str(trainer.step),
        summary="Sees what ails a photo: blur, noise, compression, sharpening.",
        license=terms,
        config=asdict(trainer.network.config),
        trained_on=(DataTerms(options.data.name, count, terms),),
        recipe=f"{trainer.step} steps of {options.batch} windows with known faults",
        figures=(
            Figure("kind of blur", round(100 * scores.kind, 1), "% right", condition),
            Figure("size of blur", round(100 * scores.spread, 1), "% median error", condition),
            Figure("size of blur within 25 %", round(100 * scores.near, 1), "%", condition),
            Figure("JPEG quality", round(scores.quality, 2), "mean error", condition),
        ),
        limits="Measured on made faults of photographs only.",
    )
