"""What the engine's jobs make is remembered before they are reported done, whatever goes wrong."""

from __future__ import annotations

import sqlite3
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from gan.engine import Engine, Job, JobState, Priority
from gan.enhance.request import EnhanceRequest, EnhanceResult
from gan.handwriting.request import ReadPage
from studio.library import recorder as recorder_module
from studio.library.item import Kind, Query
from studio.library.recorder import Recorder
from studio.library.store import Library
from tests.studio.fakes import save_picture
from tests.studio.library.test_description import reading


@dataclass(frozen=True)
class EnhanceLike(EnhanceRequest):
    """A request that is carried out without a network, in an engine that is real."""

    def work(self) -> _Work:
        return _Work(self)


EnhanceLike.__name__ = "EnhanceRequest"


class _Work:
    def __init__(self, request: EnhanceLike) -> None:
        self._request = request

    def read(self, job: Job) -> None:
        if "broken" in self._request.source.name:
            raise ValueError("broken")

    def count(self) -> int:
        return 0

    def steps(self):
        return iter(())

    def write(self, job: Job, outputs) -> EnhanceResult:
        list(outputs)
        path = save_picture(self._request.folder / f"{self._request.result_stem('m')}.png", (64, 48))
        return EnhanceResult(path, 64, 48, 0.5, "m")


def job(request, result) -> tuple[Job, object]:
    made = Job(1, request, Priority.NORMAL)
    made.end(JobState.DONE, result)
    return made, result


def picture_job(folder: Path, name: str = "boat", exists: bool = True) -> tuple[Job, EnhanceResult]:
    out = folder / f"{name}_2x.png"
    if exists:
        save_picture(out, (40, 30))
    return job(EnhanceRequest(folder / f"{name}.png", folder, 2), EnhanceResult(out, 40, 30, 0.5, "m"))


def test_an_item_is_there_when_its_job_is_done(tmp_path: Path):
    path = tmp_path / "l.db"
    with Recorder(path) as recorder, Engine("cpu") as engine, Library(path) as library:
        engine.observe(recorder)
        for number in range(5):
            engine.submit(EnhanceLike(tmp_path / f"p{number}.png", tmp_path / "out", 2)).result()
            assert library.find(Query(f"p{number}")).size == 1  # now, not some time later
        failed = engine.submit(EnhanceLike(tmp_path / "broken.png", tmp_path / "out", 2))
        failed.wait()
    with Library(path) as library:
        ids = library.find()
        assert len(ids) == 5 and len(library.pictures(ids)) == 5
        assert {item.kind for item in library.items(ids).values()} == {Kind.PICTURE}


def test_readings_get_their_picture_from_the_page(tmp_path: Path):
    with Recorder(tmp_path / "l.db") as recorder:
        recorder.on_finish(*job(ReadPage(tmp_path / "gone.png"), reading("Dear", "Ada")))
    with Library(tmp_path / "l.db") as library:
        (id,) = library.find(Query("dear"))
        assert library.pictures([id])[id][8:12] == b"WEBP"


def test_nothing_is_remembered_where_nobody_wants_it(tmp_path: Path):
    wanted = False
    with Recorder(tmp_path / "l.db", lambda: wanted) as recorder:
        recorder.on_finish(*picture_job(tmp_path, "no"))
        wanted = True
        recorder.on_finish(*picture_job(tmp_path, "yes"))
    with Library(tmp_path / "l.db") as library:
        assert [item.title for item in library.items(library.find()).values()] == ["yes.png"]


def test_a_file_that_is_gone_at_once_is_remembered_without_a_picture(tmp_path: Path):
    with Recorder(tmp_path / "l.db") as recorder:
        recorder.on_finish(*picture_job(tmp_path, "boat", exists=False))
    with Library(tmp_path / "l.db") as library:
        (id,) = library.find()
        assert library.pictures([id]) == {} and library.without_picture(5) == []


def test_what_cannot_be_described_harms_nobody(tmp_path: Path):
    with Recorder(tmp_path / "l.db") as recorder:
        recorder.on_finish(*job(EnhanceRequest(tmp_path / "a.png", tmp_path), None))
        recorder.on_finish(*picture_job(tmp_path))
    with Library(tmp_path / "l.db") as library:
        assert len(library.find()) == 1


def test_a_job_waits_for_a_busy_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the library does not have yet is not forgotten by the queue, which hears of the end after it."""
    plain = recorder_module.describe

    def slow(*told):
        time.sleep(0.8)
        return plain(*told)

    monkeypatch.setattr(recorder_module, "describe", slow)
    with Recorder(tmp_path / "l.db") as recorder, Library(tmp_path / "l.db") as library:
        recorder.on_finish(*picture_job(tmp_path))
        assert len(library.find()) == 1


def test_what_cannot_be_written_is_written_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Another program holds the data base; no job waits long for that, and nothing is lost."""
    monkeypatch.setattr(recorder_module, "_PATIENCE", 0.1)
    path = tmp_path / "l.db"
    Library(path).close()
    recorder = Recorder(path)
    recorder.on_finish(*picture_job(tmp_path, "first"))
    recorder._library._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    recorder.on_finish(*picture_job(tmp_path, "second"))
    assert time.monotonic() - began < 2
    time.sleep(0.2)
    other.execute("COMMIT")
    other.close()
    recorder.on_finish(*picture_job(tmp_path, "third"))
    recorder.close()
    with Library(path) as library:
        titles = [item.title for item in library.items(library.find()).values()]
    assert sorted(titles) == ["first.png", "second.png", "third.png"]


def test_a_folder_that_cannot_be_used_harms_nobody(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with Recorder(tmp_path / "file" / "l.db") as recorder:
        recorder.on_finish(*picture_job(tmp_path))


def test_pictures_that_an_earlier_run_did_not_come_to_are_made(tmp_path: Path):
    from studio.library.description import describe

    done, result = picture_job(tmp_path)
    with Library(tmp_path / "l.db") as library:
        library.add(describe(done.request, result))
        with Recorder(tmp_path / "l.db") as recorder:
            recorder.catch_up()
        assert len(library.pictures([1])) == 1


def test_a_closed_one_takes_nothing(tmp_path: Path):
    recorder = Recorder(tmp_path / "l.db")
    recorder.close()
    recorder.on_finish(*picture_job(tmp_path))
    recorder.catch_up()
    assert not (tmp_path / "l.db").exists()


def test_large_pages_do_not_pile_up(tmp_path: Path):
    with Recorder(tmp_path / "l.db") as recorder:
        most = 0
        for number in range(30):
            recorder.on_finish(*job(ReadPage(tmp_path / f"{number}.png"), reading("word")))
            most = max(most, recorder._pictures.pages_held)
    assert most <= 6
    with Library(tmp_path / "l.db") as library:
        assert len(library.find()) == 30 and len(library.pictures(library.find())) >= 6


def test_no_job_waits_for_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from studio.library import thumbnails

    gate = threading.Event()
    monkeypatch.setattr(thumbnails, "picture_of_files", lambda paths: gate.wait(60) and None)
    monkeypatch.setattr(recorder_module, "_PATIENCE", 60)
    with Recorder(tmp_path / "l.db") as recorder, Library(tmp_path / "l.db") as library:
        for name in "abcdefgh":
            recorder.on_finish(*picture_job(tmp_path, name))
        assert len(library.find()) == 8 and not gate.is_set()
        gate.set()


def test_a_picture_of_the_page_is_not_kept_as_it_is(tmp_path: Path):
    result = reading("word")
    result.picture[:] = np.random.default_rng(0).integers(0, 255, result.picture.shape)
    with Recorder(tmp_path / "l.db") as recorder:
        recorder.on_finish(*job(ReadPage(tmp_path / "a.png"), result))
    assert result.picture.tobytes() not in (tmp_path / "l.db").read_bytes()


def test_pictures_made_from_nothing_carry_their_settings(tmp_path: Path):
    from gan.cartoon.request import StillRequest
    from gan.media.settings import read_settings
    from studio.library.requests import from_json

    request = StillRequest(tmp_path / "private" / "still.png", "Ada waves.", size=(64, 64), seed=3)
    with Recorder(tmp_path / "l.db") as recorder, Engine("cpu") as engine:
        engine.observe(recorder)
        path = engine.submit(request).result().path
    text = read_settings(path)
    assert str(tmp_path) not in text and "private" not in text
    carried = from_json(text)
    assert (carried.text, carried.seed, carried.target) == ("Ada waves.", 3, Path("still.png"))


def test_pictures_carry_nothing_where_nobody_wants_it(tmp_path: Path):
    from gan.faces.face import Face
    from gan.faces.request import SaveFaces

    made = Job(1, SaveFaces(tmp_path), Priority.NORMAL)
    Recorder(tmp_path / "l.db", lambda: False).on_submit(made)
    assert made.settings == ""
    many = SaveFaces(tmp_path, faces=tuple(Face.of_seed(seed).edited("smile", 1.0) for seed in range(500)))
    made = Job(1, many, Priority.NORMAL)
    Recorder(tmp_path / "l.db").on_submit(made)
    assert made.settings == ""
    for request in (EnhanceRequest(tmp_path / "a.png", tmp_path), ReadPage(tmp_path / "a.png")):
        made = Job(1, request, Priority.NORMAL)
        Recorder(tmp_path / "l.db").on_submit(made)
        assert made.settings == ""  # it would tell what somebody's files are called
