"""Keeps what is asked for until it is done, in a thread of its own, so that nothing waits for a disk."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gan.engine.gentle import be_gentle
from studio.library.errors import LibraryError
from studio.library.requests import from_json, job_of, to_json, with_whole_paths
from studio.queue.owner import is_running, this_program
from studio.queue.store import Kept, QueueStore
from studio.queue.task import Task

_log = logging.getLogger(__name__)
_PATIENCE = 0.5  # seconds that a job waits at most before it is reported done


@dataclass(frozen=True)
class Left:
    """A request that an earlier run of the program did not finish."""

    id: int
    request: Any


class Keeper:
    """Keeps tasks, in the order in which it was asked to; its thread and data base begin with the first.

    Whatever goes wrong goes to the log: no task fails for not being kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        """`path` is of the data base; None for this user's library."""
        self._path = path
        self._orders: queue.SimpleQueue[Callable[[QueueStore], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def keep(self, tasks: Sequence[Task], then: Callable[[], None] = lambda: None) -> None:
        """Keep tasks of a kind that is; `then` is called in the thread when they are."""
        wanted = [task for task in tasks if task.kind.is_kept]

        def order(store: QueueStore) -> None:
            rows = [_row(task) for task in wanted]
            for task, row in zip(wanted, store.add(rows), strict=True):
                task.row = row
            then()

        if wanted:
            self._order(order)

    def place(self, tasks: Sequence[Task]) -> None:
        """Tasks have another place."""

        def order(store: QueueStore) -> None:
            rows = [(task.row, int(task.priority), task.rank) for task in tasks if task.row is not None]
            store.place(rows)

        self._order(order)

    def drop(self, tasks: Sequence[Task], *, wait: bool = False) -> None:
        """Forget tasks; with `wait` only return when they are, or when that takes long."""
        done = threading.Event()

        def order(store: QueueStore) -> None:
            try:
                rows = [task.row for task in tasks if task.row is not None]
                for task in tasks:
                    task.row = None
                if rows:
                    store.remove(rows)
            finally:
                done.set()

        if self._order(order) and wait:
            done.wait(_PATIENCE)

    def forget(self, left: Sequence[Left]) -> None:
        """Forget what was left behind."""
        self._order(lambda store: store.remove([each.id for each in left]))

    def look(self, then: Callable[[list[Left]], None]) -> None:
        """Find what programs that do not run any more have left; `then` has it, in the thread."""
        self._order(lambda store: then(_left(store)))

    def close(self) -> None:
        """Carry out what was ordered, and end the thread."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
        if thread is not None:
            self._orders.put(None)
            thread.join()

    def _order(self, order: Callable[[QueueStore], None]) -> bool:
        """Returns whether it will be carried out."""
        with self._lock:
            if self._is_closed:
                return False
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="queue-keeper", daemon=True)
                self._thread.start()
            self._orders.put(order)
        return True

    def _serve(self) -> None:
        be_gentle()
        store: QueueStore | None = None
        owner = this_program()
        while (order := self._orders.get()) is not None:
            try:
                store = store or QueueStore(owner, self._path)
                order(store)
            except LibraryError as error:
                _log.warning("the queue is not kept: %s", error)
            except Exception:
                _log.exception("the queue is not kept")
        if store is not None:
            store.close()


def words_of(request: Any) -> str:
    """A request as it is kept."""
    return to_json(with_whole_paths(request))


def _row(task: Task) -> Kept:
    return Kept(job_of(task.request), words_of(task.request), int(task.priority), task.rank)


def _left(store: QueueStore) -> list[Left]:
    """What can be gone on with; the same once only, and nothing that cannot be understood any more."""
    kept = store.left_by([owner for owner in store.owners() if not is_running(owner)])
    found: dict[tuple[str, str], Left] = {}
    useless = []
    for row in kept:
        key = (row.job, row.request)
        try:
            left = Left(row.id, from_json(row.request))
        except LibraryError as error:
            _log.info("a request is not offered again: %s", error)
            useless.append(row.id)
            continue
        if key in found:
            useless.append(row.id)
        else:
            found[key] = left
    if useless:
        store.remove(useless)
    return list(found.values())
