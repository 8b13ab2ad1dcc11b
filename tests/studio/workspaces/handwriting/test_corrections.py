"""Corrections done, undone and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from studio.settings import ReadAs, Reading
from studio.widgets.page_marks import Spot
from studio.workspaces.handwriting.corrections import Corrections
from tests.studio.workspaces.handwriting.readings import page_of, read_page


class FakeKeeper(QObject):
    """Remembers what it is to keep."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[str, int, str]] = []

    def keep(self, hand: str, key: int, line: object, text: str) -> None:
        self.kept.append((hand, key, text))


@pytest.fixture
def keeper(qapp: QApplication) -> FakeKeeper:
    return FakeKeeper()


def corrections(keeper: FakeKeeper, reading: Reading | None = None) -> Corrections:
    return Corrections(keeper, lambda: reading or Reading(hand="anna"))


def test_a_correction_can_be_undone_and_done_again(keeper: FakeKeeper) -> None:
    made, page = corrections(keeper), read_page()
    told: list[tuple[object, Spot]] = []
    made.changed.connect(lambda *args: told.append(args))
    made.correct(page, 2, "letter and picture")
    assert page.reading.lines[2].text == "letter and picture" and page.corrected == {Spot(2, 0)}
    made.stack.undo()
    assert page.reading == page_of() and page.corrected == frozenset()
    made.stack.redo()
    assert page.reading.lines[2].text == "letter and picture"
    assert told == [(page, Spot(2))] * 3
    key = page.key
    assert keeper.kept == [
        ("anna", key, "letter and picture"),
        ("anna", key, ""),
        ("anna", key, "letter and picture"),
    ]


def test_what_is_the_same_is_no_correction(keeper: FakeKeeper) -> None:
    made, page = corrections(keeper), read_page()
    made.correct(page, 0, "Dear Clara,")
    assert made.stack.count() == 0 and keeper.kept == []


def test_corrections_are_kept_only_if_the_person_wants_it(keeper: FakeKeeper) -> None:
    corrections(keeper, Reading(teach=False)).correct(read_page(), 0, "Dear Klara,")
    digits = read_page()
    digits.document.options = Reading(read_as=ReadAs.DIGITS)
    corrections(keeper).correct(digits, 0, "Dear Klara,")
    assert keeper.kept == []


def test_corrections_of_an_earlier_reading_are_of_no_effect(keeper: FakeKeeper) -> None:
    made, page = corrections(keeper), read_page()
    made.correct(page, 0, "Dear Klara,")
    page.take(page_of((("new", 0.9),)), (), 0.1)
    made.stack.undo()
    assert page.reading.text == "new" and made.stack.count() == 0
