from __future__ import annotations

import dataclasses
import itertools

import pytest
import torch

from gan.faces.augmentation import AdaptiveProbability, Augmentation

NOTHING = Augmentation(brightness=0, saturation=0, contrast=0, shift=0, cutout=0, flip=False)


def pictures(number: int = 64, side: int = 8) -> torch.Tensor:
    return torch.rand((number, 3, side, side), generator=torch.Generator().manual_seed(0)) * 2 - 1


def change(probability: float = 1.0, seen: torch.Tensor | None = None, **strengths: float) -> torch.Tensor:
    augmentation = dataclasses.replace(NOTHING, **strengths)
    seen = pictures() if seen is None else seen
    return augmentation(seen, probability, torch.Generator().manual_seed(1))


def test_without_strengths_nothing_changes() -> None:
    torch.testing.assert_close(change(), pictures())


def test_zero_probability_leaves_flips_only() -> None:
    changed = Augmentation()(pictures(), 0.0, torch.Generator().manual_seed(1))
    flipped = [bool((new != old).any()) for new, old in zip(changed, pictures(), strict=True)]
    assert 16 < sum(flipped) < 48
    for new, old, turned in zip(changed, pictures(), flipped, strict=True):
        assert torch.equal(new, old.flip(2) if turned else old)


def test_brightness_adds_one_value_to_a_picture() -> None:
    shifts = (change(brightness=0.5) - pictures()).flatten(1)
    assert shifts.std(dim=1).max() < 1e-6
    assert 0.4 < shifts.abs().max() <= 0.5


def test_saturation_keeps_the_grey_of_every_pixel() -> None:
    changed = change(saturation=1.0)
    torch.testing.assert_close(changed.mean(dim=1), pictures().mean(dim=1), atol=1e-5, rtol=0)
    factors = (changed - changed.mean(1, True)).std(dim=(1, 2, 3)) / (
        pictures() - pictures().mean(1, True)
    ).std(dim=(1, 2, 3))
    assert 0 <= factors.min() < 0.2 and 1.8 < factors.max() <= 2


def test_contrast_keeps_the_mean_of_a_picture() -> None:
    changed = change(contrast=0.5)
    torch.testing.assert_close(changed.mean(dim=(1, 2, 3)), pictures().mean(dim=(1, 2, 3)), atol=1e-5, rtol=0)
    factors = changed.std(dim=(1, 2, 3)) / pictures().std(dim=(1, 2, 3))
    assert 0.5 <= factors.min() < 0.6 and 1.4 < factors.max() <= 1.5 + 1e-5


def test_shift_moves_whole_pictures_by_whole_pixels() -> None:
    moves = set()
    for new, old in zip(change(shift=0.125), pictures(), strict=True):
        padded = torch.nn.functional.pad(old, (1, 1, 1, 1))
        found = [
            (y, x) for y, x in itertools.product(range(3), repeat=2)
            if torch.equal(new, padded[:, y : y + 8, x : x + 8])
        ]  # fmt: skip
        assert len(found) == 1
        moves.update(found)
    assert len(moves) == 9  # each of them happens


def test_cutout_greys_one_square() -> None:
    for new in change(seen=torch.ones(64, 3, 8, 8), cutout=0.5):
        hidden = new[0] == 0
        rows, columns = hidden.any(dim=1).sum(), hidden.any(dim=0).sum()
        assert 1 <= rows <= 4 and 1 <= columns <= 4
        assert hidden.sum() == rows * columns
        assert set(new.unique().tolist()) <= {0.0, 1.0}


def test_probability_spares_its_share() -> None:
    seen = pictures(2000, 4)
    changed = change(0.25, seen, brightness=0.5)
    share = (changed != seen).flatten(1).any(dim=1).float().mean().item()
    assert share == pytest.approx(0.25, abs=0.04)


def test_gradients_pass_every_change() -> None:
    seen = pictures(8).requires_grad_()
    changed = Augmentation(cutout=0.25)(seen, 1.0, torch.Generator().manual_seed(1))
    changed.sum().backward()
    assert (seen.grad.flatten(1) != 0).any(dim=1).all()


def test_changes_follow_their_source() -> None:
    first, again = (Augmentation()(pictures(), 1.0, torch.Generator().manual_seed(3)) for _ in range(2))
    assert torch.equal(first, again)


def test_probability_rises_with_sure_discriminators_and_falls_with_guessing_ones() -> None:
    sure, guessing = (AdaptiveProbability(0.5, ramp=1000) for _ in range(2))
    for _ in range(10):
        sure.update(1.0, 20)
        guessing.update(0.0, 20)
    assert sure.value == pytest.approx(0.5 + 10 * 20 / 1000)
    assert guessing.value == pytest.approx(0.5 - 10 * 20 / 1000)
    for _ in range(200):
        sure.update(1.0, 20)
        guessing.update(0.0, 20)
    assert (sure.value, guessing.value) == (1.0, 0.0)
