"""What a benchmark found, and the file that keeps the last one of each device."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gan.paths import user_folder
from studio.language import number_words

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes:
        job: "Enhance", "Faces", "Cartoon" or "Handwriting".
        what: was done.
        value, unit: how much of it a second or minute.
        how: numbers, tiles and batches; empty where there is no network to tune.
    """

    job: str
    what: str
    value: float
    unit: str
    how: str = ""


@dataclass(frozen=True)
class Report:
    """All figures of a device.

    Attributes:
        device: as it was asked for: "auto", "cpu", "cuda:0".
        name: what computed, in words.
        torch: its version.
        made: when, in ISO 8601 with minutes.
        rows: in the order in which they are shown.
    """

    device: str
    name: str
    torch: str
    made: str
    rows: tuple[Row, ...]

    def as_text(self) -> str:
        """Lines for the clipboard or a terminal."""
        head = f"Ganvas on {self.name}, torch {self.torch}, {self.made.replace('T', ' ')}"
        return "\n".join([head, *table_lines(self.rows)])


def table_lines(rows: tuple[Row, ...]) -> list[str]:
    """The rows in columns of blanks."""
    cells = [(row.job, row.what, value_words(row.value), row.unit, row.how) for row in rows]
    widths = [max((len(line[column]) for line in cells), default=0) for column in range(4)]
    return [
        f"{job:{widths[0]}}  {what:{widths[1]}}  {value:>{widths[2]}} {unit:{widths[3]}}  {how}".rstrip()
        for job, what, value, unit, how in cells
    ]


def value_words(value: float) -> str:
    """A figure with as many digits as it deserves."""
    return number_words(value, 0 if value >= 100 else 1 if value >= 10 else 2)


def read_reports() -> dict[str, Report]:
    """The last report of each device; what is damaged is left out."""
    try:
        entries = json.loads(_file().read_text(encoding="utf-8"))
        return {key: report for key, entry in entries.items() if (report := _report(entry)) is not None}
    except (OSError, ValueError, AttributeError):
        return {}


def keep_report(report: Report) -> None:
    """Keep it in place of the last one of its device."""
    _write({**read_reports(), report.device: report})


def forget_reports() -> None:
    """Forget every report."""
    _write({})


def _file() -> Path:
    return user_folder() / "benchmarks.json"


def _write(reports: dict[str, Report]) -> None:
    file = _file()
    partial = file.with_suffix(f".{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(
            json.dumps({key: asdict(report) for key, report in reports.items()}, indent=1), encoding="utf-8"
        )
        os.replace(partial, file)
    except OSError as error:
        _log.warning("the benchmark is not kept: %s", error)


def _report(entry: Any) -> Report | None:
    try:
        rows = tuple(
            Row(str(row["job"]), str(row["what"]), float(row["value"]), str(row["unit"]), str(row["how"]))
            for row in entry["rows"]
        )
        texts = (str(entry[name]) for name in ("device", "name", "torch", "made"))
        return Report(*texts, rows)
    except (KeyError, TypeError, ValueError):
        return None
