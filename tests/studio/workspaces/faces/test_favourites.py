"""Faces that are kept from one start to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gan.faces.face import Face, mix
from studio.workspaces.faces import favourites as module
from studio.workspaces.faces.favourites import Favourites

A, B, C = (Face.of_seed(seed) for seed in (1, 2, 3))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "faces" / "favourites.json"


def written(favourites: Favourites) -> None:
    favourites.close()
    favourites.wait()


def test_they_come_back_at_the_next_start(qapp, file: Path):
    favourites = Favourites(file)
    assert favourites.faces == ()
    kept = (A, mix(A, B).edited("smile", 1.5), Face(seed=None, latent=((0.5, 1.0),), truncation=1.0))
    favourites.add(kept)
    written(favourites)
    assert Favourites(file).faces == kept


def test_they_are_saved_a_moment_later_without_being_asked(qapp, qtbot, file: Path, monkeypatch):
    monkeypatch.setattr(module, "_SAVE_AFTER_MS", 10)
    favourites = Favourites(file)
    favourites.add([A])
    qtbot.waitUntil(file.exists)
    favourites.wait()


def test_keeping_and_keeping_no_more(qapp, file: Path):
    favourites = Favourites(file)
    favourites.toggle([A, B])
    favourites.toggle([B, C])  # one of them was not kept: now all are
    assert favourites.faces == (A, B, C) and B in favourites
    favourites.toggle([A, B])
    assert favourites.faces == (C,) and A not in favourites
    favourites.add([A, A, C], 0)
    assert favourites.faces == (A, C)
    favourites.move(0, 1)
    assert favourites.faces == (C, A)
    favourites.remove(0)
    assert favourites.faces == (A,)


def test_there_are_not_too_many(qapp, file: Path, monkeypatch):
    monkeypatch.setattr(module, "_MOST", 2)
    favourites = Favourites(file)
    favourites.add([A, B, C])
    assert favourites.faces == (B, C) and A not in favourites


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"faces": 3}', '{"faces": [1, {"seed": -4}]}', "\x00"])
def test_a_damaged_file_is_no_obstacle(qapp, file: Path, text: str):
    file.parent.mkdir()
    file.write_text(text)
    assert Favourites(file).faces == ()


def test_what_can_be_read_of_a_file_is(qapp, file: Path):
    file.parent.mkdir()
    values = [json.loads(A.to_json()), {"version": 99}, json.loads(B.to_json())]
    file.write_text(json.dumps({"faces": values}))
    assert Favourites(file).faces == (A, B)
