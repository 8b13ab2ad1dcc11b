"""An engine whose faces the test makes."""

from __future__ import annotations

import numpy as np

from gan.engine import JobState
from gan.faces.face import Face
from gan.faces.request import FacePictures, MakeFaces
from tests.studio.fakes import FakeEngine, FakeJob


def pictures_of(faces: tuple[Face, ...]) -> np.ndarray:
    """(N, 8, 8, 3) uint8, a shade for each seed."""
    return np.stack([np.full((8, 8, 3), (face.seed or 0) % 256, np.uint8) for face in faces])


def make(job: FakeJob) -> None:
    """Let a job make its faces."""
    assert isinstance(job.request, MakeFaces)
    job.end(JobState.DONE, FacePictures(pictures_of(job.request.faces), 0.1, "fake"))


def open_jobs(engine: FakeEngine) -> list[FakeJob]:
    """Those that are not over."""
    return [job for job in engine.jobs if not job.state.is_over]  # type: ignore[misc]


def seeds_of(job: FakeJob) -> list[int | None]:
    return [face.seed for face in job.request.faces]
