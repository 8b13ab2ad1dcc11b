"""The background retriever: a caption and the picture of a set as points of one sphere.

After the Background Retriever of "Imagine This! Scripts to Compositions to Videos" (Gupta et al., ECCV 2018):
the entity retriever's two towers, with all of the picture pooled in the place of boxes.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from gan.cartoon.learned.text_reader import TextReader


@dataclass(frozen=True)
class BackgroundConfig:
    """Hyper-parameters.

    Attributes:
        word: numbers of a word vector.
        side: cells of a picture across and down.
        text: width of the text's vector.
        width: of the embeddings.
        nouns: how many words of places are told.
    """

    word: int = 128
    side: int = 32
    text: int = 96
    width: int = 96
    nouns: int = 80


class BackgroundRetrieverNet(nn.Module):
    """See the module.

    Attributes:
        config: what it was made of.
    """

    def __init__(self, config: BackgroundConfig = BackgroundConfig()) -> None:  # noqa: B008
        super().__init__()
        self.config = config
        self.text = TextReader(config.word, config.text)
        self.query = nn.Sequential(nn.Linear(config.text, 128), nn.ReLU(), nn.Linear(128, config.width))
        self.eyes = nn.Sequential(
            nn.Conv2d(3, 24, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(24, 48, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(48, 64, 3, padding=1),
            nn.ReLU(),
        )
        self.picture = nn.Sequential(nn.Linear(64 * 4, 128), nn.ReLU(), nn.Linear(128, config.width))
        self.told = nn.Linear(config.width, config.nouns)

    def ask(self, words: Tensor) -> Tensor:
        """(B, L, word) of captions -> (B, width) of length 1."""
        nobody = torch.zeros(len(words), device=words.device)
        there = (words.abs().sum(-1, keepdim=True) > 0).to(words.dtype)
        mean = words.sum(1) / there.sum(1).clamp(min=1)
        text = self.text(words, nobody.long() - 1, mean, nobody)
        return functional.normalize(self.query(text).float(), dim=1)

    def see(self, pictures: Tensor) -> Tensor:
        """(B, 3, side, side), -1..1 -> (B, width) of length 1."""
        seen = functional.adaptive_avg_pool2d(self.eyes(pictures), 2).flatten(1)
        return functional.normalize(self.picture(seen).float(), dim=1)

    def tell(self, points: Tensor) -> Tensor:
        """(B, width) -> (B, nouns) logits of the words of places."""
        return self.told(points * 6)
