"""An engine that computes nothing, and command lines run in this process."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from PIL import Image

from gan.engine import EngineError, Job, JobState, Priority
from gan.enhance.request import EnhanceResult
from gan.faces.request import SavedFaces, SavedFilm, SaveFaces, WalkFaces
from gan.media import MediaError
from studio.commands import batch, main


@dataclass
class FakeEngine:
    """Ends each job in a thread of its own: files named "bad..." are refused, "bug..." fail, "slow..." wait.

    Attributes:
        device: what it was made for.
        jobs: all that were submitted.
        is_closed: whether it was left properly.
        observers: who hears of what is done.
    """

    device: str
    jobs: list[Job] = field(default_factory=list)
    is_closed: bool = False
    observers: list[Any] = field(default_factory=list)

    def observe(self, observer: Any) -> None:
        """As the real one: it hears of what is done before it is reported."""
        self.observers.append(observer)

    def __enter__(self) -> FakeEngine:
        return self

    def __exit__(self, *_: object) -> None:
        for job in self.jobs:
            job.cancel()
            job.wait()
        self.is_closed = True

    def require_device(self) -> None:
        """There is no GPU."""
        if self.device != "cpu":
            raise EngineError(f"There is no device {self.device} here.")

    def submit(self, request: Any, priority: Priority) -> Job:
        """Start a thread; later jobs are over sooner."""
        job = Job(len(self.jobs) + 1, request, priority)
        self.jobs.append(job)
        threading.Thread(target=self._run, args=(job,)).start()
        return job

    def _run(self, job: Job) -> None:
        time.sleep(0.02 / job.id)
        job.enter(JobState.COMPUTING)
        job.expect(2)
        job.advance()
        name = batch.subject(job.request).name
        while name.startswith("slow") and not job.cancel_asked:
            time.sleep(0.005)
        if job.cancel_asked:
            job.end(JobState.CANCELLED)
        elif name.startswith("bad"):
            job.end(JobState.FAILED, error=MediaError(f"{name} is no picture."))
        elif name.startswith("bug"):
            job.end(JobState.FAILED, error=ZeroDivisionError("division by zero"))
        else:
            try:
                result = _result(job.request, name)
                for observer in self.observers:
                    observer.on_finish(job, result)
                job.end(JobState.DONE, result)
            except Exception as error:  # a request that it does not know must not keep a test waiting
                job.end(JobState.FAILED, error=error)


def _result(request: Any, name: str) -> Any:
    """What a request is said to have come to; that of Enhance leaves a file."""
    if isinstance(request, SaveFaces):
        paths = tuple(request.folder / f"{number}.png" for number in range(request.count))
        return SavedFaces(paths, 0.25, ("A note.",), "fake", 64)
    if isinstance(request, WalkFaces):
        return SavedFilm(request.target, request.frames, 0.25, (), "fake", 64)
    path = request.folder / f"{request.result_stem('fake')}.png"
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(name)
    return EnhanceResult(path, 32, 16, 0.25, "fake", ("A note.",))


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[None]:
    """Leaves the root logger as it was: commands send it to their log file."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    logging.captureWarnings(False)
    for handler in set(root.handlers).difference(before):
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> list[FakeEngine]:
    """Replaces the engine of batches; the list fills with those that are opened."""
    opened: list[FakeEngine] = []

    def open_engine(device: str) -> FakeEngine:
        opened.append(FakeEngine(device))
        return opened[-1]

    monkeypatch.setattr(batch, "open_engine", open_engine)
    return opened


class Outcome(NamedTuple):
    """What one command line did."""

    status: int
    out: str
    err: str

    @property
    def events(self) -> list[dict]:
        """The JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]):
    """Runs a command line in this process."""

    def command(*arguments: object) -> Outcome:
        status = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Outcome(status, captured.out, captured.err)

    return command


@pytest.fixture
def picture(tmp_path: Path):
    """Makes a small picture below the temporary folder."""

    def picture(name: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        gradient = np.arange(8 * 12 * 3, dtype=np.uint8).reshape(8, 12, 3)
        Image.fromarray(gradient).save(path)
        return path

    return picture
