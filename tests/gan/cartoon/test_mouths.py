"""Words to mouths."""

from __future__ import annotations

import pytest

from gan.cartoon.mouths import MOUTHS, SHORTEST, mouth_track, speech_seconds


def seen(text: str, duration: float | None = None) -> list[str]:
    return list(mouth_track(text, duration).mouths)


@pytest.mark.parametrize(
    ("word", "mouth"),
    [
        ("mum", "closed"),
        ("five", "teeth"),
        ("thin", "tongue"),
        ("see", "wide"),
        ("moon", "round"),
        ("go", "oh"),
    ],
)
def test_lips_follow_the_sound(word, mouth):
    assert mouth in seen(word, 2)


def test_lips_close_first_and_last_in_mom():
    assert seen("mom", 1)[:3] == ["closed", "oh", "closed"]


def test_a_silent_e_is_not_seen():
    assert seen("home", 2)[-2] == "closed"


def test_a_mouth_lasts_two_frames_and_the_track_fills_its_time():
    track = mouth_track("The quick brown fox jumps over the lazy dog, and then it sleeps.")
    gaps = [after - before for before, after in zip(track.starts, track.starts[1:], strict=False)]
    kept = [gap for gap, mouth in zip(gaps, track.mouths[1:], strict=False) if mouth != "closed"]
    assert track.starts[0] == 0 and min(kept) >= SHORTEST - 1e-9
    assert track.starts[-1] < track.duration
    assert set(track.mouths) <= set(MOUTHS)


def test_before_and_after_the_mouth_rests():
    track = mouth_track("Hello", 1)
    assert track.at(-0.1) == track.at(1.0) == "rest"
    assert track.at(0.05) != "rest"


def test_pauses_rest():
    track = mouth_track("Yes. No.", 2)
    assert "rest" in track.mouths[1:-1]


@pytest.mark.parametrize("text", ["", "!!!", "😀😀", "   "])
def test_without_words_nothing_moves(text):
    assert set(seen(text, 1)) == {"rest"}


def test_other_scripts_move_the_lips():
    assert set(seen("Привет мир", 2)) - {"rest"}


def test_longer_speech_takes_longer():
    assert (
        speech_seconds("Hi") < speech_seconds("Hi there, my dear friend") < speech_seconds("Hi there. " * 9)
    )
    assert 1.5 < speech_seconds("I would like a cup of tea") < 4
