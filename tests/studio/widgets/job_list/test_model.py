from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.widgets.job_list import JobItem, JobListModel
from studio.widgets.job_list.model import ItemRole


@pytest.fixture
def model(qapp: QApplication) -> JobListModel:
    made = JobListModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.append([JobItem(Path(f"{number}.png")) for number in range(6)])
    return made


def names(model: JobListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_rows_say_what_they_are(model: JobListModel):
    index = model.index(2)
    assert index.data() == "2.png"
    assert index.data(ItemRole) is model.items[2]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2.png, Waiting"
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0


def test_ranges_are_removed_and_rows_stay_right(model: JobListModel):
    items = list(model.items)
    model.remove([items[4], items[0], items[1]])
    assert names(model) == ["2.png", "3.png", "5.png"]
    assert [model.row_of(item) for item in items] == [-1, -1, 0, 1, -1, 2]
    assert list(model.items_of(Path("3.png"))) == [items[3]]
    assert list(model.items_of(Path("4.png"))) == []


def test_what_is_not_there_may_be_removed(model: JobListModel):
    model.remove([JobItem(Path("x.png"))])
    assert model.rowCount() == 6


def test_many_gaps_start_the_views_anew(qtbot: QtBot, model: JobListModel):
    model.append([JobItem(Path(f"more {number}.png")) for number in range(200)])
    kept = model.items[1::2]
    with qtbot.waitSignal(model.modelReset):
        model.remove(model.items[::2])
    assert list(model.items) == list(kept)
    assert [model.row_of(item) for item in kept] == list(range(103))


def test_changes_are_told_in_ranges(model: JobListModel):
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    items = model.items
    model.tell_changed([items[5], items[1], items[2], JobItem(Path("x.png"))])
    assert told == [(1, 2), (5, 5)]


def test_only_results_can_be_dragged_out(model: JobListModel):
    model.items[1].result = Path("/tmp/1_4x.png")
    draggable = [bool(model.flags(model.index(row)) & Qt.ItemFlag.ItemIsDragEnabled) for row in range(3)]
    assert draggable == [False, True, False]
    mime = model.mimeData([model.index(0), model.index(1)])
    assert [url.toLocalFile() for url in mime.urls()] == ["/tmp/1_4x.png"]
