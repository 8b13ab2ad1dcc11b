"""Threads that let the window go first."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from gan.engine import gentle
from gan.engine.gentle import be_gentle

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a priority for each thread")


def niceness_after(own: int) -> int:
    """Of a thread that began with `own` and became gentle."""
    found = []

    def work() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), own)
        be_gentle()
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found[0]


def test_it_stands_below_the_first_thread_wherever_that_is(monkeypatch: pytest.MonkeyPatch) -> None:
    first = os.getpriority(os.PRIO_PROCESS, os.getpid())
    assert niceness_after(first) == min(19, first + 5)
    assert os.getpriority(os.PRIO_PROCESS, os.getpid()) == first


def test_it_never_goes_up_which_few_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gentle, "_STEPS", -40)
    assert niceness_after(19) == 19
