"""The thread in which the window's library is read and written; nothing of it waits for the disk."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.library.item import Query
from studio.library.store import Library
from studio.workspaces.library.cells import TileSize, make_cell

_log = logging.getLogger(__name__)
_AT_ONCE = 8  # cells that are handed over together: the window takes them between two frames
_MOST_WISHES = 24  # what was scrolled past long ago is not read any more
_LOOK_SECONDS = 0.7  # between two looks whether somebody else has written

Edit = Callable[[Library], object]


class LibraryDesk(QObject):
    """Asks the library, and changes it. Changes go first, then the newest question, then what is shown.

    Signals:
        found(Query, object): the ids that fit, (N,) int64.
        arrived(list[Cell]): cells that were wanted.
        detailed(Details, object): an item that was looked at, and its encoded thumbnail or None.
        summed(object, object): items of each kind, and tags with their numbers.
        located(Path, object, str): ids of the items that a file belongs to, and the settings in it.
        changed(): somebody has written: what is shown may be out of date.
        failed(str): a sentence.
    """

    found = Signal(object, object)
    arrived = Signal(object)
    detailed = Signal(object, object)
    summed = Signal(object, object)
    located = Signal(object, object, str)
    changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Make it; the data base (`path`, or this user's) is opened in its thread, once it is asked."""
        super().__init__(parent)
        self._path = path
        self._condition = threading.Condition()
        self._edits: deque[tuple[Edit, bool]] = deque()
        self._query: Query | None = None
        self._looked_at: int | None = None
        self._wants_sums = False
        self._wishes: OrderedDict[int, tuple[tuple[int, ...], TileSize]] = OrderedDict()
        self._is_watching = False
        self._is_closed = False
        self._thread: threading.Thread | None = None
        self._version = 0

    # From the window

    def ask(self, query: Query) -> None:
        """Find what fits; only the newest question is answered."""
        with self._condition:
            self._query = query
            self._wake()

    def want(self, page: int, ids: Sequence[int], size: TileSize) -> None:
        """Bring the cells of a page; the newest wish is met first."""
        with self._condition:
            self._wishes[page] = (tuple(int(id) for id in ids), size)
            self._wishes.move_to_end(page)
            while len(self._wishes) > _MOST_WISHES:
                self._wishes.popitem(last=False)
            self._wake()

    def forget_wishes(self) -> None:
        """What was wanted is not shown any more."""
        with self._condition:
            self._wishes.clear()

    def look_at(self, id: int | None) -> None:
        """Bring all that is known of one item; None for none."""
        with self._condition:
            self._looked_at = id
            self._wake()

    def sum_up(self) -> None:
        """Count kinds and tags."""
        with self._condition:
            self._wants_sums = True
            self._wake()

    def edit(self, edit: Edit, *, tell: bool = True) -> None:
        """Change the library; `changed` follows unless `tell` is False."""
        with self._condition:
            self._edits.append((edit, tell))
            self._wake()

    def locate(self, path: Path) -> None:
        """Find the items that a file belongs to; `located` tells."""
        self.edit(lambda library: self._locate(library, path), tell=False)

    def watch(self, watching: bool) -> None:
        """Look now and then whether others have written, or stop looking."""
        with self._condition:
            self._is_watching = watching
            if watching:
                self._wake()

    def stop(self) -> None:
        """Meet no more wishes; changes that were asked for are still made."""
        with self._condition:
            self._is_closed = True
            self._wishes.clear()
            self._query = self._looked_at = None
            self._wants_sums = False
            self._condition.notify_all()

    def wait(self) -> None:
        """Wait for the thread, after `stop`."""
        if self._thread is not None:
            self._thread.join()

    def _wake(self) -> None:
        """The caller holds the condition."""
        if self._is_closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="library-desk", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    # In the thread

    def _serve(self) -> None:
        try:
            library = Library(self._path)
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
            return
        with library:
            if library.notice:
                self.failed.emit(library.notice)
            self._version = library.version
            while (task := self._next()) is not None:
                try:
                    task(library)
                except GanvasError as error:
                    self.failed.emit(sentence_of(error))
                except Exception:  # the next question may be better
                    _log.exception("the library's desk failed")

    def _next(self) -> Edit | None:
        """What to do now: waits for something; None at the end."""
        with self._condition:
            while True:
                if (task := self._take()) is not None:
                    return task
                if self._is_closed:
                    return None
                if not self._condition.wait(_LOOK_SECONDS if self._is_watching else None):
                    return self._look_for_changes

    def _take(self) -> Edit | None:
        """The most urgent task. The caller holds the condition."""
        if self._edits:
            edit, tell = self._edits.popleft()
            return lambda library: self._change(library, edit, tell)
        if (query := self._query) is not None:
            self._query = None
            return lambda library: self.found.emit(query, library.find(query))
        if self._wishes:
            page, (ids, size) = self._wishes.popitem()
            return lambda library: self._bring(library, page, ids, size)
        if (id := self._looked_at) is not None:
            self._looked_at = None
            return lambda library: self._detail(library, id)
        if self._wants_sums:
            self._wants_sums = False
            return lambda library: self.summed.emit(library.counts(), library.tags())
        return None

    def _change(self, library: Library, edit: Edit, tell: bool) -> None:
        try:
            edit(library)
        finally:
            if tell:
                self.changed.emit()

    def _bring(self, library: Library, page: int, ids: tuple[int, ...], size: TileSize) -> None:
        """A part of a page; the rest waits, so that something more urgent comes in between."""
        now, later = ids[:_AT_ONCE], ids[_AT_ONCE:]
        items, pictures = library.items(now), library.pictures(now)
        self.arrived.emit([make_cell(item, pictures.get(id), size) for id, item in items.items()])
        if later:
            with self._condition:
                if not self._is_closed:
                    self._wishes.setdefault(page, (later, size))

    def _detail(self, library: Library, id: int) -> None:
        details = library.details(id)
        if details is not None:
            self.detailed.emit(details, library.pictures([id]).get(id))

    def _locate(self, library: Library, path: Path) -> None:
        from gan.media.settings import read_settings

        self.located.emit(path, library.with_file(path), read_settings(path))

    def _look_for_changes(self, library: Library) -> None:
        version = library.version
        if version != self._version:
            self._version = version
            self.changed.emit()
