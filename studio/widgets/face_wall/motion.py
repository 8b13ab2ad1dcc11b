"""What moves on a wall: cells that fade in, and the one under the pointer that rises."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from studio.motion import CALM_MS, QUICK_MS, is_motion_reduced

_TICK_MS = 16


class WallMotion(QObject):
    """Keeps the fades and lifts of cells; its timer runs only while something moves.

    Signals:
        moved(set[int]): these cells have to be painted again.
    """

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._births: dict[int, float] = {}
        self._lifts: dict[int, float] = {}
        self._hovered = -1
        self._then = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_moving(self) -> bool:
        """Whether anything is on its way."""
        return self._timer.isActive()

    def fade_in(self, index: int) -> None:
        """A cell got a picture."""
        if not is_motion_reduced():
            self._births[index] = self._clock()
            self._start()

    def fade_of(self, index: int) -> float:
        """How far a cell has faded in, 0..1."""
        born = self._births.get(index)
        return 1.0 if born is None else min(1.0, (self._clock() - born) * 1000 / CALM_MS)

    def hover(self, index: int) -> None:
        """The pointer went to a cell, or (-1) away."""
        if index == self._hovered:
            return
        before, self._hovered = self._hovered, index
        if index >= 0:
            self._lifts.setdefault(index, 0.0)
        if is_motion_reduced():
            self._lifts = {index: 1.0} if index >= 0 else {}
            self.moved.emit({before, index} - {-1})
        else:
            self._start()

    def lift_of(self, index: int) -> float:
        """How far a cell has risen, 0..1."""
        return self._lifts.get(index, 0.0)

    @property
    def lifted(self) -> list[int]:
        """The cells that are above the others, the highest last."""
        return sorted(self._lifts, key=self._lifts.__getitem__)

    def reset(self) -> None:
        """Other cells are shown now: nothing of the old ones moves on."""
        self._births.clear()
        self._lifts.clear()
        self._hovered = -1
        self._timer.stop()

    def _start(self) -> None:
        if not self._timer.isActive():
            self._then = self._clock()
            self._timer.start()

    def _tick(self) -> None:
        now = self._clock()
        step, self._then = (now - self._then) * 1000 / QUICK_MS, now
        changed = set(self._births) | set(self._lifts)
        self._births = {index: born for index, born in self._births.items() if self.fade_of(index) < 1}
        lifts = {index: self._lifted_by(index, lift, step) for index, lift in self._lifts.items()}
        settled = not self._births and all(
            lift == self._lifts[index] for index, lift in lifts.items() if lift > 0
        )
        self._lifts = {index: lift for index, lift in lifts.items() if lift > 0 or index == self._hovered}
        if settled and len(self._lifts) <= (self._hovered >= 0):
            self._timer.stop()
        self.moved.emit(changed)

    def _lifted_by(self, index: int, lift: float, step: float) -> float:
        return min(1.0, lift + step) if index == self._hovered else max(0.0, lift - step)
