"""The recipe of the face weights: which crops it learns from, and the model that it makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.enhance.choices import FACES, list_choices
from gan.enhance.degradation import DegradationRanges
from gan.enhance.errors import EnhanceError
from gan.enhance.faces_training import (
    HELD_BACK_STEP,
    TrainOptions,
    face_crops,
    is_held_back,
    read_faces,
    train,
)
from gan.models import find_model

NO_FAULTS = DegradationRanges(clean=1.0)


def upright_face(side: int = 128) -> torch.Tensor:
    """Bright above, dark below, so that a turn would show."""
    ramp = np.linspace(255, 0, side).astype(np.uint8)
    return torch.from_numpy(np.broadcast_to(ramp[None, :, None], (3, side, side)).copy())


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_crops_stay_upright(scale: int) -> None:
    side = 96 // scale
    bad, good, shares = face_crops([upright_face()], 12, side, scale, np.random.default_rng(0), NO_FAULTS)
    assert bad.shape == (12, 3, side, side) and good.shape == (12, 3, 96, 96)
    middle = good[:, :, 30:66].mean(dim=(1, 3))
    assert (middle[:, 0] > middle[:, -1]).all()
    assert (good.std(dim=3) < 0.01).all()
    assert shares.max() == pytest.approx(128 / 96) and 0.45 * 128 / 96 < shares.min() < 1


def test_equal_random_numbers_give_equal_crops_and_some_lose_their_colours() -> None:
    faces = [torch.randint(0, 256, (3, 128, 128), dtype=torch.uint8)]
    first = face_crops(faces, 40, 24, 4, np.random.default_rng(3), DegradationRanges())
    again = face_crops(faces, 40, 24, 4, np.random.default_rng(3), DegradationRanges())
    assert torch.equal(first[0], again[0]) and torch.equal(first[1], again[1])
    grey = [torch.equal(face[0], face[1]) and torch.equal(face[1], face[2]) for face in first[1]]
    assert 0 < sum(grey) < 20


@pytest.fixture
def options(tmp_path: Path) -> TrainOptions:
    folder = tmp_path / "faces"
    folder.mkdir()
    random = np.random.default_rng(1)
    for index in range(HELD_BACK_STEP + 2):
        coarse = Image.fromarray(random.integers(0, 255, (8, 8, 3), dtype=np.uint8))
        coarse.resize((64, 64), Image.Resampling.BICUBIC).save(folder / f"{index:03}.png")
    return TrainOptions(
        folder,
        tmp_path / "run",
        batch=2,
        crop=8,
        channels=16,
        blocks=1,
        minutes=0.02,
        device="cpu",
        start="",
        name="my-faces",
    )


def test_every_sixtieth_face_is_only_measured_on(options: TrainOptions) -> None:
    faces, held_back = read_faces(options)
    assert len(faces) == HELD_BACK_STEP and len(held_back) == 2
    assert is_held_back(0) and is_held_back(HELD_BACK_STEP) and not is_held_back(1)
    first = np.array(Image.open(options.data / "000.png"))
    assert np.array_equal(held_back[0], first)
    assert not any(torch.equal(face, torch.from_numpy(first).permute(2, 0, 1)) for face in faces)
    with pytest.raises(EnhanceError, match="0 faces of at least 128 pixels"):
        read_faces(replace(options, crop=32))


def test_training_makes_a_model_that_is_no_choice_for_whole_pictures(options: TrainOptions) -> None:
    train(replace(options, name=FACES))
    card = find_model(FACES, "enhance")
    assert card.config["scales"] == "1,2,4" and int(card.version) > 1
    assert FACES not in [choice.name for choice in list_choices()]
