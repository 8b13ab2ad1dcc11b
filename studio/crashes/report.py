"""Reports as text: where the program was, what it is made of, and nothing that the person made."""

from __future__ import annotations

import logging
import os
import re
import sys
import time
import traceback
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import studio
from gan.paths import user_folder

_PACKAGES = ("torch", "PySide6-Essentials", "numpy", "av", "opencv-python-headless")
_MOST_REPORTS = 20
_PROGRAM = Path(__file__).resolve().parents[2]
_PLACE = re.compile(r'File "([^"]+)"')
# What an exception may say of the person's things: whatever is quoted, and names of files.
_QUOTED = re.compile(r"""(["'“‘`]).*?["'”’`]""", re.DOTALL)
_FILE_NAME = re.compile(r"\S*[/\\]\S+|\S+\.[A-Za-z]\w{0,5}\b")


def crashes_folder() -> Path:
    """Where the reports are."""
    return user_folder() / "crashes"


def header() -> str:
    """The first lines of a report."""
    system = " ".join(os.uname()[::2]) if hasattr(os, "uname") else sys.platform
    return (
        f"Ganvas {studio.__version__}, Python {sys.version.split()[0]}, {system}\n"
        f"Started {datetime.now():%Y-%m-%d %H:%M:%S}\n"
        "This report stays on this computer. It names no picture, file or text of yours.\n\n"
    )


def versions() -> str:
    """The packages that matter most, in a line; looking them up takes a moment."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return ", ".join(found)


def trail_line(record: logging.LogRecord) -> str:
    """A line of the log without what was filled into it: names of files, and texts."""
    moment = time.strftime("%H:%M:%S", time.localtime(record.created))
    return f"{moment} {record.levelname} {record.name}: {str(record.msg)[:200]}\n"


def trace_text(error: BaseException) -> str:
    """Where an exception came from, and of which kind it is."""
    lines = ["Traceback (most recent call last):\n", *traceback.format_tb(error.__traceback__)]
    return f"{without_folders(''.join(lines))}{type(error).__qualname__}: {_impersonal(str(error))}\n"


def without_folders(trace: str) -> str:
    """A traceback whose files are named from the program's folder on, which tells nothing of the person."""
    return _PLACE.sub(lambda found: f'File "{_short(found[1])}"', trace)


def write_report(text: str) -> Path | None:
    """Save a report under the time of now; the oldest go. None where it cannot be written."""
    folder = crashes_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free_name(folder)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    forget_old(folder)
    return path


def free_name(folder: Path) -> Path:
    """A name for a report of now that nothing has yet."""
    stem, number = f"crash-{datetime.now():%Y-%m-%d-%H%M%S}", 1
    path = folder / f"{stem}.txt"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.txt"
    return path


def forget_old(folder: Path) -> None:
    """Keep the newest reports."""
    reports = sorted(folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime)
    for path in reports[:-_MOST_REPORTS]:
        with suppress(OSError):
            path.unlink()


def report_of(error: BaseException, trail: Iterable[str]) -> str:
    """The report of an exception that nobody expected; the program goes on."""
    return f"{header()}{trace_text(error)}\n{versions()}\n\nBefore that:\n{''.join(trail)}"


def _short(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_PROGRAM):
        return str(path.relative_to(_PROGRAM))
    _, found, rest = file.replace("\\", "/").rpartition("site-packages/")
    return rest if found else path.name


def _impersonal(message: str) -> str:
    return _FILE_NAME.sub("…", _QUOTED.sub("…", message))[:500]
