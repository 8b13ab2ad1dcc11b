"""Requests to JSON and back."""

from __future__ import annotations

import json
import random
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

from gan.cartoon.learned.collage_request import CollageRequest
from gan.cartoon.project import Project
from gan.cartoon.request import ClipRequest, StillRequest
from gan.cartoon.script.understanding import understand
from gan.enhance.films.request import FilmRequest
from gan.enhance.request import EnhanceRequest
from gan.faces.face import Face, mix
from gan.faces.inversion_request import InvertPhoto
from gan.faces.request import SaveFaces, WalkFaces
from gan.faces.saving import SaveInverted
from gan.handwriting.request import ReadPage, ReadTable
from studio.enlarging import enlarger
from studio.library.errors import LibraryError
from studio.library.requests import MODULES, from_json, job_of, to_json, with_whole_paths, without_folders

FACES = (
    Face.of_seed(7, 0.5).edited("smile", 1.5),
    mix(Face.of_seed(1), Face(seed=None, latent=((0.25, -1.0), (3.0, 0.5))), 0.3, "shape"),
)
REQUESTS = [
    EnhanceRequest(
        Path("/a/ä b.jpg"), Path("/out"), 2, texture=0.25, tile=256, name="{stem}!", overwrite=True
    ),
    EnhanceRequest(Path("/a/b.jpg"), Path("/out")),
    FilmRequest(Path("/a/b.mp4"), Path("/out"), 2, format="webm", steady=False, preview=True),
    SaveFaces(Path("/out"), 3, 10**17, 0.5, grid=True, size=128, enlarge=enlarger),
    SaveFaces(Path("/out"), faces=FACES, format="jpg"),
    WalkFaces(Path("/out/w.mp4"), FACES, 3.5, loop=False, frames_per_second=30),
    SaveInverted(InvertPhoto(Path("/a/b.jpg"), 2, steps=20), Path("/out"), overwrite=True),
    ClipRequest(Path("/out/c.gif"), "Ada waves.", size=(640, 360), seed=5, scene_file=Path("/out/s.json")),
    StillRequest(Path("/out/c.png"), "Ada waves.", storyboard=True, sources=(Path("/in/letter.jpg"),)),
    StillRequest(Path("/out/c.svg"), "Ada waves.", moment=1.25),
    CollageRequest(Path("/out/c.mp4"), Path("/base"), "Ada waves.", seed=3),
    ReadPage(Path("/a/b.pdf"), 3, "digits", "my-hand", language=False),
    ReadTable(Path("/a/t.csv"), Path("/out/t.csv"), worst=Path("/out/w.png")),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=job_of)
def test_they_come_back_equal(request_):
    text = to_json(request_)
    assert from_json(text) == request_
    assert json.loads(text)["job"] == type(request_).__name__


def test_every_known_request_is_tried_here():
    assert {job_of(request) for request in REQUESTS} == set(MODULES)


@pytest.mark.parametrize("job", sorted(MODULES))
def test_every_field_comes_back(job: str):
    """Whatever fields a request has or gets: none of them is lost, or comes back as something else."""
    sample = next(request for request in REQUESTS if job_of(request) == job)
    draw = random.Random(job)
    for entry in fields(sample):
        value = getattr(sample, entry.name)
        if isinstance(value, bool):
            changed = not value
        elif isinstance(value, str) and entry.name in ("model", "text"):
            changed = f"other {draw.random()}"
        elif isinstance(value, Path):
            changed = value.with_stem(f"other{draw.randrange(999)}")
        else:
            continue
        other = replace(sample, **{entry.name: changed})
        assert from_json(to_json(other)) == other, entry.name
    for entry in fields(sample):
        if entry.default is not MISSING:
            assert from_json(to_json(sample)) == sample


def test_a_scene_comes_back():
    scene = understand("Ada walks into the kitchen. “Hello!” says Ada.")
    request = ClipRequest(Path("/out/c.mp4"), scene=scene)
    assert from_json(to_json(request)) == request
    assert Project(scene=from_json(to_json(request)).scene).scene == scene


def test_passwords_are_left_out():
    text = to_json(ReadPage(Path("/a/b.pdf"), password="s3cret-word"))
    assert "s3cret" not in text and from_json(text).password is None


def test_names_that_are_no_unicode_come_back():
    request = ReadPage(Path("/a/caf\udce9.png"))
    text = to_json(request)
    text.encode("ascii")
    assert from_json(text) == request


def test_what_is_unknown_is_left_out_and_what_is_missing_is_at_its_default():
    values = json.loads(to_json(REQUESTS[1]))
    values["values"]["invented_later"] = {"x": 1}
    assert from_json(json.dumps(values)) == REQUESTS[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version":1,"job":"EnhanceRequest","values":[]}',
        '{"version":1,"job":"Nothing","values":{}}',
        '{"version":1,"job":"EnhanceRequest","values":{}}',
        '{"version":1,"job":"EnhanceRequest","values":{"source":"/a","folder":"/b","scale":7}}',
        '{"version":1,"job":"SaveFaces","values":{"folder":"/b","faces":[{"seed":1}]}}',
        '{"version":2,"job":"EnhanceRequest","values":{}}',
        '{"version":"1","job":"EnhanceRequest","values":{}}',
    ],
)
def test_what_cannot_be_read_is_a_sentence(text: str):
    with pytest.raises(LibraryError, match=r"^These settings .*[.]$"):
        from_json(text)


def test_others_are_refused():
    with pytest.raises(LibraryError, match="does not know what int is"):
        to_json(3)


def test_paths_become_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    request = with_whole_paths(EnhanceRequest(Path("a.png"), Path("out"), 2))
    assert (request.source, request.folder, request.scale) == (tmp_path / "a.png", tmp_path / "out", 2)
    inverted = with_whole_paths(SaveInverted(InvertPhoto(Path("a.png")), Path("out")))
    assert inverted.source == tmp_path / "a.png"


def test_what_a_picture_carries_names_nothing_it_was_made_after():
    still = StillRequest(Path("/out/c.png"), "Ada waves.", sources=(Path("/home/ada/letter.jpg"),))
    assert without_folders(still) == StillRequest(Path("c.png"), "Ada waves.")


def test_relative_sources_mean_the_same_from_any_folder():
    clip = ClipRequest(Path("/out/c.mp4"), "Ada waves.", sources=(Path("letter.jpg"),))
    assert with_whole_paths(clip).sources == (Path("letter.jpg").absolute(),)
