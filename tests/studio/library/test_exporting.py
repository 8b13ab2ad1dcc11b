"""Copies of what is remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.library.errors import LibraryError
from studio.library.exporting import export
from studio.library.item import Entry, Kind
from studio.library.store import Library
from tests.studio.fakes import save_picture

REQUEST = '{"version":1,"job":"ReadPage","values":{"source":"/in/letter.png"}}'


def test_files_texts_and_a_list(library: Library, tmp_path: Path):
    one, two = save_picture(tmp_path / "a" / "x.png"), save_picture(tmp_path / "b" / "x.png", seed=3)
    frames = tmp_path / "clip"
    save_picture(frames / "0.png")
    base = Entry(Kind.PICTURE, "x", 1.0, "EnhanceRequest", REQUEST)
    library.add_all(
        [
            replace(base, outputs=(one,)),
            replace(base, outputs=(two, tmp_path / "gone.png")),
            replace(base, outputs=(frames,)),
            replace(base, kind=Kind.READING, title="letter.png", text="Dear Ada"),
        ]
    )
    library.add_tag([1], "kept")
    out = tmp_path / "out"
    done = list(export(library, [1, 2, 3, 4, 99], out))
    assert [[file.name for file in each.files] for each in done] == [
        ["x.png"], ["x (2).png"], ["0.png"], ["letter.txt"],
    ]  # fmt: skip
    assert done[1].missing == (tmp_path / "gone.png",)
    assert (out / "x.png").read_bytes() == one.read_bytes()
    assert (out / "x (2).png").read_bytes() == two.read_bytes()
    assert (out / "letter.txt").read_text() == "Dear Ada\n"
    listed = json.loads((out / "library.json").read_text())
    assert [entry["files"] for entry in listed] == [["x.png"], ["x (2).png"], ["0.png"], ["letter.txt"]]
    assert listed[0]["tags"] == ["kept"] and listed[0]["request"]["job"] == "ReadPage"


def test_nothing_is_replaced(library: Library, tmp_path: Path):
    library.add(Entry(Kind.READING, "letter.png", 1.0, "ReadPage", REQUEST, text="Dear Ada"))
    for _ in range(2):
        list(export(library, [1], tmp_path / "out"))
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["letter (2).txt", "letter.txt", "library (2).json", "library.json"]


def test_a_folder_that_cannot_be_made(library: Library, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryError, match="cannot be made"):
        list(export(library, [], tmp_path / "file" / "out"))
