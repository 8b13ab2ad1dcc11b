"""Words on the frame."""

from __future__ import annotations

from gan.cartoon.animation.speech import SpokenLine
from gan.cartoon.layout.boxes import Box
from gan.cartoon.mouths import mouth_track
from gan.cartoon.stage.application import ensure_application
from gan.cartoon.stage.balloon import set_text
from gan.cartoon.stage.subtitles import Subtitle, subtitle_lines
from gan.cartoon.stage.talk import Sight, caption, split_speech

LONG = "When I was a child we lived by the sea. Every morning we ran down to the beach. " * 4


def line(text: str, start: float = 0.0, end: float = 3.0) -> SpokenLine:
    return SpokenLine("ada", text, start, end, mouth_track(text, end - start), "e1")


def sight(faces: dict[str, Box]):
    seen = Sight(faces, faces, {id: face.centre for id, face in faces.items()})
    return lambda seconds: seen


def captioned(text: str, faces: dict[str, Box]):
    ensure_application()
    return caption([line(text)], {"ada": "Ada"}, "balloons", 16 / 9, sight(faces), 4.0)


FACE = {"ada": Box(0.4, 0.4, 0.5, 0.55)}


def test_long_speeches_are_cut_between_sentences():
    pieces = split_speech(LONG)
    assert " ".join(pieces) == LONG.strip()
    assert max(map(len, pieces)) <= 84 and all(piece.endswith(".") for piece in pieces)


def test_endless_sentences_are_cut_between_words():
    pieces = split_speech("word " * 60)
    assert max(map(len, pieces)) <= 84 and "".join(pieces).count("word") == 60
    assert split_speech("x" * 300)[0] == "x" * 84


def test_pieces_follow_each_other_without_a_gap():
    balloons = captioned(LONG, FACE).balloons
    assert len(balloons) > 3
    assert all(a.end == b.start for a, b in zip(balloons, balloons[1:], strict=False))


def test_without_room_words_become_subtitles():
    crowd = FACE | {f"p{n}": Box(n / 10, 0.0, n / 10 + 0.1, 1.0) for n in range(10)}
    talk = captioned("Hello there!", crowd)
    assert not talk.balloons and talk.subtitles[0].text == "Hello there!"


def test_subtitles_turn_their_pages_as_they_are_heard():
    ensure_application()
    subtitle = Subtitle("Ada", LONG, 0.0, 10.0)
    first, last = subtitle_lines(subtitle, 0.1, 16 / 9), subtitle_lines(subtitle, 9.9, 16 / 9)
    assert first[0].startswith("Ada: When") and first != last and len(first) <= 2
    assert subtitle_lines(subtitle, 10.1, 16 / 9) == ()


def test_type_is_never_too_small_to_read():
    ensure_application()
    for aspect in (16 / 9, 1.0, 9 / 16):
        shapes = set_text("I would like a cup of tea, please.", aspect)
        assert shapes and all(shape.font >= 0.025 for shape in shapes)
        assert all(shape.size[0] <= 1 for shape in shapes)
