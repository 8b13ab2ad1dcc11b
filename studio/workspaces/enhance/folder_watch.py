"""Looks into a folder every few seconds, for pictures and films that appear there."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from gan.errors import GanvasError

if TYPE_CHECKING:
    from gan.enhance.watching import Watcher

LOOK_MS = 3000
_log = logging.getLogger(__name__)


class FolderWatch(QObject):
    """Watches one folder at a time, in another thread; what lies in it already is no news.

    What is known of the folder is kept, so that the next run of the program can go on watching: then only
    what appeared or changed meanwhile is news.

    Signals:
        appeared(list[Path]): files that are new and whole.
        changed(): another folder is watched, or none.
    """

    appeared = Signal(object)
    changed = Signal()
    _looked = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._watcher: Watcher | None = None
        self._goes_on = False
        self._is_looking = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._looked.connect(self._on_looked)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return self._folder

    def start(self, folder: Path, *, goes_on: bool = False) -> None:
        """Watch a folder from now on, in place of the one before.

        Args:
            folder: the folder, which may be away for a while.
            goes_on: whether what appeared since it was watched last is news, too.
        """
        self._folder, self._watcher, self._goes_on = folder, None, goes_on
        self._timer.start()
        self._look()
        self.changed.emit()

    def stop(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        self._folder = self._watcher = None
        self.changed.emit()

    def pause(self) -> None:
        """Look no more, since the program ends; what is watched stays so."""
        self._timer.stop()

    def ignore(self, path: Path) -> None:
        """A file in the folder is a result of ours, and no news."""
        watcher, folder = self._watcher, self._folder
        if watcher is not None and folder is not None and path.is_relative_to(folder):
            self._pool.start(lambda: self._guarded(lambda: _remember(watcher, folder, path)))

    def close(self) -> None:
        """After `pause`, wait for a look that is under way; in any thread."""
        self._folder = None
        self._pool.waitForDone()

    def _look(self) -> None:
        if self._folder is not None and not self._is_looking:
            self._is_looking = True
            folder, watcher, goes_on = self._folder, self._watcher, self._goes_on
            self._pool.start(lambda: self._work(folder, watcher, goes_on))

    def _work(self, folder: Path, watcher: Watcher | None, goes_on: bool) -> None:
        """In the thread: the first look only remembers."""
        new: list[Path] = []

        def work() -> None:
            nonlocal watcher
            if watcher is None:
                watcher = _first_look(folder, goes_on)
            else:
                new.extend(watcher.look())

        self._guarded(work)
        self._looked.emit((folder, watcher), new)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:  # the next look may go well
            _log.exception("watching a folder")

    def _on_looked(self, place: tuple[Path, Watcher | None], new: list[Path]) -> None:
        self._is_looking = False
        folder, watcher = place
        if folder != self._folder:  # another one meanwhile
            return
        self._watcher = watcher
        if new and watcher is not None:
            self.appeared.emit(new)  # they are in the queue, which is kept, before they are no news any more
            self._pool.start(lambda: self._guarded(lambda: _remember(watcher, folder)))


def _first_look(folder: Path, goes_on: bool) -> Watcher:
    from gan.enhance.watching import Watcher, load_known, stamps

    known = load_known(folder) if goes_on else None
    watcher = Watcher(lambda: _files(folder), stamps(_files(folder)) if known is None else known)
    _remember(watcher, folder)
    return watcher


def _remember(watcher: Watcher, folder: Path, result: Path | None = None) -> None:
    """Keep what is known for the next start, and that a result is no news."""
    from gan.enhance.watching import save_known

    if result is not None:
        watcher.ignore(result)
    save_known(folder, watcher.known)


def _files(folder: Path) -> list[Path]:
    from gan.media import PICTURE_SUFFIXES, find_pictures
    from gan.media.films.formats import FILM_SUFFIXES

    try:
        return find_pictures([folder], suffixes=PICTURE_SUFFIXES | FILM_SUFFIXES)
    except GanvasError:  # it is empty, or away for a while
        return []
