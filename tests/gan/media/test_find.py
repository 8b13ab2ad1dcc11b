"""Finding pictures in folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gan.media import AtomicFile, MediaError, find_pictures
from gan.media.find import natural_key


def fill(folder: Path, *names: str) -> None:
    """Empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_natural_order(tmp_path: Path) -> None:
    fill(tmp_path, "b10.png", "b2.png", "B1.JPG", "a.webp", "b2/z.png", "b10/a.png")
    names = [path.relative_to(tmp_path).as_posix() for path in find_pictures([tmp_path])]
    assert names == ["a.webp", "B1.JPG", "b2.png", "b10.png", "b2/z.png", "b10/a.png"]


def test_only_the_folder_itself(tmp_path: Path) -> None:
    fill(tmp_path, "a.png", "in/b.png")
    assert find_pictures([tmp_path], recursive=False) == [tmp_path / "a.png"]


def test_hidden_and_other_files_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.png", ".b.png", "._a.png", ".hidden/c.png", "notes.txt", "film.mp4", "png")
    with AtomicFile(tmp_path / "d.png"):
        assert find_pictures([tmp_path]) == [tmp_path / "a.png"]


def test_files_come_as_given_and_once(tmp_path: Path) -> None:
    fill(tmp_path, "b.png", "a.png", ".c.png", "odd.xyz")
    given = [tmp_path / "odd.xyz", tmp_path / ".c.png", tmp_path / "b.png", tmp_path]
    assert find_pictures(given) == [*given[:3], tmp_path / "a.png"]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="nowhere does not exist; check the name"):
        find_pictures([tmp_path / "nowhere"])
    fill(tmp_path, "in/notes.txt")
    with pytest.raises(MediaError, match="holds no picture; put JPEG"):
        find_pictures([tmp_path])


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_circles_of_links_end(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.png")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert find_pictures([tmp_path]) == [tmp_path / "in" / "a.png"]


def test_natural_keys_of_odd_names() -> None:
    names = ["", "1", "a1b", "a01b", "²", "１0", "a"]
    assert sorted(sorted(names, key=natural_key), key=natural_key)[0] == ""
