"""Waits for pictures and films that appear in folders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

# (bytes, time of change): a file that keeps both from one look to the next is taken for whole.
_Stamp = tuple[int, int]


class Watcher:
    """Tells new files apart from those that were there, and whole ones from those still being copied."""

    def __init__(self, find: Callable[[], Sequence[Path]], known: Iterable[Path]) -> None:
        """Look at nothing yet.

        Args:
            find: gives every file that might be of interest, at each look.
            known: those that are no news.
        """
        self._find = find
        self._known = {path: _stamp(path) for path in known}
        self._growing: dict[Path, _Stamp | None] = {}

    def look(self) -> list[Path]:
        """Files that are new or were replaced, and have not changed since the look before."""
        whole = []
        for path in self._find():
            stamp = _stamp(path)
            if stamp is None or stamp == self._known.get(path):
                continue
            if stamp == self._growing.get(path) and stamp[0] > 0:
                self._known[path] = stamp
                del self._growing[path]
                whole.append(path)
            else:
                self._growing[path] = stamp
        return whole


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
