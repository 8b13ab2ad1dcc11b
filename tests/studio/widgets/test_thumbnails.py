from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.widgets import thumbnails
from studio.widgets.thumbnails import ThumbnailStore


@pytest.fixture
def store(qtbot: QtBot) -> Iterator[ThumbnailStore]:
    made = ThumbnailStore()
    yield made
    made.close()


def test_a_thumbnail_arrives_and_is_kept(qtbot: QtBot, store: ThumbnailStore, picture):
    path = picture("photo.png", (90, 60))
    measured: list[tuple[Path, tuple[int, int]]] = []
    store.measured.connect(lambda *args: measured.append(args))
    with qtbot.waitSignal(store.arrived) as told:
        assert store.pixmap(path, 20) is None
    assert told.args == [path] and measured == [(path, (90, 60))]
    pixmap = store.pixmap(path, 20)
    assert (pixmap.width(), pixmap.height()) == (30, 20)
    assert store.pixmap(path, 20) is pixmap


def test_sharp_screens_get_more_pixels(qtbot: QtBot, store: ThumbnailStore, picture):
    path = picture("photo.png", (300, 200))
    with qtbot.waitSignal(store.arrived):
        store.pixmap(path, 20, 2.0)
    assert store.pixmap(path, 20, 2.0).width() == 60


def test_what_cannot_be_read_is_asked_once(qtbot: QtBot, store: ThumbnailStore, tmp_path: Path, picture):
    path = tmp_path / "broken.png"
    path.write_bytes(b"not a picture")
    with qtbot.waitSignal(store.arrived):
        store.pixmap(path, 20)
    with qtbot.assertNotEmitted(store.arrived, wait=100):
        assert store.pixmap(path, 20) is None
    picture("broken.png")
    store.forget_failure(path)
    with qtbot.waitSignal(store.arrived):
        store.pixmap(path, 20)
    assert store.pixmap(path, 20) is not None


def test_the_newest_wish_goes_first_and_old_ones_are_dropped(
    qtbot: QtBot, store: ThumbnailStore, picture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(thumbnails, "_MOST_WISHES", 5)
    monkeypatch.setattr(thumbnails, "_READERS", 0)
    paths = [picture(f"{number}.png") for number in range(9)]
    for path in paths[:8]:
        store.pixmap(path, 20)
    monkeypatch.setattr(thumbnails, "_READERS", 1)
    arrived: list[Path] = []
    store.arrived.connect(arrived.append)
    store.pixmap(paths[8], 20)
    qtbot.waitUntil(lambda: len(arrived) == 5)
    assert arrived == paths[:3:-1]


def test_not_everything_is_kept(
    qtbot: QtBot, store: ThumbnailStore, picture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(thumbnails, "_KEPT", 2)
    paths = [picture(f"{number}.png") for number in range(3)]
    for path in paths:
        with qtbot.waitSignal(store.arrived):
            store.pixmap(path, 20)
    assert store.pixmap(paths[2], 20) is not None
    with qtbot.waitSignal(store.arrived):
        assert store.pixmap(paths[0], 20) is None
