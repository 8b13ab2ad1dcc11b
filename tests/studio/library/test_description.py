"""From requests and results to what is remembered."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gan.cartoon.request import ClipRequest, SavedClip, SavedStill, StillRequest
from gan.cartoon.script.understanding import understand
from gan.enhance.films.request import FilmRequest, FilmResult
from gan.enhance.request import EnhanceRequest, EnhanceResult
from gan.faces.face import Face
from gan.faces.inversion_request import InvertPhoto
from gan.faces.request import MakeFaces, SavedFaces, SavedFilm, SaveFaces, WalkFaces
from gan.faces.saving import SavedInverted, SaveInverted
from gan.handwriting.document import Box, Line, Page, Word
from gan.handwriting.request import ReadInk, ReadPage, ReadResult, ReadTable, TableResult
from gan.models import list_models
from studio.library.description import describe, is_remembered
from studio.library.item import Kind
from studio.library.requests import MODULES, from_json

OUT = Path("/out")


def reading(*words: str) -> ReadResult:
    box = Box(0, 0, 9, 9)
    page = Page(2, "a.png", 40, 60, 100.0, 0, (Line(tuple(Word(word, box, 0.9) for word in words), box),))
    return ReadResult(page, np.zeros((60, 40, 3), np.uint8), 0.75)


def test_a_picture():
    model = list_models("enhance")[0]
    request = EnhanceRequest(Path("/in/boat.jpg"), OUT, 2)
    entry = describe(request, EnhanceResult(OUT / "boat_2x.jpg", 20, 10, 1.5, model.name), 123.0)
    assert (entry.kind, entry.title, entry.made, entry.seconds) == (Kind.PICTURE, "boat.jpg", 123.0, 1.5)
    assert (entry.inputs, entry.outputs) == ((Path("/in/boat.jpg"),), (OUT / "boat_2x.jpg",))
    assert (entry.model, entry.model_hash, entry.width) == (model.name, model.sha256, 20)
    assert entry.identity == "file:/out/boat_2x.jpg"
    assert from_json(entry.request) == request


def test_a_film():
    result = FilmResult(OUT / "a.mp4", 20, 10, 1.5, "gone", (), frames=9)
    entry = describe(FilmRequest(Path("/in/a.mp4"), OUT), result)
    assert (entry.kind, entry.model, entry.model_hash) == (Kind.FILM, "gone", "")


@pytest.mark.parametrize(
    ("request_", "title"),
    [
        (SaveFaces(OUT, 4, 9), "4 faces from seed 9"),
        (SaveFaces(OUT, 1, 9), "Face 9"),
        (SaveFaces(OUT, faces=(Face.of_seed(5),)), "Face 5"),
        (SaveFaces(OUT, faces=(Face(seed=None, latent=((1.0,),)),)), "Face photo"),
        (SaveFaces(OUT, faces=(Face.of_seed(5).edited("smile", 2), Face.of_seed(6))), "2 faces"),
    ],
)
def test_faces(request_: SaveFaces, title: str):
    entry = describe(request_, SavedFaces((OUT / "a.png", OUT / "b.png"), 1.0, (), "faces", 64))
    assert (entry.kind, entry.title, len(entry.outputs), entry.width) == (Kind.FACES, title, 2, 64)
    assert entry.text == ("smile" if title == "2 faces" else "")


def test_a_walk_and_an_inversion():
    walk = WalkFaces(OUT / "w.mp4", (Face.of_seed(1), Face.of_seed(2)))
    assert describe(walk, SavedFilm(walk.target, 9, 1.0)).title == "Walk between 2 faces"
    saved = SavedInverted(OUT / "f.json", OUT / "a.png", OUT / "r.png", 0.1, "close", 1, 1.0, (), "faces")
    entry = describe(SaveInverted(InvertPhoto(Path("/in/me.jpg")), OUT), saved)
    assert (entry.title, entry.outputs[0], entry.inputs) == (
        "Face of me.jpg",
        OUT / "r.png",
        (Path("/in/me.jpg"),),
    )


def test_a_clip_is_found_by_its_script():
    story = "Ada walks into the kitchen. “Good morning!” says Ada."
    request = ClipRequest(OUT / "c.mp4", story)
    entry = describe(request, SavedClip(request.target, 9, 64, 36, 1.0, 2.0))
    assert (entry.kind, entry.title, entry.text) == (Kind.CLIP, story, story)
    by_scene = ClipRequest(OUT / "c.mp4", scene=understand(story))
    assert "kitchen" in describe(by_scene, SavedClip(by_scene.target, 9, 64, 36, 1.0, 2.0)).text


def test_a_long_script_has_a_short_title():
    request = StillRequest(OUT / "c.png", "Ada walks and walks " * 30)
    entry = describe(request, SavedStill(request.target, 64, 36, 0.5, 1.0))
    assert len(entry.title) <= 81 and entry.title.endswith("walks…") and len(entry.text) == 600


def test_a_reading():
    request = ReadPage(Path("/in/letter.pdf"), 2, password="secret")
    entry = describe(request, reading("Dear", "Ada"))
    assert (entry.kind, entry.title, entry.text) == (Kind.READING, "letter.pdf, page 2", "Dear Ada")
    assert (entry.outputs, entry.width, entry.height) == ((), 40, 60)
    assert entry.picture.shape == (60, 40, 3) and "secret" not in entry.request
    assert entry.identity == describe(request, reading("Deer", "Ada")).identity


def test_a_table():
    request = ReadTable(Path("/in/t.csv"), OUT / "t.csv")
    entry = describe(request, TableResult(OUT / "t.csv", 1200, 1.0, "digits"))
    assert (entry.title, entry.outputs) == ("1,200 digits of t.csv", (OUT / "t.csv",))


def test_what_is_only_shown_is_not_remembered():
    for request in (MakeFaces((Face.of_seed(1),)), ReadInk(()), InvertPhoto(Path("a.png"))):
        assert not is_remembered(request) and describe(request, None) is None


def test_whatever_is_remembered_can_be_asked_for_again():
    from studio.library import description

    assert set(description._TELLERS) == set(MODULES)
