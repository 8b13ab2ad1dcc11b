"""What the recipes share: the loop until the time is up, the table of its scores, and its files."""

from __future__ import annotations

import csv
import logging
import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch

from gan.engine.pausing import PAUSE
from gan.enhance.errors import EnhanceError

Item = TypeVar("Item")
_log = logging.getLogger(__name__)


class Timed(Protocol):
    """A run that knows how much of its time is spent; its `options` have `out` and `report_seconds`."""

    options: Any
    seconds: float
    step: int

    @property
    def fraction(self) -> float:
        """Share of the run's time that is spent, 0..1 and beyond."""
        ...


def train_for_its_time(
    trainer: Timed,
    batches: Iterable[Item],
    step: Callable[[Item], float],
    report: Callable[[float], None],
    save: Callable[[], object] = lambda: None,
) -> None:
    """Train until the time of a run is spent.

    Args:
        trainer: its `seconds` are counted on; measuring is not training, so that its time does not count.
        batches: without end.
        step: trains on a batch; returns the loss.
        report: saves and measures; gets the mean loss since the last time. It is called at the end, too.
        save: writes a checkpoint; called before a pause, whose time does not count.
    """
    losses: list[float] = []
    last = reported = time.monotonic()
    for batch in batches:
        if trainer.fraction >= 1:
            return
        if PAUSE.is_asked:
            seconds = PAUSE.stand(save)
            last, reported = last + seconds, reported + seconds
        losses.append(step(batch))
        now = time.monotonic()
        trainer.seconds += now - last
        last = now
        if now - reported >= trainer.options.report_seconds or trainer.fraction >= 1:
            report(float(np.mean(losses)))
            losses.clear()
            last = reported = time.monotonic()


def save_whole(state: object, file: Path) -> None:
    """Write what `torch.save` can, so that a kill at any moment leaves this file or the one before.

    Raises:
        EnhanceError: it cannot be written.
    """
    partial = file.with_suffix(".part")
    try:
        torch.save(state, partial)
        os.replace(partial, file)
    except (OSError, RuntimeError) as error:  # RuntimeError is what torch makes of a full disk
        raise EnhanceError(f"{file} of the training cannot be written ({error}); make room there.") from error
    finally:
        partial.unlink(missing_ok=True)


def note_scores(trainer: Timed, loss: float, scores: Mapping[str, float], words: str) -> None:
    """Add a row to `scores.csv` of a run, and say it in the log.

    Args:
        trainer: the run.
        loss: mean since the last row.
        scores: what was measured, by the names of its columns.
        words: the same for people.
    """
    table = trainer.options.out / "scores.csv"
    is_new = not table.exists()
    with table.open("a", newline="") as file:
        writer = csv.writer(file)
        if is_new:
            writer.writerow(("step", "seconds", "loss", *scores))
        numbers = (round(value, 4) for value in scores.values())
        writer.writerow((trainer.step, round(trainer.seconds), round(loss, 5), *numbers))
    _log.info("step %d, %d s: loss %.5f, %s", trainer.step, trainer.seconds, loss, words)
