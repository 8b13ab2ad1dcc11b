"""A thread that does the latest thing that was wanted, and skips what was wanted meanwhile."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gan.errors import GanvasError
from studio.heard import sentence_of
from studio.language import tr

_TELL_SECONDS = 0.12
_log = logging.getLogger(__name__)


class Outdated(Exception):
    """Something better is wanted meanwhile; see `Latest.check`."""


class Latest(QObject):
    """Carries out one kind of work behind the window.

    Signals:
        done(object, object): what was wanted, and what came of it.
        failed(object, str): what was wanted, and why nothing came of it.
        progressed(float): the share that is done, 0..1, where the work tells with `check`.
        busyChanged(bool): it began to work, or has nothing left to do.
    """

    done = Signal(object, object)
    failed = Signal(object, str)
    progressed = Signal(float)
    busyChanged = Signal(bool)
    _over = Signal(object, object, object)

    def __init__(
        self, name: str, work: Callable[[Any], Any], pause_ms: int = 0, parent: QObject | None = None
    ) -> None:
        """Make it; the thread starts with the first wish.

        Args:
            name: of the thread.
            work: from what is wanted to what comes of it; called in the thread.
            pause_ms: a wish waits so long for a better one.
            parent: see Qt.
        """
        super().__init__(parent)
        self._work, self._name = work, name
        self._thread: threading.Thread | None = None
        self._condition = threading.Condition()
        self._wish: list[Any] = []  # none or one
        self._later: list[Any] = []
        self._is_open = True
        self._is_busy = False
        self._told_at = 0.0
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._hand_over)
        self._over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether something is wanted or under way."""
        return self._is_busy or bool(self._later)

    def want(self, wish: Any, *, at_once: bool = False) -> None:
        """Do this, instead of whatever was wanted and not begun."""
        self._later = [wish]
        if at_once or not self._timer.interval():
            self._timer.stop()
            self._hand_over()
        else:
            self._timer.start()

    def drop(self) -> None:
        """Want nothing any more; what is under way is told still."""
        self._timer.stop()
        self._later = []
        with self._condition:
            self._wish = []

    def check(self, fraction: float = 0.0) -> None:
        """For the work, now and then: tell how far it is, and give up where that is of no use any more.

        Raises:
            Outdated: something else is wanted, or nothing more; let it pass.
        """
        with self._condition:
            if self._wish or not self._is_open:
                raise Outdated
            now = time.monotonic()
            if now - self._told_at > _TELL_SECONDS:
                self._told_at = now
                self.progressed.emit(fraction)

    def close(self) -> None:
        """Want nothing and tell nothing any more. Returns at once."""
        self.drop()
        self.blockSignals(True)
        with self._condition:
            self._is_open = False
            self._condition.notify_all()

    def wait(self) -> None:
        """Wait for the thread, after `close`."""
        if self._thread is not None:
            self._thread.join()

    def _hand_over(self) -> None:
        if not self._later or not self._is_open:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name=self._name, daemon=True)
            self._thread.start()
        with self._condition:
            self._wish, self._later = self._later, []
            self._condition.notify_all()
        self._set_busy(True)

    def _serve(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._wish or not self._is_open)
                if not self._is_open:
                    return
                wish = self._wish.pop()
            result, problem = None, None
            self._told_at = time.monotonic()
            try:
                result = self._work(wish)
            except Outdated:
                continue
            except GanvasError as error:
                problem = sentence_of(error)
            except Exception:
                _log.exception("%s failed", self._name)
                problem = tr("Something went wrong; the log says more.")
            with self._condition:
                if self._is_open:
                    self._over.emit(wish, result, problem)

    def _on_over(self, wish: Any, result: Any, problem: str | None) -> None:
        with self._condition:
            more = bool(self._wish)
        if problem is None:
            self.done.emit(wish, result)
        else:
            self.failed.emit(wish, problem)
        if not more:
            self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._is_busy:
            self._is_busy = busy
            self.busyChanged.emit(busy)
