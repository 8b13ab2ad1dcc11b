"""From the library back to where things were made."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.cartoon.request import ClipRequest
from gan.faces.face import Face
from gan.faces.request import SaveFaces, WalkFaces
from gan.handwriting.request import ReadPage
from gan.media.settings import with_settings
from studio.app import Application
from studio.library.item import Entry, Kind
from studio.library.requests import to_json
from studio.library.store import Library
from studio.workspaces.library.workspace import LibraryWorkspace
from tests.studio.fakes import save_picture
from tests.studio.workspaces.library.handling import LEFT, PLACES, Open, click, entry, key


def test_a_picture_again(
    open_page: Open, things: list[Path], qtbot: QtBot, application: Application, engine, tmp_path
):
    page = open_page()
    click(page, 2)
    key(page, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: application.shell.workspace is not page)
    assert application.shell._current == PLACES["Enhance"]
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    request = engine.jobs[0].request
    assert (request.source, request.scale, request.quality) == (tmp_path / "in" / "boat.png", 2, 80)


@pytest.fixture
def again(open_page: Open, qtbot: QtBot, application: Application, tmp_path: Path):
    """Remembers a request, opens it again (or varied) from the library, and gives the workspace."""

    def again(request: object, kind: Kind, button: str = "again_button"):
        with Library() as library:
            library.add(entry("x", request, kind, outputs=(tmp_path / "x.mp4",)))
        page = open_page()
        click(page, 0)
        qtbot.waitUntil(lambda: page._details is not None)
        QTest.mouseClick(getattr(page.panel, button), LEFT)
        qtbot.waitUntil(lambda: application.shell.workspace is not page)
        return application.shell.workspace

    return again


def test_faces_again_and_varied(again, tmp_path: Path):
    faces = again(SaveFaces(tmp_path, 4, 1234, 0.5), Kind.FACES)
    assert (faces.board.state.first, faces.board.state.truncation) == (1234, 0.5)
    faces = again(SaveFaces(tmp_path, 4, 1234, 0.5), Kind.FACES, "vary_button")
    assert faces.board.state.first != 1234 and faces.board.state.truncation == 0.5


def test_single_faces_again(again, tmp_path: Path):
    chosen = (Face.of_seed(9).edited("smile", 1.0), Face.of_seed(3))
    faces = again(SaveFaces(tmp_path, faces=chosen), Kind.FACES)
    assert faces.board.locked_faces == list(chosen)


def test_a_walk_again(again, tmp_path: Path):
    chosen = (Face.of_seed(9), Face.of_seed(3))
    faces = again(WalkFaces(tmp_path / "w.mp4", chosen, 5, loop=False), Kind.FACES)
    assert faces.page.walk.faces == chosen and faces.page.walk.length == 5
    assert not faces.page.walk.loop.isChecked() and faces.page.gallery.is_walking


def test_a_clip_again(again, tmp_path: Path, application: Application):
    cartoon = again(ClipRequest(tmp_path / "c.mp4", "Ada waves.", size=(640, 360), seed=7), Kind.CLIP)
    assert (cartoon.document.project.script, cartoon.document.project.seed) == ("Ada waves.", 7)
    assert application.settings.value.cartoon.size == "640x360"


def test_a_scene_again_keeps_what_was_changed_by_hand(again, tmp_path: Path):
    from gan.cartoon.script.understanding import understand

    script = "Ada walks into the kitchen. Then Bo waves."
    scene = understand(script)
    changed = replace(scene, shots=tuple(replace(shot, weather="rain") for shot in scene.shots))
    cartoon = again(ClipRequest(tmp_path / "c.mp4", scene=changed, seed=5), Kind.CLIP)
    project = cartoon.document.project
    assert all(shot.weather == "rain" for shot in project.scene.shots) and project.seed == 5
    assert "Ada walks into the kitchen." in project.script and "Bo waves" in project.script


def test_a_reading_again(again, tmp_path: Path, qtbot: QtBot, engine, application: Application):
    scan = save_picture(tmp_path / "letter.png", (300, 200))
    again(ReadPage(scan, mode="digits", language=False), Kind.READING)
    qtbot.waitUntil(lambda: len(engine.jobs) == 1)
    request = engine.jobs[0].request
    assert (request.source, request.mode, request.language) == (scan, "digits", False)


def drop(page: LibraryWorkspace, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert page.can_take(mime)
    page.take(mime)


def test_a_file_that_is_dropped_is_found(open_page: Open, things: list[Path], qtbot: QtBot, tmp_path: Path):
    page = open_page()
    QTest.keyClicks(page.filters.field, "dune")
    qtbot.waitUntil(lambda: len(page.shelf) == 1)
    drop(page, things[1])
    qtbot.waitUntil(lambda: page.view.selection.chosen == [2])
    drop(page, tmp_path / "in" / "apple.png")  # what it was made from does as well
    qtbot.waitUntil(lambda: page.view.selection.chosen == [3])
    drop(page, save_picture(tmp_path / "strange.png"))
    qtbot.waitUntil(page.notice.isVisible)
    assert "strange.png is not in the library" in page.notice.text


def test_a_picture_alone_is_opened_with_its_settings(
    open_page: Open, qtbot: QtBot, tmp_path: Path, application: Application
):
    text = to_json(SaveFaces(Path("faces"), 4, 4321, 0.25))
    plain = save_picture(tmp_path / "plain.png").read_bytes()
    (tmp_path / "face.png").write_bytes(with_settings(plain, text))
    page = open_page()
    drop(page, tmp_path / "face.png")
    qtbot.waitUntil(lambda: application.shell.workspace is not page)
    state = application.shell.workspace.board.state
    assert (state.first, state.truncation) == (4321, 0.25)


def test_settings_that_cannot_be_used_are_said(
    open_page: Open, qtbot: QtBot, tmp_path: Path, application: Application
):
    with Library() as library:
        library.add(Entry(Kind.PICTURE, "x", time.time(), "Gone", '{"version":1,"job":"Gone","values":{}}'))
    page = open_page()
    click(page, 0)
    key(page, Qt.Key.Key_A)
    qtbot.waitUntil(page.notice.isVisible)
    assert "cannot be read" in page.notice.text and application.shell.workspace is page
