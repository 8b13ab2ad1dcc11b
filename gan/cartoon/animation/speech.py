"""Lines that are spoken in a shot: who says what when, and how the lips move."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from gan.cartoon.mouths import MouthTrack, mouth_track
from gan.cartoon.scene import Shot

_BABBLES = frozenset({"talk", "shout", "whisper", "phone"})
_SYLLABLES = ("ba", "no", "wee", "la", "mo", "fa", "thi", "so", "ma", "ee", "oh", "wa")


@dataclass(frozen=True)
class SpokenLine:
    """A line of speech.

    Attributes:
        speaker: id of the entity.
        text: what is said; "" where lips move but no words are given ("Ada talks to Bo").
        start, end: seconds within the shot.
        mouths: from `start` on.
        event: id of the event.
    """

    speaker: str
    text: str
    start: float
    end: float
    mouths: MouthTrack
    event: str


def spoken_lines(shot: Shot, seed: int) -> list[SpokenLine]:
    """Every line of a shot, in order."""
    lines = []
    for event in shot.events:
        text = event.speech.strip()
        if not text and event.action not in _BABBLES:
            continue
        duration = max(0.3, event.end - event.start)
        words = text or _babble(duration, Random(f"{seed}/{event.id}"))
        lines.append(
            SpokenLine(
                event.actor, text, event.start, event.start + duration, mouth_track(words, duration), event.id
            )
        )
    return sorted(lines, key=lambda line: line.start)


def _babble(seconds: float, random: Random) -> str:
    """Words without meaning, with breaths between them."""
    words = []
    for number in range(max(1, round(seconds * 2.4))):
        words.append("".join(random.choice(_SYLLABLES) for _ in range(random.choice((1, 2, 2, 3)))))
        if number % 5 == 4:
            words[-1] += "."
    return " ".join(words)
