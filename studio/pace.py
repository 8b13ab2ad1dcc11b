"""How long it will take, from how it went so far."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_HORIZON = 45.0  # seconds that are looked back: the machine may be busier or freer than before
_LEAST = 1.5  # seconds of work before anything is said


class Pace:
    """Counts finished units of work over time, and says how long further ones will take."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._total = 0.0
        self._marks: deque[tuple[float, float]] = deque()

    def restart(self) -> None:
        """Work begins after a rest, which must not count as slowness."""
        self._marks.clear()
        self._mark()

    def add(self, units: float) -> None:
        """So much more is finished, in any unit."""
        self._total += units
        self._mark()
        now = self._clock()
        while len(self._marks) > 2 and self._marks[1][0] < now - _HORIZON:
            self._marks.popleft()

    def seconds_for(self, units: float) -> float | None:
        """How long `units` will take; None as long as nothing can be said."""
        if not self._marks:
            return None
        since, before = self._marks[0]
        elapsed, finished = self._clock() - since, self._total - before
        if elapsed < _LEAST or finished <= 0:
            return None
        return units * elapsed / finished

    def _mark(self) -> None:
        self._marks.append((self._clock(), self._total))
