"""A folder that is watched by the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.media import MediaError
from studio.app import Application
from studio.workspaces.enhance import folder_watch
from studio.workspaces.enhance.folder_watch import FolderWatch
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.studio.fakes import FakeEngine, save_picture


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_watch, "LOOK_MS", 30)


def test_new_files_are_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    save_picture(folder / "old.png")
    watch, appeared = FolderWatch(), []
    watch.appeared.connect(appeared.extend)
    watch.start(folder)
    qtbot.waitUntil(lambda: watch._watcher is not None)
    save_picture(folder / "sub" / "new.png")
    (folder / "note.txt").write_text("no picture")
    qtbot.waitUntil(lambda: appeared == [folder / "sub" / "new.png"], timeout=10_000)
    watch.stop()
    save_picture(folder / "late.png")
    qtbot.wait(200)
    assert len(appeared) == 1 and watch.folder is None
    watch.close()


def test_what_appears_is_enhanced_and_results_are_not(
    qtbot: QtBot, application: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    page: EnhanceWorkspace = application.shell.workspace
    folder = tmp_path / "scans"
    folder.mkdir()
    page.watch.start(folder)
    qtbot.waitUntil(lambda: page.watch._watcher is not None)
    assert page.options.watched.isVisible() and page.options.watched.text() == "Watching scans"
    assert page.options._watch.text() == "Stop watching scans"
    save_picture(folder / "a.png")
    qtbot.waitUntil(lambda: len(engine.jobs) == 1, timeout=10_000)
    engine.jobs[0].succeed(save_picture(folder / "a_4x.png", (256, 192)))
    save_picture(folder / "b.png")
    qtbot.waitUntil(lambda: len(engine.jobs) == 2, timeout=10_000)
    qtbot.wait(300)
    assert [job.request.source.name for job in engine.jobs] == ["a.png", "b.png"]
    QTest.mouseClick(page.options.watched, Qt.MouseButton.LeftButton)  # ends it
    assert page.watch.folder is None and page.options._watch.text() == "Watch a folder…"
    assert not page.options.watched.isVisible() and application.settings.value.enhancing.watched is None


def test_watching_goes_on_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    save_picture(folder / "a.png")
    first, appeared = FolderWatch(), []
    first.start(folder)
    qtbot.waitUntil(lambda: first._watcher is not None)
    result = save_picture(folder / "a_4x.png")
    first.ignore(result)
    first._pool.waitForDone()
    first.pause()
    first.close()
    save_picture(folder / "b.png")  # while the program does not run
    again = FolderWatch()
    again.appeared.connect(appeared.extend)
    again.start(folder, goes_on=True)
    qtbot.waitUntil(lambda: appeared == [folder / "b.png"], timeout=10_000)
    qtbot.wait(150)
    assert appeared == [folder / "b.png"]
    again.close()


def test_a_watched_folder_is_watched_again_whatever_is_shown(
    qtbot: QtBot, application: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    page: EnhanceWorkspace = application.shell.workspace
    folder = tmp_path / "scans"
    folder.mkdir()
    application.settings.edit("enhancing", watched=folder)
    page.prepare()
    assert page.watch.folder == folder
    page.stop()
    assert application.settings.value.enhancing.watched == folder  # the end of the program ends nothing
    awaited = [entry.is_awaited(application.settings.value) for entry in application.shell._entries]
    assert awaited == [True, *[False] * (len(awaited) - 1)]


def test_what_failed_half_copied_is_done_when_it_is_whole(
    qtbot: QtBot, application: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    page: EnhanceWorkspace = application.shell.workspace
    folder = tmp_path / "scans"
    folder.mkdir()
    page.watch.start(folder)
    qtbot.waitUntil(lambda: page.watch._watcher is not None)
    half = folder / "sub" / "a.png"
    half.parent.mkdir()
    half.write_bytes(save_picture(tmp_path / "whole.png").read_bytes()[:100])
    qtbot.waitUntil(lambda: len(engine.jobs) == 1, timeout=10_000)
    engine.jobs[0].fail(MediaError("a.png is cut off."))
    qtbot.waitUntil(lambda: page.queue.summary.failed == 1)
    half.write_bytes((tmp_path / "whole.png").read_bytes())
    qtbot.waitUntil(lambda: len(engine.jobs) == 2, timeout=10_000)
    (item,) = page.queue.model.items
    assert page.queue.summary.failed == 0 and item.subfolder == Path("sub")
