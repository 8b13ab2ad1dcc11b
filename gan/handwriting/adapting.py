"""Adapts the line reader to one hand: minutes on a CPU, from lines that the person has corrected.

The shipped reader is trained on at a low rate, its batch statistics held fast, on the person's lines bent
and worn anew each time. Some lines are left out and only measured: the weights of the pass that reads
them best are kept, halfway back to the shipped ones where that reads them better still (Wortsman et al.
2022), and none at all where nothing was gained. The result is a model of its own; the shipped one stays.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch

from gan.handwriting.adapting_course import Course, Report
from gan.handwriting.adapting_report import AdaptingReport
from gan.handwriting.alphabet import Alphabet
from gan.handwriting.cards import LINES
from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import CorrectedLine, read_corrections
from gan.handwriting.lines import LineReader, LineReaderConfig
from gan.handwriting.reading import read_line
from gan.metrics.text import text_errors
from gan.models import DataTerms, Figure, ModelCard, default_model, find_model, load_weights, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)

FEWEST = 8
"""Corrected lines below which nothing can be learned and measured."""

CHECKPOINT_FILE = "checkpoint.pt"
_EVERY = 5  # one line in so many is left out for measuring


@dataclass(frozen=True)
class TrainOptions:
    """What adapting is given; the lines come from the user folder, see `gan.handwriting.hands`."""

    adapt: str = field(metadata={"help": "hand to adapt to: the name its corrected lines are kept under"})
    out: Path = field(metadata={"help": "folder that the model is saved in as well"})
    start: str = field(default="auto", metadata={"help": "line reader to start from"})
    name: str = field(default="", metadata={"help": "name of the model that is made (default: lines-HAND)"})
    passes: int = field(default=16, metadata={"help": "times that every line is learned from"})
    rate: float = field(default=3e-4, metadata={"help": "highest learning rate"})
    curve: Path | None = field(
        default=None, metadata={"help": "table that the error on the lines left out goes into, pass by pass"}
    )
    samples: Path | None = field(
        default=None, metadata={"help": "folder that lines left out go into, and what is read in them so far"}
    )
    resume: bool = field(
        default=False, metadata={"help": "go on from the checkpoint in --out, if there is one"}
    )
    device: str = "auto"
    threads: int = field(default=0, metadata={"help": "threads that compute; 0 takes one for each core"})
    seed: int = field(default=0, metadata={"help": "seed of everything random"})


@dataclass(frozen=True)
class Adapted:
    """What came of adapting.

    Attributes:
        reader: the adapted copy, in evaluation mode; equal to the start where nothing was gained.
        before, after: character error rates on the lines left out, 0..
        learned, left_out: how many lines were learned from and measured on.
        gained: whether the copy is better than the start.
    """

    reader: LineReader
    before: float
    after: float
    learned: int
    left_out: int
    gained: bool


def train(options: TrainOptions, report: Report | None = None) -> ModelCard:
    """Adapt an installed reader to a hand and save the copy among the user's models; see `TrainOptions`.

    Args:
        options: what to adapt to, and how.
        report: hears of the progress, which is logged otherwise; to cancel, raise from it: then nothing
            is saved. An interrupt (Ctrl-C) keeps a checkpoint.

    Raises:
        HandwritingError: there are too few lines, nothing was gained, or the disk is full.
        ModelError: the model to start from is not there.
    """
    if options.threads:
        torch.set_num_threads(options.threads)
    lines = read_corrections(options.adapt)
    card = default_model(LINES) if options.start == "auto" else find_model(options.start, LINES)
    _log.info("adapting %s to %d lines of %s", card.name, len(lines), options.adapt)
    told = AdaptingReport(options.curve, options.samples)
    checkpoint = options.out / CHECKPOINT_FILE
    adapted = adapt(load_reader(card), lines, options, report or _say_each_tenth, told, checkpoint)
    checkpoint.unlink(missing_ok=True)
    if not adapted.gained:
        raise HandwritingError(
            f"{len(lines)} lines of {options.adapt} did not make {card.name} read the others better, "
            "so it stays as it is; correct more lines and adapt again."
        )
    saved = save_adapted(adapted, card, options)
    _log.info(
        "%s: character errors on %d lines left out %.1f %% before, %.1f %% after",
        saved.name,
        adapted.left_out,
        100 * adapted.before,
        100 * adapted.after,
    )
    return saved


def adapt(
    start: LineReader,
    lines: Sequence[CorrectedLine],
    options: TrainOptions,
    report: Report | None = None,
    told: AdaptingReport | None = None,
    checkpoint: Path | None = None,
) -> Adapted:
    """Adapt a copy of a reader to lines of one hand.

    Args:
        start: stays as it is.
        lines: of the hand.
        options: how; with `resume` it goes on from the checkpoint if there is one of the same lines.
        report: hears of the progress; to cancel, raise from it.
        told: writes down how well the lines left out are read, before the first pass and later on.
        checkpoint: where it is kept how far it is; None keeps nothing.

    Raises:
        HandwritingError: there are fewer than `FEWEST` lines that the reader could spell.
    """
    alphabet = Alphabet(start.config.characters)
    lines = [line for line in lines if line.text and alphabet.knows(line.text)]
    if len(lines) < FEWEST:
        raise HandwritingError(
            f"{len(lines)} corrected lines are too few to adapt to; correct {FEWEST} or better 30."
        )
    learned = [line for place, line in enumerate(lines) if place % _EVERY != _EVERY // 2]
    left_out = [line for place, line in enumerate(lines) if place % _EVERY == _EVERY // 2]
    course = Course(start, learned, left_out, options, checkpoint)
    if options.resume:
        course.restore()
    told = told or AdaptingReport()
    told.begin(left_out)
    course.run(report, told.judged)
    reader = course.best.cpu()
    before, after = (_error_rate(each, left_out) for each in (start, reader))
    return Adapted(reader, before, after, len(learned), len(left_out), course.gained)


def save_adapted(adapted: Adapted, card: ModelCard, options: TrainOptions) -> ModelCard:
    """Save an adapted reader among the user's models and in `options.out`; returns the former's card."""
    name = options.name or f"lines-{options.adapt}"
    condition = f"{adapted.left_out} corrected lines of this hand, left out of learning, greedy"
    figures = (
        Figure("CER, before", round(100 * adapted.before, 2), "%", condition),
        Figure("CER", round(100 * adapted.after, 2), "%", condition),
    )
    own = DataTerms(f"lines of {options.adapt}", adapted.learned, "the person's own")
    for folder in dict.fromkeys((options.out, user_folder() / "models")):
        saved = save_model(
            folder,
            adapted.reader.state_dict(),
            name=name,
            task=LINES,
            version=f"{card.version}+{adapted.learned}",
            summary=f"Reads the handwriting of {options.adapt}.",
            license=card.license,
            config=card.config,
            trained_on=(*card.trained_on, own),
            recipe=f"{card.name} {card.version}, adapted in {options.passes} passes at {options.rate:g}",
            figures=figures,
            limits=f"For one hand; others may be read worse than by {card.name}. {card.limits}",
        )
    return saved


def load_reader(card: ModelCard) -> LineReader:
    """The reader of a card, on the CPU, in evaluation mode."""
    known = {key: card.config[key] for key in LineReaderConfig.__dataclass_fields__ if key in card.config}
    reader = LineReader(LineReaderConfig(**known))
    reader.load_state_dict(load_weights(card))
    return reader.eval()


def _error_rate(reader: LineReader, lines: Sequence[CorrectedLine]) -> float:
    return text_errors((read_line(reader, line.grey).text, line.text) for line in lines).cer


def _say_each_tenth(done: int, total: int) -> None:
    if done * 10 // total > (done - 1) * 10 // total:
        _log.info("%d of %d steps", done, total)
