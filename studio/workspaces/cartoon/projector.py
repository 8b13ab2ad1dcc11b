"""The thread that paints: frames for the stage first, ahead of time while it plays, then thumbnails."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from gan.cartoon.scene import Scene, Shot
from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import tr
from studio.workspaces.cartoon.film import FilmLike, Shown

AHEAD = 14
"""Frames that wait at most to be shown: half a second, so that a shot that begins slowly is not seen."""

_ENOUGH = 9
"""So many frames ahead leave the time for a thumbnail, which also gets the next shots ready."""

_log = logging.getLogger(__name__)
_Thumbnail = tuple[Shot, int, int]
_Extra = tuple[Hashable, Callable[[], QImage]]
_Task = int | str | _Thumbnail | _Extra | None


class Projector(QObject):
    """Paints a scene's frames and its shots' thumbnails in one thread of its own.

    Signals:
        painted(Shown): the frame that `show_frame` asked for.
        thumbnailPainted(Shot, QImage): one of those that `show_thumbnails` asked for.
        extraPainted(object, QImage): one of those that `show_extras` asked for, by its key.
        failed(str): why nothing is painted.
    """

    painted = Signal(object)
    thumbnailPainted = Signal(object, QImage)
    extraPainted = Signal(object, QImage)
    failed = Signal(str)
    _told = Signal(object, object)

    def __init__(
        self, open_film: Callable[[Scene, FilmLike | None], FilmLike], parent: QObject | None = None
    ) -> None:
        """Make it; `open_film` gets a scene and the film before, and is called in the projector's thread."""
        super().__init__(parent)
        self._open_film = open_film
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_open = True
        self._scene = Scene()
        self._film: tuple[Scene, FilmLike] | None = None  # of the thread
        self._is_stale = False
        self._size = (640, 360)
        self._wanted: int | None = None
        self._next: int | None = None
        self._end = 0
        self._loop = False
        self._ready: deque[Shown] = deque()  # in the order in which they are played
        self._thumbnails: list[_Thumbnail] = []
        self._extras: list[_Extra] = []
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def set_scene(self, scene: Scene, frames: int) -> None:
        """Paint another scene from now on; what waits to be shown of the old one is forgotten."""
        with self._condition:
            self._scene, self._end = scene, frames
            self._ready.clear()

    def reopen(self) -> None:
        """Open the film anew: what makes it of the scene has changed."""
        with self._condition:
            self._is_stale = True
            if self._ready and self._next is not None:
                self._next = self._ready[0].index
            self._ready.clear()
            self._condition.notify_all()

    def set_size(self, width: int, height: int) -> None:
        """Paint frames of this size from now on."""
        size = (max(width, 16), max(height, 16))
        with self._condition:
            if size == self._size:
                return
            self._size = size
            if self._ready and self._next is not None:
                self._next = self._ready[0].index  # what waits is painted again, not left out
            self._ready.clear()
            self._condition.notify_all()

    def show_frame(self, index: int) -> None:
        """Paint a frame as soon as possible, instead of one that was asked for and not begun."""
        with self._condition:
            self._wanted = index
            self._wake()

    def play(self, index: int, loop: bool) -> None:
        """Paint ahead from a frame on."""
        with self._condition:
            self._next, self._loop = index, loop
            self._ready.clear()
            self._wake()

    def stop(self) -> None:
        """Paint ahead no more."""
        with self._condition:
            self._next = None
            self._ready.clear()

    def take(self, index: int) -> Shown | None:
        """The frame of this number, or the one nearest before it that is painted; None if there is none.

        Older ones are forgotten. Where painting is behind, it goes on with what is still to come.
        """
        with self._condition:
            shown = None
            if any(each.index == index for each in self._ready):
                while shown is None or shown.index != index:
                    shown = self._ready.popleft()
            elif self._is_behind(index):
                shown = self._ready.pop() if self._ready else None
                self._ready.clear()
                self._next = index + 1
            self._wake()
            return shown

    def _is_behind(self, index: int) -> bool:
        """Whether a frame comes after all that are painted; around the end, what has been shown is larger."""
        if self._next is None or not self._ready:
            return self._next is not None and self._next <= index
        later = index - self._ready[0].index
        if self._loop and self._end:
            later %= self._end
            return later <= self._end // 2
        return later >= 0

    def show_thumbnails(self, shots: Sequence[Shot], width: int, height: int) -> None:
        """Paint these, in order, and no others any more."""
        with self._condition:
            self._thumbnails = [(shot, width, height) for shot in shots]
            self._wake()

    def show_extras(self, extras: Sequence[_Extra]) -> None:
        """Paint these when nothing else is wanted, and no others any more: keys, and what paints them."""
        with self._condition:
            self._extras = list(extras)
            self._wake()

    def close(self) -> None:
        """Paint nothing more. Returns at once."""
        self.blockSignals(True)
        with self._condition:
            self._is_open = False
            self._condition.notify_all()

    def wait(self) -> None:
        """Wait for the thread, after `close`."""
        if self._thread is not None:
            self._thread.join()

    # In the thread

    def _wake(self) -> None:
        """Let the thread look again; the caller holds the condition."""
        if self._thread is None and self._is_open:
            self._thread = threading.Thread(target=self._serve, name="projector", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    def _serve(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: not self._is_open or self._task() is not None)
                if not self._is_open:
                    self._film = None
                    return
                task = self._task()
                scene, size = self._scene, self._size
                self._take_up(task)
            try:
                self._do(task, scene, size)
            except GanvasError as error:
                self._emit(None, sentence_of(error))
            except Exception:
                _log.exception("painting failed")
                if not _is_extra(task):  # a gallery without one of its pictures still works
                    self._emit(None, tr("This cannot be painted; the log says more."))

    def _task(self) -> _Task:
        """What is most urgent: a frame's number, "ahead", a thumbnail or an extra; None for nothing."""
        if self._wanted is not None:
            return self._wanted
        is_ahead = len(self._ready) >= AHEAD or not self._has_next()
        if self._thumbnails and (is_ahead or len(self._ready) >= _ENOUGH):
            return self._thumbnails[0]
        if not is_ahead:
            return "ahead"
        return self._extras[0] if self._extras else None

    def _has_next(self) -> bool:
        return self._next is not None and (self._next < self._end or (self._loop and self._end > 0))

    def _take_up(self, task: _Task) -> None:
        if isinstance(task, int):
            self._wanted = None
        elif isinstance(task, tuple):
            (self._thumbnails if len(task) == 3 else self._extras).pop(0)

    def _do(self, task: _Task, scene: Scene, size: tuple[int, int]) -> None:
        if isinstance(task, int):
            shown = self._paint(scene, task, size)
            film = self._film_of(scene)
            seen, floor = tuple(film.seen(shown.index)), film.floor(shown.index)
            self._emit("frame", replace(shown, seen=seen, floor=floor))
        elif not isinstance(task, tuple):
            self._paint_ahead(scene, size)
        elif _is_extra(task):
            key, paint = task
            self._emit("extra", (key, paint()))
        else:
            shot, width, height = task
            if any(shot is own or shot == own for own in scene.shots):
                self._emit(shot, self._film_of(scene).thumbnail(shot.id, width, height))

    def _paint_ahead(self, scene: Scene, size: tuple[int, int]) -> None:
        with self._condition:
            index = self._next
            if index is None:
                return
            if index >= self._end:
                index = self._next = 0
        shown = self._paint(scene, index, size)
        with self._condition:
            if scene is self._scene and size == self._size and self._next == index:
                self._ready.append(shown)
                self._next = index + 1

    def _paint(self, scene: Scene, index: int, size: tuple[int, int]) -> Shown:
        film = self._film_of(scene)
        index = min(max(index, 0), max(film.count - 1, 0))
        return Shown(scene, index, film.frame(index, *size))

    def _film_of(self, scene: Scene) -> FilmLike:
        if self._film is None or self._film[0] is not scene or self._is_stale:
            self._is_stale = False
            before = self._film[1] if self._film is not None else None
            self._film = (scene, self._open_film(scene, before))
        return self._film[1]

    def _emit(self, what: object, value: object) -> None:
        with self._condition:
            if self._is_open:
                self._told.emit(what, value)

    def _tell(self, what: object, value: object) -> None:
        if what is None:
            self.failed.emit(value)
        elif isinstance(what, Shot):
            self.thumbnailPainted.emit(what, value)
        elif what == "extra":
            self.extraPainted.emit(*value)
        else:
            self.painted.emit(value)


def _is_extra(task: _Task) -> bool:
    return isinstance(task, tuple) and len(task) == 2
