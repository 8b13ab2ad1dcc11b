"""The tables of the library, and how older data bases become this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from studio.language import noted, tr
from studio.library.errors import LibraryError

# Ids rise with time and are never given twice, so that descending ids are the newest first everywhere.
# `names` and `tags` repeat in words what other tables hold, for the full text.
_FIRST = (
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        made REAL NOT NULL,
        job TEXT NOT NULL,
        request TEXT NOT NULL,
        model TEXT NOT NULL DEFAULT '',
        model_hash TEXT NOT NULL DEFAULT '',
        width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0,
        seconds REAL NOT NULL DEFAULT 0,
        star INTEGER NOT NULL DEFAULT 0,
        pictured INTEGER NOT NULL DEFAULT 0,
        identity TEXT UNIQUE,
        names TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT ''
    )""",
    # Each of these holds all that one criterion needs: the wide rows need not be read.
    "CREATE INDEX item_by_kind ON item (kind, id)",
    "CREATE INDEX item_by_time ON item (made, id)",
    "CREATE INDEX item_by_star ON item (id) WHERE star = 1",
    "CREATE INDEX item_by_picture ON item (id) WHERE pictured = 0",
    """CREATE TABLE file (
        item INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        place INTEGER NOT NULL,
        path TEXT NOT NULL,
        PRIMARY KEY (item, role, place)
    ) WITHOUT ROWID""",
    "CREATE INDEX file_by_path ON file (path)",
    """CREATE TABLE tag (
        name TEXT NOT NULL COLLATE NOCASE,
        item INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
        PRIMARY KEY (name, item)
    ) WITHOUT ROWID""",
    "CREATE INDEX tag_by_item ON tag (item)",
    # Pictures lie apart, so that rows stay close together.
    """CREATE TABLE thumbnail (
        item INTEGER PRIMARY KEY REFERENCES item (id) ON DELETE CASCADE,
        data BLOB NOT NULL
    )""",
    """CREATE VIRTUAL TABLE found USING fts5 (
        title, names, tags, text,
        content = 'item', content_rowid = 'id', prefix = '1 2 3',
        tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
        INSERT INTO found (rowid, title, names, tags, text)
        VALUES (new.id, new.title, new.names, new.tags, new.text);
    END""",
    """CREATE TRIGGER item_removed AFTER DELETE ON item BEGIN
        INSERT INTO found (found, rowid, title, names, tags, text)
        VALUES ('delete', old.id, old.title, old.names, old.tags, old.text);
    END""",
    """CREATE TRIGGER item_changed AFTER UPDATE OF title, names, tags, text ON item BEGIN
        INSERT INTO found (found, rowid, title, names, tags, text)
        VALUES ('delete', old.id, old.title, old.names, old.tags, old.text);
        INSERT INTO found (rowid, title, names, tags, text)
        VALUES (new.id, new.title, new.names, new.tags, new.text);
    END""",
)

# What was asked for and is not done yet; `owner` is the program that does it.
_QUEUE = (
    """CREATE TABLE unfinished (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        job TEXT NOT NULL,
        request TEXT NOT NULL,
        priority INTEGER NOT NULL,
        rank REAL NOT NULL,
        asked REAL NOT NULL,
        owner TEXT NOT NULL
    )""",
)

# Version n is reached by the n-th of these; a published one is never changed, only followed by another.
MIGRATIONS: tuple[Sequence[str], ...] = (_FIRST, _QUEUE)


def migrate(connection: sqlite3.Connection, name: str = noted("the library")) -> None:
    """Bring a data base to the newest version, each step whole or not at all.

    Args:
        connection: in autocommit mode.
        name: how messages call the data base.

    Raises:
        LibraryError: it is of a newer version than this program knows.
        sqlite3.Error: a step fails; the data base is as it was before that step.
    """
    while (version := version_of(connection)) != len(MIGRATIONS):
        if version > len(MIGRATIONS):
            raise LibraryError(
                tr(
                    "{name} was written by a newer Ganvas (version {version}, and this one knows "
                    "{known}); update Ganvas to open it.",
                    name=name,
                    version=version,
                    known=len(MIGRATIONS),
                )
            )
        _step(connection, version)


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations a data base has behind it."""
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _step(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) == version:  # another program may have been faster
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
