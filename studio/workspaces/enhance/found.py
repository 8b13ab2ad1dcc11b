"""What is seen in pictures, faults and faces: looked for in another thread, and kept."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from gan.errors import GanvasError

if TYPE_CHECKING:
    from gan.enhance.findings import Findings
    from gan.nn.faces.alignment import FoundFace

_KEPT = 500
_log = logging.getLogger(__name__)


class LookStore(QObject):
    """Gives what was seen in a file at once if it has it, and otherwise says when it has arrived.

    Only the newest wish counts: who runs through a list does not wait for the pictures on the way.

    Signals:
        arrived(Path): `get` has what was seen in this file now.
    """

    arrived = Signal(object)
    _found = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Path, Any] = OrderedDict()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._wish: Path | None = None
        self._found.connect(self._keep)

    def look(self, path: Path) -> Any:
        """What is to be seen in a file; in the thread, may raise anything."""
        raise NotImplementedError

    def get(self, path: Path) -> Any:
        """What was seen in a file; None as long as nobody looked, or where nobody could tell."""
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
            seen = self._try(wish)
            with contextlib.suppress(RuntimeError):  # the window has gone meanwhile
                self._found.emit(wish, seen)
            with self._lock:
                if self._wish == wish:
                    self._wish = None
                    return

    def _try(self, path: Path) -> Any:
        try:
            return self.look(path)
        except GanvasError:  # the job of this file says it
            return None
        except Exception:
            _log.exception("%s could not be looked at", path)
            return None

    def _keep(self, path: Path, seen: Any) -> None:
        self._kept[path] = seen
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(path)


class FindingsStore(LookStore):
    """What ails pictures: `Findings`."""

    def look(self, path: Path) -> Findings | None:
        from gan.enhance.diagnosis import diagnose_file

        return diagnose_file(path)


class FacesStore(LookStore):
    """The faces of pictures: tuples of `FoundFace`, from left to right."""

    def look(self, path: Path) -> tuple[FoundFace, ...]:
        from gan.enhance.faces import faces_in

        return faces_in(path)
