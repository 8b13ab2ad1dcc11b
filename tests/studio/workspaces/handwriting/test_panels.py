"""The bar above: sections, how things are read, whose hand it is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.settings import ReadAs
from studio.settings_store import SettingsStore
from studio.training.hand import FEWEST, WANTED
from studio.training.run import State, View
from studio.training.table import Table
from studio.workspaces.handwriting.hand_panel import HandPanel
from studio.workspaces.handwriting.options_bar import PEN, SCANS, OptionsBar
from studio.workspaces.handwriting.reading_panel import ReadingPanel, reader_words, reading_words
from tests.gan.handwriting.readers import install, tiny_line_reader


@pytest.fixture
def hand(qtbot: QtBot, settings: SettingsStore) -> HandPanel:
    made = HandPanel(settings)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def bar(qtbot: QtBot, settings: SettingsStore) -> OptionsBar:
    made = OptionsBar(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def test_learning_needs_some_lines(hand: HandPanel, qtbot: QtBot) -> None:
    assert not hand.learn_button.isEnabled() and hand.words() == "My hand"
    hand.show_count(FEWEST)
    assert hand.learn_button.isEnabled() and hand.words() == f"My hand: {FEWEST} of {WANTED} lines"
    assert "It can learn already" in hand.message.text()
    hand.show_count(WANTED)
    assert "enough to learn from" in hand.message.text()
    with qtbot.waitSignal(hand.learnAsked):
        hand.learn_button.click()


def test_learning_shows_how_far_it_is_and_can_be_stopped(hand: HandPanel, qtbot: QtBot) -> None:
    hand.show_count(WANTED)
    table = Table(last={"pass": 4.0})
    hand.show_training(View(State.RUNNING, "", table))
    assert hand.count.text() == "Learning  ·  25 %" and hand.words() == "Learning my hand…"
    assert hand.cancel_button.isVisible() and not hand.learn_button.isVisible()
    with qtbot.waitSignal(hand.cancelAsked):
        hand.cancel_button.click()
    hand.show_training(View(State.PAUSED, "Paused.", table))
    assert hand.count.text() == "Paused  ·  25 %" and hand.message.text() == "Paused."
    hand.show_training(View(State.FAILED, "It did not get better."))
    assert hand.message.text() == "It did not get better." and hand.learn_button.isVisible()
    hand.show_count(WANTED + 1)
    hand.show_training(View(State.FAILED, "It did not get better."))
    assert "enough to learn from" in hand.message.text()  # what is over is said once


def test_the_shipped_reader_can_be_chosen_again(
    hand: HandPanel, settings: SettingsStore, qtbot: QtBot
) -> None:
    assert not hand.shipped_button.isVisible()
    settings.edit("reading", reader="lines-anna")
    assert hand.shipped_button.isVisible()
    with qtbot.waitSignal(hand.shippedAsked):
        hand.shipped_button.click()


def test_the_hand_has_a_name_that_files_can_have(hand: HandPanel, settings: SettingsStore) -> None:
    hand.name.setText("Anna B.")
    hand.name.editingFinished.emit()
    assert settings.value.reading.hand == "anna-b" == hand.name.text()
    hand.name.setText("  ")
    hand.name.editingFinished.emit()
    assert settings.value.reading.hand == "anna-b" == hand.name.text()
    hand.teach.setChecked(False)
    assert not settings.value.reading.teach


def test_readers_of_ones_own_are_offered(qtbot: QtBot, settings: SettingsStore) -> None:
    install("lines", "lines-anna", tiny_line_reader())
    panel = ReadingPanel(settings)
    qtbot.addWidget(panel)
    settings.edit("reading", reader="lines-anna")
    assert panel.reader.value == "lines-anna" and reader_words("lines-anna") == "anna"
    settings.edit("reading", reader="lines-gone")
    panel.look_for_readers()
    assert settings.value.reading.reader == "auto"


def test_settings_follow_the_panel(qtbot: QtBot, settings: SettingsStore) -> None:
    panel = ReadingPanel(settings)
    qtbot.addWidget(panel)
    panel.language.setChecked(False)
    panel.read_as.chosen.emit(ReadAs.DIGITS)
    reading = settings.value.reading
    assert not reading.language and reading.read_as is ReadAs.DIGITS
    assert reading_words(reading, reading.read_as) == "Digits"
    assert reading_words(reading, ReadAs.LINE) == "One line, shipped reader"


def test_each_section_has_its_controls_and_words(bar: OptionsBar, settings: SettingsStore) -> None:
    assert bar.add_button.isVisible() and not bar.ink_as.isVisible() and not bar.export_button.isEnabled()
    assert bar.reading_button.text().strip() == "Whole pages, shipped reader, with English"
    bar.show_section(PEN)
    assert bar.ink_as.isVisible() and not bar.export_button.isVisible()
    assert bar.reading_button.text().strip() == "One line, shipped reader, with English"
    bar.ink_as.chosen.emit(ReadAs.CHARACTERS)
    assert settings.value.reading.ink_as is ReadAs.CHARACTERS
    bar.show_section(SCANS)
    assert bar.add_button.isVisible()


def test_one_drawer_is_open_at_a_time(bar: OptionsBar) -> None:
    bar.reading_button.setChecked(True)
    bar.hand_button.setChecked(True)
    assert not bar.reading_button.isChecked()


def test_the_menu_adds_things(bar: OptionsBar, qtbot: QtBot) -> None:
    signals = (bar.openAsked, bar.folderAsked, bar.pasteAsked)
    for action, signal in zip(bar.add_button.menu().actions(), signals, strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()
