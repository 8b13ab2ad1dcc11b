from __future__ import annotations

import threading
import time

from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from gan.engine import Job, JobState
from studio.jobs import UPDATES_PER_SECOND, JobBridge
from tests.studio.fakes import FakeEngine


def in_a_thread(body) -> None:
    thread = threading.Thread(target=body)
    thread.start()
    thread.join()


def test_changes_arrive_in_the_windows_thread(qtbot: QtBot, engine: FakeEngine):
    bridge, seen = JobBridge(), []
    bridge.jobsChanged.connect(lambda jobs: seen.append((QThread.currentThread(), jobs)))
    job = engine.submit("request")
    bridge.watch(job)
    in_a_thread(lambda: job.enter(JobState.READING))
    assert not seen  # nothing happens within the engine's thread
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(QCoreApplication.instance().thread(), [job])]
    bridge.close()


def test_many_changes_become_few(qtbot: QtBot, engine: FakeEngine):
    bridge, seen = JobBridge(), []
    bridge.jobsChanged.connect(seen.append)
    jobs = [engine.submit(number) for number in range(3)]
    for job in jobs:
        bridge.watch(job)

    def work() -> None:
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            for job in jobs:
                job.compute(1, 2)
            time.sleep(0.001)

    worker = threading.Thread(target=work)
    worker.start()
    qtbot.waitUntil(lambda: not worker.is_alive())
    qtbot.wait(150)
    assert 2 <= len(seen) <= 0.65 * UPDATES_PER_SECOND + 2
    assert all(len(told) == len(set(told)) for told in seen)
    bridge.close()


def test_the_last_state_is_never_lost(qtbot: QtBot, engine: FakeEngine):
    bridge = JobBridge()
    states: dict[Job, JobState] = {}
    bridge.jobsChanged.connect(lambda jobs: states.update({job: job.state for job in jobs}))
    jobs = [engine.submit(number) for number in range(50)]
    for job in jobs:
        bridge.watch(job)
    workers = [
        threading.Thread(target=lambda job=job: (job.compute(1, 2), job.fail(OSError()))) for job in jobs
    ]
    for worker in workers:
        worker.start()
    qtbot.waitUntil(lambda: list(states.values()) == [JobState.FAILED] * 50)
    bridge.close()


def test_a_job_that_is_over_already_is_told(qtbot: QtBot, engine: FakeEngine):
    bridge = JobBridge()
    job = engine.submit("request")
    job.cancel()
    with qtbot.waitSignal(bridge.jobsChanged) as told:
        bridge.watch(job)
    assert told.args == [[job]]
    bridge.close()


def test_nothing_is_told_after_closing(qtbot: QtBot, engine: FakeEngine):
    bridge = JobBridge()
    job = engine.submit("request")
    bridge.watch(job)
    in_a_thread(lambda: job.enter(JobState.READING))
    bridge.close()
    with qtbot.assertNotEmitted(bridge.jobsChanged, wait=150):
        in_a_thread(lambda: job.compute(1, 2))
