"""Looks into a folder every few seconds, for pictures and films that appear there."""

from __future__ import annotations

import logging
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

    def start(self, folder: Path) -> None:
        """Watch a folder from now on, in place of the one before."""
        self._folder, self._watcher = folder, None
        self._timer.start()
        self._look()
        self.changed.emit()

    def stop(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        self._folder = self._watcher = None
        self.changed.emit()

    def close(self) -> None:
        """Stop, and wait for a look that is under way; in any thread."""
        self._timer.stop()
        self._folder = None
        self._pool.waitForDone()

    def _look(self) -> None:
        if self._folder is not None and not self._is_looking:
            self._is_looking = True
            self._pool.start(lambda folder=self._folder, watcher=self._watcher: self._work(folder, watcher))

    def _work(self, folder: Path, watcher: Watcher | None) -> None:
        """In the thread: the first look only remembers."""
        from gan.enhance.watching import Watcher

        new: list[Path] = []
        try:
            if watcher is None:
                watcher = Watcher(lambda: _files(folder), _files(folder))
            else:
                new = watcher.look()
        except Exception:  # the next look may go well
            _log.exception("cannot look into %s", folder)
        self._looked.emit((folder, watcher), new)

    def _on_looked(self, place: tuple[Path, Watcher | None], new: list[Path]) -> None:
        self._is_looking = False
        folder, watcher = place
        if folder != self._folder:  # another one meanwhile
            return
        self._watcher = watcher
        if new:
            self.appeared.emit(new)


def _files(folder: Path) -> list[Path]:
    from gan.media import PICTURE_SUFFIXES, find_pictures
    from gan.media.films.formats import FILM_SUFFIXES

    try:
        return find_pictures([folder], suffixes=PICTURE_SUFFIXES | FILM_SUFFIXES)
    except GanvasError:  # it is empty, or away for a while
        return []
