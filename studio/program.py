"""How the program starts another one of itself."""

from __future__ import annotations

import sys


def program_command() -> list[str]:
    """The beginning of a command line that runs this program; its arguments follow.

    A bundled program is started by its own name; any other by the Python that runs it.
    """
    is_bundled = getattr(sys, "frozen", False)
    return [sys.executable] if is_bundled else [sys.executable, "-m", "studio"]
