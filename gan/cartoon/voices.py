"""Voices by espeak-ng, where a machine has it: lines of speech to samples, in the time of the clip."""

from __future__ import annotations

import io
import shutil
import subprocess
import wave
from dataclasses import dataclass

import numpy as np

from gan.cartoon.errors import CartoonError

RATE = 22_050
"""Samples a second."""

_PROGRAMS = ("espeak-ng", "espeak")
_CALM, _FASTEST = 165, 330  # words a minute
_LONGEST = 60  # seconds that the program may take for one line


@dataclass(frozen=True)
class Voice:
    """How someone sounds.

    Attributes:
        variant: of espeak's English: "m1" to "m7", "f1" to "f5", "croak", "whisper"; "" for its own.
        pitch: 0..99.
        pace: 1 is calm.
    """

    variant: str = ""
    pitch: int = 50
    pace: float = 1.0


@dataclass(frozen=True)
class Line:
    """One line of speech in a clip.

    Attributes:
        text: what is said.
        start, end: seconds in the clip between which the mouth moves.
        voice: whose.
    """

    text: str
    start: float
    end: float
    voice: Voice = Voice()


def find_program() -> str | None:
    """Where espeak-ng (or its forerunner) is; None if this machine has none."""
    return next((path for path in map(shutil.which, _PROGRAMS) if path), None)


def voice_for(kind: str, gender: str, age: str, number: int = 0) -> Voice:
    """A voice that suits a character.

    Args:
        kind: "person", "animal" or "robot".
        gender: "male", "female" or anything else.
        age: "child", "young", "adult", "old", or "".
        number: tells characters of one kind apart.
    """
    if kind == "robot":
        return Voice("croak", 35, 0.95)
    sex = "f" if gender == "female" or age == "child" else "m"
    pitch = {"child": 80, "old": 35}.get(age, 58 if sex == "f" else 42)
    if kind == "animal":
        pitch += 12
    pace = {"child": 1.05, "old": 0.88}.get(age, 1.0)
    return Voice(f"{sex}{1 + number % 4}", min(99, max(0, pitch + 5 * (number % 3) - 5)), pace)


def speak(text: str, voice: Voice, seconds: float | None = None, program: str | None = None) -> np.ndarray:
    """Say a line.

    Args:
        text: English words.
        voice: whose.
        seconds: that it should fit into: what is longer is said faster, at most twice as fast.
        program: of `find_program`, which is asked where this is None.

    Returns:
        (N,) float32, -1..1, `RATE` samples a second, without silence at its ends.

    Raises:
        CartoonError: there is no program, or it fails.
    """
    program = program or find_program()
    if program is None:
        raise CartoonError(
            "This machine has no espeak-ng, which speaks the lines; install it or leave the voices out."
        )
    pace = _CALM * voice.pace
    samples = _run(program, text, voice, pace)
    if seconds and len(samples) > seconds * RATE * 1.03:
        faster = min(_FASTEST, pace * len(samples) / (seconds * RATE))
        samples = _run(program, text, voice, faster)
    return samples


def sound_track(lines: list[Line], seconds: float, program: str | None = None) -> np.ndarray:
    """The lines of a clip as one track; two who speak at once are both heard.

    Args:
        lines: in any order.
        seconds: of the clip.
        program: see `speak`.

    Returns:
        (seconds * RATE,) float32, -1..1.

    Raises:
        CartoonError: see `speak`.
    """
    track = np.zeros(round(seconds * RATE), np.float32)
    for line in lines:
        samples = speak(line.text, line.voice, line.end - line.start, program)
        first = round(max(0.0, line.start) * RATE)
        piece = samples[: max(0, len(track) - first)]
        track[first : first + len(piece)] += piece
    loudest = float(np.abs(track).max()) if len(track) else 0.0
    return track / loudest * 0.9 if loudest > 0.9 else track


def _run(program: str, text: str, voice: Voice, words_a_minute: float) -> np.ndarray:
    name = f"en+{voice.variant}" if voice.variant else "en"
    command = [
        program,
        "-v",
        name,
        "-p",
        str(voice.pitch),
        "-s",
        str(round(words_a_minute)),
        "--stdin",
        "--stdout",
    ]
    try:
        result = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=True
        )
        return _samples(result.stdout)
    except (OSError, subprocess.SubprocessError, wave.Error, EOFError) as error:
        raise CartoonError(
            f"espeak-ng could not say {text[:40]!r} ({error}); leave the voices out or install it anew.",
            exit_status=1,
        ) from error


def _samples(data: bytes) -> np.ndarray:
    """A wave file as samples at `RATE`, without silence at its ends."""
    # What is written to a pipe says a length of its own; only the bytes that came count.
    with wave.open(io.BytesIO(data)) as file:
        rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
        raw = file.readframes(len(data))
    if width != 2:
        raise wave.Error(f"samples of {width} bytes")
    values = np.frombuffer(raw[: len(raw) // (2 * channels) * 2 * channels], "<i2").astype(np.float32) / 32768
    values = values.reshape(-1, channels).mean(axis=1)
    if rate != RATE and len(values):
        moments = np.arange(0, len(values), rate / RATE)
        values = np.interp(moments, np.arange(len(values)), values).astype(np.float32)
    heard = np.flatnonzero(np.abs(values) > 0.004)
    return values[heard[0] : heard[-1] + 1] if len(heard) else values[:0]
