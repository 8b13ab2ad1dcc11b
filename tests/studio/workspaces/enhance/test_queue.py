from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.media import MediaError
from studio.queue import TaskQueue
from studio.settings import Enhancing
from studio.summary import Summary
from studio.widgets.job_list import JobItem
from studio.workspaces.enhance.queue import EnhanceQueue
from tests.studio.fakes import FakeEngine


class Choices:
    """The settings, as the test wants them."""

    def __init__(self) -> None:
        self.now = Enhancing()

    def change(self, **values: object) -> None:
        self.now = replace(self.now, **values)


@pytest.fixture
def choices() -> Choices:
    return Choices()


@pytest.fixture
def queue(tasks: TaskQueue, choices: Choices) -> Iterator[EnhanceQueue]:
    made = EnhanceQueue(tasks, lambda: choices.now)
    yield made
    made.close()


def paths(count: int) -> list[Path]:
    return [Path(f"/pictures/{number}.png") for number in range(count)]


def finish(job, engine: FakeEngine) -> None:
    job.succeed(job.request.folder / f"{job.request.source.stem}_4x.png")


def test_pictures_start_at_once_with_the_settings_of_that_moment(queue, engine, choices):
    choices.change(scale=2, quality=50)
    (item,) = queue.add(paths(1))
    choices.change(scale=4)
    assert (engine.jobs[0].request.scale, engine.jobs[0].request.quality) == (2, 50)
    assert item.scale == 2
    assert queue.summary == Summary(total=1, active=1)


def test_one_picture_overtakes_many(queue, engine):
    queue.add(paths(100))
    queue.add([Path("/pictures/now.png")], urgent=True)
    assert engine.jobs[-1].request.source.name == "now.png"
    assert engine.jobs[-1].priority is Priority.INTERACTIVE
    assert engine.jobs[0].priority is Priority.BATCH
    assert len(engine.jobs) < 30  # the others wait where they cost nothing


def test_the_engine_is_fed_until_all_is_done(qtbot: QtBot, queue, engine):
    queue.add(paths(50))
    ended: list[JobItem] = []
    queue.ended.connect(ended.extend)
    for number in range(50):
        qtbot.waitUntil(lambda number=number: len(engine.jobs) > number)
        finish(engine.jobs[number], engine)
    qtbot.waitUntil(lambda: queue.summary.done == 50)
    assert queue.summary == Summary(total=50, done=50, fraction=1.0)
    assert ended == list(queue.model.items)
    assert [job.request.source for job in engine.jobs] == paths(50)


def test_progress_and_results_reach_the_items(qtbot: QtBot, queue, engine):
    first, second = queue.add(paths(2))
    engine.jobs[0].compute(1, 4, 30)
    qtbot.waitUntil(lambda: first.fraction == 0.25)
    assert queue.summary.fraction == pytest.approx(0.125)
    assert queue.summary.seconds_left == 30
    finish(engine.jobs[0], engine)
    engine.jobs[1].fail(MediaError("1.png is broken; copy it again."))
    qtbot.waitUntil(lambda: queue.summary.active == 0)
    assert first.result == Path("/pictures/0_4x.png")
    assert second.error == "1.png is broken; copy it again."
    assert queue.summary == Summary(total=2, done=1, failed=1, fraction=1.0)


def test_held_pictures_wait_for_the_start(queue, engine, choices):
    choices.change(auto_start=False)
    items = queue.add(paths(3))
    assert engine.jobs == [] and queue.summary == Summary(total=3, held=3)
    choices.change(scale=2)
    queue.rescale_held()
    assert [item.scale for item in items] == [2, 2, 2]
    queue.start(items)
    assert [job.request.scale for job in engine.jobs] == [2, 2, 2]
    assert queue.summary == Summary(total=3, active=3)


def test_what_is_under_way_is_not_added_again(qtbot: QtBot, queue, engine):
    queue.add(paths(2))
    assert queue.add(paths(3)) == [queue.model.items[2]]
    finish(engine.jobs[0], engine)
    qtbot.waitUntil(lambda: queue.summary.done == 1)
    assert len(queue.add(paths(1))) == 1  # done is not under way


def test_cancel_takes_what_waits_and_what_is_worked_on(qtbot: QtBot, queue, engine):
    items = queue.add(paths(40))
    engine.jobs[0].compute(1, 2)
    queue.cancel([items[0], items[39]])
    qtbot.waitUntil(lambda: queue.summary.cancelled == 2)
    assert engine.jobs[0].cancel_asked
    queue.cancel_all()
    qtbot.waitUntil(lambda: queue.summary == Summary(total=40, cancelled=40))
    assert all(job.state is JobState.CANCELLED for job in engine.jobs)
    assert len(engine.jobs) < 40  # the rest never reached the engine


def test_retry_does_it_again_as_set_now(qtbot: QtBot, queue, engine, choices):
    (item,) = queue.add(paths(1))
    engine.jobs[0].fail(MediaError("broken"))
    qtbot.waitUntil(lambda: queue.summary.failed == 1)
    choices.change(scale=2)
    queue.retry([item])
    assert item.error == "" and item.is_active and item.scale == 2
    assert engine.jobs[1].request.scale == 2
    assert engine.jobs[1].priority is Priority.INTERACTIVE
    assert queue.summary == Summary(total=1, active=1)


def test_what_waited_when_it_was_cancelled_is_done_once_when_it_is_retried(qtbot: QtBot, queue, engine):
    last = queue.add(paths(20))[-1]
    assert last.job is None
    queue.cancel([last])
    queue.retry([last])

    def all_are_done() -> bool:
        for job in engine.jobs:
            if not job.state.is_over:
                finish(job, engine)
        return queue.summary.done == 20

    qtbot.waitUntil(all_are_done)
    assert [job.request.source for job in engine.jobs].count(last.source) == 1


def test_retry_leaves_alone_what_is_under_way(queue, engine):
    items = queue.add(paths(2))
    queue.retry(items)
    assert len(engine.jobs) == 2


def test_remove_cancels(qtbot: QtBot, queue, engine):
    items = queue.add(paths(40))
    queue.remove([items[0], items[30], JobItem(Path("x"))])
    assert engine.jobs[0].cancel_asked
    assert queue.summary == Summary(total=38, active=38)
    qtbot.wait(100)  # what the engine says of a removed picture changes nothing
    assert queue.summary == Summary(total=38, active=38)
    while any(not job.state.is_over for job in engine.jobs):
        for job in engine.jobs:
            finish(job, engine)
        qtbot.wait(80)
    assert Path("/pictures/30.png") not in [job.request.source for job in engine.jobs]
    assert queue.summary.done == 38


def test_a_pattern_that_cannot_be_is_told_at_the_item(queue, engine, choices):
    choices.change(pattern="{nonsense}")
    (item,) = queue.add(paths(1))
    assert item.state is JobState.FAILED and "{nonsense}" in item.error
    assert queue.summary == Summary(total=1, failed=1, fraction=1.0)


def test_a_closed_engine_is_told_at_the_item(queue, engine):
    engine.close()
    (item,) = queue.add(paths(1))
    assert "closed" in item.error


def test_sizes_reach_all_items_of_a_file(queue):
    items = queue.add(paths(2))
    queue.set_size(items[1].source, (30, 20))
    assert (items[0].size, items[1].size) == (None, (30, 20))


def test_closing_cancels_and_falls_silent(qtbot: QtBot, queue, engine):
    queue.add(paths(20))
    queue.close()
    assert all(job.cancel_asked for job in engine.jobs)
    with qtbot.assertNotEmitted(queue.changed, wait=100):
        engine.jobs[0].note("late")
