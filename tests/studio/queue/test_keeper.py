"""From one run of the program to the next: what was asked for is kept until it is done."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.enhance.request import EnhanceResult
from gan.faces.inversion_request import InvertPhoto
from studio.library.description import describe
from studio.library.store import Library
from studio.queue import Task, TaskQueue
from studio.queue import keeper as keeping
from studio.queue.keeper import Keeper, Left
from studio.queue.owner import is_running, this_program
from tests.studio.fakes import FakeEngine


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """This program counts as one that does not run any more."""
    monkeypatch.setattr(keeping, "is_running", lambda owner: False)


def left(path: Path) -> list[Left]:
    """What a program that starts now is offered."""
    found: list[list[Left]] = []
    come = threading.Event()
    keeper = Keeper(path)
    keeper.look(lambda what: (found.append(what), come.set()))
    assert come.wait(20)
    keeper.close()
    return found[0]


def stems(path: Path) -> list[str]:
    return [each.request.source.stem for each in left(path)]


def test_tasks_are_kept_in_their_order_until_they_are_dropped(tmp_path: Path, ended: None, task):
    path = tmp_path / "l.db"
    first, second, third = task("a"), task("b"), task("c", Priority.INTERACTIVE)
    for rank, each in enumerate((first, second, third)):
        each.rank = rank
    keeper = Keeper(path)
    keeper.keep([first, second, third])
    second.rank = -1
    keeper.place([second])
    keeper.close()
    assert stems(path) == ["c", "b", "a"]
    assert left(path)[0].request == third.request
    keeper = Keeper(path)
    keeper.drop([second], wait=True)
    assert second.row is None
    keeper.forget([each for each in left(path) if each.request == third.request])
    keeper.close()
    assert stems(path) == ["a"]


def test_what_a_running_program_does_is_not_offered(tmp_path: Path, task):
    keeper = Keeper(tmp_path / "l.db")
    keeper.keep([task("a")])
    keeper.close()
    assert left(tmp_path / "l.db") == [] and is_running(this_program())
    program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    owner = keeping.this_program.__globals__["_name_of"](program.pid)
    assert is_running(owner)
    program.communicate(b"\n")
    assert not is_running(owner) and not is_running("") and not is_running("x@1")


def test_what_the_library_knows_to_be_done_is_not_offered(tmp_path: Path, ended: None, task):
    path = tmp_path / "l.db"
    made = task("a")
    keeper = Keeper(path)
    keeper.keep([made, task("b")])
    keeper.close()
    with Library(path) as library:  # and then the program was killed
        library.add(describe(made.request, EnhanceResult(Path("/pictures/a_2x.png"), 4, 4, 1.0, "m")))
    assert stems(path) == ["b"]


def test_the_same_is_offered_once(tmp_path: Path, ended: None, task):
    keeper = Keeper(tmp_path / "l.db")
    keeper.keep([task("a"), task("a")])
    keeper.close()
    assert stems(tmp_path / "l.db") == ["a"]


def test_what_nobody_would_wait_for_is_not_kept(tmp_path: Path, ended: None):
    keeper = Keeper(tmp_path / "l.db")
    keeper.keep([Task(InvertPhoto(Path("/photos/a.jpg")))])
    keeper.close()
    assert not (tmp_path / "l.db").exists()


def test_a_data_base_that_cannot_be_used_harms_nobody(tmp_path: Path, task):
    (tmp_path / "file").write_text("")
    keeper = Keeper(tmp_path / "file" / "l.db")
    keeper.keep([task("a")])
    keeper.drop([task("a")], wait=True)
    keeper.close()


def test_the_queue_forgets_before_a_job_is_reported_done(tmp_path: Path, ended: None, qtbot: QtBot, task):
    path, engine = tmp_path / "l.db", FakeEngine()
    tasks = TaskQueue(engine, Keeper(path))
    made, other = task("a"), task("b")
    tasks.add([made, other])
    job = made.job
    tasks.on_finish(job, None)  # as the engine does
    assert stems(path) == ["b"]
    job.succeed(Path("/pictures/a_2x.png"))
    qtbot.waitUntil(lambda: made.state is JobState.DONE)
    tasks.stop()
    tasks.close()
    tasks.finish()


def test_what_the_person_cancels_is_forgotten_and_what_the_end_cancels_is_kept(
    tmp_path: Path, ended: None, qtbot: QtBot, task
):
    path, engine = tmp_path / "l.db", FakeEngine()
    tasks = TaskQueue(engine, Keeper(path))
    made = [task(name) for name in "abcd"]
    tasks.add(made)
    assert tasks.is_keeping
    tasks.cancel([made[0], made[3]])
    qtbot.waitUntil(lambda: made[0].state is JobState.CANCELLED)
    tasks.stop()
    tasks.cancel(tasks.active)  # as the workspaces do when the window closes
    engine.close()
    tasks.close()
    tasks.finish()
    assert stems(path) == ["b", "c"]


def test_going_on_keeps_the_new_before_it_forgets_the_old(tmp_path: Path, ended: None, qtbot: QtBot, task):
    path, engine = tmp_path / "l.db", FakeEngine()
    keeper = Keeper(path)
    keeper.keep([task("a"), task("b")])
    keeper.close()
    tasks = TaskQueue(engine, Keeper(path))
    with qtbot.waitSignal(tasks.leftFound):
        tasks.look_for_left()
    assert len(tasks.left) == 2
    tasks.goOnAsked.connect(lambda what: tasks.add([Task(each.request) for each in what]))
    tasks.go_on()
    assert tasks.left == [] and len(tasks.active) == 2
    tasks.stop()
    tasks.close()
    tasks.finish()
    assert stems(path) == ["a", "b"]  # once each


def test_what_is_added_later_is_not_forgotten_before(tmp_path: Path, ended: None, qtbot: QtBot, task):
    """A workspace that has to open files first may be killed meanwhile."""
    path = tmp_path / "l.db"
    keeper = Keeper(path)
    keeper.keep([task("a"), task("b")])
    keeper.close()
    tasks = TaskQueue(FakeEngine(), Keeper(path))
    with qtbot.waitSignal(tasks.leftFound):
        tasks.look_for_left()
    found = list(tasks.left)
    tasks.go_on()  # nobody has added anything yet
    assert tasks.left == [] and stems(path) == ["a", "b"]
    tasks.add([Task(found[0].request)])
    tasks.stop()
    tasks.close()
    tasks.finish()
    assert sorted(stems(path)) == ["a", "b"]
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM unfinished").fetchone() == (2,)


def test_forgetting(tmp_path: Path, ended: None, qtbot: QtBot, task):
    path = tmp_path / "l.db"
    keeper = Keeper(path)
    keeper.keep([task("a")])
    keeper.close()
    tasks = TaskQueue(FakeEngine(), Keeper(path))
    with qtbot.waitSignal(tasks.leftFound):
        tasks.look_for_left()
    tasks.forget_left()
    tasks.stop()
    tasks.finish()
    assert left(path) == []


def test_a_slow_disk_does_not_hold_a_job_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task):
    gate = threading.Event()
    store = keeping.QueueStore
    monkeypatch.setattr(keeping, "QueueStore", lambda *values: store(*values) if gate.wait(20) else None)
    tasks = TaskQueue(FakeEngine(), Keeper(tmp_path / "l.db"))
    made = task("a")
    tasks.add([made])
    began = time.monotonic()
    tasks.on_finish(made.job, None)
    assert time.monotonic() - began < 2
    gate.set()
    tasks.stop()
    tasks.close()
    tasks.finish()
