"""The tagger: what each word of a caption tells of, by its vector, its spelling and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class TaggerConfig:
    """Sizes.

    Attributes:
        word: numbers of a word vector.
        signs: of the spelling, see `gan.cartoon.learned.tagging.SIGNS`.
        hidden: states in each direction.
        tags: see `gan.cartoon.learned.tagging.TAGS`.
    """

    word: int = 128
    signs: int = 9
    hidden: int = 80
    tags: int = 5


class TaggerNet(nn.Module):
    """A bidirectional LSTM over a caption; see the module.

    Attributes:
        config: what it was made of.
    """

    def __init__(self, config: TaggerConfig = TaggerConfig()) -> None:  # noqa: B008
        super().__init__()
        self.config = config
        self.squeeze = nn.Linear(config.word + config.signs, config.hidden)
        self.reader = nn.LSTM(config.hidden, config.hidden, 2, batch_first=True, bidirectional=True)
        self.out = nn.Linear(2 * config.hidden, config.tags)

    def forward(self, words: Tensor, signs: Tensor) -> Tensor:
        """(B, L, word) vectors, zeros for words that nobody knows, (B, L, signs) -> (B, L, tags) logits."""
        states, _ = self.reader(torch.tanh(self.squeeze(torch.cat([words, signs], -1))))
        return self.out(states)
