"""The recipe of the glyph reader: distorted glyphs, one-cycle AdamW, averaged weights.

One recipe for both sets: MNIST makes a reader of digits, EMNIST balanced one of 47 classes. They are
never mixed: both were cut from the same NIST forms, so each may hold what the other tests with.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from gan.handwriting.archives import LabelledGlyphs, read_emnist, read_mnist
from gan.handwriting.cards import save_glyph_reader
from gan.handwriting.digits import SIDE, GlyphReader, GlyphReaderConfig
from gan.handwriting.errors import HandwritingError
from gan.handwriting.glyph_augmentation import augment
from gan.handwriting.reading import read_glyphs
from gan.handwriting.training_run import Plan, Run, append_row, open_device, start_or_resume

_log = logging.getLogger(__name__)

_SHEET_COLUMNS, _SHEET_ROWS = 24, 8


@dataclass(frozen=True)
class TrainOptions:
    """What a training run is given.

    `data` holds `mnist.zip` and `emnist_balanced.zip`, whichever `classes` asks for.
    """

    data: Path
    out: Path
    resume: bool = False
    minutes: float = 45.0
    device: str = "auto"
    classes: int = field(default=10, metadata={"help": "10 for digits (MNIST), 47 for characters (EMNIST)"})
    name: str = field(default="my-digits", metadata={"help": "name of the model that the run makes"})
    batch: int = field(default=128, metadata={"help": "glyphs a step"})
    rate: float = field(default=3e-3, metadata={"help": "highest learning rate"})
    decay: float = field(default=0.05, metadata={"help": "weight decay"})
    smoothing: float = field(default=0.02, metadata={"help": "label smoothing"})
    channels: int = field(default=32, metadata={"help": "width of the network's first stage"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    save_seconds: float = field(default=120.0, metadata={"help": "time between checkpoints"})
    measure_seconds: float = field(default=300.0, metadata={"help": "time between measurements"})
    seed: int = field(default=0, metadata={"help": "seed of order, distortions and first weights"})


@dataclass(frozen=True)
class GlyphScores:
    """What a reader scored.

    Attributes:
        accuracy: share of glyphs read right, 0..1.
        read: (N,) int64, the class read for each.
        confidences: (N,) float32, its probability.
    """

    accuracy: float
    read: np.ndarray
    confidences: np.ndarray


def strength_at(fraction: float) -> float:
    """How far glyphs are bent at a share of the run: fully at first, little at the end, as tests are."""
    return 1.0 - 0.7 * max(0.0, (fraction - 0.8) / 0.2)


class GlyphTraining:
    """One run of the glyph reader.

    Attributes:
        options: what the run was given.
        run: the network and its progress.
    """

    def __init__(self, options: TrainOptions, glyphs: LabelledGlyphs) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        device = open_device(options.device)
        plan = Plan(
            options.minutes,
            options.steps,
            options.rate,
            options.decay,
            options.seed,
            options.save_seconds,
            options.measure_seconds,
        )
        config = GlyphReaderConfig(names=glyphs.names, channels=options.channels)
        self.run = Run(GlyphReader(config), device, plan)
        self._pixels = torch.from_numpy(glyphs.pixels).to(device)  # (N, 28, 28) uint8
        self._classes = torch.from_numpy(glyphs.classes).to(device)
        self._order: tuple[int, Tensor] = (-1, torch.empty(0))

    @property
    def reader(self) -> GlyphReader:
        """The averaged weights, which are what a run makes."""
        return self.run.average.network

    def train_step(self) -> Tensor:
        """One step; returns the loss without waiting for the device."""
        chosen = self._chosen()
        self.run.reseed()
        glyphs = augment(self._pixels[chosen][:, None].float() / 255, strength_at(self.run.fraction))
        with torch.autocast(self.run.device.type, torch.bfloat16):
            scores = self.run.network(glyphs.contiguous(memory_format=torch.channels_last))
        loss = functional.cross_entropy(
            scores.float(), self._classes[chosen], label_smoothing=self.options.smoothing
        )
        return self.run.descend(loss)

    def report(self, held_back: LabelledGlyphs, loss: float) -> GlyphScores:
        """Measure, add a row to the table and draw the sheet."""
        scores = measure(self.reader, held_back)
        row = {
            "step": self.run.step,
            "seconds": round(self.run.seconds),
            "glyphs": self.run.step * self.options.batch,
            "loss": round(loss, 4),
            "accuracy": round(100 * scores.accuracy, 2),
        }
        append_row(self.options.out / "log.csv", row)
        write_sheet(self.options.out / "sheet.png", held_back, scores)
        _log.info("%s", ", ".join(f"{key} {value}" for key, value in row.items()))
        return scores

    def _chosen(self) -> Tensor:
        """(batch,) numbers of the glyphs of this step: every glyph once an epoch, in an order of its own."""
        steps = max(len(self._pixels) // self.options.batch, 1)
        epoch, place = divmod(self.run.step, steps)
        if self._order[0] != epoch:
            random = torch.Generator().manual_seed(self.options.seed * 1_000_003 + epoch)
            self._order = (epoch, torch.randperm(len(self._pixels), generator=random).to(self.run.device))
        return self._order[1][place * self.options.batch : (place + 1) * self.options.batch]


def measure(reader: GlyphReader, glyphs: LabelledGlyphs) -> GlyphScores:
    """Read every glyph once, in float32, undistorted."""
    probabilities = read_glyphs(reader, glyphs.pixels)
    read = probabilities.argmax(axis=1)
    return GlyphScores(float((read == glyphs.classes).mean()), read, probabilities.max(axis=1))


def write_sheet(file: Path, glyphs: LabelledGlyphs, scores: GlyphScores) -> None:
    """A PNG of the glyphs read wrong, those first that the reader was surest of."""
    wrong = np.flatnonzero(scores.read != glyphs.classes)
    wrong = wrong[np.argsort(-scores.confidences[wrong], kind="stable")][: _SHEET_COLUMNS * _SHEET_ROWS]
    cells = np.zeros((_SHEET_ROWS * _SHEET_COLUMNS, SIDE, SIDE), dtype=np.uint8)
    cells[: len(wrong)] = glyphs.pixels[wrong]
    grid = cells.reshape(_SHEET_ROWS, _SHEET_COLUMNS, SIDE, SIDE).swapaxes(1, 2)
    Image.fromarray(grid.reshape(_SHEET_ROWS * SIDE, -1)).save(file)


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent; see `TrainOptions`.

    Writes into `options.out`: `checkpoint.pt` (resumable), `log.csv` (a row a measurement), `sheet.png`
    (test glyphs read wrong) and at the end the averaged weights with their model card.

    Raises:
        HandwritingError: the data is missing or broken, or there is a run already and `resume` was not
            asked for.
    """
    glyphs, held_back = (_read(options, part) for part in ("train", "test"))
    training = GlyphTraining(options, glyphs)
    checkpoint = start_or_resume(training.run, options.out, options.resume)
    scores = training.run.spend(
        training.train_step, lambda loss: training.report(held_back, loss), checkpoint
    )
    save_glyph_reader(training, len(glyphs.classes), scores)


def _read(options: TrainOptions, part: str) -> LabelledGlyphs:
    if options.classes == 10:
        return read_mnist(options.data / "mnist.zip", part)
    if options.classes == 47:
        return read_emnist(options.data / "emnist_balanced.zip", part)
    raise HandwritingError(
        f"there is no set of {options.classes} classes; give 10 (digits) or 47 (characters)."
    )
