"""How the program starts another one of itself, and what the two agree by."""

from __future__ import annotations

import sys

PAUSE_WORD, RESUME_WORD, STOP_WORD = "pause", "resume", "stop"
"""What a program that is steered heeds on its standard input, one a line."""

PAUSED, RUNNING = "paused", "running"
"""The "state" of a progress event in which it says what came of it."""


def program_command() -> list[str]:
    """The beginning of a command line that runs this program; its arguments follow.

    A bundled program is started by its own name; any other by the Python that runs it.
    """
    is_bundled = getattr(sys, "frozen", False)
    return [sys.executable] if is_bundled else [sys.executable, "-m", "studio"]
