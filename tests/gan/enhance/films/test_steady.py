"""What moved and what did not."""

from __future__ import annotations

import numpy as np
import pytest

from gan.enhance.films.steady import Steadier, mix


def ground() -> np.ndarray:
    y, x = np.mgrid[:96, :128]
    return np.stack([60 + x, 60 + y, np.full_like(x, 110)], axis=2).astype(np.uint8)


def test_the_first_frame_is_all_new_and_the_same_again_is_not() -> None:
    steadier = Steadier()
    assert steadier.look(ground()).min() == 255
    assert steadier.look(ground()).max() == 0


def test_what_moves_is_new_and_its_surroundings_softly() -> None:
    steadier, moved = Steadier(), ground()
    steadier.look(ground())
    moved[40:56, 64:80] = (220, 40, 40)
    weights = steadier.look(moved)
    assert weights.shape == (96, 128) and weights[40:56, 64:80].min() == 255
    assert weights[:20].max() == 0 and weights[:, :40].max() == 0
    assert np.abs(np.diff(weights.astype(int), axis=0)).max() < 0.2 * 255  # no border that could be seen
    assert np.array_equal(steadier.reference[40:56, 64:80], moved[40:56, 64:80])


def test_noise_is_no_motion_but_what_creeps_is_noticed() -> None:
    random = np.random.default_rng(0)
    steadier = Steadier()
    steadier.look(ground())
    noisy = np.clip(ground() + random.normal(0, 1.5, (96, 128, 3)), 0, 255).astype(np.uint8)
    assert steadier.look(noisy).mean() < 0.1 * 255
    steadier = Steadier()
    steadier.look(ground())
    seen = [steadier.look(ground() + np.uint8(level)).max() for level in range(1, 12)]
    assert seen[0] == 0 and max(seen) > 0.1 * 255
    assert np.abs(steadier.reference.astype(int) - ground() - 11).max() <= 8  # never far behind


def test_a_run_that_goes_on_sees_the_same() -> None:
    random = np.random.default_rng(1)
    noise = random.normal(0, 3, (6, 96, 128, 3))
    frames = [np.clip(ground() + grain, 0, 255).astype(np.uint8) for grain in noise]
    whole = Steadier()
    expected = [whole.look(frame) for frame in frames]
    first = Steadier()
    for frame in frames[:3]:
        first.look(frame)
    second = Steadier(first.reference)
    assert all(np.array_equal(second.look(frames[index]), expected[index]) for index in (3, 4, 5))


def test_mixing() -> None:
    new, old = np.full((4, 6, 3), 200, np.uint8), np.full((4, 6, 3), 100, np.uint8)
    weights = np.tile(np.uint8([0, 64, 128, 191, 255, 255]), (4, 1))
    assert mix(new, old, weights)[0, :, 0] == pytest.approx([100, 125, 150, 175, 200, 200], abs=1)


def test_what_is_the_same_in_both_stays_the_same_to_the_level() -> None:
    levels, weights = (values.astype(np.uint8) for values in np.mgrid[:256, :256])
    same = np.repeat(levels[..., None], 3, axis=2)
    assert np.array_equal(mix(same, same.copy(), weights), same)
    kept = weights.copy()
    mix(same, same, weights)
    assert np.array_equal(weights, kept)


def test_where_the_camera_moves_all_is_new() -> None:
    """A flat sky over a landscape that passes by is not kept like dirt on a window."""
    random = np.random.default_rng(2)
    land = random.integers(0, 255, (80, 200, 3), np.uint8)
    frames = [
        np.concatenate([np.full((16, 128, 3), 150, np.uint8), land[:, at : at + 128]]) for at in (0, 24, 48)
    ]
    steadier = Steadier()
    for frame in frames:
        assert steadier.look(frame).min() == 255
        assert steadier.reference is frame
