"""Faces of a photo in the window: found in a thread, outlined, chosen by a click or a key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.enhance.request import EnhanceRequest
from gan.nn.faces.alignment import FoundFace
from studio.app import Application
from studio.settings import Enhancing
from studio.workspaces.enhance import face_choice
from studio.workspaces.enhance.again import settings_of
from studio.workspaces.enhance.faces_bar import FacesBar
from studio.workspaces.enhance.found import FacesStore
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.studio.fakes import FakeEngine, save_picture

SMALL = FoundFace(((70.0, 80.0), (84.0, 80.0)), (77.0, 94.0))
TURNED = FoundFace(((196.0, 72.0), (210.0, 78.0)), (197.0, 91.0))
LARGE = FoundFace(((300.0, 90.0), (330.0, 90.0)), (315.0, 122.0))
FACES = (SMALL, TURNED, LARGE)
SIZE = (400, 240)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(application: Application, monkeypatch: pytest.MonkeyPatch) -> EnhanceWorkspace:
    monkeypatch.setattr(face_choice, "has_faces", lambda: True)
    monkeypatch.setattr(FacesStore, "look", lambda self, path: FACES if "party" in path.name else ())
    return application.shell.workspace


@pytest.fixture
def party(
    page: EnhanceWorkspace, engine: FakeEngine, picture: Callable[..., Path], qtbot: QtBot
) -> EnhanceWorkspace:
    """A picture with three faces, enhanced and shown."""
    source = picture("party.png", SIZE)
    page.open_paths([source])
    qtbot.waitUntil(lambda: bool(engine.jobs) and page.compare.faces.isVisible(), timeout=20_000)
    engine.job_of("party.png").succeed(
        save_picture(source.with_name("party_4x.png"), (1600, 960)), (1600, 960)
    )
    view = page.compare.view
    view.mode = "side"  # both are there as soon as each has its pane
    qtbot.waitUntil(lambda: page.queue.summary.done == 1 and len(view.panes()) == 2, timeout=20_000)
    view.mode = "slider"
    return page


def _marks(page: EnhanceWorkspace):
    return page.face_choice._marks


def _click(page: EnhanceWorkspace, place: int) -> None:
    QTest.mouseClick(page.compare.view, LEFT, pos=_marks(page).middle_of(place).toPoint())


def test_faces_are_outlined_where_they_are(party: EnhanceWorkspace) -> None:
    marks, view = _marks(party), party.compare.view
    assert marks.isVisible() and marks.geometry() == view.rect()
    place, zoom = view.viewport.place, view.viewport.place.zoom * 4
    for index, face in enumerate(FACES):
        x, y = face.eye_centre
        eyes = QPointF(place.x + (x + 0.5) * zoom, place.y + (y + 0.5) * zoom)
        assert marks.face_at(eyes) == index
        mouth = QPointF(place.x + (face.mouth[0] + 0.5) * zoom, place.y + (face.mouth[1] + 0.5) * zoom)
        assert marks.face_at(mouth) == index
    assert marks.face_at(QPointF(place.x + 3, place.y + 3)) == -1
    view.zoom_in()
    assert marks.face_at(marks.middle_of(1)) == 1
    pixels = marks.grab().toImage()
    assert pixels.width() == view.width()


def test_the_setting_decides_until_a_person_chooses(party: EnhanceWorkspace, engine: FakeEngine) -> None:
    bar = party.compare.faces
    assert bar.switch.isChecked() and [button.isChecked() for button in bar.buttons] == [True, True, False]
    assert engine.jobs[-1].request.faces == "auto" and not party.compare.found.again.isVisible()
    _click(party, 2)
    assert [button.isChecked() for button in bar.buttons] == [True, True, True]
    _click(party, 0)
    assert [button.isChecked() for button in bar.buttons] == [False, True, True]
    source = party.queue.model.items[0].source
    assert party.face_choice.options_of(source, Enhancing()).faces == "2,3"
    assert party.face_choice.options_of(source.with_name("other.png"), Enhancing()).faces == "auto"
    party._do_shown_again()
    assert engine.jobs[-1].request.faces == "2,3"


def test_doing_it_again_is_offered(party: EnhanceWorkspace) -> None:
    item = party.queue.model.items[0]
    assert not party._is_outdated(item)
    QTest.keyClick(party.compare.faces.buttons[1], Qt.Key.Key_Space)
    assert party._is_outdated(item)
    QTest.keyClick(party.compare.faces.buttons[1], Qt.Key.Key_Space)
    assert party.face_choice.options_of(item.source, Enhancing()).faces == "1,2"


def test_the_switch_is_for_all(party: EnhanceWorkspace, application: Application) -> None:
    bar, item = party.compare.faces, party.queue.model.items[0]
    QTest.mouseClick(bar.switch, LEFT, pos=QPoint(5, 5))
    assert application.settings.value.enhancing.faces == "off"
    assert not any(button.isChecked() for button in bar.buttons) and "like the rest" in bar.words.text()
    party.compare.view.divider = 0.9  # a press on the divider moves that
    _click(party, 1)  # who clicks a face wants it, and that alone
    assert application.settings.value.enhancing.faces == "auto" and bar.switch.isChecked()
    assert party.face_choice.options_of(item.source, application.settings.value.enhancing).faces == "2"
    QTest.mouseClick(bar.buttons[1], LEFT)
    assert party.face_choice.options_of(item.source, application.settings.value.enhancing).faces == "off"


def test_moving_the_picture_or_the_divider_chooses_nobody(party: EnhanceWorkspace) -> None:
    view, marks = party.compare.view, _marks(party)
    middle = marks.middle_of(0).toPoint()
    QTest.mousePress(view, LEFT, pos=middle)
    QTest.mouseMove(view, middle + QPoint(60, 0))
    QTest.mouseRelease(view, LEFT, pos=middle)
    view.divider = marks.middle_of(1).x() / view.width()
    _click(party, 1)
    assert [button.isChecked() for button in party.compare.faces.buttons] == [True, True, False]


def test_both_sides_can_be_clicked(party: EnhanceWorkspace) -> None:
    view, marks = party.compare.view, _marks(party)
    view.mode = "side"
    left, right = (pane for pane in view.panes())
    middle = marks.middle_of(0)
    other = middle + QPointF(right.left() - left.left(), 0)
    assert marks.face_at(middle) == marks.face_at(other) == 0


def test_outlines_are_put_away(party: EnhanceWorkspace, qtbot: QtBot) -> None:
    QTest.keyClick(party, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: not _marks(party).isVisible())
    assert party.compare.faces.isVisible() and not party.compare.faces.outlines.isChecked()
    QTest.keyClick(party, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: _marks(party).isVisible())


def test_pictures_without_people_have_no_bar(
    party: EnhanceWorkspace, picture: Callable[..., Path], qtbot: QtBot
) -> None:
    source = picture("hills.png")
    party.open_paths([source])
    qtbot.waitUntil(lambda: party.face_choice.faces.is_known(source))
    assert not party.compare.faces.isVisible() and not _marks(party).isVisible()


def test_without_weights_nothing_is_looked_for(
    application: Application,
    engine: FakeEngine,
    picture: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page = application.shell.workspace
    monkeypatch.setattr(face_choice, "has_faces", lambda: False)
    monkeypatch.setattr(FacesStore, "look", lambda self, path: pytest.fail("nobody asked"))
    page.open_paths([picture("party.png", SIZE)])
    qtbot.waitUntil(lambda: bool(engine.jobs) and page.compare._shown != ())
    qtbot.wait(50)
    assert not page.compare.faces.isVisible() and page.face_choice.faces.get(page.compare.item.source) is None


def test_faces_of_one_picture_are_no_setting_for_all(page: EnhanceWorkspace, picture) -> None:
    request = EnhanceRequest(picture("party.png", SIZE), Path("out"), faces="1,3")
    assert settings_of(request, Enhancing()).faces == "auto"
    page.take_request(request)
    assert page.face_choice.options_of(request.source, Enhancing()).faces == "1,3"


def test_the_bar_names_what_holds(qtbot: QtBot) -> None:
    bar = FacesBar()
    qtbot.addWidget(bar)
    bar.show_choice(1, {0}, True)
    assert bar.words.text() == "1 face; a click leaves it out" and not bar.buttons
    bar.show_choice(12, {0, 1}, True)
    assert bar.words.text().startswith("2 of 12 faces") and not bar.buttons
    bar.show_choice(3, (), True)
    assert "a click takes one" in bar.words.text() and len(bar.buttons) == 3
