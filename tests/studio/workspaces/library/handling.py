"""How tests handle the page of the library."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.library.item import Entry, Kind, Query
from studio.library.requests import job_of, to_json
from studio.library.store import Library
from studio.workspaces import WORKSPACES
from studio.workspaces.library.workspace import LibraryWorkspace

LEFT = Qt.MouseButton.LeftButton
PLACES = {entry.name: number for number, entry in enumerate(WORKSPACES)}
Open = Callable[[], LibraryWorkspace]


def entry(title: str, request: object, kind: Kind = Kind.PICTURE, **more: object) -> Entry:
    base = Entry(kind, title, time.time() - 60, job_of(request), to_json(request))
    return replace(base, **more)


def titles(page: LibraryWorkspace) -> list[str]:
    return [page.shelf.item_at(index).title for index in range(len(page.shelf))]


def click(
    page: LibraryWorkspace, index: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.mouseClick(page.view.viewport(), LEFT, keys, page.view.box_of(index).center())


def key(
    page: LibraryWorkspace, which: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    page.view.setFocus()
    QTest.keyClick(page.view, which, keys)


def stored(query: Query | None = None) -> list:
    with Library() as library:
        ids = library.find(query)
        items = library.items(ids)
        return [items[int(id)] for id in ids]
