"""Voices, by a program that stands in for espeak-ng, and by the real one where it is installed."""

from __future__ import annotations

import stat
import sys

import numpy as np
import pytest

from gan.cartoon.errors import CartoonError
from gan.cartoon.voices import RATE, Line, Voice, find_program, sound_track, speak, voice_for

# Says every letter as a tenth of a second of tone at 165 words a minute, with silence around.
PROGRAM = """#!{python}
import io, math, struct, sys, wave
words = float(sys.argv[sys.argv.index("-s") + 1])
text = sys.stdin.read()
count = int(22050 * 0.1 * len(text) * 165 / words)
tone = [int(9000 * math.sin(n / 9)) for n in range(count)]
samples = [0] * 2000 + tone + [0] * 2000
data = io.BytesIO()
with wave.open(data, "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(22050)
    file.writeframes(struct.pack(f"<{{len(samples)}}h", *samples))
sys.stdout.buffer.write(data.getvalue())
"""


@pytest.fixture
def program(tmp_path) -> str:
    path = tmp_path / "espeak"
    path.write_text(PROGRAM.format(python=sys.executable))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_silence_around_a_line_is_cut(program):
    assert len(speak("hello", Voice(), program=program)) == pytest.approx(0.5 * RATE, rel=0.02)


def test_what_is_too_long_is_said_faster(program):
    assert len(speak("x" * 20, Voice(), 1.5, program)) == pytest.approx(1.5 * RATE, rel=0.05)


def test_lines_lie_at_their_times_and_none_is_too_loud(program):
    track = sound_track([Line("aaaa", 0.5, 1.5), Line("aaaa", 0.5, 1.5), Line("b", 9, 9.5)], 3.0, program)
    assert len(track) == 3 * RATE and track.dtype == np.float32
    heard = np.flatnonzero(np.abs(track) > 0.01) / RATE
    assert heard[0] == pytest.approx(0.5, abs=0.02) and heard[-1] == pytest.approx(0.9, abs=0.05)
    assert np.abs(track).max() <= 0.91


def test_voices_suit_who_speaks():
    assert voice_for("person", "female", "adult").variant.startswith("f")
    assert voice_for("person", "male", "adult").variant.startswith("m")
    assert voice_for("person", "male", "child").pitch > voice_for("person", "male", "old").pitch
    assert voice_for("person", "male", "adult", 0) != voice_for("person", "male", "adult", 1)


def test_without_the_program_it_says_so(monkeypatch):
    monkeypatch.setattr("gan.cartoon.voices.shutil.which", lambda name: None)
    with pytest.raises(CartoonError, match="espeak-ng"):
        speak("hello", Voice())


def test_a_program_that_fails_is_said(tmp_path):
    with pytest.raises(CartoonError, match="could not say 'hello'"):
        speak("hello", Voice(), program=str(tmp_path / "nothing"))


@pytest.mark.skipif(find_program() is None, reason="espeak-ng is not installed")
def test_the_real_program_speaks():
    samples = speak("Good morning, Bo!", voice_for("person", "female", "adult"))
    assert 0.5 * RATE < len(samples) < 3 * RATE and np.abs(samples).max() > 0.05
