"""Plays the film at a steady pace: frames come ahead of time from the projector, and are shown when due."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gan.cartoon.scene import Scene
from studio.workspaces.cartoon.film import FPS, Shown, frames_of
from studio.workspaces.cartoon.projector import Projector

_START_FRAMES = 2  # so many frames of grace, in which the first ones are painted


class Player(QObject):
    """Where the film is, and whether it goes on.

    Attributes:
        index: the frame that is shown, or will be as soon as it is painted.
        missed: frames that were not painted in time since it began to play.

    Signals:
        shown(Shown): put this on the stage.
        moved(int): another frame is the current one.
        playingChanged(bool): it began, or stopped.
    """

    shown = Signal(object)
    moved = Signal(int)
    playingChanged = Signal(bool)

    def __init__(
        self,
        projector: Projector,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._projector, self._clock = projector, clock
        self._scene, self._count = Scene(), 0
        self._range: tuple[int, int] | None = None
        self.loop = False
        self.index, self.missed = 0, 0
        self._start = 0.0  # when frame 0 would have been shown
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        projector.painted.connect(self._on_painted)

    @property
    def count(self) -> int:
        """How many frames the film has."""
        return self._count

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def set_scene(self, scene: Scene) -> None:
        """Play another scene; the place stays."""
        self._scene, self._count = scene, frames_of(scene)
        self._projector.set_scene(scene, self._count)
        if self.index >= self._count:
            self._move(max(self._count - 1, 0))
        if self.is_playing and self._count:
            self._begin_at(self.index)
        elif self._count:
            self._projector.show_frame(self.index)
        else:
            self.stop()

    def refresh(self) -> None:
        """Paint the current frame again, as in another size."""
        if self._count and not self.is_playing:
            self._projector.show_frame(self.index)

    def go_to(self, index: int) -> None:
        """Go to a frame; while it plays it goes on from there."""
        index = min(max(index, 0), max(self._count - 1, 0))
        self._move(index)
        if self.is_playing:
            self._begin_at(index)
        elif self._count:
            self._projector.show_frame(index)

    def toggle(self) -> None:
        """Play, or stand still."""
        if self.is_playing:
            self.stop()
        else:
            self.play()

    def play(self) -> None:
        """Play on; from the beginning where it is at its end."""
        if self._count == 0 or self.is_playing:
            return
        if self.index >= self._count - 1:
            self._move(0)
        self.missed = 0
        self._begin_at(self.index)
        self.playingChanged.emit(True)

    def stop(self) -> None:
        """Stand still."""
        if self.is_playing:
            self._timer.stop()
            self._projector.stop()
            self.playingChanged.emit(False)
            self._projector.show_frame(self.index)

    def close(self) -> None:
        """Play nothing more."""
        self._timer.stop()
        self.blockSignals(True)

    def _begin_at(self, index: int) -> None:
        self._projector.play(index, self.loop)
        self._start = self._clock() - (index - _START_FRAMES) / FPS
        self._wait()

    def _wait(self) -> None:
        """Until the next frame is due."""
        elapsed = (self._clock() - self._start) * FPS
        self._timer.start(max(1, round((int(elapsed) + 1 - elapsed) * 1000 / FPS)))

    def _tick(self) -> None:
        due = int((self._clock() - self._start) * FPS + 0.2)  # timers may come a little early
        if due >= self._count:
            if not self.loop:
                self._end()
                return
            self._start += self._count / FPS
            due -= self._count
            if due >= self._count:  # the machine slept
                due = 0
                self._start = self._clock()
        shown = self._projector.take(max(due, 0)) if due >= 0 else None
        if shown is not None:
            if shown.index > self.index + 1:
                self.missed += shown.index - self.index - 1
            self._move(shown.index)
            self.shown.emit(shown)
        self._wait()

    def _end(self) -> None:
        self._timer.stop()
        self._projector.stop()
        self._move(self._count - 1)
        self._projector.show_frame(self.index)
        self.playingChanged.emit(False)

    def _move(self, index: int) -> None:
        if index != self.index:
            self.index = index
            self.moved.emit(index)

    def _on_painted(self, shown: Shown) -> None:
        # While something is dragged, each frame is one of a scene that is outdated already; it is shown
        # all the same, since frames come in order.
        if self._count and not self.is_playing:
            self.shown.emit(shown)
