"""Progress on stderr: one line that is written over on a terminal, sparse lines anywhere else."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

_BAR_WIDTH = 24


class ProgressLine:
    """One line that says how far something is."""

    def __init__(self, stream: TextIO | None, seconds_between: float = 15.0) -> None:
        """Show nothing yet.

        Args:
            stream: stderr; None (a program without a console) shows nothing.
            seconds_between: pause between two lines where the stream is no terminal.
        """
        self._stream = stream
        self._is_terminal = stream is not None and stream.isatty()
        self._pause = 0.1 if self._is_terminal else seconds_between
        self._last = time.monotonic() - (self._pause if self._is_terminal else 0)
        self._width_shown = 0

    def show(self, text: str) -> None:
        """Show this in place of the line before; too fast a sequence is thinned out."""
        now = time.monotonic()
        if self._stream is None or now - self._last < self._pause:
            return
        self._last = now
        if self._is_terminal:
            width = shutil.get_terminal_size().columns - 1
            # Blanks and no escape codes: not every console of Windows knows those.
            self._stream.write(f"\r{text[:width]:<{width}}")
            self._width_shown = width
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Leave the line empty for other output."""
        if self._stream is not None and self._width_shown:
            self._stream.write(f"\r{'':<{self._width_shown}}\r")
            self._stream.flush()
            self._width_shown = 0


def format_bar(fraction: float) -> str:
    """0.5 -> "[############............]  50 %"."""
    filled = round(min(max(fraction, 0.0), 1.0) * _BAR_WIDTH)
    return f"[{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {fraction:4.0%}".replace("%", " %")


def format_seconds(seconds: float) -> str:
    """75 -> "1:15"; 3675 -> "1:01:15"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
