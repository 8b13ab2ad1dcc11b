"""The recipe of the network that finds point spread functions: photographs with blurs that are known.

It learns the kernel (by cross entropy, and by the share of light that is in the wrong place) and the sharp
edges that it guesses on the way. Step `n` of a seed always sees the same windows, also after a resume.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from gan.enhance.choices import PSF_TASK
from gan.enhance.degradation import DegradationRanges, Degrader
from gan.enhance.degraded import Ahead, turned_crop
from gan.enhance.errors import EnhanceError
from gan.enhance.family import FOLD
from gan.enhance.guides import psf_network
from gan.enhance.photos import training_pairs
from gan.enhance.psf import WINDOW, PsfConfig, PsfEstimator, gradients, normed_luma
from gan.enhance.training import Trainer, open_run, phase_at
from gan.enhance.training import TrainOptions as FidelityOptions
from gan.enhance.training_loop import note_scores, train_for_its_time
from gan.models import DataTerms, Figure, find_model, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)
# Blurs as people bring them, with the noise and the compression that pictures come with.
BLURRED = DegradationRanges(
    clean=0.08, motion=0.55, defocus=0.35, defocus_radius=(0.7, 5.2), gaussian=0.25,
    gaussian_sigma=(0.3, 2.0), linear_light=0.2, shrink=0.05, noise=0.8, shot=(0.0, 0.001),
    read=(0.0, 0.015), jpeg=0.75, jpeg_quality=(50.0, 95.0), webp=0.05, sharpen=0.1, again=0.1,
)  # fmt: skip
_RIM = 16  # pixels around a window, where faults meet the border
_SMALLER = 192  # pixels a side of the windows of two steps in three, which take half the time
_HELD_BACK = 12  # photographs
_MEASURED = 48  # windows of a report
_CROSS_ENTROPY, _MISPLACED, _EDGES = 1.0, 0.5, 2.0  # weights of the losses


@dataclass(frozen=True)
class TrainOptions(FidelityOptions):
    """What a run is given; see `gan.enhance.training.TrainOptions`. The shape of a generator does nothing."""

    psf: bool = field(default=False, metadata={"help": "train the network that finds point spread functions"})
    looks: int = field(
        default=1, metadata={"help": "how often it looks; the last look is trained, --start has the others"}
    )
    minutes: float = field(default=50.0)
    rate: float = field(default=1e-3, metadata={"help": "highest learning rate"})
    name: str = field(default=PSF_TASK, metadata={"help": "name of the model that the run makes"})


class PsfTrainer(Trainer):
    """One run; see `gan.enhance.training.Trainer`."""

    options: TrainOptions

    def make_network(self) -> nn.Module:
        """A fresh network, of which the last look is trained."""
        network = PsfEstimator(PsfConfig(looks=self.options.looks))
        network.looks[:-1].requires_grad_(False)
        return network

    def start_from(self, name: str) -> None:
        """Begin with an installed model; looks that it does not have begin as its last one."""
        known = psf_network(find_model(name, PSF_TASK)).looks
        for index, look in enumerate(self.generator.looks):
            look.begin_as(known[min(index, len(known) - 1)])

    def batch(self, photos: Sequence[Tensor], step: int) -> tuple[Tensor, Tensor, Tensor]:
        """The windows of a step; see `blurred_windows`."""
        random = np.random.default_rng((self.options.seed, step))
        side = WINDOW if step % 3 == 0 else _SMALLER
        return blurred_windows(photos, self.options.batch, side, random)

    def psf_step(self, batch: tuple[Tensor, Tensor, Tensor]) -> float:
        """One step; returns the loss."""
        bad, good, psfs = (part.to(self.device) for part in batch)
        bad = bad.contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device.type, torch.bfloat16):
            found, sharp = self.generator(bad)
        loss = psf_loss(found, psfs, sharp, gradients(normed_luma(good, like=bad)))
        return self.descend(loss, phase_at(self.fraction, self.options).rate)


def psf_loss(found: Tensor, psfs: Tensor, sharp: Tensor, edges: Tensor) -> Tensor:
    """How wrong kernels (N, k, k) and edges (N, 2, H, W) are."""
    crossed = -(psfs * (found + 1e-9).log()).sum(dim=(1, 2)).mean()
    return (
        _CROSS_ENTROPY * crossed
        + _MISPLACED * misplaced(found, psfs).mean()
        + _EDGES * (sharp - edges).abs().mean()
    )


def misplaced(found: Tensor, psfs: Tensor) -> Tensor:
    """(N, k, k) twice -> (N,), 0..2: light in the wrong place, where it is and where it is missing."""
    return (found - psfs).abs().sum(dim=(1, 2))


def blurred_windows(
    photos: Sequence[Tensor],
    count: int,
    side: int,
    random: np.random.Generator,
    ranges: DegradationRanges = BLURRED,
) -> tuple[Tensor, Tensor, Tensor]:
    """Draw windows with faults.

    Args:
        photos: (3, H, W) uint8 each; larger ones are drawn more often.
        count: N, windows.
        side: of these, at most 32 less than the sides of the photos.
        random: source of every choice.
        ranges: which faults.

    Returns:
        bad and good (N, 3, side, side), float32, 0..1, and the point spread functions
        (N, PSF_SIDE, PSF_SIDE).
    """
    areas = np.array([photo.shape[1] * photo.shape[2] for photo in photos], dtype=np.float64)
    degrader = Degrader(random, ranges)
    bad, good, psfs = [], [], []
    for index in random.choice(len(photos), size=count, p=areas / areas.sum()):
        crop = turned_crop(photos[index], side + 2 * _RIM, random)
        bad.append(degrader.degrade(crop, 1)[0][_RIM:-_RIM, _RIM:-_RIM])
        good.append(crop[_RIM:-_RIM, _RIM:-_RIM])
        psfs.append(degrader.psf)
    pictures = (
        torch.from_numpy(np.stack(part).transpose(0, 3, 1, 2).astype(np.float32)) / 255
        for part in (bad, good)
    )
    return next(pictures), next(pictures), torch.from_numpy(np.stack(psfs))


@dataclass(frozen=True)
class PsfScore:
    """How right it is on single windows of held-back photographs.

    Attributes:
        motion, defocus: mean of `misplaced` (0..2) where there is one of these blurs and no other.
        sharp: the same where there is none.
    """

    motion: float
    defocus: float
    sharp: float


_PLAIN = DegradationRanges(
    clean=0, motion=0, defocus=0, gaussian=0, linear_light=0, shrink=0, noise=1, shot=(0, 0),
    read=(0.002, 0.01), jpeg=1, jpeg_quality=(60, 90), webp=0, sharpen=0, again=0,
)  # fmt: skip


@torch.inference_mode()
def score(network: PsfEstimator, photos: Sequence[Tensor]) -> PsfScore:
    """Measure on windows that are always the same."""
    device = next(network.parameters()).device
    means = []
    for kind in ("motion", "defocus", "sharp"):
        ranges = asdict(_PLAIN) | ({kind: 1.0} if kind != "sharp" else {})
        random = np.random.default_rng(1)
        bad, _, psfs = blurred_windows(photos, _MEASURED // 3, WINDOW, random, DegradationRanges(**ranges))
        found = torch.cat([network(part.to(device))[0].cpu() for part in bad.split(8)])
        means.append(float(misplaced(found, psfs).mean()))
    return PsfScore(*means)


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent.

    Writes into `options.out`: `checkpoint.pt` (resumable), the averaged weights with their card, `scores.csv`
    and `cache` (the decoded photographs). At the end the model is installed among the user's own.

    Raises:
        EnhanceError: as in `gan.enhance.training.train`; or looks before the last one are asked for, but no
            model to start from, which has them.
    """
    if options.looks < 1 or (options.looks > 1 and not options.start):
        raise EnhanceError(
            f"With {options.looks} looks only the last one would be trained; give --looks 1, or --start with "
            "the name of a model that has the others."
        )
    cv2.setNumThreads(1)
    trainer = PsfTrainer(options)
    checkpoint = open_run(trainer)
    photos = _photographs(options)
    count = max(1, min(_HELD_BACK, len(photos) // 50))
    kept, held_back = photos[count:], photos[:count]
    _log.info("%d photographs to train on, %d to measure on", len(kept), len(held_back))
    ahead = Ahead(lambda step: trainer.batch(kept, step), first=trainer.step)

    def report(loss: float) -> None:
        trainer.save(checkpoint)
        scores = score(trainer.average, held_back)
        words = ", ".join(f"{kind} {value:.2f}" for kind, value in asdict(scores).items())
        note_scores(trainer, loss, asdict(scores), f"misplaced light: {words}")
        save(trainer, options.out, len(kept), scores)

    try:
        train_for_its_time(trainer, ahead, trainer.psf_step, report)
    except KeyboardInterrupt:
        trainer.save(checkpoint)
        raise
    finally:
        ahead.close()
    save(trainer, user_folder() / "models", len(kept), score(trainer.average, held_back))


def _photographs(options: TrainOptions) -> list[Tensor]:
    pairs, source = training_pairs(options.data, FOLD, options.out, options.exclude)
    least = WINDOW + 2 * _RIM
    photos = [pair.high for pair in pairs if min(pair.high.shape[1:]) >= least]
    if len(photos) < 2:
        raise EnhanceError(
            f"{source} holds {len(photos)} photographs of at least {least} pixels a side; "
            "training needs two or more."
        )
    return photos


def save(trainer: PsfTrainer, folder: Path, count: int, scores: PsfScore) -> None:
    """Write the averaged weights and their card into a folder."""
    options, terms = trainer.options, "as the owner of the photographs decides"
    condition = f"single windows of {WINDOW} pixels, held-back photographs of {options.data.name}"
    save_model(
        folder,
        trainer.average.state_dict(),
        name=options.name,
        task=PSF_TASK,
        version=str(trainer.step),
        summary="Finds what blurred a photo: its point spread function.",
        license=terms,
        config=asdict(trainer.generator.config),
        trained_on=(DataTerms(options.data.name, count, terms),),
        recipe=f"{trainer.step} steps of {options.batch} blurred windows",
        figures=tuple(
            Figure(f"misplaced light, {kind}", round(value, 3), "of 2", condition)
            for kind, value in asdict(scores).items()
        ),
        limits="One blur all over the picture, up to 16 pixels from the middle; not what moves in it.",
    )
