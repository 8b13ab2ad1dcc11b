"""The glyph reader's shapes and its distortions."""

from __future__ import annotations

import pytest
import torch

from gan.handwriting.digits import GlyphReader, GlyphReaderConfig
from gan.handwriting.glyph_augmentation import augment


@pytest.mark.parametrize(("names", "batch"), [("0123456789", 1), ("abc", 5)])
def test_scores_have_a_column_for_each_class(names: str, batch: int) -> None:
    reader = GlyphReader(GlyphReaderConfig(names=names, channels=8)).eval()
    scores = reader(torch.rand(batch, 1, 28, 28))
    assert scores.shape == (batch, len(names)) and torch.isfinite(scores).all()


def test_the_shipped_shape_has_the_parameters_it_is_said_to_have() -> None:
    assert sum(p.numel() for p in GlyphReader().parameters()) == 852_842


def test_glyphs_in_a_batch_do_not_touch_one_another() -> None:
    reader = GlyphReader(GlyphReaderConfig(channels=8)).eval()
    glyphs = torch.rand(4, 1, 28, 28)
    assert torch.allclose(reader(glyphs)[2], reader(glyphs[2:3])[0], atol=1e-5)


def test_no_strength_leaves_glyphs_alone_and_seeds_repeat() -> None:
    glyphs = torch.rand(6, 1, 28, 28)
    assert torch.equal(augment(glyphs, 0.0), glyphs)
    made = []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        made.append(augment(glyphs, 1.0))
    assert torch.equal(made[0], made[1]) and not torch.equal(made[0], made[2])
    assert made[0].shape == glyphs.shape


def test_distorted_glyphs_keep_most_of_their_ink_in_place() -> None:
    bar = torch.zeros(200, 1, 28, 28)
    bar[:, :, 6:22, 12:16] = 1.0
    torch.manual_seed(0)
    bent = augment(bar, 1.0)
    overlap = (bent * bar).sum() / bar.sum()
    assert 0.55 < float(overlap) < 0.95
    assert float(bent.min()) >= 0.0 and float(bent.max()) <= 1.0
