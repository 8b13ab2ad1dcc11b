"""Keeps Python's collector of cycles from holding the window while a long script is worked on."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 20_000
"""Characters of a script from which on it is worth it."""

_lock = threading.Lock()
_users = 0


@contextmanager
def without_collecting(script: str) -> Iterator[None]:
    """Within, nothing is collected, if the script is long; what is there afterwards is not looked at again.

    The collector stops every thread while it goes through all objects, and a script of 50,000 words has
    hundreds of thousands. Scenes have no cycles, so they go without it.
    """
    global _users
    if len(script) < LONG:
        yield
        return
    with _lock:
        _users += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if not _users:
                gc.freeze()
                gc.enable()
