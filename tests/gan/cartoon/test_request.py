"""Requests of clips and stills refuse what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.cartoon.errors import CartoonError
from gan.cartoon.request import ClipRequest, StillRequest


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": "  "}, "no text"),
        ({"size": (0, 720)}, "size"),
        ({"size": (1280, 100)}, "four times"),
        ({"captions": "loud"}, "captions"),
        ({"composer": "oracle"}, "composer"),
        ({"seed": -1}, "seed"),
        ({"quality": 0}, "quality"),
        ({"target": Path("clip.avi")}, r"\.mp4"),
        ({"target": Path("clip.mp4"), "background": False}, "transparent"),
    ],
)
def test_wrong_values_are_named(changes, sentence):
    values = {"target": Path("clip.webm"), "text": "Ada walks."} | changes
    with pytest.raises(CartoonError, match=sentence):
        ClipRequest(**values)


@pytest.mark.parametrize("name", ["a.mp4", "a.webm", "a.gif", "a.WEBP", "a.png", "frames"])
def test_formats_of_clips(name):
    assert ClipRequest(Path(name), "Ada walks.").size == (1280, 720)


def test_stills_are_png_or_svg():
    assert StillRequest(Path("a.svg"), "Ada walks.").moment is None
    with pytest.raises(CartoonError, match=r"\.svg"):
        StillRequest(Path("a.gif"), "Ada walks.")
    with pytest.raises(CartoonError, match="storyboards"):
        StillRequest(Path("a.svg"), "Ada walks.", storyboard=True)
    with pytest.raises(CartoonError, match="moment"):
        StillRequest(Path("a.png"), "Ada walks.", moment=-1)
