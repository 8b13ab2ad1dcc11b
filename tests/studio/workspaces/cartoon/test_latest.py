from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from gan.cartoon.errors import CartoonError
from studio.workspaces.cartoon.latest import Latest


class Work:
    """Waits at a gate, and remembers what it did."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.done: list[object] = []
        self.threads: set[str] = set()

    def __call__(self, wish):
        self.gate.wait(5)
        self.threads.add(threading.current_thread().name)
        self.done.append(wish)
        if wish == "bad":
            raise CartoonError("That is bad.")
        if wish == "worse":
            raise ValueError("secret")
        return str(wish).upper()


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def latest(qapp, work):
    latest = Latest("test-latest", work)
    yield latest
    work.gate.set()
    latest.close()
    latest.wait()


def test_only_the_first_and_the_last_wish_are_done(latest, work, qtbot: QtBot):
    told = []
    latest.done.connect(lambda wish, result: told.append((wish, result)))
    latest.want("a")
    qtbot.waitUntil(lambda: not latest._wish)
    for wish in "bcd":
        latest.want(wish)
    assert latest.is_busy
    work.gate.set()
    qtbot.waitUntil(lambda: not latest.is_busy)
    assert told == [("a", "A"), ("d", "D")]
    assert work.threads == {"test-latest"}


def test_wishes_wait_for_better_ones(work, qtbot: QtBot):
    work.gate.set()
    latest = Latest("test-pause", work, pause_ms=60)
    latest.want("a")
    latest.want("b")
    with qtbot.waitSignal(latest.done):
        pass
    assert work.done == ["b"]
    with qtbot.waitSignal(latest.done):
        latest.want("c", at_once=True)
    latest.close()
    latest.wait()


def test_failures_are_sentences(latest, work, qtbot: QtBot):
    work.gate.set()
    with qtbot.waitSignal(latest.failed) as caught:
        latest.want("bad")
    assert caught.args == ["bad", "That is bad."]
    with qtbot.waitSignal(latest.failed) as caught:
        latest.want("worse")
    assert "secret" not in caught.args[1]


def test_closing_tells_nothing_more(latest, work, qtbot: QtBot):
    told = []
    latest.done.connect(lambda *_: told.append(1))
    latest.want("a")
    latest.close()
    work.gate.set()
    latest.wait()
    qtbot.wait(20)
    assert told == []


def test_work_that_is_outdated_gives_up(qapp, qtbot: QtBot):
    began, told = threading.Event(), []

    def work(wish):
        if wish == "long":
            began.set()
            while True:
                latest.check(0.5)
        return wish

    latest = Latest("test-outdated", work)
    latest.done.connect(lambda wish, _: told.append(wish))
    latest.want("long")
    with qtbot.waitSignal(latest.progressed) as caught:
        assert began.wait(5)
    assert caught.args == [0.5]
    latest.want("short")
    qtbot.waitUntil(lambda: told == ["short"])
    latest.want("long")
    latest.close()
    latest.wait()
