"""Remembers what the jobs of an engine make, in a thread of its own."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.errors import GanvasError
from studio.library.description import describe, is_remembered
from studio.library.errors import LibraryError
from studio.library.store import Library

if TYPE_CHECKING:
    import numpy as np

    from gan.engine import Engine, Job
    from studio.library.item import Entry

_log = logging.getLogger(__name__)
_PATIENCE = 0.5  # seconds that a job waits at most before it is reported done
_MOST_OWED = 10_000  # items that wait for a data base which cannot be written to
_LAST_PICTURES = 2.0  # seconds for thumbnails at the end; the next start makes the others
_FORGOTTEN = 200  # thumbnails that are made up for at a start
_MOST_PICTURES = _FORGOTTEN + 8  # that wait


@dataclass(eq=False)
class _Done:
    request: Any
    result: Any
    made: float
    is_kept: threading.Event = field(default_factory=threading.Event)


class Recorder:
    """Hears of every job of an engine, and keeps what those that are done have made.

    An item is in the data base before its job is reported done (but for one that is slow to write: no job
    waits long for it), so that even the sudden end of the program loses nothing that was reported. Its
    thumbnail follows. Whatever goes wrong here goes to the log, and no job fails for it.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Make it; the data base is opened in its thread, by the first thing to keep."""
        self._path = path
        self._queue: queue.SimpleQueue[_Done | None] = queue.SimpleQueue()
        self._library: Library | None = None
        self._owed: deque[Entry] = deque(maxlen=_MOST_OWED)
        self._pictures: deque[tuple[int, np.ndarray | None]] = deque()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closed = False
        self.notice = ""

    # What the engine calls

    def on_submit(self, job: Job) -> None:
        """Nothing is to be kept of a job that begins."""

    def on_finish(self, job: Job, result: Any) -> None:
        """Keep what a job has made. Called in the job's thread, before anybody is told that it is done."""
        if not is_remembered(job.request):
            return
        done = _Done(job.request, result, time.time())
        with self._lock:
            if self._is_closed:
                return
            self._start()
            self._queue.put(done)
        done.is_kept.wait(_PATIENCE)

    # What its owner calls

    def catch_up(self) -> None:
        """Make the thumbnails that an earlier run did not come to."""
        with self._lock:
            if not self._is_closed:
                self._start()

    def close(self) -> None:
        """Keep what is left, and end the thread."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="library", daemon=True)
            self._thread.start()

    # In its thread

    def _serve(self) -> None:
        try:
            if self._open() is not None:
                self._find_forgotten()
            while (done := self._next()) is not None:
                self._keep(done)
            self._pay()
            self._make_pictures(time.monotonic() + _LAST_PICTURES)
        except Exception:
            _log.exception("the library's thread has ended")
        finally:
            if self._library is not None:
                self._library.close()

    def _next(self) -> _Done | None:
        """What is to be kept next; thumbnails are made while there is nothing."""
        while True:
            while len(self._pictures) > _MOST_PICTURES:  # those of pages are large
                self._make_picture()
            try:
                return self._queue.get(block=not self._pictures)
            except queue.Empty:
                self._make_picture()

    def _keep(self, done: _Done) -> None:
        try:
            entry = describe(done.request, done.result, done.made)
            if entry is not None:
                self._owed.append(entry)
                self._pay()
        except Exception:  # the next one may be better
            _log.exception("a result was not remembered")
        finally:
            done.is_kept.set()

    def _pay(self) -> None:
        """Write what is owed, the oldest first; what cannot be written is tried again with the next one."""
        library = self._open()
        while library is not None and self._owed:
            try:
                id = library.add(self._owed[0])
            except LibraryError as error:
                _log.warning("%s", error)
                return
            self._pictures.append((id, self._owed.popleft().picture))

    def _open(self) -> Library | None:
        if self._library is None:
            try:
                self._library = Library(self._path)
                self.notice = self._library.notice
            except LibraryError as error:
                _log.warning("%s", error)
        return self._library

    def _find_forgotten(self) -> None:
        try:
            self._pictures.extend((id, None) for id in self._library.without_picture(_FORGOTTEN))
        except LibraryError as error:
            _log.warning("%s", error)

    def _make_pictures(self, until: float) -> None:
        while self._pictures and time.monotonic() < until:
            self._make_picture()

    def _make_picture(self) -> None:
        """One thumbnail, from what the job gave or from the files."""
        from studio.library.thumbnails import encode, picture_of_files

        id, pixels = self._pictures.popleft()
        try:
            if pixels is not None:
                data = encode(pixels)
            else:
                item = self._library.items([id]).get(id)
                if item is None:
                    return
                data = picture_of_files(item.outputs or item.inputs)
            self._library.set_picture(id, data)
        except GanvasError as error:
            _log.warning("%s", error)
        except Exception:
            _log.exception("no thumbnail of item %d", id)


@contextmanager
def recorded(engine: Engine, path: Path | None = None) -> Iterator[Recorder]:
    """Remember what an engine makes, for as long as the block lasts."""
    recorder = Recorder(path)
    engine.observe(recorder)
    try:
        yield recorder
    finally:
        recorder.close()
