"""Programs that end as they should, and others."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from studio.crashes.report import crashes_folder
from studio.crashes.watch import CrashWatch

ROOT = Path(__file__).resolve().parents[3]
BEGIN = """
import logging, os, signal, sys
from studio.crashes.watch import CrashWatch
watch = CrashWatch()
logging.getLogger().setLevel(logging.INFO)
watch.begin()
logging.getLogger("studio").info("opened %s", "/home/ada/secret.jpg")
"""


def run(code: str) -> int:
    command = [sys.executable, "-c", BEGIN + code]
    return subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL).returncode


def test_a_good_end_leaves_nothing():
    assert run("watch.end()") == 0
    assert list(crashes_folder().iterdir()) == [] and CrashWatch().collect() == []


def test_what_is_fatal_says_where_it_was():
    assert run("import faulthandler\ndef deep(): faulthandler._sigabrt()\ndeep()") == -signal.SIGABRT
    (path,) = CrashWatch().collect()
    text = path.read_text()
    assert "Fatal Python error: Aborted" in text and "in deep" in text
    assert "opened %s" in text and "secret" not in text and str(ROOT) not in text
    assert CrashWatch().collect() == []


def test_a_killed_program_is_noticed_too():
    assert run("os.kill(os.getpid(), signal.SIGKILL)") == -signal.SIGKILL
    (path,) = CrashWatch().collect()
    assert path.name.startswith("crash-") and "was killed" in path.read_text()


def test_a_program_that_runs_is_left_alone():
    code = BEGIN + "print('ready', flush=True)\nsys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        program.stdout.readline()
        assert CrashWatch().collect() == []
        program.kill()
    assert len(CrashWatch().collect()) == 1


@pytest.fixture
def watch():
    made = CrashWatch()
    made.begin()
    yield made
    made.end()


def test_an_unexpected_error_gets_a_report_but_not_each_time(watch: CrashWatch):
    for number in range(9):
        watch.on_error(RuntimeError(f"boom {number}"))
    texts = [path.read_text() for path in crashes_folder().glob("crash-*")]
    assert len(texts) == 5 and any("RuntimeError: boom 0" in text for text in texts)


def test_the_file_of_a_long_run_stays_short(watch: CrashWatch):
    logger = logging.getLogger("studio.test_watch")
    logger.setLevel(logging.INFO)
    for number in range(2000):
        logger.info("line %s", number)
    size = (crashes_folder() / f"running-{os.getpid()}.txt").stat().st_size
    assert 1000 < size < 100_000
