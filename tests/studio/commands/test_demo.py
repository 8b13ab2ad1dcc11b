"""The command `demo`."""

from __future__ import annotations

import pytest

from gan.cartoon.script import understand
from gan.faces.request import SaveFaces, WalkFaces
from gan.paths import assets_folder
from studio.commands import demo
from tests.gan.faces.face_models import install
from tests.gan.handwriting import readers as handwriting_readers


@pytest.fixture
def samples(picture, tmp_path, monkeypatch):
    """Two sample pictures in place of the shipped ones, for the jobs whose engine is a stand-in here."""
    monkeypatch.setattr(demo, "JOBS", (demo.enhance_samples, demo.make_faces))
    monkeypatch.setattr(demo, "assets_folder", lambda: tmp_path / "assets")
    return [picture(f"assets/samples/enhance/{name}.png") for name in ("one", "two")]


def test_every_sample_is_enhanced(command, engines, samples, tmp_path):
    status, out, _ = command("demo", tmp_path / "out")
    assert status == 0
    results = [tmp_path / "out" / "enhance" / f"{name}_4x.png" for name in ("one", "two")]
    assert [line.split("  ")[0] for line in out.splitlines() if "_4x" in line] == list(map(str, results))
    assert all(path.exists() for path in results)


def test_faces_are_made_and_filmed(command, engines, samples, tmp_path):
    install("faces")
    outcome = command("demo", tmp_path / "out")
    assert outcome.status == 0 and len(engines) == 2
    save, walk = (job.request for job in engines[1].jobs)
    assert isinstance(save, SaveFaces) and save.grid and save.folder == tmp_path / "out" / "faces"
    assert isinstance(walk, WalkFaces) and walk.target == save.folder / "walk.mp4"
    assert "16 pictures up to" in outcome.out and "walk.mp4" in outcome.out


def test_without_a_model_of_faces_it_says_so(command, engines, samples, tmp_path, monkeypatch):
    monkeypatch.setattr("gan.models.list_models", lambda task=None: [])
    outcome = command("demo", tmp_path / "out")
    assert outcome.status == 0 and len(engines) == 1
    assert "No model of faces" in outcome.err


def test_without_samples_it_says_so(command, engines, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "assets_folder", lambda: tmp_path / "nowhere")
    status, _, err = command("demo", tmp_path / "out")
    assert status == 2
    assert "nowhere" in err
    assert not (tmp_path / "out").exists()


def test_a_failure_is_in_the_exit_status(command, engines, picture, samples, tmp_path):
    picture("assets/samples/enhance/bug.png")
    assert command("demo", tmp_path / "out").status == 1


def test_the_sample_page_is_read(command, tmp_path, monkeypatch):
    handwriting_readers.install("lines")
    monkeypatch.setattr(demo, "JOBS", (demo.read_samples,))
    outcome = command("demo", tmp_path / "out", "--device", "cpu")
    assert outcome.status == 0, outcome.err
    assert sorted(path.name for path in (tmp_path / "out" / "handwriting").iterdir()) == [
        "letter.pdf",
        "letter.txt",
    ]


def test_samples_are_shipped():
    for job in ("enhance", "handwriting"):
        assert list((assets_folder() / "samples" / job).iterdir())


def test_a_cartoon_is_made_of_a_text_that_is_understood(command, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(demo, "JOBS", (demo.make_cartoon,))
    monkeypatch.setattr(demo, "run_batch", lambda requests, *_: asked.extend(requests) or [None])
    assert command("demo", tmp_path / "out").status == 0
    clip, board = asked
    assert clip.target == tmp_path / "out" / "cartoon" / "kitchen.mp4" and board.storyboard
    scene = understand(clip.text)
    assert {member.character for member in scene.cast} == {"ada", "bo", "dog"}
    assert not any(word.state == "unknown" for word in scene.words)
