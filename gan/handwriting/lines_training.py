"""The recipe of the line reader: CTC on lines that are drawn anew for every step, short ones first.

AdamW with a one-cycle rate over the time given, averaged weights, bfloat16 with the loss in float32.
Every batch follows from the seed and its number, so a run that was killed goes on as if it had not been.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from gan.handwriting.alphabet import BLANK, Alphabet
from gan.handwriting.archives import LabelledLine, read_lines
from gan.handwriting.cards import LINES, save_line_reader
from gan.handwriting.errors import HandwritingError
from gan.handwriting.line_batches import LineBatch, LineBatches, load_batches
from gan.handwriting.line_measuring import LineScores, measure, write_sheet
from gan.handwriting.line_source import open_line_source
from gan.handwriting.lines import LineReader, LineReaderConfig
from gan.handwriting.training_run import Plan, Run, append_row, open_device, start_or_resume
from gan.models import find_model, load_weights

_log = logging.getLogger(__name__)

_SHORTCUT = 0.2  # weight of the loss that leaves the LSTM out
_CUDA_BATCH = 4  # times the CPU's batch, with twice the rate


@dataclass(frozen=True)
class TrainOptions:
    """What a training run is given.

    `data` holds `lines_train.zip` and, where they are there, `lines_train_strokes.npz` and
    `handwriting_fonts.zip` to learn from and `lines_val.zip` to measure on.
    """

    data: Path
    out: Path
    resume: bool = False
    minutes: float = 120.0
    device: str = "auto"
    leave_out: str = field(
        default="",
        metadata={"help": "sources and writers not to learn from, comma-separated (iam-ondb-render for one)"},
    )
    start: str = field(default="", metadata={"help": "model to start from instead of random weights"})
    name: str = field(default="my-lines", metadata={"help": "name of the model that the run makes"})
    batch: int = field(default=16, metadata={"help": "lines a step on a CPU; a GPU takes four times as many"})
    rate: float = field(default=1.5e-3, metadata={"help": "highest learning rate for that batch"})
    decay: float = field(default=0.02, metadata={"help": "weight decay"})
    short_steps: int = field(default=600, metadata={"help": "steps before lines of every length are drawn"})
    channels: int = field(default=64, metadata={"help": "width of the network's first residual stage"})
    width: int = field(default=256, metadata={"help": "width of the network's part along the line"})
    steps: int = field(default=0, metadata={"help": "train for so many steps instead of by the clock"})
    save_seconds: float = field(default=120.0, metadata={"help": "time between checkpoints"})
    measure_seconds: float = field(default=600.0, metadata={"help": "time between measurements"})
    workers: int = field(
        default=-1, metadata={"help": "processes that draw lines; 0 for a thread, -1 chooses by the device"}
    )
    threads: int = field(default=0, metadata={"help": "threads that compute; 0 takes one for each core"})
    seed: int = field(default=0, metadata={"help": "seed of lines and first weights"})


def ctc_loss(scores: Tensor, batch: LineBatch) -> Tensor:
    """Connectionist temporal classification, per character of the ground truth.

    Args:
        scores: (N, T, classes), not normalised; computed on in float32, since bfloat16's eight bits
            are lost in the sums over thousands of paths.
        batch: whose texts are wanted; lines with too few time steps for their text count nothing.
    """
    log_probabilities = scores.float().log_softmax(dim=2).transpose(0, 1)  # (T, N, classes)
    frames = torch.full((len(batch.lengths),), scores.shape[1], dtype=torch.long)
    losses = functional.ctc_loss(
        log_probabilities, batch.targets, frames, batch.lengths, BLANK, reduction="sum", zero_infinity=True
    )
    return losses / batch.lengths.sum()


class LineTraining:
    """One run of the line reader.

    Attributes:
        options: what the run was given.
        run: the network and its progress.
        batch: lines a step.
    """

    def __init__(self, options: TrainOptions) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        config = LineReaderConfig(channels=options.channels, width=options.width)
        device = open_device(options.device)
        larger = _CUDA_BATCH if device.type == "cuda" else 1
        self.batch = options.batch * larger
        plan = Plan(
            options.minutes,
            options.steps,
            options.rate * larger**0.5,
            options.decay,
            options.seed,
            options.save_seconds,
            options.measure_seconds,
        )
        reader = LineReader(config)
        if options.start:
            _start_from(reader, options.start)
        self.run = Run(reader, device, plan)

    @property
    def reader(self) -> LineReader:
        """The averaged weights, which are what a run makes."""
        return self.run.average.network

    def train_step(self, batch: LineBatch) -> Tensor:
        """One step; returns the loss without waiting for the device."""
        self.run.reseed()
        ink = batch.ink.to(self.run.device, non_blocking=True).float() / 255
        with torch.autocast(self.run.device.type, torch.bfloat16):
            scores, shortcut = self.run.network.with_shortcut(
                ink.contiguous(memory_format=torch.channels_last)
            )
        return self.run.descend(ctc_loss(scores, batch) + _SHORTCUT * ctc_loss(shortcut, batch))

    def report(self, held_back: Sequence[LabelledLine], loss: float) -> LineScores:
        """Measure, add a row to the table and draw the sheet."""
        scores = measure(self.reader, held_back)
        row = {
            "step": self.run.step,
            "seconds": round(self.run.seconds),
            "lines": self.run.step * self.batch,
            "loss": round(loss, 4),
            "clean_cer": round(100 * scores.clean.cer, 2),
            "clean_wer": round(100 * scores.clean.wer, 2),
            "cer": round(100 * scores.everything.cer, 2),
            "wer": round(100 * scores.everything.wer, 2),
            "seconds_a_line": round(scores.seconds, 4),
        }
        append_row(self.options.out / "log.csv", row)
        write_sheet(self.options.out / "sheet.png", held_back, scores.readings)
        _log.info("%s", ", ".join(f"{key} {value}" for key, value in row.items()))
        return scores


def train(options: TrainOptions) -> None:
    """Train until `options.minutes` are spent; see `TrainOptions`.

    Writes into `options.out`: `checkpoint.pt` (resumable), `log.csv` (a row a measurement), `sheet.png`
    (lines with their readings) and at the end the averaged weights with their model card. A run that is
    resumed with more minutes goes on at the rate that belongs to its place in the longer run.

    Raises:
        HandwritingError: the data is missing or broken, there is a run already and `resume` was not
            asked for, or the loss is no number any more.
    """
    if options.threads:
        torch.set_num_threads(options.threads)
    training = LineTraining(options)
    checkpoint = start_or_resume(training.run, options.out, options.resume)
    alphabet = Alphabet(training.reader.config.characters)
    leave_out = tuple(filter(None, options.leave_out.split(",")))
    source = open_line_source(options.data, training.reader.config.height, alphabet, leave_out)
    held_back = _held_back(options.data)
    batches = _batches(
        training, LineBatches(source, alphabet, training.batch, options.seed, options.short_steps)
    )
    scores = training.run.spend(
        lambda: training.train_step(next(batches)), lambda loss: training.report(held_back, loss), checkpoint
    )
    save_line_reader(training, source.counts, scores)


def _start_from(reader: LineReader, name: str) -> None:
    """Give a reader the weights of an installed model.

    Raises:
        HandwritingError: the model is of another shape.
        ModelError: there is no such model, or its file is damaged.
    """
    try:
        reader.load_state_dict(load_weights(find_model(name, LINES)))
    except RuntimeError as error:
        raise HandwritingError(
            f"The model {name} has another shape than this run's reader; give its --channels and --width."
        ) from error


def _held_back(data: Path) -> list[LabelledLine]:
    archive = data / "lines_val.zip"
    return read_lines(archive) if archive.exists() else []


def _batches(training: LineTraining, batches: LineBatches) -> Iterator[LineBatch]:
    on_gpu = training.run.device.type == "cuda"
    workers = training.options.workers
    if workers < 0:
        workers = max(1, (os.cpu_count() or 2) - 1) if on_gpu else 0
    return load_batches(batches, training.run.step, workers, pinned=on_gpu)
