"""The library: what is kept of each item, and the questions that are asked of it."""

from __future__ import annotations

import os
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from gan.paths import user_folder
from studio.language import tr
from studio.library.errors import LibraryError
from studio.library.finding import find_ids
from studio.library.item import Details, Entry, Item, Kind, Query
from studio.library.lineage import relatives_of
from studio.library.opening import doubt, is_damage, open_database, transaction, unusable

if TYPE_CHECKING:
    import numpy as np

_TIMEOUT = 5.0
_MOST_PLACES = 500  # values in one statement
_LONGEST_TEXT = 1_000_000  # characters
_ITEM = "id, kind, title, made, star, tags, model, width, height"
_DETAILS = "job, request, model_hash, text, seconds"


def library_path() -> Path:
    """The file of this user's library."""
    return user_folder() / "library.db"


class Library:
    """One connection to the data base; any number of them, in any programs, may be open at once.

    Every method may be called from any thread, and raises `LibraryError` where the data base cannot be used.

    Attributes:
        notice: a sentence if a damaged data base was set aside at the opening, or "".
    """

    _untold: ClassVar[dict[Path, str]] = {}

    def __init__(self, path: Path | None = None, *, timeout: float = _TIMEOUT, tells: bool = True) -> None:
        """Open the library of a file, or this user's; it is made if it is not there.

        Args:
            path: the file.
            timeout: seconds to wait for others that write.
            tells: whether the person hears of `notice` here; if not, the next one that tells has it.
        """
        self._path = path or library_path()
        self._lock = threading.RLock()
        self._connection, notice = open_database(self._path, timeout)
        self.notice = notice or (self._untold.pop(self._path, "") if tells else "")
        if notice and not tells:
            self._untold[self._path] = notice

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; nothing can be asked any more."""
        with self._lock:
            self._connection.close()

    # Remembering

    def add(self, entry: Entry) -> int:
        """Remember something; returns its id. See `add_all`."""
        return self.add_all([entry])[0]

    def add_all(self, entries: Iterable[Entry]) -> list[int]:
        """Remember several things, all or none of them; returns their ids.

        An older item of the same identity goes, and its star and tags pass on to the new one.
        """
        with self._writing() as write:
            return [self._add(write, entry) for entry in entries]

    def _add(self, write: sqlite3.Connection, entry: Entry) -> int:
        star, tags = self._take_over(write, entry.identity)
        id = self._insert(write, entry, star, tags)
        self._insert_files(write, id, "in", entry.inputs)
        self._insert_files(write, id, "out", entry.outputs)
        write.executemany("INSERT INTO tag VALUES (?, ?)", [(tag, id) for tag in tags])
        return id

    def _take_over(self, write: sqlite3.Connection, identity: str | None) -> tuple[int, list[str]]:
        if identity is None:
            return 0, []
        row = write.execute("SELECT id, star, tags FROM item WHERE identity = ?", (identity,)).fetchone()
        if row is None:
            return 0, []
        write.execute("DELETE FROM item WHERE id = ?", (row[0],))
        return row[1], row[2].splitlines()

    def _insert(self, write: sqlite3.Connection, entry: Entry, star: int, tags: Sequence[str]) -> int:
        names = " ".join(dict.fromkeys(path.name for path in (*entry.outputs[:50], *entry.inputs[:50])))
        values = {
            "kind": entry.kind.value,
            "title": _clean(entry.title),
            "made": entry.made,
            "job": entry.job,
            "request": entry.request,
            "model": entry.model,
            "model_hash": entry.model_hash,
            "width": entry.width,
            "height": entry.height,
            "seconds": entry.seconds,
            "star": star,
            "identity": entry.identity,
            "names": _clean(names),
            "tags": "\n".join(tags),
            "text": _clean(entry.text[:_LONGEST_TEXT]),
        }
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO item ({', '.join(values)}) VALUES ({marks})"
        return write.execute(sql, tuple(values.values())).lastrowid

    def _insert_files(self, write: sqlite3.Connection, id: int, role: str, paths: Sequence[Path]) -> None:
        rows = [(id, role, place, _stored(path)) for place, path in enumerate(paths)]
        write.executemany("INSERT INTO file VALUES (?, ?, ?, ?)", rows)

    def set_pictures(self, pictures: Mapping[int, bytes | None]) -> None:
        """Keep thumbnails (encoded pictures) of items, or (None) that they have none."""
        with self._writing() as write:
            for id, data in pictures.items():
                if data is not None:  # the item may have been removed meanwhile
                    sql = "INSERT OR REPLACE INTO thumbnail SELECT id, ? FROM item WHERE id = ?"
                    write.execute(sql, (data, id))
                write.execute("UPDATE item SET pictured = ? WHERE id = ?", (1 if data is not None else 2, id))

    def without_picture(self, most: int) -> list[int]:
        """Ids of items whose thumbnail nobody has made yet, the newest first."""
        rows = self._read(
            "SELECT id FROM item INDEXED BY item_by_picture WHERE pictured = 0 ORDER BY id DESC LIMIT ?",
            (most,),
        )
        return [id for (id,) in rows]

    # Asking

    def find(self, query: Query | None = None) -> np.ndarray:
        """The ids of all items that fit (without a query, of all), (N,) int64, the newest first."""
        with self._guarded():
            return find_ids(self._connection, query or Query())

    def items(self, ids: Sequence[int]) -> dict[int, Item]:
        """Items by id; those that are not there any more are left out."""
        found: dict[int, Item] = {}
        with self._guarded():
            for part in _parts(ids):
                marks = ", ".join("?" * len(part))
                files = self._files(marks, part)
                for row in self._read(f"SELECT {_ITEM} FROM item WHERE id IN ({marks})", part):
                    found[row[0]] = _item(row, files.get(row[0], {}))
        return found

    def pictures(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Encoded thumbnails by id; those without one are left out."""
        found: dict[int, bytes] = {}
        for part in _parts(ids):
            marks = ", ".join("?" * len(part))
            found.update(self._read(f"SELECT item, data FROM thumbnail WHERE item IN ({marks})", part))
        return found

    def details(self, id: int) -> Details | None:
        """All that is known of an item; None if it is not there any more."""
        with self._guarded():
            item = self.items([id]).get(id)
            rows = self._read(f"SELECT {_DETAILS} FROM item WHERE id = ?", (id,))
            if item is None or not rows:
                return None
            return Details(item, *rows[0], *relatives_of(self._connection, id, item.kind))

    def tags(self) -> list[tuple[str, int]]:
        """All tags and how many items have them, in the order of the alphabet."""
        return self._read("SELECT name, count(*) FROM tag GROUP BY name ORDER BY name", ())

    def counts(self) -> dict[Kind, int]:
        """How many items there are of each kind; kinds without any are left out."""
        rows = self._read("SELECT kind, count(*) FROM item INDEXED BY item_by_kind GROUP BY kind", ())
        known = {kind.value for kind in Kind}
        return {Kind(kind): count for kind, count in rows if kind in known}

    @property
    def version(self) -> int:
        """Another number whenever somebody else has written; cheap enough to be looked at often."""
        return self._read("PRAGMA data_version", ())[0][0]

    # Changing

    def set_star(self, ids: Sequence[int], star: bool) -> None:
        """Mark items, or take the mark away."""
        with self._writing() as write:
            write.executemany("UPDATE item SET star = ? WHERE id = ?", [(int(star), id) for id in ids])

    def add_tag(self, ids: Sequence[int], tag: str) -> None:
        """Give items a tag; without words in it nothing happens. Case does not tell tags apart."""
        name = " ".join(tag.split())
        if name:
            with self._writing() as write:
                sql = "INSERT OR IGNORE INTO tag SELECT ?, id FROM item WHERE id = ?"
                write.executemany(sql, [(name, id) for id in ids])
                self._repeat_tags(write, ids)

    def remove_tag(self, ids: Sequence[int], tag: str) -> None:
        """Take a tag away from items."""
        with self._writing() as write:
            write.executemany("DELETE FROM tag WHERE name = ? AND item = ?", [(tag, id) for id in ids])
            self._repeat_tags(write, ids)

    def _repeat_tags(self, write: sqlite3.Connection, ids: Sequence[int]) -> None:
        """Bring the words in the rows in line with the tags."""
        for id in ids:
            rows = write.execute("SELECT name FROM tag WHERE item = ? ORDER BY name", (id,)).fetchall()
            names = "\n".join(name for (name,) in rows)
            write.execute("UPDATE item SET tags = ? WHERE id = ?", (names, id))

    def move_file(self, old: Path, new: Path) -> None:
        """Say that a file is somewhere else now, in whatever items it is."""
        with self._writing() as write:
            before, after, name = _stored(old), _stored(new), _clean(new.name)
            rows = write.execute("SELECT DISTINCT item FROM file WHERE path = ?", (before,)).fetchall()
            write.execute("UPDATE file SET path = ? WHERE path = ?", (after, before))
            write.executemany(
                "UPDATE item SET names = names || ' ' || ? WHERE id = ? AND instr(names, ?) = 0",
                [(name, id, name) for (id,) in rows],
            )

    def with_file(self, path: Path) -> list[int]:
        """Ids of the items that a file belongs to, those that it came of first, the newest first."""
        sql = "SELECT item FROM file WHERE path = ? ORDER BY role DESC, item DESC"
        return list(dict.fromkeys(id for (id,) in self._read(sql, (_stored(path),))))

    def outputs_in(self, folder: Path) -> list[Path]:
        """The output files that should be in a folder (not below it)."""
        low = str(folder).rstrip(os.sep)
        rows = self._read(  # all texts that begin so lie between these two
            "SELECT DISTINCT path FROM file WHERE role = 'out' AND path >= ? AND path < ?",
            (f"{low}{os.sep}", f"{low}{chr(ord(os.sep) + 1)}"),
        )
        return [path for (kept,) in rows if (path := _path(kept)).parent == folder]

    def remove(self, ids: Sequence[int]) -> None:
        """Forget items; their files stay where they are."""
        with self._writing() as write:
            write.executemany("DELETE FROM item WHERE id = ?", [(id,) for id in ids])

    # The data base

    def _files(self, marks: str, ids: Sequence[int]) -> dict[int, dict[str, list[Path]]]:
        files: dict[int, dict[str, list[Path]]] = {}
        sql = f"SELECT item, role, path FROM file WHERE item IN ({marks}) ORDER BY item, role, place"
        for id, role, path in self._read(sql, ids):
            files.setdefault(id, {}).setdefault(role, []).append(_path(path))
        return files

    def _read(self, sql: str, values: Sequence[Any]) -> list[tuple]:
        with self._guarded():
            return self._connection.execute(sql, tuple(values)).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it, or nothing."""
        with self._guarded(), transaction(self._connection):
            yield self._connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """One thread at a time; what SQLite complains of becomes a sentence."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                if is_damage(error):
                    doubt(self._path)
                    raise LibraryError(
                        tr(
                            "The library {path} is damaged ({error}). Start Ganvas again: it sets the file "
                            "aside and begins a new one.",
                            path=self._path,
                            error=error,
                        )
                    ) from error
                raise unusable(self._path, error) from error


def _item(row: tuple, files: dict[str, list[Path]]) -> Item:
    id, kind, title, made, star, tags, model, width, height = row
    return Item(
        id=id,
        kind=Kind(kind),
        title=title,
        made=made,
        star=bool(star),
        tags=tuple(tags.splitlines()),
        model=model,
        width=width,
        height=height,
        inputs=tuple(files.get("in", ())),
        outputs=tuple(files.get("out", ())),
    )


def _parts(ids: Sequence[int]) -> Iterator[list[int]]:
    """Ids in as many parts as one statement can hold."""
    plain = [int(id) for id in ids]
    return (plain[start : start + _MOST_PLACES] for start in range(0, len(plain), _MOST_PLACES))


def _stored(path: Path) -> str | bytes:
    """A path as the data base keeps it: as text, or as bytes where its name is no Unicode."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def _path(kept: str | bytes) -> Path:
    """The inverse of `_stored`."""
    return Path(os.fsdecode(kept))


def _clean(text: str) -> str:
    """Text that can be stored, in the one form of accents that is looked for."""
    plain = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return unicodedata.normalize("NFC", plain)
