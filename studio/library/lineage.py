"""What an item was made from, and what was made from it, as the files tell."""

from __future__ import annotations

import sqlite3

from studio.library.item import Kind, Relative

_MOST = 20

# A reading writes no file: what was made of its words remembers the scan, as the reading does.
_ORIGINS = """
    SELECT DISTINCT item.id, item.title FROM file AS own
    JOIN file AS other ON other.path = own.path AND other.item != own.item
    JOIN item ON item.id = other.item
    WHERE own.item = :id AND own.role = 'in'
        AND (other.role = 'out' OR (item.kind = :reading AND :kind = :clip))
    ORDER BY item.id DESC LIMIT :most
"""
_OUTCOMES = """
    SELECT DISTINCT item.id, item.title FROM file AS own
    JOIN file AS other ON other.path = own.path AND other.item != own.item
    JOIN item ON item.id = other.item
    WHERE own.item = :id AND other.role = 'in'
        AND (own.role = 'out' OR (item.kind = :clip AND :kind = :reading))
    ORDER BY item.id DESC LIMIT :most
"""


def relatives_of(
    connection: sqlite3.Connection, id: int, kind: Kind
) -> tuple[tuple[Relative, ...], tuple[Relative, ...]]:
    """The items that one was made from, and those that were made from it, the newest first, each once."""
    values = {
        "id": id,
        "kind": kind.value,
        "reading": Kind.READING.value,
        "clip": Kind.CLIP.value,
        "most": _MOST,
    }
    return _found(connection, _ORIGINS, values), _found(connection, _OUTCOMES, values)


def _found(connection: sqlite3.Connection, sql: str, values: dict[str, object]) -> tuple[Relative, ...]:
    rows = connection.execute(sql, values).fetchall()
    return tuple(Relative(id, title) for id, title in rows)
