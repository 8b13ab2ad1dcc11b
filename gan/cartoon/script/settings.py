"""Words of a sentence that set the shot: time of day, weather, camera; and the headings of scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gan.cartoon.script.lexicon import lexicon
from gan.cartoon.script.tokens import Token, tokenise
from gan.cartoon.script.vocabulary.things import EMOJI_WEATHER, TIME_WORDS, WEATHER_WORDS

_TIMES = {word: time for time, words in TIME_WORDS.items() for word in words.split()}
_WEATHERS = {word: weather for weather, words in WEATHER_WORDS.items() for word in words.split()}
# Words that say so only in some company.
_DOUBTFUL = frozenset("dark bright today tonight shower pouring noon bedtime dinnertime lunchtime".split())
_NOT_AFTER = frozenset("good dark-haired".split())

CAMERA = (
    (("extreme", "close", "up", "of"), "close"),
    (("close", "up", "of"), "close"),
    (("close", "up", "on"), "close"),
    (("close-up", "of"), "close"),
    (("close-up", "on"), "close"),
    (("closeup", "of"), "close"),
    (("closeup", "on"), "close"),
    (("close", "shot", "of"), "close"),
    (("close", "on"), "close"),
    (("medium", "shot", "of"), "medium"),
    (("mid", "shot", "of"), "medium"),
    (("medium", "shot", "on"), "medium"),
    (("wide", "shot", "of"), "wide"),
    (("long", "shot", "of"), "wide"),
    (("establishing", "shot", "of"), "wide"),
    (("two", "shot", "of"), "two_shot"),
    (("two-shot", "of"), "two_shot"),
    (("tracking", "shot", "of"), "follow"),
    (("zoom", "in", "on"), "push"),
    (("zooms", "in", "on"), "push"),
    (("zoom", "in", "to"), "push"),
    (("zoom", "on"), "push"),
    (("push", "in", "on"), "push"),
    (("pushes", "in", "on"), "push"),
    (("moves", "in", "on"), "push"),
    (("follow",), "follow"),
    (("follows",), "follow"),
    (("is", "following"), "follow"),
    (("pans", "to"), "pan"),
    (("pans", "across"), "pan"),
    (("pans", "over"), "pan"),
    (("pan", "to"), "pan"),
    (("pan", "across"), "pan"),
    (("close", "up"), "close"),
    (("close-up",), "close"),
    (("closeup",), "close"),
    (("wide", "shot"), "wide"),
    (("long", "shot"), "wide"),
    (("medium", "shot"), "medium"),
    (("two", "shot"), "two_shot"),
    (("establishing", "shot"), "wide"),
    (("zooms", "in"), "push"),
    (("zoom", "in"), "push"),
    (("zooms", "out"), "wide"),
    (("zoom", "out"), "wide"),
    (("pans",), "pan"),
)
_NEEDS_CAMERA = frozenset({("follow",), ("follows",), ("is", "following"), ("moves", "in", "on"), ("pans",)})


@dataclass(frozen=True)
class CameraWords:
    """A camera instruction: how many tokens it takes, and what kind it is."""

    length: int
    kind: str


def camera_words(words: Sequence[str]) -> CameraWords | None:
    """The camera instruction that a sentence begins with, or None."""
    start = 0
    if list(words[:2]) == ["the", "camera"]:
        start = 2
    elif words and words[0] in ("camera", "a", "an"):
        start = 1
    is_camera = "camera" in words[:start]
    while start < len(words) and words[start] in ("slowly", "then", "quickly", "now"):
        start += 1
    for pattern, kind in CAMERA:
        if tuple(words[start : start + len(pattern)]) == pattern and (
            is_camera or pattern not in _NEEDS_CAMERA
        ):
            end = start + len(pattern)
            while end < len(words) and words[end] in (":", "-", ","):
                end += 1
            return CameraWords(end, kind)
    if list(words[:1]) == ["over"] and "'s" in words[:4] and "shoulder" in words[:6]:
        return CameraWords(1, "over_shoulder")
    return None


def time_of(tokens: Sequence[Token], place: int) -> str:
    """ "day", "evening" or "night" if the word at a place says so, else ""."""
    word = tokens[place].word
    if word not in _TIMES or tokens[place].kind != "word":
        return ""
    before = tokens[place - 1].word if place else ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if before == "good" or after in ("gown", "light", "stand", "table", "lamp", "club"):
        return ""
    if word == "dark":
        return (
            _TIMES[word]
            if before in ("is", "gets", "the", "was") and after in ("", ".", ",", "and", "outside")
            else ""
        )
    if word in ("today", "day") and before in ("one", "every", "all", "next", "same", "the", "this"):
        return "day" if before in ("one", "next") else ""
    if word in ("dinnertime", "breakfast-time", "bedtime", "lunchtime") or word not in _DOUBTFUL:
        return _TIMES[word]
    return _TIMES[word] if word != "bright" else ""


def weather_of(tokens: Sequence[Token], place: int) -> str:
    """The weather if the word at a place says so, else ""."""
    token = tokens[place]
    if token.word in EMOJI_WEATHER:
        return EMOJI_WEATHER[token.word]
    if token.word not in _WEATHERS or token.kind != "word" or token.word in _DOUBTFUL:
        return ""
    after = tokens[place + 1].word if place + 1 < len(tokens) else ""
    if lexicon().noun_at([token.word, after]) and (token.word, after) in lexicon().nouns:
        return ""  # "rain coat"
    return _WEATHERS[token.word]


_SLUG = re.compile(
    r"^\s*(?:\d+[.)]?\s*)?(?P<where>INT\./EXT|INT|EXT|I/E|INSIDE|OUTSIDE)(?:[.:]\s*|\s+)(?P<place>[^\n]*?)"
    r"(?:\s+[-–—]+\s*(?P<time>[A-Za-z ]+))?\s*\.?$",
    re.IGNORECASE,
)
# "INT. KITCHEN - DAY. Ada walks in.": what follows on the line begins with a small letter somewhere near.
_SLUG_AND_MORE = re.compile(
    r"^\s*(?:\d+[.)]?\s*)?(?P<where>INT\./EXT|INT|EXT|I/E)(?:[.:]\s*|\s+)(?P<place>[A-Z][A-Z0-9’' ]*?)"
    r"(?:\s*[-–—.,]+\s*(?P<time>[A-Z]{3,}(?: [A-Z]{3,})*))?\s*[-–—.:,]*\s+"
    r"(?P<rest>(?:[A-Z]\s)?[A-Z]?[a-z“\"].*)$"
)
_CUT = re.compile(
    r"^\s*(?P<how>CUT TO|SMASH CUT|DISSOLVE TO|FADE IN|FADE OUT|FADE TO(?: BLACK)?|WIPE TO|"
    r"THE END|SCENE \w+|SHOT \d+|"
    r"ACT \w+|TITLE|END)\b[:.]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """ "INT. KITCHEN - NIGHT" or "CUT TO:".

    Attributes:
        place, time, transition: what it says, or "".
        rest: place in the line where more text follows; -1 for none.
    """

    place: str = ""
    time: str = ""
    transition: str = ""
    rest: int = -1


def heading_of(line: str) -> Heading | None:
    """What the heading of a scene says, or None if the line is none."""
    if (match := _SLUG_AND_MORE.match(line)) and (heading := _place_and_time(match)):
        return replace(heading, rest=match.start("rest"))
    if (match := _SLUG.match(line)) and _looks_like_slug(line, match["where"]):
        if heading := _place_and_time(match):
            return heading
    if (match := _CUT.match(line)) and match["how"].isupper():
        how = match["how"].upper()
        transition = next(
            (kind for kind in ("dissolve", "fade", "wipe") if how.startswith(kind.upper())), "cut"
        )
        return Heading(transition=transition, rest=match.start("rest") if match["rest"].strip() else -1)
    return None


def _place_and_time(match: re.Match[str]) -> Heading | None:
    words = [token.word for token in tokenise(match["place"])]
    found = (lexicon().noun_at(words[start:]) for start in range(len(words)))
    place = next((noun[1].sense("place") for noun in found if noun and noun[1].sense("place")), "")
    if not place and match["where"] not in ("INT", "EXT"):
        return None
    inside = match["where"].upper().startswith("I")
    time = next((_TIMES[word] for word in (match["time"] or "").lower().split() if word in _TIMES), "")
    return Heading(place or ("room" if inside else "outside"), time)


def _looks_like_slug(line: str, where: str) -> bool:
    """ "INT. KITCHEN" and "Ext. park - day" are headings, "Inside the house is a dog" is none."""
    plain = line.strip().rstrip(".")
    return where.isupper() or plain.isupper() or (where.lower() in ("int", "ext") and len(plain.split()) < 8)
