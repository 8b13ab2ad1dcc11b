"""Several views of each glyph: what they are, and that their readings are averaged."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from gan.handwriting.digits import GlyphReader, GlyphReaderConfig
from gan.handwriting.glyph_views import VIEWS, ManyViews
from gan.handwriting.reading import read_glyphs


class Recorder(nn.Module):
    """Gives the ink of each view as the score of the first of two classes."""

    def forward(self, glyphs: Tensor) -> Tensor:
        self.seen = glyphs
        ink = glyphs.sum(dim=(1, 2, 3))
        return torch.stack([ink, torch.zeros_like(ink)], dim=1)


def square() -> Tensor:
    glyphs = torch.zeros(2, 1, 28, 28)
    glyphs[0, :, 10:18, 10:18] = 1
    return glyphs


def test_each_view_is_a_slightly_changed_glyph():
    recorder = Recorder()
    ManyViews(recorder)(square())
    seen = recorder.seen.view(2, len(VIEWS), 28, 28)
    ink = seen[0].sum(dim=(1, 2))
    assert abs(float(ink[0]) - 64) < 1e-3  # moved by half a pixel
    assert torch.allclose(
        seen[0, 0, 9:17, 9:17],
        torch.ones(8, 8).index_fill(0, torch.tensor([0]), 0.5)
        * torch.ones(8, 8).index_fill(1, torch.tensor([0]), 0.5),
        atol=1e-5,
    )
    assert ink[1] > 64 > ink[2]  # seen from nearer and from farther
    assert not torch.allclose(seen[0, 3], seen[0, 4]) and torch.allclose(ink[3], ink[4], atol=0.5)
    assert float(seen[1].abs().max()) == 0


def test_probabilities_of_the_views_are_averaged():
    recorder = Recorder()
    logarithms = ManyViews(recorder)(square() * 0.02)
    expected = recorder.seen.sum(dim=(1, 2, 3)).sigmoid().view(2, -1).mean(dim=1)
    assert torch.allclose(logarithms.exp()[:, 0], expected, atol=1e-6)
    assert torch.allclose(logarithms.exp().sum(dim=1), torch.ones(2))


def test_readers_read_in_views():
    torch.manual_seed(0)
    reader = GlyphReader(GlyphReaderConfig(channels=8, blocks=1)).eval()
    pixels = np.random.default_rng(0).integers(0, 256, (3, 28, 28), dtype=np.uint8)
    with torch.inference_mode():
        expected = ManyViews(reader)(torch.from_numpy(pixels)[:, None].float() / 255).exp()
    assert np.allclose(read_glyphs(reader, pixels), expected.numpy(), atol=1e-5)
