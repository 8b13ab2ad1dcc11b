"""Python's search for garbage, in the window's thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 200
_lock = threading.Lock()
_holds = 0
_was_enabled = True


@contextmanager
def untidied() -> Iterator[None]:
    """Within, no thread searches for garbage; what is there afterwards is never searched."""
    global _holds, _was_enabled
    with _lock:
        if not _holds:
            _was_enabled = gc.isenabled()
        _holds += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _holds -= 1
            if not _holds:
                gc.freeze()
                if _was_enabled:
                    gc.enable()


class Tidier(QObject):
    """Searches for garbage in the thread it lives in, and keeps the others from doing so.

    Python searches in whatever thread makes an object too many, with its lock held from the first object to
    the last: where that is one of low priority, the window waits until others let it finish. It is also no
    place to take down what belongs to the window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it; nothing changes until `begin`."""
        super().__init__(parent)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What there is now is no garbage; from here on search in this thread only."""
        gc.freeze()  # what torch has brought stays; searching it would hold the window up
        self._let_python_search(False)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._let_python_search(True)

    def look(self) -> None:
        """Search where enough has been made since the last time, by Python's own thresholds."""
        if _holds:
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        full = [number for number in range(3) if counts[number] > limits[number]]
        if 0 in full:  # else nothing has been made that an older generation would have to take in
            gc.collect(full[-1])

    @staticmethod
    def _let_python_search(wanted: bool) -> None:
        global _was_enabled
        with _lock:
            _was_enabled = wanted
            if not wanted:
                gc.disable()
            elif not _holds:
                gc.enable()
