"""Trainings of a stand-in process, and folders of photos for them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from gan.faces import folder as folder_module
from studio.training.run import Training
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


def let(training: Training, kind: str) -> None:
    """Have a training use the process of a kind."""
    training.process._command = [sys.executable, str(PROCESS), kind]


@pytest.fixture
def training_of(qapp) -> Iterator[Callable[[str], Training]]:
    """Makes trainings whose process is of a kind."""
    made: list[Training] = []

    def make(kind: str) -> Training:
        made.append(Training())
        let(made[-1], kind)
        return made[-1]

    yield make
    for training in made:
        training.stop()
        training.wait()
