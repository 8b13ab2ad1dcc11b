"""The same again, with other chances."""

from __future__ import annotations

from pathlib import Path

from gan.cartoon.request import ClipRequest
from gan.enhance.request import EnhanceRequest
from gan.faces.face import Face
from gan.faces.request import SaveFaces, WalkFaces
from studio.library.requests import job_of
from studio.library.varying import VARIED, vary


def draw(limit: int) -> int:
    assert limit > 1000
    return 77


def test_seeds_change_and_nothing_else():
    faces = SaveFaces(Path("/o"), 4, 1, 0.5)
    assert vary(faces, draw) == SaveFaces(Path("/o"), 4, 77, 0.5)
    clip = ClipRequest(Path("/o.mp4"), "Ada waves.", seed=3, loop=False)
    assert vary(clip, draw) == ClipRequest(Path("/o.mp4"), "Ada waves.", seed=77, loop=False)


def test_faces_keep_their_edits_and_truncation():
    face = Face.of_seed(5, 0.4).edited("smile", 2)
    walk = vary(WalkFaces(Path("/o.mp4"), (face, face)), draw)
    assert walk.faces == (Face.of_seed(77, 0.4).edited("smile", 2),) * 2


def test_what_has_no_chance_stays():
    request = EnhanceRequest(Path("/a.png"), Path("/o"))
    assert vary(request, draw) == request and job_of(request) not in VARIED
