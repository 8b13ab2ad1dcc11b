"""The engine as its users see it: submit, wait, cancel, overtake, fail, close."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from concurrent.futures import CancelledError

import pytest
import torch
from torch import Tensor, nn

from gan.engine import Engine, EngineError, Job, JobState, Priority, lanes
from tests.gan.engine.engine_works import FakeModel, FakeRequest, ones


@pytest.fixture
def engine():
    with Engine("cpu") as engine:
        yield engine


def test_outputs_come_back_in_order_and_right(engine):
    results = engine.submit(FakeRequest(ones(10))).result(30)
    assert [float(result.mean()) for result in results] == [2.0 * i + 1 for i in range(10)]


def test_progress_reaches_the_total_and_states_follow_one_another(engine):
    gate = threading.Event()
    job = engine.submit(FakeRequest(ones(5), gate=gate))
    seen: list[tuple[JobState, float]] = []
    job.subscribe(lambda job: seen.append((job.state, job.progress.fraction)))
    gate.set()
    job.result(30)
    assert job.state is JobState.DONE
    assert job.progress.done == job.progress.total == 5
    assert job.progress.seconds_left == 0
    fractions = [fraction for _, fraction in seen]
    assert fractions == sorted(fractions) and fractions[-1] == 1
    states = list(dict.fromkeys(state for state, _ in seen))
    assert states == [state for state in JobState if state in states]


def test_small_requests_that_wait_together_run_as_one_batch(engine):
    gate, blocked = threading.Event(), threading.Event()

    class Slow(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            blocked.set()
            gate.wait(20)
            return inputs

    shared = FakeModel("shared", limit=8)
    blocker = engine.submit(FakeRequest(ones(1), FakeModel("slow", Slow())))
    assert blocked.wait(20)  # the lane is busy; what comes now waits together
    first = engine.submit(FakeRequest(ones(1), shared))
    second = engine.submit(FakeRequest(ones(3), shared))
    _wait_for(lambda: all(job.state is JobState.COMPUTING for job in (first, second)))
    gate.set()
    assert len(blocker.result(30)) == 1
    assert [float(result.mean()) for result in second.result(30)] == [1.0, 3.0, 5.0]
    assert float(first.result(30)[0].mean()) == 1.0
    assert 4 in shared.module.batches


def test_an_interactive_request_overtakes_a_batch(engine):
    finished: list[str] = []
    started, go_on = threading.Event(), threading.Event()

    def hold(_: Tensor) -> None:
        started.set()
        assert go_on.wait(20)

    batches = [engine.submit(FakeRequest(ones(40), on_write=hold), Priority.BATCH) for _ in range(6)]
    assert started.wait(20)
    interactive = engine.submit(FakeRequest(ones(1)), Priority.INTERACTIVE)
    interactive.subscribe(lambda job: job.state.is_over and finished.append("interactive"))
    interactive.result(20)  # while every thread for batches is held
    go_on.set()
    for job in batches:
        job.subscribe(lambda job: job.state.is_over and finished.append("batch"))
        job.result(30)
    assert finished[0] == "interactive"


def test_a_waiting_job_is_overtaken_when_another_becomes_more_urgent(engine):
    gate = threading.Event()
    order: list[str] = []
    holders = [engine.submit(FakeRequest(ones(1), gate=gate)) for _ in range(3)]
    late = engine.submit(FakeRequest(ones(1), on_write=lambda _: order.append("first")), Priority.BATCH)
    urgent = engine.submit(FakeRequest(ones(1), on_write=lambda _: order.append("second")), Priority.BATCH)
    urgent.priority = Priority.INTERACTIVE
    urgent.result(20)
    gate.set()
    late.result(20)
    assert order == ["second", "first"] and all(job.wait(20) for job in holders)


def test_cancel_stops_at_the_next_step(engine):
    half_way = threading.Event()
    count = 0

    def note(_: Tensor) -> None:
        nonlocal count
        count += 1
        if count == 3:
            job.cancel()
            half_way.set()

    job = engine.submit(FakeRequest(ones(1000), on_write=note))
    assert half_way.wait(20) and job.wait(20)
    assert job.state is JobState.CANCELLED and count == 3
    with pytest.raises(CancelledError):
        job.result()
    assert engine.submit(FakeRequest(ones(1))).result(20)  # the engine goes on


def test_cancel_of_a_waiting_job_is_immediate(engine):
    gate = threading.Event()
    holders = [engine.submit(FakeRequest(ones(1), gate=gate)) for _ in range(3)]
    waiting = engine.submit(FakeRequest(ones(1)))
    waiting.cancel()
    assert waiting.wait(1) and waiting.state is JobState.CANCELLED
    gate.set()
    assert all(job.wait(20) for job in holders)


def test_a_failure_ends_its_own_job_only(engine):
    class Broken(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            raise ValueError("broken network")

    failing = engine.submit(FakeRequest(ones(3), FakeModel("broken", Broken())))
    fine = engine.submit(FakeRequest(ones(3)))
    with pytest.raises(ValueError, match="broken network"):
        failing.result(20)
    assert failing.state is JobState.FAILED and len(fine.result(20)) == 3


def test_one_bad_input_does_not_fail_the_others_of_its_batch(engine):
    gate, blocked = threading.Event(), threading.Event()

    class Slow(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            blocked.set()
            gate.wait(20)
            return inputs

    engine.submit(FakeRequest(ones(1), FakeModel("slow", Slow())))
    assert blocked.wait(20)
    shared = FakeModel("shared", limit=8)
    bad = [torch.full((1, 3, 4, 4), float("nan"))]
    jobs = [engine.submit(FakeRequest(inputs, shared)) for inputs in (ones(1), bad)]
    _wait_for(lambda: all(job.state is JobState.COMPUTING for job in jobs))
    gate.set()
    assert float(jobs[0].result(20)[0].mean()) == 1.0
    with pytest.raises(EngineError, match="not finite"):
        jobs[1].result(20)


def test_a_models_fault_ends_its_own_job_and_not_the_lane(engine):
    class Faulty(FakeModel):
        def batch_limit(self, shape, device):
            raise ValueError("no limit")

    with pytest.raises(ValueError, match="no limit"):
        engine.submit(FakeRequest(ones(1), Faulty("faulty"))).result(20)
    assert engine.submit(FakeRequest(ones(2))).result(20)


def test_a_failed_job_keeps_nothing_of_its_work_in_memory(engine):
    class Heavy(FakeRequest):
        def work(self):
            return HeavyWork(self.inputs)

    class HeavyWork(FakeRequest):
        def write(self, job, outputs):
            alive.add(self)
            next(outputs)
            raise OSError("the disk is full")

        __hash__ = object.__hash__
        __eq__ = object.__eq__

    alive: weakref.WeakSet = weakref.WeakSet()
    jobs = [engine.submit(Heavy(ones(2))) for _ in range(4)]
    for job in jobs:
        with pytest.raises(OSError, match="disk"):
            job.result(20)
    engine.close(cancel=False)
    gc.collect()
    assert not alive


def test_a_fault_while_making_steps_ends_the_job(engine):
    class Faulty(FakeRequest):
        def steps(self):
            yield from super().steps()
            raise RuntimeError("no further step")

    with pytest.raises(RuntimeError, match="no further step"):
        engine.submit(Faulty(ones(2))).result(20)


def test_large_numbers_whose_sum_is_not_finite_are_no_failure(engine):
    class Large(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            return torch.full_like(inputs, 3e38)

    outputs = engine.submit(FakeRequest(ones(1), FakeModel("large", Large()))).result(20)
    assert float(outputs[0].min()) > 2.9e38


def test_numbers_that_are_not_finite_are_a_failure(engine):
    class NotFinite(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            return inputs / 0.0

    with pytest.raises(EngineError, match="not finite"):
        engine.submit(FakeRequest(ones(1), FakeModel("nan", NotFinite()))).result(20)


def test_memory_stays_bounded_when_writing_is_slow(engine):
    model = FakeModel()
    computed_ahead: list[int] = []

    def slow(_: Tensor) -> None:
        time.sleep(0.01)
        computed_ahead.append(len(model.module.batches))

    engine.submit(FakeRequest(ones(30), model, on_write=slow)).result(30)
    written = range(1, 31)
    # Passes that measured the precision count too, so compare increments, not absolutes.
    surplus = [computed - done for computed, done in zip(computed_ahead, written, strict=True)]
    assert max(surplus) - surplus[-1] <= 5


def test_an_unknown_device_is_a_sentence(tmp_path):
    with Engine("cuda:99") as engine:
        with pytest.raises(EngineError, match="cuda:99") as caught:
            engine.submit(FakeRequest(ones(1))).result(30)
        assert caught.value.exit_status == 2


def test_close_cancels_and_ends_every_thread():
    before = set(threading.enumerate())
    engine = Engine("cpu")
    jobs = [engine.submit(FakeRequest(ones(5000))) for _ in range(8)]
    jobs[0].cancel()
    engine.close()
    assert all(job.state.is_over for job in jobs)
    assert not [thread for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    with pytest.raises(EngineError, match="closed"):
        engine.submit(FakeRequest(ones(1)))
    never_used = Engine("cpu")
    never_used.close()
    with pytest.raises(EngineError, match="closed"):
        never_used.require_device()


def test_close_need_not_wait_for_torch(monkeypatch: pytest.MonkeyPatch):
    begun, gate = threading.Event(), threading.Event()

    make = lanes.Lanes

    def load(*given: object) -> object:
        begun.set()
        gate.wait(60)
        return make(*given)

    monkeypatch.setattr(lanes, "Lanes", load)
    engine = Engine("cpu")
    job = engine.submit(FakeRequest(ones(1)))
    assert begun.wait(60)
    assert not engine.close(patient=False)
    assert job.wait(60) and job.state is JobState.CANCELLED and engine.device_name is None
    gate.set()
    assert engine.close()  # now it can be waited for


def test_close_need_not_wait_for_a_step():
    begun, gate = threading.Event(), threading.Event()

    class Slow(nn.Module):
        def forward(self, inputs: Tensor) -> Tensor:
            begun.set()
            gate.wait(60)
            return inputs

    engine = Engine("cpu")
    job = engine.submit(FakeRequest(ones(2), FakeModel("slow", Slow())))
    assert begun.wait(60)
    assert not engine.close(patient=False)
    assert job.state is JobState.CANCELLED
    gate.set()
    assert engine.close()


def test_close_need_not_wait_for_what_is_read(monkeypatch: pytest.MonkeyPatch):
    begun, gate = threading.Event(), threading.Event()
    request = FakeRequest(ones(1))
    work = request.work()

    def read(_: Job) -> None:
        begun.set()
        gate.wait(60)

    monkeypatch.setattr(work, "read", read)
    monkeypatch.setattr(FakeRequest, "work", lambda _: work)
    engine = Engine("cpu")
    job = engine.submit(request)
    engine.require_device()
    assert begun.wait(60)
    assert not engine.close(patient=False)
    gate.set()
    assert engine.close() and job.state is JobState.CANCELLED


def test_close_without_cancel_finishes_what_was_submitted():
    engine = Engine("cpu")
    jobs = [engine.submit(FakeRequest(ones(3))) for _ in range(6)]
    engine.close(cancel=False)
    assert all(job.state is JobState.DONE for job in jobs)


def test_reading_computing_and_writing_overlap(engine):
    """With one stage held in each of three jobs, all three are inside the engine at once."""
    gate, writing = threading.Event(), threading.Event()

    def hold(_: Tensor) -> None:
        writing.set()
        assert gate.wait(20)

    writer = engine.submit(FakeRequest(ones(1), on_write=hold))
    assert writing.wait(20)
    read_gate = threading.Event()
    reader_request = FakeRequest(ones(1), gate=read_gate)
    reader = engine.submit(reader_request)
    assert reader_request.reading.wait(20)
    assert engine.submit(FakeRequest(ones(4))).result(20)  # computed between the other two
    read_gate.set()
    gate.set()
    assert writer.wait(20) and reader.wait(20)


def _wait_for(condition, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_job_without_a_ready_step_lets_others_go_first():
    """A work that gives None is asked again once it calls `wake`, and its lane is free meanwhile."""
    ready = threading.Event()

    class Slow(FakeRequest):
        def read(self, job):
            self.job = job

        def steps(self):
            for step in super().steps():
                while not ready.is_set():
                    yield None
                yield step

    with Engine("cpu") as engine:
        slow = Slow([torch.ones(1)])
        waiting = engine.submit(slow)
        assert engine.submit(FakeRequest([torch.ones(1), torch.ones(1)])).result(20)
        assert waiting.progress.done == 0 and not waiting.state.is_over
        ready.set()
        slow.job.wake()
        assert waiting.result(20)


def test_steps_done_before_say_nothing_about_the_pace():
    job = Job(1, None, Priority.NORMAL)
    job.expect(10)
    job.skip(6)
    assert (job.progress.done, job.progress.seconds_left) == (6, None)
    job._started -= 8.0  # eight seconds for two steps
    job.advance()
    job.advance()
    assert job.progress.done == 8 and job.progress.seconds_left == pytest.approx(8, abs=0.5)
    for _ in range(3):
        job.advance()
    assert (job.progress.done, job.progress.total) == (11, 11)


class Watcher:
    """Writes down what it hears, and when."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int, object]] = []

    def on_submit(self, job):
        self.heard.append(("submit", job.id, job.state))

    def on_finish(self, job, result):
        self.heard.append(("finish", job.id, (result, job.state.is_over)))


class Grumbler:
    """An observer that fails at everything."""

    def on_submit(self, job):
        raise RuntimeError("no")

    on_finish = None


def test_observers_hear_of_every_job_and_of_results_before_anybody_else(engine):
    watcher = Watcher()
    engine.observe(Grumbler())
    engine.observe(watcher)
    good = engine.submit(FakeRequest(ones(2)))
    result = good.result(30)

    def fail(output):
        raise RuntimeError("no")

    bad = engine.submit(FakeRequest(ones(1), on_write=fail))
    assert bad.wait(30)
    assert ("submit", good.id, JobState.WAITING) in watcher.heard
    assert ("submit", bad.id, JobState.WAITING) in watcher.heard
    finished = [entry for entry in watcher.heard if entry[0] == "finish"]
    assert finished == [("finish", good.id, (result, False))]
