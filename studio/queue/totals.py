"""Where the whole queue stands, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gan.engine import JobState
from studio import words
from studio.language import joined, tr, trn
from studio.pace import Pace
from studio.queue.task import Task


@dataclass(frozen=True)
class Totals:
    """The queue in numbers.

    Attributes:
        active: tasks that wait or are worked on, paused or not.
        paused: those of them that are paused.
        working: those that the engine is at and that are not paused.
        done, failed: tasks that are over, since nothing was active last.
        fraction: share of all that was asked for since then, 0..1.
        seconds_left: until nothing is active; None if unknown.
    """

    active: int = 0
    paused: int = 0
    working: int = 0
    done: int = 0
    failed: int = 0
    fraction: float = 0.0
    seconds_left: float | None = None

    @property
    def is_standing_still(self) -> bool:
        """Whether everything that is left is paused."""
        return 0 < self.active == self.paused


def totals_words(totals: Totals) -> str:
    """Where everything stands, as "2 working  ·  5 waiting  ·  about 4 minutes left"."""
    waiting = totals.active - totals.working - totals.paused
    parts = []
    if totals.working:
        parts.append(trn("{count} working", "{count} working", totals.working))
    if waiting:
        parts.append(trn("{count} waiting", "{count} waiting", waiting))
    if totals.paused:
        parts.append(trn("{count} paused", "{count} paused", totals.paused))
    if totals.working and (left := words.duration_left(totals.seconds_left)):
        parts.append(left)
    return joined(parts) or tr("Nothing to do")


class Reckoning:
    """Counts what becomes of tasks, and reckons from the pace of each kind how long the rest will take.

    Kinds are worked on side by side, so that the slowest of them tells when all is done.
    """

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}
        self._shares: dict[Task, float] = {}
        self._ends: Counter[JobState] = Counter()

    def begin(self) -> None:
        """Work begins after a rest."""
        self._ends.clear()
        self._shares.clear()
        for pace in self._paces.values():
            pace.restart()

    def follow(self, task: Task) -> None:
        """A task is somewhere else now, or over."""
        pace = self._pace_of(task)
        share = 1.0 if task.state is JobState.DONE else task.progress.fraction
        pace.add(max(0.0, share - self._shares.get(task, 0.0)))
        self._shares[task] = share
        if task.state.is_over:
            del self._shares[task]
            self._ends[task.state] += 1

    def totals(self, active: Sequence[Task]) -> Totals:
        """The numbers as they are now."""
        ended = self._ends[JobState.DONE] + self._ends[JobState.FAILED]
        under_way = sum(self._shares.get(task, 0.0) for task in active)
        paused = [task for task in active if task.is_paused]
        return Totals(
            active=len(active),
            paused=len(paused),
            working=sum(task.is_working for task in active) - sum(task.is_working for task in paused),
            done=self._ends[JobState.DONE],
            failed=self._ends[JobState.FAILED],
            fraction=(ended + under_way) / (ended + len(active)) if active or ended else 0.0,
            seconds_left=self._seconds_left(active),
        )

    def _seconds_left(self, active: Sequence[Task]) -> float | None:
        left: Counter[str] = Counter()
        known = [0.0]
        for task in active:
            if task.is_paused:
                continue
            left[_name(task)] += 1 - self._shares.get(task, 0.0)
            known.append(task.progress.seconds_left or 0.0)
        known += [
            self._paces[name].seconds_for(units) or 0.0 for name, units in left.items() if name in self._paces
        ]
        return max(known) or None

    def _pace_of(self, task: Task) -> Pace:
        if _name(task) not in self._paces:
            pace = self._paces[_name(task)] = Pace()
            pace.restart()
        return self._paces[_name(task)]


def _name(task: Task) -> str:
    return type(task.request).__name__
