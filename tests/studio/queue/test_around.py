"""What follows the queue: staying awake, and saying that all is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.queue import TaskQueue
from studio.queue.announcer import Announcer
from studio.queue.wakefulness import Wakefulness, _system
from tests.studio.fakes import FakeDesktop, FakeEngine


class Hold:
    """Counts how often the system was asked, and let go."""

    def __init__(self) -> None:
        self.asked = self.let_go = 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        self.asked += 1
        yield
        self.let_go += 1


def test_it_is_awake_while_something_is_worked_on(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    hold, wanted = Hold(), [True]
    made = Wakefulness(tasks, lambda: wanted[0], hold=hold, linger=0.02)
    first, second = task("a"), task("b")
    tasks.add([first])
    first.job.compute(1, 4)
    qtbot.waitUntil(lambda: made.is_held)
    tasks.pause([first])
    qtbot.waitUntil(lambda: hold.let_go == 1)
    tasks.resume([first])
    qtbot.waitUntil(lambda: hold.asked == 2)
    first.job.succeed(Path("/a.png"))
    qtbot.waitUntil(lambda: hold.let_go == 2)
    wanted[0] = False
    tasks.add([second])
    second.job.compute(1, 4)
    qtbot.wait(150)
    assert hold.asked == 2 and not made.is_held
    made.close()


def test_the_end_lets_go(qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task):
    hold = Hold()
    made = Wakefulness(tasks, lambda: True, hold=hold, linger=60)
    first = task("a")
    tasks.add([first])
    first.job.compute(1, 4)
    qtbot.waitUntil(lambda: made.is_held)
    made.close()
    assert hold.let_go == 1


def test_without_a_desktop_nothing_happens(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with _system():
        pass


def test_the_desktop_is_told_once_all_is_done(
    qtbot: QtBot, tasks: TaskQueue, engine: FakeEngine, task, monkeypatch
):
    now, wanted, desktop = [0.0], [True], FakeDesktop()
    state = [Qt.ApplicationState.ApplicationInactive]
    monkeypatch.setattr("studio.queue.announcer.QGuiApplication.applicationState", lambda: state[0])
    announcer = Announcer(tasks, desktop, lambda: wanted[0], clock=lambda: now[0])

    def work(seconds: float) -> None:
        made = task("a")
        tasks.add([made])
        now[0] += seconds
        with qtbot.waitSignal(tasks.emptied):
            made.job.succeed(Path("/a.png"))

    work(60)
    assert desktop.told == [("Ganvas is done", "1 job is done.")]
    work(2)  # too short to be worth it
    wanted[0] = False
    work(60)
    wanted[0], state[0] = True, Qt.ApplicationState.ApplicationActive
    work(60)
    assert len(desktop.told) == 1
    announcer.deleteLater()
