"""Inversions as files; what finds them stands in here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor

from gan.engine import Engine, Job, Step
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.inversion_request import Inverted, InvertPhoto, likeness_of
from gan.faces.model import FaceModel
from gan.faces.saving import SaveInverted, save_picture
from tests.gan.faces.face_models import install

FOUND = Face(seed=None, latent=((0.5, -0.25),), truncation=1.0)


class Inversion:
    """One step of the tiny generator, then a result that was known before."""

    def __init__(self, candidates: int) -> None:
        self.candidates = candidates

    def read(self, job: Job) -> None:
        """Refuse a photo without faces."""
        self.card = install()
        if not self.candidates:
            raise FacesError("No face was found in photo.jpg.")

    def count(self) -> int:
        """One."""
        return 1

    def steps(self) -> Iterator[Step]:
        """Any."""
        yield Step(FaceModel(self.card.name, self.card.sha256, 32), torch.zeros(1, 4, 16))

    def write(self, job: Job, outputs: Iterator[tuple[Step, Tensor]]) -> Inverted:
        """Dark and bright."""
        job.note("A note.")
        dark, bright = (np.full((8, 8, 3), level, np.uint8) for level in (40, 200))
        shapes = (object(),) * self.candidates
        assert len(list(outputs)) == 1
        return Inverted(FOUND, dark, bright, 0.4, shapes, 2, 1.5, "tiny")  # type: ignore[arg-type]


@pytest.fixture
def save(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def save(candidates: int, **values: object):
        monkeypatch.setattr(InvertPhoto, "work", lambda self: Inversion(candidates))
        request = SaveInverted(InvertPhoto(Path("some/photo.jpg")), tmp_path / "out", **values)
        with Engine("cpu") as engine:
            return engine.submit(request).result(60)

    return save


def test_the_face_and_both_pictures_are_saved(save, tmp_path: Path) -> None:
    result = save(1)
    assert Face.from_json(result.face.read_text()) == FOUND
    assert [Image.open(path).getpixel((4, 4))[0] for path in (result.aligned, result.rebuilt)] == [40, 200]
    names = ["photo_face.json", "photo_face_aligned.png", "photo_face_rebuilt.png"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert (result.likeness, result.notes, result.which) == (likeness_of(0.4), ("A note.",), 2)


def test_one_of_several_is_named_by_its_number(save) -> None:
    assert save(3).face.name == "photo_face2.json"


def test_nothing_is_replaced_unless_asked(save) -> None:
    first, second, third = save(1), save(1), save(1, overwrite=True)
    assert second.face.name == "photo_face (2).json" and third.face == first.face


def test_without_a_face_nothing_is_made(save, tmp_path: Path) -> None:
    with pytest.raises(FacesError, match="No face"):
        save(0)
    assert not (tmp_path / "out").exists()


def test_pictures_are_saved_by_their_ending(tmp_path: Path) -> None:
    path = save_picture(tmp_path / "a.tiff", np.full((4, 6, 3), 9, np.uint8))
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == ("TIFF", (6, 4))
