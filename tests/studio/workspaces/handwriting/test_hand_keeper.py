"""Corrected lines kept, and a hand learned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gan.handwriting import adapting
from gan.handwriting.errors import HandwritingError
from gan.handwriting.hands import read_corrections
from studio.workspaces.handwriting.hand_keeper import FEWEST, HandKeeper, Learned, hand_name
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


def test_learning_reports_and_ends(keeper: HandKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def train(options: adapting.TrainOptions, report: adapting.Report) -> object:
        assert options.adapt == "anna" and options.start == "auto"
        for done in range(1, 4):
            report(done, 3)
        return type("Card", (), {"name": "lines-anna"})

    monkeypatch.setattr(adapting, "train", train)
    steps: list[tuple[int, int]] = []
    keeper.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(keeper.ended) as told:
        keeper.learn("anna")
        assert keeper.is_learning
    assert told.args[0] == Learned("lines-anna") and steps[-1] == (3, 3) and not keeper.is_learning


def test_learning_can_be_stopped(keeper: HandKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def train(options: adapting.TrainOptions, report: adapting.Report) -> object:
        while True:
            report(1, 100)

    monkeypatch.setattr(adapting, "train", train)
    with qtbot.waitSignal(keeper.ended) as told:
        keeper.learn("anna")
        keeper.cancel()
    assert told.args[0] == Learned()


@pytest.mark.parametrize(
    ("error", "words"), [(HandwritingError("8 are needed."), "8 are needed."), (ZeroDivisionError("x"), "x")]
)
def test_problems_are_sentences(
    keeper: HandKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def train(*_: object) -> None:
        raise error

    monkeypatch.setattr(adapting, "train", train)
    with qtbot.waitSignal(keeper.ended) as told:
        keeper.learn("anna")
    assert told.args[0].reader == "" and words in told.args[0].problem


def test_as_few_lines_as_the_recipe_takes() -> None:
    assert FEWEST == adapting.FEWEST


@pytest.mark.parametrize(
    ("typed", "name"), [("Anna B.", "anna-b"), ("  Müller  ", "m-ller"), ("--", ""), ("x" * 60, "x" * 40)]
)
def test_names_are_made_fit(typed: str, name: str) -> None:
    assert hand_name(typed) == name
