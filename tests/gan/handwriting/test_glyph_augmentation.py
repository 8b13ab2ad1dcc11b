"""Batches of glyphs bent anew."""

from __future__ import annotations

import torch

from gan.handwriting.glyph_augmentation import augment
from tests.gan.handwriting.samples import glyph


def batch() -> torch.Tensor:
    return torch.stack([torch.from_numpy(glyph(n)).float()[None] / 255 for n in range(10)])


def test_without_strength_they_are_left_alone() -> None:
    glyphs = batch()
    assert augment(glyphs, 0.0) is glyphs


def test_each_glyph_is_bent_in_its_own_way() -> None:
    torch.manual_seed(0)
    bent = augment(batch()[:1].expand(8, -1, -1, -1), 1.0)
    assert bent.shape == (8, 1, 28, 28) and 0 <= bent.min() and bent.max() <= 1.001
    assert len({tuple(each.flatten().tolist()) for each in bent}) == 8


def test_more_strength_bends_farther() -> None:
    glyphs = batch().repeat(20, 1, 1, 1)
    changes = []
    for strength in (0.2, 1.0):
        torch.manual_seed(0)
        changes.append(float((augment(glyphs, strength) - glyphs).abs().mean()))
    assert changes[0] < 0.7 * changes[1]


def test_the_seed_of_torch_decides() -> None:
    results = []
    for _ in range(2):
        torch.manual_seed(4)
        results.append(augment(batch(), 1.0))
    assert torch.equal(*results)
