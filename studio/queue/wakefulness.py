"""Keeps the computer awake while jobs are worked on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from PySide6.QtCore import QObject

from studio.queue.task_queue import TaskQueue

_log = logging.getLogger(__name__)
_LINGER = 5.0  # seconds: between two jobs nothing is let go


class Wakefulness(QObject):
    """Asks the system not to sleep, in a thread of its own: the answer of a desktop may take a while.

    Where the system cannot be asked, nothing happens.

    Attributes:
        is_held: whether the system was asked, as far as the thread has come.
    """

    def __init__(
        self,
        tasks: TaskQueue,
        wanted: Callable[[], bool],
        parent: QObject | None = None,
        hold: Callable[[], AbstractContextManager[object]] | None = None,
        linger: float = _LINGER,
    ) -> None:
        """Follow a queue.

        Args:
            tasks: the queue.
            wanted: whether the person wants it now.
            hold: makes what is entered to stay awake, and left again; None for that of this system.
            linger: seconds that it stays awake after the last job.
        """
        super().__init__(parent)
        self._tasks, self._wanted, self._hold, self._linger = tasks, wanted, hold or _system, linger
        self.is_held = False
        self._is_needed = False
        self._is_over = False
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        tasks.changed.connect(self.look)

    def look(self) -> None:
        """See whether it is needed now."""
        needed = self._wanted() and self._tasks.totals.working > 0
        with self._news:
            if needed == self._is_needed or self._is_over:
                return
            self._is_needed = needed
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="wakefulness", daemon=True)
                self._thread.start()
            self._news.notify_all()

    def close(self) -> None:
        """Let the system sleep again; in any thread."""
        with self._news:
            self._is_over = True
            self._news.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _serve(self) -> None:
        with self._news:
            while not self._is_over:
                self._news.wait_for(lambda: self._is_needed or self._is_over)
                if not self._is_over:
                    self._hold_while_needed()

    def _hold_while_needed(self) -> None:
        """The caller has the lock, which is let go while the system is asked."""
        with ExitStack() as stack:
            self._news.release()
            try:
                stack.enter_context(self._hold())
            except Exception as error:  # a desktop that cannot be asked is no reason to stop anything
                _log.info("the computer cannot be kept awake: %s", error)
            finally:
                self._news.acquire()
            self.is_held = True
            while self._is_needed and not self._is_over:
                self._news.wait_for(lambda: not self._is_needed or self._is_over)
                self._news.wait_for(lambda: self._is_needed or self._is_over, self._linger)
        self.is_held = False


def _system() -> AbstractContextManager[object]:
    from wakepy import keep  # slow to load

    return keep.running(on_fail="pass")
