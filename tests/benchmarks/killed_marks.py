"""What a program that is about to be killed is doing, where the one who kills it can see it."""

from __future__ import annotations

import mmap
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TRANSACTION, SETTLING = "data base: a transaction", "file: flushed and named"
FILES = {
    "pictures": "file: picture",
    "piece": "file: piece of a film",
    "state": "file: where a piece ended",
    "films": "file: film, joined",
    "faces": "file: face",
    "walks": "file: film of faces",
    "clips": "file: cartoon",
    "pages": "file: page",
    "documents": "file: document of handwriting",
    "copies": "file: export of the library",
    "home": "file: settings and measurements",
}
JOBS = {
    "EnhanceRequest": "job: picture",
    "FilmRequest": "job: film",
    "SaveFaces": "job: faces",
    "WalkFaces": "job: film of faces",
    "ClipRequest": "job: cartoon",
    "StillRequest": "job: picture of a cartoon",
    "ReadPage": "job: page that is read",
}
NAMES = (TRANSACTION, SETTLING, *FILES.values(), *JOBS.values())


class Marks:
    """One counter for each thing that can be under way, in memory that a fork shares."""

    def __init__(self) -> None:
        self._counts = mmap.mmap(-1, len(NAMES))
        self._lock = threading.Lock()

    def clear(self) -> None:
        """Nothing is under way."""
        self._counts[:] = bytes(len(NAMES))

    def now(self) -> list[str]:
        """What is under way."""
        return [name for name, count in zip(NAMES, self._counts[:], strict=True) if count]

    def has(self, name: str) -> bool:
        """Whether this is."""
        return bool(self._counts[NAMES.index(name)])

    def add(self, name: str, change: int) -> None:
        """One more is under way, or one less."""
        with self._lock:
            self._counts[NAMES.index(name)] += change

    def put(self, name: str, count: int) -> None:
        """So many are under way."""
        self._counts[NAMES.index(name)] = count

    @contextmanager
    def during(self, name: str) -> Iterator[None]:
        """One is under way in here."""
        self.add(name, 1)
        try:
            yield
        finally:
            self.add(name, -1)


def mark_transactions(marks: Marks) -> None:
    """Have the library and the queue mark what they write."""
    from studio.library import store as library_store
    from studio.queue import store as queue_store

    plain = library_store.transaction

    @contextmanager
    def marked(connection) -> Iterator[None]:
        with marks.during(TRANSACTION), plain(connection):
            yield

    library_store.transaction = queue_store.transaction = marked


def mark_files(marks: Marks, name_of: Callable[[Path], str]) -> None:
    """Have every file mark how long it is written, under the name that its path has, and how it ends."""
    from gan.media.atomic import AtomicFile

    begin, commit, close = AtomicFile.__init__, AtomicFile.commit, AtomicFile.close

    def over(file: AtomicFile) -> None:
        if name := file.__dict__.pop("mark", None):
            marks.add(name, -1)

    def marked_begin(file: AtomicFile, target: Path, **options: bool) -> None:
        begin(file, target, **options)
        file.mark = name_of(Path(target))
        marks.add(file.mark, 1)

    def marked_commit(file: AtomicFile) -> Path:
        with marks.during(SETTLING):
            path = commit(file)
        over(file)
        return path

    def marked_close(file: AtomicFile) -> None:
        close(file)
        over(file)

    AtomicFile.__init__, AtomicFile.commit, AtomicFile.close = marked_begin, marked_commit, marked_close
