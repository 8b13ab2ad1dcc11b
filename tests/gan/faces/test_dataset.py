from __future__ import annotations

import logging
import os
from pathlib import Path

import numpy as np
import pytest

from gan.faces.dataset import is_held_out, open_faces
from gan.faces.errors import FacesError
from tests.gan.faces.face_samples import encoded, face_like, write_zip


def write_folder(folder: Path, number: int = 40) -> Path:
    (folder / "inner").mkdir(parents=True)
    for index in range(number):
        (folder / "inner" / f"{index:05d}.png").write_bytes(encoded(index))
    return folder


def test_zip_and_folder_give_the_same_faces(tmp_path: Path) -> None:
    first = open_faces(write_zip(tmp_path / "faces.zip", 40), 16, tmp_path / "cache")
    second = open_faces(write_folder(tmp_path / "faces"), 16, tmp_path / "cache")
    expected = np.stack([face_like(index) for index in range(40)])
    assert np.array_equal(first.pixels, expected)
    assert np.array_equal(second.pixels, expected)
    assert np.array_equal(first.held_out, second.held_out)


def test_faces_are_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_zip(tmp_path / "faces.zip")
    open_faces(source, 16, tmp_path / "cache")
    monkeypatch.setattr("gan.faces.dataset._decode", lambda *_: pytest.fail("decoded again"))
    assert len(open_faces(source, 16, tmp_path / "cache").names) == 48


def test_changed_faces_are_decoded_again(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "faces")
    open_faces(folder, 16, tmp_path / "cache")
    changed = folder / "inner" / "00003.png"
    changed.write_bytes(encoded(99))
    os.utime(changed, (1, 1))
    assert np.array_equal(open_faces(folder, 16, tmp_path / "cache").pixels[3], face_like(99))


def test_pictures_are_cut_to_their_middle_and_resized(tmp_path: Path) -> None:
    from PIL import Image

    folder = write_folder(tmp_path / "faces")
    wide = np.zeros((20, 60, 3), dtype=np.uint8)
    wide[:, 20:40] = 200
    Image.fromarray(wide).save(folder / "a.png")
    assert np.array_equal(open_faces(folder, 8, tmp_path / "cache").pixels[0], np.full((8, 8, 3), 200))


def test_about_one_in_twenty_is_held_out_by_name() -> None:
    names = [f"{index:05d}.webp" for index in range(6892)]
    share = sum(map(is_held_out, names)) / len(names)
    assert 0.04 < share < 0.06
    assert is_held_out("00004.webp") == is_held_out("other/folder/00004.webp")


def test_training_and_held_out_faces_are_apart_and_complete(tmp_path: Path) -> None:
    data = open_faces(write_zip(tmp_path / "faces.zip", 60), 16, tmp_path / "cache")
    assert sorted([*data.training, *data.held_out]) == list(range(60))
    assert [is_held_out(data.names[index]) for index in data.held_out] == [True] * len(data.held_out)


def test_what_is_no_picture_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = write_folder(tmp_path / "faces", 36)
    (folder / "00000.jpg").write_text("not a picture")
    (folder / "inner" / "00007.png").write_bytes(encoded(7)[:60])
    (folder / "notes.txt").write_text("not even named like one")
    with caplog.at_level(logging.WARNING):
        data = open_faces(folder, 16, tmp_path / "cache")
    assert len(data.names) == len(data.pixels) == 35
    assert np.array_equal(data.pixels[7], face_like(8))  # the next one moves up
    assert "00000.jpg is left out" in caplog.text


@pytest.mark.parametrize("number", [0, 3])
def test_too_few_faces_are_counted(tmp_path: Path, number: int) -> None:
    with pytest.raises(FacesError, match=f"holds {number} pictures that can be read; training needs 32"):
        open_faces(write_zip(tmp_path / "faces.zip", number), 16, tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())


def test_missing_and_broken_sources_are_named(tmp_path: Path) -> None:
    with pytest.raises(FacesError, match=r"gone\.zip does not exist"):
        open_faces(tmp_path / "gone.zip", 16, tmp_path / "cache")
    (tmp_path / "broken.zip").write_text("PK?")
    with pytest.raises(FacesError, match=r"broken\.zip is not a zip file"):
        open_faces(tmp_path / "broken.zip", 16, tmp_path / "cache")
