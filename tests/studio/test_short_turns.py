from __future__ import annotations

import os
import sys
import threading

import pytest

from studio import short_turns
from studio.short_turns import take_short_turns


def in_a_thread(work) -> object:
    """What work gives in a thread of its own, so that the test's is left as it is."""
    found = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    thread.join()
    return found[0]


@pytest.mark.skipif(sys.platform != "linux", reason="a wish that only Linux knows")
def test_the_wish_changes_nothing_but_the_turns():
    def wish() -> tuple[bool, bool]:
        def state() -> tuple[int, int]:
            return os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)

        before = state()
        is_known = take_short_turns()
        after = state()
        return is_known, (after[0] & ~os.SCHED_RESET_ON_FORK, after[1]) == before

    is_known, is_same = in_a_thread(wish)
    assert is_same and (is_known or short_turns.platform.machine() not in short_turns._NUMBERS)


def test_other_machines_are_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(short_turns.platform, "machine", lambda: "pdp11")
    assert take_short_turns() is False
