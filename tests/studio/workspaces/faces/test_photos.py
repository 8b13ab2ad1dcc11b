"""A photo's face on the wall: searched, asked about, taken, refused; the finder sees what is drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gan.faces import inversion_request, inversion_work
from gan.nn.faces.alignment import FoundFace
from studio.workspaces.faces.workspace import FacesWorkspace
from tests.gan.faces.face_samples import face_like
from tests.gan.nn.faces.finder_models import face_at, install_finder

LEFT = Qt.MouseButton.LeftButton
SEARCHING, SEVERAL, FOUND, FAILED = range(4)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finder of random weights for the distance, few random faces, few steps."""
    install_finder()
    monkeypatch.setattr(inversion_work, "_RANDOM_FACES", 8)
    original = inversion_request.InvertPhoto.__init__

    def init(self, photo, which=None, model="auto", steps=6) -> None:
        original(self, photo, which, model, steps)

    monkeypatch.setattr(inversion_request.InvertPhoto, "__init__", init)


@pytest.fixture
def photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes photos in which these faces are found."""
    known: dict[bytes, tuple[FoundFace, ...]] = {}
    monkeypatch.setattr(inversion_work, "find_faces", lambda pixels: known[pixels.tobytes()])

    def photo(*faces: FoundFace, name: str = "ada.png") -> Path:
        path = tmp_path / name
        pixels = face_like(len(known) + 3, 128)
        known[pixels.tobytes()] = faces
        Image.fromarray(pixels).save(path)
        return path

    return photo


def state(page: FacesWorkspace) -> int:
    """Which page of the panel shows, or -1."""
    panel = page.page.photo
    return panel.pages.currentIndex() if page.page.gallery.side is panel else -1


def wait_for(qtbot: QtBot, page: FacesWorkspace, wanted: int) -> None:
    qtbot.waitUntil(lambda: state(page) == wanted, timeout=30_000)


def test_a_photos_face_is_found_and_put_on_the_wall(qtbot: QtBot, page: FacesWorkspace, photo):
    page.open_paths([photo(face_at(64, 64, 30))])
    wait_for(qtbot, page, FOUND)
    panel = page.page.photo
    assert panel.name.text() == "ada.png" and panel.likeness.text() and "%" in panel.distance.text()
    assert panel.photo_view.pixels.shape == panel.face_view.pixels.shape == (32, 32, 3)
    QTest.mouseClick(panel.take_button, LEFT)
    (index,) = page.board.state.locked
    face = page.board.state.face_at(index)
    assert face.latent is not None and page.page.gallery.side is page.page.panel
    assert page.page.panel.name.text() == "From a photo"
    qtbot.waitUntil(lambda: page.store.pixels(face) is not None, timeout=30_000)
    page.board.steps.undo()
    assert not page.board.state.locked


def test_with_several_faces_it_asks_which(qtbot: QtBot, page: FacesWorkspace, photo):
    page.open_paths([photo(face_at(40, 64, 26), face_at(90, 64, 26))])
    wait_for(qtbot, page, SEVERAL)
    panel = page.page.photo
    assert [crop.accessibleName() for crop in panel.crops] == [
        "Face 1 from the left",
        "Face 2 from the left",
    ]
    QTest.mouseClick(panel.crops[1], LEFT)
    wait_for(qtbot, page, FOUND)


def test_without_a_face_it_says_so_and_another_can_be_chosen(
    qtbot: QtBot, page: FacesWorkspace, photo, monkeypatch
):
    page.open_paths([photo()])
    wait_for(qtbot, page, FAILED)
    panel = page.page.photo
    assert "No face was found in ada.png" in panel.problem.text()
    asked = []

    def ask(parent, take) -> QFileDialog:
        asked.append(take)
        return QFileDialog(parent)

    monkeypatch.setattr("studio.workspaces.faces.workspace.ask_for_photos", ask)
    QTest.mouseClick(panel.other_button, LEFT)
    asked[0]([photo(face_at(64, 64, 30), name="bo.png")])
    QTest.mouseClick(panel.close_button, LEFT)
    assert state(page) == -1


def test_what_is_no_picture_says_so(qtbot: QtBot, page: FacesWorkspace, tmp_path: Path):
    path = tmp_path / "letter.png"
    path.write_text("Dear Ada,")
    page.open_paths([path])
    wait_for(qtbot, page, FAILED)
    assert "letter.png" in page.page.photo.problem.text()


def test_photos_come_one_after_the_other(qtbot: QtBot, page: FacesWorkspace, photo):
    first = photo(face_at(64, 64, 30), name="a.png")
    second = photo(face_at(64, 64, 30), name="b.png")
    page.open_paths([first, second])
    wait_for(qtbot, page, FOUND)
    panel = page.page.photo
    assert panel.name.text() == "a.png" and panel.rest.text() == "1 photo more"
    QTest.mouseClick(panel.next_button, LEFT)
    assert panel.name.text() == "b.png" and state(page) == SEARCHING
    wait_for(qtbot, page, FOUND)
    QTest.mouseClick(panel.next_button, LEFT)
    assert state(page) == -1 and not page.board.state.locked
    assert page.page.wall.hasFocus()


def test_a_search_can_be_put_away(qtbot: QtBot, page: FacesWorkspace, photo, monkeypatch):
    monkeypatch.setattr(inversion_request.InvertPhoto.__init__, "__defaults__", (None, "auto", 2000))
    page.open_paths([photo(face_at(64, 64, 30))])
    wait_for(qtbot, page, SEARCHING)
    assert page.busy_words() == "A photo's face is still being looked for"
    QTest.mouseClick(page.page.photo.cancel_button, LEFT)
    assert state(page) == -1
    qtbot.waitUntil(lambda: not page.photos.queue.is_busy, timeout=30_000)
    assert state(page) == -1 and page.busy_words() == ""


def test_the_face_that_is_found_is_the_photos_own(qtbot: QtBot, page: FacesWorkspace, photo):
    from gan.nn.faces.alignment import align

    path, found = photo(face_at(64, 64, 30)), face_at(64, 64, 30)
    page.open_paths([path])
    wait_for(qtbot, page, FOUND)
    expected = align(np.asarray(Image.open(path)), found, 32)
    assert np.array_equal(page.page.photo.photo_view.pixels, expected)
