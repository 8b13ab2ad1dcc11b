"""A folder that is watched by the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

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
    assert "appears in scans" in page.notice.text
    assert page.options._watch.text() == "Stop watching scans"
    save_picture(folder / "a.png")
    qtbot.waitUntil(lambda: len(engine.jobs) == 1, timeout=10_000)
    engine.jobs[0].succeed(save_picture(folder / "a_4x.png", (256, 192)))
    save_picture(folder / "b.png")
    qtbot.waitUntil(lambda: len(engine.jobs) == 2, timeout=10_000)
    qtbot.wait(300)
    assert [job.request.source.name for job in engine.jobs] == ["a.png", "b.png"]
    page.choose_watched()  # once more ends it
    assert page.watch.folder is None and page.options._watch.text() == "Watch a folder…"
