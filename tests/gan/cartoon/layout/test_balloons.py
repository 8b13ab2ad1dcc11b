"""Places of balloons."""

from __future__ import annotations

from gan.cartoon.layout.balloons import MARGIN, place_balloon
from gan.cartoon.layout.boxes import Box

HEAD = Box(0.45, 0.4, 0.53, 0.55)
MOUTH = (0.49, 0.52)
SIZES = [(0.3, 0.12), (0.2, 0.2)]


def test_it_stands_above_the_speaker_inside_the_frame():
    index, box = place_balloon(SIZES, MOUTH, HEAD, [HEAD], [], [])
    assert index == 0
    assert box.bottom <= HEAD.top and abs(box.centre[0] - MOUTH[0]) < 0.25
    assert box.left >= MARGIN - 1e-9 and box.top >= MARGIN - 1e-9 and box.right <= 1 - MARGIN + 1e-9


def test_no_face_and_no_other_balloon_is_covered():
    faces = [HEAD, Box(0.3, 0.2, 0.4, 0.35), Box(0.6, 0.2, 0.7, 0.35)]
    other = Box(0.42, 0.05, 0.58, 0.2)
    _, box = place_balloon(SIZES, MOUTH, HEAD, faces, [], [other])
    assert all(box.common(wall).area == 0 for wall in (*faces, other))


def test_a_speaker_at_the_top_is_answered_beside_or_below():
    head = Box(0.1, 0.0, 0.2, 0.15)
    _, box = place_balloon(SIZES, (0.15, 0.12), head, [head], [], [])
    assert box.common(head).area == 0


def test_without_room_there_is_none():
    crowd = [Box(x / 10, 0.0, x / 10 + 0.1, 1.0) for x in range(10)]
    assert place_balloon(SIZES, MOUTH, HEAD, crowd, [], []) is None
    assert place_balloon([(1.2, 0.1)], MOUTH, HEAD, [HEAD], [], []) is None
