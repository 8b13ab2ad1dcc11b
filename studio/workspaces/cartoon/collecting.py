"""Keeps the search for garbage from holding the window while a long script is worked on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from studio.tidying import untidied

LONG = 20_000
"""Characters of a script from which on it is worth it."""


@contextmanager
def without_collecting(script: str) -> Iterator[None]:
    """Within, nothing is collected, if the script is long; what is there afterwards is not looked at again.

    The collector stops every thread while it goes through all objects, and a script of 50,000 words has
    hundreds of thousands. Scenes have no cycles, so they go without it.
    """
    with untidied() if len(script) >= LONG else nullcontext():
        yield
