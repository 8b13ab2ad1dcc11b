"""The command `cartoon`: its options with an engine that computes nothing, its files with the real one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gan.cartoon.learned.collage_request import CollageRequest
from gan.cartoon.project import Project, write_project
from gan.cartoon.request import ClipRequest, SavedClip, SavedStill, StillRequest
from gan.cartoon.scene import write_scene
from gan.media.films import probe_film
from studio.commands import cartoon
from tests.gan.cartoon.scenes import person, scene

ROOT = Path(__file__).parents[3]
TEXT = "Ada waves."


@pytest.fixture
def asked(monkeypatch, command):
    """Runs `cartoon` and gives the one request that came of it."""

    def asked(*arguments: object):
        requests = []

        def run_batch(given, device, reporter, tell):
            requests.extend(given)
            return [None]

        monkeypatch.setattr("studio.commands.batch.run_batch", run_batch)
        outcome = command("cartoon", *arguments, "--device", "cpu")
        assert outcome.status == 0, outcome.err
        (request,) = requests
        return request

    return asked


def test_a_text_and_a_target_are_enough(asked, tmp_path):
    assert asked(TEXT, "-o", tmp_path / "a.webm") == ClipRequest(tmp_path / "a.webm", TEXT)


def test_clips_of_a_base_are_cut_together(asked, command, tmp_path):
    request = asked(TEXT, "-o", tmp_path / "a.webm", "--clips", tmp_path, "--seed", 3)
    assert request == CollageRequest(tmp_path / "a.webm", tmp_path, TEXT, seed=3)
    assert asked(TEXT, "-o", tmp_path / "a.webm", "--clips", tmp_path, "--size", "320x240").size == (320, 240)
    outcome = command("cartoon", TEXT, "-o", tmp_path / "a.webm", "--clips", tmp_path, "--still")
    assert outcome.status == 2 and "--still does not go with --clips" in outcome.err


def test_the_learned_composer_can_be_asked_for(asked, tmp_path):
    assert asked(TEXT, "-o", tmp_path / "a.webm", "--composer", "learned").composer == "learned"


def test_every_option_reaches_the_request(asked, tmp_path):
    options = ["--size", "640x360", "--scene", tmp_path / "s.json", "--seed", 5, "--captions", "subtitles"]
    options += ["--voices", "--composer", "rules", "--transparent", "--quality", 70, "--once", "--overwrite"]
    assert asked(TEXT, "-o", tmp_path / "a.webm", *options) == ClipRequest(
        tmp_path / "a.webm",
        TEXT,
        size=(640, 360),
        seed=5,
        captions="subtitles",
        voices=True,
        background=False,
        scene_file=tmp_path / "s.json",
        quality=70,
        loop=False,
        overwrite=True,
    )


def test_scripts_scenes_and_projects_are_read(asked, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("\ufeffBo runs.", encoding="utf-8")
    assert asked("--script", tmp_path / "a.txt", "-o", tmp_path / "a.gif").text == "Bo runs."
    monkeypatch.setattr("sys.stdin", io.StringIO("Bo sings."))
    assert asked("--script", "-", "-o", tmp_path / "a.gif").text == "Bo sings."
    one = scene(person("ada"))
    write_scene(one, tmp_path / "s.json")
    assert asked("--script", tmp_path / "s.json", "-o", tmp_path / "a.gif").scene == one
    write_project(Project(script="Ada.", scene=one, understood=one), tmp_path / "p.cartoon")
    assert asked("--script", tmp_path / "p.cartoon", "-o", tmp_path / "a.gif").scene == one


def test_stills_and_storyboards(asked, tmp_path):
    assert asked(TEXT, "-o", tmp_path / "a.svg") == StillRequest(tmp_path / "a.svg", TEXT)
    still = asked(TEXT, "-o", tmp_path / "a.png", "--still", "--at", 1.5)
    assert still == StillRequest(tmp_path / "a.png", TEXT, moment=1.5)
    assert asked(TEXT, "-o", tmp_path / "a.png", "--storyboard").storyboard


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["-o", "a.gif"], "There is no text"),
        (["", "-o", "a.gif"], "There is no text"),
        ([TEXT], "-o"),
        ([TEXT, "--script", "a.txt", "-o", "a.gif"], "give one of them"),
        (["--script", "nowhere.txt", "-o", "a.gif"], "cannot be read"),
        (["--script", "nowhere.json", "-o", "a.gif"], "cannot be read"),
        ([TEXT, "-o", "a.avi"], ".mp4"),
        ([TEXT, "-o", "a.gif", "--size", "big"], "1280x720"),
        ([TEXT, "-o", "a.gif", "--size", "8x8"], "pixels"),
        ([TEXT, "-o", "a.mp4", "--transparent"], "transparent"),
        ([TEXT, "-o", "a.svg", "--voices"], "--voices"),
        ([TEXT, "-o", "a.gif", "--at", "2"], "--still"),
        ([TEXT, "-o", "a.gif", "--composer", "oracle"], "rules"),
    ],
)
def test_bad_usage_is_one_sentence(command, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    outcome = command("cartoon", *arguments)
    assert outcome.status == 2 and sentence in outcome.err and "Traceback" not in outcome.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [b"\xff\xfe\x00bad", b"{}", b'{"version": 99}', b"[1, 2"])
def test_damaged_scenes_are_refused(command, tmp_path, data):
    (tmp_path / "s.json").write_bytes(data)
    outcome = command("cartoon", "--script", tmp_path / "s.json", "-o", tmp_path / "a.gif")
    assert outcome.status == 2 and "Traceback" not in outcome.err
    assert not (tmp_path / "a.gif").exists()


def test_what_came_of_it_is_told():
    clip = SavedClip(Path("a.webm"), 75, 1280, 720, 3.0, 2.345, 1, Path("s.json"), False, ("A note.",))
    lines = cartoon.describe(clip).splitlines()
    assert lines[0] == "a.webm  1280x720  3.0 s of film, 1 shot  2.3 s"
    assert lines[1:] == ["  s.json  what was understood", "  A note."]
    assert cartoon.describe(SavedStill(Path("a.png"), 64, 32, 1.0, 0.5)) == "a.png  64x32  0.5 s"


def test_the_door_makes_a_clip(tmp_path):
    arguments = [
        TEXT,
        "-o",
        tmp_path / "a.webm",
        "--size",
        "160x90",
        "--scene",
        tmp_path / "s.json",
        "--json",
    ]
    run = subprocess.run(
        [sys.executable, "main.py", "cartoon", *map(str, arguments), "--device", "cpu"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert run.returncode == 0, run.stderr
    result = [json.loads(line) for line in run.stdout.splitlines()][-1]
    assert result["event"] == "result" and result["path"] == str(tmp_path / "a.webm")
    assert probe_film(tmp_path / "a.webm").width == 160
    assert (tmp_path / "s.json").exists()
