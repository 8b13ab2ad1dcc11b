"""The passes of adapting over a person's lines, and the checkpoint that they can go on from."""

from __future__ import annotations

import copy
import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from gan.engine.pausing import PAUSE
from gan.handwriting.alphabet import Alphabet, frames_needed
from gan.handwriting.distortion import Distortion, change_thickness, distort
from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import CorrectedLine
from gan.handwriting.line_batches import LineBatch
from gan.handwriting.lines import COLUMNS_PER_STEP, LineReader
from gan.handwriting.lines_training import ctc_loss
from gan.handwriting.paper import wear
from gan.handwriting.prepare import prepare_line
from gan.handwriting.training_run import one_cycle, open_device, split_decay

_log = logging.getLogger(__name__)

_BATCH = 6
_SLIGHT = Distortion(stretch=0.07, size=0.04, slant=0.06, turn=0.004, shift=0.03, elastic=0.012)
_ROOM = 1.15  # time steps kept for each that CTC needs at least
_BACK = (1.0, 0.5)  # shares of the way from the shipped weights that are tried
_MARGIN = 8

Report = Callable[[int, int], None]
"""Is called with the steps done and all steps; what it raises ends the work."""


Judged = Callable[[int, float, LineReader], None]
"""Hears passes done, CTC loss for each character of the lines left out, and the best weights so far."""


class CourseOptions(Protocol):
    """What a course looks at of `TrainOptions`."""

    passes: int
    rate: float
    device: str
    seed: int


class Course:
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
        options: CourseOptions,
        checkpoint: Path | None = None,
    ) -> None:
        """Make it, at the beginning.

        Args:
            start: stays as it is.
            learned, left_out: of the hand.
            options: how.
            checkpoint: where it is kept after each measuring, before a pause and at an interrupt.
        """
        self._checkpoint = checkpoint
        self._identity = _identity(start, [*learned, *left_out], options)
        self._done, self._order = 0, np.arange(len(learned))
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
        """The passes that are left; the measure after each takes the place of a validation set."""
        if not self._done:
            judged(0, self._least, self.best)
            torch.manual_seed(self._options.seed)
        batches = -(-len(self._learned) // _BATCH)
        steps = self._options.passes * batches
        try:
            while self._done < steps:
                PAUSE.stand(self.save)
                self._take_step(batches, steps)
                if report:
                    report(self._done, steps)
                number, place = divmod(self._done, batches)
                # The first passes only warm up, and measuring costs as much as learning from a few lines.
                if place == 0 and (number % 2 == 0 or number == self._options.passes):
                    judged(number, self._judge(), self.best)
                    self.save()
        except KeyboardInterrupt:
            self.save()
            raise

    def _take_step(self, batches: int, steps: int) -> None:
        """One batch; every pass has an order of its own."""
        place = self._done % batches
        if place == 0:
            self._order = self._random.permutation(len(self._learned))
        lines = [self._learned[i] for i in self._order[place * _BATCH :][:_BATCH]]
        self._step(lines, self._done / steps)
        self._done += 1

    # Checkpoints

    def save(self) -> None:
        """Keep where it stands, so that a kill at any moment leaves this or what was kept before.

        Raises:
            HandwritingError: it cannot be written.
        """
        if self._checkpoint is None:
            return
        part = self._checkpoint.with_suffix(".part")
        try:
            self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save(self._state(), part)
            os.replace(part, self._checkpoint)
        except (OSError, RuntimeError) as error:  # RuntimeError is what torch makes of a full disk
            reason = error.strerror if isinstance(error, OSError) else "the disk is full"
            raise HandwritingError(
                f"What was learned cannot be kept in {self._checkpoint.parent} ({reason}); make room there."
            ) from error
        finally:
            part.unlink(missing_ok=True)

    def restore(self) -> bool:
        """Go on from the checkpoint; returns whether there was one of the same lines and options."""
        if self._checkpoint is None or not self._checkpoint.exists():
            return False
        try:
            state = torch.load(self._checkpoint, map_location=self._device, weights_only=True)
            if state["identity"] != self._identity:
                _log.info("the lines or the reader have changed since, so that it begins anew")
                return False
            self._take(state)
        except Exception as error:  # reading a damaged file may raise almost anything
            _log.warning("%s is damaged (%s), so that it begins anew", self._checkpoint, error)
            return False
        return True

    def _state(self) -> dict[str, Any]:
        return {
            "identity": self._identity,
            "network": self._network.state_dict(),
            "best": self.best.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "random": self._random.bit_generator.state,
            "torch_random": torch.get_rng_state(),
            "order": self._order.tolist(),
            "done": self._done,
            "least": self._least,
            "gained": self.gained,
        }

    def _take(self, state: dict[str, Any]) -> None:
        self._network.load_state_dict(state["network"])
        self.best = copy.deepcopy(self._start)
        self.best.load_state_dict(state["best"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._random.bit_generator.state = state["random"]
        torch.set_rng_state(state["torch_random"].cpu())
        self._order = np.array(state["order"], dtype=np.int64)
        self._done, self._least, self.gained = state["done"], state["least"], state["gained"]

    # Learning

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


def _identity(start: LineReader, lines: Sequence[CorrectedLine], options: CourseOptions) -> str:
    """Changes with what is learned from, what it begins with, and how."""
    digest = hashlib.sha256(f"{options.passes}|{options.rate}|{options.seed}".encode())
    for line in lines:
        digest.update(f"|{line.text}|{line.grey.shape}|".encode() + np.ascontiguousarray(line.grey).tobytes())
    for name, weight in start.state_dict().items():
        digest.update(name.encode() + weight.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
