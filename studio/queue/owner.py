"""Which program does what is in the queue, so that nobody else takes it for left behind."""

from __future__ import annotations

import os


def this_program() -> str:
    """A name for the program that runs here; no later one has the same."""
    return _name_of(os.getpid())


def is_running(owner: str) -> bool:
    """Whether the program of this name still runs."""
    number = owner.partition("@")[0]
    return number.isdigit() and owner == _name_of(int(number))


def _name_of(process: int) -> str:
    """Its number with the moment of its beginning, since numbers are given again; "" if there is none."""
    import psutil  # not needed before something is asked for

    try:
        found = psutil.Process(process)
        if found.status() == psutil.STATUS_ZOMBIE:
            return ""
        return f"{process}@{found.create_time():.2f}"
    except psutil.Error:
        return ""
