"""The library in a whole studio."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gan.enhance.request import EnhanceRequest
from studio.app import Application
from studio.library.store import Library
from studio.library.thumbnails import encode
from studio.workspaces.library.workspace import LibraryWorkspace
from tests.studio.fakes import save_picture
from tests.studio.library.shelves import picture_of
from tests.studio.workspaces.library.handling import PLACES, Open, entry


@pytest.fixture
def things(tmp_path: Path) -> list[Path]:
    """Four enhanced pictures in the library, of which the files are there; the first is the oldest."""
    paths = []
    with Library() as library:
        for number, name in enumerate(("apple", "boat", "castle", "dune")):
            source = save_picture(tmp_path / "in" / f"{name}.png", seed=number)
            out = save_picture(tmp_path / "out" / f"{name}_2x.png", seed=number)
            request = EnhanceRequest(source, tmp_path / "out", 2, quality=80)
            id = library.add(
                entry(f"{name}.png", request, inputs=(source,), outputs=(out,), width=64, height=48)
            )
            library.set_pictures({id: encode(picture_of(number))})
            paths.append(out)
    return paths


@pytest.fixture
def open_page(application: Application, qtbot: QtBot) -> Open:
    """Goes to the library, and waits until it shows what there is."""

    def open_page() -> LibraryWorkspace:
        application.shell.resize(1280, 820)
        application.shell.go_to(PLACES["Library"])
        page = application.shell.workspace
        assert isinstance(page, LibraryWorkspace)
        with Library() as library:
            count = len(library.find())
        qtbot.waitUntil(lambda: len(page.shelf) == count)
        if count:
            qtbot.waitUntil(lambda: all(page.shelf.cell_at(index) for index in page.view.visible_cells))
        else:
            qtbot.waitUntil(page.empty.isVisible)
        return page

    return open_page
