"""Adapts the line reader to one hand: minutes on a CPU, from lines that the person has corrected.

The shipped reader is trained on at a low rate, its batch statistics held fast, on the person's lines bent
and worn anew each time. Some lines are left out and only measured: the weights of the pass that reads
them best are kept, halfway back to the shipped ones where that reads them better still (Wortsman et al.
2022), and none at all where nothing was gained. The result is a model of its own; the shipped one stays.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from gan.handwriting.alphabet import Alphabet, frames_needed
from gan.handwriting.cards import LINES
from gan.handwriting.distortion import Distortion, change_thickness, distort
from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import CorrectedLine, read_corrections
from gan.handwriting.line_batches import LineBatch
from gan.handwriting.lines import COLUMNS_PER_STEP, LineReader, LineReaderConfig
from gan.handwriting.lines_training import ctc_loss
from gan.handwriting.paper import wear
from gan.handwriting.prepare import prepare_line
from gan.handwriting.reading import read_line
from gan.handwriting.training_run import one_cycle, open_device, split_decay
from gan.metrics.text import text_errors
from gan.models import DataTerms, Figure, ModelCard, default_model, find_model, load_weights, save_model
from gan.paths import user_folder

_log = logging.getLogger(__name__)

FEWEST = 8
"""Corrected lines below which nothing can be learned and measured."""

_EVERY = 5  # one line in so many is left out for measuring
_BATCH = 6
_SLIGHT = Distortion(stretch=0.07, size=0.04, slant=0.06, turn=0.004, shift=0.03, elastic=0.012)
_ROOM = 1.15  # time steps kept for each that CTC needs at least
_BACK = (1.0, 0.5)  # shares of the way from the shipped weights that are tried
_MARGIN = 8


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


Report = Callable[[int, int], None]
"""Is called with the steps done and all steps; what it raises ends the work."""

Judged = Callable[[int, float], None]
"""Is called with the passes done and the CTC loss for each character of the lines left out."""


def train(options: TrainOptions, report: Report | None = None) -> ModelCard:
    """Adapt an installed reader to a hand and save the copy among the user's models; see `TrainOptions`.

    Args:
        options: what to adapt to, and how.
        report: hears of the progress, which is logged otherwise; to cancel, raise from it: then nothing
            is saved.

    Raises:
        HandwritingError: there are too few lines, or nothing was gained.
        ModelError: the model to start from is not there.
    """
    if options.threads:
        torch.set_num_threads(options.threads)
    lines = read_corrections(options.adapt)
    card = default_model(LINES) if options.start == "auto" else find_model(options.start, LINES)
    _log.info("adapting %s to %d lines of %s", card.name, len(lines), options.adapt)
    adapted = adapt(load_reader(card), lines, options, report or _say_each_tenth, _judge_of(options.curve))
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
    judged: Judged | None = None,
) -> Adapted:
    """Adapt a copy of a reader to lines of one hand.

    Args:
        start: stays as it is.
        lines: of the hand.
        options: how; `adapt`, `out`, `start` and `name` are not looked at.
        report: hears of the progress; to cancel, raise from it.
        judged: hears how well the lines left out are read, before the first pass and later on.

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
    course = _Course(start, learned, left_out, options)
    course.run(report, judged or (lambda number, loss: None))
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


class _Course:
    """The passes over a person's lines.

    Attributes:
        best: the weights that read the lines left out best, so far.
        gained: whether they read them better than the start.
    """

    def __init__(
        self,
        start: LineReader,
        learned: Sequence[CorrectedLine],
        left_out: Sequence[CorrectedLine],
        options: TrainOptions,
    ) -> None:
        self._options, self._learned = options, learned
        self._device = open_device(options.device)
        self._alphabet = Alphabet(start.config.characters)
        self._height = start.config.height
        self._network = copy.deepcopy(start).to(self._device)
        self._start = copy.deepcopy(start).to(self._device).eval()
        self._optimiser = torch.optim.AdamW(
            split_decay(self._network, 0.0), lr=options.rate, betas=(0.9, 0.98)
        )
        self._random = np.random.default_rng(options.seed)
        plain = [prepare_line(line.grey, self._height) for line in left_out]
        self._measured = [
            _batch(plain[place : place + _BATCH], left_out[place : place + _BATCH], self._alphabet)
            for place in range(0, len(plain), _BATCH)
        ]
        self.best = copy.deepcopy(self._start)
        self.gained = False
        self._least = self._loss(self._start)

    def run(self, report: Report | None, judged: Judged) -> None:
        """All passes; the measure after each takes the place of a validation set."""
        judged(0, self._least)
        torch.manual_seed(self._options.seed)
        batches = -(-len(self._learned) // _BATCH)
        steps = self._options.passes * batches
        for number in range(self._options.passes):
            order = self._random.permutation(len(self._learned))
            for place in range(batches):
                done = number * batches + place
                self._step([self._learned[i] for i in order[place * _BATCH :][:_BATCH]], done / steps)
                if report:
                    report(done + 1, steps)
            # The first passes only warm up, and measuring costs as much as learning from a few lines.
            if number % 2 or number == self._options.passes - 1:
                judged(number + 1, self._judge())

    def _step(self, lines: Sequence[CorrectedLine], fraction: float) -> None:
        strips = [self._redraw(line) for line in lines]
        batch = _batch(strips, lines, self._alphabet)
        self._network.train()
        for module in self._network.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.eval()  # a few lines of one hand say nothing about the statistics of all
        for group in self._optimiser.param_groups:
            group["lr"] = one_cycle(fraction, self._options.rate)
        with torch.autocast(self._device.type, torch.bfloat16):
            scores, shortcut = self._network.with_shortcut(_ink(batch, self._device))
        loss = ctc_loss(scores, batch) + 0.2 * ctc_loss(shortcut, batch)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self._network.parameters(), 5.0)
        self._optimiser.step()

    def _redraw(self, line: CorrectedLine) -> np.ndarray:
        """(height, W) uint8: the line bent, thinned and worn anew."""
        grey = line.grey
        if self._random.random() < 0.4:
            grey = change_thickness(grey, self._random)
        narrowest = max(frames_needed(line.text) * _ROOM, 2) * COLUMNS_PER_STEP
        limits = (narrowest, max(narrowest, 32 * self._height))
        grey = distort(grey, self._height, limits, _SLIGHT, self._random)
        return prepare_line(wear(grey, self._random), self._height)

    def _judge(self) -> float:
        """Keep the weights, or those part of the way back, if they are the best; returns the least loss."""
        losses = []
        for share in _BACK:
            candidate = _between(self._start, self._network, share)
            losses.append(self._loss(candidate))
            if losses[-1] < self._least:
                self._least, self.best, self.gained = losses[-1], candidate, True
        return min(losses)

    @torch.inference_mode()
    def _loss(self, reader: LineReader) -> float:
        total = 0.0
        for batch in self._measured:
            with torch.autocast(self._device.type, torch.bfloat16):
                scores = reader(_ink(batch, self._device))
            total += float(ctc_loss(scores, batch)) * int(batch.lengths.sum())
        return total / sum(int(batch.lengths.sum()) for batch in self._measured)


def _between(start: LineReader, end: LineReader, share: float) -> LineReader:
    """A reader with weights `share` of the way from one to the other."""
    reader = copy.deepcopy(start)
    weights = end.state_dict()
    with torch.no_grad():
        for name, weight in reader.state_dict().items():
            if weight.is_floating_point():
                weight.lerp_(weights[name], share)
    return reader.eval()


def _batch(strips: Sequence[np.ndarray], lines: Sequence[CorrectedLine], alphabet: Alphabet) -> LineBatch:
    """Prepared strips (height, W) with a margin on both sides, and their texts."""
    width = max(strip.shape[1] for strip in strips) + 2 * _MARGIN
    ink = np.zeros((len(strips), 1, strips[0].shape[0], width), dtype=np.uint8)
    for row, strip in zip(ink, strips, strict=True):
        row[0, :, _MARGIN : _MARGIN + strip.shape[1]] = strip
    texts = [torch.from_numpy(alphabet.encode(line.text)) for line in lines]
    return LineBatch(torch.from_numpy(ink), torch.cat(texts), torch.tensor([len(text) for text in texts]))


def _ink(batch: LineBatch, device: torch.device) -> Tensor:
    return (batch.ink.to(device).float() / 255).contiguous(memory_format=torch.channels_last)


def _error_rate(reader: LineReader, lines: Sequence[CorrectedLine]) -> float:
    return text_errors((read_line(reader, line.grey).text, line.text) for line in lines).cer


def _judge_of(table: Path | None) -> Judged | None:
    """Writes a row for each judgement into a table, which is begun anew."""
    if table is None:
        return None
    table.parent.mkdir(parents=True, exist_ok=True)
    table.write_text("pass,held_back\n", encoding="utf-8")

    def judged(number: int, loss: float) -> None:
        with table.open("a", encoding="utf-8") as file:
            file.write(f"{number},{loss:.5f}\n")

    return judged


def _say_each_tenth(done: int, total: int) -> None:
    if done * 10 // total > (done - 1) * 10 // total:
        _log.info("%d of %d steps", done, total)
