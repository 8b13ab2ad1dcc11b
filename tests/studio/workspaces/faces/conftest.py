"""The workspace of Faces in the real window, with the real engine and a tiny model of random weights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gan.engine import Engine
from studio.app import Application
from studio.workspaces.faces.workspace import FacesWorkspace
from tests.gan.faces.face_models import install

FACES = 1  # the workspace's place in the rail


@pytest.fixture
def engine() -> Iterator[Engine]:
    """The one that computes."""
    install("faces")
    with Engine("cpu") as engine:
        yield engine


@pytest.fixture
def page(qtbot: QtBot, application: Application) -> FacesWorkspace:
    """The workspace, its wall filled."""
    application.shell.resize(1280, 800)
    application.shell.go_to(FACES)
    workspace = application.shell.workspace
    assert isinstance(workspace, FacesWorkspace)
    first = workspace.board.state.face_at(0)
    qtbot.waitUntil(lambda: workspace.store.pixels(first) is not None, timeout=30_000)
    settle(qtbot, workspace)
    return workspace


def settle(qtbot: QtBot, workspace: FacesWorkspace) -> None:
    """Wait until nothing is made any more."""
    qtbot.waitUntil(lambda: not (workspace.store.is_busy or workspace.live.is_busy), timeout=30_000)
