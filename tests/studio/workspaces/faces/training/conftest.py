"""A training of a stand-in process, and folders of photos for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from gan.faces import folder as folder_module
from studio.workspaces.faces.training.plan import TrainPlan
from studio.workspaces.faces.training.run import TrainingRun
from tests.gan.faces.face_samples import face_like
from tests.gan.nn.faces.finder_models import face_at

PROCESS = Path(__file__).parent / "trainer_process.py"


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 60 photos of a face each, in which faces are found."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for index in range(60):
        Image.fromarray(face_like(index, 64)).save(folder / f"{index}.png")
    monkeypatch.setattr(folder_module, "find_faces", lambda pixels: (face_at(32, 32, 17),))
    monkeypatch.setattr(folder_module, "reason_against", lambda *_: None)  # soft blobs are good enough here
    return folder


@pytest.fixture
def run_of(qapp) -> Iterator[Callable[[str], TrainingRun]]:
    """Makes trainings whose process is of a kind."""
    runs: list[TrainingRun] = []

    def make(kind: str) -> TrainingRun:
        def command(plan: TrainPlan, resume: bool) -> list[str]:
            return [sys.executable, str(PROCESS), str(plan.out), kind]

        runs.append(TrainingRun(command_of=command))
        return runs[-1]

    yield make
    for run in runs:
        run.close()
        run.wait()


def wait_for(qtbot: QtBot, run: TrainingRun, *states: object) -> None:
    """Until the training stands at one of these."""
    qtbot.waitUntil(lambda: run.view.state in states, timeout=30_000)
