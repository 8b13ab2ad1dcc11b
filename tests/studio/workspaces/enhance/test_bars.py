"""The bars around Enhance: options above, status below."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from gan.enhance.presets import SHIPPED, find_preset, list_presets
from studio.settings import Destination, Enhancing, OutputFormat
from studio.settings_store import SettingsStore
from studio.summary import Summary, summary_words
from studio.widgets.batch_bar import BatchBar
from studio.widgets.question import Question
from studio.workspaces.enhance.options_bar import OptionsBar, saving_words
from studio.workspaces.enhance.own_settings import OwnSettings
from studio.workspaces.enhance.preset_menu import SHIPPED_NAMES
from studio.workspaces.enhance.requests import request_for
from tests.gan.enhance.test_family import install_family

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot, settings: SettingsStore, still: None, one_model: Path) -> OptionsBar:
    made = OptionsBar(OwnSettings(settings))
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_options_change_the_settings(bar: OptionsBar, settings: SettingsStore):
    QTest.mouseClick(bar.scale, LEFT, pos=bar.scale.box_of(1).center().toPoint())
    QTest.keyClick(bar.format, Qt.Key.Key_Down)
    assert settings.value.enhancing.scale == 2
    assert settings.value.enhancing.format is OutputFormat.PNG
    assert bar.saving.text() == "Beside the original, as photo_2x.png"


def test_options_follow_the_settings(bar: OptionsBar, settings: SettingsStore):
    settings.edit("enhancing", scale=2, format=OutputFormat.WEBP, quality=33, pattern="new {stem}")
    assert (bar.scale.value, bar.format.value) == (2, OutputFormat.WEBP)
    assert (bar.panel.quality.value(), bar.panel.quality_words.text()) == (33, "33")
    assert bar.panel.pattern.text() == "new {stem}"
    assert bar.panel.example.text() == "new photo.webp"


def test_the_panel_opens_and_shuts(bar: OptionsBar):
    QTest.mouseClick(bar.saving, LEFT)
    assert bar.panel.isVisible() and bar.drawer.height() > 100
    QTest.mouseClick(bar.saving, LEFT)
    assert not bar.panel.isVisible()


def test_the_folder_is_asked_for_only_where_it_is_used(bar: OptionsBar, settings: SettingsStore):
    QTest.mouseClick(bar.saving, LEFT)
    assert not bar.panel.folder.isVisible()
    QTest.mouseClick(bar.panel.destination, LEFT, pos=bar.panel.destination.box_of(1).center().toPoint())
    assert settings.value.enhancing.destination is Destination.FOLDER
    assert bar.panel.folder.isVisible()


def test_a_folder_is_chosen_in_a_dialog(qtbot: QtBot, bar: OptionsBar, settings, tmp_path: Path):
    settings.edit("enhancing", destination=Destination.FOLDER)
    bar.saving.click()
    QTest.mouseClick(bar.panel.folder.button, LEFT)
    dialog = bar.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert settings.value.enhancing.folder == tmp_path
    assert bar.saving.text() == f"In {tmp_path.name}, as photo_4x.jpg"


def test_a_bad_pattern_is_told_and_the_good_one_kept(bar: OptionsBar, settings: SettingsStore):
    bar.saving.click()
    bar.panel.pattern.setFocus()
    bar.panel.pattern.selectAll()
    QTest.keyClicks(bar.panel.pattern, "{stem}-{x")
    assert bar.panel.problem.isVisible() and "braces" in bar.panel.problem.text()
    assert settings.value.enhancing.pattern == "{stem}-"  # the last one on the way that was good
    QTest.keyClicks(bar.panel.pattern, "}")
    assert "asks for x" in bar.panel.problem.text()
    bar.panel.pattern.selectAll()
    QTest.keyClicks(bar.panel.pattern, "big {stem}")
    assert not bar.panel.problem.isVisible()
    assert settings.value.enhancing.pattern == "big {stem}"
    assert bar.panel.example.text() == "big photo.jpg"


def test_the_menu_of_add_asks(qtbot: QtBot, bar: OptionsBar):
    actions = bar.add_button.menu().actions()
    signals = (bar.openAsked, bar.folderAsked, bar.pasteAsked, bar.watchAsked)
    for action, signal in zip(actions, signals, strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()


def test_saving_in_words():
    folder = Enhancing(destination=Destination.FOLDER, folder=Path("/a/Enlarged"), format=OutputFormat.PNG)
    assert saving_words(folder) == "In Enlarged, as photo_4x.png"
    assert saving_words(Enhancing(destination=Destination.FOLDER)) == "Beside the original, as photo_4x.jpg"


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (Summary(), "Nothing to do yet"),
        (Summary(total=3, held=3), "3 ready to start"),
        (Summary(total=15, done=3, active=12, seconds_left=240), "3 done  ·  12 left  ·  about 4 minutes"),
        (Summary(total=4, done=1, failed=2, cancelled=1), "1 done  ·  2 failed  ·  1 cancelled"),
    ],
)
def test_the_summary_in_words(summary: Summary, said: str):
    assert summary_words(summary) == said


def test_a_batch_that_is_over_says_how_long_it_took():
    over = Summary(total=3, done=2, failed=1, took=200.2)
    assert summary_words(over) == "2 done  ·  1 failed  ·  in 3 min 20 s"
    assert summary_words(Summary(total=1, done=1, took=200)) == "1 done"  # its row says so
    assert summary_words(Summary(total=3, done=2, active=1, took=5)) == "2 done  ·  1 left"


def test_looking_for_pictures_is_told():
    assert summary_words(Summary(), is_looking=True) == "Looking for pictures…"


def test_the_status_bar_offers_what_can_be_done(qtbot: QtBot, still: None):
    bar = BatchBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_summary(Summary(total=4, held=1, active=2, done=1, fraction=0.5))
    assert bar.property("fraction") == 0.5 and not bar.grab().isNull()
    assert bar.start_button.text() == "Start 1 picture"
    for button, signal in (
        (bar.start_button, bar.startAsked),
        (bar.cancel_button, bar.cancelAsked),
        (bar.clear_button, bar.clearAsked),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, LEFT)
    bar.show_summary(Summary(total=1, done=1, fraction=1.0))
    assert not bar.start_button.isVisible() and not bar.cancel_button.isVisible()
    assert bar.property("fraction") == 0.0


def test_settings_are_kept_and_taken_again(bar: OptionsBar, settings: SettingsStore):
    settings.edit("enhancing", scale=2, format=OutputFormat.WEBP, quality=33, film_quality=50, steady=False)
    bar.presets.keep("My & scans")
    settings.edit("enhancing", scale=4, format=OutputFormat.PNG, quality=90, film_quality=85, steady=True)
    settings.edit("enhancing", strength=30)
    bar.presets.menu().aboutToShow.emit()
    words = [action.text() for action in bar.presets.menu().actions() if action.text()]
    assert words == [*SHIPPED, "My && scans", "Keep these settings…", "Rename", "Forget"]
    own = next(action for action in bar.presets.menu().actions() if action.text() == "My && scans")
    assert not own.isChecked()
    own.trigger()
    enhancing = settings.value.enhancing
    assert (enhancing.scale, enhancing.format, enhancing.quality) == (2, OutputFormat.WEBP, 33)
    assert (enhancing.film_quality, enhancing.steady, enhancing.strength) == (50, False, -1)
    bar.presets.menu().aboutToShow.emit()
    assert checked(bar) == ["My && scans"]
    bar.presets.menu().actions()[-1].menu().actions()[0].trigger()
    bar.presets.menu().aboutToShow.emit()
    words = [action.text() for action in bar.presets.menu().actions() if action.text()]
    assert words == [*SHIPPED, "Keep these settings…"]


def checked(bar: OptionsBar) -> list[str]:
    return [action.text() for action in bar.presets.menu().actions() if action.isChecked()]


def test_kept_settings_are_renamed_and_replaced_only_when_asked(bar: OptionsBar, settings: SettingsStore):
    bar.presets.keep("scans")
    bar.presets.keep("films")
    bar.presets.menu().aboutToShow.emit()
    rename = bar.presets.menu().actions()[-2].menu()
    assert [action.text() for action in rename.actions()] == ["films", "scans"]
    rename.actions()[1].trigger()
    dialog = bar.presets.findChild(QInputDialog)
    assert dialog.textValue() == "scans"
    dialog.textValueSelected.emit("films")
    again = [each for each in bar.presets.findChildren(QInputDialog) if "already" in each.labelText()]
    again[0].textValueSelected.emit("My scans")
    assert list(list_presets())[-2:] == ["films", "My scans"]
    settings.edit("enhancing", scale=2)
    bar.presets.keep("films")
    assert find_preset("films").scale == 4  # it is asked first
    question = bar.presets.findChild(Question)
    QTest.mouseClick(question.do_button, LEFT)
    assert find_preset("films").scale == 2


def test_what_comes_along_leaves_names_and_packing_as_they_are(bar: OptionsBar, settings: SettingsStore):
    assert tuple(SHIPPED) == SHIPPED_NAMES
    settings.edit("enhancing", pattern="new {stem}", quality=70)
    bar.presets.apply("Old photo, gently")
    enhancing = settings.value.enhancing
    assert (enhancing.scale, enhancing.strength) == (2, 60)
    assert (enhancing.pattern, enhancing.quality) == ("new {stem}", 70)
    bar.presets.menu().aboutToShow.emit()
    assert checked(bar) == ["Old photo, gently"]


def test_models_and_mending_are_offered_where_they_are_there(
    qtbot: QtBot, settings: SettingsStore, bar: OptionsBar
):
    assert [choice.value for choice in bar.scale._choices] == [0, 2, 4]
    install_family("mine")
    install_family("mine-texture", seed=1)
    made = OptionsBar(OwnSettings(settings))
    qtbot.addWidget(made)
    assert [choice.value for choice in made.scale._choices] == [0, 1, 2, 4]
    assert made.panel.model.count() >= 2
    settings.edit("enhancing", texture=40)
    request = request_for(Path("a.png"), settings.value.enhancing)
    assert request.texture == 0.4 and request.model == "auto"
