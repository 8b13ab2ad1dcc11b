"""Directions found in a generator whose weights were made to have some."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from gan.faces.directions import Direction, draw_sheet, find_directions
from gan.faces.generator import Generator
from tests.gan.faces.face_models import TINY, tiny_generator


@pytest.fixture
def generator() -> Generator:
    """The latent's entry 3 rules the shape, entry 5 the colours."""
    network = tiny_generator().requires_grad_(False)
    network.start.weight[:, 3] *= 6
    for index, level in enumerate(network.levels):
        for unit in level:
            unit.norm.modulation.weight[:, 3 if index < 3 else 5] *= 6
    return network


def named(found: tuple[Direction, ...], name: str) -> np.ndarray:
    return next(direction.rows for direction in found if direction.name == name)


def test_weights_tell_what_rules_them(generator: Generator) -> None:
    found = find_directions(generator, count=2, samples=64)
    shape, colours = (named(found, f"weights-{part}-1") for part in ("shape", "colours"))
    assert shape[0, 3] > 0.95 and not shape[3:].any()
    assert colours[3, 5] > 0.95 and not colours[:3].any()
    for direction in found:
        lengths = np.linalg.norm(direction.rows, axis=1)
        assert np.allclose(lengths[lengths > 0], 1)


def test_activations_tell_what_moves_them(generator: Generator) -> None:
    found = find_directions(generator, count=1, samples=256)
    rest = [direction for direction in found if direction.name.startswith("activations-4")]
    # Where it is the same as one of the weights, it is not listed twice.
    shape = named(found, "weights-all-1") if not rest else rest[0].rows
    assert abs(shape[0, 3]) > 0.5


def test_no_direction_comes_twice_and_all_are_found_again(generator: Generator) -> None:
    found, again = (find_directions(generator, count=3, samples=64) for _ in range(2))
    units = [direction.rows.ravel() / np.linalg.norm(direction.rows) for direction in found]
    cosines = np.abs(np.stack(units) @ np.stack(units).T) - np.eye(len(units))
    assert cosines.max() < 0.85
    assert [direction.name for direction in found] == [direction.name for direction in again]
    for first, second in zip(found, again, strict=True):
        np.testing.assert_allclose(first.rows, second.rows, atol=1e-6)


def test_the_hooks_are_taken_off(generator: Generator) -> None:
    find_directions(generator, count=1, samples=8)
    assert not any(module._forward_hooks for module in generator.modules())


def test_sheets_show_seeds_by_amounts(generator: Generator) -> None:
    rows = np.zeros((4, TINY.latent))
    rows[:, 3] = 1
    sheet = draw_sheet(generator, Direction("", rows), (1, 2), (-3.0, 0.0, 3.0))
    assert sheet.shape == (64, 96, 3) and sheet.dtype == np.uint8
    untouched = draw_sheet(generator, Direction("", 0 * rows), (2,), (1.0,))
    np.testing.assert_array_equal(sheet[32:, 32:64], untouched)
    assert np.abs(sheet[:, :32].astype(int) - sheet[:, 64:]).mean() > 5


def test_the_randomness_of_others_stays(generator: Generator) -> None:
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    find_directions(generator, count=1, samples=8)
    assert torch.rand(1) == expected
