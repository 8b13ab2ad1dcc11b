"""Progress on stderr: one line on a terminal, sparse lines elsewhere, none without a stream."""

from __future__ import annotations

import io

import pytest

from studio.commands import progress
from studio.commands.progress import ProgressLine, format_bar, format_seconds


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Sets the time."""
    now = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])

    def advance(seconds: float) -> None:
        now[0] += seconds

    return advance


def test_on_a_terminal_one_line_is_written_over(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "11")
    stream = Terminal()
    line = ProgressLine(stream)
    line.show("one")
    line.show("too soon")
    clock(1)
    line.show("a line that is too long")
    line.clear()
    line.clear()
    assert stream.getvalue() == "\rone       \ra line tha\r          \r"


def test_elsewhere_lines_are_sparse_and_the_first_waits(clock):
    stream = io.StringIO()
    line = ProgressLine(stream, seconds_between=10)
    for second in range(25):
        line.show(f"at {second}")
        clock(1)
    line.clear()
    assert stream.getvalue() == "at 10\nat 20\n"


def test_without_a_console_nothing_happens(clock):
    line = ProgressLine(None)
    clock(100)
    line.show("lost")
    line.clear()


def test_bars_and_times():
    assert format_bar(0) == "[........................]   0 %"
    assert format_bar(0.5) == "[############............]  50 %"
    assert format_bar(1) == "[########################] 100 %"
    assert [format_seconds(seconds) for seconds in (0, 59.6, 75, 3675)] == ["0:00", "1:00", "1:15", "1:01:15"]
