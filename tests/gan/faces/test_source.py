"""What the works of Faces share: sizes, pieces and what is said about truncation."""

from __future__ import annotations

import numpy as np
import pytest

from gan.engine import Model
from gan.faces.errors import FacesError
from gan.faces.face import Face
from gan.faces.model import EnlargedFaceModel, FaceModel, pieces_of
from gan.faces.source import FaceSource, shrink
from gan.models import ModelError
from tests.gan.faces.face_models import install, tiny_progressive


class Notes:
    """Takes notes as a job does."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)


def enlarge(scale: int) -> Model:
    return f"by {scale}"  # type: ignore[return-value]


def test_the_models_own_size_is_usual() -> None:
    card = install()
    source = FaceSource("auto", None)
    assert (source.name, source.side, source.piece) == ("tiny", 32, pieces_of(32))
    assert source.latents([Face.of_seed(1)] * 3).shape == (3, 4, 16)
    assert source.step(source.latents([Face.of_seed(1)])).model == FaceModel("tiny", card.sha256, 32)


def test_larger_ones_are_enlarged_by_four_and_two() -> None:
    card = install()
    source = FaceSource("tiny", 256, enlarge)
    model = source.step(source.latents([Face.of_seed(1)])).model
    faces = FaceModel("tiny", card.sha256, 32)
    assert model == EnlargedFaceModel(EnlargedFaceModel(faces, "by 4", 128), "by 2", 256)  # type: ignore[arg-type]
    assert source.piece == pieces_of(256)


def test_what_cannot_be_made_is_refused_with_what_can() -> None:
    install()
    with pytest.raises(FacesError, match="size is 64, and with the model tiny it can be 4, 8, 16, 32"):
        FaceSource("auto", 64)
    with pytest.raises(FacesError, match="size is 1024, and .* 256, 512"):
        FaceSource("auto", 1024, enlarge)
    with pytest.raises(ModelError, match="no model 'other'"):
        FaceSource("other", None)


def test_models_without_truncation_say_so() -> None:
    install("paper", tiny_progressive())
    source, job = FaceSource("paper", None), Notes()
    source.note_truncation(job, [1.0, 1.0])  # type: ignore[arg-type]
    assert job.notes == []
    source.note_truncation(job, [1.0, 0.7])  # type: ignore[arg-type]
    assert "knows no truncation" in job.notes[0]


def test_shrinking_takes_means_of_blocks() -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (2, 8, 8, 3)).astype(np.uint8)
    small = shrink(pictures, 4)
    assert small.shape == (2, 4, 4, 3) and small.dtype == np.uint8
    expected = pictures[1, 2:4, 6:8].reshape(4, 3).astype(float).mean(axis=0)
    assert np.abs(small[1, 1, 3] - expected).max() <= 0.5
    assert np.array_equal(shrink(pictures, 8), pictures)
