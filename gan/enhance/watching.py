"""Waits for pictures and films that appear in folders."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from gan.media import AtomicFile
from gan.paths import user_folder

# (bytes, time of change): a file that keeps both from one look to the next is taken for whole.
Stamp = tuple[int, int]


class Watcher:
    """Tells new files apart from those that were there, and whole ones from those still being copied."""

    def __init__(self, find: Callable[[], Sequence[Path]], known: Mapping[Path, Stamp]) -> None:
        """Look at nothing yet.

        Args:
            find: gives every file that might be of interest, at each look.
            known: those that are no news, as long as they stay as they are.
        """
        self._find = find
        self._known = dict(known)
        self._growing: dict[Path, Stamp] = {}

    @property
    def known(self) -> Mapping[Path, Stamp]:
        """What is no news, with that which was told of."""
        return self._known

    def ignore(self, path: Path) -> None:
        """A file is no news as it is now: a result of our own, for example."""
        if (stamp := _stamp(path)) is not None:
            self._known[path] = stamp

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


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """Files as they are now, without those that are gone."""
    return {path: stamp for path in paths if (stamp := _stamp(path)) is not None}


def save_known(folder: Path, known: Mapping[Path, Stamp]) -> None:
    """Keep for the next start of the program what is known of a watched folder.

    Raises:
        MediaError: the user folder cannot be written.
    """
    files = {str(path): stamp for path, stamp in known.items()}
    with AtomicFile(_file(), overwrite=True) as file:
        file.write(json.dumps({"folder": str(folder), "files": files}).encode())
        file.commit()


def load_known(folder: Path) -> dict[Path, Stamp] | None:
    """What was known of a folder when it was watched last; None if another one was, or none."""
    try:
        values = json.loads(_file().read_text(encoding="utf-8"))
        if values["folder"] != str(folder):
            return None
        return {Path(name): (int(size), int(time)) for name, (size, time) in values["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _file() -> Path:
    return user_folder() / "watched.json"


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
