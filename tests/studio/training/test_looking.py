"""A folder is looked through before it is learned from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.training.looking import FolderLook, look_for_faces, look_for_photos
from tests.studio.fakes import save_picture

PATIENCE = 30_000


@pytest.fixture
def look(qapp):
    made = FolderLook()
    yield made
    made.wait()


def wait(qtbot: QtBot, look: FolderLook) -> None:
    qtbot.waitUntil(lambda: look.look.is_over, timeout=PATIENCE)


def test_faces_are_counted_while_one_waits(qtbot: QtBot, look: FolderLook, photos: Path, tmp_path: Path):
    words: list[str] = []
    look.changed.connect(lambda: words.append(look.look.words))
    (photos / "broken.png").write_bytes(b"no picture")
    look.begin(photos, partial(look_for_faces, out=tmp_path / "out", side=32))
    wait(qtbot, look)
    assert look.look.count == 60 and not look.look.is_problem
    assert words[0] == "Looking for pictures…" and "Picture 10 of 61, 10 faces so far…" in words
    assert words[-1] == (
        "60 faces in 61 pictures can be learned from. Left out: 1 not readable as a picture."
    )


def test_too_few_faces_are_a_problem(qtbot: QtBot, look: FolderLook, photos: Path, tmp_path: Path):
    for index in range(3, 60):
        (photos / f"{index}.png").unlink()
    look.begin(photos, partial(look_for_faces, out=tmp_path / "out", side=32))
    wait(qtbot, look)
    assert look.look.is_problem and "needs 50 or more" in look.look.words


def test_another_folder_takes_the_place_of_the_one_before(
    qtbot: QtBot, look: FolderLook, photos: Path, tmp_path: Path
):
    empty = tmp_path / "empty"
    empty.mkdir()
    look.begin(photos, partial(look_for_faces, out=tmp_path / "out", side=32))
    look.begin(empty, partial(look_for_faces, out=tmp_path / "out", side=32))
    wait(qtbot, look)
    qtbot.wait(50)
    assert look.look.is_problem and "empty" in look.look.words


def test_photographs_are_counted_with_what_is_left_out(qtbot: QtBot, look: FolderLook, tmp_path: Path):
    for number in range(3):
        save_picture(tmp_path / f"{number}.png", (300, 200))
    save_picture(tmp_path / "small.png", (300, 100))
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    look.begin(tmp_path, look_for_photos)
    wait(qtbot, look)
    assert look.look.words == ("3 photographs can be learned from. Left out: 1 too small, 1 not readable.")
    assert look.look.count == 3


def test_too_few_photographs_are_a_problem(qtbot: QtBot, look: FolderLook, tmp_path: Path):
    save_picture(tmp_path / "one.png", (300, 200))
    look.begin(tmp_path, look_for_photos)
    wait(qtbot, look)
    assert look.look.is_problem and "needs 50" in look.look.words


def test_what_nobody_foresaw_is_a_sentence(qtbot: QtBot, look: FolderLook, tmp_path: Path):
    def breaks(folder, tell, stop):
        raise ZeroDivisionError

    look.begin(tmp_path, breaks)
    wait(qtbot, look)
    assert look.look.is_problem and "the log says why" in look.look.words
