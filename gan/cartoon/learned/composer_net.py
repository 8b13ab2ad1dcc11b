"""The layout composer: where, how large and how turned an entity is over a clip, given what is there already.

After the Layout Composer of "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018): a
text vector of the entity, spread over a grid beside the film so far; heat maps over the frames; sizes pooled
where the entity is. Smaller than theirs by far, and with frames as channels, so that a CPU is enough. What is
there already may come as a semantic map (boxes filled with numbers of what is in them) or as small pictures.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.cartoon.learned.text_reader import TextReader

PIXELS = 128
"""Pixels across and down that locations are told apart by."""


@dataclass(frozen=True)
class ComposerConfig:
    """Hyper-parameters.

    Attributes:
        word: numbers of a word vector.
        grid: cells across and down of the maps.
        moments: frames of a clip.
        text: width of the text's vector.
        channels, wide: of the first convolution and of the trunk, both at half of the grid.
        kinds: numbers that a box of the semantic map is filled with; 0 for pictures instead of a map.
        sees_film, reads_text: False leaves that input out, for comparison.
    """

    word: int = 128
    grid: int = 32
    moments: int = 8
    text: int = 96
    channels: int = 64
    wide: int = 72
    kinds: int = 6
    sees_film: bool = True
    reads_text: bool = True


@dataclass(frozen=True)
class Guess:
    """What the composer says of an entity.

    Attributes:
        logits: (B, T, grid, grid), of its centre; `spread` makes probabilities of pixels of them.
        features: (B, C, grid / 2, grid / 2), for `LayoutComposerNet.sizes`.
        text: (B, text).
    """

    logits: Tensor
    features: Tensor
    text: Tensor


class _Block(nn.Module):
    """Two dilated convolutions around a skip, scaled and shifted by the text and by the whole picture."""

    def __init__(self, channels: int, text: int, dilation: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=dilation, dilation=dilation)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        self.film = nn.Linear(text + channels, 2 * channels)

    def forward(self, maps: Tensor, text: Tensor) -> Tensor:
        """(B, C, H, W), (B, text) -> (B, C, H, W)."""
        scale, shift = self.film(torch.cat([text, maps.mean((2, 3))], 1))[..., None, None].chunk(2, 1)
        inner = functional.relu(self.first(maps)) * (1 + scale) + shift
        return maps + self.second(functional.relu(inner))


class LayoutComposerNet(nn.Module):
    """See the module.

    Attributes:
        config: what it was made of.
    """

    def __init__(self, config: ComposerConfig = ComposerConfig()) -> None:  # noqa: B008
        super().__init__()
        self.config = config
        seen = config.moments * (config.kinds or 3) + 3 + 2
        self.text = TextReader(config.word, config.text)
        self.fill = nn.Linear(config.word + 1, max(1, config.kinds))
        self.stem = nn.Conv2d(seen, config.channels, 4, stride=2, padding=1)
        self.down = nn.Conv2d(config.channels, config.wide, 3, padding=1)
        self.blocks = nn.ModuleList(_Block(config.wide, config.text, dilation) for dilation in (1, 2, 4))
        self.shape = nn.Linear(config.text, 2 * config.wide)
        # Four cells of the grid for each cell of the trunk.
        self.place = nn.Sequential(nn.Conv2d(config.wide, 4 * config.moments, 1), nn.PixelShuffle(2))
        size = config.wide + config.text + config.moments + 2
        self.size = nn.Sequential(nn.Linear(size, 96), nn.GELU(), nn.Linear(96, 4))

    def semantic_map(self, boxes: Tensor, phrases: Tensor, people: Tensor) -> Tensor:
        """Boxes of those who are there already, filled with what they are.

        Args:
            boxes: (B, N, T, 4) in shares of the frame, NaN for nobody.
            phrases: (B, N, word), mean vectors of their phrases.
            people: (B, N), 1 for characters.

        Returns:
            (B, T * kinds, grid, grid).
        """
        fills = self.fill(torch.cat([phrases, people[..., None].to(phrases.dtype)], -1))
        covered = box_maps(boxes, self.config.grid)
        maps = torch.einsum("bnthw,bnk->btkhw", covered.to(fills.dtype), fills)
        return maps.flatten(1, 2)

    def forward(
        self, film: Tensor, background: Tensor, words: Tensor, token: Tensor, phrase: Tensor, person: Tensor
    ) -> Guess:
        """Guess where an entity is.

        Args:
            film: (B, T * kinds, grid, grid) of `semantic_map`, or (B, T * 3, grid, grid) pictures, -1..1.
            background: (B, 3, grid, grid), -1..1.
            words: (B, L, word) of the caption, rows of zeros behind its end.
            token: (B,) which word names the entity, -1 for none.
            phrase: (B, word), the mean of its phrase's words.
            person: (B,), 1 for a character.
        """
        config = self.config
        if not config.reads_text:
            words, phrase, token = words * 0, phrase * 0, token * 0 - 1
        if not config.sees_film:
            film = film * 0
        text = self.text(words, token, phrase, person)
        row = torch.linspace(-1, 1, config.grid, device=film.device, dtype=film.dtype)
        across = row.expand(len(film), 1, config.grid, config.grid)
        seen = torch.cat([film, background.to(film.dtype), across, across.transpose(2, 3)], 1)
        maps = functional.relu(self.down(functional.relu(self.stem(seen))))
        for block in self.blocks:
            maps = block(maps, text)
        scale, shift = self.shape(text)[..., None, None].chunk(2, 1)
        maps = functional.relu(maps * (1 + scale) + shift)
        return Guess(self.place(maps), maps, text)

    def sizes(self, guess: Guess, centres: Tensor) -> Tensor:
        """How large, how near and how turned an entity is where it is.

        Args:
            guess: of `forward`.
            centres: (B, T, 2) x, y in shares of the frame.

        Returns:
            (B, T, 4): width and height in shares of the frame, depth 0..1, and the logit of facing right.
        """
        points = centres.to(guess.features.dtype).nan_to_num(0.5)[:, :, None] * 2 - 1
        at = functional.grid_sample(guess.features, points, align_corners=False)[..., 0].transpose(1, 2)
        moments = torch.eye(self.config.moments, device=at.device, dtype=at.dtype).expand(len(at), -1, -1)
        text = guess.text[:, None].expand(-1, self.config.moments, -1)
        return self.size(torch.cat([at, text.to(at.dtype), moments, points[:, :, 0]], -1))


def box_maps(boxes: Tensor, grid: int) -> Tensor:
    """Which share of each cell boxes cover: (…, 4) in shares of the frame -> (…, grid, grid); 0 for NaN."""
    cells = torch.arange(grid, device=boxes.device, dtype=boxes.dtype)
    box = boxes.nan_to_num(0.0)[..., None] * grid
    across = (torch.minimum(box[..., 2, :], cells + 1) - torch.maximum(box[..., 0, :], cells)).clamp(0, 1)
    down = (torch.minimum(box[..., 3, :], cells + 1) - torch.maximum(box[..., 1, :], cells)).clamp(0, 1)
    return down[..., :, None] * across[..., None, :]


def spread(logits: Tensor, pixels: int = PIXELS) -> Tensor:
    """(B, T, grid, grid) logits -> (B, T, pixels, pixels) log probabilities of the pixels of each frame."""
    fine = functional.interpolate(logits.float(), size=(pixels, pixels), mode="bilinear", align_corners=False)
    return functional.log_softmax(fine.flatten(2), -1).unflatten(2, (pixels, pixels))
