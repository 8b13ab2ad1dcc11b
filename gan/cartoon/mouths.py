"""From words to the mouths of whoever says them: a letter-to-sound rule of our own, and when each is seen.

English spelling is far from its sound, but a drawn mouth has nine forms only, and the letters tell those
well enough: lips closed for M, B and P, teeth on the lip for F and V, the tongue for L and TH, and one of
open, wide, round and "oh" for the vowels.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

MOUTHS = ("rest", "closed", "open", "wide", "round", "teeth", "tongue", "smile", "oh")

SHORTEST = 0.08
"""Seconds that a mouth is held at least: two frames, since one alone flickers."""

WORDS_PER_SECOND = 2.6
"""The pace of calm speech, which balloons and mouths follow where nothing else says how long."""

# Longest spellings first. A vowel lasts about twice as long as a consonant.
_VOWEL, _CONSONANT = 1.6, 0.7
_SOUNDS: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = tuple(
    sorted(
        {
            **{
                spelling: (("wide", _VOWEL),)
                for spelling in ("ee", "ea", "ie", "ey", "ay", "ai", "ei", "y", "i", "e")
            },
            **{
                spelling: (("open", _VOWEL),)
                for spelling in ("ah", "ar", "au", "aw", "al", "augh", "ough", "a")
            },
            **{spelling: (("oh", _VOWEL),) for spelling in ("oa", "oe", "or", "ore", "oor", "our", "o")},
            **{spelling: (("round", _VOWEL),) for spelling in ("oo", "ue", "ew", "ui", "u")},
            **{spelling: (("open", 1.0), ("round", 1.0)) for spelling in ("ow", "ou")},
            **{spelling: (("oh", 1.0), ("wide", 1.0)) for spelling in ("oy", "oi")},
            "igh": (("open", 1.0), ("wide", 1.0)),
            **{spelling: (("closed", _CONSONANT),) for spelling in ("mm", "bb", "pp", "m", "b", "p")},
            **{spelling: (("teeth", _CONSONANT),) for spelling in ("ff", "ph", "f", "v")},
            **{spelling: (("tongue", _CONSONANT),) for spelling in ("th", "ll", "l")},
            **{
                spelling: (("round", _CONSONANT),)
                for spelling in ("wh", "w", "qu", "sh", "ch", "tch", "j", "r", "rr")
            },
            **{
                spelling: (("smile", _CONSONANT),)
                for spelling in (
                    "ss",
                    "s",
                    "z",
                    "c",
                    "ce",
                    "x",
                    "tt",
                    "t",
                    "dd",
                    "d",
                    "nn",
                    "n",
                    "ck",
                    "k",
                    "gg",
                    "g",
                )
            },
            "ng": (("smile", 0.5),),
            "h": (("open", 0.4),),
            "gh": (),
            "kn": (("smile", _CONSONANT),),
            "mb": (("closed", _CONSONANT),),
        }.items(),
        key=lambda item: -len(item[0]),
    )
)
_PAUSES = {",": 1.5, ";": 2.0, ":": 2.0, "-": 0.8, "–": 1.5, "—": 1.5, ".": 2.6, "!": 2.6, "?": 2.6, "…": 3.0}
_WORD_GAP = 0.25
_PIECES = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[,;:.!?…–—-]")
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class MouthTrack:
    """Which mouth is seen when.

    Attributes:
        starts: seconds from the beginning of the speech at which each mouth begins, rising from 0.
        mouths: names of `MOUTHS`, as many.
        duration: seconds of the whole.
    """

    starts: tuple[float, ...]
    mouths: tuple[str, ...]
    duration: float

    def at(self, seconds: float) -> str:
        """The mouth at a moment; "rest" before the beginning and after the end."""
        if not 0 <= seconds < self.duration:
            return "rest"
        return self.mouths[bisect_right(self.starts, seconds) - 1]


def mouth_track(text: str, duration: float | None = None) -> MouthTrack:
    """The mouths of someone who says `text`.

    Args:
        text: any words; what is no letter, digit or stop is passed over.
        duration: seconds that it takes; None for a calm pace.

    Returns:
        A track that ends with a mouth at rest; one mouth at rest for a text without sounds.
    """
    duration = speech_seconds(text) if duration is None else max(duration, SHORTEST)
    sounds = _sounds(text)
    if not sounds:
        return MouthTrack((0.0,), ("rest",), duration)
    scale = duration / sum(weight for _, weight in sounds)
    starts: list[float] = []
    mouths: list[str] = []
    moment = 0.0
    for mouth, weight in sounds:
        # What would be gone within a frame gives way to the next one, save lips that close: they are seen.
        if starts and (mouths[-1] == mouth or (moment - starts[-1] < SHORTEST and mouth != "closed")):
            if moment - starts[-1] < SHORTEST and mouths[-1] not in ("closed", mouth):
                mouths[-1] = mouth
        else:
            starts.append(moment)
            mouths.append(mouth)
        moment += weight * scale
    return MouthTrack(tuple(starts), tuple(mouths), duration)


def speech_seconds(text: str) -> float:
    """How long calm speech of `text` takes, at least 0.6 s, stops included."""
    words = sum(1 for piece in _PIECES.findall(text) if piece not in _PAUSES)
    stops = sum(0.2 for character in text.rstrip(".!?…") if character in ",;:.!?…—")
    letters = sum(character.isalnum() for character in text)
    # Long words take longer: half of the pace counts words, half counts letters.
    return max(0.6, 0.5 * words / WORDS_PER_SECOND + 0.5 * letters / (4.5 * WORDS_PER_SECOND) + stops + 0.2)


def _sounds(text: str) -> list[tuple[str, float]]:
    """Mouths and their weights in time, pauses between words among them."""
    sounds: list[tuple[str, float]] = []
    for piece in _PIECES.findall(text):
        if piece in _PAUSES:
            sounds.append(("rest", _PAUSES[piece]))
            continue
        words = [_DIGITS[int(digit)] for digit in piece] if piece.isdecimal() else [piece]
        for word in words:
            sounds += _of_word(word.lower())
            sounds.append((sounds[-1][0] if sounds else "rest", _WORD_GAP))
    if sounds and sounds[-1][0] != "rest":
        sounds.append(("rest", 0.5))
    return sounds


def _of_word(word: str) -> list[tuple[str, float]]:
    letters = "".join(character for character in word if character.isalpha())
    # A final e is silent, and makes the vowel before it long: it keeps its mouth.
    if len(letters) > 3 and letters.endswith("e") and letters[-2] not in "aeiouy":
        letters = letters[:-1]
    sounds: list[tuple[str, float]] = []
    place = 0
    while place < len(letters):
        for spelling, mouths in _SOUNDS:
            if letters.startswith(spelling, place):
                sounds += mouths
                place += len(spelling)
                break
        else:
            # Letters of other scripts open the mouth, so that every language moves the lips.
            sounds.append(("open" if place % 2 else "wide", 1.0))
            place += 1
    return sounds
