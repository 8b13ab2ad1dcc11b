from __future__ import annotations

import math
import subprocess
import sys

import cv2
import numpy as np
import pytest

from gan.media import Metadata, Picture
from gan.nn.faces.alignment import (
    ALIGNED_POINTS,
    FoundFace,
    align,
    alignment_matrix,
    plain_pixels,
    share_outside,
    warp,
)
from tests.gan.nn.faces.finder_models import face_at


def turned(face: FoundFace, degrees: float) -> FoundFace:
    """The face turned about the origin, clockwise in the picture."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    points = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in (*face.eyes, face.mouth)]
    return FoundFace((points[0], points[1]), points[2], face.score)


ALIGNED = FoundFace(ALIGNED_POINTS[:2], ALIGNED_POINTS[2])


def test_a_face_says_where_and_how_large_it_is() -> None:
    face = face_at(50, 40, 20)
    assert (face.eye_centre, face.eye_distance, face.roll) == ((50, 30), 20, 0)
    assert turned(face, 25).roll == pytest.approx(25)
    assert ALIGNED.scale == pytest.approx(1, abs=0.01)
    assert ALIGNED.box == pytest.approx((32, 30, 96, 116), abs=1)


@pytest.mark.parametrize("degrees", [0, 33, -40])
@pytest.mark.parametrize("side", [64, 128])
def test_eyes_and_mouth_come_to_their_places(degrees: float, side: int) -> None:
    face = turned(face_at(300, 200, 80), degrees)
    matrix = alignment_matrix(face, side)
    left, right, mouth = (matrix @ (*point, 1) for point in (*face.eyes, face.mouth))
    wanted = (np.array(ALIGNED_POINTS) + 0.5) * side / 128 - 0.5
    assert left == pytest.approx(wanted[0], abs=0.5)
    assert right == pytest.approx(wanted[1], abs=0.5)
    assert mouth == pytest.approx(wanted[2], abs=0.5)
    assert left[1] == pytest.approx(right[1])


def test_aligned_pixels_show_the_marks_at_their_places() -> None:
    face = turned(face_at(320, 260, 90), 15)
    picture = np.zeros((480, 640, 3), np.uint8)
    for channel, point in enumerate((*face.eyes, face.mouth)):
        colour = [0, 0, 0]
        colour[channel] = 255
        cv2.circle(picture, tuple(round(value) for value in point), 6, colour, -1)
    aligned = align(picture, face, 128).astype(float)
    for channel, (x, y) in enumerate(ALIGNED_POINTS):
        weights = aligned[..., channel]
        found = [(weights.sum(axis=axis) @ np.arange(128)) / weights.sum() for axis in (0, 1)]
        assert found == pytest.approx((x, y), abs=1)


def test_what_lies_outside_is_mirrored_and_measured() -> None:
    picture = np.full((200, 200, 3), 90, np.uint8)
    inside, edge = face_at(100, 100, 20), face_at(10, 100, 40)
    assert share_outside(picture, inside) < 0.02
    assert share_outside(picture, edge) > 0.3
    assert (align(picture, edge) == 90).all()


def test_reduction_does_not_alias() -> None:
    checks = (np.indices((512, 512)).sum(axis=0) % 2 * 255).astype(np.uint8)
    small = warp(checks, np.array([[0.125, 0, 0], [0, 0.125, 0]]), 64, cv2.BORDER_REFLECT_101)
    assert small.std() < 2 and abs(small.mean() - 127.5) < 2


@pytest.mark.parametrize(("dtype", "peak"), [(np.uint8, 255), (np.uint16, 65535)])
def test_pictures_of_any_kind_become_plain(dtype: type, peak: int) -> None:
    grey = Picture(np.full((4, 5, 1), peak, dtype), None, Metadata(), "png")
    assert plain_pixels(grey).shape == (4, 5, 3) and (plain_pixels(grey) == 255).all()
    clear = Picture(np.zeros((2, 2, 3), dtype), np.zeros((2, 2), dtype), Metadata(), "png")
    assert plain_pixels(clear).dtype == np.uint8 and (plain_pixels(clear) == 255).all()


def test_importing_it_loads_no_torch() -> None:
    code = "import sys, gan.nn.faces.alignment, gan.faces.inversion_request; print('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
