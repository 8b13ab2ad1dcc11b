"""How a competition's table is read: row by row from file to file, through the engine."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from gan.engine import Job, JobState, Step
from gan.handwriting.cards import DIGITS
from gan.handwriting.competition import DigitTable, Scores
from gan.handwriting.errors import HandwritingError
from gan.handwriting.model import GlyphNetwork, glyph_names
from gan.handwriting.model_cards import find_reader
from gan.handwriting.request import ReadTable, TableResult
from gan.media import AtomicFile

_AT_ONCE = 256  # rows of a step: a fraction of a second on a processor, so that cancelling is quick


class TableWork:
    """One `ReadTable` on its way; see `gan.engine.Work`."""

    def __init__(self, request: ReadTable) -> None:
        self._request = request
        self._started = time.monotonic()

    def read(self, job: Job) -> None:
        """Find the model and look at the head of the table.

        Raises:
            HandwritingError, ModelError: with a sentence that names the file or setting.
        """
        self._card = find_reader(DIGITS, self._request.model)
        if glyph_names(self._card) != "0123456789":
            raise HandwritingError(f"{self._card.name} does not read the ten digits; choose another model.")
        self._model = GlyphNetwork(self._card.name, DIGITS, self._card.sha256)
        self._table = DigitTable(self._request.source)
        if self._request.worst and not self._table.has_labels:
            job.note(f"{self._request.source.name} has no labels, so there are no worst cases to show.")

    def count(self) -> int:
        """One step for some hundred rows."""
        return -(-self._table.lines // _AT_ONCE)

    def steps(self) -> Iterator[Step]:
        """The rows in order, each step (N, 1, 28, 28)."""
        for rows in self._table.batches(_AT_ONCE):
            yield Step(self._model, torch.from_numpy(rows.pixels[:, None]), tag=rows)

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> TableResult:
        """Write each batch as it comes; the file gets its name when it is whole."""
        request, scores, count = self._request, Scores(), 0
        with AtomicFile(request.target, overwrite=request.overwrite) as file:
            file.write(b"ImageId,Label\n")
            for step, output in outputs:
                probabilities = output.numpy()
                if step.tag.labels is not None:
                    scores.add(count + 1, step.tag, probabilities)
                file.write(_rows(count + 1, probabilities.argmax(axis=1)))
                count += len(probabilities)
            job.enter(JobState.WRITING)
            path = file.commit()
        spent = time.monotonic() - self._started
        if not self._table.has_labels:
            return TableResult(path, count, spent, self._card.name, notes=job.notes)
        worst = _save(scores, request.worst, request.overwrite) if request.worst else None
        confusion = tuple(tuple(row) for row in scores.confusion.tolist())
        return TableResult(path, count, spent, self._card.name, scores.right, confusion, worst, job.notes)


def _rows(first: int, labels: np.ndarray) -> bytes:
    lines = (f"{number},{label}\n" for number, label in enumerate(labels.tolist(), start=first))
    return "".join(lines).encode()


def _save(scores: Scores, target: Path, overwrite: bool) -> Path:
    data = io.BytesIO()
    scores.picture().save(data, "PNG")
    with AtomicFile(target, overwrite=overwrite) as file:
        file.write(data.getvalue())
        return file.commit()
