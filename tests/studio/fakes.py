"""Stand-ins for what is slow or outside of the studio."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from gan.engine import EngineError, Job, JobState, Priority
from gan.enhance.request import EnhanceResult


class FakeEngine:
    """Takes requests as `gan.engine.Engine` does; the test is what computes.

    Attributes:
        jobs: all that were submitted, in order.
        is_closed: whether `close` was called.
        warm_ups: how often `warm_up` was called.
    """

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.is_closed = False
        self.warm_ups = 0
        self.device_name: str | None = "Fake processor"
        self.device_problem = ""
        self.used: list[tuple[str, int]] = []
        self._numbers = itertools.count(1)

    def warm_up(self) -> None:
        """Count it."""
        self.warm_ups += 1

    def use(self, device: str, threads: int = 0) -> None:
        """Keep what was asked for."""
        self.used.append((device, threads))

    def observe(self, observer: Any) -> None:
        """Nobody needs to hear of fakes."""

    def submit(self, request: Any, priority: Priority = Priority.NORMAL) -> Job:
        if self.is_closed:
            raise EngineError("The engine is closed, so nothing more can be started.")
        job = FakeJob(next(self._numbers), request, priority)
        self.jobs.append(job)
        return job

    def close(self, cancel: bool = True, *, patient: bool = True) -> bool:
        self.is_closed = True
        for job in self.jobs:
            if cancel and not job.state.is_over:
                job.cancel()
        return True

    def job_of(self, name: str) -> FakeJob:
        """The last job for the file of this name."""
        return next(job for job in reversed(self.jobs) if job.request.source.name == name)


class FakeJob(Job):
    """A job that goes on only when it is told to, and is cancelled at once."""

    def compute(self, done: int, total: int, seconds_left: float | None = None) -> None:
        """Be so far."""
        from gan.engine.job import Progress

        self._progress = Progress(done, total, seconds_left)
        self.enter(JobState.COMPUTING)

    def succeed(
        self, path: Path, size: tuple[int, int] = (256, 192), seconds: float = 1.4, *notes: str
    ) -> None:
        """Have written `path`."""
        for note in notes:
            self.note(note)
        self.end(JobState.DONE, EnhanceResult(path, *size, seconds, "fake", notes))

    def fail(self, error: BaseException) -> None:
        """Break."""
        self.end(JobState.FAILED, error=error)

    def cancel(self) -> None:
        """Stop at once."""
        super().cancel()
        self.end(JobState.CANCELLED)


class FakeDesktop(QObject):
    """Remembers what it was asked for.

    Attributes:
        opened, revealed: the files, in order.
        told: the messages, in order.
    """

    missed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        self.revealed: list[Path] = []
        self.told: list[tuple[str, str]] = []

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def notify(self, title: str, words: str) -> None:
        self.told.append((title, words))

    def reveal(self, path: Path) -> None:
        self.revealed.append(path)

    def close(self) -> None:
        pass


def save_picture(path: Path, size: tuple[int, int] = (64, 48), seed: int = 0) -> Path:
    """A soft landscape of hills under a sky, always the same for the same seed."""
    import numpy as np  # here, for tests of what is loaded when
    from PIL import Image

    width, height = size
    random = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    sky, ground = random.uniform(90, 240, (2, 3))
    pixels = sky * (1 - 0.4 * y[..., None]) + 20 * y[..., None]
    for layer in range(4):
        rise = 0.35 + 0.16 * layer
        line = rise + 0.12 * np.sin((3 + 2 * layer) * x * np.pi + random.uniform(0, 6)) * random.uniform(
            0.4, 1
        )
        pixels = np.where((y > line)[..., None], ground * (1 - 0.2 * layer) + 12 * layer, pixels)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    return path
