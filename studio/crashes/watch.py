"""Notices when the program ends otherwise than it should, from the inside and at the next start."""

from __future__ import annotations

import faulthandler
import logging
import os
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import IO

from studio.crashes.report import (
    crashes_folder,
    forget_old,
    free_name,
    header,
    report_of,
    trail_line,
    versions,
    without_folders,
    write_report,
)

_LONGEST_TRAIL = 60  # lines
_MOST_LINES = 400  # in the file of a run; then it begins again with the trail
_MOST_ERRORS = 5  # reports of one run: what goes wrong at each paint would fill the disk


class CrashWatch(logging.Handler):
    """A file says that the program runs; in good order it goes again.

    What is fatal writes into it by itself where every thread was (faulthandler), and a file that is left
    over after its program becomes a report. Exceptions that nobody expected get a report of their own.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._path = crashes_folder() / f"running-{os.getpid()}.txt"
        self._file: IO[str] | None = None
        self._trail: deque[str] = deque(maxlen=_LONGEST_TRAIL)
        self._lines = self._errors = 0

    def begin(self) -> None:
        """Say that the program runs. Where the folder cannot be written, nothing is watched."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8", buffering=1)
            self._file.write(header())
        except OSError:
            self._file = None
            return
        faulthandler.enable(self._file)
        logging.getLogger().addHandler(self)

    def end(self) -> None:
        """The program ends in good order."""
        logging.getLogger().removeHandler(self)
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink()

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line of the log."""
        line = trail_line(record)
        self._trail.append(line)
        if self._file is None:
            return
        with suppress(OSError, ValueError):
            if self._lines >= _MOST_LINES:
                self._file.seek(0)
                self._file.truncate()
                self._file.write(header() + "".join(self._trail))
                self._lines = len(self._trail)
            else:
                self._file.write(line)
                self._lines += 1

    def on_error(self, error: BaseException) -> None:
        """Report an exception that nobody expected; no more than a few in one run."""
        self._errors += 1
        if self._errors <= _MOST_ERRORS and not isinstance(error, KeyboardInterrupt):
            write_report(report_of(error, self._trail))

    def collect(self) -> list[Path]:
        """Make reports of what earlier runs have left, and return them. For a thread: it takes a moment."""
        if self._file is not None:
            with suppress(OSError, ValueError):
                self._file.write(f"{versions()}\n")
        left = [path for path in crashes_folder().glob("running-*.txt") if path != self._path]
        reports = [_report(path) for path in left if not _is_running(path)]
        return [path for path in reports if path is not None]


def _report(path: Path) -> Path | None:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        if "Fatal Python error" not in text and "Current thread" not in text:
            text += "\nIt ended without a word: it was killed, or the computer went off.\n"
        report = free_name(path.parent)
        report.write_text(without_folders(text), encoding="utf-8")
        path.unlink()
    except OSError:
        return None
    forget_old(path.parent)
    return report


def _is_running(path: Path) -> bool:
    """Whether the program that wrote this file is there still; another one may have its number by now."""
    import psutil

    try:
        program = psutil.Process(int(path.stem.removeprefix("running-")))
        return program.create_time() <= path.stat().st_mtime + 1 and program.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, ValueError, OSError):
        return False
