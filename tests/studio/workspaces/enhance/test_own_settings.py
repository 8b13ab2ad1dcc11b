"""Settings of one picture's own, beside those for all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gan.engine import JobState
from studio.app import Application
from studio.widgets.job_list import JobItem
from studio.workspaces.enhance.workspace import EnhanceWorkspace
from tests.studio.fakes import FakeEngine, save_picture

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(application: Application) -> EnhanceWorkspace:
    return application.shell.workspace


@pytest.fixture
def held(qtbot: QtBot, application: Application, page: EnhanceWorkspace, tmp_path) -> list[JobItem]:
    """Three pictures that wait to be started."""
    application.settings.edit("enhancing", auto_start=False)
    page.open_paths([save_picture(tmp_path / f"{name}.png") for name in "abc"])
    qtbot.waitUntil(lambda: len(page.queue.model.items) == 3)
    return list(page.queue.model.items)


def take_scale(page: EnhanceWorkspace, index: int) -> None:
    box = page.options.scale.box_of(index)
    QTest.mouseClick(page.options.scale, LEFT, pos=box.center().toPoint())


def test_one_picture_has_its_own_and_the_others_those_for_all(
    application: Application, page: EnhanceWorkspace, engine: FakeEngine, held: list[JobItem]
) -> None:
    page.list.go_to(held[1])
    QTest.mouseClick(page.compare.own_button, LEFT)
    take_scale(page, 2)
    page.compare.found.strengthChosen.emit(30)
    page.compare.strengthChosen.emit(30)
    assert (held[1].own.scale, held[1].own.strength, held[1].scale) == (2, 30, 2)
    assert "own settings" in held[1].about_words() and held[0].own is None
    assert application.settings.value.enhancing.scale == 4
    page.list.go_to(held[0])
    assert page.options.scale.value == 4 and not page.compare.own_button.isChecked()
    page.list.go_to(held[1])
    assert page.options.scale.value == 2 and page.compare.own_button.isChecked()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = [(job.request.scale, job.request.strength) for job in engine.jobs]
    assert found == [(4, None), (2, 0.3), (4, None)]


def test_they_hold_when_it_is_done_again_until_they_are_taken_away(
    qtbot: QtBot, application: Application, page: EnhanceWorkspace, engine: FakeEngine, held: list[JobItem]
) -> None:
    page.list.go_to(held[0])
    page.shaping.set_own(True)
    page.shaping.edit("enhancing", scale=2)
    application.settings.edit("enhancing", scale=1)
    page.queue.start(held)
    for job in engine.jobs:
        job.succeed(job.request.source.with_name(f"{job.request.source.stem}_x.png"))
    qtbot.waitUntil(lambda: held[0].state is held[1].state is JobState.DONE)
    application.settings.edit("enhancing", scale=4)
    page.queue.retry([held[0]])
    assert engine.jobs[-1].request.scale == 2
    engine.jobs[-1].succeed(save_picture(held[0].source.with_name("again.png")))
    qtbot.waitUntil(lambda: held[0].state is JobState.DONE)
    assert not page._is_outdated(held[0]) and page._is_outdated(held[1])
    QTest.mouseClick(page.compare.own_button, LEFT)
    assert held[0].own is None and page._is_outdated(held[0]) and page.options.scale.value == 4


def test_several_that_are_chosen_get_the_same(page: EnhanceWorkspace, held: list[JobItem]) -> None:
    page.list.go_to(held[0])
    page.list.selectionModel().select(
        page.queue.model.index(page.queue.model.row_of(held[2])), QItemSelectionModel.SelectionFlag.Select
    )
    QTest.mouseClick(page.compare.own_button, LEFT)
    take_scale(page, 1)
    assert [item.own.scale if item.own else None for item in held] == [1, None, 1]
    assert [item.scale for item in held] == [1, 4, 1]


def test_what_only_waits_is_done_with_its_own_in_its_turn(
    qtbot: QtBot, application: Application, page: EnhanceWorkspace, engine: FakeEngine, tmp_path
) -> None:
    page.open_paths([save_picture(tmp_path / f"{number:02}.png") for number in range(20)])
    qtbot.waitUntil(lambda: len(page.queue.model.items) == 20)
    items = list(page.queue.model.items)
    tasks = application.tasks
    before = [task.request.source for task in tasks.active]
    for item in (items[3], items[18]):  # one that the engine has, but has not begun; and one that it has not
        page.list.go_to(item)
        page.shaping.set_own(True)
        page.shaping.edit("enhancing", scale=2)
    qtbot.waitUntil(lambda: len(tasks.active) == 20)  # until the engine has let the one that it had go
    wanted = {task.request.source: task.request.scale for task in tasks.active}
    assert [source for source, scale in wanted.items() if scale == 2] == [items[3].source, items[18].source]
    assert [task.request.source for task in tasks.active] == before
    assert page.queue.summary.active == 20 and page.queue.summary.cancelled == 0
    while page.queue.summary.active:
        for job in [job for job in engine.jobs if not job.state.is_over]:
            job.succeed(job.request.source.with_name(f"{job.request.source.stem}_x.png"))
        qtbot.wait(120)
    scales = {job.request.source.name: job.request.scale for job in engine.jobs if job.error is None}
    assert scales["18.png"] == 2 and scales["04.png"] == 4 and page.queue.summary.done == 20
    assert items[3].options.scale == 2
