"""`test [pytest arguments]`: the test-suite. All that is not one of our own options goes to pytest."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path

from studio.commands.errors import CommandError
from studio.commands.parser import CommandParser, add_common_arguments
from studio.commands.qt_libraries import require_qt_libraries
from studio.commands.reporter import Reporter

ROOT = Path(__file__).resolve().parents[2]

# What pytest returns for a command line that it does not understand, and for one that selects no test.
_BAD_INPUT = (4, 5)


def add_arguments(parser: CommandParser) -> None:
    """The options of the command, which are few: pytest has its own."""
    parser.usage = f"{parser.prog} [--json] [pytest arguments]"
    parser.epilog = (
        "Paths are relative to the folder of main.py. With --json pytest's own output is on stderr."
    )
    parser.rest = "pytest_arguments"
    add_common_arguments(parser)


def run(options: argparse.Namespace, reporter: Reporter) -> int:
    """Run pytest in this process; returns the exit status.

    Raises:
        CommandError: there are no tests here, or Qt lacks a library of the system.
    """
    if not (ROOT / "tests").is_dir():
        raise CommandError(
            "The tests are not installed with the program; run them in a checkout of its source."
        )
    require_qt_libraries()
    import pytest

    os.chdir(ROOT)
    with contextlib.redirect_stdout(sys.stderr) if options.json else contextlib.nullcontext():
        code = int(pytest.main(options.pytest_arguments))
    status = 2 if code in _BAD_INPUT else min(code, 1)
    if options.json:
        reporter.result("", pytest_status=code)
    return status
