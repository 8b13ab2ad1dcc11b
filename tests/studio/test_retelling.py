"""Another language at once, in the running window: texts change, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from studio.app import Application
from studio.language import choose_language, language, translate_qt
from studio.workspaces import WORKSPACES
from tests.studio.accessibility.pages import PAGES, Visit
from tests.studio.fakes import FakeEngine, save_picture
from tests.studio.test_german import left_in_english, texts_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    yield
    choose_language("en")
    translate_qt(QApplication.instance())


@pytest.fixture
def visit(
    in_english: None, application: Application, engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> Visit:
    return Visit(application, engine, qtbot, tmp_path)


def click_language(visit: Visit, code: str) -> None:
    """Choose a language in the preferences, by the pointer, and put them away."""
    shell = visit.application.shell
    QTest.mouseClick(shell.preferences_button, LEFT)
    dialog = shell._dialogs["preferences"]
    choices = dialog.editors["appearance", "language"]
    place = [choice.value for choice in choices._choices].index(code)
    QTest.mouseClick(choices, LEFT, pos=choices.box_of(place).center().toPoint())
    assert language() == code
    QTest.mouseClick(dialog.close_button, LEFT)
    visit.until(lambda: "preferences" not in shell._dialogs)


def shown(root: QWidget) -> Counter[str]:
    """All texts of a window, empty ones left out."""
    return Counter(text for text in texts_of(root) if text)


def said_otherwise(now: Counter[str], before: Counter[str]) -> set[str]:
    """Texts that were not there before; numbers, as of the time that is left, may have gone on."""
    return {text for text in set(now) - set(before) if not any(letter.isdigit() for letter in text)}


def test_a_job_goes_on_and_a_scene_stays_open(visit: Visit) -> None:
    shell = visit.application.shell
    enhance = visit.go_to("Enhance")
    enhance.open_paths([save_picture(visit.folder / "a.png")])
    visit.until(lambda: len(visit.engine.jobs) == 1)
    job = visit.engine.job_of("a.png")
    job.compute(2, 4)
    PAGES["Cartoon"](visit)
    page = shell.workspace
    page.document.type("Ada walks into the kitchen. Bo sleeps.")
    visit.until(lambda: len(page.document.scene.cast) == 2 and page.changes.shown is not None)
    visit.qtbot.wait(100)
    script, scene, title = page.document.script, page.document.scene, page.page.options.title.text()
    english = shown(shell)
    click_language(visit, "de")
    assert shell.workspace is page and shell.rail.isVisible()
    assert not left_in_english(shell)
    assert page.page.options.title.text() != title and "Drehbuch" in shown(shell)
    assert page.page.script.editor.toPlainText() == page.document.script == script
    assert page.document.scene == scene and job.state is JobState.COMPUTING and not job.cancel_asked
    click_language(visit, "en")
    assert not said_otherwise(shown(shell), english)
    assert page.document.scene == scene and page.document.script == script
    QTest.mouseClick(page.page.options.undo_button, LEFT)
    assert page.document.script != script, "what was done can still be undone"
    job.succeed(save_picture(visit.folder / "a_4x.png", (256, 192)))
    visit.until(lambda: enhance.queue.summary.done == 1)


@pytest.mark.parametrize("name", ["Faces", "Handwriting", "Library", "Models", "Enhance", "Devices, empty"])
def test_a_page_changes_its_language_and_changes_it_back(name: str, visit: Visit) -> None:
    window = PAGES[name](visit)
    click_language(visit, "en")
    visit.qtbot.wait(50)
    english = shown(window)
    click_language(visit, "de")
    assert not left_in_english(window)
    assert sum((shown(window) - english).values()) > 20
    click_language(visit, "en")
    assert not said_otherwise(shown(window), english)


def test_pages_that_are_made_later_are_in_the_new_language(visit: Visit) -> None:
    click_language(visit, "de")
    for entry in WORKSPACES:
        assert not left_in_english(visit.go_to(entry.name)), entry.name
    click_language(visit, "en")
    words = shown(visit.application.shell)
    assert "Bibliothek" not in words and "Library" in words


def test_messages_that_stand_there_change_too(visit: Visit) -> None:
    page = visit.go_to("Faces")
    page.save("locked")
    assert page.page.notice.text == "No face is locked, so there is nothing to save."
    click_language(visit, "de")
    assert page.page.notice.text == "Kein Gesicht ist festgehalten, also gibt es nichts zu speichern."
    click_language(visit, "en")
    assert page.page.notice.text.startswith("No face")
