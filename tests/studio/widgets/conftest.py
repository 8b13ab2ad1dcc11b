"""A compare view on the screen, and a pair of pictures for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.widgets.compare import CompareView
from tests.studio.widgets.compare_pictures import BLUE, RED, VIEW, save_plain


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    view.animated = False
    qtbot.addWidget(view)
    view.resize(*VIEW)
    view.show()
    return view


@pytest.fixture
def plain_pair(tmp_path: Path) -> tuple[Path, Path]:
    before = save_plain(tmp_path / "before.png", (150, 100), RED)
    return before, save_plain(tmp_path / "after.png", (600, 400), BLUE)
