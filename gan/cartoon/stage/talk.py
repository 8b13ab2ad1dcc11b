"""What is said in a shot, as balloons that cover no face, or as subtitles where there is no room for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gan.cartoon.animation.speech import SpokenLine
from gan.cartoon.layout.balloons import place_balloon
from gan.cartoon.layout.boxes import FRAME, Box
from gan.cartoon.stage.balloon import Balloon, set_text
from gan.cartoon.stage.subtitles import Subtitle

CAPTIONS = ("balloons", "subtitles", "none")

_LETTERS = 84  # that one balloon holds at most
_SOONER = 0.12  # seconds that a balloon opens before the lips move


@dataclass(frozen=True)
class Sight:
    """Who is where on the frame at a moment, in shares of it.

    Attributes:
        faces: by id, of everybody who is seen.
        bodies: by id.
        mouths: by id.
    """

    faces: dict[str, Box]
    bodies: dict[str, Box]
    mouths: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Talk:
    """All captions of a shot.

    Attributes:
        balloons: in order.
        subtitles: in order.
    """

    balloons: tuple[Balloon, ...] = ()
    subtitles: tuple[Subtitle, ...] = ()


def caption(
    lines: list[SpokenLine],
    names: dict[str, str],
    captions: str,
    aspect: float,
    look: Callable[[float], Sight],
    duration: float,
) -> Talk:
    """Find a place for everything that is said.

    Args:
        lines: of the shot.
        names: of speakers by id, for subtitles.
        captions: one of `CAPTIONS`.
        aspect: width by height of the frame.
        look: who is where at a moment.
        duration: of the shot in seconds.
    """
    balloons: list[Balloon] = []
    subtitles: list[Subtitle] = []
    for line in lines:
        if not line.text or captions == "none":
            continue
        following = min((other.start for other in lines if other.start > line.start), default=duration)
        end = line.end if following < line.end else min(line.end + 0.25, max(line.end, following - 0.12))
        if captions == "subtitles":
            subtitles.append(Subtitle(names.get(line.speaker, ""), line.text, line.start, end))
            continue
        for text, start, stop in _pieces(line, end):
            balloon = _balloon(text, start, stop, line.speaker, aspect, look, balloons, duration)
            if balloon is not None:
                balloons.append(balloon)
            else:
                subtitles.append(Subtitle(names.get(line.speaker, ""), text, start, stop))
    return Talk(tuple(balloons), tuple(subtitles))


def _balloon(
    text: str,
    start: float,
    end: float,
    speaker: str,
    aspect: float,
    look: Callable[[float], Sight],
    others: list[Balloon],
    duration: float,
) -> Balloon | None:
    shapes = set_text(text, aspect)
    number = 3 if end - start < 2 else 5
    last = min(end, duration) - 0.04
    moments = [start + (last - start) * step / (number - 1) for step in range(number)]
    sights = [look(max(0.0, moment)) for moment in moments]
    seen = [sight for sight in sights if speaker in sight.mouths and _is_seen(sight.mouths[speaker])]
    if not shapes or not seen:
        return None
    mouth = seen[0].mouths[speaker]
    head = seen[0].faces[speaker]
    faces = [face for sight in sights for face in sight.faces.values() if face.common(FRAME).area > 0]
    bodies = [body for sight in seen[:1] for body in sight.bodies.values()]
    taken = [other.box for other in others if other.start < end and start < other.end]
    found = place_balloon([shape.size for shape in shapes], mouth, head, faces, bodies, taken)
    if found is None:
        return None
    index, box = found
    return Balloon(shapes[index], box, start, end, speaker)


def _is_seen(point: tuple[float, float]) -> bool:
    return -0.02 <= point[0] <= 1.02 and 0.0 <= point[1] <= 1.0


def _pieces(line: SpokenLine, end: float) -> list[tuple[str, float, float]]:
    """Texts that fit into balloons, one after the other, each as long as its share of the letters."""
    texts = split_speech(line.text)
    letters = sum(map(len, texts))
    pieces, moment = [], max(0.0, line.start - _SOONER)
    spoken = line.end - moment
    for number, text in enumerate(texts):
        stop = end if number == len(texts) - 1 else moment + spoken * len(text) / letters
        pieces.append((text, moment, stop))
        moment = stop
    return pieces


def split_speech(text: str, letters: int = _LETTERS) -> list[str]:
    """A speech in pieces of about `letters`, between sentences where that goes, else between words."""
    pieces: list[str] = []
    for sentence in re.findall(r"[^.!?…]+[.!?…]*[\"'”’)]*\s*|[.!?…]+", text):
        sentence = sentence.strip()
        if pieces and len(pieces[-1]) + len(sentence) < letters:
            pieces[-1] = f"{pieces[-1]} {sentence}"
            continue
        while len(sentence) > letters:
            cut = sentence.rfind(" ", 0, letters)
            comma = sentence.rfind(", ", letters // 3, letters)
            cut = comma + 1 if comma > 0 else cut if cut > 0 else letters
            pieces.append(sentence[:cut].strip())
            sentence = sentence[cut:].strip()
        if sentence:
            pieces.append(sentence)
    return pieces or [text.strip()]
