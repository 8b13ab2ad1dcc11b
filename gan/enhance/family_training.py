"""The recipe of the family: all scales in turn, on pictures with the faults that real ones have.

Each step is of one scale, and its batch is made beside the training in a thread (see
`gan.enhance.degraded`); step `n` of a seed always sees the same crops, also after a resume.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.degraded import Ahead, degraded_crops
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD, FamilyConfig, FamilyGenerator
from gan.enhance.model import build_generator
from gan.enhance.photos import training_pairs
from gan.enhance.request import TASK
from gan.enhance.training import Trainer, fidelity_loss, open_run, phase_at
from gan.enhance.training import TrainOptions as FidelityOptions
from gan.enhance.training_loop import note_scores, train_for_its_time
from gan.metrics.fidelity import luma_scores
from gan.models import DataTerms, Figure, find_model, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)
_HELD_BACK_SIDE = 256  # pixels of a held-back crop, so that a report takes seconds
_RIM = 8  # bad pixels around a crop that `degraded_crops` cuts away, on both sides together


@dataclass(frozen=True)
class TrainOptions(FidelityOptions):
    """What a run is given; see `gan.enhance.training.TrainOptions`.

    `crop` is the side that the trunk sees: the good crops have four times as many pixels a side.
    """

    family: bool = field(default=False, metadata={"help": "train 1x, 2x and 4x in one, on faulty pictures"})
    scales: str = field(default="1,2,4", metadata={"help": "those of 1, 2 and 4 to train, comma-separated"})
    clean: float = field(default=0.15, metadata={"help": "share of crops without any fault"})
    mild: float = field(
        default=1.0, metadata={"help": "how bad the faults are: 1 as phones make them, 0 hardly any"}
    )
    name: str = field(default="my-family", metadata={"help": "name of the model that the run makes"})


@dataclass(frozen=True)
class ScaleScore:
    """How good one scale is on the held-back photographs.

    Attributes:
        scale: of the sides.
        before: mean luma PSNR of the plain (bicubic) enlargement of faulty pictures, in dB.
        after: that of the result.
        clean: that of the result where the picture had no faults.
    """

    scale: int
    before: float
    after: float
    clean: float


def ranges_of(options: TrainOptions) -> DegradationRanges:
    """The faults of a run: `mild` draws every size closer to harmless."""
    usual = DegradationRanges(clean=options.clean)
    drawn = {}
    for entry in fields(DegradationRanges):
        value = getattr(usual, entry.name)
        if entry.name.endswith("quality"):  # where harmless is above
            drawn[entry.name] = (value[1] - options.mild * (value[1] - value[0]), value[1])
        elif isinstance(value, tuple) and entry.name in ("motion_length", "defocus_radius", "gaussian_sigma"):
            drawn[entry.name] = (value[0], value[0] + options.mild * (value[1] - value[0]))
        elif entry.name in ("shot", "read", "sharpen_amount"):
            drawn[entry.name] = (value[0] * options.mild, value[1] * options.mild)
    return replace(usual, **drawn)


class FamilyTrainer(Trainer):
    """One run of the family; see `gan.enhance.training.Trainer`."""

    options: TrainOptions

    def make_network(self) -> nn.Module:
        """A family of the shape that was asked for."""
        options = self.options
        return FamilyGenerator(FamilyConfig(options.channels, options.blocks, scales=options.scales))

    def start_from(self, name: str) -> None:
        """Begin with another family, or with the trunk of a fidelity model and its head for 4x."""
        network = build_generator(find_model(name, TASK))
        if isinstance(network, FamilyGenerator):
            super().start_from(name)
            return
        weights = self.generator.state_dict()
        for key, weight in network.state_dict().items():
            place = key.replace("head.", f"heads.{FOLD}.", 1) if key.startswith("head.") else key
            if place not in weights or weights[place].shape != weight.shape:
                raise EnhanceError(
                    f"The model {name} has another shape ({network.config}) than this run "
                    f"({self.generator.config}); give its --channels and --blocks, and 4 among --scales."
                )
            weights[place] = weight
        self.generator.load_state_dict(weights)

    def scale_of(self, step: int) -> int:
        """The scale of a step: one after the other."""
        scales = self.generator.config.all_scales
        return scales[step % len(scales)]

    def batch(self, photos: list[Tensor], step: int) -> tuple[Tensor, Tensor]:
        """The crops of a step: bad (N, 3, h, h) and good (N, 3, H, H), float32, 0..1."""
        scale = self.scale_of(step)
        side = self.options.crop * FOLD // scale
        random = np.random.default_rng((self.options.seed, step))
        ranges = ranges_of(self.options)
        bad, good, _ = degraded_crops(photos, self.options.batch, side, scale, random, ranges)
        return bad, good

    def family_step(self, batch: tuple[Tensor, Tensor]) -> float:
        """One step on a batch of its scale; returns the loss."""
        phase = phase_at(self.fraction, self.options)
        bad, good = (part.to(self.device, memory_format=torch.channels_last) for part in batch)
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.generator(bad, self.scale_of(self.step))
        return self.descend(fidelity_loss(result, good, phase.squared), phase.rate)

    @torch.inference_mode()
    def mend(self, bad: np.ndarray, scale: int) -> np.ndarray:
        """(h, w, 3) uint8 -> (scale * h, scale * w, 3) uint8, by the averaged weights."""
        pictures = torch.tensor(bad).permute(2, 0, 1)[None].to(self.device).float() / 255
        with torch.autocast(self.device.type, torch.bfloat16):
            result = self.average(pictures.to(memory_format=torch.channels_last), scale)[0]
        return (result.clamp(0, 1) * 255).round().to(torch.uint8).permute(1, 2, 0).cpu().numpy()


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent.

    Writes into `options.out` what the fidelity recipe writes, with a column a scale in `scores.csv`, and
    installs the model among the user's own.

    Raises:
        EnhanceError, ModelError: as in `gan.enhance.training.train`.
    """
    require_scales(options.scales)
    carry_out(FamilyTrainer(options), lambda given: photographs(given, FOLD * (given.crop + _RIM)))


def carry_out(trainer: FamilyTrainer, read: Callable[[Any], tuple[list[Tensor], list[np.ndarray]]]) -> None:
    """Train on what `read` makes of the options; see `train`.

    Args:
        trainer: fresh.
        read: photographs to train on, (3, H, W) uint8, and to measure on, (h, w, 3) uint8.
    """
    options = trainer.options
    checkpoint = open_run(trainer)
    photos, held_back = read(options)
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


def _run(
    trainer: FamilyTrainer,
    ahead: Ahead[tuple[Tensor, Tensor]],
    held_back: list[np.ndarray],
    checkpoint: Path,
    count: int,
) -> list[ScaleScore]:
    scores = score(trainer, held_back)

    def report(loss: float) -> None:
        nonlocal scores
        trainer.save(checkpoint)
        scores = score(trainer, held_back)
        numbers = {
            f"{kind}_{entry.scale}x": getattr(entry, kind)
            for entry in scores
            for kind in ("before", "after", "clean")
        }
        words = ", ".join(f"{e.scale}x {e.before:.2f} -> {e.after:.2f} ({e.clean:.2f}) dB" for e in scores)
        note_scores(trainer, loss, numbers, words)
        write_sheet(trainer, held_back[:4])
        save(trainer, trainer.options.out, count, scores)

    train_for_its_time(trainer, ahead, trainer.family_step, report)
    return scores


def photographs(options: TrainOptions, least: int) -> tuple[list[Tensor], list[np.ndarray]]:
    """Photographs to train on, (3, H, W) uint8, and middles of those that are held back, (h, w, 3) uint8.

    Raises:
        EnhanceError: there are too few of at least so many pixels a side.
    """
    pairs, source = training_pairs(options.data, FOLD, options.out, options.exclude)
    photos = [pair.high for pair in pairs if min(pair.high.shape[1:]) >= least]
    if len(photos) < 2:
        raise EnhanceError(
            f"{source} holds {len(photos)} photographs of at least {least} pixels a side; training needs two "
            "or more, or a smaller --crop."
        )
    count = max(1, min(12, len(photos) // 50))
    return photos[count:], [_middle(photo) for photo in photos[:count]]


def _middle(photo: Tensor) -> np.ndarray:
    height, width = (min(_HELD_BACK_SIDE, side) // FOLD * FOLD for side in photo.shape[1:])
    top, left = (photo.shape[1] - height) // 2, (photo.shape[2] - width) // 2
    middle = photo[:, top : top + height, left : left + width]
    return np.ascontiguousarray(middle.numpy().transpose(1, 2, 0))


def score(trainer: FamilyTrainer, held_back: list[np.ndarray]) -> list[ScaleScore]:
    """Every scale on every held-back photograph, with faults that are always the same."""
    ranges = ranges_of(trainer.options)
    scores = []
    for scale in trainer.generator.config.all_scales:
        rows = []
        for seed, good in enumerate(held_back):
            bad, _ = Degrader(np.random.default_rng(seed), replace(ranges, clean=0.0)).degrade(good, scale)
            fine, _ = Degrader(np.random.default_rng(seed), replace(ranges, clean=1.0)).degrade(good, scale)
            plain = cv2.resize(bad, good.shape[1::-1], interpolation=cv2.INTER_CUBIC)
            results = (plain, trainer.mend(bad, scale), trainer.mend(fine, scale))
            # A picture that came back as it was has no end of decibels.
            rows.append([min(60.0, luma_scores(result, good, FOLD)[0]) for result in results])
        scores.append(ScaleScore(scale, *np.mean(rows, axis=0).tolist()))
    return scores


def save(trainer: FamilyTrainer, folder: Path, count: int, scores: list[ScaleScore]) -> None:
    """Write the averaged weights and their card, with what was measured, into a folder."""
    options, terms = trainer.options, "as the owner of the photographs decides"
    figures = []
    for entry in scores:
        condition = f"held-back photographs of {options.data.name}, {entry.scale}x, luma"
        figures += [
            Figure("PSNR, faulty", round(entry.after, 2), "dB", condition),
            Figure("PSNR of bicubic, faulty", round(entry.before, 2), "dB", condition),
            Figure("PSNR, without faults", round(entry.clean, 2), "dB", condition),
        ]
    save_model(
        folder,
        trainer.average.state_dict(),
        name=options.name,
        task=TASK,
        version=str(trainer.step),
        summary=f"{options.scales.replace(',', 'x, ')}x; trained on {options.data.name}.",
        license=terms,
        config=asdict(trainer.generator.config),
        trained_on=(DataTerms(options.data.name, count, terms),),
        recipe=f"{trainer.step} steps of {options.batch} faulty crops; Charbonnier, then squared error",
        figures=tuple(figures),
        limits="Measured on its held-back photographs only.",
    )


def write_sheet(trainer: FamilyTrainer, held_back: list[np.ndarray], side: int = 192) -> None:
    """A row a photograph: at each scale bicubic and result, then the truth; the middle at 100 %."""
    rows = []
    for seed, good in enumerate(held_back):
        cells = []
        for scale in trainer.generator.config.all_scales:
            ranges = replace(ranges_of(trainer.options), clean=0.0)
            bad, _ = Degrader(np.random.default_rng(seed), ranges).degrade(good, scale)
            cells.append(cv2.resize(bad, good.shape[1::-1], interpolation=cv2.INTER_CUBIC))
            cells.append(trainer.mend(bad, scale))
        cells = [_fitted(cell, side) for cell in (*cells, good)]
        rows.append(np.concatenate(cells, axis=1))
    Image.fromarray(np.concatenate(rows)).save(trainer.options.out / "sheet.png")


def _fitted(cell: np.ndarray, side: int) -> np.ndarray:
    """The middle of a picture, on black where it is smaller."""
    canvas = np.zeros((side, side, 3), np.uint8)
    top, left = (max(0, (length - side) // 2) for length in cell.shape[:2])
    middle = cell[top : top + side, left : left + side]
    canvas[: middle.shape[0], : middle.shape[1]] = middle
    return canvas


def require_scales(text: str) -> None:
    """Raises EnhanceError unless these are scales."""
    if not text or any(part not in ("1", "2", "4") for part in text.split(",")):
        raise EnhanceError(f"The scales are {text!r}; give those of 1, 2 and 4, as in 1,2,4.")
