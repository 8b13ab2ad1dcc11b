"""What is asked for and not done yet, in the library's data base."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gan.paths import user_folder
from studio.library.opening import doubt, is_damage, open_database, transaction, unusable

_TIMEOUT = 5.0


@dataclass(frozen=True)
class Kept:
    """A request that is not done yet.

    Attributes:
        job, request: class name, and text as `studio.library.requests.to_json` writes it.
        priority, rank: its place; see `gan.engine.order`.
        id: of its row; 0 before it has one.
    """

    job: str
    request: str
    priority: int
    rank: float
    id: int = 0


class QueueStore:
    """One connection to the data base, for one thread.

    Every method raises `LibraryError` where the data base cannot be used.
    """

    def __init__(self, owner: str, path: Path | None = None) -> None:
        """Open it, or make it.

        Args:
            owner: the program that does what is added here; see `studio.queue.owner`.
            path: of the data base; None for this user's library.
        """
        self._owner = owner
        self._path = path or user_folder() / "library.db"
        self._connection, _ = open_database(self._path, _TIMEOUT)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def add(self, rows: Sequence[Kept]) -> list[int]:
        """Keep requests, all or none; returns their ids."""
        with self._writing() as write:
            columns = "job, request, priority, rank, asked, owner"
            sql = f"INSERT INTO unfinished ({columns}) VALUES (?, ?, ?, ?, ?, ?)"
            now = time.time()
            values = ((row.job, row.request, row.priority, row.rank, now, self._owner) for row in rows)
            return [write.execute(sql, each).lastrowid or 0 for each in values]

    def place(self, places: Iterable[tuple[int, int, float]]) -> None:
        """Give rows (id, priority, rank) another place."""
        with self._writing() as write:
            sql = "UPDATE unfinished SET priority = ?, rank = ? WHERE id = ?"
            write.executemany(sql, [(priority, rank, id) for id, priority, rank in places])

    def remove(self, ids: Iterable[int]) -> None:
        """Forget requests: they are done, or not wanted any more."""
        with self._writing() as write:
            write.executemany("DELETE FROM unfinished WHERE id = ?", [(id,) for id in ids])

    def owners(self) -> list[str]:
        """The programs that have left something, or are at it."""
        with self._guarded():
            rows = self._connection.execute("SELECT DISTINCT owner FROM unfinished").fetchall()
        return [owner for (owner,) in rows]

    def left_by(self, owners: Sequence[str]) -> list[Kept]:
        """What programs have left unfinished, in its order.

        What the library knows to be done since it was asked for is not; a program may have ended in the
        moment between the two.
        """
        with self._writing() as write:
            write.execute(_DROP_DONE)
            marks = ", ".join("?" * len(owners))
            sql = (
                f"SELECT job, request, priority, rank, id FROM unfinished WHERE owner IN ({marks}) "
                "ORDER BY owner, priority, rank, id"
            )
            return [Kept(*row) for row in write.execute(sql, tuple(owners))]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it, or nothing."""
        with self._guarded(), transaction(self._connection):
            yield self._connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What SQLite complains of becomes a sentence."""
        try:
            yield
        except sqlite3.Error as error:
            if is_damage(error):
                doubt(self._path)
            raise unusable(self._path, error) from error


_DROP_DONE = """
    DELETE FROM unfinished WHERE EXISTS (
        SELECT 1 FROM item WHERE item.made >= unfinished.asked
        AND item.job = unfinished.job AND item.request = unfinished.request
    )
"""
