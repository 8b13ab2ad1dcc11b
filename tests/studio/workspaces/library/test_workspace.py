"""The Library workspace, by real clicks and keys."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gan.cartoon.request import ClipRequest
from gan.enhance.request import EnhanceRequest
from studio.app import Application
from studio.library.item import Kind, Query
from studio.library.store import Library
from studio.library.thumbnails import encode
from studio.workspaces.library.dialogs import RemoveDialog
from studio.workspaces.library.filters import Period
from studio.workspaces.library.painter import star_box
from tests.studio.library.shelves import fill, picture_of
from tests.studio.workspaces.library.handling import LEFT, Open, click, entry, key, stored, titles

# What is shown


def test_an_empty_library_says_what_will_come(open_page: Open):
    page = open_page()
    assert page.empty.isVisible() and not page.filters.isVisible() and not page.foot.isVisible()


def test_what_is_made_meanwhile_appears_by_itself(
    open_page: Open, things: list[Path], qtbot: QtBot, tmp_path: Path
):
    page = open_page()
    click(page, 1)
    chosen = page.chosen
    with Library() as library:
        new = entry("egg.png", EnhanceRequest(tmp_path / "egg.png", tmp_path))
        id = library.add(new)
        qtbot.waitUntil(lambda: len(page.shelf) == 5, timeout=8000)
        assert page.chosen == chosen and page.view.selection.chosen == [2]
        qtbot.waitUntil(lambda: page.shelf.item_at(0) is not None)
        library.set_pictures({id: encode(picture_of(9))})
    qtbot.waitUntil(lambda: page.shelf.cell_at(0)[1] is not None, timeout=8000)


def test_the_newest_is_first_with_its_picture_and_date(open_page: Open, things: list[Path]):
    page = open_page()
    assert titles(page) == ["dune.png", "castle.png", "boat.png", "apple.png"]
    assert all(page.shelf.cell_at(index)[1].width() > 100 for index in range(4))
    assert page.foot.text.text() == "4 items"
    assert "dune.png, Picture, " in page.view.words_of(0)


def test_only_what_is_near_is_held(open_page: Open, tmp_path: Path, qtbot: QtBot):
    with Library() as library:
        fill(library, 3000, tmp_path / "things", time.time(), looks=3)
    page = open_page()
    assert len(page.shelf._cells) < 150
    key(page, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.shelf.item_at(2999) is not None)
    assert page.view.selection.chosen == [2999] and len(page.shelf._cells) < 300
    assert page.view.grab().toImage().size().width() > 500


# Finding


def test_search_as_one_types(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.filters.field.hasFocus)
    QTest.keyClicks(page.filters.field, "ca")
    qtbot.waitUntil(lambda: len(page.shelf) == 1)
    assert titles(page) == ["castle.png"]
    QTest.keyClick(page.filters.field, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    page.filters.field.setFocus()
    QTest.keyClicks(page.filters.field, "zzz")
    qtbot.waitUntil(page.nothing.isVisible)
    assert "“cazzz”" in page.nothing.words.text()
    QTest.mouseClick(page.nothing.clear_button, LEFT)
    qtbot.waitUntil(lambda: len(page.shelf) == 4)
    assert not page.filters.clear_button.isVisible()


def test_kinds_dates_stars_and_tags(open_page: Open, things: list[Path], qtbot: QtBot, tmp_path: Path):
    with Library() as library:
        old = time.time() - 400 * 86400
        clip = ClipRequest(tmp_path / "c.mp4", "Ada waves.")
        id = library.add(entry("Ada waves.", clip, Kind.CLIP, made=old, outputs=(clip.target,)))
        library.set_star([id], True)
        library.add_tag([1], "sea")
    page = open_page()
    qtbot.waitUntil(page.filters.tag.isVisible)
    kinds = page.filters.kinds
    QTest.mouseClick(kinds, LEFT, pos=kinds.box_of(4).center().toPoint())
    qtbot.waitUntil(lambda: len(page.shelf) == 1)
    assert titles(page) == ["Ada waves."]
    QTest.mouseClick(page.filters.clear_button, LEFT)
    qtbot.waitUntil(lambda: len(page.shelf) == 5)
    choose(page.filters.period, Period.EARLIER.value)
    qtbot.waitUntil(lambda: len(page.shelf) == 1)
    choose(page.filters.period, Period.WEEK.value)
    qtbot.waitUntil(lambda: len(page.shelf) == 4)
    choose(page.filters.period, Period.ANY.value)
    QTest.mouseClick(page.filters.star, LEFT)
    qtbot.waitUntil(lambda: len(page.shelf) == 1)
    QTest.mouseClick(page.filters.star, LEFT)
    choose(page.filters.tag, "sea  1")
    qtbot.waitUntil(lambda: len(page.shelf) == 1 and page.shelf.id_at(0) == 1)


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_a_narrow_window_has_the_kinds_in_a_list(
    open_page: Open, things: list[Path], application: Application
):
    page = open_page()
    assert page.filters.kinds.isVisible() and page.panel.isVisible()
    application.shell.resize(800, 600)
    assert page.filters.kind_box.isVisible() and not page.filters.kinds.isVisible()
    assert not page.panel.isVisible()


# Choosing


def test_a_click_shows_what_is_known(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    click(page, 2)
    qtbot.waitUntil(lambda: page._details is not None)
    assert page.panel.title.text() == "boat.png" and page.panel.place.text() == str(things[1].parent)
    facts = [page.panel.facts.itemAt(place).widget().text() for place in range(page.panel.facts.count())]
    assert ["Enlarged", "2×"] == facts[facts.index("Enlarged") :][:2] and "64 × 48 pixels" in facts
    assert not page.panel.vary_button.isVisible() and not page.panel.missing.isVisible()
    assert "boat.png" in page.view.accessibleName()


def test_several_are_chosen(open_page: Open, things: list[Path]):
    page = open_page()
    click(page, 0)
    click(page, 2, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.title.text() == "2 items chosen" and page.foot.text.text() == "4 items  ·  2 chosen"
    click(page, 3, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.selection.chosen == [2, 3]
    click(page, 2)  # one of several alone
    assert page.view.selection.chosen == [2]
    QTest.mouseClick(page.view.viewport(), LEFT, pos=QPoint(2, 2))
    assert page.chosen == [] and page.panel._hint.isVisible()


def test_the_keyboard_goes_everywhere(open_page: Open, things: list[Path], application: Application):
    page = open_page()
    for which, expected in (
        (Qt.Key.Key_Right, [0]),  # the first key chooses where one looks
        (Qt.Key.Key_Right, [1]),
        (Qt.Key.Key_End, [3]),
        (Qt.Key.Key_Right, [3]),
        (Qt.Key.Key_Home, [0]),
        (Qt.Key.Key_Left, [0]),
        (Qt.Key.Key_Up, [0]),
        (Qt.Key.Key_PageDown, [0]),
    ):
        key(page, which)
        assert page.view.selection.chosen == expected, which
    key(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.chosen) == 4
    key(page, Qt.Key.Key_Escape)
    assert page.chosen == []
    key(page, Qt.Key.Key_Home)
    key(page, Qt.Key.Key_Return)
    key(page, Qt.Key.Key_R)
    desktop = application.desktop
    assert desktop.opened == [things[3]] and desktop.revealed == [things[3]]
    key(page, Qt.Key.Key_I)
    assert not page.panel.isVisible()
    before = page.view.zoom
    key(page, Qt.Key.Key_Plus)
    assert page.view.zoom > before and page.foot.size.value() > 0


def test_every_control_has_a_name(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    click(page, 0)
    page.add_tag("sea")
    qtbot.waitUntil(lambda: bool(page.panel.tags.buttons))
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider)
    controls = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and "Bar" not in type(widget).__name__
    ]
    nameless = [
        widget for widget in controls if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert len(controls) > 10 and nameless == []


# Keeping in order


def test_stars(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    place = star_box(page.view.box_of(1)).center()
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: [item.title for item in stored(Query(starred=True))] == ["castle.png"])
    assert page.chosen == [] and page.shelf.item_at(1).star
    click(page, 0)
    key(page, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(stored(Query(starred=True))) == 2)
    QTest.mouseClick(page.panel.star_button, LEFT)
    qtbot.waitUntil(lambda: [item.title for item in stored(Query(starred=True))] == ["castle.png"])


def test_tags(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    click(page, 0)
    key(page, Qt.Key.Key_T)
    qtbot.waitUntil(page.panel.tags.field.hasFocus)
    QTest.keyClicks(page.panel.tags.field, "by the sea")
    QTest.keyClick(page.panel.tags.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [item.title for item in stored(Query(tag="by the sea"))] == ["dune.png"])
    qtbot.waitUntil(page.filters.tag.isVisible)
    (button,) = page.panel.tags.buttons
    assert button.text().startswith("by the sea")
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: stored(Query(tag="by the sea")) == [])
    qtbot.waitUntil(lambda: not page.filters.tag.isVisible())
    assert page.panel.tags.buttons == []


def test_forgetting(open_page: Open, things: list[Path], qtbot: QtBot):
    page = open_page()
    click(page, 0)
    key(page, Qt.Key.Key_Delete)
    (dialog,) = page.findChildren(RemoveDialog)
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # the careful answer
    qtbot.wait(50)
    assert len(stored()) == 4
    QTest.mouseClick(page.panel.remove_button, LEFT)
    dialog = page.findChildren(RemoveDialog)[-1]
    QTest.mouseClick(dialog.forget_button, LEFT)
    qtbot.waitUntil(lambda: len(page.shelf) == 3)
    assert things[3].exists() and [item.title for item in stored()] == ["castle.png", "boat.png", "apple.png"]


def test_to_the_bin(open_page: Open, things: list[Path], qtbot: QtBot, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation) != str(
        tmp_path / "data"
    ):
        pytest.skip("this system keeps its bin elsewhere")
    (tmp_path / "data").mkdir()
    page = open_page()
    click(page, 0)
    click(page, 1, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page.panel.remove_button, LEFT)
    (dialog,) = page.findChildren(RemoveDialog)
    QTest.mouseClick(dialog.bin_button, LEFT)
    qtbot.waitUntil(lambda: len(page.shelf) == 2)
    assert not things[3].exists() and not things[2].exists() and things[1].exists()
    names = sorted(file.name for file in tmp_path.rglob("Trash/files/*"))
    assert names == ["castle_2x.png", "dune_2x.png"]


def test_files_that_are_missing_are_shown_and_found_again(
    open_page: Open, things: list[Path], qtbot: QtBot, tmp_path: Path
):
    moved = tmp_path / "moved"
    moved.mkdir()
    for path in things[:3]:
        path.rename(moved / path.name)
    page = open_page()
    assert [page.shelf.cell_at(index)[0].is_missing for index in range(4)] == [False, True, True, True]
    click(page, 1)
    assert page.panel.missing.isVisible() and not page.panel.open_button.isEnabled()
    page.relink(things[2], moved / things[2].name)
    qtbot.waitUntil(lambda: not any(page.shelf.cell_at(index)[0].is_missing for index in range(4)))
    assert "Found 3 files again." in page.foot.text.text()
    qtbot.waitUntil(lambda: not page.panel.missing.isVisible())
    assert page.panel.open_button.isEnabled()
    assert stored()[3].outputs == (moved / "apple_2x.png",)


def test_copying_takes_the_files(open_page: Open, things: list[Path]):
    page = open_page()
    click(page, 0)
    click(page, 3, Qt.KeyboardModifier.ControlModifier)
    key(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [Path(url.toLocalFile()) for url in urls] == [things[3], things[0]]
    QGuiApplication.clipboard().clear()  # what Python has put there must not outlive it


def test_the_menu(open_page: Open, things: list[Path], qtbot: QtBot, application: Application):
    page = open_page()
    click(page, 0)
    page.view.menuAsked.emit(page.mapToGlobal(QPoint(50, 50)))
    (menu,) = page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts[:5] == ["Open", "Show in folder", "Again", "Vary", "Star"]
    assert texts[5:] == ["Add a tag", "Copy files", "Remove…", "Send to"]
    menu.actions()[0].trigger()
    assert application.desktop.opened == [things[3]]
    menu.close()
