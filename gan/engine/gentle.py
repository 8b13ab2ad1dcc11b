"""How threads that work behind a window share the processors with it."""

from __future__ import annotations

import os
import sys
import threading

_STEPS = 5  # of niceness below the window's thread: it gets three times the time of one that works
_LEAST = 19  # the system's own end of the scale


def be_gentle() -> None:
    """Let the window's thread go before this one, and all threads that this one begins.

    All threads that work in Python should stand at this one level: one that stood above it would keep the
    processor from another that holds Python's lock, and the window, who waits for that lock, with it. Only
    Linux has a priority for each thread; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        own, first = threading.get_native_id(), os.getpid()  # the first thread has the process's id
        wanted = min(_LEAST, os.getpriority(os.PRIO_PROCESS, first) + _STEPS)
        if os.getpriority(os.PRIO_PROCESS, own) < wanted:  # going up is not allowed to everybody
            os.setpriority(os.PRIO_PROCESS, own, wanted)
