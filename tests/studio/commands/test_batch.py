"""What is said while a batch is under way, and how it is stopped."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from gan.engine import Job, JobState, Priority
from gan.enhance.request import EnhanceRequest, EnhanceResult
from studio.commands.batch import Watch, run_batch
from studio.commands.reporter import Reporter


class Recorder(Reporter):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(as_json=False)
        self.told: list[tuple] = []

    def result(self, text: str, **values: object) -> None:
        """As in Reporter."""
        self.told.append(("result", text))

    def progress(self, text: str, **values: object) -> None:
        """As in Reporter."""
        self.told.append(("progress", text, values))

    def error(self, error: BaseException, source: Path | None = None) -> None:
        """As in Reporter."""
        self.told.append(("error", str(error), source))


def make_jobs(*names: str) -> list[Job]:
    requests = [EnhanceRequest(Path(f"in/{name}.png"), Path("out")) for name in names]
    return [Job(number, request, Priority.BATCH) for number, request in enumerate(requests, 1)]


def end(job: Job) -> None:
    path = Path("out") / job.request.source.name
    job.end(JobState.DONE, EnhanceResult(path, 4, 4, 1.0, "fake"))


def test_progress_counts_the_whole_batch():
    jobs, reporter = make_jobs("a", "b"), Recorder()
    watch = Watch(jobs, reporter, lambda result: result.path.name)
    jobs[0].enter(JobState.COMPUTING)
    jobs[0].expect(4)
    jobs[0].advance()
    watch.on_change(jobs[0])
    ((kind, text, values),) = reporter.told
    assert kind == "progress"
    assert "]  12 %  0/2" in text and text.endswith("left  a.png")
    assert values.pop("seconds_left") >= 0
    assert values == {"input": Path("in/a.png"), "state": "computing", "done": 1, "total": 4}


def test_many_small_steps_are_thinned_out_but_changes_of_state_are_not():
    jobs, reporter = make_jobs("a"), Recorder()
    watch = Watch(jobs, reporter, str)
    for state in (JobState.READING, JobState.COMPUTING, JobState.WRITING):
        jobs[0].enter(state)
        for _ in range(50):
            watch.on_change(jobs[0])
    states = [values["state"] for _, _, values in reporter.told]
    assert list(dict.fromkeys(states)) == ["reading", "computing", "writing"]
    assert len(states) < 30


def test_what_is_over_early_waits_for_those_before_it():
    jobs, reporter = make_jobs("a", "b", "c"), Recorder()
    watch = Watch(jobs, reporter, lambda result: result.path.name)
    error = ValueError("no")
    end(jobs[2])
    jobs[1].end(JobState.FAILED, error=error)
    for job in (jobs[2], jobs[1]):
        watch.on_change(job)
    assert reporter.told == [] and watch.errors == []
    end(jobs[0])
    watch.on_change(jobs[0])
    assert reporter.told == [("result", "a.png"), ("error", "no", Path("in/b.png")), ("result", "c.png")]
    assert watch.errors == [None, error, None]


def test_a_job_that_somebody_cancelled_counts_as_failed():
    jobs, reporter = make_jobs("a"), Recorder()
    watch = Watch(jobs, reporter, str)
    jobs[0].end(JobState.CANCELLED)
    watch.on_change(jobs[0])
    assert reporter.told == [("error", "in/a.png was cancelled.", Path("in/a.png"))]
    assert watch.errors[0].exit_status == 1


def test_a_polite_kill_cleans_up(engines, picture, tmp_path):
    requests = [EnhanceRequest(picture("slow.png"), tmp_path)]
    before = signal.getsignal(signal.SIGTERM)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start()
    with pytest.raises(SystemExit) as caught:
        run_batch(requests, "auto", Recorder(), str)
    assert caught.value.code == 128 + signal.SIGTERM
    assert engines[0].is_closed
    assert signal.getsignal(signal.SIGTERM) is before
