"""The queue: order, room, pauses, cancelling, retrying, and jobs that others have submitted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gan.engine import JobState, Priority
from gan.enhance.films.request import FilmRequest
from gan.media import MediaError
from studio.queue import Group, Task, TaskQueue
from studio.queue.totals import totals_words
from tests.studio.fakes import FakeEngine


def names(tasks: list[Task]) -> list[str]:
    return [task.title for task in tasks]


def submitted(engine: FakeEngine) -> list[str]:
    return [job.request.source.stem for job in engine.jobs]


def end(qtbot: QtBot, tasks: TaskQueue, task: Task) -> None:
    task.job.succeed(Path(f"/pictures/{task.title}_2x.png"))
    qtbot.waitUntil(lambda: task.state is JobState.DONE)


def test_a_group_is_fed_a_few_at_a_time_in_order(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    made = [task(name) for name in "abcd"]
    tasks.add(made)
    assert submitted(engine) == ["a", "b"] and names(tasks.active) == list("abcd")
    end(qtbot, tasks, made[0])
    assert submitted(engine) == ["a", "b", "c"]
    assert names(tasks.active) == list("bcd") and names(tasks.over) == ["a"]
    assert made[0].job is None and made[0].result == Path("/pictures/a_2x.png")


def test_what_somebody_waits_for_needs_no_room(tasks: TaskQueue, engine: FakeEngine, task):
    tasks.add([task(name) for name in "abc"])
    tasks.add([task("now", Priority.INTERACTIVE)])
    assert submitted(engine) == ["a", "b", "now"] and names(tasks.active)[0] == "now"
    late = tasks.active[-1]
    tasks.hurry(late)
    assert submitted(engine)[-1] == "c" and engine.jobs[-1].priority is Priority.INTERACTIVE


def test_a_group_without_room_waits_until_it_is_fed(tasks: TaskQueue, engine: FakeEngine, task):
    room = [False]
    tasks.add([task("a", group=Group(5, lambda: room[0]))])
    assert engine.jobs == []
    room[0] = True
    tasks.feed()
    assert submitted(engine) == ["a"]


def test_moving_changes_the_order_and_overtakes_what_has_not_begun(
    tasks: TaskQueue, engine: FakeEngine, task
):
    made = {name: task(name) for name in "abcde"}
    tasks.add(list(made.values()))
    made["a"].job.compute(1, 4)
    tasks.move([made["e"], made["d"]], made["b"])
    assert names(tasks.active) == ["a", "d", "e", "b", "c"]  # in the order they had among themselves
    assert "d" in submitted(engine)
    assert made["d"].job.rank < made["b"].job.rank
    tasks.move([made["a"]], None)
    assert names(tasks.active)[-1] == "a" and made["a"].job.rank == made["a"].rank


def test_what_is_moved_across_priorities_takes_that_of_its_new_place(
    tasks: TaskQueue, engine: FakeEngine, task
):
    film = task("film", Priority.BACKGROUND, Group(1))
    tasks.add([task("a"), film])
    tasks.move([film], tasks.active[0])
    assert names(tasks.active) == ["film", "a"]
    assert film.priority is film.job.priority is Priority.BATCH


def test_a_pause_lets_others_go_on_in_its_stead(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    made = [task(name) for name in "abcd"]
    tasks.add(made)
    tasks.pause([made[0], made[2]])  # one that the engine has, one that it has not
    assert engine.jobs[0].is_paused and submitted(engine) == ["a", "b", "d"]
    assert tasks.totals.paused == 2 and "2 paused" in totals_words(tasks.totals)
    tasks.resume(made)
    assert not engine.jobs[0].is_paused and not made[2].is_paused
    end(qtbot, tasks, made[0])
    end(qtbot, tasks, made[1])
    assert submitted(engine) == ["a", "b", "d", "c"]
    tasks.pause(tasks.active)
    assert tasks.totals.is_standing_still


def test_cancelling_takes_what_waits_and_what_goes_on(
    qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task
):
    made = [task(name) for name in "abcd"]
    tasks.add(made)
    ended: list[Task] = []
    tasks.ended.connect(ended.extend)
    with qtbot.waitSignal(tasks.emptied):
        tasks.cancel(tasks.active)
    assert set(ended) == set(made) and tasks.active == [] == tasks.over
    assert all(each.state is JobState.CANCELLED for each in made) and submitted(engine) == ["a", "b"]


def test_failed_tasks_are_done_again_by_whoever_asked_for_them(
    qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task
):
    asked: list[bool] = []
    first, second = task("a"), task("b")
    first.again = lambda: bool(asked.append(True)) or True
    second.again = lambda: False  # it has forgotten about it
    tasks.add([first, second])
    for each in (first, second):
        each.job.fail(MediaError("It is broken."))
    qtbot.waitUntil(lambda: not tasks.active)
    assert first.error == "It is broken." and tasks.totals.failed == 2
    tasks.retry(tasks.over)
    assert asked == [True] and names(tasks.active) == ["b"] and submitted(engine) == ["a", "b", "b"]
    assert tasks.over == []


def test_what_is_over_can_be_cleared(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    made = [task("a"), task("b")]
    tasks.add(made)
    end(qtbot, tasks, made[0])
    tasks.clear()
    assert tasks.over == [] and names(tasks.active) == ["b"]


def test_a_closed_engine_fails_the_task(tasks: TaskQueue, engine: FakeEngine, task):
    engine.close()
    made = task("a")
    tasks.add([made])
    assert made.state is JobState.FAILED and "closed" in made.error and tasks.over == [made]


def test_jobs_of_others_are_taken_in_but_previews_are_not(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine):
    job = engine.submit(FilmRequest(Path("/films/a.mp4"), Path("/films")), Priority.BATCH)
    preview = engine.submit(object(), Priority.INTERACTIVE)
    tasks.on_submit(job)
    tasks.on_submit(preview)
    assert names(tasks.active) == ["a.mp4"]
    tasks.cancel(tasks.active)
    assert job.cancel_asked and not preview.cancel_asked
    qtbot.waitUntil(lambda: tasks.active == [])


def test_time_is_told_by_the_slowest(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    made = [task("a"), task("b")]
    tasks.add(made)
    made[0].job.compute(1, 4, 30)
    made[1].job.compute(1, 4, 90)
    qtbot.waitUntil(lambda: made[1].progress.seconds_left == 90)
    assert tasks.totals.seconds_left == 90 and tasks.totals.fraction == pytest.approx(0.25)
    assert totals_words(tasks.totals).startswith("2 working")
