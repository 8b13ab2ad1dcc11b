"""A whole workspace with films and an understanding of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.cartoon.scene import Scene
from studio.queue import TaskQueue
from studio.settings_store import SettingsStore
from studio.workspaces import Studio
from studio.workspaces.cartoon import showing
from studio.workspaces.cartoon.workspace import CartoonWorkspace
from tests.gan.cartoon.kitchen import small_scene
from tests.studio.fakes import FakeDesktop, FakeEngine
from tests.studio.workspaces.cartoon.fakes import FakeFilm


def understand(script: str, seed: int) -> Scene:
    """The kitchen, as long as there is something to understand."""
    if not script.strip():
        return Scene(seed=seed)
    fresh = replace(small_scene(), seed=seed)
    last = fresh.shots[-1]
    return replace(fresh, shots=(*fresh.shots[:-1], replace(last, text=script[60:] or last.text)))


@pytest.fixture
def make(
    qapp: QApplication,
    qtbot: QtBot,
    settings: SettingsStore,
    engine: FakeEngine,
    still: None,
    monkeypatch: pytest.MonkeyPatch,
    tasks: TaskQueue,
) -> Iterator:
    """Makes workspaces, one after the other, and ends them."""
    blank = QImage(32, 32, QImage.Format.Format_RGB32)
    monkeypatch.setattr(showing, "paint_portrait", lambda *_: blank)
    monkeypatch.setattr(showing, "paint_example", lambda *_: blank)
    made: list[CartoonWorkspace] = []

    def end() -> None:
        while made:
            workspace = made.pop()
            workspace.stop()
            workspace.finish()
            workspace.deleteLater()
            qapp.processEvents()

    def begin() -> CartoonWorkspace:
        end()
        workspace = CartoonWorkspace(
            Studio(engine, settings, FakeDesktop(), tasks),
            open_film=lambda scene, before: FakeFilm(scene),
            understand=understand,
        )
        made.append(workspace)
        workspace.resize(1200, 780)
        workspace.show()
        qtbot.waitExposed(workspace)
        return workspace

    yield begin
    end()


@pytest.fixture
def workspace(make) -> CartoonWorkspace:
    """One that is empty."""
    return make()


@pytest.fixture
def filled(workspace: CartoonWorkspace, qtbot: QtBot) -> CartoonWorkspace:
    """One with the kitchen's script, read and shown."""
    from tests.gan.cartoon.kitchen import SCRIPT

    workspace.page.script.editor.setFocus()
    workspace.document.type(SCRIPT)
    qtbot.waitUntil(lambda: workspace.changes.shown is not None and bool(workspace.document.scene.shots))
    workspace.document.begin(workspace.document.project)
    qtbot.waitUntil(lambda: workspace.changes.shown.scene is workspace.document.scene)
    return workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where projects of the test go."""
    return tmp_path / "projects"
