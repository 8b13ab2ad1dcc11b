"""Work that can be stopped between its stages."""

from __future__ import annotations

from collections.abc import Callable

import pytest


class Stopped(Exception):
    """What the one who stops it raises."""


def stages_of(work: Callable[[Callable[[], None]], object]) -> int:
    """How many places work gives to stop at; every one of them ends it."""
    places = 0

    def count() -> None:
        nonlocal places
        places += 1

    work(count)
    for last in range(places):
        left = iter(range(last))

        def stop(left: object = left) -> None:
            if next(left, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            work(stop)
    return places
