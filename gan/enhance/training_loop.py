"""The loop that recipes share: train until the time is up, and report now and then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

import numpy as np

Item = TypeVar("Item")


class Timed(Protocol):
    """A run that knows how much of its time is spent; its `options` have `report_seconds`."""

    options: Any
    seconds: float

    @property
    def fraction(self) -> float:
        """Share of the run's time that is spent, 0..1 and beyond."""
        ...


def train_for_its_time(
    trainer: Timed,
    batches: Iterable[Item],
    step: Callable[[Item], float],
    report: Callable[[float], None],
) -> None:
    """Train until the time of a run is spent.

    Args:
        trainer: its `seconds` are counted on; measuring is not training, so that its time does not count.
        batches: without end.
        step: trains on a batch; returns the loss.
        report: saves and measures; gets the mean loss since the last time. It is called at the end, too.
    """
    losses: list[float] = []
    last = reported = time.monotonic()
    for batch in batches:
        if trainer.fraction >= 1:
            return
        losses.append(step(batch))
        now = time.monotonic()
        trainer.seconds += now - last
        last = now
        if now - reported >= trainer.options.report_seconds or trainer.fraction >= 1:
            report(float(np.mean(losses)))
            losses.clear()
            last = reported = time.monotonic()
