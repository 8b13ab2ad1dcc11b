"""A walk between faces, played as it will be filmed: frames that come too late are left out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from gan.engine import Engine
from gan.faces.face import Face, mix
from studio.workspaces.faces.live import LiveFaces

_TICK_MS = 33


class WalkPlayer(QObject):
    """Plays key frames.

    Signals:
        shown(np.ndarray): the next frame, (S, S, 3) uint8.
        reached(int): the walk left this key frame.
        playingChanged(bool): it began, or stopped.
        failed(str): why it cannot go on.
    """

    shown = Signal(object)
    reached = Signal(int)
    playingChanged = Signal(bool)
    failed = Signal(str)

    def __init__(
        self, engine: Engine, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.live = LiveFaces(engine, self)
        self._faces: tuple[Face, ...] = ()
        self._seconds, self._loop = 8.0, True
        self._start = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.live.made.connect(lambda _, pixels: self.shown.emit(pixels[0]))
        self.live.failed.connect(self._fail)

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    def set_walk(self, faces: Sequence[Face], seconds: float, loop: bool) -> None:
        """Play another walk; while it plays it goes on at the same share of it."""
        if self.is_playing:
            now = self._clock()
            self._start = now - (now - self._start) / self._seconds * seconds
        self._faces, self._seconds, self._loop = tuple(faces), seconds, loop
        if len(self._faces) < 2:
            self.stop()

    def play(self) -> None:
        """Play from the beginning."""
        if len(self._faces) >= 2 and not self.is_playing:
            self._start = self._clock()
            self._timer.start()
            self.playingChanged.emit(True)

    def stop(self) -> None:
        """Stand still."""
        if self.is_playing:
            self._timer.stop()
            self.live.drop()
            self.playingChanged.emit(False)

    def close(self) -> None:
        """Play nothing more, and listen to the engine no more."""
        self._timer.stop()
        self.live.close()

    def _tick(self) -> None:
        elapsed = (self._clock() - self._start) / self._seconds
        if elapsed >= 1 and not self._loop:
            self.stop()
        elif not self.live.is_busy:
            before, face = frame_at(self._faces, elapsed % 1.0, self._loop)
            self.reached.emit(before)
            self.live.want(face)

    def _fail(self, sentence: str) -> None:
        self.stop()
        self.failed.emit(sentence)


def frame_at(faces: Sequence[Face], share: float, loop: bool) -> tuple[int, Face]:
    """The key frame before a moment of a walk, and the face of the moment, as `WalkFaces` films it.

    Args:
        faces: at least two.
        share: of the walk, 0..1.
        loop: whether it goes on from the last to the first.
    """
    number = len(faces)
    place = share * (number if loop else number - 1)
    before = min(int(place), number - 1 if loop else number - 2)
    step = place - before
    step = min(max(step * step * (3 - 2 * step), 0.0), 1.0)
    return before, mix(faces[before], faces[(before + 1) % number], step)
