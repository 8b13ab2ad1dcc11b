"""Clips and stills through the engine, into files."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import CancelledError
from dataclasses import replace

import pytest

from gan.cartoon.errors import CartoonError
from gan.cartoon.request import ClipRequest, StillRequest
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.film import Film
from gan.cartoon.work import spoken
from gan.engine import Job, Priority
from gan.media import MediaError
from gan.media.atomic import AtomicFile
from gan.media.films import probe_film
from tests.gan.cartoon.scenes import does, person, scene

SIZE = (128, 72)


@pytest.fixture(autouse=True)
def painting():
    ensure_application()


def short(duration: float = 0.8):
    events = (does("ada", "talk", 0, duration, "bo", speech="Hi!"),)
    return scene(person("ada"), person("bo"), events=events, duration=duration)


def carried_out(request, job: Job | None = None):
    """What the engine does, in this thread."""
    job = job or Job(1, request, Priority.BATCH)
    work = request.work()
    work.read(job)
    job.expect(work.count())
    assert list(work.steps()) == []
    result = work.write(job, iter(()))
    assert job.progress.done == job.progress.total
    return result


@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.gif", "a.webp", "a.png"])
def test_every_format_has_all_frames_in_its_size(tmp_path, name):
    result = carried_out(ClipRequest(tmp_path / name, scene=short(), size=SIZE))
    info = probe_film(result.path)
    assert (info.width, info.height) == SIZE
    assert result.frames == 20 and info.duration == pytest.approx(0.8, abs=0.09)


@pytest.mark.parametrize("name", ["a.webm", "a.gif", "a.webp", "a.png"])
def test_clips_can_be_transparent(tmp_path, name):
    result = carried_out(ClipRequest(tmp_path / name, scene=short(0.3), size=SIZE, background=False))
    assert probe_film(result.path).has_alpha


def test_a_folder_of_frames(tmp_path):
    result = carried_out(ClipRequest(tmp_path / "frames", scene=short(), size=SIZE))
    assert len(list(result.path.glob("*.png"))) == 20


def test_a_text_becomes_a_clip_and_what_was_understood_a_file(tmp_path):
    request = ClipRequest(
        tmp_path / "a.gif", "Ada waves at the zorblax.", size=SIZE, scene_file=tmp_path / "scene.json"
    )
    result = carried_out(request)
    assert json.loads(result.scene.read_text())["version"] == 1
    assert any("zorblax" in note for note in result.notes)


@pytest.mark.parametrize("suffix", [".mp4", ".gif"])
def test_the_same_seed_gives_the_same_file(tmp_path, suffix):
    request = ClipRequest(tmp_path / f"a{suffix}", scene=short(), size=SIZE, seed=3)
    first, second = (carried_out(request).path.read_bytes() for _ in range(2))
    assert first == second


def test_nothing_is_overwritten_unasked(tmp_path):
    request = ClipRequest(tmp_path / "a.gif", scene=short(0.3), size=SIZE)
    assert carried_out(request).path.name == "a.gif"
    assert carried_out(request).path.name == "a (2).gif"
    assert carried_out(replace(request, overwrite=True)).path.name == "a.gif"


def test_lines_are_spoken_at_their_times():
    lines = spoken(Film(short()))
    assert [(line.text, line.start) for line in lines] == [("Hi!", 0.0)]


def test_without_espeak_the_clip_is_silent_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("gan.cartoon.work.find_program", lambda: None)
    result = carried_out(ClipRequest(tmp_path / "a.mp4", scene=short(0.3), size=SIZE, voices=True))
    assert not result.voices and "espeak-ng" in result.notes[0]
    result = carried_out(ClipRequest(tmp_path / "a.gif", scene=short(0.3), size=SIZE, voices=True))
    assert "sound" in result.notes[0]


def test_stills(tmp_path):
    one = short()
    svg = carried_out(StillRequest(tmp_path / "a.svg", scene=one, size=SIZE))
    assert svg.path.read_bytes().startswith(b"<?xml")
    png = carried_out(StillRequest(tmp_path / "a.png", scene=one, size=SIZE, moment=0.4))
    assert png.moment == pytest.approx(0.4) and png.path.read_bytes().startswith(b"\x89PNG")
    board = carried_out(StillRequest(tmp_path / "b.png", scene=one, size=SIZE, storyboard=True))
    assert board.width > SIZE[0] and board.height > SIZE[1]
    with pytest.raises(CartoonError, match=r"0\.8 s"):
        carried_out(StillRequest(tmp_path / "c.png", scene=one, size=SIZE, moment=5))


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "a.webp", "frames"])
def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch, name):
    written = []

    def full(self, data):
        written.append(len(data))
        raise MediaError("the disk is full; free some space.") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(AtomicFile, "write", full)
    with pytest.raises(MediaError, match="full"):
        carried_out(ClipRequest(tmp_path / name, scene=short(), size=SIZE))
    assert written and list(tmp_path.iterdir()) == []


def test_a_cancelled_clip_leaves_nothing(tmp_path):
    request = ClipRequest(tmp_path / "a.webm", scene=short(3), size=SIZE)
    job = Job(1, request, Priority.BATCH)
    job.subscribe(lambda job: job.cancel_asked or job.progress.done < 10 or job.cancel())
    with pytest.raises(CancelledError):
        carried_out(request, job)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(MediaError, match="may not write"):
        carried_out(ClipRequest(tmp_path / "a.webm", scene=short(0.3), size=SIZE))


def test_a_target_in_a_file_is_said(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(MediaError, match="not a folder"):
        carried_out(ClipRequest(tmp_path / "file" / "a.webm", scene=short(0.3), size=SIZE))


def test_forty_people_are_filmed(tmp_path):
    crowd = scene(*(person(f"p{n}", ("ada", "bo", "girl", "boy")[n % 4]) for n in range(40)), duration=0.2)
    assert carried_out(ClipRequest(tmp_path / "a.gif", scene=crowd, size=SIZE)).frames == 5


def test_text_in_which_nothing_can_be_shown_is_refused(tmp_path):
    with pytest.raises(CartoonError):
        carried_out(ClipRequest(tmp_path / "a.gif", "!!! ???", size=SIZE))
