"""Reports of benchmarks: kept, read, written as text."""

from __future__ import annotations

import json

from gan.paths import user_folder
from studio.benchmark.report import Report, Row, forget_reports, keep_report, read_reports, value_words

ROWS = (
    Row("Enhance", "4x", 1.2345, "MP/s", "bfloat16, tile 384"),
    Row("Faces", "new faces", 1234.5, "faces/s", "batch 32"),
)
REPORT = Report("cpu", "CPU, 2 cores", "2.14", "2026-11-25T08:19", ROWS)


def test_the_last_report_of_each_device_is_kept():
    assert read_reports() == {}
    keep_report(REPORT)
    other = Report("cuda:0", "A GPU", "2.14", "2026-11-25T08:20", ROWS[:1])
    keep_report(other)
    assert read_reports() == {"cpu": REPORT, "cuda:0": other}
    forget_reports()
    assert read_reports() == {}


def test_what_is_damaged_is_left_out():
    keep_report(REPORT)
    file = user_folder() / "benchmarks.json"
    entries = json.loads(file.read_text())
    file.write_text(json.dumps(entries | {"cuda:0": {"device": "cuda:0"}, "cuda:1": 7}))
    assert read_reports() == {"cpu": REPORT}
    file.write_text("{")
    assert read_reports() == {}


def test_as_text_it_has_columns():
    lines = REPORT.as_text().splitlines()
    assert lines[0] == "Ganvas on CPU, 2 cores, torch 2.14, 2026-11-25 08:19"
    assert lines[1].split() == ["Enhance", "4x", "1.23", "MP/s", "bfloat16,", "tile", "384"]
    assert lines[1].index("MP/s") == lines[2].index("faces/s")


def test_figures_have_the_digits_that_they_deserve():
    assert [value_words(value) for value in (0.5678, 12.34, 1234.5)] == ["0.57", "12.3", "1,234"]
