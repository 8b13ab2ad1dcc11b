"""Moving jobs, and pausing them: one by one, on the way and before they begin."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import pytest
from torch import Tensor

from gan.engine import Engine, Job, JobState, Priority
from gan.engine.job import Progress
from gan.engine.order import place_of, put_at
from tests.gan.engine.engine_works import FakeRequest, ones


@dataclass(eq=False)
class Thing:
    name: str
    priority: Priority
    rank: float


@pytest.fixture
def engine():
    with Engine("cpu") as engine:
        yield engine


def wait_for(condition) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def held(engine: Engine, count: int = 3) -> tuple[threading.Event, list[Job]]:
    """Jobs that fill every place for batches until the event is set."""
    gate = threading.Event()
    requests = [FakeRequest(ones(1), gate=gate) for _ in range(count)]
    jobs = [engine.submit(request) for request in requests]
    assert all(request.reading.wait(20) for request in requests)
    return gate, jobs


def noting(order: list[str], name: str) -> FakeRequest:
    return FakeRequest(ones(1), on_write=lambda _: order.append(name))


# Order


def test_a_place_between_two_is_found_again_and_again():
    others = [Thing("a", Priority.BATCH, 1.0), Thing("b", Priority.BATCH, 2.0)]
    for number in range(200):  # more often than a number can be halved
        thing = Thing(str(number), Priority.NORMAL, 0.0)
        put_at(thing, others, len(others) - 1)
        others.insert(len(others) - 1, thing)
        assert sorted(others, key=place_of) == others
    assert len({each.rank for each in others}) == len(others)


def test_a_thing_takes_the_priority_of_where_it_goes():
    others = [Thing("now", Priority.INTERACTIVE, 5.0), Thing("later", Priority.BACKGROUND, 1.0)]
    first, last = Thing("x", Priority.BATCH, 0.0), Thing("y", Priority.BATCH, 0.0)
    put_at(first, others, 0)
    put_at(last, others, 2)
    assert sorted([*others, first, last], key=place_of) == [first, *others, last]
    between = Thing("z", Priority.BATCH, 0.0)
    put_at(between, others, 1)
    assert sorted([*others, between], key=place_of) == [others[0], between, others[1]]


def test_waiting_jobs_go_in_the_order_they_were_moved_to(engine):
    gate, _ = held(engine, 2)
    first, _ = held(engine, 1)  # its place alone comes free, so that they go one after the other
    order: list[str] = []
    engine_jobs = {
        name: engine.submit(noting(order, name), priority)
        for name, priority in (("a", Priority.BATCH), ("b", Priority.BATCH), ("c", Priority.BACKGROUND))
    }
    engine.move(engine_jobs["c"], engine_jobs["a"])
    engine.move(engine_jobs["a"], None)
    assert [job for job in engine.jobs if job in engine_jobs.values()] == [
        engine_jobs[name] for name in "cba"
    ]
    assert engine_jobs["c"].priority is Priority.BATCH
    first.set()
    for job in engine_jobs.values():
        job.result(20)
    gate.set()
    assert order == ["c", "b", "a"]


# Pausing


def test_a_paused_job_stops_at_its_next_step_and_goes_on_where_it_was(engine):
    done: list[int] = []

    def note(_: Tensor) -> None:
        done.append(len(done))
        if len(done) == 3:
            job.pause()

    job = engine.submit(FakeRequest(ones(40), on_write=note))
    wait_for(lambda: job.is_paused)
    time.sleep(0.2)
    at = len(done)
    assert 3 <= at <= 9  # those that the lane had taken by then
    time.sleep(0.2)
    assert len(done) == at and job.state is JobState.COMPUTING
    job.resume()
    assert len(job.result(20)) == 40 and done == list(range(40))


def test_a_paused_job_takes_no_place_from_others(engine):
    gates = [threading.Event() for _ in range(5)]
    jobs = []
    for gate in gates:  # each is paused on its way, as many as there are places and more
        request = FakeRequest(ones(1), gate=gate)
        jobs.append(engine.submit(request))
        assert request.reading.wait(20)
        jobs[-1].pause()
    assert len(engine.submit(FakeRequest(ones(2)), Priority.BATCH).result(20)) == 2
    for gate, job in zip(gates, jobs, strict=True):
        gate.set()
        job.resume()
    assert all(job.result(20) for job in jobs)


def test_a_job_that_is_paused_before_it_begins_waits_for_its_resume(engine):
    gate, _ = held(engine)
    request = FakeRequest(ones(1))
    job = engine.submit(request)
    job.pause()
    gate.set()
    assert engine.submit(FakeRequest(ones(1))).result(20)  # others overtake it
    assert not request.reading.is_set() and job.state is JobState.WAITING
    job.resume()
    assert job.result(20)


@pytest.mark.parametrize("begun", [False, True])
def test_a_paused_job_can_be_cancelled(engine, begun: bool):
    gate, _ = held(engine, 2 if begun else 3)
    job = engine.submit(FakeRequest(ones(500), on_write=lambda _: time.sleep(0.002)))
    if begun:
        wait_for(lambda: job.progress.done > 1)
    job.pause()
    job.cancel()
    assert job.wait(1) and job.state is JobState.CANCELLED and not job.is_paused
    gate.set()


def test_no_more_than_before_run_side_by_side_after_a_pause(engine):
    gate, jobs = held(engine)
    jobs[0].pause()
    extra, late = FakeRequest(ones(1), gate=gate), FakeRequest(ones(1), gate=gate)
    engine.submit(extra)
    assert extra.reading.wait(20)
    jobs[0].resume()
    job = engine.submit(late)
    assert not late.reading.wait(0.2)
    gate.set()
    assert job.result(20)


def test_a_work_without_steps_can_wait_and_be_cancelled_meanwhile(engine):
    class Painting(FakeRequest):
        def write(self, job, outputs):
            for _ in range(1000):
                job.hold()
                job.advance()
                time.sleep(0.002)

    job = engine.submit(Painting([]))
    wait_for(lambda: job.progress.done > 2)
    job.pause()
    time.sleep(0.05)
    at = job.progress.done
    time.sleep(0.1)
    assert job.progress.done == at
    job.cancel()
    assert job.wait(1) and job.state is JobState.CANCELLED


def test_a_pause_does_not_count_for_what_is_left(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("gan.engine.job.time.monotonic", lambda: now[0])
    job = Job(1, None, Priority.NORMAL)
    job.expect(4)
    now[0] += 10
    job.advance()
    job.pause()
    job.pause()  # twice is once
    now[0] += 1000
    job.resume()
    job.resume()
    now[0] += 10
    job.advance()
    assert job.progress == Progress(2, 4, 20.0)


def test_what_waits_for_all_to_finish_does_not_wait_for_a_pause():
    engine = Engine("cpu")
    jobs = [engine.submit(FakeRequest(ones(3))) for _ in range(5)]
    for job in jobs[2:]:
        job.pause()
    engine.close(cancel=False)
    assert all(job.state is JobState.DONE for job in jobs)
