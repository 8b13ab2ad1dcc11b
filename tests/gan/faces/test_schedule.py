from __future__ import annotations

import pytest

from gan.faces.schedule import Schedule, Stage

SCHEDULE = Schedule(start=16, end=64, hold=100, fade=40)


@pytest.mark.parametrize(
    ("images", "stage"),
    [
        (0, Stage(16, 1.0)),
        (99, Stage(16, 1.0)),
        (100, Stage(32, 0.0)),
        (130, Stage(32, 0.75)),
        (140, Stage(32, 1.0)),
        (239, Stage(32, 1.0)),
        (240, Stage(64, 0.0)),
        (260, Stage(64, 0.5)),
        (280, Stage(64, 1.0)),
        (10**9, Stage(64, 1.0)),
    ],
)
def test_growth(images: int, stage: Stage) -> None:
    assert SCHEDULE.stage_at(images) == stage


def test_grown_after_is_when_the_last_fade_ends() -> None:
    assert SCHEDULE.stage_at(SCHEDULE.grown_after) == Stage(64, 1.0)
    assert SCHEDULE.stage_at(SCHEDULE.grown_after - 1).fade < 1


def test_without_growth_there_is_one_stage() -> None:
    schedule = Schedule(start=32, end=32, hold=1, fade=1)
    assert schedule.grown_after == 0
    assert schedule.stage_at(5) == Stage(32, 1.0)
