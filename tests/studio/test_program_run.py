"""A command in a process of its own: what it says, how it ends, how it is stopped."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.program_run import KILLED, ProgramRun

TALKS = """
import json, sys
assert sys.argv[-1] == "--json"
print(json.dumps({"event": "progress", "message": "half", "done": 1}), flush=True)
print("a line of a library", flush=True)
print(json.dumps({"event": "result", "name": "done"}))
"""
FAILS = """
import json, sys
print(json.dumps({"event": "error", "message": "The folder is empty."})); sys.exit(2)
"""
WAITS = """
import signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("ready", flush=True)
time.sleep(60)
"""
HEEDS = """
import sys
assert sys.argv[-2:] == ["--steered", "--json"]
print("ready", flush=True)
for line in sys.stdin:
    print(line.strip(), flush=True)
    if line == "stop\\n":
        sys.exit(3)
"""


@pytest.fixture
def make(qapp) -> Iterator:
    runs = []

    def made(code: str) -> ProgramRun:
        runs.append(ProgramRun(command=[sys.executable, "-c", code]))
        return runs[-1]

    yield made
    for run in runs:
        run.wait()


def test_events_and_lines_are_told(make, qtbot: QtBot):
    run, told, wrote = make(TALKS), [], []
    run.told.connect(told.append)
    run.wrote.connect(wrote.append)
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.start(["train"])
        assert run.is_active
    assert end.args == [0, ""] and not run.is_active
    assert [event["event"] for event in told] == ["progress", "result"]
    assert wrote == list(run.lines) == ["half", "a line of a library"]


def test_the_sentence_of_a_failure_comes_with_its_end(make, qtbot: QtBot):
    run = make(FAILS)
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.start([])
    assert end.args == [2, "The folder is empty."]


def test_it_is_stopped_politely(make, qtbot: QtBot):
    run = make(WAITS)
    with qtbot.waitSignal(run.wrote, timeout=20_000):
        run.start([], niceness=5)
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.stop()
        assert run.is_stopping
    assert end.args == [0, ""]


def test_one_that_is_steered_is_paused_goes_on_and_is_stopped(make, qtbot: QtBot):
    run, wrote = make(HEEDS), []
    run.wrote.connect(wrote.append)
    with qtbot.waitSignal(run.wrote, timeout=20_000):
        run.start([], steered=True)
    for steer, word in ((run.pause, "pause"), (run.resume, "resume")):
        with qtbot.waitSignal(run.wrote, timeout=20_000):
            steer()
        assert wrote[-1] == word
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.stop()
    assert end.args == [3, ""] and wrote[-1] == "stop"


def test_one_that_is_steered_is_stopped_even_before_it_heeds_anything(make, qtbot: QtBot):
    run = make("import time; time.sleep(60)")
    run.start([], steered=True)
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.stop()
    assert end.args == [128 + signal.SIGTERM, ""]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another system")
def test_that_it_was_killed_is_told(make, qtbot: QtBot):
    run = make("import os; print('ready', flush=True); os.kill(os.getpid(), 9)")
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.start([])
    assert end.args == [KILLED, ""]


def test_the_end_is_waited_for_in_any_thread(make, qtbot: QtBot):
    run = make(WAITS)
    with qtbot.waitSignal(run.wrote, timeout=20_000):
        run.start([])
    process = run._process
    thread = threading.Thread(target=run.wait)
    thread.start()
    thread.join(20)
    assert not thread.is_alive() and process.returncode == 0


def test_a_program_that_is_not_there_is_told(qtbot: QtBot):
    run = ProgramRun(command=["/nowhere/at-all"])
    with qtbot.waitSignal(run.ended, timeout=20_000) as end:
        run.start([])
    assert end.args[0] == 1 and end.args[1] and not run.is_active
