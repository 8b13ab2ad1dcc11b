"""What can be asked of Faces, and what cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from gan.faces.errors import FacesError
from gan.faces.face import HIGHEST_SEED, Face
from gan.faces.request import MakeFaces, SaveFaces, WalkFaces

TWO = (Face(1), Face(2))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"count": 0}, "number of faces is 0"),
        ({"count": -3}, "number of faces is -3"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": HIGHEST_SEED, "count": 2}, "start lower"),
        ({"truncation": 1.5}, "truncation is 1.5"),
        ({"truncation": -0.5}, "truncation is -0.5"),
        ({"size": 100}, "size is 100; it can be a power of two"),
        ({"size": 0}, "size is 0"),
        ({"size": -64}, "size is -64"),
        ({"format": "gif"}, "format is 'gif'"),
        ({"quality": 0}, "quality is 0"),
    ],
)
def test_values_out_of_their_range_are_named(values: dict, words: str) -> None:
    with pytest.raises(FacesError, match=words) as caught:
        SaveFaces(Path("out"), **values)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"faces": TWO[:1]}, "at least two"),
        ({"seconds": 0}, "lasts 0"),
        ({"seconds": float("nan")}, "lasts nan"),
        ({"frames_per_second": 0}, "0 frames"),
        ({"seconds": 0.04}, "no two frames"),
        ({"size": 48}, "size is 48"),
        ({"quality": 101}, "quality is 101"),
    ],
)
def test_walks_that_cannot_be_filmed_are_named(values: dict, words: str) -> None:
    with pytest.raises(FacesError, match=words):
        WalkFaces(Path("walk.mp4"), **{"faces": TWO} | values)


def test_no_face_is_no_request() -> None:
    with pytest.raises(FacesError, match="at least one"):
        MakeFaces(())


def test_equal_requests_are_equal() -> None:
    assert MakeFaces(TWO) == MakeFaces((Face(1), Face(2)))
    assert hash(SaveFaces(Path("a"))) == hash(SaveFaces(Path("a")))


def test_frames_follow_seconds_and_rate() -> None:
    assert WalkFaces(Path("walk.gif"), TWO, 2.5, frames_per_second=10).frames == 25
