"""Pictures of pages in files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.workspaces.handwriting.page_store import PageStore
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page

PICTURE = picture_of_page(page_of())


@pytest.fixture
def store(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PageStore]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = PageStore()
    yield made
    made.close()


def keep(qtbot: QtBot, store: PageStore, key: int, pixels: np.ndarray = PICTURE) -> object:
    with qtbot.waitSignal(store.kept) as told:
        store.keep(key, pixels)
    assert told.args[0] == key
    return told.args[1]


def test_a_picture_comes_back_with_a_thumbnail(qtbot: QtBot, store: PageStore) -> None:
    thumbnail = keep(qtbot, store, 1)
    assert thumbnail.height() == 160 and store.backlog == 0
    assert np.abs(store.pixels(1).astype(int) - PICTURE).mean() < 3
    with qtbot.waitSignal(store.arrived) as told:
        store.show(1)
    key, pyramid = told.args
    assert key == 1 and (pyramid.width, pyramid.height) == (600, 420)
    arrived: list[int] = []
    store.arrived.connect(lambda key, _: arrived.append(key))
    store.show(1)
    assert arrived == [1]  # at once


def test_a_picture_is_the_same_before_and_after_it_is_stored(qtbot: QtBot, store: PageStore) -> None:
    with qtbot.waitSignal(store.kept):
        store.keep(2, PICTURE)
        before = store.pixels(2)
    assert np.array_equal(store.pixels(2), before)


def test_what_is_forgotten_cannot_be_had(qtbot: QtBot, store: PageStore, tmp_path: Path) -> None:
    keep(qtbot, store, 1)
    store.forget(1)
    qtbot.waitUntil(lambda: not list(tmp_path.rglob("*.jpg")))
    with qtbot.waitSignal(store.arrived) as told:
        store.show(1)
    assert told.args == [1, None]
    with pytest.raises(OSError):
        store.pixels(1)


def test_a_damaged_file_is_no_page(qtbot: QtBot, store: PageStore, tmp_path: Path) -> None:
    keep(qtbot, store, 1)
    next(tmp_path.rglob("1.jpg")).write_bytes(b"no picture")
    with qtbot.waitSignal(store.arrived) as told:
        store.show(1)
    assert told.args == [1, None]


def test_the_files_go_with_the_store(qtbot: QtBot, store: PageStore, tmp_path: Path) -> None:
    keep(qtbot, store, 1)
    assert list(tmp_path.rglob("*.jpg"))
    store.close()
    assert list(tmp_path.rglob("*.jpg")) == []
    store.keep(5, PICTURE)  # after its end it does nothing


def test_a_full_disk_leaves_it_in_memory(
    qtbot: QtBot, store: PageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    thumbnail = keep(qtbot, store, 1)
    assert not thumbnail.isNull() and store.backlog == 1
    assert np.abs(store.pixels(1).astype(int) - PICTURE).mean() < 3
