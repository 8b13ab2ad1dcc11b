"""The door as a person meets it: in processes of its own."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).resolve().parents[1] / "main.py"
HEAVY = ("torch", "PySide6", "numpy", "PIL", "cv2")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run main.py in an environment without a screen; the imports are listed on stderr."""
    kept = {name: os.environ[name] for name in ("PATH", "GANVAS_HOME", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-X", "importtime", str(MAIN), *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True)


def imported(run: subprocess.CompletedProcess[str]) -> set[str]:
    """The top-level modules that a start imported."""
    lines = re.findall(r"^import time:.*\| +([\w.]+)$", run.stderr, re.MULTILINE)
    return {line.split(".")[0] for line in lines}


def said(run: subprocess.CompletedProcess[str]) -> str:
    """What it said on stderr."""
    return "".join(line for line in run.stderr.splitlines(True) if not line.startswith("import time:"))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["enhance", "--help"], 0),
        (["train", "--help"], 0),
        (["models", "list"], 0),
        (["models", "check"], 0),
        (["models", "show", "nonsense"], 2),
        (["enhance", "picture.png"], 2),
        (["nonsense"], 2),
    ],
)
def test_light_commands_import_nothing_heavy(arguments, status):
    run = start(*arguments)
    assert run.returncode == status, said(run)
    assert "studio" in imported(run)
    assert imported(run).isdisjoint(HEAVY)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells whether there is a screen")
def test_without_a_screen_a_sentence_names_what_works():
    run = start()
    assert run.returncode == 2
    assert said(run).startswith("error: ") and "so the window cannot open" in said(run)
    assert said(run).count("\n") == 1
    for name in ("demo DIR", "enhance", "models", "train", "test"):
        assert name in said(run)
    assert imported(run).isdisjoint(HEAVY)


def test_older_pythons_get_a_sentence():
    start_main = f"runpy.run_path({str(MAIN)!r}, run_name='__main__')"
    code = f"import sys, runpy; sys.version_info = (3, 8, 10); {start_main}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.startswith("error: Ganvas needs Python 3.11 or newer and this is Python 3.8;")
    assert run.stderr.count("\n") == 1


def test_older_pythons_can_read_the_door():
    ast.parse(MAIN.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_reader_that_goes_away_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(MAIN), "models", "show", "nonsense", "--json"]
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert run.returncode == 1
    assert run.stderr.startswith("error: There is no model 'nonsense'") and run.stderr.count("\n") == 1


def test_pytest_gets_its_arguments_and_has_the_last_word(tmp_path):
    (tmp_path / "test_it.py").write_text("def test_it():\n    pass\n\ndef test_other():\n    assert 0\n")
    run = start("test", "-q", "-p", "no:cacheprovider", str(tmp_path), "-k", "test_it and not other")
    assert run.returncode == 0, run.stdout + said(run)
    assert re.match(r"1 passed, 1 deselected in ", run.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    ("arguments", "status"), [(["-k", "test_other"], 1), (["--no-such-option"], 2), (["-k", "nothing"], 2)]
)
def test_exit_status_of_the_tests(tmp_path, arguments, status):
    (tmp_path / "test_it.py").write_text("def test_other():\n    assert 0\n")
    assert start("test", "-p", "no:cacheprovider", str(tmp_path), *arguments).returncode == status
