"""Errors become sentences and exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gan.engine import EngineError
from gan.media import MediaError
from studio.commands.reporter import Reporter, exit_status, guard

INPUT, FAILURE = MediaError("bad input"), EngineError("failed")


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        ([], 0),
        ([None, None], 0),
        ([INPUT], 2),
        ([INPUT, INPUT], 2),
        ([None, INPUT], 1),
        ([INPUT, FAILURE], 1),
        ([FAILURE], 1),
        ([ValueError()], 1),
    ],
)
def test_the_exit_status_of_a_batch(errors, status):
    assert exit_status(errors) == status


def raising(error: BaseException):
    def action() -> int:
        raise error

    return action


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (INPUT, 2, "error: bad input\n"),
        (FAILURE, 1, "error: failed\n"),
        (KeyboardInterrupt(), 130, "\nInterrupted.\n"),
        (SystemExit(0), 0, ""),
        (SystemExit(143), 143, ""),
        (SystemExit(), 0, ""),
    ],
)
def test_what_ends_a_command(error, status, said, capsys):
    assert guard(raising(error), Reporter(as_json=False)) == status
    assert capsys.readouterr() == ("", said)


def test_what_nobody_foresaw_ends_it_with_1(capsys, ganvas_home):
    assert guard(raising(RuntimeError("odd")), Reporter(as_json=False)) == 1
    said = capsys.readouterr().err
    assert (
        said
        == f"error: something went wrong (RuntimeError: odd); the details are in {ganvas_home}/ganvas.log.\n"
    )
    assert "Traceback" in (ganvas_home / "ganvas.log").read_text()


def test_events(capsys):
    reporter = Reporter(as_json=True)
    reporter.result("for people", path=Path("a\udcff.png"), notes=("one",))
    reporter.progress("for people", done=1)
    reporter.note("in passing")
    reporter.error(INPUT, Path("a.png"))
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [
        {"event": "result", "path": "a\udcff.png", "notes": ["one"]},
        {"event": "progress", "done": 1},
        {"event": "progress", "message": "in passing"},
        {"event": "error", "input": "a.png", "message": "bad input", "exit_status": 2},
    ]
    assert err == "error: bad input\n"


def test_people_read_results_on_stdout_and_the_rest_on_stderr(capsys):
    reporter = Reporter(as_json=False)
    reporter.result("a.png", path=Path("a.png"))
    reporter.note("in passing")
    assert capsys.readouterr() == ("a.png\n", "in passing\n")
