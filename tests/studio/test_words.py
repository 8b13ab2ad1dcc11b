from __future__ import annotations

import pytest

from studio import words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (1, "a moment left"),
        (7.4, "about 7 seconds left"),
        (22, "about 20 seconds left"),
        (54, "about 55 seconds left"),
        (58, "about 1 minute left"),
        (125, "about 2 minutes left"),
        (3599, "about 1 hour left"),
        (3600 * 2 + 60 * 21, "about 2 hours 20 minutes left"),
    ],
)
def test_time_left(seconds: float | None, said: str):
    assert words.duration_left(seconds) == said


def test_other_numbers():
    assert words.duration(1.44) == "1.4 s"
    assert words.duration(200) == "3 min 20 s"
    assert words.count(1, "picture") == "1 picture"
    assert words.count(1200, "picture") == "1,200 pictures"
    assert words.dimensions((640, 480)) == "640 × 480"
