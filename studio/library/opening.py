"""Opens the data base; a damaged one is set aside, never deleted."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.language import tr
from studio.library.errors import LibraryError
from studio.library.schema import migrate

_log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()
_TRIES, _PAUSE = 20, 0.05
_SUFFIXES = ("", "-wal", "-shm")
# What SQLite says of files that no retry makes readable.
_DAMAGED = ("malformed", "not a database", "corrupt", "no such table", "no such column")
DOUBT_SUFFIX = "-doubt"
"""Of the file beside a data base in which damage was met: the next opening looks through all of it."""


def open_database(path: Path, timeout: float) -> tuple[sqlite3.Connection, str]:
    """A connection in autocommit mode to the data base of a file; it is made if it is not there.

    Args:
        path: the file.
        timeout: seconds to wait for other programs that write.

    Returns:
        The connection, and a sentence for the person if a damaged data base was set aside, or "".

    Raises:
        LibraryError: it cannot be opened; the sentence says why.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            tr(
                "The folder {folder} cannot be made ({reason}), so that nothing is remembered; "
                "make room or choose another with GANVAS_HOME.",
                folder=path.parent,
                reason=error.strerror,
            )
        ) from error
    try:
        return _connect(path, timeout), ""
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise unusable(path, error) from error
        _log.warning("%s is damaged: %s", path, error)
    with _one_at_a_time:
        return _begin_anew(path, timeout)


def _begin_anew(path: Path, timeout: float) -> tuple[sqlite3.Connection, str]:
    """Set a damaged data base aside, unless somebody else was faster."""
    with suppress(sqlite3.DatabaseError):
        return _connect(path, timeout), ""
    kept = _set_aside(path)
    try:
        connection = _connect(path, timeout)
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    return connection, (
        tr(
            "The library could not be read, since its file is damaged. It was set aside as "
            "{name} in {folder}, and a new one was begun; the files that were made are where "
            "they were.",
            name=kept.name,
            folder=kept.parent,
        )
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is broken, not that it is in use, full or forbidden."""
    return any(words in str(error) for words in _DAMAGED)


def doubt(path: Path) -> None:
    """Leave word that damage was met, for whoever opens the data base next."""
    with suppress(OSError):
        Path(f"{path}{DOUBT_SUFFIX}").touch()


def unusable(path: Path, error: sqlite3.Error) -> LibraryError:
    """The sentence for what SQLite refuses."""
    return LibraryError(
        tr(
            "The library {path} cannot be used ({error}); check that its folder can be "
            "written to and that the disk has room, and start again.",
            path=path,
            error=error,
        )
    )


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
    try:
        _use_wal(connection)
        # With a write-ahead log this is safe against the end of the program; a power cut may take the
        # last moments, never the rest.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -8000")
        migrate(connection, tr("The library {path}", path=path))
        _look(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turning to the log needs the file alone for a moment, and does not wait for it by itself."""
    for attempt in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)


def _look(connection: sqlite3.Connection, path: Path) -> None:
    """Touch every table, and look through the whole file where damage was met before.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    for table in ("item", "file", "tag", "thumbnail", "found", "unfinished"):
        connection.execute(f"SELECT rowid FROM {table} LIMIT 1" if table in _WITH_ROWID else _ANY[table])
    note = Path(f"{path}{DOUBT_SUFFIX}")
    if note.exists():
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"malformed: {verdict}")
        with suppress(OSError):
            note.unlink()


_WITH_ROWID = ("item", "thumbnail", "found", "unfinished")
_ANY = {"file": "SELECT path FROM file LIMIT 1", "tag": "SELECT name FROM tag LIMIT 1"}


def _set_aside(path: Path) -> Path:
    """Give the files of a data base another name, and return it."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    number, kept = 1, path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.stem}-damaged-{stamp}-{number}{path.suffix}")
    try:
        for suffix in _SUFFIXES:
            old = Path(f"{path}{suffix}")
            if old.exists():
                old.rename(f"{kept}{suffix}")
        Path(f"{path}{DOUBT_SUFFIX}").unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(
            tr(
                "The library {path} is damaged and cannot be set aside ({reason}); move it away.",
                path=path,
                reason=error.strerror,
            )
        ) from error
    return kept
