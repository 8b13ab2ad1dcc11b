"""What ails the pictures that are looked at: asked for in another thread, and kept."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError

if TYPE_CHECKING:
    from gan.enhance.findings import Findings

_KEPT = 500
_log = logging.getLogger(__name__)


class FindingsStore(QObject):
    """Gives findings at once if it has them, and otherwise says when they have arrived.

    Only the newest wish counts: who runs through a list does not wait for the pictures on the way.

    Signals:
        arrived(Path): `get` has the findings of this file now.
    """

    arrived = Signal(object)
    _found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Path, Findings | None] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._wish: Path | None = None
        self._found.connect(self._keep)

    def get(self, path: Path) -> Findings | None:
        """The findings of a file; None as long as nobody looked, or where nobody could tell."""
        return self._kept.get(path)

    def is_known(self, path: Path) -> bool:
        """Whether somebody looked, whatever came of it."""
        return path in self._kept

    def ask(self, path: Path) -> None:
        """Look at a file, unless that was done, in place of whatever was asked for before."""
        if path in self._kept:
            return
        with self._lock:
            is_idle, self._wish = self._wish is None, path
        if is_idle:
            self._pool.start(self._work)

    def close(self) -> None:
        """Look at nothing more, and wait for what is being looked at."""
        with self._lock:
            self._wish = None
        self._pool.waitForDone()

    def _work(self) -> None:
        """The body of the thread: until nothing new was asked for meanwhile."""
        while True:
            with self._lock:
                wish = self._wish
            if wish is None:
                return
            findings = _look(wish)
            with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
                self._found.emit(wish, findings)
            with self._lock:
                if self._wish == wish:
                    self._wish = None
                    return

    def _keep(self, path: Path, findings: Findings | None) -> None:
        self._kept[path] = findings
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(path)


def _look(path: Path) -> Findings | None:
    from gan.enhance.diagnosis import diagnose_file

    try:
        return diagnose_file(path)
    except GanvasError:  # the job of this file says it
        return None
    except Exception:
        _log.exception("%s could not be looked at", path)
        return None
