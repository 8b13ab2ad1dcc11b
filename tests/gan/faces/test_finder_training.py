from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from gan.faces import finder_training
from gan.faces.dataset import is_held_out
from gan.faces.errors import FacesError
from gan.faces.finder_training import FinderOptions, read_photos, train_finder
from gan.models.cards import read_card
from gan.nn.faces.aligner import build_finder
from tests.gan.faces.face_samples import write_zip


def options(folder: Path, **values: object) -> FinderOptions:
    faces = folder / "faces.zip"
    if not faces.exists():
        write_zip(faces)
        write_photos(folder / "photos")
    given = {"batch": 2, "device": "cpu", "report_seconds": 0.0} | values
    return FinderOptions(faces, folder / "photos", folder / "out", **given)


def write_photos(folder: Path, number: int = 3) -> None:
    folder.mkdir()
    for index in range(number):
        pixels = np.random.default_rng(index).integers(0, 256, (100, 140, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"photo_{index}.png")
    (folder / "notes.txt").write_text("no picture")


def test_a_run_leaves_a_model_and_goes_on(tmp_path: Path) -> None:
    folder = train_finder(options(tmp_path, minutes=1e-6))
    card = read_card(folder / "face-finder.json")
    assert not build_finder(card).training
    checkpoint = tmp_path / "out" / finder_training.CHECKPOINT_FILE
    before = torch.load(checkpoint, weights_only=True)
    assert before["step"] == 1
    train_finder(options(tmp_path, minutes=2 * before["seconds"] / 60, resume=True))
    assert torch.load(checkpoint, weights_only=True)["step"] > 1


def test_there_must_be_a_checkpoint_to_resume(tmp_path: Path) -> None:
    with pytest.raises(FacesError, match="cannot be resumed"):
        train_finder(options(tmp_path, resume=True))


def test_photographs_are_read_from_zips_and_folders_and_split(tmp_path: Path) -> None:
    write_photos(tmp_path / "photos", 24)
    archive = tmp_path / "photos.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for path in (tmp_path / "photos").iterdir():
            file.write(path, path.name)
    names = [f"photo_{index}.png" for index in range(24)]
    held_out = sum(map(is_held_out, names))
    for source in (archive, tmp_path / "photos"):
        assert len(read_photos(source, None)) == 24
        assert len(read_photos(source, None, held_out=False)) == 24 - held_out
    assert len(read_photos(archive, None, exclude=("photo_1",))) == 13
    assert read_photos(archive, None)[0].points.shape == (0, 3, 2)


def test_unusable_sources_are_named(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(FacesError, match="holds no photographs"):
        read_photos(tmp_path / "photos", None)
    with pytest.raises(FacesError, match="not a zip file"):
        read_photos(tmp_path / "nothing.zip", None)
    with pytest.raises(FacesError, match="not the detector"):
        read_photos(tmp_path / "photos", tmp_path / "detector.onnx")
