from __future__ import annotations

import numpy as np
import pytest

from gan.faces.finder_samples import (
    Composer,
    Photo,
    Sample,
    eye_distance,
    move_points,
    similarity,
    spoil,
    targets,
)
from gan.nn.faces.alignment import ALIGNED_POINTS
from tests.gan.faces.face_samples import face_like

POINTS = np.array(ALIGNED_POINTS)


def composer() -> Composer:
    random = np.random.default_rng(0)
    empty = Photo(random.integers(0, 256, (150, 200, 3), np.uint8), np.zeros((0, 3, 2)), np.zeros(0))
    face = POINTS * 0.3 + (60, 50)
    peopled = Photo(random.integers(0, 256, (160, 160, 3), np.uint8), face[None], np.ones(1))
    return Composer([empty, peopled], np.stack([face_like(index, 128) for index in range(3)]), side=64)


def test_similarity_moves_its_centre_and_scales() -> None:
    matrix = similarity(0.5, 30, np.array([10.0, 20.0]), np.array([3.0, 4.0]))
    assert matrix @ (10, 20, 1) == pytest.approx((3, 4))
    assert np.sqrt(np.linalg.det(matrix[:, :2])) == pytest.approx(0.5)


def test_mirrored_eyes_change_places() -> None:
    matrix = similarity(1.0, 0, np.array([64.0, 64.0]), np.array([64.0, 64.0]), mirrored=True)
    moved = move_points(POINTS[None], matrix)[0]
    assert moved[0, 0] < moved[1, 0]
    assert moved[:, 0] == pytest.approx([128 - 81.3, 128 - 46.9, 64])


def test_samples_depend_on_their_random_numbers_alone() -> None:
    first, again, other = (composer().sample(np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.pixels, again.pixels) and np.array_equal(first.points, again.points)
    assert not np.array_equal(first.pixels, other.pixels)
    assert first.pixels.shape == (64, 64, 3) and first.pixels.dtype == np.uint8


def test_pasted_faces_are_where_the_labels_say() -> None:
    maker = composer()
    random = np.random.default_rng(3)
    black = np.zeros((64, 64, 3), np.uint8)
    placed = None
    while placed is None or not (placed > 8).all() or not (placed < 56).all():
        black[:] = 0
        placed = maker._paste_face(black, np.zeros((0, 3, 2)), random)
    middle = placed.mean(axis=0).round().astype(int)
    assert black[middle[1], middle[0]].any()
    far = np.hypot(*(np.indices((64, 64)).transpose(1, 2, 0)[..., ::-1] - middle).transpose(2, 0, 1))
    assert not black[far > 3.5 * eye_distance(placed)].any()


def test_targets_mark_centres_and_doubt() -> None:
    face = (POINTS - (64.1, 77.65)) * (14 / 34.4) + (27.5, 27.5)
    sample = Sample(np.zeros((64, 64, 3), np.uint8), face[None], np.array([True]))
    wanted, points = targets(sample)
    assert wanted[3, 3] == 1 and (wanted == 1).sum() == 1
    assert wanted[0, 0] == 0 and (wanted == -1).any()
    assert points[3, 3] == pytest.approx(face, abs=1e-4)


@pytest.mark.parametrize(
    ("eyes", "sure", "marks"), [(14, False, {0, -1}), (6, True, {0, -1}), (40, True, {0})]
)
def test_what_is_too_small_large_or_doubtful_is_no_face(eyes: float, sure: bool, marks: set[int]) -> None:
    face = (POINTS - (64, 77)) * (eyes / 34.4) + (36, 36)
    wanted, _ = targets(Sample(np.zeros((64, 64, 3), np.uint8), face[None], np.array([sure])))
    assert set(wanted.flatten().tolist()) == marks


def test_spoiling_keeps_the_shape() -> None:
    random = np.random.default_rng(0)
    for _ in range(12):
        spoilt = spoil(face_like(1, 32), random)
        assert spoilt.shape == (32, 32, 3) and spoilt.dtype == np.uint8
