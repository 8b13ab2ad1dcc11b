"""The command `faces`: its options with an engine that computes nothing, its files with a tiny model."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from gan.faces.edits import Edit, load_directions, save_edits
from gan.faces.face import Face, mix
from gan.faces.inversion_request import InvertPhoto
from gan.faces.request import SaveFaces, WalkFaces
from gan.faces.saving import SavedInverted
from gan.models import list_models
from gan.paths import user_folder
from studio.commands.faces import describe
from studio.enlarging import enlarger
from tests.gan.faces.face_models import install


@pytest.fixture
def asked(command, engines):
    """Runs `faces` and gives the one request that came of it."""

    def asked(*arguments: object):
        outcome = command("faces", *arguments, "--device", "cpu")
        assert outcome.status == 0, outcome.err
        (job,) = engines[-1].jobs
        return job.request

    return asked


def test_a_folder_is_enough(asked, tmp_path):
    assert asked("-o", tmp_path) == SaveFaces(tmp_path, enlarge=enlarger)


def test_every_option_reaches_the_request(asked, tmp_path):
    options = ["--count", 5, "--seed", 9, "--truncation", 0.4, "--grid", "--size", 256]
    options += ["--model", "other", "--format", "webp", "--quality", 80, "--overwrite"]
    assert asked("-o", tmp_path, *options) == SaveFaces(
        tmp_path, 5, 9, 0.4, True, 256, "other", "webp", True, enlarge=enlarger, quality=80
    )


def test_results_are_told(command, engines, tmp_path):
    outcome = command("faces", "-o", tmp_path, "--count", 3, "--device", "cpu")
    assert outcome.out == f"3 pictures up to {tmp_path / '2.png'}  64x64  0.2 s\n  A note.\n"
    outcome = command("faces", "-o", tmp_path, "--count", 2, "--device", "cpu", "--json")
    (result,) = [event for event in outcome.events if event["event"] == "result"]
    assert result["paths"] == [str(tmp_path / "0.png"), str(tmp_path / "1.png")]
    assert (result["input"], result["size"], result["model"]) == (str(tmp_path), 64, "fake")


def test_a_walk_passes_seeds_that_follow_each_other(asked, tmp_path):
    film = tmp_path / "walk.mp4"
    faces = tuple(Face.of_seed(seed, 0.6) for seed in (4, 5, 6))
    options = ["--count", 3, "--seed", 4, "--truncation", 0.6, "--seconds", 2.5, "--once", "--fps", 30]
    assert asked("walk", "-o", film, *options) == WalkFaces(
        film, faces, 2.5, loop=False, frames_per_second=30, enlarge=enlarger
    )


def test_a_walk_passes_chosen_and_saved_faces(asked, tmp_path):
    saved = Face(seed=None, latent=((1.0, 2.0),), truncation=1.0)
    (tmp_path / "face.json").write_text(saved.to_json())
    request = asked("walk", "-o", tmp_path / "a.gif", "--seeds", "7,1", "--face", tmp_path / "face.json")
    assert request.faces == (Face.of_seed(7), Face.of_seed(1), saved)
    assert request.loop


def test_edits_and_mixes(asked, tmp_path):
    changes = ["--mix", "7", "--mix", "8:0.25:colours", "--edit", "smile=1.5", "--edit", "age=-2"]
    request = asked("edit", "-o", tmp_path, "--seed", 3, "--count", 2, *changes)
    expected = [
        mix(mix(Face.of_seed(seed), Face.of_seed(7)), Face.of_seed(8), 0.25, "colours") for seed in (3, 4)
    ]
    assert request.faces == tuple(face.edited("smile", 1.5).edited("age", -2) for face in expected)


def test_a_saved_face_keeps_its_truncation(asked, tmp_path):
    (tmp_path / "face.json").write_text(Face.of_seed(3, 0.9).to_json())
    request = asked("edit", "-o", tmp_path, "--face", tmp_path / "face.json", "--edit", "smile=1")
    assert request.faces == (Face.of_seed(3, 0.9).edited("smile", 1),)


def test_a_photo_is_inverted(command, engines, tmp_path):
    # The engine that computes nothing refuses what is called bad.
    outcome = command("faces", "invert", "bad.jpg", "-o", tmp_path, "--which", 2, "--steps", 9)
    assert outcome.status == 2 and "bad.jpg is no picture" in outcome.err
    request = engines[0].jobs[0].request
    assert request.inversion == InvertPhoto(request.source, 2, "auto", 9)
    assert request.folder == tmp_path


def test_an_inversion_is_told(tmp_path):
    paths = (tmp_path / "a.json", tmp_path / "b.png", tmp_path / "c.png")
    result = SavedInverted(*paths, 0.412, "close", 1, 2.0, ("A note.",), "faces")
    assert describe(result) == f"{paths[0]}  close (0.41)  2.0 s\n  A note."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "-o DIR"),
        (["-o", "x", "--count", "0"], "'0' is not a whole number from 1 up"),
        (["-o", "x", "--count", "many"], "'many' is not a whole number"),
        (["-o", "x", "--truncation", "1.5"], "'1.5' is no truncation; give 0 to 1"),
        (["-o", "x", "--truncation", "nan"], "is no truncation"),
        (["-o", "x", "--size", "100"], "size is 100; it can be a power of two"),
        (["-o", "x", "--seed", "-1"], "'-1' is not a whole number"),
        (["-o", "x", "--format", "gif"], "gif"),
        (["--seed", "3", "walk", "-o", "x.mp4"], "behind the word 'walk'"),
        (["dance"], "dance"),
        (["walk"], "-o"),
        (["walk", "-o", "x.mp4", "--count", "1"], "'1' is not a whole number from 2 up"),
        (["walk", "-o", "x.mp4", "--seeds", "5"], "at least two"),
        (["walk", "-o", "x.mp4", "--face", "nowhere.json"], "nowhere.json cannot be read"),
        (["edit", "-o", "x"], "what to change"),
        (["edit", "--edit", "smile=1"], "-o DIR"),
        (["edit", "-o", "x", "--edit", "smile"], "'smile' is no edit"),
        (["edit", "-o", "x", "--mix", "1:2"], "'2' is no share"),
        (["edit", "-o", "x", "--mix", "1:0.5:hair"], "no face to mix in"),
        (["edit", "-o", "x", "--mix", "1:0.5:all:1"], "no face to mix in"),
        (["invert"], "PHOTO"),
        (["invert", "a.jpg", "-o", "x", "--which", "0"], "'0' is not a whole number"),
    ],
)
def test_what_cannot_be_is_said(command, engines, arguments, words):
    outcome = command("faces", *arguments)
    assert outcome.status == 2
    assert words in outcome.err
    assert not engines


def test_faces_and_edits_end_to_end(command, tmp_path):
    card = install("faces")
    out = tmp_path / "out"
    outcome = command("faces", "-o", out, "--count", 3, "--grid", "--size", 16, "--device", "cpu")
    assert outcome.status == 0
    assert sorted(path.name for path in out.iterdir()) == [
        *(f"face_{seed:06d}.png" for seed in range(3)),
        "grid_000000-000002.png",
    ]
    assert Image.open(out / "grid_000000-000002.png").size == (48, 16)
    outcome = command("faces", "edit", "-o", out, "--edit", "hat=1", "--device", "cpu")
    assert outcome.status == 2 and "no edit 'hat'" in outcome.err
    outcome = command("faces", "-o", out, "--size", 1024, "--device", "cpu")
    assert outcome.status == 2 and "4, 8, 16, 32, 64, 128, 256, 512." in outcome.err
    assert len(list(out.iterdir())) == 4 and not load_directions(card)


def test_edits_are_listed(command):
    card = install("faces")
    assert "has no edits" in command("faces", "edit", "--list").err
    smile = Edit("smile", "From stern to smiling", -2, 3)
    save_edits(user_folder() / "models", card, {smile: np.ones((4, 16))}, recipe="drawn")
    assert command("faces", "edit", "--list").out == "smile  -2 to 3  From stern to smiling\n"
    (event,) = command("faces", "edit", "--list", "--json").events
    assert event == {
        "event": "result",
        "name": "smile",
        "words": "From stern to smiling",
        "low": -2,
        "high": 3,
    }


def test_without_a_model_it_says_what_to_do(command, tmp_path, monkeypatch):
    monkeypatch.setattr("gan.faces.cards.list_models", lambda task: [])
    outcome = command("faces", "-o", tmp_path / "out", "--device", "cpu")
    assert outcome.status == 2 and "train faces" in outcome.err
    assert not (tmp_path / "out").exists()


def test_faces_are_enlarged_by_the_shipped_network():
    assert any(card.name == "enhance" for card in list_models("enhance"))
    model = enlarger(2)
    assert (model.network_scale, model.scale, model.depth) == (4, 2, 8)


def test_its_options_need_nothing_installed():
    code = "import sys, studio.commands.faces; print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"numpy", "torch", "PIL", "cv2", "PySide6"}.isdisjoint(run.stdout.split())
