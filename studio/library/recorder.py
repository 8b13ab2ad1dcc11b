"""Remembers what the jobs of an engine make, in a thread of its own."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.engine.gentle import be_gentle
from studio.library.description import describe, is_remembered
from studio.library.errors import LibraryError
from studio.library.picturing import PictureMaker
from studio.library.requests import CARRIED, job_of, to_json, without_folders

if TYPE_CHECKING:
    from gan.engine import Job
    from studio.library.item import Entry
    from studio.library.store import Library

_log = logging.getLogger(__name__)
# Seconds that a job waits at most before it is reported done; as long as the data base waits for others. On a
# machine that is busy all over, less would let the queue forget what the library does not have yet.
_PATIENCE = 5.0
_LONGEST_CARRIED = 20_000  # characters of settings in a picture
_MOST_OWED = 10_000  # items that wait for a data base which cannot be written to


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

    def __init__(self, path: Path | None = None, wanted: Callable[[], bool] = lambda: True) -> None:
        """Make it; the data base is opened in its thread, by the first thing to keep.

        Args:
            path: of the data base; None for this user's.
            wanted: whether the person wants anything to be remembered now.
        """
        self._path, self._wanted = path, wanted
        self._queue: queue.SimpleQueue[_Done | None] = queue.SimpleQueue()
        self._library: Library | None = None
        self._owed: deque[Entry] = deque(maxlen=_MOST_OWED)
        self._pictures = PictureMaker(path)
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What the engine calls

    def on_submit(self, job: Job) -> None:
        """Let pictures that are made from nothing carry what they were asked for with."""
        if job_of(job.request) in CARRIED and self._wanted():
            text = to_json(without_folders(job.request))
            # Hundreds of faces, or what was found of a photo, would outweigh the pictures.
            job.settings = text if len(text) <= _LONGEST_CARRIED else ""

    def on_finish(self, job: Job, result: Any) -> None:
        """Keep what a job has made. Called in the job's thread, before anybody is told that it is done."""
        if not is_remembered(job.request) or not self._wanted():
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
        self._pictures.catch_up()

    def close(self) -> None:
        """Keep what is left, and end the thread."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
        if thread is not None:
            self._queue.put(None)
            thread.join()
        self._pictures.close()

    def _start(self) -> None:
        """The caller holds the lock."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="library", daemon=True)
            self._thread.start()

    # In its thread

    def _serve(self) -> None:
        be_gentle()
        try:
            while (done := self._queue.get()) is not None:
                self._keep(done)
            self._pay()
        except Exception:
            _log.exception("the library's thread has ended")
        finally:
            if self._library is not None:
                self._library.close()

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
            self._pictures.want(id, self._owed.popleft().picture)

    def _open(self) -> Library | None:
        if self._library is None:
            from studio.library.store import Library  # brings numpy, which a window must not wait for

            try:
                self._library = Library(self._path, tells=False)
            except LibraryError as error:
                _log.warning("%s", error)
        return self._library
