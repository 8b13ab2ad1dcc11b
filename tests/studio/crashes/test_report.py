"""What a report says, and what it keeps to itself."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from studio.crashes import report
from studio.crashes.report import crashes_folder, report_of, trail_line, without_folders, write_report


def caught(message: str) -> BaseException:
    try:
        raise ValueError(message)
    except ValueError as error:
        return error


def test_it_says_where_and_what_but_nothing_of_the_persons():
    error = caught("cannot parse 'Dear Ada' of /home/ada/My letters/letter.jpg near sea.png at 3 of 7")
    text = report_of(error, ["12:00:00 INFO gan.engine: %s was read\n"])
    assert "test_report.py" in text and "ValueError: cannot parse … of" in text and "at 3 of 7" in text
    for own in ("Dear Ada", "/home/ada", "letter.jpg", "sea.png"):
        assert own not in text.partition("Before that")[0].split("ValueError: ")[1]
    assert text.startswith("Ganvas ") and "torch" in text and "gan.engine: %s was read" in text


def test_lines_of_the_log_come_without_what_was_filled_in():
    filled = ("/home/ada/a.jpg",)
    record = logging.LogRecord("gan.media", logging.WARNING, "", 1, "%s is damaged", filled, None)
    assert trail_line(record).endswith("WARNING gan.media: %s is damaged\n")


def test_places_are_named_from_the_program_on():
    program = Path(report.__file__).resolve()
    trace = f'  File "{program}", line 3 in f\n  File "/home/ada/x/site-packages/torch/a.py", line 4 in g\n'
    trace += '  File "/home/ada/secret.py", line 5 in h\n'
    assert without_folders(trace) == (
        '  File "studio/crashes/report.py", line 3 in f\n  File "torch/a.py", line 4 in g\n'
        '  File "secret.py", line 5 in h\n'
    )


def test_only_the_newest_are_kept(monkeypatch):
    monkeypatch.setattr(report, "_MOST_REPORTS", 3)
    made = [write_report(str(number)) for number in range(5)]
    for age, path in enumerate(reversed(made)):
        if path.exists():
            os.utime(path, (1000 - age, 1000 - age))
    write_report("newest")
    kept = [path.read_text() for path in crashes_folder().iterdir()]
    assert len(kept) == 3 and "newest" in kept and "0" not in kept


def test_a_folder_that_cannot_be_written_is_no_error(ganvas_home: Path, monkeypatch):
    (ganvas_home / "file").write_text("")
    monkeypatch.setenv("GANVAS_HOME", str(ganvas_home / "file" / "below"))
    assert write_report("x") is None
