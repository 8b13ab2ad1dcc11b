"""Corrected lines kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.handwriting.hands import read_corrections
from studio.workspaces.handwriting.hand_keeper import HandKeeper, hand_name
from studio.workspaces.handwriting.page_store import PageStore
from tests.studio.workspaces.handwriting.readings import page_of, picture_of_page

PAGE = page_of()


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[HandKeeper]:
    store = PageStore()
    store.keep(1, picture_of_page(PAGE))
    made = HandKeeper(store)
    yield made
    made.wait()
    store.close()


def test_a_line_is_cut_and_kept(keeper: HandKeeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.counted) as told:
        keeper.keep("anna", 1, PAGE.lines[1], "thank you for the")
    assert told.args == ["anna", 1]
    (line,) = read_corrections("anna")
    assert line.text == "thank you for the" and line.grey.shape[1] > 300
    with qtbot.waitSignal(keeper.counted) as told:
        keeper.keep("anna", 1, PAGE.lines[1], "")
    assert told.args == ["anna", 0]


def test_what_cannot_be_kept_is_a_sentence(keeper: HandKeeper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.failed) as told:
        keeper.keep("anna", 1, PAGE.lines[1], "жизнь")
    assert told.args[0].startswith("This line is not kept for learning: the reader does not know")
    with qtbot.waitSignal(keeper.failed):
        keeper.keep("anna", 99, PAGE.lines[1], "one")


@pytest.mark.parametrize(
    ("typed", "name"), [("Anna B.", "anna-b"), ("  Müller  ", "m-ller"), ("--", ""), ("x" * 60, "x" * 40)]
)
def test_names_are_made_fit(typed: str, name: str) -> None:
    assert hand_name(typed) == name
