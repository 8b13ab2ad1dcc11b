"""From faces to latents."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from gan.faces.errors import FacesError
from gan.faces.face import Face, mix
from gan.faces.latents import LatentShape, interpolate, resolve, resolve_all, seed_latent
from tests.gan.faces.face_models import install, tiny_progressive

SHAPE = LatentShape("tiny", levels=5, length=64, side=64)
SMILE = {"smile": np.arange(5 * 64, dtype=float).reshape(5, 64) / 100}


def rows(face: Face, shape: LatentShape = SHAPE) -> np.ndarray:
    return resolve(face, shape, SMILE)


def angle(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.arccos(first @ second / np.linalg.norm(first) / np.linalg.norm(second)))


def test_seeds_never_change_their_latent() -> None:
    # NumPy promises the stream of PCG64; these numbers are what saved seeds rely on.
    raw = np.random.Generator(np.random.PCG64(42)).standard_normal(64)[:3]
    np.testing.assert_allclose(raw, [0.3047170798, -1.0399841062, 0.7504511958], atol=1e-9)
    latent = seed_latent(42, 64)
    np.testing.assert_allclose(latent[:3] / latent[1], raw / raw[1], atol=1e-12)


def test_latents_lie_on_the_hypersphere() -> None:
    latent = seed_latent(5, 64)
    assert np.linalg.norm(latent) == pytest.approx(8)
    assert not np.allclose(latent, seed_latent(6, 64))


def test_truncation_shortens_all_rows() -> None:
    whole, half = rows(Face.of_seed(1, 1.0)), rows(Face.of_seed(1, 0.5))
    assert whole.shape == (5, 64) and (whole == whole[0]).all()
    np.testing.assert_allclose(half, whole / 2)
    assert not rows(Face.of_seed(1, 0.0)).any()


def test_edits_move_along_their_direction_whatever_the_truncation() -> None:
    for truncation in (0.3, 1.0):
        face = Face.of_seed(1, truncation)
        np.testing.assert_allclose(rows(face.edited("smile", -2)) - rows(face), -2 * SMILE["smile"])


def test_an_unknown_edit_names_the_known() -> None:
    with pytest.raises(FacesError, match="no edit 'hat'; it has: smile"):
        rows(Face().edited("hat", 1))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_the_ends_of_a_mix_are_its_parents(share: float) -> None:
    first = Face.of_seed(1, 0.6).edited("smile", 1)
    second = mix(Face.of_seed(2), Face.of_seed(3), 0.3, "shape").edited("smile", -1)
    np.testing.assert_allclose(rows(mix(first, second, share)), rows((first, second)[int(share)]))


def test_parts_take_their_levels_only() -> None:
    first, second = Face(1), Face(2)
    shape, colours = (rows(mix(first, second, 1.0, part)) for part in ("shape", "colours"))
    np.testing.assert_allclose(shape[:3], rows(second)[:3])
    np.testing.assert_allclose(shape[3:], rows(first)[3:])
    np.testing.assert_allclose(colours[:3], rows(first)[:3])
    np.testing.assert_allclose(colours[3:], rows(second)[3:])


def test_halfway_lies_on_the_great_circle() -> None:
    first, second = seed_latent(1, 64), 2 * seed_latent(2, 64)
    middle = interpolate(first, second, 0.5)
    assert np.linalg.norm(middle) == pytest.approx(12)  # between 8 and 16
    angles = [angle(middle, end) for end in (first, second)]
    assert angles[0] == pytest.approx(angles[1])
    assert sum(angles) == pytest.approx(angle(first, second))


def test_interpolation_survives_equal_opposite_and_zero_latents() -> None:
    latent = seed_latent(1, 64)
    np.testing.assert_allclose(interpolate(latent, latent, 0.3), latent)
    for other in (-latent, np.zeros(64)):
        assert np.isfinite(interpolate(latent, other, np.array([[0.0], [0.5], [1.0]]))).all()


def test_a_found_latent_is_taken_as_it_is() -> None:
    found = np.random.default_rng(0).normal(size=(5, 64))
    face = Face(seed=None, latent=tuple(map(tuple, found.tolist())), truncation=1.0)
    np.testing.assert_array_equal(rows(face), found)
    with pytest.raises(FacesError, match="another model"):
        rows(face, dataclasses.replace(SHAPE, levels=4))


def test_shapes_come_from_cards() -> None:
    assert LatentShape.of(install()) == LatentShape("tiny", 4, 16, 32)
    assert LatentShape.of(install("paper", tiny_progressive())) == LatentShape(
        "paper", 1, 8, 16, truncates=False
    )
    card = install()
    with pytest.raises(FacesError, match="tiny is no generator"):
        LatentShape.of(dataclasses.replace(card, config={"scale": 4}))


def test_a_model_with_one_level_knows_neither_parts_nor_truncation() -> None:
    shape = LatentShape("paper", 1, 8, 16, truncates=False)
    np.testing.assert_allclose(rows(Face.of_seed(1, 0.2), shape), rows(Face.of_seed(1, 1.0), shape))
    with pytest.raises(FacesError, match="whole faces"):
        rows(mix(Face(1), Face(2), 0.5, "colours"), shape)


def test_many_are_stacked() -> None:
    latents = resolve_all([Face(1), Face(2)], SHAPE, {})
    assert latents.shape == (2, 5, 64) and latents.dtype == np.float32
