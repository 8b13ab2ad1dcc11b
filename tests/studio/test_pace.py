from __future__ import annotations

import pytest

from studio.pace import Pace


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_pace_so_far_gives_the_time_to_come():
    clock = Clock()
    pace = Pace(clock)
    assert pace.seconds_for(1) is None
    pace.restart()
    clock.now += 1
    pace.add(1)
    assert pace.seconds_for(10) is None  # too early to say
    clock.now += 1
    pace.add(1)
    assert pace.seconds_for(10) == pytest.approx(10)
    clock.now += 8  # it has become slower
    assert pace.seconds_for(10) == pytest.approx(50)


def test_nothing_finished_says_nothing():
    clock = Clock()
    pace = Pace(clock)
    pace.restart()
    clock.now += 60
    assert pace.seconds_for(1) is None


def test_rests_do_not_count():
    clock = Clock()
    pace = Pace(clock)
    pace.restart()
    clock.now += 2
    pace.add(2)
    clock.now += 3600
    pace.restart()
    clock.now += 2
    pace.add(1)
    assert pace.seconds_for(1) == pytest.approx(2)


def test_the_distant_past_is_forgotten():
    clock = Clock()
    pace = Pace(clock)
    pace.restart()
    for _ in range(60):
        clock.now += 1
        pace.add(1)
    for _ in range(60):
        clock.now += 2
        pace.add(1)
    assert pace.seconds_for(1) == pytest.approx(2, rel=0.05)
